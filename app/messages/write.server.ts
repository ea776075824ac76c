/** What is done in a thread by its forms: write, edit, withdraw, block, close. */
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { cleanText, longestMessage } from '#app/messages/text.ts'
import { fileOf } from '#app/learning/upload.server.ts'
import { idFrom } from '#db/identifier.ts'
import { removeBlock, saveBlock } from '#db/threads/blocks.ts'
import { editMessage, recordMessage, withdrawMessage } from '#db/threads/messages.ts'
import { closeThreeThread, type Thread } from '#db/threads/threads.ts'

export type MessageProblem =
  | 'nothing'
  | 'long'
  | 'closed'
  | 'blocked'
  | 'again'
  | 'late'
  | 'lateWithdraw'
  | 'gone'
  | 'quota'
  | 'wait'
  | 'file-empty'
  | 'file-size'
  | 'file-kind'

/** A form that comes back with what she typed: as a message to send, or as one to edit. */
export interface ReturnedMessage {
  /** The message that a new try sends, or edits. */
  id: string
  edit: boolean
  text: string
  field: 'text' | 'file' | null
  problem: MessageProblem
}

/** The forms of a thread, the file apart. */
const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('write'), id: z.uuid(), text: z.string() }),
  z.object({ intent: z.literal('edit'), id: z.uuid(), text: z.string() }),
  z.object({ intent: z.literal('withdraw'), id: z.uuid() }),
  z.object({ intent: z.enum(['block', 'unblock']), person: z.string().max(100) }),
  z.object({ intent: z.literal('close') }),
])

export type Done =
  | { done: 'sent'; id: string }
  | { done: 'edited' | 'withdrawn'; id: string }
  | { done: 'blocked' | 'unblocked' | 'closed' }

/** Does what a form asks for in a thread. Throws a Response 400 for a forged form, 404 for what is not hers. */
export async function actInThread(
  context: RequestContext,
  person: Person,
  thread: Thread,
  form: FormData,
): Promise<Done | { returned: ReturnedMessage; status: number }> {
  const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  const read = schema.safeParse(fields)
  if (!read.success) throw new Response(null, { status: 400 })
  const { db } = context
  const at = context.now()
  const threadId = thread.id
  switch (read.data.intent) {
    case 'write':
      return write(context, person, thread, read.data, form)
    case 'edit':
      return edit(context, person, thread, read.data)
    case 'withdraw': {
      const { id } = read.data
      const outcome = await withdrawMessage(db, { threadId, personId: person.id, id, at })
      if (outcome === null) throw new Response(null, { status: 404 })
      if (outcome === 'withdrawn') return { done: 'withdrawn', id }
      return back({ id: context.newId(), text: '', field: null, problem: 'lateWithdraw' }, 409)
    }
    case 'close':
      if (thread.kind !== 'three' || thread.learnerId !== person.id) throw new Response(null, { status: 404 })
      await closeThreeThread(db, person.id, threadId, at)
      return { done: 'closed' }
    case 'block':
    case 'unblock': {
      const { intent, person: other } = read.data
      if (!thread.others.some(({ id }) => id === other)) throw new Response(null, { status: 404 })
      if (intent === 'block') await saveBlock(db, { blockerId: person.id, blockedId: other, at })
      else await removeBlock(db, person.id, other)
      return { done: `${intent}ed` }
    }
  }
}

const back = (returned: Omit<ReturnedMessage, 'edit'> & { edit?: boolean }, status = 400) => ({
  returned: { edit: false, ...returned },
  status,
})

async function write(
  context: RequestContext,
  person: Person,
  thread: Thread,
  { id, text }: { id: string; text: string },
  form: FormData,
) {
  const body = cleanText(text)
  const returned = (problem: MessageProblem, field: ReturnedMessage['field'] = 'text', status = 400) =>
    back({ id, text, field, problem }, status)
  if (body.length > longestMessage) return returned('long')
  const file = await fileOf(form)
  if (file && 'problem' in file) return returned(file.problem, 'file')
  if (body === '' && !file) return returned('nothing')
  if (!thread.open) return returned('closed', null, 409)
  if (thread.others.every(({ blocked }) => blocked)) return returned('blocked', null, 409)
  if ((await context.limits.take('messageByPerson', person.id)) !== null) return returned('wait', null, 429)
  const outcome = await recordMessage(context.db, {
    threadId: thread.id,
    authorId: person.id,
    id,
    // Other words sent by the form of a message that is there already: the same words again are the same message.
    otherwiseId: idFrom(id, body, ...(file ? [file.sha256] : [])),
    body,
    file: file && { ...file, id: context.newId() },
    at: context.now(),
  })
  switch (outcome) {
    case 'sent':
      return { done: 'sent' as const, id }
    case 'closed':
      return returned('closed', null, 409)
    case 'quota':
      return returned('quota', 'file')
    case 'withdrawn':
      return back({ id: context.newId(), text, field: null, problem: 'again' }, 409)
    case 'known':
    case null:
      throw new Response(null, { status: 404 })
  }
}

async function edit(
  context: RequestContext,
  person: Person,
  thread: Thread,
  { id, text }: { id: string; text: string },
) {
  const body = cleanText(text)
  if (body.length > longestMessage) return back({ id, text, edit: true, field: 'text', problem: 'long' })
  if (body === '') return back({ id, text, edit: true, field: 'text', problem: 'nothing' })
  const change = { threadId: thread.id, personId: person.id, id, body, at: context.now() }
  const outcome = await editMessage(context.db, change)
  // What she typed goes on as a new message where it can no longer change the old one.
  const asNew = (problem: MessageProblem) => back({ id: context.newId(), text, field: null, problem }, 409)
  switch (outcome) {
    case 'saved':
      return { done: 'edited' as const, id }
    case 'late':
      return asNew('late')
    case 'withdrawn':
      return asNew('gone')
    case 'closed':
      return asNew('closed')
    case null:
      throw new Response(null, { status: 404 })
  }
}
