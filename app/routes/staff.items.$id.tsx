import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { QuestionPreview } from '#app/components/item-card.tsx'
import { Comments, Others } from '#app/components/studio/about.tsx'
import { DataFindings } from '#app/components/studio/data-findings.tsx'
import { RemoveForm } from '#app/components/studio/lists.tsx'
import { StudioPage } from '#app/components/studio/page.tsx'
import { ThingForm } from '#app/components/studio/thing-form.tsx'
import { showQuestion } from '#app/learning/question.server.ts'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { LanguageProvider, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { actInStudio, type StudioReply } from '#app/studio/act.server.ts'
import { viewData } from '#app/studio/data.server.ts'
import { openStudio } from '#app/studio/draft.server.ts'
import { nameOf, namesOfNodes } from '#app/studio/names.ts'
import { showThing } from '#app/studio/thing.server.ts'
import { viewAbout, viewBar } from '#app/studio/view.server.ts'
import { languages } from '#engine/catalog.ts'
import { toQuestion } from '#engine/item.ts'
import { hashText } from '#engine/shuffle.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const studio = await openStudio(context, request)
  const { catalog, draft } = studio
  const slug = params.id ?? ''
  const item = catalog.items.find(({ id }) => id === slug)
  const thing = await showThing(context, catalog, { kind: 'item', slug })
  if (!item || !thing) throw new Response(null, { status: 404 })
  const [bar, about, said] = await Promise.all([
    viewBar(context, studio, staff),
    viewAbout(context, { draft }, { kind: 'item', slug }, staff),
    viewData(context, catalog, staff, [slug]),
  ])
  return {
    bar,
    about,
    said,
    thing,
    name: nameOf([catalog], { kind: 'item', slug }, staff.language),
    module: catalog.modules.find(({ teaches }) => teaches.includes(item.node))?.slug ?? null,
    previews: languages.map((language) => ({
      language,
      question: showQuestion(toQuestion(item, language, hashText(slug)), language),
    })),
    names: namesOfNodes(catalog, staff.language),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  return actInStudio(context, staff, request)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.items.title, en: en.items.title })

export default function StudioItem() {
  const { bar, about, said, thing, name, module, previews, names } = useLoaderData<typeof loader>()
  const reply = useActionData() as StudioReply | undefined
  const t = useText(fr, en)
  const nodes = Object.entries(names).map(([value, label]) => ({ value, label }))
  return (
    <StudioPage
      place="modules"
      bar={bar}
      reply={reply}
      names={names}
      back={{ to: module ? `/staff/modules/${module}` : '/staff/modules', label: t.modules.items }}
    >
      <h1 className="title-2 mt-6 max-w-[40ch]">{name}</h1>
      <Others about={about} />
      <section className="mt-8" aria-labelledby="preview">
        <h2 id="preview" className="title-3">
          {t.items.asSeen}
        </h2>
        <p className="mt-1 text-ink-2">{t.items.asSeenText}</p>
        <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-2">
          {previews.map(({ language, question }) => (
            <div key={language} lang={language} className="rounded-area border border-line bg-card p-5">
              <LanguageProvider value={language}>
                <QuestionPreview question={question} />
              </LanguageProvider>
            </div>
          ))}
        </div>
      </section>
      <section className="mt-10" aria-label={t.items.title}>
        <ThingForm thing={thing} reply={reply} nodes={nodes} />
      </section>
      <DataFindings data={said} />
      <Comments about={about.comments} where={{ kind: 'item', slug: thing.slug }} />
      <RemoveForm kind="item" slug={thing.slug} label={t.items.remove} text={t.items.removeText} />
    </StudioPage>
  )
}
