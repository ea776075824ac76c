/**
 * A mentor's week: of all she might do for her mentees, what fits into her minutes and is worth most. For each mentee the acts that
 * some fact calls for, each with its cost; then one act a mentee at most, by dynamic programming over minutes (the multiple-choice
 * knapsack problem; H. Kellerer, U. Pferschy & D. Pisinger, Knapsack Problems, 2004, chapter 11), so exact. What comes first is a
 * judgement of ours, in the order of `rules`: whoever waits for the mentor, before whoever might want a word.
 */

/** What is known of one mentee, in whole days; null: never, or nothing there. */
export interface MenteeFacts {
  mentee: string
  /** Since the mentorship began. */
  accompanied: number
  /** Since her last sign of any kind. */
  silent: number | null
  /** She said that she would be away today. */
  away: boolean
  /** Since the last session with this mentor. */
  sinceSession: number | null
  /** Since the mentor last wrote to her. */
  told: number | null
  /** A session with this mentor is booked. */
  booked: boolean
  /** How long a message of hers has waited for an answer, read or not. */
  unanswered: number | null
  /** How long a project of hers has waited for this mentor's feedback. */
  project: number | null
  /** Until the mentor's own next promise to her is due; negative when that day is past. */
  promise: number | null
  /** Something that she tried again and again lately without success. */
  stuck: { node: string; wrong: number } | null
  /** Projects and milestones finished within a week, which nobody has answered. */
  finished: number
}

export const actKinds = [
  'answer',
  'feedback',
  'promise',
  'first-session',
  'unblock',
  'word',
  'session',
  'celebrate',
] as const
export type ActKind = (typeof actKinds)[number]

/** The facts that an act rests on, as names of fields of MenteeFacts: what the page says, and what opens. */
export interface Act {
  mentee: string
  kind: ActKind
  minutes: number
  because: (keyof MenteeFacts)[]
  value: number
}

export interface MentorWeek {
  /** To do, the most worth first. Their minutes never exceed those given. */
  acts: Act[]
  /** Called for, and left for another week: no minutes. */
  later: Act[]
  /** Nothing is asked for these. */
  fine: string[]
  /** Of the acts. */
  minutes: number
}

/** From so many days on a silence is worth a word, until it is too long for one to be expected. */
const silence = { from: 14, until: 90 }
/** Days after which two who go on have not met for long. */
const longSinceSession = 28
/** Days in which one word or question of the mentor's is enough. */
const enough = { word: 14, session: 7, wall: 3 }
/** Days within which a mentorship should have its first session. */
const firstSessionFrom = 5
/** Wrong tries that make a wall. */
const wallFrom = 4
/** Days of waiting that still add to the worth of an act. */
const mostWaiting = 14
const promiseAhead = 7
/** Minutes that it takes to write to a mentee, and to keep a promise. */
export const actMinutes = { message: 5, promise: 10 }

interface Rule {
  kind: ActKind
  minutes: number
  /** Worth at once, and for each day that somebody waits. */
  value: number
  perDay: number
  because: (keyof MenteeFacts)[]
  /** Days waited; null when the rule does not apply. */
  applies(facts: MenteeFacts): number | null
}

const when = (holds: boolean, waited = 0) => (holds ? waited : null)
const untold = ({ told }: MenteeFacts, days: number) => told === null || told >= days

