import { isDeepStrictEqual } from 'node:util'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { giveAnswer } from '#app/learning/answer.server.ts'
import { localPath, requireLearner } from '#app/auth.server.ts'
import { findAttempt, saveDraft, saveHint } from '#db/learning/answers.ts'
import { longestCode, readAnswer, type AnswerForm } from '#engine/answer.ts'
import { buildGraph } from '#engine/competency.ts'
import { confidences } from '#engine/evidence.ts'
import type { Item } from '#engine/item.ts'

/** Fields of a form that are kept as a draft. */
const draftFields = /^(answer|answers|confidence|(step|pair)-[a-z])$/

/** Answers are only sent here: an address typed by hand goes to her week. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireLearner(request, context)
  return redirect('/path')
}

/** The fields around the answer; those of the answer itself are read by the engine. */
const schema = z.object({
  attempt: z.string().max(64),
  next: z.string().optional(),
  intent: z.enum(['hint', 'draft']).optional().catch(undefined),
  confidence: z.enum(confidences).optional().catch(undefined),
})

/** The one door of every answer: diagnosis, practice, check, review. What the attempt says stands, not the form. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const form = fieldsOf(await request.formData())
  const read = schema.safeParse(form)
  const attempt = read.success ? await findAttempt(context.db, person.id, read.data.attempt) : null
  if (!read.success || !attempt) throw new Response(null, { status: 404 })
  const { intent, confidence } = read.data
  const next = localPath(read.data.next ?? null, '/path')
  const published = await context.catalogs.hers(context.db, person.id)
  const item = buildGraph(published.catalog).findItem(attempt.item)
  const at = context.now()

  if (intent === 'draft') {
    await saveDraft(context.db, person.id, attempt.id, draftOf(form))
    return new Response(null, { status: 204 })
  }
  if (intent === 'hint') {
    await saveDraft(context.db, person.id, attempt.id, draftOf(form))
    if (attempt.purpose === 'practice') await saveHint(context.db, person.id, attempt.id, at)
    return comeBack(request, next, {})
  }
  if (!item) return comeBack(request, next, { note: 'closed' })
  const answer = readAnswer(item, withUnknown(item, form))
  if ('problem' in answer) {
    await saveDraft(context.db, person.id, attempt.id, { ...draftOf(form), problem: answer.problem })
    return comeBack(request, next, {})
  }
  const recorded = await giveAnswer(context, person, attempt, { item, answer, confidence })
  if (!recorded) throw new Response(null, { status: 404 })
  if (recorded.instead !== null) return comeBack(request, recorded.instead, {})
  if (recorded.outcome === 'closed') return comeBack(request, next, { note: 'closed' })
  const other = recorded.outcome === 'repeated' && !isDeepStrictEqual(recorded.attempt.answer, answer)
  return comeBack(request, next, {
    ...(attempt.purpose !== 'diagnosis' && { after: attempt.id }),
    ...(other && { note: 'already' }),
  })
}

/** The fields of a form; a field sent several times has several values. */
function fieldsOf(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    const strings = form.getAll(name).filter((value) => typeof value === 'string')
    // PostgreSQL keeps no NUL in a text.
    const values = strings.map((value) => value.replaceAll('\u0000', ''))
    const [only] = values
    if (only !== undefined) fields[name] = values.length === 1 ? only : values
  }
  return fields
}

/** "I don't know yet" stands among the options of a choice. */
function withUnknown(item: Item, form: AnswerForm): AnswerForm {
  return item.kind === 'choice' && form.answer === 'unknown' ? { unknown: '1' } : form
}

function draftOf(form: Record<string, string | string[]>): Record<string, string | string[]> {
  const kept = Object.entries(form).filter(([name]) => draftFields.test(name))
  return Object.fromEntries(
    kept
      .slice(0, 40)
      .map(([name, value]) => [
        name,
        typeof value === 'string'
          ? value.slice(0, longestCode)
          : value.slice(0, 20).map((one) => one.slice(0, 100)),
      ]),
  )
}

/**
 * Back to the page of the card: a redirection for a form, the same path as JSON for the card that sends it by itself and so
 * can tell a lost connection from an answer.
 */
function comeBack(request: Request, next: string, values: Record<string, string>): Response {
  const url = new URL(next, 'http://ariane.example')
  for (const name of ['after', 'note']) url.searchParams.delete(name)
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value)
  const path = url.pathname + url.search + url.hash
  return request.headers.get('accept') === 'application/json'
    ? Response.json({ next: path })
    : redirect(path, 303)
}
