import { BackLink } from '#app/components/back-link.tsx'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireLearner } from '#app/auth.server.ts'
import { WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { OlderAnswers, OwnAnswer, useAnswerTitle, WaitLine } from '#app/components/feedback/own.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { ProjectForm } from '#app/components/project/form.tsx'
import { Versions, type ShownVersion } from '#app/components/project/versions.tsx'
import { Prose } from '#app/components/prose.tsx'
import { dayOf, dayText, minutesText } from '#app/locales/format.ts'
import { readOwnFeedback } from '#app/feedback/shown.server.ts'
import { feedback as feedbackEn } from '#app/locales/en/feedback.ts'
import { feedback as feedbackFr } from '#app/locales/fr/feedback.ts'
import { project as en } from '#app/locales/en/project.ts'
import { project as fr } from '#app/locales/fr/project.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { countTime, requireModule } from '#app/learning/module.server.ts'
import { keepProject } from '#app/learning/project.server.ts'
import { diffLines } from '#app/text-diff.ts'
import { mostFileBytes } from '#app/learning/upload.server.ts'
import { listFileFacts, listSubmissions } from '#db/learning/submissions.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { module, catalog } = await requireModule(context, person, params.slug)
  const { project } = module
  if (!project) throw new Response(null, { status: 404 })
  await countTime(context, person, null)
  const [kept, files, own, brief] = await Promise.all([
    listSubmissions(context.db, person.id, module.slug),
    listFileFacts(context.db, person.id),
    readOwnFeedback(context, person, { catalog, module }),
    context.catalogs.body(project.brief[person.language]),
  ])
  const versions = kept.map((one, i): ShownVersion => {
    const before = kept[i + 1]
    const lines = before?.text && one.text ? diffLines(before.text, one.text) : null
    return {
      version: one.version,
      state: one.state,
      answered: own.feedback.some(({ version }) => version === one.version),
      sentOn: one.sentAt && dayOf(one.sentAt, person.timeZone),
      text: one.text,
      link: one.link,
      file: files.find(({ id }) => id === one.fileId) ?? null,
      changes: before?.text && one.text ? { since: before.version, lines: lines ?? 'too-long' } : null,
    }
  })
  const draft = kept.find(({ state }) => state === 'draft')
  const query = new URL(request.url).searchParams
  return {
    slug: module.slug,
    title: project.title,
    minutes: project.minutes,
    criteria: project.criteria.map(({ slug, text }) => ({ slug, text })),
    brief: renderMarkdown(brief, person.language),
    versions,
    ...own,
    note: query.has('saved') ? ('saved' as const) : query.has('kept') ? ('kept' as const) : null,
    form: {
      id: draft?.id ?? context.newId(),
      text: draft?.text ?? (draft ? '' : (kept[0]?.text ?? '')),
      link: draft?.link ?? (draft ? '' : (kept[0]?.link ?? '')),
      file: files.find(({ id }) => id === draft?.fileId) ?? null,
      mostBytes: mostFileBytes,
    },
  }
}

/** Keeps what she sent, as a draft or as a version; `keepProject` holds the schema of the form. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const { module } = await requireModule(context, person, params.slug)
  if (!module.project) throw new Response(null, { status: 404 })
  const form = await request.formData().catch((error: unknown) => {
    // What is no form, or a form that was cut: undici says so by a TypeError.
    if (error instanceof TypeError) throw new Response(null, { status: 400 })
    throw error
  })
  const kept = await keepProject(context, person.id, module.slug, form)
  if ('returned' in kept) return data({ returned: kept.returned }, { status: 400 })
  const note = { sent: '', saved: '?saved=1', kept: '?kept=1' }[kept.outcome]
  // The form's own fragment would otherwise go along.
  return redirect(`/modules/${module.slug}/project${note}#main`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, page?.title ?? { fr: fr.form.first, en: en.form.first })

export default function Project() {
  const page = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const t = useText(fr, en)
  const words = useText(feedbackFr, feedbackEn)
  const say = useSay()
  const language = useLanguage()
  const { slug, versions, mentor, wait, feedback, note } = page
  const sent = versions.find(({ state }) => state === 'sent')
  const answer = feedback.find(({ version }) => version === sent?.version)
  const answerTitle = useAnswerTitle()
  const form = (
    <ProjectForm
      key={sent?.version ?? 0}
      slug={slug}
      {...page.form}
      again={sent !== undefined}
      returned={returned}
    />
  )
  const criteria = (
    <section className="mt-10" aria-labelledby="criteria">
      <h2 id="criteria" className="title-2">
        {t.criteria}
      </h2>
      <p className="mt-1 text-ink-2">{t.criteriaHelp}</p>
      <ol className="mt-4">
        {page.criteria.map((criterion) => (
          <li key={criterion.slug} className="border-t border-line py-3">
            {say(criterion.text)}
          </li>
        ))}
      </ol>
    </section>
  )
  return (
    <LearnerPage place="path">
      <div className="max-w-[42rem]">
        <BackLink to={`/modules/${slug}`}>{t.back}</BackLink>
        <h1 className="title-1 mt-2">
          {returned
            ? say(page.title)
            : answer
              ? answerTitle(answer)
              : sent
                ? t.waiting.title
                : say(page.title)}
        </h1>
        {answer ? (
          <OwnAnswer answer={answer} />
        ) : sent ? (
          <div className="mt-5 border-s-4 border-sky ps-5">
            <p className="font-bold">
              {t.waiting.version(sent.version, sent.sentOn ? dayText(sent.sentOn, language, 'long') : '')}
            </p>
            {wait ? (
              <p className="mt-1 text-ink-2">
                <WaitLine wait={wait} mentor={mentor} /> {t.waiting.goOn}
              </p>
            ) : null}
            <WordLink to="/path" className="mt-1 inline-flex min-h-12 items-center font-semibold">
              {t.waiting.next}
            </WordLink>
          </div>
        ) : (
          <p className="mt-4 text-lg text-ink-2">
            {t.minutes(minutesText(page.minutes, language))}. {words.wait.before(mentor)}
          </p>
        )}
        {note ? (
          <div className="mt-6">
            <Notice live="polite" tone="leaf">
              {note === 'saved' ? t.saved : t.keptElsewhere}
            </Notice>
          </div>
        ) : null}
        {sent ? (
          <>
            <Versions slug={slug} versions={versions} />
            <OlderAnswers answers={feedback.filter((one) => one !== answer)} />
            <div className="mt-10">
              <Disclosure summary={t.brief}>
                <div className="text-ink">
                  <Prose html={page.brief} />
                </div>
                {criteria}
              </Disclosure>
            </div>
            <div className="mt-10">{form}</div>
          </>
        ) : (
          <>
            <div className="mt-8">
              <Prose html={page.brief} />
            </div>
            {criteria}
            <div className="mt-12 border-t border-line pt-8">{form}</div>
            <Versions slug={slug} versions={versions.filter(({ file }) => file !== null)} />
          </>
        )}
      </div>
    </LearnerPage>
  )
}
