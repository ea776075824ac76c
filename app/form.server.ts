import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import { z } from 'zod'
import { cleanText } from '#app/messages/text.ts'

/** A form that comes back: what she typed (never a password or a code), and what is left to mend, by key of a dictionary. */
export interface Returned {
  values: Record<string, string>
  problems: { field: string | null; problem: string }[]
  /** Minutes to wait, with the problem `wait`. */
  minutes?: number
}

/** Fields that are never sent back. */
const secrets = new Set(['password', 'currentPassword', 'code', 'token'])

/** Reads a form by its schema, whose messages are keys of a dictionary. */
export function readForm<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
): { value: z.output<Schema> } | { returned: Returned } {
  const submission = parseWithZod(form, { schema })
  if (submission.status === 'success') return { value: submission.value }
  const problems = Object.entries(submission.error ?? {}).flatMap(([field, messages]) =>
    (messages ?? []).slice(0, 1).map((problem) => ({ field: field === '' ? null : field, problem })),
  )
  return { returned: { values: typed(form), problems } }
}

/** Of a text that comes back, so many letters: more than any field of ours takes. */
const longest = 10_000

/** What she typed, to be shown again; what was ticked under one name, with commas between. */
function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && !secrets.has(name)) {
      const before = values[name] === undefined ? '' : `${values[name]},`
      values[name] = `${before}${value}`.slice(0, longest)
    }
  return values
}

/** The answer to a form with one problem, of one field or of the whole (null). */
export function sendBack(form: FormData, field: string | null, problem: string, status = 400) {
  const returned: Returned = { values: typed(form), problems: [{ field, problem }] }
  return data({ returned }, { status })
}

/** The answer to too many tries: 429, when to come back, and what she typed. */
export function sendWait(form: FormData, seconds: number) {
  const minutes = Math.ceil(seconds / 60)
  const returned: Returned = { values: typed(form), problems: [{ field: null, problem: 'wait' }], minutes }
  return data({ returned }, { status: 429, headers: { 'Retry-After': String(seconds) } })
}

/** What somebody wrote, as it is kept: its letters are counted after what nobody could see is taken out of it. */
export function writtenField(problem: string, most: number, least = 1) {
  return z
    .string({ error: problem })
    .transform(cleanText)
    .refine(({ length }) => least <= length && length <= most, problem)
}

/** An e-mail address in lower case, as it is kept. */
export const emailField = z
  .string({ error: 'email' })
  .trim()
  .toLowerCase()
  .max(254, 'email')
  .pipe(z.email('email'))

/** What a form of ours carries along to name a thing: never empty, and without control characters, which no column of text takes. */
export const codeField = (most: number) =>
  z
    .string('form')
    .max(most, 'form')
    .regex(/^\P{Cc}+$/u, 'form')

/** A name of a person: letters, spaces, hyphens, apostrophes and dots, so that a letter of ours carries no address of others. */
export const nameField = z
  .string({ error: 'name' })
  .trim()
  .normalize('NFC')
  .min(1, 'name')
  .max(60, 'name')
  .regex(/^\p{L}[\p{L}\p{M} '’.-]*$/u, 'name')
  .refine((name) => !/\.\p{L}{2}/u.test(name), 'name')
