import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { SeenByPeople } from '#app/components/progress/seen.tsx'
import { InlineProse } from '#app/components/prose.tsx'
import { MasteryTag } from '#app/components/tag.tsx'
import { showValidations } from '#app/file/file.server.ts'
import { contestValidation } from '#app/file/validation.server.ts'
import { readLearner } from '#app/learning/learner.server.ts'
import { progress as en } from '#app/locales/en/progress.ts'
import { dayOf, momentText } from '#app/locales/format.ts'
import { progress as fr } from '#app/locales/fr/progress.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { promptParts } from '#app/learning/question.server.ts'
import { listEvidence } from '#db/learning/state.ts'
import { buildGraph, findCompetency, nodeOf } from '#engine/competency.ts'
import type { Evidence } from '#engine/evidence.ts'

/** The latest facts shown. */
const shownFacts = 60
/** A narrower interval than this is called fairly sure. */
const sureWidth = 0.35

type FactKind = 'right' | 'wrong' | 'unknown' | 'lesson' | 'claim' | 'doubt' | 'validation' | 'contest'

function kindOf(fact: Evidence): FactKind {
  if (fact.kind === 'claim') return fact.can ? 'claim' : 'doubt'
  if (fact.kind !== 'answer') return fact.kind
  return fact.unknown ? 'unknown' : fact.correct ? 'right' : 'wrong'
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { catalog, mastery } = await readLearner(context, person.id)
  const competency = findCompetency(catalog, params.competency ?? '')
  if (!competency) throw new Response(null, { status: 404 })
  const graph = buildGraph(catalog)
  const nodes = competency.levels.map((_, i) => nodeOf(competency.slug, i + 1))
  const facts = (await listEvidence(context.db, person.id)).filter((fact) =>
    fact.kind === 'lesson' ? fact.nodes.some((node) => nodes.includes(node)) : nodes.includes(fact.node),
  )
  const { language, timeZone } = person
  const seen = await showValidations(context, catalog, facts, person, (at) => dayOf(at, timeZone))
  const titleOf = (fact: Evidence) => {
    if (fact.kind === 'lesson')
      return catalog.modules.find(({ slug }) => slug === fact.module)?.title[language] ?? ''
    if (fact.kind !== 'answer') return graph.find(fact.node)?.canDo[language] ?? ''
    const item = graph.findItem(fact.item)
    return item ? promptParts(item.prompt[language]).title : ''
  }
  return {
    name: competency.name,
    levels: competency.levels.map(({ canDo }, i) => {
      const node = nodes[i] ?? ''
      const estimate = mastery[node]
      return {
        node,
        canDo,
        status: estimate?.status ?? 'not-yet',
        basis: estimate?.basis ?? 'prior',
        right: estimate?.right ?? 0,
        streak: estimate?.streak ?? 0,
        answers: estimate?.answers ?? 0,
        sure: estimate !== undefined && estimate.high - estimate.low < sureWidth,
        modules: graph.modulesFor(node).map(({ slug, title }) => ({ slug, title })),
      }
    }),
    validations: seen,
    facts: facts
      .reverse()
      .slice(0, shownFacts)
      .map((fact) => ({
        id: fact.id,
        at: momentText(fact.at, language, timeZone, 'long'),
        kind: kindOf(fact),
        purpose: fact.kind === 'answer' ? fact.purpose : null,
        html: renderMarkdown(titleOf(fact), language, 'inline'),
      })),
  }
}

const schema = z.object({ validation: z.uuid() })

/** She contests what somebody says to have seen. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const read = schema.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  if (!(await contestValidation(context, person.id, read.data.validation)))
    throw new Response(null, { status: 404 })
  return redirect(`/progress/${params.competency}#seen`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.title, en: en.title })

export default function CompetencyProgress() {
  const { name, levels, facts, validations } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const say = useSay()
  const language = useLanguage()
  const known = levels.filter(({ status }) => status === 'mastered').length
  const whole =
    known === levels.length
      ? 'mastered'
      : known > 0 || levels.some(({ status }) => status === 'uncertain')
        ? 'uncertain'
        : 'not-yet'
  return (
    <LearnerPage place="progress">
      <p className="mb-4">
        <WordLink to="/progress">{t.competency.back}</WordLink>
      </p>
      <h1 className="title-1 max-w-[22ch]">{t.competency.heading[whole](say(name))}</h1>
      <ol className="mt-8 max-w-3xl">
        {levels.map(({ node, canDo, status, basis, right, answers, streak, sure, modules }, i) => (
          <li key={node} className="border-t border-line py-5">
            <h2 className="title-3">
              <span className="sr-only">{t.list.level(i + 1)}. </span>
              {say(canDo)}
            </h2>
            <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
              <MasteryTag status={status} />
              <span>
                {basis === 'answers'
                  ? t.competency.rests.answers(right, answers, streak)
                  : t.competency.rests[basis]}{' '}
                {basis === 'prior' ? null : t.competency.sure[sure ? 'high' : 'low']}
              </span>
            </p>
            <p className="mt-1 flex flex-wrap gap-x-6">
              <WordLink to={`/check/${node}`} className="py-3">
                {status === 'mastered' ? t.competency.contest : t.list.check}
              </WordLink>
              {modules.map(({ slug, title }) => (
                <WordLink key={slug} to={`/modules/${slug}`} className="py-3">
                  {say(title)}
                </WordLink>
              ))}
            </p>
          </li>
        ))}
      </ol>
      {validations.length > 0 ? <SeenByPeople validations={validations} /> : null}
      <section aria-labelledby="history" className="mt-10 max-w-3xl">
        <h2 id="history" className="title-2">
          {t.competency.history}
        </h2>
        {facts.length === 0 ? <p className="mt-2 text-ink-2">{t.competency.noHistory}</p> : null}
        <ol className="mt-3">
          {facts.map(({ id, at, kind, purpose, html }) => (
            <li key={id} className="border-t border-line py-3">
              <p lang={language}>
                <InlineProse html={html} />
              </p>
              <p className="text-sm text-ink-2">
                {t.competency.kinds[kind]}
                {purpose ? ` · ${t.competency.purposes[purpose]}` : ''} · {at}
              </p>
            </li>
          ))}
        </ol>
      </section>
    </LearnerPage>
  )
}
