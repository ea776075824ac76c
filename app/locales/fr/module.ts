import { inWords, listText, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const module = {
  back: 'Ma semaine',
  pause: 'Pause, tout est gardé',
  stages: {
    label: 'Les trois temps du module',
    lesson: 'Leçon',
    practice: 'Entraînement',
    check: 'Vérification',
    minutes: (minutes: string) => `${minutes} en tout`,
  },
  brings: 'Ce que vous saurez faire',
  buildsOn: (list: string) =>
    `Ce module s’appuie sur ${list}. Vous pouvez l’ouvrir quand même : rien n’est fermé.`,
  node: (name: string, level: number | null) =>
    level === null || level === 1 ? `« ${name} »` : `« ${name}, niveau ${level} »`,
  list: (parts: string[]) => listText(parts, 'fr'),
  read: 'J’ai lu',
  readHelp: 'Vous pourrez relire la leçon à tout moment.',
  toPractice: 'M’exercer',
  toCheck: 'Passer à la vérification',
  toProject: 'Voir le projet',
  practice: {
    title: (module: string) => `S’exercer : ${module}`,
    count: (count: number) =>
      count === 0 ? 'première question' : `${count} ${few(count, 'question faite', 'questions faites')}`,
    next: 'Question suivante',
    ready: 'Vous êtes prête. La vérification est courte, et elle se refait.',
    lesson: 'Relire la leçon',
    none: 'Ce module n’a pas de question pour l’instant.',
  },
  check: {
    title: (module: string) => `Vérifier : ${module}`,
    intro: (count: number) =>
      `${capital(feminine(count))} ${few(count, 'question', 'questions')}, et le module peut être fini.`,
    text: 'Sans indice, à votre rythme. Si une réponse manque, vous vous exercez encore et vous recommencez : rien n’est compté contre vous.',
    begin: 'Commencer la vérification',
    toGo: (count: number) => `encore ${count}`,
    next: 'Question suivante',
    see: 'Voir où j’en suis',
    passed: 'C’est acquis.',
    passedText: 'Voici ce que vous savez faire maintenant.',
    open: (right: number) =>
      right === 0
        ? 'Encore un peu d’exercice, et cela viendra.'
        : `${capital(feminine(right))} ${few(right, 'réponse juste', 'réponses justes')}. Encore un peu d’exercice.`,
    openText: 'Ce qui tient déjà d’abord, puis ce qui demande encore un essai.',
    openAll: 'Quelques questions nouvelles, la leçon si vous voulez, puis vous recommencez. Rien ne presse.',
    facts: (right: number, asked: number) => `${right} ${few(right, 'juste', 'justes')} sur ${asked}`,
    holds: 'acquis',
    again: 'à reprendre',
    toPath: 'Voir la suite',
    project: (title: string) => `Il reste le projet, « ${title} » : une personne le lira.`,
    practise: 'M’exercer encore',
    retry: 'Refaire la vérification',
  },
}
