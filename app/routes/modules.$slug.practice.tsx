import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findResult } from '#app/learning/attempt.server.ts'
import { requireLearner } from '#app/auth.server.ts'
import { ButtonLink } from '#app/components/button.tsx'
import { ItemCard } from '#app/components/item-card.tsx'
import { ItemResult } from '#app/components/item-result.tsx'
import { FocusPage } from '#app/components/learner-page.tsx'
import { Attention } from '#app/components/module/attention.tsx'
import { Stages } from '#app/components/module/stages.tsx'
import { module as en } from '#app/locales/en/module.ts'
import { module as fr } from '#app/locales/fr/module.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { issuePracticeItem, readPractice, requireModule, visitModule } from '#app/learning/module.server.ts'
import { saveModuleStage } from '#db/learning/modules.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { module } = await requireModule(context, person, params.slug)
  const { slug } = module
  const visit = await visitModule(context, person, slug)
  const { answered, ready } = await readPractice(context, person, module)
  const about = { slug, title: module.title, stage: visit.stage, answered, ready }
  const after = new URL(request.url).searchParams.get('after')
  const result = await findResult(context, person, after, { purpose: 'practice', context: slug })
  if (result) return { ...about, view: 'result' as const, result }
  const attempt = await issuePracticeItem(context, person, module)
  if (!attempt) return { ...about, view: 'none' as const }
  // Practising without saying that the lesson was read is a way too; the lesson gives no evidence then.
  if (visit.stage === 'lesson') await saveModuleStage(context.db, person.id, slug, 'practice', context.now())
  return { ...about, view: 'question' as const, attempt }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, {
    fr: data ? fr.practice.title(data.title.fr) : fr.stages.practice,
    en: data ? en.practice.title(data.title.en) : en.stages.practice,
  })

export default function Practice() {
  const data = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const { slug, answered, ready } = data
  const here = `/modules/${slug}/practice`
  const check = `/modules/${slug}/check`
  const reached = data.stage === 'lesson' ? 'practice' : data.stage
  return (
    <FocusPage back={{ to: '/path', label: t.pause }} aside={t.practice.count(answered)}>
      <Attention module={slug} />
      <div className="mb-8">
        <Stages slug={slug} reached={reached} here="practice" />
      </div>
      {data.view === 'question' ? (
        <>
          <ItemCard attempt={data.attempt} next={here} hint />
          <ButtonLink look="word" to={check} className="mt-5 font-normal">
            {t.toCheck}
          </ButtonLink>
        </>
      ) : data.view === 'result' ? (
        <ItemResult result={data.result}>
          <ButtonLink wide to={ready ? check : here}>
            {ready ? t.toCheck : t.practice.next}
          </ButtonLink>
          <ButtonLink look="word" to={ready ? here : check}>
            {ready ? t.practice.next : t.toCheck}
          </ButtonLink>
          <ButtonLink look="word" to={`/modules/${slug}`}>
            {t.practice.lesson}
          </ButtonLink>
          {ready ? <p className="w-full text-ink-2">{t.practice.ready}</p> : null}
        </ItemResult>
      ) : (
        <>
          <h1 className="title-1">{t.practice.none}</h1>
          <ButtonLink className="mt-6" to={`/modules/${slug}`}>
            {t.practice.lesson}
          </ButtonLink>
        </>
      )}
    </FocusPage>
  )
}
