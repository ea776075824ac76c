import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { requireStaff } from '#app/auth.server.ts'
import { Button, WordLink } from '#app/components/button.tsx'
import { useFieldIds } from '#app/components/field.tsx'
import { FileInput } from '#app/components/file-input.tsx'
import { Notice } from '#app/components/notice.tsx'
import { FileFindings } from '#app/components/studio/file-findings.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { textFor, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { importArchive } from '#app/studio/exchange.server.ts'
import { viewBar } from '#app/studio/view.server.ts'
import { limits } from '#content/archive.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { id: published } = await context.catalogs.published(context.db)
  return {
    bar: await viewBar(context, { draft: null, published }, staff),
    published,
    mostBytes: limits.packedBytes,
  }
}

/** Makes a draft of an archive; the same archive, sent again, leads to the same draft. */
export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const form = await request.formData().catch((error: unknown) => {
    // What is no form, or a form that was cut: undici says so by a TypeError.
    if (error instanceof TypeError) throw new Response(null, { status: 400 })
    throw error
  })
  const file = form.get('file')
  const nothing = { error: null, findings: null, same: null, name: '' }
  if (!(file instanceof File) || file.size === 0)
    return data({ ...nothing, error: 'file' as const }, { status: 400 })
  if (file.size > limits.packedBytes) return data({ ...nothing, error: 'large' as const }, { status: 400 })
  const t = textFor(staff.language, fr, en)
  const archive = new Uint8Array(await file.arrayBuffer())
  const imported = await importArchive(context, staff.id, archive, t.exchange.draftName)
  if (imported.findings)
    return data({ ...nothing, findings: imported.findings, name: file.name }, { status: 400 })
  if (imported.same) return data({ ...nothing, same: imported.revision, name: file.name })
  const { draftId, again, conflicts } = imported
  const page = conflicts > 0 ? `/staff/drafts/${draftId}/rebase` : `/staff/drafts/${draftId}`
  return redirect(`${page}?told=${again ? 'imported-before' : 'imported'}`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.exchange.title, en: en.exchange.title })

export default function StudioImport() {
  const fieldId = useFieldIds()
  const { bar, published, mostBytes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useText(fr, en)
  const t = words.exchange
  const [large, setLarge] = useState(false)
  const error = large ? t.problems.large : answer?.error ? t.problems[answer.error] : null
  return (
    <StudioPage place="drafts" bar={bar} back={{ to: '/staff/drafts', label: words.drafts.title }}>
      <h1 className="title-1 mt-6 max-w-[24ch]">{t.title}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      {answer?.findings ? <FileFindings name={answer.name} findings={answer.findings} /> : null}
      {answer && answer.same !== null ? (
        <div className="mt-7 max-w-[46rem]">
          <Notice tone="leaf" live="polite" title={t.same}>
            <p>{t.sameText(answer.name, answer.same)}</p>
          </Notice>
        </div>
      ) : null}
      <ol className="measure mt-7 grid list-decimal gap-2 ps-6">
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="mt-3">
        <WordLink to={`/staff/revisions/${published}`} className="inline-flex min-h-12 items-center">
          {t.toPublished(published)}
        </WordLink>
      </p>
      <Form method="post" encType="multipart/form-data" className="mt-7" noValidate>
        <label htmlFor={fieldId('file')} id="file-help" className="font-bold">
          {t.file}
        </label>
        <FileInput mostBytes={mostBytes} accept=".zip,application/zip" error={error} onLarge={setLarge} />
        <Button className="mt-5">{t.button}</Button>
      </Form>
    </StudioPage>
  )
}
