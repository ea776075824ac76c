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
import { useReturned } from '#app/components/account-form.tsx'
import { Button } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { TextArea } from '#app/components/field.tsx'
import { Changes } from '#app/components/studio/changes.tsx'
import { EffectView } from '#app/components/studio/effect.tsx'
import { Findings } from '#app/components/studio/findings.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { readForm, sendBack, writtenField } from '#app/form.server.ts'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { showChanges } from '#app/studio/changes.server.ts'
import { readDraft, requireDraft } from '#app/studio/draft.server.ts'
import { viewEffect } from '#app/studio/effect.server.ts'
import { canPlan } from '#app/studio/findings.ts'
import { askPreview, publishDraft } from '#app/studio/publish.server.ts'
import { viewBar, viewFindings } from '#app/studio/view.server.ts'
import { audiences } from '#db/schema/drafts.ts'
import { diffCatalogs } from '#engine/edit/diff.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const draft = await requireDraft(context, params.id)
  if (draft.state !== 'open') throw redirect(`/staff/drafts/${draft.id}`)
  const { id: published } = await context.catalogs.published(context.db)
  if (draft.baseId !== published) throw redirect(`/staff/drafts/${draft.id}/rebase`)
  const { base, catalog } = await readDraft(context, context.db, draft)
  const [bar, subjects, effect] = await Promise.all([
    viewBar(context, { draft: null, published }, staff),
    showChanges(context, [catalog, base], diffCatalogs(base, catalog), staff.language),
    viewEffect(context, staff, draft, catalog),
  ])
  return {
    bar,
    draft: { id: draft.id, name: draft.name, version: draft.version },
    subjects,
    effect,
    canPlan: canPlan(base, catalog),
    findings: await viewFindings(context, { base, catalog }, staff),
  }
}

const version = z.coerce.number('form').int('form').min(0, 'form')
const schema = z.discriminatedUnion(
  'intent',
  [
    z.object({ intent: z.literal('preview'), version, again: version }),
    z.object({
      intent: z.literal('publish'),
      version,
      note: writtenField('note', 300),
      forWhom: z.enum(audiences, 'form').default('all'),
    }),
  ],
  'form',
)

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const draft = await requireDraft(context, params.id)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const asked = read.value
  if (asked.intent === 'preview') {
    if (draft.state !== 'open' || draft.version !== asked.version) return sendBack(form, null, 'moved', 409)
    await askPreview(context, staff.id, { draftId: draft.id, version: asked.version, again: asked.again })
    return redirect(`/staff/drafts/${draft.id}/publish?told=asked#effect`, 303)
  }
  const published = await publishDraft(context, staff.id, {
    draftId: draft.id,
    version: asked.version,
    note: asked.note,
    forWhom: asked.forWhom,
  })
  if (typeof published === 'number') return redirect(`/staff/revisions/${published}`, 303)
  const { revisionId } = await requireDraft(context, draft.id)
  if (published === 'closed' && revisionId !== null) return redirect(`/staff/revisions/${revisionId}`, 303)
  return sendBack(form, null, published, 409)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.publish.title, en: en.publish.title })

export default function StudioPublish() {
  const { bar, draft, subjects, effect, canPlan: plans, findings } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const t = useText(fr, en)
  const form = useReturned(returned, t.problems)
  const blocked = findings.some(({ blocking }) => blocking)
  return (
    <StudioPage place="drafts" bar={bar} back={{ to: `/staff/drafts/${draft.id}`, label: draft.name }}>
      <h1 className="title-1 mt-6">{t.publish.title}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.publish.lead}</p>
      <div className="mt-5 empty:hidden">{form.summary}</div>
      <section className="mt-10" aria-labelledby="diff">
        <h2 id="diff" className="title-2">
          {t.drafts.diff}
        </h2>
        <div className="mt-4">
          {subjects.length === 0 ? (
            <p>{t.problems.empty}</p>
          ) : subjects.length > 8 ? (
            <>
              <Changes subjects={subjects.slice(0, 6)} />
              <Disclosure summary={t.change.more(subjects.length - 6)}>
                <Changes subjects={subjects.slice(6)} />
              </Disclosure>
            </>
          ) : (
            <Changes subjects={subjects} />
          )}
        </div>
      </section>
      <Findings findings={findings} draft={draft.id} />
      {plans && subjects.length > 0 ? (
        <EffectView effect={effect} draft={draft} problem={returned !== undefined} />
      ) : null}
      {subjects.length === 0 ? null : (
        <section className="mt-12" aria-labelledby="confirm">
          <h2 id="confirm" className="title-2">
            {t.publish.confirm}
          </h2>
          {blocked ? (
            <p className="mt-2">{t.problems.blocked}</p>
          ) : (
            <>
              <p className="mt-2 text-ink-2">
                {effect.state === 'ready' && !effect.stale
                  ? t.publish.confirmText(effect.sums.felt)
                  : t.publish.unknownText}
              </p>
              <Form method="post" className="mt-4 grid max-w-[34rem] gap-4" noValidate>
                <input type="hidden" name="version" value={draft.version} />
                <RadioCards
                  name="forWhom"
                  legend={t.publish.forWhom}
                  chosen={form.value('forWhom') || 'all'}
                  choices={Object.entries(t.publish.audiences).map(([value, words]) => ({ value, ...words }))}
                />
                <TextArea
                  label={t.publish.noted}
                  help={t.publish.notedHelp}
                  name="note"
                  rows={2}
                  maxLength={300}
                  defaultValue={form.value('note')}
                  error={form.error('note')}
                />
                <div>
                  <Button name="intent" value="publish">
                    {t.publish.button}
                  </Button>
                </div>
              </Form>
            </>
          )}
        </section>
      )}
    </StudioPage>
  )
}
