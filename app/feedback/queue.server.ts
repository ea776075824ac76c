/** What waits for feedback, as those who give it see it. */
import type { RequestContext } from '#app/academy.server.ts'
import { askAs, projectTitle } from '#app/feedback/projects.server.ts'
import { momentText } from '#app/locales/format.ts'
import { countQueue, listQueue, listWaitingOf, type Work } from '#db/feedback/works.ts'
import type { Person } from '#db/people.ts'
import type { Catalog } from '#engine/catalog.ts'

const correctors = ['mentor', 'coach', 'staff'] as const

/** Somebody who may give feedback at all. */
export const givesFeedback = ({ roles }: Pick<Person, 'roles'>): boolean =>
  correctors.some((role) => roles.includes(role))

export interface ShownWork {
  id: string
  name: string
  title: string
  version: number
  final: boolean
  /** Whole hours that it has waited. */
  hours: number
  holder: 'own' | { name: string | null; until: string } | null
  /** Feedback to it is hers to give. */
  mayTake: boolean
  /** Until when it is kept for her. */
  until: string | null
}

/** A version in a list, in the words and at the hours of the one who reads. */
export function showWork(
  { id, name, module, version, final, since, holder, mayTake }: Work,
  { person, catalog, now }: { person: Person; catalog: Catalog; now: Date },
): ShownWork {
  const { language, timeZone } = person
  const until = holder && momentText(holder.until, language, timeZone)
  const own = holder?.id === person.id
  return {
    ...{ id, name, version, final, mayTake },
    title: projectTitle(catalog, module, language),
    hours: hoursSince(since ?? now, now),
    holder: holder && until ? (own ? 'own' : { name: holder.name, until }) : null,
    until: own ? until : null,
  }
}

export const hoursSince = (since: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - since.getTime()) / 3_600_000))

/** Her queue, the oldest wait first. */
export async function readQueue(context: RequestContext, person: Person): Promise<ShownWork[]> {
  const { asking, catalog } = await askAs(context, person)
  const works = await listQueue(context.db, asking)
  return works.map((work) => showWork(work, { person, catalog, now: asking.at }))
}

/** The projects of a learner that wait, for somebody who accompanies her. */
export async function readWaitingOf(
  context: RequestContext,
  person: Person,
  learnerId: string,
): Promise<ShownWork[]> {
  const { asking, catalog } = await askAs(context, person)
  const works = await listWaitingOf(context.db, asking, learnerId)
  return works.map((work) => showWork(work, { person, catalog, now: asking.at }))
}

/** How many wait for her; null for somebody who gives no feedback. */
export async function countProjects(context: RequestContext, person: Person): Promise<number | null> {
  if (!givesFeedback(person)) return null
  const { asking } = await askAs(context, person)
  return countQueue(context.db, asking)
}
