import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BackLink } from '#app/components/back-link.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { InlineProse } from '#app/components/prose.tsx'
import { readPart, type PartLine } from '#app/file/parts.server.ts'
import { recordLook, requireReader } from '#app/file/reader.server.ts'
import { dayText } from '#app/locales/format.ts'
import { file as en } from '#app/locales/en/file.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findSharing, sharedParts } from '#db/openings.ts'

/** A part of hers that she chose to show; otherwise there is no such page. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reading = await requireReader(request, context, params.id)
  const part = sharedParts.find((known) => known === params.part)
  const shared = await findSharing(context.db, reading.learner.id)
  if (!part || !shared[part]) throw new Response(null, { status: 404 })
  const { day, lines } = await readPart(context, reading, part)
  await recordLook(context, reading, part)
  const { as, base, learner } = reading
  return { as, base, name: learner.name, part, day, lines }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => {
  const part = data?.part ?? 'answers'
  return pageTitle(matches, { fr: fr.acts.shared[part], en: en.acts.shared[part] })
}

export default function SharedPart() {
  const { as, base, name, part, day, lines } = useLoaderData<typeof loader>()
  const { acts, parts: t } = useText(fr, en)
  const language = useLanguage()
  return (
    <HomePage current={`/${as}`}>
      <div className="max-w-[44rem]">
        <BackLink to={base}>{acts.back(name)}</BackLink>
        <h1 className="title-1 mt-2">{t.titles[part](name)}</h1>
        <p className="measure mt-4 text-lg text-ink-2">
          {t.lead} {day ? t.day(dayText(day, language, 'long')) : ''}
        </p>
        {lines.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <ol className="mt-8 divide-y divide-line border-y border-line">
            {lines.map((line) => (
              <li key={line.key} className="py-3">
                <InlineProse html={line.html} />
                <span className="block text-sm text-ink-2">
                  <Note note={line.note} />
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </HomePage>
  )
}

function Note({ note }: { note: PartLine['note'] }) {
  const t = useText(fr, en).parts
  const language = useLanguage()
  switch (note.kind) {
    case 'known':
    case 'uncertain':
      return t[note.kind]
    case 'review':
      return `${t.fading[note.fading]}, ${note.due ? t.dueOn(dayText(note.due, language, 'dayMonth')) : t.due}`
    default:
      return `${t.kinds[note.kind]} · ${note.at}`
  }
}
