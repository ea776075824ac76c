import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { useFieldIds } from '#app/components/field.tsx'
import { FileInput } from '#app/components/file-input.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { CaseReport, CaseProblems } from '#app/components/standards/case-report.tsx'
import { Section } from '#app/components/standards/entry-list.tsx'
import { mostFileBytes } from '#app/learning/upload.server.ts'
import { standards as en } from '#app/locales/en/standards.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { readCase, reportCase } from '#content/case/read.ts'
import { casePath, documentId } from '#content/case/write.ts'
import { languages } from '#engine/catalog.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context)
  return {
    address: `${context.env.publicUrl}${casePath}/CFDocuments`,
    packages: languages.map((language) => ({
      language,
      to: `${casePath}/CFPackages/${documentId(language)}?download`,
    })),
    mostBytes: mostFileBytes,
  }
}

/** Reads a package and says what would come with it; nothing is kept. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireStaff(request, context)
  const form = await request.formData().catch((error: unknown) => {
    // What is no form, or a form that was cut: undici says so by a TypeError.
    if (error instanceof TypeError) throw new Response(null, { status: 400 })
    throw error
  })
  const file = form.get('file')
  const bad = (error: 'file' | 'large') =>
    data({ error, problems: null, report: null, title: '' }, { status: 400 })
  if (!(file instanceof File) || file.size === 0) return bad('file')
  if (file.size > mostFileBytes) return bad('large')
  const read = readCase(await file.text())
  if ('problems' in read)
    return data({ error: null, problems: read.problems, report: null, title: file.name }, { status: 400 })
  const { catalog } = await context.catalogs.published(context.db)
  const report = reportCase(read.content, catalog)
  return data({ error: null, problems: null, report, title: read.content.title })
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.case.metaTitle, en: en.case.metaTitle })

export default function Case() {
  const fieldId = useFieldIds()
  const { address, packages, mostBytes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useText(fr, en)
  const t = words.case
  const [large, setLarge] = useState(false)
  const error = large ? words.problems.large : answer?.error ? words.problems[answer.error] : null
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/standards">{words.backStandards}</BackLink>
      <h1 className="title-1 mt-2 max-w-[24ch]">{t.heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      {answer?.problems ? <CaseProblems problems={answer.problems} /> : null}
      {answer?.report ? <CaseReport report={answer.report} title={answer.title} /> : null}
      <Section id="in" title={t.in}>
        <p className="text-ink-2">{t.inText}</p>
        <Form method="post" encType="multipart/form-data" className="mt-5" noValidate>
          <label htmlFor={fieldId('file')} id="file-help" className="font-bold">
            {t.file}
          </label>
          <FileInput mostBytes={mostBytes} accept=".json,application/json" error={error} onLarge={setLarge} />
          <Button className="mt-5">{t.act}</Button>
        </Form>
      </Section>
      <Section id="out" title={t.out}>
        <p className="measure text-ink-2">{t.outText}</p>
        <ul className="mt-2">
          {packages.map(({ language, to }) => (
            <li key={language}>
              <a href={to} download className="word inline-flex min-h-12 items-center">
                {t.download[language]}
              </a>
            </li>
          ))}
        </ul>
        <p className="mt-3 font-bold">{t.address}</p>
        <p className="wrap-anywhere">{address}</p>
      </Section>
    </HomePage>
  )
}
