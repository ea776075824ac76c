/** One life in the demonstration: a clock of its own, chance of its own, and the functions that the pages use. */
import type { Academy, RequestContext } from '#app/academy.server.ts'
import { giveAnswer, type GivenAnswer } from '#app/learning/answer.server.ts'
import type { ShownAttempt } from '#app/learning/attempt.server.ts'
import type { Person } from '#app/auth.server.ts'
import type { Learner } from '#app/demonstration/cast.ts'
import type { Database } from '#db/client.server.ts'
import { idFrom } from '#db/identifier.ts'
import { findAttempt } from '#db/learning/answers.ts'
import { recordTime } from '#db/learning/modules.ts'
import { addDays, type PlainDate } from '#engine/calendar.ts'
import type { Catalog, Track } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { hashText, seededRandom } from '#engine/shuffle.ts'
import { drawLearner, respond, type SimulatedLearner } from '#engine/simulation.ts'

/** Seconds to read a question, and what an answer says, on top of answering. */
const reading = { question: 8, feedback: 15 }
/** Hours that a time zone is ahead of UTC, about: nobody looks at the minute. */
const ahead: Record<string, number> = { 'Indian/Reunion': 4, 'America/Martinique': -4 }

/** Everything that a learner lives with. What it holds changes as she goes on. */
export interface Life {
  learner: Learner
  person: Person
  catalog: Catalog
  track: Track
  /** As the routes get it, with her clock and ids that follow from her. */
  context: RequestContext
  random: () => number
  /** What she truly masters. */
  self: SimulatedLearner
  clock: { at: Date }
  /** Seconds not reported yet, and what they went to. */
  attention: { module: string | null; seconds: number }
}

/** The academy as it was at an instant, with ids that follow from a name. `clock.at` is moved by whoever holds it. */
export function contextAt(academy: Academy, db: Database, name: string, clock: { at: Date }): RequestContext {
  let ids = 0
  const published = academy.catalogs.published(academy.db)
  return {
    ...academy,
    db: withoutSavepoints(db),
    catalogs: { ...academy.catalogs, published: () => published },
    now: () => new Date(clock.at),
    newId: () => idFrom(name, (ids += 1)),
    nonce: '',
    address: '',
    once: new Map(),
  }
}

/** A transaction whose inner transactions are itself: when one of them fails, nothing of this life is kept. */
function withoutSavepoints(tx: Database): Database {
  const flat: Database = Object.create(tx, {
    transaction: { value: (work: (same: Database) => unknown) => work(flat) },
  })
  return flat
}

export function beginLife(
  context: RequestContext,
  clock: { at: Date },
  learner: Learner,
  person: Person,
  catalog: Catalog,
): Life {
  const random = seededRandom(hashText(learner.email))
  const [track] = catalog.tracks
  if (!track) throw new Error('no track')
  const self = drawLearner(catalog, random, learner.ability)
  return {
    learner,
    person,
    catalog,
    track,
    context,
    random,
    clock,
    self,
    attention: { module: null, seconds: 0 },
  }
}

/** Lets time go by: seconds of attention to a module, or to none. They are reported once she turns to something else. */
export async function spend(life: Life, seconds: number, module: string | null): Promise<void> {
  if (life.attention.module !== module) await reportTime(life, module)
  life.clock.at = new Date(life.clock.at.getTime() + Math.round(seconds) * 1000)
  life.attention.seconds += Math.round(seconds)
}

/** Reports the time spent so far. */
export async function reportTime(life: Life, next: string | null = null): Promise<void> {
  const { context, person, clock, learner } = life
  const { module, seconds } = life.attention
  life.attention = { module: next, seconds: 0 }
  if (seconds === 0) return
  await recordTime(context.db, person.id, { day: dayAt(clock.at, learner), module, seconds, at: clock.at })
}

/** Answers a question that was put to her, after the time it takes her; where the answer leads instead, if anywhere. */
export async function answer(
  life: Life,
  shown: ShownAttempt,
  module: string | null = null,
): Promise<GivenAnswer> {
  const { context, person, self, random, catalog } = life
  const item = buildGraph(catalog).findItem(shown.question.item)
  const attempt = await findAttempt(context.db, person.id, shown.id)
  if (!item || !attempt) throw new Error(`no attempt ${shown.id}`)
  const { answer: given, seconds = 0, confidence } = respond(self, item, random)
  await spend(life, reading.question + seconds, module)
  const recorded = await giveAnswer(context, person, attempt, { item, answer: given, confidence })
  if (!recorded) throw new Error(`attempt ${shown.id} vanished`)
  await spend(life, reading.feedback, module)
  return recorded
}

/** Her day at an instant. */
export function dayAt(at: Date, { timeZone }: Learner): PlainDate {
  return new Date(at.getTime() + (ahead[timeZone] ?? 1) * 3_600_000).toISOString().slice(0, 10)
}

/** The instant of an hour of hers, so many days before `today`. */
export function hourOf(learner: Learner, today: PlainDate, daysAgo: number, hour: number): Date {
  const midnight = Date.parse(`${addDays(today, -daysAgo)}T00:00:00Z`)
  return new Date(midnight + (hour - (ahead[learner.timeZone] ?? 1)) * 3_600_000)
}
