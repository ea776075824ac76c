import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { FeedbackForm } from '#app/components/feedback/form.tsx'
import { FeedbackPreview } from '#app/components/feedback/preview.tsx'
import { WorkFrame, WorkShown } from '#app/components/feedback/work.tsx'
import { sendWork } from '#app/feedback/acts.server.ts'
import { openPoints, readDraft } from '#app/feedback/draft.server.ts'
import { readWork, recordWorkLook, requireWork, type Reading } from '#app/feedback/work.server.ts'
import { feedback as en } from '#app/locales/en/feedback.ts'
import { feedback as fr } from '#app/locales/fr/feedback.ts'
import { pageTitle } from '#app/locales/title.ts'
import type { RequestContext } from '#app/academy.server.ts'
import { recordAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import type { Draft } from '#db/feedback/comments.ts'
import { giveBack, saveDraft, takeWork } from '#db/feedback/feedback.ts'
import { listKept, recordKept, removeKept } from '#db/feedback/kept.ts'

/** What a form or an address may say that has just happened. */
const told = ['saved', 'kept', 'full', 'nothing', 'inserted', 'forgotten', 'changed'] as const
const refusals = ['held', 'answered', 'replaced', 'freed', 'not-hers', 'gone'] as const

/** A version of a project, for those who may read it: to anybody else this page does not exist. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reading = await requireWork(request, context, params.id)
  const query = new URL(request.url).searchParams
  const page = await readWork(context, reading, query.has('preview'))
  await recordWorkLook(context, reading)
  const { project } = reading.module
  const word = query.get('told')
  return {
    ...page,
    newId: context.newId(),
    told: told.find((known) => known === word) ?? null,
    refused: refusals.find((known) => known === word) ?? null,
    problems: query.has('check') && page.draft && project ? openPoints(project.criteria, page.draft) : [],
  }
}

const criterion = '[a-z0-9-]{1,80}|WHOLE'
const id = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const schema = z.object({
  intent: z
    .string()
    .regex(new RegExp(`^(take|back|draft|preview|send|keep:(${criterion})|(insert|forget):${id})$`)),
})
const taking = z.object({ id: z.uuid() })

/** Takes a version, gives it back, keeps what is written, or sends it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reading = await requireWork(request, context, params.id)
  const form = await request.formData()
  const read = schema.safeParse({ intent: form.get('intent') })
  if (!read.success) throw new Response(null, { status: 400 })
  const { work, asking, person } = reading
  const own = { learnerId: work.learnerId, submissionId: work.id, authorId: person.id }
  const here = `/projects/${work.id}`
  const [intent = '', about = ''] = read.data.intent.split(':')
  if (intent === 'take') {
    const given = taking.safeParse({ id: form.get('id') })
    if (!given.success) throw new Response(null, { status: 400 })
    const { id: newId } = given.data
    const outcome = await context.db.transaction(async (tx) => {
      const taken = await takeWork(tx, asking, { submissionId: work.id, newId })
      if (taken === 'taken') await note(tx, reading, 'feedback.taken')
      return taken
    })
    if (outcome === null) throw new Response(null, { status: 404 })
    return redirect(outcome === 'taken' ? `${here}#feedback` : `${here}?told=${outcome}#main`, 303)
  }
  if (intent === 'back') {
    const done = await context.db.transaction(async (tx) => {
      const back = await giveBack(tx, own, asking.at)
      if (back) await note(tx, reading, 'feedback.given-back')
      return back
    })
    return redirect(done ? '/projects?back=1#main' : `${here}?told=gone#main`, 303)
  }
  if (intent === 'send') {
    const mark = form.get('mark')
    const outcome = await context.db.transaction(async (tx) => {
      const sent = await sendWork({ ...context, db: tx }, person, work, typeof mark === 'string' ? mark : '')
      if (sent === 'sent') await note(tx, reading, 'feedback.sent')
      return sent
    })
    if (outcome === null) throw new Response(null, { status: 404 })
    if (outcome === 'sent' || outcome === 'again') return redirect(`/projects?sent=${work.id}#main`, 303)
    if (outcome === 'incomplete') return redirect(`${here}?check=1#feedback`, 303)
    if (outcome === 'changed') return redirect(`${here}?preview=1&told=changed#main`, 303)
    return redirect(`${here}?told=${outcome}#main`, 303)
  }
  return keepDraft(context, reading, form, { intent, about })
}

/** A line of the audit log about the feedback on a version. */
function note(tx: Database, { person, work, asking }: Reading, action: string): Promise<void> {
  const detail = { submission: work.id }
  return recordAudit(tx, { at: asking.at, actorId: person.id, action, subjectId: work.learnerId, detail })
}

/** Keeps what is written, and does what else the button asks for. */
async function keepDraft(
  context: RequestContext,
  { work, person, asking: { at }, module }: Reading,
  form: FormData,
  { intent, about }: { intent: string; about: string },
) {
  const { db, newId } = context
  const criteria = module.project?.criteria ?? []
  const { problems, ...draft } = readDraft(form, criteria)
  const returned = { draft, problems, refused: null }
  if (problems.length > 0) return data({ returned }, { status: 400 })
  const own = { learnerId: work.learnerId, submissionId: work.id, authorId: person.id }
  const save = (given: Draft) => saveDraft(db, own, { ...given, at, newId })
  const to = (query: string, anchor: string) => redirect(`/projects/${work.id}?${query}#${anchor}`, 303)
  const holds = work.holder?.id === person.id
  const kept = holds && intent === 'insert' ? await listKept(db, person.id, work.module) : []
  const inserted = kept.find((one) => one.id === about)
  if (!(await save(inserted ? withComment(draft, inserted) : draft)))
    return data({ returned: { draft, problems: [], refused: 'gone' as const } }, { status: 409 })
  // Her 24 hours are over: what she wrote is kept, and the page says how to go on.
  if (!holds) return to(`told=${work.holder ? 'held' : 'freed'}`, 'main')
  if (intent === 'preview') {
    const open = openPoints(criteria, draft)
    if (open.length > 0) return data({ returned: { ...returned, problems: open } }, { status: 400 })
    return to('preview=1', 'main')
  }
  if (intent === 'keep') {
    const which = about === 'WHOLE' ? null : about
    const comments = draft.comments.filter((one) => one.criterion === which)
    const outcome = await recordKept(db, { personId: person.id, module: work.module, comments, at })
    return to(`told=${outcome}`, `criterion-${about}`)
  }
  if (intent === 'insert') return to('told=inserted', `criterion-${inserted?.criterion ?? 'WHOLE'}`)
  if (intent === 'forget') {
    await removeKept(db, person.id, about)
    return to('told=forgotten', 'feedback')
  }
  return to('told=saved', 'feedback')
}

/** A kept comment goes below what is already written there. */
function withComment(draft: Draft, { criterion: about, kind, body }: Draft['comments'][number]): Draft {
  const there = draft.comments.find((one) => one.criterion === about && one.kind === kind)
  const comments = draft.comments.filter((one) => one !== there)
  const both = there && !there.body.includes(body) ? `${there.body}\n\n${body}` : body
  return {
    ...draft,
    comments: [...comments, { criterion: about, kind, body: there?.body.includes(body) ? there.body : both }],
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.work.metaTitle, en: en.work.metaTitle })

export default function ProjectToRead() {
  const page = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  if (page.preview && !returned) return <FeedbackPreview page={page} preview={page.preview} />
  return (
    <WorkFrame page={returned ? { ...page, told: null, refused: returned.refused } : page}>
      <WorkShown page={page} />
      {page.state === 'mine' || returned ? <FeedbackForm page={page} returned={returned} /> : null}
    </WorkFrame>
  )
}
