import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Decided } from '#app/components/standards/decided.tsx'
import { Proposals } from '#app/components/standards/proposals.tsx'
import { Told } from '#app/components/standards/told.tsx'
import { codeField, readForm, sendBack, writtenField } from '#app/form.server.ts'
import { standards as en } from '#app/locales/en/standards.ts'
import { dayOf } from '#app/locales/format.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { cleanText } from '#app/messages/text.ts'
import { readProposals } from '#app/standards/proposals.server.ts'
import { mostLetters } from '#app/standards/subject.ts'
import { sourceOf } from '#app/standards/view.server.ts'
import { listAlignments, removeAlignment, saveAlignment } from '#db/standards/alignments.ts'
import { findCompetency, nodeOf, splitNode } from '#engine/competency.ts'
import { standardSources } from '#engine/standard.ts'

/** Letters of what is looked for. */
const longestWords = 120

async function requireCompetency(context: RequestContext, slug: string | undefined) {
  const { catalog } = await context.catalogs.published(context.db)
  const competency = findCompetency(catalog, slug ?? '')
  if (!competency) throw new Response(null, { status: 404 })
  return { catalog, competency }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { catalog, competency } = await requireCompetency(context, params.competency)
  const query = new URL(request.url).searchParams
  const source = sourceOf(query.get('source')) ?? 'rome'
  const words = cleanText(query.get('q') ?? '').slice(0, longestWords)
  const [decided, open] = await Promise.all([
    listAlignments(context.db, { competency: competency.slug }),
    readProposals(context, { catalog, competency, source, words }),
  ])
  const { slug, name, levels } = competency
  return {
    competency: { slug, name, levels: levels.map(({ canDo }) => canDo) },
    decided: decided.map(({ decidedAt, ...one }) => ({ ...one, day: dayOf(decidedAt, staff.timeZone) })),
    open: { ...open, source, words },
  }
}

const entry = {
  node: z.string().regex(/^[a-z0-9-]{1,80}@[1-3]$/, 'node'),
  source: z.enum(standardSources, 'form'),
  version: codeField(40),
  code: codeField(80),
}
const schema = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.enum(['confirm', 'refuse']),
      ...entry,
      label: z.string('form').max(mostLetters, 'form'),
      note: writtenField('note', 500, 0).default(''),
      score: z.coerce.number('form').min(0, 'form').max(1000, 'form').optional(),
    }),
    z.object({ intent: z.literal('remove'), ...entry }),
  ],
  'form',
)

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { catalog } = await context.catalogs.published(context.db)
  // What was decided of a competency that an edit has removed can still be taken back.
  const competency = findCompetency(catalog, params.competency ?? '')
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) {
    if (!competency) throw new Response(null, { status: 404 })
    return data({ returned: read.returned }, { status: 400 })
  }
  const { intent, node, source, version, code } = read.value
  const back = (told: string) =>
    redirect(
      competency
        ? `/staff/alignments/${competency.slug}?source=${source}&told=${told}#main`
        : `/staff/alignments?told=${told}#main`,
      303,
    )
  const subject = {
    subjectKind: 'node' as const,
    subject: node,
    source,
    version,
    code,
    by: staff.id,
    at: context.now(),
  }
  if (read.value.intent === 'remove') {
    const isOwn = splitNode(node).competency === params.competency
    const removed = isOwn && (await removeAlignment(context.db, subject))
    if (!removed && !competency) throw new Response(null, { status: 404 })
    return isOwn ? back('removed') : sendBack(form, 'node', 'node')
  }
  if (!competency) throw new Response(null, { status: 404 })
  if (!competency.levels.some((_, i) => nodeOf(competency.slug, i + 1) === node))
    return sendBack(form, 'node', 'node')
  const { note, label, score = null } = read.value
  const state = intent === 'confirm' ? 'confirmed' : 'refused'
  const kept = await saveAlignment(context.db, {
    ...subject,
    ...{ id: context.newId(), state, label, note, score },
  })
  return kept === 'kept' ? back(state) : sendBack(form, null, kept, 409)
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  page ? pageTitle(matches, page.competency.name) : []

export default function CompetencyAlignments() {
  const { competency, decided, open } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const t = useText(fr, en)
  const say = useSay()
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/alignments">{t.backAlignments}</BackLink>
      <Told problem={returned?.problems[0]?.problem} />
      <h1 className="title-1 mt-2 max-w-[24ch]">{say(competency.name)}</h1>
      <ol className="measure mt-4 grid gap-1 text-ink-2">
        {competency.levels.map((canDo, i) => (
          <li key={canDo.fr}>{t.one.levelText(i + 1, say(canDo))}</li>
        ))}
      </ol>
      <Proposals competency={competency} open={open} returned={returned} />
      <Decided decided={decided} />
    </HomePage>
  )
}
