/** Agreed steps as the two who agreed on them see them. */
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { saveStep, type AgreedStep } from '#db/agreed-steps.ts'

export interface ShownAgreedStep {
  id: string
  text: string
  /** She who looks does it herself. */
  own: boolean
  doer: string
  /** Null once she is gone. */
  author: string | null
  /** She who looks may take it away: she does it, wrote it down, or it is about her. */
  droppable: boolean
  due: string | null
  done: string | null
}

/** A step for one of the two, `readerId`, in days of hers. */
export function showStep(step: AgreedStep, readerId: string, day: (at: Date) => string): ShownAgreedStep {
  const { id, learnerId, text, doerId, doer, authorId, author, dueOn, doneAt } = step
  return {
    ...{ id, text, doer, author, due: dueOn },
    own: doerId === readerId,
    droppable: [doerId, authorId, learnerId].includes(readerId),
    done: doneAt ? day(doneAt) : null,
  }
}

const stepId = z.uuid()
const changes = ['done', 'undone', 'drop', 'move'] as const
/** A day to be agreed on, if any: not before this century, nor after it. */
export const dueField = z.iso
  .date('due')
  .refine((value) => value >= '2000-01-01' && value < '2100-01-01', 'due')
  .optional()

/** What the form of one step asks for; null when it is no such form. The date stands in a field of its own for each step. */
function readChange(form: FormData): { id: string; change: Parameters<typeof saveStep>[2] | 'due' } | null {
  const id = stepId.safeParse(form.get('id'))
  const intent = changes.find((known) => known === form.get('intent'))
  if (!id.success || !intent) return null
  if (intent === 'drop') return { id: id.data, change: 'drop' }
  if (intent !== 'move') return { id: id.data, change: { done: intent === 'done' } }
  const due = dueField.safeParse(form.get(`due-${id.data}`) || undefined)
  if (!due.success) return { id: id.data, change: 'due' }
  return { id: id.data, change: { dueOn: due.data ?? null } }
}

/** Does what the form of a step asks for. `null`: not such a form; throws 404 for a step that is not hers. */
export async function changeStep(
  context: RequestContext,
  form: FormData,
  { learnerId, by }: { learnerId: string; by: string },
): Promise<'done' | { field: string; problem: 'due' } | null> {
  const asked = readChange(form)
  if (!asked) return null
  const { id, change } = asked
  if (change === 'due') return { field: `due-${id}`, problem: 'due' }
  const done = await saveStep(context.db, { learnerId, id, by, at: context.now() }, change)
  if (!done) throw new Response(null, { status: 404 })
  return 'done'
}
