/** A mentor's week as she reads it, and as her mentee reads what concerns her. */
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import type { ReturnedDraft } from '#app/components/mentor-week/acts.tsx'
import { askAs } from '#app/feedback/projects.server.ts'
import { mentorWeek as en } from '#app/locales/en/mentor-week.ts'
import { dayOf, typeset } from '#app/locales/format.ts'
import { mentorWeek as fr } from '#app/locales/fr/mentor-week.ts'
import { textFor } from '#app/locales/language.tsx'
import { longestMessage } from '#app/messages/text.ts'
import { actInThread } from '#app/messages/write.server.ts'
import { listQueue } from '#db/feedback/works.ts'
import { findMentorProfile } from '#db/mentors.ts'
import { listMentees } from '#db/mentoring.ts'
import { findPerson, type Person } from '#db/people.ts'
import { listThreads, saveThreads, type Thread } from '#db/threads/threads.ts'
import { countDone, listMenteeFacts, sumBookedMinutes, type DatedFacts } from '#db/triage.ts'
import { buildGraph } from '#engine/competency.ts'
import { spansOf } from '#engine/zone.ts'
import { addDays, mondayOf, type PlainDate } from '#engine/calendar.ts'
import { actMinutes, planMentorWeek, type Act, type ActKind } from '#engine/triage.ts'

/** What an act rests on: days or a count, and what she tries where it is a wall. */
export interface ShownReason {
  kind: ActKind
  number: number
  /** The day of a promise. */
  day: PlainDate | null
  canDo: string | null
  /** The version that waits for her feedback, where that is the act. */
  work: string | null
}

export interface ShownAct extends ShownReason {
  mentee: string
  name: string
  minutes: number
  draft: string
}

/** The facts of her mentees, and what fits into the minutes that her calendar week still has. */
async function planWeek(context: RequestContext, mentor: Person) {
  const { db } = context
  const { asking, catalog } = await askAs(context, mentor)
  const { at, projects } = asking
  const monday = mondayOf(dayOf(at, mentor.timeZone))
  const from = startOf(monday, mentor.timeZone, at)
  const until = startOf(addDays(monday, 7), mentor.timeZone, at)
  const [profile, facts, booked, done] = await Promise.all([
    findMentorProfile(db, mentor.id),
    listMenteeFacts(db, { mentorId: mentor.id, projects, at }),
    sumBookedMinutes(db, { companionId: mentor.id, from, until }),
    countDone(db, { mentorId: mentor.id, from }),
  ])
  const taken = booked + done.written * actMinutes.message + done.kept * actMinutes.promise
  const minutes = Math.max(0, (profile?.minutesPerWeek ?? 0) - taken)
  return { facts, taken, minutes, plan: planMentorWeek(facts, minutes), asking, catalog }
}

/** When a day begins on somebody's clock. */
function startOf(day: PlainDate, timeZone: string, at: Date): Date {
  const [first] = spansOf(day, 0, 1_440, timeZone)
  return first ? new Date(first.from) : at
}

/** Her week; null for a mentor who has no mentee. */
export async function showMentorWeek(context: RequestContext, mentor: Person) {
  const { db } = context
  const [{ facts, taken, minutes, plan, asking, catalog }, mentees] = await Promise.all([
    planWeek(context, mentor),
    listMentees(db, mentor.id),
  ])
  if (facts.length === 0) return null
  const waiting = (await listQueue(db, asking)).filter(
    ({ final, holder }) => !final && (holder === null || holder.id === mentor.id),
  )
  const graph = buildGraph(catalog)
  const show = (act: Act): ShownAct[] => {
    const own = facts.find(({ mentee }) => mentee === act.mentee)
    const person = mentees.find(({ id }) => id === act.mentee)
    if (!own || !person) return []
    const work =
      act.kind === 'feedback' ? (waiting.find((one) => one.learnerId === act.mentee)?.id ?? null) : null
    const draft = textFor(person.language, fr, en).drafts[act.kind](person.name, mentor.name)
    const reason = reasonOf(act.kind, own, (node) => {
      const found = graph.find(node)
      return found ? typeset(found.canDo[mentor.language], mentor.language) : null
    })
    return [{ ...reason, work, mentee: act.mentee, name: person.name, minutes: act.minutes, draft }]
  }
  return {
    minutes,
    booked: taken,
    spent: plan.minutes,
    acts: plan.acts.flatMap(show),
    later: plan.later.flatMap(show),
    fine: plan.fine.flatMap((id) => mentees.find((one) => one.id === id)?.name ?? []),
  }
}

/** What her mentor is told about her this week; null when nothing is called for. */
export async function showOwnWeek(
  context: RequestContext,
  learner: Person,
  mentorId: string,
): Promise<ShownReason | null> {
  const mentor = await findPerson(context.db, mentorId)
  if (!mentor) return null
  const { catalog, ...week } = await planWeek(context, mentor)
  const facts = week.facts.find(({ mentee }) => mentee === learner.id)
  const act = [...week.plan.acts, ...week.plan.later].find(({ mentee }) => mentee === learner.id)
  if (!facts || !act) return null
  const graph = buildGraph(catalog)
  return reasonOf(act.kind, facts, (node) => {
    const found = graph.find(node)
    return found ? typeset(found.canDo[learner.language], learner.language) : null
  })
}

function reasonOf(kind: ActKind, facts: DatedFacts, canDoOf: (node: string) => string | null): ShownReason {
  const numbers: Record<ActKind, number | null | undefined> = {
    answer: facts.unanswered,
    feedback: facts.project,
    promise: facts.promise,
    'first-session': facts.accompanied,
    unblock: facts.stuck?.wrong,
    word: facts.silent,
    session: facts.sinceSession,
    celebrate: facts.finished,
  }
  return {
    kind,
    number: numbers[kind] ?? 0,
    day: kind === 'promise' ? facts.promiseOn : null,
    work: null,
    canDo: kind === 'unblock' && facts.stuck ? canDoOf(facts.stuck.node) : null,
  }
}

const draft = z.object({ mentee: z.string().max(100), id: z.uuid() })

/**
 * Sends a mentor's words to one of her mentees, in their thread. Sent twice, it is one message. Throws a Response 400 for a forged
 * form, 404 for somebody who is no mentee of hers.
 */
export async function sendDraft(
  context: RequestContext,
  mentor: Person,
  form: FormData,
): Promise<{ to: string } | { returned: ReturnedDraft; status: number }> {
  const read = draft.safeParse({ mentee: form.get('mentee'), id: form.get('id') })
  if (!read.success) throw new Response(null, { status: 400 })
  const { mentee, id } = read.data
  const typed = form.get(`message-${mentee}`)
  const text = typeof typed === 'string' ? typed : ''
  await saveThreads(context.db, mentor.id, context.now())
  const own = (one: Thread) => one.kind === 'mentor' && one.learnerId === mentee
  const thread = (await listThreads(context.db, mentor.id)).find(own)
  if (!thread?.open) throw new Response(null, { status: 404 })
  const message = new FormData()
  for (const [name, value] of [
    ['intent', 'write'],
    ['id', id],
    ['text', text],
  ] as const)
    message.set(name, value)
  const acted = await actInThread(context, mentor, thread, message)
  if (!('returned' in acted)) return { to: mentee }
  const known = { nothing: 'empty', long: 'long' } as const
  const { problem } = acted.returned
  return {
    returned: {
      ...{ mentee, text, most: longestMessage },
      problem: problem === 'nothing' || problem === 'long' ? known[problem] : 'closed',
    },
    status: acted.status,
  }
}
