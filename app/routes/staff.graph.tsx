import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { Button, WordLink } from '#app/components/button.tsx'
import { Select, TextField } from '#app/components/field.tsx'
import { DataFindings } from '#app/components/studio/data-findings.tsx'
import { Drawing } from '#app/components/studio/drawing.tsx'
import { AddForm } from '#app/components/studio/lists.tsx'
import { Outline } from '#app/components/studio/outline.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { actInStudio, type StudioReply } from '#app/studio/act.server.ts'
import { viewData } from '#app/studio/data.server.ts'
import { openStudio } from '#app/studio/draft.server.ts'
import { chooseCompetencies } from '#app/studio/graph.ts'
import { namesOfNodes } from '#app/studio/names.ts'
import { pictureOf } from '#app/studio/picture.ts'
import { showThing } from '#app/studio/thing.server.ts'
import { viewBar } from '#app/studio/view.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const studio = await openStudio(context, request)
  const { catalog } = studio
  const query = new URL(request.url).searchParams
  const filter = {
    words: (query.get('q') ?? '').slice(0, 80),
    track: query.get('track') ?? '',
    area: query.get('area') ?? '',
  }
  const chosen = chooseCompetencies(catalog, filter, staff.language)
  const areas = await Promise.all(
    catalog.areas.map(async ({ slug, name }) => ({
      slug,
      name,
      thing: await showThing(context, catalog, { kind: 'area', slug }),
      competencies: chosen
        .filter(({ area }) => area === slug)
        .map(({ slug: own, name: words, levels }) => ({ slug: own, name: words, levels })),
    })),
  )
  return {
    bar: await viewBar(context, studio, staff),
    said: await viewData(context, catalog, staff),
    filter,
    picture: query.get('view') === 'picture' ? pictureOf(catalog, filter, staff.language) : null,
    count: chosen.length,
    narrowed: chosen.length < catalog.competencies.length,
    areas: areas.flatMap(({ thing, ...area }) => (thing ? [{ ...area, thing }] : [])),
    tracks: catalog.tracks.map(({ slug, name }) => ({ slug, name })),
    names: namesOfNodes(catalog, staff.language),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  return actInStudio(context, staff, request)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.graph.title, en: en.graph.title })

export default function StudioGraph() {
  const { bar, said, filter, picture, count, narrowed, areas, tracks, names } = useLoaderData<typeof loader>()
  const reply = useActionData() as StudioReply | undefined
  const [query] = useSearchParams()
  const t = useText(fr, en)
  const say = useSay()
  const found = picture?.nodes.filter((node) => node.found).length ?? 0
  const other = new URLSearchParams(query)
  other.delete('told')
  if (picture) other.delete('view')
  else other.set('view', 'picture')
  const areaOptions = areas.map(({ slug, name }) => ({ value: slug, label: say(name) || slug }))
  return (
    <StudioPage place="graph" bar={bar} reply={reply} names={names}>
      <h1 className="title-1 mt-6">{t.graph.title}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{picture ? t.graph.pictureLead : t.graph.lead}</p>
      <p className="mt-2">
        <WordLink to={`?${other}`} className="inline-flex min-h-12 items-center font-semibold">
          {picture ? t.graph.outline : t.graph.picture}
        </WordLink>
      </p>
      <Form method="get" className="mt-6 grid items-end gap-4 sm:grid-cols-[2fr_2fr_2fr_auto]">
        <input type="hidden" name="draft" value={query.get('draft') ?? ''} />
        {picture ? <input type="hidden" name="view" value="picture" /> : null}
        <TextField label={t.graph.search} name="q" optional="sometimes" defaultValue={filter.words} />
        <Select
          label={t.graph.track}
          name="track"
          optional="sometimes"
          defaultValue={filter.track}
          options={[
            { value: '', label: t.graph.all },
            ...tracks.map(({ slug, name }) => ({ value: slug, label: say(name) || slug })),
          ]}
        />
        <Select
          label={t.graph.area}
          name="area"
          optional="sometimes"
          defaultValue={filter.area}
          options={[{ value: '', label: t.graph.all }, ...areaOptions]}
        />
        <Button look="outline">{t.graph.show}</Button>
      </Form>
      <p className="mt-5 text-ink-2" role="status">
        {picture
          ? t.graph.pictureCount(picture.nodes.length, filter.words.trim() === '' ? null : found)
          : count === 0
            ? t.graph.none
            : t.graph.count(count)}
      </p>
      {picture ? (
        <Drawing picture={picture} bar={bar} names={names} reply={reply} />
      ) : (
        <Outline areas={areas} narrowed={narrowed} names={names} reply={reply} />
      )}
      <DataFindings data={said} linked />
      <div className="mt-10 grid justify-items-start">
        {areas.length > 0 ? <AddForm kind="competency" areas={areaOptions} reply={reply} /> : null}
        <AddForm kind="area" reply={reply} />
      </div>
    </StudioPage>
  )
}
