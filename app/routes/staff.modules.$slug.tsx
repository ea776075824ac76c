import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { Button, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { DataFindings } from '#app/components/studio/data-findings.tsx'
import { StudioForm, useDraftLink } from '#app/components/studio/form.tsx'
import { AddForm, Moves, nodeOptions, NodeList } from '#app/components/studio/lists.tsx'
import { PictureForm } from '#app/components/studio/picture-form.tsx'
import { ThingForm } from '#app/components/studio/thing-form.tsx'
import { ThingPage } from '#app/components/studio/thing-page.tsx'
import { pictures as picturesEn } from '#app/locales/en/pictures.ts'
import { studio as en } from '#app/locales/en/studio.ts'
import { pictures as picturesFr } from '#app/locales/fr/pictures.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { actInStudio, type StudioReply } from '#app/studio/act.server.ts'
import { viewData } from '#app/studio/data.server.ts'
import { nameOf } from '#app/studio/names.ts'
import { openThing, withThings } from '#app/studio/thing.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const slug = params.slug ?? ''
  const { studio, view } = await openThing(context, request, staff, { kind: 'module', slug })
  const { catalog } = studio
  const module = catalog.modules.find((one) => one.slug === slug)
  if (!module) throw new Response(null, { status: 404 })
  const criteria = (module.project?.criteria ?? []).map((one) => ({
    text: one.text,
    slug: `${slug}/${one.slug}`,
  }))
  return {
    view,
    said: await viewData(context, catalog, staff, [slug]),
    title: module.title,
    teaches: module.teaches,
    project: module.project !== undefined,
    criteria: await withThings(context, catalog, 'criterion', criteria),
    items: catalog.items
      .filter(({ node }) => module.teaches.includes(node))
      .map((item) => ({
        id: item.id,
        node: item.node,
        kind: item.kind,
        name: nameOf([catalog], { kind: 'item', slug: item.id }, staff.language),
      })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  return actInStudio(context, staff, request)
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  page ? pageTitle(matches, page.title) : []

export default function StudioModule() {
  const { view, said, title, teaches, project, criteria, items } = useLoaderData<typeof loader>()
  const { bar, thing, names } = view
  const reply = useActionData() as StudioReply | undefined
  const t = useText(fr, en)
  const p = useText(picturesFr, picturesEn)
  const say = useSay()
  const link = useDraftLink()
  const nodes = nodeOptions(names)
  const own = nodes.filter(({ value }) => teaches.includes(value))
  return (
    <ThingPage
      view={view}
      reply={reply}
      place="modules"
      back={{ to: '/staff/modules', label: t.modules.title }}
      title={say(title)}
      remove={{ label: t.modules.remove, text: t.modules.removeText }}
    >
      <DataFindings data={said} />
      <section className="mt-8" aria-labelledby="teaches">
        <h2 id="teaches" className="title-2">
          {t.modules.teaches}
        </h2>
        <p className="mt-1 mb-3 text-ink-2">{t.modules.teachesHelp}</p>
        <NodeList kind="module" slug={thing.slug} label={t.lists.choose} members={teaches} nodes={nodes} />
      </section>
      <section className="mt-12" aria-labelledby="items">
        <h2 id="items" className="title-2">
          {t.modules.items}
        </h2>
        <p className="mt-1 mb-3 text-ink-2">{t.modules.itemsHelp}</p>
        {items.length === 0 ? <p>{t.modules.noItems}</p> : null}
        {own.map(({ value, label }) => {
          const ofNode = items.filter(({ node }) => node === value)
          return ofNode.length === 0 ? null : (
            <Disclosure key={value} summary={`${label}, ${t.graph.assessedBy(ofNode.length)}`}>
              <ul className="border-t border-line">
                {ofNode.map(({ id, kind, name }) => (
                  <li key={id} className="border-b border-line">
                    <WordLink
                      to={link(`/staff/items/${id}`)}
                      className="inline-flex min-h-12 items-center py-2 wrap-break-word text-ink"
                    >
                      {name}
                    </WordLink>
                    <span className="ms-2 text-sm">{t.add.itemKinds[kind]}</span>
                  </li>
                ))}
              </ul>
            </Disclosure>
          )
        })}
        {own.length > 0 ? <AddForm kind="item" nodes={own} reply={reply} /> : null}
      </section>
      <section className="mt-12" aria-labelledby="texts">
        <h2 id="texts" className="title-2">
          {t.modules.page}
        </h2>
        {bar.draft ? (
          <Disclosure summary={p.add}>
            <PictureForm />
          </Disclosure>
        ) : null}
        <ThingForm thing={thing} reply={reply} />
      </section>
      <section className="mt-12" aria-labelledby="project">
        <h2 id="project" className="title-2">
          {project ? t.modules.criteria : t.modules.project}
        </h2>
        {project ? (
          <>
            <p className="mt-1 text-ink-2">{t.modules.criteriaHelp}</p>
            <ol className="mt-4 grid gap-8">
              {criteria.map((criterion) => (
                <li key={criterion.thing.slug} className="border-s-[3px] border-line ps-4">
                  <h3 className="title-3">{say(criterion.text) || criterion.thing.slug}</h3>
                  <ThingForm thing={criterion.thing} reply={reply} nodes={nodes} />
                  <div className="flex flex-wrap gap-4">
                    <Moves kind="criterion" slug={criterion.thing.slug} name={say(criterion.text)} />
                    {bar.draft ? (
                      <StudioForm intent="remove" values={{ kind: 'criterion', slug: criterion.thing.slug }}>
                        <Button look="word">{t.form.shrink}</Button>
                      </StudioForm>
                    ) : null}
                  </div>
                </li>
              ))}
            </ol>
            <AddForm kind="criterion" owner={thing.slug} nodes={nodes} reply={reply} />
            {bar.draft ? (
              <StudioForm intent="no-project" values={{ slug: thing.slug }} className="mt-2">
                <Button look="word">{t.modules.projectRemove}</Button>
              </StudioForm>
            ) : null}
          </>
        ) : bar.draft ? (
          <StudioForm intent="project" values={{ slug: thing.slug }} className="mt-3">
            <Button look="outline">{t.modules.projectAdd}</Button>
          </StudioForm>
        ) : (
          <p className="mt-2 text-ink-2">{t.lists.none}</p>
        )}
      </section>
    </ThingPage>
  )
}
