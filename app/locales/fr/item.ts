import { inWords } from '#app/locales/format.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const masculine = (count: number) => inWords(count, 'fr')

export const item = {
  submit: 'Valider',
  sending: 'C’est envoyé…',
  unknown: 'Je ne sais pas encore',
  several: 'Plusieurs réponses sont possibles.',
  hint: 'Un indice',
  hintTitle: 'Pour vous aider à y penser',
  answer: 'Votre réponse',
  numberHelp: 'Un nombre, par exemple 12 ou 3,5.',
  order: {
    how: 'Donnez à chaque étape sa place.',
    howMove: 'Montez ou descendez chaque étape, jusqu’à l’ordre qui vous paraît juste.',
    place: (step: string) => `Place de : ${step}`,
    noPlace: 'place…',
    up: (step: string) => `Monter : ${step}`,
    down: (step: string) => `Descendre : ${step}`,
    moved: (step: string, place: number, count: number) => `${step} : place ${place} sur ${count}.`,
  },
  match: { choose: 'Choisir…' },
  code: {
    label: (language: string) => `Votre code ${language}`,
    names: { html: 'HTML', css: 'CSS', js: 'JavaScript' },
    page: 'La page de départ',
    run: 'Essayer',
    running: 'Le code s’exécute…',
    reset: 'Revenir au code de départ',
    preview: 'Votre page, telle que le navigateur l’affiche',
    logs: 'Ce que votre code a écrit dans la console',
    noScript:
      'Sans JavaScript, le code ne peut pas être essayé ici. Envoyez-le : il est gardé, et une personne de l’équipe le lira.',
    all: 'Toutes les vérifications passent.',
    some: (passed: number, count: number) =>
      passed === 0
        ? 'Aucune vérification ne passe encore. Voici ce qui manque :'
        : `${capital(feminine(passed))} vérification${passed > 1 ? 's' : ''} sur ${feminine(count)} ${passed > 1 ? 'passent' : 'passe'}. Il reste :`,
    error: 'Le navigateur s’est arrêté sur ceci :',
    loop: 'Une boucle ne s’arrête jamais : le code a été stoppé. Regardez la condition qui doit devenir fausse.',
    slow: 'Le code n’a pas répondu en trois secondes : il a été stoppé. Rien n’est perdu.',
  },
  problems: {
    empty: 'Choisissez ou écrivez une réponse. « Je ne sais pas encore » en est une aussi.',
    incomplete: 'Il reste une ligne à compléter. Chaque place ne sert qu’une fois.',
    'not-a-number': 'Il faut un nombre ici, par exemple 12 ou 3,5.',
    'too-long': 'C’est plus long que ce que cette question attend. Raccourcissez, puis validez.',
    invalid: 'Cette réponse n’a pas pu être lue. Choisissez à nouveau, puis validez.',
  },
  notes: {
    already: 'Cette question avait déjà sa réponse : c’est la première qui compte. Voici la suite.',
    closed: 'Cette question n’est plus posée. Voici où vous en êtes.',
  },
  offline: 'La connexion s’est interrompue. Votre réponse est toujours là : renvoyez-la dans un instant.',
  away: 'Vous avez été déconnectée. Votre réponse est toujours là : reconnectez-vous dans un autre onglet, puis renvoyez-la.',
  awayLogin: 'Se reconnecter',
  offlineTitle: 'Rien n’est perdu.',
  result: {
    right: 'C’est juste.',
    rightUnsure: 'C’est juste, et vous hésitiez.',
    wrong: 'Pas encore. Voici comment y penser.',
    unknown: 'C’est noté. Voici l’idée.',
    human: 'Votre code est gardé.',
    humanText: 'Il n’a pas pu être essayé dans la page. Une personne de l’équipe le lira et vous répondra.',
    choices: (right: number, count: number) =>
      `${capital(feminine(right))} bonne${right > 1 ? 's' : ''} réponse${right > 1 ? 's' : ''} sur ${feminine(count)}.`,
    order: (right: number, count: number) =>
      right === 1
        ? `Une étape sur ${feminine(count)} est à sa place.`
        : `${capital(feminine(right))} étapes sur ${feminine(count)} sont à leur place.`,
    match: (right: number, count: number) =>
      right === 1
        ? `Un lien sur ${masculine(count)} est juste.`
        : `${capital(masculine(right))} liens sur ${masculine(count)} sont justes.`,
    code: (passed: number, count: number) =>
      passed === 1
        ? `Une vérification sur ${feminine(count)} passe.`
        : `${capital(feminine(passed))} vérifications sur ${feminine(count)} passent.`,
    question: 'La question :',
    yours: 'Votre réponse',
    yoursIs: 'Votre réponse :',
    yoursToo: 'votre réponse',
    isRight: 'juste',
    inPlace: 'à sa place',
    expected: 'Ce qui était attendu',
    solution: 'Une solution possible',
  },
}
