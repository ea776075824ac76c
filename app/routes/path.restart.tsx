import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findResult, issueAttempt } from '#app/learning/attempt.server.ts'
import { requireLearner } from '#app/auth.server.ts'
import { ButtonLink } from '#app/components/button.tsx'
import { ItemCard } from '#app/components/item-card.tsx'
import { ItemResult } from '#app/components/item-result.tsx'
import { FocusPage } from '#app/components/learner-page.tsx'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { showFirst } from '#app/path/view.server.ts'
import { readPath } from '#app/path/path.server.ts'
import { restartItems, restartNodes } from '#app/path/restart.server.ts'
import { listAnswered } from '#db/learning/answers.ts'
import { listEvidence } from '#db/learning/state.ts'
import { nextPracticeItem } from '#engine/practice.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const path = await readPath(context, person)
  const first = path && showFirst(path, person.language)
  if (!path || !first) throw redirect('/path')
  const where = { purpose: 'review' as const, context: `restart:${first.module}:${path.today}` }
  const answered = await listAnswered(context.db, person.id, where.purpose, where.context)
  const nodes = restartNodes(path)
  const left = restartItems(path) - answered.length
  const step = { title: first.title, href: first.href }
  const query = new URL(request.url).searchParams
  const result = await findResult(context, person, query.get('after'), where)
  if (result) return { view: 'result' as const, step, left, result }
  const attempt =
    left > 0
      ? await issueAttempt(context, person, {
          ...where,
          choose: ({ catalog, state, asked }) => nextPracticeItem(catalog, state, nodes, 'review', asked),
        })
      : null
  if (attempt) return { view: 'question' as const, step, left, attempt }
  const ids = new Set(answered.map(({ id }) => id))
  const facts = await listEvidence(context.db, person.id, { kind: 'answer' })
  const right = facts.filter((fact) => ids.has(fact.id) && fact.kind === 'answer' && fact.correct).length
  return { view: 'end' as const, step, asked: answered.length, right }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.restart.metaTitle, en: en.restart.metaTitle })

export default function Restart() {
  const data = useLoaderData<typeof loader>()
  const t = useText(fr, en).restart
  const back = { to: '/path', label: t.pause }
  if (data.view === 'question')
    return (
      <FocusPage back={back} aside={t.left(data.left)}>
        <p className="mb-3 text-ink-2">{t.lead(data.step.title)}</p>
        <ItemCard attempt={data.attempt} next="/path/restart" />
      </FocusPage>
    )
  if (data.view === 'result')
    return (
      <FocusPage back={back} aside={data.left > 0 ? t.left(data.left) : undefined}>
        <ItemResult result={data.result}>
          <ButtonLink wide to="/path/restart">
            {data.left > 0 ? t.next : t.finish}
          </ButtonLink>
        </ItemResult>
      </FocusPage>
    )
  const { right, asked, step } = data
  return (
    <FocusPage>
      <h1 className="title-1">
        {asked === 0 ? t.readyTitle : right === 0 ? t.noneTitle : t.doneTitle(right, asked)}
      </h1>
      <p className="measure mt-4 text-lg text-ink-2">{asked === 0 ? t.nothing : t.done}</p>
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2">
        <ButtonLink wide to={step.href}>
          {t.toStep(step.title)}
        </ButtonLink>
        <ButtonLink look="word" to="/path">
          {t.toPath}
        </ButtonLink>
      </div>
    </FocusPage>
  )
}
