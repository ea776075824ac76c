/** A coach's week: to whom a sign may do good and why, what they say against it, her cohorts. */
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { flagShower, type ShownFlag } from '#app/coach/flags.server.ts'
import { cleanText, longestWords } from '#app/messages/text.ts'
import { answerContest, listCohortFlags } from '#db/flags.ts'
import type { Person } from '#db/people.ts'
import { listThreads, saveThreads } from '#db/threads/threads.ts'

export interface SeenLearner {
  id: string
  name: string
  flags: ShownFlag[]
  /** Where the two write to each other; null when they do not. */
  thread: string | null
}

/** Learners of whom something was seen, the longest first; and apart, what those say who contest it. */
export async function showSeen(
  context: RequestContext,
  coach: Person,
): Promise<{ seen: SeenLearner[]; contested: SeenLearner[] }> {
  const { db } = context
  const [flags, show] = await Promise.all([listCohortFlags(db, coach.id), flagShower(context, coach)])
  if (flags.length === 0) return { seen: [], contested: [] }
  await saveThreads(db, coach.id, context.now())
  const threads = await listThreads(db, coach.id)
  const gather = (chosen: typeof flags): SeenLearner[] =>
    [...new Set(chosen.map(({ learnerId }) => learnerId))].map((id) => {
      const own = chosen.filter(({ learnerId }) => learnerId === id)
      return {
        id,
        name: own[0]?.name ?? '',
        flags: own.map(show),
        thread: threads.find(({ kind, learnerId }) => kind === 'coach' && learnerId === id)?.id ?? null,
      }
    })
  return {
    seen: gather(flags.filter(({ waits }) => !waits)),
    contested: gather(flags.filter(({ waits }) => waits)),
  }
}

const answer = z.object({
  intent: z.enum(['keep', 'take-back']),
  learner: z.string().max(100),
  id: z.uuid(),
})

/** A form that comes back, with what she typed. */
export interface ReturnedAnswer {
  id: string
  words: string
  problem: 'empty' | 'long'
}

/**
 * Keeps a coach's answer to what a learner of hers says. Throws a Response 400 for a forged form, 404 for somebody who is no
 * learner of hers.
 */
export async function sendAnswer(
  context: RequestContext,
  coach: Person,
  form: FormData,
): Promise<'done' | 'answered' | { returned: ReturnedAnswer }> {
  const read = answer.safeParse(Object.fromEntries(form))
  if (!read.success) throw new Response(null, { status: 400 })
  const { intent, learner, id } = read.data
  const typed = form.get(`answer-${id}`)
  const words = cleanText(typeof typed === 'string' ? typed : '')
  const back = (problem: ReturnedAnswer['problem']) => ({ returned: { id, words, problem } })
  if (words === '') return back('empty')
  if (words.length > longestWords) return back('long')
  const outcome = await answerContest(context.db, {
    ...{ coachId: coach.id, learnerId: learner, id, words },
    ...{ takeBack: intent === 'take-back', at: context.now() },
  })
  if (outcome === null) throw new Response(null, { status: 404 })
  return outcome
}
