import { BackLink } from '#app/components/back-link.tsx'
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireLearner } from '#app/auth.server.ts'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { Attention } from '#app/components/module/attention.tsx'
import { Stages } from '#app/components/module/stages.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Prose } from '#app/components/prose.tsx'
import { readLearner } from '#app/learning/learner.server.ts'
import { minutesText } from '#app/locales/format.ts'
import { module as en } from '#app/locales/en/module.ts'
import { module as fr } from '#app/locales/fr/module.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { finishLesson, requireModule, visitModule } from '#app/learning/module.server.ts'
import { nodeWords } from '#app/path/view.server.ts'
import { listModuleProgress } from '#db/learning/modules.ts'
import { buildGraph, moduleRequires } from '#engine/competency.ts'
import { heldNodes } from '#engine/path/needs.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { catalog, module } = await requireModule(context, person, params.slug)
  const visit = await visitModule(context, person, module.slug)
  const [{ mastery }, modules, body] = await Promise.all([
    readLearner(context, person.id),
    listModuleProgress(context.db, person.id),
    context.catalogs.body(module.lesson[person.language]),
  ])
  const progress = Object.fromEntries(
    modules.map((own) => [own.module, { done: own.stage === 'done', minutesSpent: own.seconds / 60 }]),
  )
  const held = heldNodes(catalog, mastery, progress)
  const graph = buildGraph(catalog)
  return {
    slug: module.slug,
    title: module.title,
    summary: module.summary,
    minutes: module.minutes,
    stage: visit.stage,
    read: visit.lessonReadAt !== null,
    canDo: module.teaches.flatMap((node) => graph.find(node)?.canDo ?? []),
    missing: moduleRequires(catalog, module)
      .filter((node) => !held.has(node))
      .map((node) => nodeWords(catalog, node, person.language)),
    project: module.project?.title ?? null,
    lesson: renderMarkdown(body, person.language),
  }
}

/** She says that she has read the lesson. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const { module } = await requireModule(context, person, params.slug)
  await visitModule(context, person, module.slug)
  await finishLesson(context, person, module)
  return redirect(`/modules/${module.slug}/practice`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.title ?? { fr: fr.stages.lesson, en: en.stages.lesson })

export default function Lesson() {
  const data = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const say = useSay()
  const language = useLanguage()
  const { slug, stage, read, missing } = data
  const names = missing.map(({ name, level }) => t.node(name, level))
  return (
    <LearnerPage place="path">
      <Attention module={slug} />
      <div className="max-w-[42rem]">
        <BackLink to="/path">{t.back}</BackLink>
        <h1 className="title-1 mt-2">{say(data.title)}</h1>
        <p className="measure mt-4 text-lg text-ink-2">{say(data.summary)}</p>
        <div className="mt-6 flex flex-wrap items-center gap-x-8 gap-y-3">
          <div className="min-w-[17rem] flex-1">
            <Stages slug={slug} reached={stage} here="lesson" />
          </div>
          <p className="text-ink-2">{t.stages.minutes(minutesText(data.minutes, language))}</p>
        </div>
        <section className="mt-7 border-s-4 border-thread ps-5" aria-labelledby="brings">
          <h2 id="brings" className="title-3">
            {t.brings}
          </h2>
          <ul className="mt-2 grid gap-1.5">
            {data.canDo.map((text) => (
              <li key={text.fr}>{say(text)}</li>
            ))}
          </ul>
        </section>
        {names.length > 0 ? (
          <div className="mt-6">
            <Notice>{t.buildsOn(t.list(names))}</Notice>
          </div>
        ) : null}
        <div className="mt-10">
          <Prose html={data.lesson} />
        </div>
        <div className="mt-12 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-7">
          {read ? (
            <ButtonLink wide to={`/modules/${slug}/practice`}>
              {t.toPractice}
            </ButtonLink>
          ) : (
            <Form method="post" className="w-full sm:w-auto">
              <Button wide>{t.read}</Button>
            </Form>
          )}
          <ButtonLink look="word" to={`/modules/${slug}/check`}>
            {t.toCheck}
          </ButtonLink>
          {data.project ? (
            <ButtonLink look="word" to={`/modules/${slug}/project`}>
              {t.toProject}
            </ButtonLink>
          ) : null}
          {read ? null : <p className="w-full text-sm text-ink-2">{t.readHelp}</p>}
        </div>
      </div>
    </LearnerPage>
  )
}
