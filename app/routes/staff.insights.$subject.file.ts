import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { csvFile } from '#app/csv.server.ts'
import { readInsight } from '#app/insights/view.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { subjects } from '#engine/insights/facts.ts'

/** Digits that a figure has in a file: no more than its interval would bear. */
const digits = 4

/** One table of a subject as a file: what the page shows, all of it and nothing else; an empty cell is too small a group’s. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const subject = z.enum(subjects).safeParse(params.subject)
  const insight = subject.success ? await readInsight(context, subject.data, staff.language) : null
  const id = new URL(request.url).searchParams.get('table')
  const table = insight?.tables.find((one) => one.id === id)
  if (!insight || !table) throw new Response(null, { status: 404 })
  const number = (value: number | undefined) => (value === undefined ? null : Number(value.toFixed(digits)))
  return csvFile(`ariane-${table.id}-${dayOf(insight.at, staff.timeZone)}`, [
    [
      'key',
      'name',
      ...table.columns.flatMap(({ key }) => [key, `${key}_low`, `${key}_high`, `${key}_bound`]),
    ],
    ...table.rows.map(({ key, name, figures }) => [
      key,
      name,
      ...table.columns.flatMap((column) => {
        const figure = figures[column.key]
        return figure
          ? [number(figure.value), number(figure.low), number(figure.high), figure.bound ?? null]
          : [null, null, null, null]
      }),
    ]),
  ])
}
