import { BackLink } from '#app/components/back-link.tsx'
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireLearner } from '#app/auth.server.ts'
import { ButtonLink } from '#app/components/button.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { Choices } from '#app/components/path/choices.tsx'
import { Why } from '#app/components/path/why.tsx'
import { dayText, minutesText } from '#app/locales/format.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { showStepOf } from '#app/path/view.server.ts'
import { readPath } from '#app/path/path.server.ts'
import { findMentor } from '#db/mentoring.ts'
import { buildGraph } from '#engine/competency.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const slug = params.slug ?? ''
  const { catalog } = await context.catalogs.hers(context.db, person.id)
  const module = catalog.modules.find((one) => one.slug === slug)
  if (!module) throw new Response(null, { status: 404 })
  const project = new URL(request.url).searchParams.has('project')
  const path = await readPath(context, person)
  const step = path && showStepOf(path, slug, project, person.language)
  // Off her path, a module is still there to be opened.
  if (!path || !step) throw redirect(`/modules/${slug}${project && module.project ? '/project' : ''}`)
  const mentor = await findMentor(context.db, person.id)
  const graph = buildGraph(catalog)
  return {
    step,
    canDo: step.project
      ? (module.project?.criteria ?? []).map(({ text }) => text)
      : module.teaches.flatMap((node) => graph.find(node)?.canDo ?? []),
    mentor: mentor?.name ?? null,
    version: path.version.version,
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, { fr: data?.step.title ?? fr.metaTitle, en: data?.step.title ?? en.metaTitle })

export default function Step() {
  const { step, canDo, mentor, version } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const from = step.from && dayText(step.from, language, 'day')
  const first = step.place === 0
  return (
    <LearnerPage place="path">
      <div className="max-w-[42rem]">
        <BackLink to="/path">{t.step.back}</BackLink>
        <h1 className="title-1 mt-2">{step.title}</h1>
        <p className="mt-4 text-lg text-ink-2">
          {minutesText(step.minutes, language)}
          {step.project ? ` · ${t.project}` : ''}. {first ? t.step.first : t.step.place(step.place + 1, from)}
        </p>
        <p className="measure mt-4">{step.summary}</p>
        {step.short ? <p className="measure mt-4">{t.short}</p> : null}
        <div className="mt-6 border-s-4 border-thread ps-5">
          <Why reason={step.reason} mentor={mentor} />
        </div>
        <div className="mt-7">
          <ButtonLink wide to={step.href}>
            {step.started ? t.goOn : t.begin}
          </ButtonLink>
        </div>
        <h2 className="title-2 mt-12">{step.project ? t.step.criteria : t.step.brings}</h2>
        <ul className="mt-3">
          {canDo.map((text) => (
            <li key={text.fr} className="border-t border-line py-3">
              {say(text)}
            </li>
          ))}
        </ul>
        <h2 className="title-2 mt-10">{t.step.change}</h2>
        <div className="mt-2 text-ink-2">
          <Choices step={step} version={version} first={first} />
        </div>
      </div>
    </LearnerPage>
  )
}
