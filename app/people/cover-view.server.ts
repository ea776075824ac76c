/** Standing in as each of the three sees it, and what a mentor would hand over. */
import type { RequestContext } from '#app/academy.server.ts'
import { covers as en } from '#app/locales/en/covers.ts'
import { dayOf, dayText, momentText } from '#app/locales/format.ts'
import { covers as fr } from '#app/locales/fr/covers.ts'
import { textFor } from '#app/locales/language.tsx'
import { findLaidPath } from '#app/path/path.server.ts'
import { showWeek } from '#app/path/week.server.ts'
import { known, spokenLanguages, type SpokenLanguage } from '#app/people/words.ts'
import { findMeetings, listSteps } from '#db/agreed-steps.ts'
import { current } from '#db/cover-changes.ts'
import {
  coverAnswerBy,
  listCoverCandidates,
  listCoversBy,
  listCoversFor,
  listCoversOf,
  type NamedCover,
} from '#db/covers.ts'
import { listAbsences } from '#db/meeting-times.ts'
import { listMentees } from '#db/mentoring.ts'
import { findMentorProfile } from '#db/mentors.ts'
import type { Account, Person } from '#db/people.ts'
import { addDays, type PlainDate } from '#engine/calendar.ts'

/** Days before her planned last day for which a mentor who leaves may plan a cover. */
const leavingDays = 14
/** Agreed steps and modules that are handed over. */
const handedOver = { steps: 3, modules: 2 }

/** A time away that is to come, or goes on: `key` is the id of an absence, or `leaving`. */
export interface Away {
  key: string
  from: PlainDate
  to: PlainDate
}

/** When a mentor will be away, by her own calendar, from today on. */
export async function listAways(context: RequestContext, mentor: Person): Promise<Away[]> {
  const today = dayOf(context.now(), mentor.timeZone)
  const [absences, profile] = await Promise.all([
    listAbsences(context.db, mentor.id),
    findMentorProfile(context.db, mentor.id),
  ])
  const leavesOn = profile?.leavesOn ?? null
  const begins = (day: PlainDate) => (day < today ? today : day)
  const leaving =
    leavesOn !== null && leavesOn >= today
      ? [{ key: 'leaving', from: begins(addDays(leavesOn, 1 - leavingDays)), to: leavesOn }]
      : []
  const away = absences.filter(({ to }) => to >= today)
  return [...away.map(({ id, from, to }) => ({ key: id, from: begins(from), to })), ...leaving]
}

type Days = Pick<Away, 'from' | 'to'>

const overlap = (one: Days, other: Days) => one.from <= other.to && other.from <= one.to

const goesOn = ({ state }: Pick<NamedCover, 'state'>) => current.includes(state)

/** Of what of a time away is to come, or goes on, these are the days: those before today need not be said. */
const isWhole = (cover: Days, away: Days, today: PlainDate) =>
  cover.to === away.to && (cover.from < today ? today : cover.from) === away.from

/** The first days of a time away on which nobody is to stand in, of covers by their first days; null when there are none. */
function firstUncovered(away: Days, covers: Days[]): Days | null {
  let from = away.from
  for (const cover of covers)
    if (cover.from <= from && cover.to >= from) from = addDays(cover.to, 1)
    else if (cover.from > from && cover.from <= away.to) return { from, to: addDays(cover.from, -1) }
  return from > away.to ? null : { from, to: away.to }
}

/** The days that a mentor may plan now, of a time away and for a mentee: all of it once somebody is asked for each day. Null for none of hers. */
export async function findDaysToCover(
  context: RequestContext,
  mentor: Person,
  { learnerId, key }: { learnerId: string; key: string },
): Promise<Away | null> {
  const away = (await listAways(context, mentor)).find((one) => one.key === key)
  if (!away) return null
  const planned = await listCoversOf(context.db, mentor.id, away.from)
  const hers = planned.filter((one) => one.learnerId === learnerId && goesOn(one))
  return { ...away, ...firstUncovered(away, hers) }
}

