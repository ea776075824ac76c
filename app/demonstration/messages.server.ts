/** What some people of the demonstration wrote to each other, on days past. */
import type { Academy } from '#app/academy.server.ts'
import { hourOf } from '#app/demonstration/life.server.ts'
import type { Learner } from '#app/demonstration/cast.ts'
import { idFrom } from '#db/identifier.ts'
import { recordMessage } from '#db/threads/messages.ts'
import { listMessages } from '#db/threads/reading.ts'
import { listThreads, saveReadUntil, saveThreads, type ThreadKind } from '#db/threads/threads.ts'
import type { PlainDate } from '#engine/calendar.ts'

/** Who wrote, so many days ago, at which hour of the learner's, what. */
type Line = [who: 'she' | 'companion', daysAgo: number, hour: number, text: string]

interface Talk {
  /** Her first name. */
  learner: string
  kind: Exclude<ThreadKind, 'three'>
  lines: Line[]
  /** The last line is not read yet. */
  unread?: true
}

const talks: Talk[] = [
  {
    learner: 'Fatou',
    kind: 'mentor',
    unread: true,
    lines: [
      [
        'companion',
        62,
        12.6,
        'Bonjour Fatou, je suis Isabelle. Je fais des sites depuis onze ans, et j’ai commencé à 34 ans, sans diplôme dans ce métier.\nPosez-moi toutes vos questions, même celles que vous trouvez petites. Qu’est-ce qui vous a donné envie de venir ?',
      ],
      [
        'she',
        61,
        20.8,
        'Bonjour Isabelle, merci pour votre message. Je faisais les affiches et la page de l’association de mon quartier, et quelqu’un m’a dit que c’était un métier.\nJ’ai surtout peur de ne pas aller assez vite. Avec les enfants, je n’ai que mes soirées.',
      ],
      [
        'companion',
        60,
        12.4,
        'Vos soirées suffisent. Chez quelqu’un qui débute, on ne regarde pas la vitesse : on regarde si la page tient, et si la personne demande quand elle ne sait pas. Vous savez déjà faire les deux.',
      ],
      [
        'she',
        40,
        20.9,
        'Je bloque sur la mise en page. Mes deux colonnes se mettent l’une sous l’autre et je ne comprends pas pourquoi.',
      ],
      [
        'companion',
        39,
        8.3,
        'Tout le monde passe par là. Regardez la largeur de vos deux blocs : 50 % chacun plus une marge, et ils ne tiennent plus sur la ligne.\nCe jeu le montre bien, en dix minutes : https://flexboxfroggy.com/#fr',
      ],
      [
        'she',
        38,
        20.7,
        'Les grenouilles ! J’y ai joué avec ma fille, elle a fini avant moi. Et mes colonnes tiennent.',
      ],
      [
        'companion',
        5,
        12.7,
        'J’ai relu votre page. Le formulaire est clair, et les messages d’erreur sont juste à côté des champs : c’est ce que je demande à mes collègues. On regarde les contrastes ensemble la prochaine fois ?',
      ],
      [
        'she',
        4,
        20.9,
        'Avec plaisir, j’ai noté trois questions. Merci de m’avoir dit ce qui allait bien : je l’ai relu deux fois.',
      ],
      [
        'companion',
        2,
        12.3,
        'Une annonce m’a fait penser à vous : une mairie cherche quelqu’un pour refaire ses pages, à mi-temps, débutante acceptée. Ce n’est pas pour demain, mais on peut la lire ensemble pour voir ce qui se demande.',
      ],
    ],
  },
  {
    learner: 'Fatou',
    kind: 'coach',
    lines: [
      [
        'companion',
        25,
        10.2,
        'Bonjour Fatou, comment se passe la reprise après les vacances ? Si vos soirées ont changé, changez-les dans « Mes heures » : il n’y a rien à rattraper.',
      ],
      [
        'she',
        24,
        20.6,
        'Bonjour Sandrine, tout va bien. Les mercredis sont plus calmes, je garde les mêmes soirées.',
      ],
      [
        'companion',
        12,
        10.5,
        'Le mois prochain, je propose un atelier CV en visio, à six. Venez avec ce que vous avez, même une liste sur un papier.',
      ],
      ['she', 11, 21.1, 'J’y serai. J’apporterai la page de l’association.'],
    ],
  },
  {
    learner: 'Aïcha',
    kind: 'mentor',
    unread: true,
    lines: [
      [
        'companion',
        9,
        18.4,
        'Bonjour Aïcha, j’ai vu que votre semaine partagée est prête. Qu’est-ce qui a été le plus long ?',
      ],
      ['she', 8, 14.2, 'Les invitations ! Je les avais envoyées à la mauvaise heure.'],
      ['she', 1, 14.4, 'Bonjour Isabelle, j’ai repris hier. Est-ce que je peux vous montrer où je bloque ?'],
    ],
  },
]

/** Has them written; made again, nothing changes. */
export async function exchangeMessages(
  academy: Academy,
  learners: (Learner & { id: string })[],
  today: PlainDate,
): Promise<void> {
  const { db } = academy
  for (const { learner: name, kind, lines, unread } of talks) {
    const learner = learners.find((one) => one.name === name)
    if (!learner) continue
    const moment = ([, daysAgo, hour]: Line) => hourOf(learner, today, daysAgo, hour)
    const [first] = lines
    if (!first) continue
    await saveThreads(db, learner.id, moment(first))
    const thread = (await listThreads(db, learner.id)).find((one) => one.kind === kind)
    const companion = thread?.others[0]?.id
    if (!thread || !companion || thread.last) continue
    for (const [i, line] of lines.entries()) {
      const [who, , , body] = line
      const id = idFrom('message', name, kind, i)
      const [authorId, reader] = who === 'she' ? [learner.id, companion] : [companion, learner.id]
      const given = { threadId: thread.id, authorId, id, otherwiseId: id, body, file: null, at: moment(line) }
      await recordMessage(db, given)
      if (unread && i === lines.length - 1) continue
      const { messages } = await listMessages(db, reader, thread, null)
      await saveReadUntil(db, thread, reader, messages.at(-1)?.seq ?? 0)
    }
  }
}
