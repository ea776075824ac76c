import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { RequestContext } from '#app/academy.server.ts'
import { requireStaff, type Person } from '#app/auth.server.ts'
import { Button } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Difference } from '#app/components/studio/changes.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { showConflicts, type ShownConflict } from '#app/studio/changes.server.ts'
import { requireDraft } from '#app/studio/draft.server.ts'
import { rebaseDraft } from '#app/studio/publish.server.ts'
import { viewBar } from '#app/studio/view.server.ts'
import type { Answer } from '#engine/edit/rebase.ts'

async function readRebasing(
  context: RequestContext,
  staff: Person,
  id: string,
  answers: Map<string, Answer>,
) {
  const found = await rebaseDraft(context, staff.id, id, answers, { keep: false })
  if (!found) return null
  const base = await context.catalogs.revision(context.db, found.from)
  const now = await context.catalogs.revision(context.db, found.to)
  return { ...found, conflicts: await showConflicts(context, [now, base], found.conflicts, staff.language) }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const draft = await requireDraft(context, params.id)
  if (draft.state !== 'open') throw redirect(`/staff/drafts/${draft.id}`)
  const { id: published } = await context.catalogs.published(context.db)
  return {
    bar: await viewBar(context, { draft: null, published }, staff),
    draft: { id: draft.id, name: draft.name },
    rebasing: await readRebasing(context, staff, draft.id, new Map()),
  }
}

const answerPrefix = 'answer '

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { id } = await requireDraft(context, params.id)
  const answers = new Map<string, Answer>()
  for (const [name, value] of await request.formData())
    if (name.startsWith(answerPrefix) && (value === 'mine' || value === 'theirs'))
      answers.set(name.slice(answerPrefix.length), value)
  const found = await rebaseDraft(context, staff.id, id, answers, { keep: true })
  if (!found || found.conflicts.length === 0) return redirect(`/staff/drafts/${id}?told=rebased`, 303)
  return data(
    {
      answered: Object.fromEntries([...answers].map(([key, answer]) => [key, String(answer)])),
      // What is left when these answers are given; a settled one may bring another.
      rebasing: await readRebasing(context, staff, id, answers),
    },
    { status: 409 },
  )
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.rebase.title, en: en.rebase.title })

export default function StudioRebase() {
  const page = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const t = useText(fr, en)
  const { bar, draft, rebasing } = page
  const left = back?.rebasing ?? rebasing
  const answered = back?.answered ?? {}
  return (
    <StudioPage place="drafts" bar={bar} back={{ to: `/staff/drafts/${draft.id}`, label: draft.name }}>
      <h1 className="title-1 mt-6">{t.rebase.title}</h1>
      {left === null ? (
        <p className="measure mt-3 text-lg text-ink-2">{t.rebase.done}</p>
      ) : (
        <>
          <p className="measure mt-3 text-lg text-ink-2">{t.rebase.lead(left.from, left.to)}</p>
          {back ? (
            <div className="mt-5">
              <Notice tone="clay" live="alert" title={t.rebase.choose} />
            </div>
          ) : null}
          <Form method="post" className="mt-8 grid gap-8">
            {Object.entries(answered).map(([key, answer]) => (
              <input key={key} type="hidden" name={`${answerPrefix}${key}`} value={answer} />
            ))}
            {left.conflicts.length === 0 ? <p>{t.rebase.none}</p> : null}
            {left.conflicts.map((conflict, i) => (
              <fieldset key={conflict.key} className="min-w-0 border-s-[3px] border-line ps-4">
                <legend className="font-bold wrap-break-word">
                  {t.rebase.conflict(i + 1, left.conflicts.length)} : {t.kinds[conflict.kind]} {conflict.name}
                </legend>
                {conflict.label ? (
                  <p className="mt-1 text-ink-2">
                    {t.form.labels[conflict.label as keyof typeof t.form.labels] ?? conflict.label}
                    {conflict.language ? `, ${t.form.languages[conflict.language]}` : null}
                  </p>
                ) : null}
                <Sides conflict={conflict} />
                <div className="mt-3 flex flex-wrap gap-x-8">
                  {(['mine', 'theirs'] as const).map((answer) => (
                    <label key={answer} className="inline-flex min-h-12 items-center gap-3">
                      <input
                        type="radio"
                        name={`${answerPrefix}${conflict.key}`}
                        value={answer}
                        className="size-6 accent-ink"
                      />
                      {answer === 'mine' ? t.rebase.keepMine : t.rebase.keepTheirs}
                    </label>
                  ))}
                </div>
              </fieldset>
            ))}
            <div>
              <Button>{t.rebase.button}</Button>
            </div>
          </Form>
        </>
      )}
    </StudioPage>
  )
}

/** Longer texts are told by what each side changes of them. */
const longText = 200

function Sides({ conflict: { base, mine, theirs } }: { conflict: ShownConflict }) {
  const t = useText(fr, en)
  const side = (words: string, value: string | null) => (
    <div>
      <dt className="text-sm text-ink-2">{words}</dt>
      <dd className="wrap-break-word whitespace-pre-line">{value ?? t.rebase.nothing}</dd>
    </div>
  )
  if (base === null || mine === null || theirs === null || base.length < longText)
    return (
      <dl className="mt-3 grid gap-4 md:grid-cols-3">
        {side(t.rebase.base, base)}
        {side(t.rebase.mine, mine)}
        {side(t.rebase.theirs, theirs)}
      </dl>
    )
  const change = (words: string, value: string) => (
    <div className="min-w-0">
      <dt className="text-sm text-ink-2">{words}</dt>
      <dd className="mt-1">
        <Difference before={base} after={value} />
      </dd>
    </div>
  )
  return (
    <dl className="mt-3 grid gap-4 lg:grid-cols-2">
      {change(t.rebase.mine, mine)}
      {change(t.rebase.theirs, theirs)}
    </dl>
  )
}