/** What a mentor plans, for days away and beside them, and what she is asked. A learner is named to her who stands in only once she has agreed. */
export async function readCovers(context: RequestContext, mentor: Person) {
  const { db } = context
  const today = dayOf(context.now(), mentor.timeZone)
  const [aways, mentees, planned, asked] = await Promise.all([
    listAways(context, mentor),
    listMentees(db, mentor.id),
    listCoversOf(db, mentor.id, today),
    listCoversBy(db, mentor.id, today),
  ])
  const own = mentees.filter(({ coverUntil }) => coverUntil === null)
  const shown = ({ id, state, cover, from, to }: NamedCover) => ({ id, state, cover, from, to })
  return {
    aways: aways.map((away) => ({
      ...away,
      mentees: own.map(({ id, name }) => {
        const hers = planned.filter((one) => one.learnerId === id && overlap(one, away))
        const going = hers.filter(goesOn)
        const said = going.length > 0 ? going : hers.slice(-1).filter(({ state }) => state !== 'withdrawn')
        const plans = said.map((one) => ({ ...shown(one), whole: isWhole(one, away, today) }))
        return { id, name, covers: plans, left: firstUncovered(away, going) }
      }),
    })),
    beside: planned
      .filter((one) => goesOn(one) && !aways.some((away) => overlap(one, away)))
      .map((one) => ({ ...shown(one), learner: one.learner })),
    asked: asked.map(({ id, state, mentor: asker, learner, learnerId, from, to, summary, askedAt }) => ({
      ...{ id, state, mentor: asker, from, to },
      learner: state === 'agreed' ? { id: learnerId, name: learner, summary } : null,
      answerBy: coverAnswerBy(askedAt).toISOString(),
      now: from <= today,
    })),
    timeZone: mentor.timeZone,
  }
}

/** Who could stand in, in words. */
export async function readCandidates(
  context: RequestContext,
  given: Parameters<typeof listCoverCandidates>[1],
): Promise<{ id: string; name: string; languages: SpokenLanguage[] }[]> {
  const found = await listCoverCandidates(context.db, given)
  return found.map(({ id, name, languages }) => ({ id, name, languages: known(spokenLanguages, languages) }))
}

/** What a mentor would hand over, from what the two share, in the learner's own language: nothing of her private notes. */
export async function draftSummary(
  context: RequestContext,
  mentor: Pick<Person, 'id'>,
  learner: Account,
): Promise<string> {
  const { language, timeZone } = learner
  const t = textFor(language, fr, en).draft
  const [path, steps, meetings] = await Promise.all([
    findLaidPath(context, learner),
    listSteps(context.db, learner.id, { of: mentor.id }),
    findMeetings(context.db, learner.id, mentor.id, context.now()),
  ])
  const modules = path ? showWeek(path, language, context.now()).steps.map(({ title }) => title) : []
  const agreed = steps.filter(({ doneAt }) => doneAt === null).slice(0, handedOver.steps)
  return [
    ...(modules.length > 0 ? [t.next([...new Set(modules)].slice(0, handedOver.modules))] : []),
    ...agreed.map(({ text, dueOn }) => t.step(text, dueOn && dayText(dueOn, language, 'dayMonth'))),
    ...(meetings.next ? [t.session(momentText(meetings.next.startsAt, language, timeZone))] : []),
  ].join('\n')
}

/** What a learner is to decide, and what she agreed to. */
export async function readOwnCovers(context: RequestContext, learner: Person) {
  const today = dayOf(context.now(), learner.timeZone)
  const covers = await listCoversFor(context.db, learner.id, today)
  return Promise.all(
    covers.map(async ({ id, state, mentor, cover, coverId, from, to, summary }) => ({
      ...{ id, mentor, cover, from, to, summary },
      agreed: state === 'agreed',
      now: from <= today,
      about: (await findMentorProfile(context.db, coverId))?.about ?? '',
    })),
  )
}
