/** What a form of the studio asks for, made an entry of its draft: one door for all pages of it. */
import { createHash } from 'node:crypto'
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { readForm, sendBack, type Returned } from '#app/form.server.ts'
import { askedSchema, build, pageAfter, resized, unknown, type Asked } from '#app/studio/asked.server.ts'
import {
  changeDraft,
  readDraft,
  requireDraft,
  turnEntry,
  type EditProblem,
} from '#app/studio/draft.server.ts'
import { bodiesOf, editsOf, fieldsOf } from '#app/studio/fields.ts'
import { nameOf } from '#app/studio/names.ts'
import { hashBody } from '#content/read.ts'
import { recordComment, saveSettled } from '#db/draft-comments.ts'
import { findDraft } from '#db/drafts.ts'
import { idFrom, isId } from '#db/identifier.ts'
import type { Refusal } from '#engine/edit/edit.ts'
import { Recorder } from '#engine/edit/make.ts'
import { findThing } from '#engine/edit/place.ts'

/** What comes back when something could not be done: what she typed, and why. */
export interface StudioReply {
  returned?: Returned
  refused?: Refusal
  /** What the entries change that need the one which was to be taken back. */
  dependent?: string[]
  /** Of fields that somebody else changed meanwhile: what they hold now, a body by its hash; and bodies as they read. */
  found?: Record<string, string>
  theirs?: Record<string, string>
}

/** The fields of a thing, as they were sent: `f.minutes`. */
function fieldsSent(form: FormData): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const [name, value] of form)
    if (name.startsWith('f.') && typeof value === 'string') sent[name.slice(2)] = value
  return sent
}

