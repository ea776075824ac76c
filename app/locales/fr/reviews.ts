import { daysAwayText, inWords, minutesInWords, plural } from '#app/locales/format.ts'

const few = (count: number, one: string, other: string) => plural(count, 'fr', { one, other })
const feminine = (count: number) => inWords(count, 'fr', 'feminine')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const notions = (count: number) => `${feminine(count)} ${few(count, 'notion', 'notions')}`

export const reviews = {
  metaTitle: 'Réviser',
  heading: (minutes: number, count: number) =>
    `${capital(minutesInWords(minutes, 'fr'))}, ${notions(count)} à ne pas perdre.`,
  lead: 'Une question chacune. Vous vous arrêtez quand vous voulez.',
  begin: 'Commencer',
  goOn: 'Continuer',
  moreChoice: (minutes: number, count: number) => `${minutes} min, ${notions(count)}`,
  why: 'Pourquoi elles reviennent',
  whyNote: 'La mémoire laisse filer ce qui ne sert pas. Une question au bon moment suffit à le retenir.',
  level: (name: string, level: number | null) => (level === null ? name : `${name}, niveau ${level}`),
  learnt: (title: string, day: string) => `Appris avec « ${title} », le ${day}.`,
  brought: 'Vous le saviez en arrivant.',
  since: (days: number) => `Vu ${daysAwayText(-days, 'fr')}.`,
  fading: {
    near: 'C’est encore là : le bon moment pour l’ancrer.',
    fading: 'C’est sans doute en train de s’effacer.',
    far: 'C’est peut-être déjà loin, et cela revient vite.',
  },
  soon: (title: string) => `« ${title} », bientôt sur votre parcours, s’appuie dessus.`,
  pause: 'Pause, tout est gardé',
  left: (count: number) => (count <= 1 ? 'la dernière' : `encore ${count}`),
  keys: (count: number) => `Touches 1 à ${count}, ou un clic : votre réponse part aussitôt.`,
  thumb: 'Touchez votre réponse : elle part aussitôt.',
  next: 'La suivante',
  finish: 'J’ai fini',
  back: (days: number) => `Cette notion reviendra ${daysAwayText(days, 'fr')}.`,
  again: 'Cette notion demande plus qu’une révision. Le module est là, quand vous voudrez.',
  againModule: (title: string) => `Revoir « ${title} »`,
  end: {
    heading: (done: number, right: number) =>
      right === done
        ? done === 1
          ? 'Une notion revue, et elle est bien là.'
          : `${capital(notions(done))} revues, toutes bien là.`
        : right === 0
          ? `${capital(notions(done))} ${few(done, 'revue', 'revues')}. ${few(done, 'Elle revient', 'Elles reviennent')} bientôt.`
          : `${capital(notions(done))} revues, ${feminine(right)} bien ${few(right, 'là', 'là')}.`,
    wrong: 'Ce qui a glissé revient vite, et plus facilement à chaque fois.',
    right: 'Ce que vous venez de retrouver tiendra plus longtemps.',
    more: (minutes: string) => `Encore ${minutes}, si l’envie est là`,
  },
  done: {
    heading: 'Pour aujourd’hui, c’est fait.',
    lead: (done: number) =>
      `Vous avez revu ${notions(done)}. D’autres peuvent attendre demain : rien ne s’accumule.`,
  },
  nothing: {
    heading: 'Rien à réviser aujourd’hui.',
    done: (done: number) => `Vous avez revu ${notions(done)}, et c’est tout pour aujourd’hui.`,
    next: (day: string, days: number) =>
      days > 13
        ? `La prochaine notion revient ${daysAwayText(days, 'fr')}, le ${day}.`
        : `La prochaine notion revient ${days === 1 ? 'demain, ' : ''}${day}.`,
    none: 'Ce que vous apprendrez reviendra ici au bon moment, avant de s’effacer. Quelques minutes à chaque fois.',
    free: 'Vous n’avez rien à faire pour cela : l’académie y pense pour vous.',
  },
  toPath: 'Aller à ma semaine',
}
