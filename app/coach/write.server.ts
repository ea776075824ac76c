/** One text of a coach to several of a cohort: a message for each, read over before any goes, each in her own thread. */
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { cleanText, longestMessage } from '#app/messages/text.ts'
import { idFrom } from '#db/identifier.ts'
import { firstName } from '#app/sessions/rules.ts'
import { listCohortFlags } from '#db/flags.ts'
import { listCohortMembers, type Cohort } from '#db/cohorts.ts'
import type { Person } from '#db/people.ts'
import { recordMessage } from '#db/threads/messages.ts'
import { listThreads, saveThreads } from '#db/threads/threads.ts'

export interface Recipient {
  id: string
  name: string
  thread: string
  /** Something was seen of her. */
  flagged: boolean
}

/** Members to whom this coach can write now. */
export async function listRecipients(
  context: RequestContext,
  coach: Person,
  cohort: Cohort,
): Promise<Recipient[]> {
  const { db } = context
  await saveThreads(db, coach.id, context.now())
  const [members, threads, flags] = await Promise.all([
    listCohortMembers(db, cohort.id),
    listThreads(db, coach.id),
    listCohortFlags(db, coach.id, cohort.id),
  ])
  return members.flatMap(({ id, name }) => {
    const thread = threads.find(({ kind, learnerId }) => kind === 'coach' && learnerId === id)
    if (!thread?.open || thread.others.every(({ blocked }) => blocked)) return []
    return [
      {
        id,
        name,
        thread: thread.id,
        flagged: flags.some(({ learnerId, waits }) => learnerId === id && !waits),
      },
    ]
  })
}

export type WriteProblem = 'to' | 'text' | 'long' | 'wait'

/** A message for one of them, as it is read over. */
export interface Draft {
  id: string
  name: string
  text: string
  /** It is to go. */
  kept: boolean
  problem: 'text' | 'long' | null
}

/** What stands on the page after a form of it: the choice again, or the messages one by one. */
export type Written =
  | { step: 'choose'; form: string; chosen: string[]; text: string; problem: WriteProblem | null }
  | {
      step: 'read'
      form: string
      drafts: Draft[]
      problem: 'to' | 'wait' | 'known' | null
      /** What became of the others; absent where nothing was sent. */
      done?: { sent: number; left: number }
    }

const schema = z.object({ intent: z.enum(['tick-all', 'tick-seen', 'preview', 'send']), form: z.uuid() })

/** Does what a form asks for. Throws a Response 400 for a forged form; names who is no member of the cohort are passed over. */
export async function writeToSeveral(
  context: RequestContext,
  coach: Person,
  cohort: Cohort,
  form: FormData,
): Promise<{ sent: number; left: number } | { written: Written; status: number }> {
  const read = schema.safeParse(Object.fromEntries(form))
  if (!read.success) throw new Response(null, { status: 400 })
  const recipients = await listRecipients(context, coach, cohort)
  const field = (name: string) => {
    const value = form.get(name)
    return cleanText(typeof value === 'string' ? value : '')
  }
  const { intent } = read.data
  if (intent === 'tick-all' || intent === 'tick-seen') {
    const chosen = recipients.filter(({ flagged }) => intent === 'tick-all' || flagged).map(({ id }) => id)
    const returned = { chosen, text: field('text'), problem: null }
    return { written: { step: 'choose', form: context.newId(), ...returned }, status: 200 }
  }
  const ticked = new Set(form.getAll('to'))
  if (intent === 'preview')
    return preview(
      recipients.filter(({ id }) => ticked.has(id)),
      field('text'),
      read.data.form,
    )
  const drafts = recipients
    .filter(({ id }) => form.has(`text-${id}`))
    .map(({ id, name }) => draft(id, name, field(`text-${id}`), ticked.has(id)))
  const back = (problem: 'to' | 'wait' | null, status = 400) => ({
    written: { step: 'read' as const, form: read.data.form, drafts, problem },
    status,
  })
  const going = drafts.filter(({ kept }) => kept)
  const gone = [...ticked].filter((id) => form.has(`text-${String(id)}`)).length - going.length
  if (going.length + gone === 0) return back('to')
  if (going.some(({ problem }) => problem !== null)) return back(null)
  if ((await context.limits.take('messageByPerson', coach.id)) !== null) return back('wait', 429)
  let sent = 0
  const known: Draft[] = []
  for (const one of going) {
    const { id, text } = one
    const thread = recipients.find((recipient) => recipient.id === id)?.thread
    // The same form again is the same message; with other words it comes back.
    const message = idFrom(read.data.form, id)
    const outcome =
      thread &&
      (await recordMessage(context.db, {
        ...{ threadId: thread, authorId: coach.id, id: message, otherwiseId: null },
        ...{ body: text, file: null, at: context.now() },
      }))
    if (outcome === 'sent') sent += 1
    if (outcome === 'known' || outcome === 'withdrawn') known.push(one)
  }
  const done = { sent, left: going.length - sent - known.length + gone }
  if (known.length > 0)
    return {
      written: { step: 'read', form: context.newId(), drafts: known, problem: 'known', done },
      status: 409,
    }
  return done
}

function preview(chosen: Recipient[], text: string, form: string): { written: Written; status: number } {
  const back = (problem: WriteProblem) => ({
    written: { step: 'choose' as const, form, chosen: chosen.map(({ id }) => id), text, problem },
    status: 400,
  })
  if (chosen.length === 0) return back('to')
  if (text === '') return back('text')
  const drafts = chosen.map(({ id, name }) =>
    draft(id, name, text.replace(/\{pr[ée]nom\}/giu, firstName(name)), true),
  )
  if (drafts.some(({ problem }) => problem === 'long')) return back('long')
  return { written: { step: 'read', form, drafts, problem: null }, status: 200 }
}

function draft(id: string, name: string, text: string, kept: boolean): Draft {
  const problem = text === '' ? 'text' : text.length > longestMessage ? 'long' : null
  return { id, name, text, kept, problem: kept ? problem : null }
}
