import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { Button, ButtonLink, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { TextField } from '#app/components/field.tsx'
import { Comments } from '#app/components/studio/about.tsx'
import { Changes } from '#app/components/studio/changes.tsx'
import { DataFindings } from '#app/components/studio/data-findings.tsx'
import { Findings } from '#app/components/studio/findings.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { codeField, readForm, writtenField } from '#app/form.server.ts'
import { studio as en } from '#app/locales/en/studio.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { turnByForm, type StudioReply } from '#app/studio/act.server.ts'
import { showChanges } from '#app/studio/changes.server.ts'
import { viewData } from '#app/studio/data.server.ts'
import { readDraft, requireDraft } from '#app/studio/draft.server.ts'
import { namesOfNodes } from '#app/studio/names.ts'
import { viewBar, viewComments, viewFindings } from '#app/studio/view.server.ts'
import { saveDraftName, saveDropped } from '#db/drafts.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const draft = await requireDraft(context, params.id)
  const { id: published } = await context.catalogs.published(context.db)
  const { base, catalog } = await readDraft(context, context.db, draft)
  const { id, name, state, baseId, revisionId, entries } = draft
  const [bar, said, comments, shown] = await Promise.all([
    viewBar(context, { draft: state === 'open' ? draft : null, published }, staff),
    state === 'open' ? viewData(context, catalog, staff) : null,
    viewComments(context, staff, id, { catalogs: [catalog, base] }),
    Promise.all(
      entries.map(async (entry) => ({
        id: entry.id,
        by: entry.name,
        day: dayOf(new Date(entry.at), staff.timeZone),
        undone: entry.undone,
        subjects: await showChanges(context, [catalog, base], entry.edits, staff.language),
      })),
    ),
  ])
  return {
    bar,
    said,
    draft: { id, name, state, baseId, revisionId, behind: state === 'open' && baseId !== published },
    entries: shown.reverse(),
    findings: await viewFindings(context, { base, catalog }, staff),
    comments,
    names: namesOfNodes(catalog, staff.language),
  }
}

const schema = z.discriminatedUnion(
  'intent',
  [
    z.object({ intent: z.enum(['undo', 'redo']), entry: codeField(40) }),
    z.object({ intent: z.literal('rename'), name: writtenField('name', 120) }),
    z.object({ intent: z.enum(['drop', 'resume']) }),
  ],
  'form',
)

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { id } = await requireDraft(context, params.id)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data<StudioReply>({ returned: read.returned }, { status: 400 })
  const goOn = (told: string) => redirect(`/staff/drafts/${id}?told=${told}`, 303)
  const asked = read.value
  if (asked.intent === 'rename') {
    await saveDraftName(context.db, { id, name: asked.name, by: staff.id, at: context.now() })
    return goOn('renamed')
  }
  if ('entry' in asked) return turnByForm(context, staff, id, form, asked, () => goOn(asked.intent))
  const dropped = asked.intent === 'drop'
  await saveDropped(context.db, { id, dropped, by: staff.id, at: context.now() })
  return goOn(dropped ? 'dropped' : 'resumed')
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  page ? pageTitle(matches, { fr: page.draft.name, en: page.draft.name }) : []

export default function StudioDraft() {
  const { bar, said, draft, entries, findings, comments, names } = useLoaderData<typeof loader>()
  const reply = useActionData() as StudioReply | undefined
  const t = useText(fr, en)
  const language = useLanguage()
  const open = draft.state === 'open'
  return (
    <StudioPage place="drafts" bar={{ ...bar, draft: null }} reply={reply} names={names}>
      <h1 className="title-1 mt-6 max-w-[24ch] wrap-break-word">{draft.name}</h1>
      <p className="mt-3 text-lg text-ink-2">{t.drafts.base(t.drafts.states[draft.state], draft.baseId)}</p>
      {draft.revisionId === null ? null : (
        <p className="mt-2">
          <WordLink to={`/staff/revisions/${draft.revisionId}`} className="inline-flex min-h-12 items-center">
            {t.revisions.number} {draft.revisionId}
          </WordLink>
        </p>
      )}
      {open ? (
        <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-2">
          {draft.behind ? (
            <ButtonLink to={`/staff/drafts/${draft.id}/rebase`}>{t.bar.rebase}</ButtonLink>
          ) : (
            <ButtonLink to={`/staff/drafts/${draft.id}/publish`}>{t.drafts.publish}</ButtonLink>
          )}
          <ButtonLink look="outline" to={`/staff/tracks?draft=${draft.id}`}>
            {t.drafts.goOn}
          </ButtonLink>
        </div>
      ) : draft.state === 'dropped' ? (
        <Form method="post" className="mt-5">
          <Button name="intent" value="resume">
            {t.drafts.resume}
          </Button>
        </Form>
      ) : null}
      <section className="mt-12" aria-labelledby="entries">
        <h2 id="entries" className="title-2">
          {t.drafts.entries}
        </h2>
        {entries.length === 0 ? <p className="mt-2 text-ink-2">{t.drafts.entriesNone}</p> : null}
        <ol className="mt-3">
          {entries.map((entry) => (
            <li key={entry.id} className="grid gap-2 border-t border-line py-4">
              <p className="text-sm text-ink-2">
                {entry.by ?? t.others.gone}, {dayText(entry.day, language, 'long')}
                {entry.undone ? `, ${t.drafts.undone}` : null}
              </p>
              <div className={entry.undone ? 'opacity-70' : ''}>
                <Changes subjects={entry.subjects} />
              </div>
              {open ? (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="entry" value={entry.id} />
                  <Button look="word" name="intent" value={entry.undone ? 'redo' : 'undo'}>
                    {entry.undone ? t.drafts.redo : t.drafts.undo}
                    <span className="sr-only"> {entry.subjects[0]?.name ?? ''}</span>
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
      {open ? <Findings findings={findings} draft={draft.id} /> : null}
      {open ? <DataFindings data={said} linked draft={draft.id} /> : null}
      <Comments about={comments} />
      {open ? (
        <section className="mt-12 grid justify-items-start">
          <Disclosure summary={t.drafts.rename}>
            <Form method="post" className="mt-3 grid max-w-[34rem] gap-4" noValidate>
              <TextField
                label={t.drafts.name}
                name="name"
                maxLength={120}
                defaultValue={draft.name}
                autoComplete="off"
              />
              <div>
                <Button look="outline" name="intent" value="rename">
                  {t.drafts.rename}
                </Button>
              </div>
            </Form>
          </Disclosure>
          <Disclosure summary={t.drafts.drop}>
            <p>{t.drafts.dropText}</p>
            <Form method="post" className="mt-3">
              <Button look="outline" name="intent" value="drop">
                {t.drafts.drop}
              </Button>
            </Form>
          </Disclosure>
        </section>
      ) : null}
    </StudioPage>
  )
}
