import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { Covered } from '#app/components/standards/covered.tsx'
import { Section } from '#app/components/standards/entry-list.tsx'
import { Told } from '#app/components/standards/told.tsx'
import { codeField, readForm, sendBack } from '#app/form.server.ts'
import { standards as en } from '#app/locales/en/standards.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { readCoverage } from '#app/standards/coverage.server.ts'
import { mostLetters, nameOf } from '#app/standards/subject.ts'
import { listAlignments, saveAlignment } from '#db/standards/alignments.ts'
import { findEntry } from '#db/standards/entries.ts'
import { listVersions } from '#db/standards/versions.ts'
import type { Track } from '#engine/catalog.ts'

async function requireTrack(context: RequestContext, slug: string | undefined) {
  const { catalog } = await context.catalogs.published(context.db)
  const track = catalog.tracks.find((one) => one.slug === slug)
  if (!track) throw new Response(null, { status: 404 })
  return { catalog, track }
}

/** What the code of a track means in each version of ROME, and who confirmed it there. */
async function readJob({ db }: RequestContext, track: Track, timeZone: string) {
  const [versions, decided] = await Promise.all([
    listVersions(db),
    listAlignments(db, { subjectKind: 'track', subject: track.slug, source: 'rome', code: track.rome.code }),
  ])
  const rome = versions.filter(({ source }) => source === 'rome')
  const found = await Promise.all(
    rome.map(async ({ version }) => {
      const entry = await findEntry(db, { source: 'rome', version, code: track.rome.code })
      const decision = decided.find((one) => one.version === version && one.state === 'confirmed')
      const confirmed = decision && { by: decision.decidedBy, day: dayOf(decision.decidedAt, timeZone) }
      return entry ? [{ version, label: entry.label, confirmed: confirmed ?? null }] : []
    }),
  )
  return { ...track.rome, versions: found.flat() }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { catalog, track } = await requireTrack(context, params.slug)
  const [certifications, job] = await Promise.all([
    readCoverage(context, catalog, track),
    readJob(context, track, staff.timeZone),
  ])
  const used = certifications.flatMap(({ blocks }) =>
    blocks.flatMap(({ skills }) => skills.flatMap(({ nodes }) => nodes)),
  )
  return {
    track: { slug: track.slug, name: track.name },
    certifications,
    job,
    nodes: Object.fromEntries(
      used.map((subject) => [subject, nameOf(catalog, { subjectKind: 'node', subject })]),
    ),
  }
}

const schema = z.object({ version: codeField(40), label: z.string('form').max(mostLetters, 'form') })

/** Confirms what the occupation of the track means in a version. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { track } = await requireTrack(context, params.slug)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const kept = await saveAlignment(context.db, {
    ...{ id: context.newId(), subjectKind: 'track', subject: track.slug, source: 'rome' },
    ...read.value,
    ...{ code: track.rome.code, state: 'confirmed', note: '', score: null },
    ...{ by: staff.id, at: context.now() },
  })
  if (kept !== 'kept') return sendBack(form, null, kept, 409)
  return redirect(`/staff/coverage/${track.slug}?told=confirmed#main`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.coverage.metaTitle, en: en.coverage.metaTitle })

export default function Coverage() {
  const { track, certifications, job, nodes } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const words = useText(fr, en)
  const t = words.coverage
  const say = useSay()
  const [best] = certifications
  const covered = best?.blocks.filter((block) => block.covered).length ?? 0
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/standards">{words.backStandards}</BackLink>
      <Told problem={returned?.problems[0]?.problem} />
      <h1 className="title-1 mt-2 max-w-[24ch]">{t.heading(covered, best?.code ?? '')}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(say(track.name))}</p>
      {certifications.map((certification) => (
        <Covered key={`${certification.version} ${certification.code}`} {...certification} nodes={nodes} />
      ))}
      {certifications.length === 0 ? (
        <EmptyState
          title={t.none}
          action={
            <WordLink to="/staff/alignments?source=rncp" className="inline-flex min-h-12 items-center">
              {t.noneLink}
            </WordLink>
          }
        >
          {t.noneText}
        </EmptyState>
      ) : null}
      <Job job={job} slug={track.slug} />
    </HomePage>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function Job({ job, slug }: Pick<Loaded, 'job'> & { slug: string }) {
  const { coverage: t, entry } = useText(fr, en)
  const say = useSay()
  const language = useLanguage()
  return (
    <Section id="job" title={t.job}>
      <p>{t.jobText(job.code, say(job.label))}</p>
      {job.versions.length === 0 ? <p className="mt-2 text-ink-2">{t.jobAbsent}</p> : null}
      <ul>
        {job.versions.map(({ version, label, confirmed }) => (
          <li key={version} className="mt-3">
            {confirmed ? (
              <p>
                {t.jobConfirmed(version, entry.by(confirmed.by, dayText(confirmed.day, language, 'long')))}
              </p>
            ) : (
              <Form method="post" action={`/staff/coverage/${slug}`}>
                <p className="text-ink-2">{t.jobOpen(version, label)}</p>
                <input type="hidden" name="label" value={label} />
                <Button look="outline" name="version" value={version} className="mt-3">
                  {t.jobAct(version)}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
