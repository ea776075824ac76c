import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { decodeList, mostBytes, readAddresses } from '#app/cohorts/addresses.ts'
import { acts, importRows, planRows, readAnnounced, writeAnnounced } from '#app/cohorts/import.server.ts'
import { requireCohortById } from '#app/cohorts/view.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { ListForm, RowReport } from '#app/components/cohorts/import.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { sendBack } from '#app/form.server.ts'
import { cohorts as en } from '#app/locales/en/cohorts.ts'
import { cohorts as fr } from '#app/locales/fr/cohorts.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireStaff(request, context)
  const cohort = await requireCohortById(context, params.id)
  return { id: cohort.id, name: cohort.name }
}

/** Reads a list and says what it would do; with the intent `import`, does it. What a list may hold is said by `readAddresses`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const cohort = await requireCohortById(context, params.id)
  const form = await request.formData()
  const [file, pasted, intent] = [form.get('file'), form.get('list'), form.get('intent')]
  if (file instanceof File && file.size > mostBytes) return sendBack(form, 'file', 'large')
  const isFile = file instanceof File && file.size > 0
  const text = isFile ? decodeList(new Uint8Array(await file.arrayBuffer())) : String(pasted ?? '')
  if (text.length > mostBytes) return sendBack(form, 'list', 'large')
  if (text.trim() === '') return sendBack(form, 'list', 'list')
  const read = readAddresses(text)
  if ('problem' in read) {
    const { problem, line } = read
    const returned = { values: { list: text }, problems: [{ field: isFile ? 'file' : 'list', problem }] }
    return data({ returned, line: problem === 'quotes' ? line : null }, { status: 400 })
  }
  if (intent === 'correct') return data({ list: text })
  const cohortId = cohort.id
  if (intent === 'import') {
    const announced = readAnnounced(String(form.get('announced') ?? ''))
    return data({
      report: { done: await importRows(context, staff, { cohortId, rows: read.rows, announced }) },
    })
  }
  const rows = await planRows(context, cohortId, read.rows)
  const acting = rows.filter(({ plan }) => acts(plan)).length
  return data({ report: { rows, list: text, announced: writeAnnounced(rows), acting } })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function ImportList() {
  const { id, name } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  return (
    <HomePage current="/staff">
      <BackLink to={`/staff/cohorts/${id}`}>{t.backOne}</BackLink>
      <p className="mt-2 font-bold wrap-anywhere text-ink-2">{name}</p>
      {result && 'report' in result ? (
        <RowReport report={result.report} />
      ) : (
        <>
          <h1 className="title-1 mt-1">{t.import.title}</h1>
          <p className="measure mt-3 text-lg text-ink-2">{t.import.lead}</p>
          <ListForm
            list={result && 'list' in result ? result.list : undefined}
            returned={result && 'returned' in result ? result.returned : undefined}
            line={result && 'line' in result ? result.line : null}
          />
        </>
      )}
    </HomePage>
  )
}
