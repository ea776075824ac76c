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
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Section } from '#app/components/standards/entry-list.tsx'
import { SubjectLink } from '#app/components/standards/subject-link.tsx'
import { Told } from '#app/components/standards/told.tsx'
import { Table } from '#app/components/table.tsx'
import { Tag, type Tone } from '#app/components/tag.tsx'
import { codeField, readForm, sendBack } from '#app/form.server.ts'
import { standards as en } from '#app/locales/en/standards.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { decideChange, readChanges, requireStep } from '#app/standards/changes.server.ts'
import { stepAddress } from '#app/standards/step.ts'
import { mostLetters, nameOf } from '#app/standards/subject.ts'
import { alignedKinds } from '#db/schema/standards.ts'

/** Differences shown. */
const mostShown = 100

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireStaff(request, context)
  const step = await requireStep(context, params)
  const { differences, ours } = await readChanges(context, step)
  const { catalog } = await context.catalogs.published(context.db)
  return {
    step,
    ours: ours.map((one) => ({ ...one, ...nameOf(catalog, one) })),
    meaning: differences.filter(({ nature }) => nature === 'meaning').length,
    total: differences.length,
    differences: differences.slice(0, mostShown),
  }
}

const schema = z.object({
  intent: z.enum(['move', 'stay'], 'form'),
  subjectKind: z.enum(alignedKinds, 'form'),
  subject: codeField(120),
  code: codeField(80),
  label: z.string('form').max(mostLetters, 'form'),
})

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { source, from, to } = await requireStep(context, params)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { intent, ...own } = read.value
  const state = intent === 'move' ? 'confirmed' : 'refused'
  const outcome = await decideChange(context, { source, from, to, ...own, state, by: staff.id })
  if (outcome === 'none') throw new Response(null, { status: 404 })
  if (outcome !== 'kept') return sendBack(form, null, outcome, 409)
  const told = intent === 'move' ? 'moved' : 'kept'
  return redirect(`${stepAddress({ source, from, to })}?told=${told}#main`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.changes.metaTitle, en: en.changes.metaTitle })

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const tones: Record<Loaded['ours'][number]['fate'], Tone> = {
  ...{ meaning: 'thread', gone: 'thread', renamed: 'sky', added: 'plain', same: 'plain' },
}

export default function Changes() {
  const { step, ours, differences, meaning, total } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const words = useText(fr, en)
  const t = words.changes
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/standards">{words.backStandards}</BackLink>
      <Told problem={returned?.problems[0]?.problem} />
      <p className="mt-3 text-sm text-ink-2">{words.sources[step.source]}</p>
      <h1 className="title-1 mt-1 max-w-[24ch]">{t.heading(step.from, step.to)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(meaning, total)}</p>
      <Section id="ours" title={t.ours}>
        {step.here ? null : (
          <div className="mb-5">
            <Notice tone="sky">{t.oursWait(step.to)}</Notice>
          </div>
        )}
        {ours.length === 0 ? <p className="text-ink-2">{t.oursNone}</p> : null}
        <ul className="border-b border-line empty:hidden">
          {ours.map((one) => (
            <Resting key={one.id} {...one} step={step} />
          ))}
        </ul>
      </Section>
      <section aria-labelledby="all" className="mt-12">
        <h2 id="all" className="title-2">
          {t.all}
        </h2>
        {total === 0 ? (
          <p className="mt-3 text-ink-2">{t.none}</p>
        ) : (
          <Differences {...{ differences, total }} />
        )}
      </section>
    </HomePage>
  )
}

function Resting({ step, ...one }: Loaded['ours'][number] & Pick<Loaded, 'step'>) {
  const { changes: t } = useText(fr, en)
  const say = useSay()
  const { to } = step
  return (
    <li className="border-t border-line py-5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <SubjectLink {...one} strong />
        <span>{one.code}</span>
        <Tag tone={tones[one.fate]}>{t.fates[one.fate]}</Tag>
      </p>
      <p>{t.before(one.before)}</p>
      {one.after !== null && one.after !== one.before ? <p>{t.after(one.after)}</p> : null}
      {one.movedTo ? <p className="text-ink-2">{t.movedTo(one.movedTo)}</p> : null}
      {one.decision ? (
        <p className="mt-2 font-semibold">{one.decision === 'confirmed' ? t.confirmed(to) : t.refused}</p>
      ) : null}
      {one.open ? (
        <Form
          method="post"
          action={stepAddress(step)}
          className="mt-3 flex flex-wrap items-center gap-x-7 gap-y-2"
        >
          <input type="hidden" name="subjectKind" value={one.subjectKind} />
          <input type="hidden" name="subject" value={one.subject} />
          <input type="hidden" name="code" value={one.code} />
          <input type="hidden" name="label" value={one.after ?? ''} />
          {one.decision === 'confirmed' ? null : (
            <Button
              look="outline"
              name="intent"
              value="move"
              aria-label={`${t.move(to)}, ${say(one.name)}, ${one.code}`}
            >
              {t.move(to)}
            </Button>
          )}
          {one.decision === 'refused' ? null : (
            <Button
              look="word"
              name="intent"
              value="stay"
              aria-label={`${t.stay}, ${say(one.name)}, ${one.code}`}
            >
              {t.stay}
            </Button>
          )}
        </Form>
      ) : null}
    </li>
  )
}

function Differences({ differences, total }: Pick<Loaded, 'differences' | 'total'>) {
  const { changes: t } = useText(fr, en)
  return (
    <>
      {total > differences.length ? (
        <p className="mt-2 text-ink-2">{t.shown(differences.length, total)}</p>
      ) : null}
      <div className="mt-4">
        <Table
          caption={t.caption}
          hideCaption
          rows={differences}
          rowKey={({ code }) => code}
          columns={[
            { key: 'code', label: t.code, cell: ({ code }) => code },
            {
              key: 'nature',
              label: t.nature,
              cell: ({ nature }) => <Tag tone={tones[nature]}>{t.fates[nature]}</Tag>,
            },
            {
              key: 'labels',
              label: t.labels,
              cell: ({ before, after, movedTo }) => (
                <span className="grid gap-0.5 max-sm:text-end">
                  {before ? <span>{t.before(before)}</span> : null}
                  {after ? <span>{t.after(after)}</span> : null}
                  {movedTo ? <span className="text-ink-2">{t.movedTo(movedTo)}</span> : null}
                </span>
              ),
            },
          ]}
        />
      </div>
    </>
  )
}
