import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { Select, TextArea, TextField } from '#app/components/field.tsx'
import { useFileForm } from '#app/components/file/returned.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { recordLook, requireReader } from '#app/file/reader.server.ts'
import { recordValidation } from '#app/file/validation.server.ts'
import { readForm, sendBack, writtenField } from '#app/form.server.ts'
import { readLearner } from '#app/learning/learner.server.ts'
import { dayOf, labelText, typeset } from '#app/locales/format.ts'
import { file as en } from '#app/locales/en/file.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { nodeWords } from '#app/path/view.server.ts'
import { findEnrolment } from '#db/enrolments.ts'
import { addDays } from '#engine/calendar.ts'
import { buildGraph, nodesOfTrack } from '#engine/competency.ts'

/** What was seen longer ago than this is no longer confirmed. */
const oldestDays = 365

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reading = await requireReader(request, context, params.id)
  const { reader, learner, as, base } = reading
  const [{ catalog, mastery }, enrolment] = await Promise.all([
    readLearner(context, learner.id),
    findEnrolment(context.db, learner.id),
  ])
  await recordLook(context, reading, 'file')
  const graph = buildGraph(catalog)
  const track = catalog.tracks.find(({ slug }) => slug === enrolment?.track)
  const nodes = track ? nodesOfTrack(catalog, track) : graph.nodes.map(({ id }) => id)
  const today = dayOf(context.now(), reader.timeZone)
  return {
    ...{ as, base, name: learner.name, today, newId: context.newId() },
    oldest: addDays(today, -oldestDays),
    levels: nodes
      .map((node) => ({
        ...nodeWords(catalog, node, reader.language),
        canDo: typeset(graph.find(node)?.canDo[reader.language] ?? node, reader.language),
        known: mastery[node]?.status === 'mastered',
      }))
      .sort((a, b) => Number(a.known) - Number(b.known)),
  }
}

const schema = z.object({
  id: z.uuid(),
  node: z.string({ error: 'node' }).min(1, 'node').max(120, 'node'),
  seen: writtenField('seen', 2_000, 20),
  on: z.iso.date('on'),
})

/** Keeps what she saw as evidence. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reading = await requireReader(request, context, params.id)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { node, on } = read.value
  const { catalog } = await context.catalogs.hers(context.db, reading.learner.id)
  if (!buildGraph(catalog).find(node)) return sendBack(form, 'node', 'node')
  const today = dayOf(context.now(), reading.reader.timeZone)
  if (on > today || on < addDays(today, -oldestDays)) return sendBack(form, 'on', 'on')
  await recordValidation(context, reading, read.value)
  return redirect(`${reading.base}?saved=validation`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.validation.metaTitle, en: en.validation.metaTitle })

export default function Validation() {
  const { as, base, name, levels, today, oldest, newId } = useLoaderData<typeof loader>()
  const form = useFileForm(useActionData<typeof action>()?.returned)
  const { acts, validation: t, weakest } = useText(fr, en)
  const language = useLanguage()
  return (
    <HomePage current={`/${as}`}>
      <div className="max-w-[40rem]">
        <BackLink to={base}>{acts.back(name)}</BackLink>
        <h1 className="title-1 mt-2">{t.title(name)}</h1>
        <p className="measure mt-4 text-lg text-ink-2">{t.lead}</p>
        <Form key={newId} method="post" className="mt-8 grid gap-7" noValidate>
          {form.summary}
          <input type="hidden" name="id" value={form.value('id') ?? newId} />
          <Select
            label={t.node}
            name="node"
            defaultValue={form.value('node') ?? ''}
            options={[
              { value: '', label: t.noNode },
              ...levels.map(({ node, name: competency, level, canDo, known }) => ({
                value: node,
                label: labelText(
                  weakest.node(competency, level),
                  `${canDo}${known ? ` (${t.known})` : ''}`,
                  language,
                ),
              })),
            ]}
            error={form.error('node')}
          />
          <TextArea
            label={t.seen}
            name="seen"
            help={t.seenHelp}
            maxLength={2000}
            className="min-h-32"
            defaultValue={form.value('seen')}
            error={form.error('seen')}
          />
          <TextField
            label={t.on}
            name="on"
            type="date"
            className="max-w-60"
            min={oldest}
            max={today}
            defaultValue={form.value('on') ?? today}
            error={form.error('on')}
          />
          <div>
            <Button wide>{t.save}</Button>
          </div>
        </Form>
      </div>
    </HomePage>
  )
}