function readWas(text: string): Record<string, string> | null {
  try {
    const parsed = z.record(z.string(), z.string()).safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** The id of an entry: the same form of the same page, sent again, is the same entry. */
function entryId(form: FormData): string {
  const sent = [...form].map(([name, value]) => `${name}=${typeof value === 'string' ? value : ''}`)
  return idFrom('entry', createHash('sha256').update(sent.join('\0')).digest('hex'))
}

/** Does what a form of the studio asks for, and sends back to its page; or sends back what was typed, and why not. */
export async function actInStudio(context: RequestContext, staff: Person, request: Request) {
  const url = new URL(request.url)
  const draftId = url.searchParams.get('draft') ?? ''
  if (!isId(draftId) || !(await findDraft(context.db, draftId))) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const parsed = readForm(form, askedSchema)
  if ('returned' in parsed) return data<StudioReply>({ returned: parsed.returned }, { status: 400 })
  const asked = parsed.value
  const goOn = (path = url.pathname) => {
    const query = new URLSearchParams(url.searchParams)
    query.delete('told')
    query.set('told', asked.intent)
    return redirect(`${path}?${query}`, 303)
  }
  if (asked.intent === 'undo' || asked.intent === 'redo')
    return turnByForm(context, staff, draftId, form, asked, goOn)
  if (asked.intent === 'comment') {
    const about = asked.kind && asked.slug ? { kind: asked.kind, slug: asked.slug } : {}
    await recordComment(context.db, {
      id: entryId(form),
      draftId,
      ...about,
      authorId: staff.id,
      at: context.now(),
      text: asked.text,
    })
    return goOn()
  }
  if (asked.intent === 'settle') {
    await saveSettled(context.db, { id: asked.comment, draftId, by: staff.id, at: context.now() })
    return goOn()
  }
  const key = { draftId, id: entryId(form), by: staff.id }
  if (asked.intent === 'save') return saveFields(context, form, asked, key, goOn)
  const bodies = new Map([[hashBody(''), '']])
  const problem = await changeDraft(context, key, (catalog) => build(catalog, asked), bodies)
  return problem === null ? goOn(pageAfter(asked) ?? undefined) : answerOf(form, problem)
}

/** Takes an entry back or does it again, as a form asks for, and goes on; or says what stands in the way. */
export async function turnByForm(
  context: RequestContext,
  staff: Person,
  draftId: string,
  form: FormData,
  { intent, entry }: { intent: 'undo' | 'redo'; entry: string },
  goOn: () => Response,
) {
  const turned = await turnEntry(context, draftId, { entry, undone: intent === 'undo', by: staff.id })
  if (turned === 'closed') return sendBack(form, null, 'closed', 409)
  if (!turned) return goOn()
  const dependent = await namesOfEntries(context, staff, draftId, turned.dependent)
  return data<StudioReply>({ dependent }, { status: 409 })
}

/** What entries of a draft change, by name. */
async function namesOfEntries(
  context: RequestContext,
  staff: Person,
  draftId: string,
  ids: readonly string[],
): Promise<string[]> {
  const draft = await requireDraft(context, draftId)
  const { base, catalog } = await readDraft(context, context.db, draft)
  const edits = draft.entries.filter(({ id }) => ids.includes(id)).flatMap((entry) => entry.edits.slice(0, 1))
  return [...new Set(edits.map((edit) => nameOf([catalog, base], edit, staff.language)))]
}

function answerOf(form: FormData, problem: NonNullable<EditProblem>) {
  if (problem === 'closed') return sendBack(form, null, 'closed', 409)
  return data<StudioReply>({ refused: problem, returned: { values: sentValues(form), problems: [] } }, 409)
}

function sentValues(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

async function saveFields(
  context: RequestContext,
  form: FormData,
  asked: Extract<Asked, { intent: 'save' }>,
  key: { draftId: string; id: string; by: string },
  goOn: () => Response,
) {
  const { kind: what, slug, also } = asked
  const was = readWas(asked.was)
  if (!was) return sendBack(form, null, 'form')
  const where = { kind: what, slug }
  const sent = fieldsSent(form)
  const { edits, problems } = editsOf(where, was, sent, hashBody)
  if (problems.length > 0) {
    const returned = {
      values: sentValues(form),
      problems: problems.map(({ field, problem }) => ({ field: `f.${field}`, problem })),
    }
    return data<StudioReply>({ returned }, { status: 400 })
  }
  const found: Record<string, string> = {}
  const problem = await changeDraft(
    context,
    key,
    (catalog) => {
      const thing = findThing(catalog, where)
      if (!thing) return unknown(what, slug)
      for (const { field, shown } of fieldsOf(what, thing))
        if (field in was && was[field] !== shown) found[field] = shown
      const recorder = new Recorder(catalog)
      const refused = edits.map((edit) => recorder.make(edit)).find((no) => no !== null)
      if (refused) return { refused }
      const more = also ? resized(recorder.catalog, where, also) : null
      const no = more ? recorder.make(more) : null
      return no ? { refused: no } : { edits: recorder.edits }
    },
    bodiesOf(edits, sent, hashBody),
  )
  if (problem === null) return goOn()
  if (problem === 'closed') return sendBack(form, null, 'closed', 409)
  const theirs = await bodiesFound(context, found)
  const own = (field: string) =>
    edits.some((edit) => edit.field === field || field.startsWith(`${edit.field}.`))
  const values = sentValues(form)
  for (const [field, shown] of Object.entries(found))
    if (!own(field)) values[`f.${field}`] = theirs[field] ?? shown
  const stale = Object.keys(found)
    .filter(own)
    .map((field) => ({ field: `f.${field}`, problem: 'stale' }))
  const reply: StudioReply = { refused: problem, returned: { values, problems: stale }, found, theirs }
  return data(reply, { status: 409 })
}

/** Of fields that hold a body by its hash: how it reads. */
async function bodiesFound(
  { catalogs }: Pick<RequestContext, 'catalogs'>,
  found: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const bodies = Object.entries(found).filter(([field]) => /^(lesson|project\.brief)\./.test(field))
  return Object.fromEntries(
    await Promise.all(bodies.map(async ([field, hash]) => [field, await catalogs.body(hash)] as const)),
  )
}
