/** What routes answer whom: the words of the role matrix. */
import { roles, type Role } from '#db/schema/people.ts'

/** A status, or where it leads: the beginning of a path. */
export type Outcome = number | `/${string}`
export type Asker = Role | 'anonymous'
export const askers: Asker[] = ['anonymous', ...roles]

export type Outcomes = Record<Asker, Outcome>
/** The same for everybody. */
export const all = (outcome: Outcome): Outcomes => ({
  anonymous: outcome,
  learner: outcome,
  mentor: outcome,
  coach: outcome,
  staff: outcome,
  admin: outcome,
})
/** Whoever is logged in; others are asked who they are. */
export const person = (outcome: Outcome): Outcomes => ({ ...all(outcome), anonymous: '/login?next=' })
/** Those who hold one of these roles; for the others there is no such page. */
export const only = (outcome: Outcome, ...holders: Role[]): Outcomes => ({
  ...person(404),
  ...Object.fromEntries(holders.map((role) => [role, outcome])),
})

/** Pages for those who are not logged in: everybody else is led to where she begins. */
export const homes = (outcome: Outcome): Outcomes => ({
  anonymous: outcome,
  learner: '/path',
  mentor: '/mentor',
  coach: '/coach',
  staff: '/staff',
  admin: '/admin',
})

export interface Row {
  /** An address of the route, from ids made before. */
  at: (known: Known) => string
  load: Outcomes
  /** What an empty form brings; absent: the route has no action. */
  act?: Outcomes
  /** The same as a page, where its loader has the last word. */
  actPage?: Outcomes
}

/** What the addresses are made of: ids and slugs of what was made before. */
export interface Known {
  track: string
  node: string
  competency: string
  module: string
  item: string
  draft: string
  cohort: string
  learner: string
  mentor: string
  session: string
  /** An event of the cohort. */
  event: string
  /** Of matching, to be decided. */
  round: string
  /** The secret of a calendar. */
  calendar: string
  /** The secret of a portfolio of the learner. */
  portfolio: string
  thread: string
  message: string
  /** A version of a project. */
  work: string
  /** A credential of the learner, whose page is open. */
  award: string
}
