import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { useDraftLink } from '#app/components/studio/form.tsx'
import { AddForm } from '#app/components/studio/lists.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { Table } from '#app/components/table.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { listText, minutesText, numberText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { actInStudio, type StudioReply } from '#app/studio/act.server.ts'
import { openStudio } from '#app/studio/draft.server.ts'
import { namesOfNodes } from '#app/studio/names.ts'
import { viewBar } from '#app/studio/view.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const studio = await openStudio(context, request)
  const { modules, items } = studio.catalog
  return {
    bar: await viewBar(context, studio, staff),
    modules: modules.map(({ slug, title, minutes, teaches, project }) => ({
      slug,
      title,
      minutes: minutes + (project?.minutes ?? 0),
      teaches,
      items: items.filter(({ node }) => teaches.includes(node)).length,
    })),
    names: namesOfNodes(studio.catalog, staff.language),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  return actInStudio(context, staff, request)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.modules.title, en: en.modules.title })

export default function StudioModules() {
  const { bar, modules, names } = useLoaderData<typeof loader>()
  const reply = useActionData() as StudioReply | undefined
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const link = useDraftLink()
  return (
    <StudioPage place="modules" bar={bar} reply={reply}>
      <h1 className="title-1 mt-6">{t.modules.title}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.modules.lead}</p>
      <div className="mt-8">
        <Table
          caption={t.modules.title}
          hideCaption
          rows={modules}
          rowKey={({ slug }) => slug}
          columns={[
            {
              key: 'title',
              label: t.kinds.module,
              cell: ({ slug, title }) => (
                <WordLink to={link(`/staff/modules/${slug}`)} className="inline-flex min-h-12 items-center">
                  {say(title) || slug}
                </WordLink>
              ),
            },
            {
              key: 'teaches',
              label: t.modules.teaches,
              cell: ({ teaches }) =>
                listText(
                  teaches.map((node) => names[node] ?? node),
                  language,
                ),
            },
            {
              key: 'minutes',
              label: t.modules.minutes,
              cell: ({ minutes }) => minutesText(minutes, language),
              number: true,
            },
            {
              key: 'items',
              label: t.modules.items,
              cell: ({ items }) => numberText(items, language),
              number: true,
            },
          ]}
        />
      </div>
      <div className="mt-6">
        <AddForm kind="module" reply={reply} />
      </div>
    </StudioPage>
  )
}
