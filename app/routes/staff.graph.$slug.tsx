import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { Button, WordLink } from '#app/components/button.tsx'
import { DataFindings } from '#app/components/studio/data-findings.tsx'
import { MergeForm, RetireForm, SplitForm } from '#app/components/studio/reshape.tsx'
import { StudioForm, useDraftLink } from '#app/components/studio/form.tsx'
import { nodeOptions, NodeList } from '#app/components/studio/lists.tsx'
import { ThingForm } from '#app/components/studio/thing-form.tsx'
import { ThingPage } from '#app/components/studio/thing-page.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { actInStudio, type StudioReply } from '#app/studio/act.server.ts'
import { viewData } from '#app/studio/data.server.ts'
import { openThing, withThings } from '#app/studio/thing.server.ts'
import { findCompetency, nodeOf, writtenRequires } from '#engine/competency.ts'
import { mostLevels } from '#engine/lint/lists.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const slug = params.slug ?? ''
  const { studio, view } = await openThing(context, request, staff, { kind: 'competency', slug })
  const { catalog } = studio
  const competency = findCompetency(catalog, slug)
  if (!competency) throw new Response(null, { status: 404 })
  const needed = [...writtenRequires(catalog)]
  const levels = competency.levels.map(({ requires }, i) => {
    const node = nodeOf(slug, i + 1)
    return {
      slug: node,
      requires,
      taughtBy: catalog.modules
        .filter(({ teaches }) => teaches.includes(node))
        .map((module) => ({ slug: module.slug, title: module.title })),
      items: catalog.items.filter((item) => item.node === node).length,
      opens: needed.filter(([, before]) => before.includes(node)).map(([other]) => other),
    }
  })
  const nodes = levels.map((level) => level.slug)
  return {
    view,
    said: await viewData(context, catalog, staff, nodes),
    name: competency.name,
    levels: await withThings(context, catalog, 'level', levels),
    full: levels.length >= mostLevels,
    areas: catalog.areas.map(({ slug: value, name }) => ({ value, label: name[staff.language] || value })),
    competencies: catalog.competencies
      .filter((one) => one.slug !== slug)
      .map((one) => ({ value: one.slug, label: one.name[staff.language] || one.slug })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  return actInStudio(context, staff, request)
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  page ? pageTitle(matches, page.name) : []

export default function StudioCompetency() {
  const { view, said, name, levels, full, areas, competencies } = useLoaderData<typeof loader>()
  const { bar, thing, names } = view
  const reply = useActionData() as StudioReply | undefined
  const t = useText(fr, en)
  const say = useSay()
  const link = useDraftLink()
  const nodes = nodeOptions(names)
  const top = levels.at(-1)
  return (
    <ThingPage
      view={view}
      reply={reply}
      place="graph"
      back={{ to: '/staff/graph', label: t.graph.title }}
      title={say(name)}
    >
      <DataFindings data={said} />
      <ThingForm thing={thing} reply={reply} areas={areas} />
      {levels.map(({ slug: node, requires, thing: level, taughtBy, items, opens }, i) => (
        <section key={node} className="mt-12" aria-labelledby={`level-${i + 1}`}>
          <h2 id={`level-${i + 1}`} className="title-2">
            {t.graph.level(i + 1)}
          </h2>
          <p className="mt-1 text-ink-2">
            {t.graph.taughtBy}{' '}
            {taughtBy.length === 0
              ? t.graph.untaught
              : taughtBy.map((module, at) => (
                  <span key={module.slug}>
                    {at > 0 ? ', ' : null}
                    <WordLink to={link(`/staff/modules/${module.slug}`)}>
                      {say(module.title) || module.slug}
                    </WordLink>
                  </span>
                ))}
            {', '}
            {t.graph.assessedBy(items)}
          </p>
          <ThingForm thing={level} reply={reply} />
          <h3 className="title-3 mt-6">{t.graph.prerequisites}</h3>
          <p className="mb-2 text-ink-2">{t.graph.prerequisitesHelp}</p>
          <NodeList kind="level" slug={node} label={t.lists.choose} members={requires} nodes={nodes} />
          {opens.length > 0 ? (
            <p className="mt-4 text-ink-2">
              {t.graph.leadsTo}{' '}
              {opens.map((other, at) => (
                <span key={other}>
                  {at > 0 ? ', ' : null}
                  <WordLink to={link(`/staff/graph/${other.split('@')[0]}`)}>
                    {names[other] ?? other}
                  </WordLink>
                </span>
              ))}
            </p>
          ) : null}
        </section>
      ))}
      {bar.draft ? (
        <section className="mt-12 grid justify-items-start">
          {full ? null : (
            <StudioForm intent="level" values={{ slug: thing.slug }}>
              <Button look="outline">{t.graph.addLevel}</Button>
            </StudioForm>
          )}
          {top ? <RetireForm node={top.slug} name={names[top.slug] ?? top.slug} nodes={nodes} /> : null}
          <SplitForm slug={thing.slug} levels={levels.length} reply={reply} />
          <MergeForm slug={thing.slug} competencies={competencies} reply={reply} />
        </section>
      ) : null}
    </ThingPage>
  )
}
