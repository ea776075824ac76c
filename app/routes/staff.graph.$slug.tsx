import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { Button, WordLink } from '#app/components/button.tsx'
import { Comments, Others } from '#app/components/studio/about.tsx'
import { DataFindings } from '#app/components/studio/data-findings.tsx'
import { MergeForm, RetireForm, SplitForm } from '#app/components/studio/reshape.tsx'
import { StudioForm, useDraftLink } from '#app/components/studio/form.tsx'
import { NodeList } from '#app/components/studio/lists.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { ThingForm } from '#app/components/studio/thing-form.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { actInStudio, type StudioReply } from '#app/studio/act.server.ts'
import { viewData } from '#app/studio/data.server.ts'
import { openStudio } from '#app/studio/draft.server.ts'
import { namesOfNodes } from '#app/studio/names.ts'
import { showThing } from '#app/studio/thing.server.ts'
import { viewAbout, viewBar } from '#app/studio/view.server.ts'
import { findCompetency, nodeOf, writtenRequires } from '#engine/competency.ts'
import { mostLevels } from '#engine/lint/lists.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const studio = await openStudio(context, request)
  const { catalog, draft } = studio
  const slug = params.slug ?? ''
  const competency = findCompetency(catalog, slug)
  const thing = await showThing(context, catalog, { kind: 'competency', slug })
  if (!competency || !thing) throw new Response(null, { status: 404 })
  const needed = [...writtenRequires(catalog)]
  const levels = await Promise.all(
    competency.levels.map(async ({ requires }, i) => {
      const node = nodeOf(slug, i + 1)
      return {
        node,
        requires,
        thing: await showThing(context, catalog, { kind: 'level', slug: node }),
        taughtBy: catalog.modules
          .filter(({ teaches }) => teaches.includes(node))
          .map((module) => ({ slug: module.slug, title: module.title })),
        items: catalog.items.filter((item) => item.node === node).length,
        opens: needed.filter(([, before]) => before.includes(node)).map(([other]) => other),
      }
    }),
  )
  const [bar, about, said] = await Promise.all([
    viewBar(context, studio, staff),
    viewAbout(context, { draft }, { kind: 'competency', slug }, staff),
    viewData(
      context,
      catalog,
      staff,
      levels.map(({ node }) => node),
    ),
  ])
  return {
    bar,
    about,
    said,
    thing,
    name: competency.name,
    levels: levels.flatMap((level) => (level.thing ? [{ ...level, thing: level.thing }] : [])),
    full: levels.length >= mostLevels,
    areas: catalog.areas.map(({ slug: value, name }) => ({ value, label: name[staff.language] || value })),
    competencies: catalog.competencies
      .filter((one) => one.slug !== slug)
      .map((one) => ({ value: one.slug, label: one.name[staff.language] || one.slug })),
    names: namesOfNodes(catalog, staff.language),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  return actInStudio(context, staff, request)
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  page ? pageTitle(matches, page.name) : []

export default function StudioCompetency() {
  const { bar, about, said, thing, name, levels, full, areas, competencies, names } =
    useLoaderData<typeof loader>()
  const reply = useActionData() as StudioReply | undefined
  const t = useText(fr, en)
  const say = useSay()
  const link = useDraftLink()
  const nodes = Object.entries(names).map(([value, label]) => ({ value, label }))
  const show = (node: string) => (
    <WordLink to={link(`/staff/graph/${node.split('@')[0]}`)} className="inline-flex min-h-12 items-center">
      {names[node] ?? node}
    </WordLink>
  )
  const top = levels.at(-1)
  return (
    <StudioPage
      place="graph"
      bar={bar}
      reply={reply}
      names={names}
      back={{ to: '/staff/graph', label: t.graph.title }}
    >
      <h1 className="title-1 mt-6 max-w-[24ch]">{say(name) || thing.slug}</h1>
      <Others about={about} />
      <DataFindings data={said} />
      <ThingForm thing={thing} reply={reply} areas={areas} />
      {levels.map(({ node, requires, thing: level, taughtBy, items, opens }, i) => (
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
          <NodeList
            kind="level"
            slug={node}
            label={t.lists.choose}
            members={requires}
            nodes={nodes}
            show={show}
          />
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
          {top ? <RetireForm node={top.node} name={names[top.node] ?? top.node} nodes={nodes} /> : null}
          <SplitForm slug={thing.slug} levels={levels.length} reply={reply} />
          <MergeForm slug={thing.slug} competencies={competencies} reply={reply} />
        </section>
      ) : null}
      <Comments about={about.comments} where={{ kind: 'competency', slug: thing.slug }} />
    </StudioPage>
  )
}
