/** Goals as a learner and her coach see them. */
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { writtenField } from '#app/form.server.ts'
import { dueField } from '#app/file/steps.server.ts'
import { listGoals, recordGoal, saveGoal } from '#db/coaching-goals.ts'

export interface ShownGoal {
  id: string
  text: string
  /** Null once she is gone. */
  author: string | null
  due: string | null
  reached: string | null
  /** She who looks may take it away and move its date; that it is reached, both say of any. */
  own: boolean
}

/** Goals of a learner, for one of the two, in days of hers. */
export async function showGoals(
  context: Pick<RequestContext, 'db'>,
  learnerId: string,
  readerId: string,
  day: (at: Date) => string,
): Promise<ShownGoal[]> {
  const goals = await listGoals(context.db, learnerId)
  return goals.map(({ id, text, author, authorId, dueOn, reachedAt }) => ({
    ...{ id, text, author, due: dueOn },
    reached: reachedAt ? day(reachedAt) : null,
    own: readerId === learnerId || readerId === authorId,
  }))
}

const goalId = z.uuid()
const newGoal = z.object({
  intent: z.literal('goal'),
  id: goalId,
  goal: writtenField('text', 300),
  due: dueField,
})
const changes = ['goal-reached', 'goal-unreached', 'goal-drop', 'goal-move'] as const

/** A form about a goal that comes back: of which, what was typed, and what is left to mend. */
export interface ReturnedGoal {
  goal: string
  text: string
  due: string
  problem: 'text' | 'due'
}

/**
 * Does what the form of a goal asks for; `author` coaches her: she may set one, and say of any whether it is reached. Null: no such form. Throws 404 for a goal that is
 * not hers to change.
 */
export async function changeGoal(
  context: RequestContext,
  form: FormData,
  { learnerId, by, author }: { learnerId: string; by: string; author: boolean },
): Promise<'done' | ReturnedGoal | null> {
  const fields = Object.fromEntries(form)
  const typed = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '')
  const id = typed('id')
  const at = context.now()
  const back = (problem: ReturnedGoal['problem'], due: string) => ({
    ...{ goal: id, text: typed('goal').slice(0, 1_000), due: due.slice(0, 20), problem },
  })
  if (author && typed('intent') === 'goal') {
    const read = newGoal.safeParse({ ...fields, due: typed('goal-due') || undefined })
    if (!goalId.safeParse(id).success) throw new Response(null, { status: 400 })
    if (!read.success) {
      const about = read.error.issues.some(({ path }) => path[0] === 'goal') ? 'text' : 'due'
      return back(about, typed('goal-due'))
    }
    const { goal: text, due } = read.data
    await recordGoal(context.db, { learnerId, id, text, dueOn: due ?? null, authorId: by, at })
    return 'done'
  }
  const intent = changes.find((known) => known === typed('intent'))
  if (!intent) return null
  const due = typed(`goal-due-${id}`)
  const day = dueField.safeParse(due || undefined)
  if (intent === 'goal-move' && !day.success) return back('due', due)
  const saved = await saveGoal(
    context.db,
    { learnerId, id, by, coach: author, at },
    intent === 'goal-drop'
      ? 'drop'
      : intent === 'goal-move'
        ? { dueOn: day.data ?? null }
        : { reached: intent === 'goal-reached' },
  )
  if (!saved) throw new Response(null, { status: 404 })
  return 'done'
}
