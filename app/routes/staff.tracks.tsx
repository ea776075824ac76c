import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { useDraftLink } from '#app/components/studio/form.tsx'
import { AddForm } from '#app/components/studio/lists.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { Table } from '#app/components/table.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { minutesText, numberText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { actInStudio, type StudioReply } from '#app/studio/act.server.ts'
import { openStudio } from '#app/studio/draft.server.ts'
import { canPlan } from '#app/studio/findings.ts'
import { viewBar } from '#app/studio/view.server.ts'
import { outlineTrack } from '#app/track-outline.server.ts'
import { countEnrolments } from '#db/enrolments.ts'
import { nodesOfTrack } from '#engine/competency.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const studio = await openStudio(context, request)
  const { catalog } = studio
  const [bar, learners] = await Promise.all([viewBar(context, studio, staff), countEnrolments(context.db)])
  return {
    bar,
    tracks: catalog.tracks.map((track) => ({
      slug: track.slug,
      name: track.name,
      learners: learners[track.slug] ?? 0,
      nodes: nodesOfTrack(catalog, track).length,
      minutes: canPlan(studio.base, catalog) ? outlineTrack(catalog, track).minutes : 0,
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  return actInStudio(context, staff, request)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.tracks.title, en: en.tracks.title })

export default function StudioTracks() {
  const { bar, tracks } = useLoaderData<typeof loader>()
  const reply = useActionData() as StudioReply | undefined
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const link = useDraftLink()
  const number = (value: number) => numberText(value, language)
  return (
    <StudioPage place="tracks" bar={bar} reply={reply}>
      <h1 className="title-1 mt-6">{t.tracks.title}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.tracks.lead}</p>
      <div className="mt-8">
        <Table
          caption={t.tracks.title}
          hideCaption
          rows={tracks}
          rowKey={({ slug }) => slug}
          columns={[
            {
              key: 'name',
              label: t.kinds.track,
              cell: ({ slug, name }) => (
                <WordLink to={link(`/staff/tracks/${slug}`)} className="inline-flex min-h-12 items-center">
                  {say(name) || slug}
                </WordLink>
              ),
            },
            {
              key: 'learners',
              label: t.tracks.learners,
              cell: (track) => number(track.learners),
              number: true,
            },
            { key: 'nodes', label: t.tracks.nodes, cell: ({ nodes }) => number(nodes), number: true },
            {
              key: 'hours',
              label: t.tracks.hours,
              cell: ({ minutes }) => minutesText(minutes, language),
              number: true,
            },
          ]}
        />
      </div>
      <div className="mt-6">
        <AddForm kind="track" reply={reply} />
      </div>
    </StudioPage>
  )
}
