import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { FieldScope } from '#app/components/field.tsx'
import { QuestionPreview } from '#app/components/item-card.tsx'
import { DataFindings } from '#app/components/studio/data-findings.tsx'
import { nodeOptions } from '#app/components/studio/lists.tsx'
import { ThingForm } from '#app/components/studio/thing-form.tsx'
import { ThingPage } from '#app/components/studio/thing-page.tsx'
import { showQuestion } from '#app/learning/question.server.ts'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { LanguageProvider, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { actInStudio, type StudioReply } from '#app/studio/act.server.ts'
import { viewData } from '#app/studio/data.server.ts'
import { nameOf } from '#app/studio/names.ts'
import { openThing } from '#app/studio/thing.server.ts'
import { languages } from '#engine/catalog.ts'
import { toQuestion } from '#engine/item.ts'
import { hashText } from '#engine/shuffle.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const slug = params.id ?? ''
  const { studio, view } = await openThing(context, request, staff, { kind: 'item', slug })
  const { catalog } = studio
  const item = catalog.items.find(({ id }) => id === slug)
  if (!item) throw new Response(null, { status: 404 })
  return {
    view,
    said: await viewData(context, catalog, staff, [slug]),
    name: nameOf([catalog], { kind: 'item', slug }, staff.language),
    module: catalog.modules.find(({ teaches }) => teaches.includes(item.node))?.slug ?? null,
    previews: languages.map((language) => ({
      language,
      question: showQuestion(toQuestion(item, language, hashText(slug)), language),
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  return actInStudio(context, staff, request)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.items.title, en: en.items.title })

export default function StudioItem() {
  const { view, said, name, module, previews } = useLoaderData<typeof loader>()
  const reply = useActionData() as StudioReply | undefined
  const t = useText(fr, en)
  return (
    <ThingPage
      view={view}
      reply={reply}
      place="modules"
      back={{ to: module ? `/staff/modules/${module}` : '/staff/modules', label: t.modules.items }}
      title={name}
      titleLook="title-2 max-w-[40ch]"
      remove={{ label: t.items.remove, text: t.items.removeText }}
    >
      <section className="mt-8" aria-labelledby="preview">
        <h2 id="preview" className="title-3">
          {t.items.asSeen}
        </h2>
        <p className="mt-1 text-ink-2">{t.items.asSeenText}</p>
        <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-2">
          {previews.map(({ language, question }) => (
            <div key={language} lang={language} className="rounded-area border border-line bg-card p-5">
              <LanguageProvider value={language}>
                <FieldScope value={`preview-${language}-`}>
                  <QuestionPreview question={question} />
                </FieldScope>
              </LanguageProvider>
            </div>
          ))}
        </div>
      </section>
      <section className="mt-10" aria-label={t.items.title}>
        <ThingForm thing={view.thing} reply={reply} nodes={nodeOptions(view.names)} />
      </section>
      <DataFindings data={said} />
    </ThingPage>
  )
}
