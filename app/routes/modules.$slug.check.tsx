import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findResult } from '#app/learning/attempt.server.ts'
import { requireLearner } from '#app/auth.server.ts'
import { ButtonLink } from '#app/components/button.tsx'
import { ItemCard } from '#app/components/item-card.tsx'
import { ItemResult } from '#app/components/item-result.tsx'
import { FocusPage } from '#app/components/learner-page.tsx'
import { Attention } from '#app/components/module/attention.tsx'
import { CheckEnd } from '#app/components/module/check-end.tsx'
import { Stages } from '#app/components/module/stages.tsx'
import { module as en } from '#app/locales/en/module.ts'
import { module as fr } from '#app/locales/fr/module.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { issueCheckItem, readCheck, requireModule, visitModule } from '#app/learning/module.server.ts'
import { saveModuleStage } from '#db/learning/modules.ts'
import { findPath } from '#db/learning/path.ts'
import { findLastSent } from '#db/learning/submissions.ts'
import { buildGraph } from '#engine/competency.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { catalog, module } = await requireModule(context, person, params.slug)
  const { slug } = module
  const { stage } = await visitModule(context, person, slug)
  const check = await readCheck(context, person, module)
  const about = { slug, title: module.title, stage, left: check.left }
  const query = new URL(request.url).searchParams
  const result = await findResult(context, person, query.get('after'), { purpose: 'check', context: slug })
  if (result) return { ...about, view: 'result' as const, result, over: !check.begun }
  if (check.begun || query.has('go')) {
    const attempt = await issueCheckItem(context, person, module)
    if (attempt) {
      await saveModuleStage(context.db, person.id, slug, 'check', context.now())
      return { ...about, view: 'question' as const, attempt }
    }
  }
  if (!check.result || !query.has('end')) return { ...about, view: 'intro' as const }
  const [path, sent] = await Promise.all([
    findPath(context.db, person.id),
    module.project ? findLastSent(context.db, person.id, slug) : null,
  ])
  const graph = buildGraph(catalog)
  const skills = check.result.nodes.flatMap((node) => {
    const canDo = graph.find(node.node)?.canDo
    return canDo ? [{ ...node, canDo }] : []
  })
  const project = module.project && !sent ? module.project.title : null
  return {
    ...about,
    view: 'end' as const,
    end: { slug, passed: check.result.passed, skills, project, pathVersion: path?.version ?? 0 },
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, {
    fr: data ? fr.check.title(data.title.fr) : fr.stages.check,
    en: data ? en.check.title(data.title.en) : en.stages.check,
  })

export default function ModuleCheck() {
  const data = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const { slug, left } = data
  const here = `/modules/${slug}/check`
  const back = { to: '/path', label: t.pause }
  switch (data.view) {
    case 'question':
      return (
        <FocusPage back={back} aside={t.check.toGo(left)}>
          <Attention module={slug} />
          <ItemCard attempt={data.attempt} next={here} />
        </FocusPage>
      )
    case 'result':
      return (
        <FocusPage back={back} aside={data.over ? undefined : t.check.toGo(left)}>
          <Attention module={slug} />
          <ItemResult result={data.result}>
            <ButtonLink wide to={data.over ? `${here}?end=1` : here}>
              {data.over ? t.check.see : t.check.next}
            </ButtonLink>
          </ItemResult>
        </FocusPage>
      )
    case 'end':
      return (
        <FocusPage back={{ to: '/path', label: t.back }}>
          <div className="mb-8">
            <Stages slug={slug} reached={data.stage} here="check" />
          </div>
          <CheckEnd {...data.end} />
        </FocusPage>
      )
    case 'intro':
      return (
        <FocusPage back={back}>
          <div className="mb-8">
            <Stages slug={slug} reached={data.stage} here="check" />
          </div>
          <h1 className="title-1">{t.check.intro(left)}</h1>
          <p className="measure mt-4 text-lg text-ink-2">{t.check.text}</p>
          <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2">
            <ButtonLink wide to={`${here}?go=1`}>
              {t.check.begin}
            </ButtonLink>
            <ButtonLink look="word" to={`/modules/${slug}/practice`}>
              {t.check.practise}
            </ButtonLink>
          </div>
        </FocusPage>
      )
  }
}