/** One line for each reason to act; a session is asked for, not held, by the act, which costs the asking alone. */
export const rules: readonly Rule[] = [
  {
    ...{ kind: 'answer', minutes: actMinutes.message, value: 60, perDay: 3, because: ['unanswered'] },
    applies: ({ unanswered }) => unanswered,
  },
  {
    ...{ kind: 'feedback', minutes: 20, value: 60, perDay: 4, because: ['project'] },
    applies: ({ project }) => project,
  },
  {
    ...{ kind: 'promise', minutes: actMinutes.promise, value: 45, perDay: 2, because: ['promise'] },
    applies: ({ promise }) => when(promise !== null && promise <= promiseAhead, Math.max(0, -(promise ?? 0))),
  },
  {
    ...{
      kind: 'first-session',
      minutes: actMinutes.message,
      value: 40,
      perDay: 0.25,
      because: ['accompanied', 'sinceSession'],
    },
    applies(facts) {
      const { accompanied, sinceSession, booked, away } = facts
      const due = sinceSession === null && !booked && !away && accompanied >= firstSessionFrom
      return when(due && untold(facts, enough.session), accompanied)
    },
  },
  {
    ...{ kind: 'unblock', minutes: 10, value: 35, perDay: 0, because: ['stuck'] },
    applies: (facts) =>
      when(
        facts.stuck !== null && facts.stuck.wrong >= wallFrom && !facts.away && untold(facts, enough.wall),
      ),
  },
  {
    ...{ kind: 'word', minutes: actMinutes.message, value: 25, perDay: 0.5, because: ['silent'] },
    // Somebody who has done nothing yet is not silent: she has not begun.
    applies(facts) {
      const { silent, away, booked } = facts
      if (silent === null || away || booked) return null
      const long = silent >= silence.from && silent <= silence.until
      return when(long && untold(facts, enough.word), silent)
    },
  },
  {
    ...{ kind: 'session', minutes: actMinutes.message, value: 18, perDay: 0.5, because: ['sinceSession'] },
    applies(facts) {
      const { sinceSession, booked, away, silent } = facts
      if (sinceSession === null || booked || away || silent === null || silent >= silence.from) return null
      return when(
        sinceSession >= longSinceSession && untold(facts, enough.session),
        sinceSession - longSinceSession,
      )
    },
  },
  {
    ...{ kind: 'celebrate', minutes: 3, value: 15, perDay: 0, because: ['finished'] },
    applies: ({ finished }) => when(finished > 0),
  },
]

/** All that is called for by what is known of one mentee, the most worth first. */
export function actsFor(facts: MenteeFacts): Act[] {
  return rules
    .flatMap(({ kind, minutes, value, perDay, because, applies }): Act[] => {
      const waited = applies(facts)
      if (waited === null) return []
      const worth = value + perDay * Math.min(mostWaiting, waited)
      return [{ mentee: facts.mentee, kind, minutes, because, value: worth }]
    })
    .sort((a, b) => b.value - a.value)
}

/** The mentor's week within so many whole minutes: the choice of most worth, one act a mentee at most. */
export function planMentorWeek(mentees: readonly MenteeFacts[], minutes: number): MentorWeek {
  const room = Math.max(0, Math.floor(minutes))
  const called = mentees.map(actsFor)
  /** Worth reached with so many minutes by the mentees up to each one. */
  const worth = [new Float64Array(room + 1)]
  called.forEach((acts, i) => {
    const before = worth[i]!
    const now = before.slice()
    for (const act of acts) {
      for (let spent = act.minutes; spent <= room; spent += 1)
        now[spent] = Math.max(now[spent]!, before[spent - act.minutes]! + act.value)
    }
    worth.push(now)
  })
  const acts: Act[] = []
  let left = room
  for (let i = called.length - 1; i >= 0; i -= 1) {
    const before = worth[i]!
    const taken = called[i]!.find(
      (act) => act.minutes <= left && before[left - act.minutes]! + act.value === worth[i + 1]![left],
    )
    if (!taken || before[left] === worth[i + 1]![left]) continue
    acts.push(taken)
    left -= taken.minutes
  }
  const byWorth = (a: Act, b: Act) => b.value - a.value || (a.mentee < b.mentee ? -1 : 1)
  const helped = new Set(acts.map(({ mentee }) => mentee))
  return {
    acts: acts.sort(byWorth),
    later: called.flatMap(([first]) => (first && !helped.has(first.mentee) ? [first] : [])).sort(byWorth),
    fine: mentees.flatMap(({ mentee }, i) => (called[i]!.length === 0 ? [mentee] : [])),
    minutes: acts.reduce((sum, act) => sum + act.minutes, 0),
  }
}
