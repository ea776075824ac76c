import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { Button } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { StudioForm } from '#app/components/studio/form.tsx'
import { AddForm, Moves, nodeOptions, NodeList } from '#app/components/studio/lists.tsx'
import { ThingForm } from '#app/components/studio/thing-form.tsx'
import { ThingPage } from '#app/components/studio/thing-page.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { listText, minutesText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { actInStudio, type StudioReply } from '#app/studio/act.server.ts'
import { canPlan } from '#app/studio/findings.ts'
import { openThing, withThings } from '#app/studio/thing.server.ts'
import { outlineTrack } from '#app/track-outline.server.ts'
import { nodesOfTrack } from '#engine/competency.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const slug = params.slug ?? ''
  const { studio, view } = await openThing(context, request, staff, { kind: 'track', slug })
  const { catalog } = studio
  const track = catalog.tracks.find((one) => one.slug === slug)
  if (!track) throw new Response(null, { status: 404 })
  const milestones = track.milestones.map(({ slug: own, name, nodes }) => ({
    name,
    nodes,
    slug: `${slug}/${own}`,
  }))
  const needed = new Set(nodesOfTrack(catalog, track))
  return {
    view,
    name: track.name,
    targets: track.targets,
    milestones: await withThings(context, catalog, 'milestone', milestones),
    modules: catalog.modules.filter(({ teaches }) => teaches.some((node) => needed.has(node))).length,
    minutes: canPlan(studio.base, catalog) ? outlineTrack(catalog, track).minutes : 0,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  return actInStudio(context, staff, request)
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  page ? pageTitle(matches, page.name) : []

export default function StudioTrack() {
  const { view, name, targets, milestones, modules, minutes } = useLoaderData<typeof loader>()
  const { bar, thing, names } = view
  const reply = useActionData() as StudioReply | undefined
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const nodes = nodeOptions(names)
  return (
    <ThingPage
      view={view}
      reply={reply}
      place="tracks"
      back={{ to: '/staff/tracks', label: t.tracks.title }}
      title={say(name)}
      lead={t.tracks.wayText(modules, minutesText(minutes, language))}
      remove={{ label: t.tracks.remove, text: t.tracks.removeText }}
    >
      <section className="mt-10" aria-labelledby="targets">
        <h2 id="targets" className="title-2">
          {t.tracks.targets}
        </h2>
        <p className="mt-1 mb-3 text-ink-2">{t.tracks.targetsHelp}</p>
        <NodeList kind="track" slug={thing.slug} label={t.lists.choose} members={targets} nodes={nodes} />
      </section>
      <section className="mt-12" aria-labelledby="milestones">
        <h2 id="milestones" className="title-2">
          {t.tracks.milestones}
        </h2>
        <p className="mt-1 text-ink-2">{t.tracks.milestonesHelp}</p>
        <ol className="mt-4 grid gap-8">
          {milestones.map((milestone) => (
            <li key={milestone.thing.slug} className="border-s-[3px] border-line ps-4">
              <h3 className="title-3">{say(milestone.name) || milestone.thing.slug}</h3>
              <p className="mt-1 text-ink-2">
                {listText(
                  milestone.nodes.map((node) => names[node] ?? node),
                  language,
                )}
              </p>
              {bar.draft ? (
                <Disclosure
                  summary={
                    <>
                      {t.tracks.change}
                      <span className="sr-only"> {say(milestone.name)}</span>
                    </>
                  }
                  open={milestone.nodes.length === 0 || reply?.returned?.values.slug === milestone.thing.slug}
                >
                  <ThingForm thing={milestone.thing} reply={reply} />
                  <h4 className="mt-6 mb-2 font-bold">{t.tracks.nodesOf}</h4>
                  <NodeList
                    kind="milestone"
                    slug={milestone.thing.slug}
                    label={t.lists.choose}
                    members={milestone.nodes}
                    nodes={nodes}
                  />
                  <div className="flex flex-wrap gap-4">
                    <Moves kind="milestone" slug={milestone.thing.slug} name={say(milestone.name)} />
                    <StudioForm intent="remove" values={{ kind: 'milestone', slug: milestone.thing.slug }}>
                      <Button look="word">
                        {t.form.shrink}
                        <span className="sr-only"> {say(milestone.name)}</span>
                      </Button>
                    </StudioForm>
                  </div>
                </Disclosure>
              ) : null}
            </li>
          ))}
        </ol>
        <AddForm kind="milestone" owner={thing.slug} reply={reply} />
      </section>
      <section className="mt-12" aria-labelledby="texts">
        <h2 id="texts" className="title-2">
          {t.kinds.track}
        </h2>
        <ThingForm thing={thing} reply={reply} />
      </section>
    </ThingPage>
  )
}
