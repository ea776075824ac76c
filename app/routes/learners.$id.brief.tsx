import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { BackLink } from '#app/components/back-link.tsx'
import { useSpan } from '#app/components/feedback/queue.tsx'
import { fileCauseText, useMovedTitle } from '#app/components/file/moved.tsx'
import { StepLines } from '#app/components/file/step-lines.tsx'
import { useNothingToAsk } from '#app/components/file/weakest.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { useStanding } from '#app/components/homes/standing.tsx'
import { Wordmark } from '#app/components/wordmark.tsx'
import { readFile } from '#app/file/file.server.ts'
import { recordLook, requireReader } from '#app/file/reader.server.ts'
import { dayOf, dayText, labelText } from '#app/locales/format.ts'
import { file as en } from '#app/locales/en/file.ts'
import { feedback as feedbackEn } from '#app/locales/en/feedback.ts'
import { feedback as feedbackFr } from '#app/locales/fr/feedback.ts'
import { homes as homesEn } from '#app/locales/en/homes.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { homes as homesFr } from '#app/locales/fr/homes.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'

/** Lines of one kind that one sheet of paper holds. */
const mostLines = 4

/** What to know before a session, on one page. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reading = await requireReader(request, context, params.id)
  const file = await readFile(context, reading)
  await recordLook(context, reading, 'brief')
  const { name, track, done, path, seen, moved, weakest, projects, steps, next, coming } = file
  const { as, base } = reading
  return {
    ...{ as, base, name, track, done, path, seen, weakest, next },
    today: dayOf(context.now(), reading.reader.timeZone),
    moved: {
      ...moved,
      modules: moved.modules.slice(0, mostLines),
      known: moved.known.slice(0, mostLines),
      changes: moved.changes.slice(0, mostLines),
    },
    coming: coming.slice(0, mostLines),
    projects: projects.slice(0, mostLines),
    steps: steps.filter((step) => step.done === null).slice(0, mostLines + 2),
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.brief.metaTitle, en: en.brief.metaTitle })

export default function Brief() {
  const data = useLoaderData<typeof loader>()
  const { acts, brief: t, ...words } = useText(fr, en)
  const { person } = useText(homesFr, homesEn)
  const { queue } = useText(feedbackFr, feedbackEn)
  const span = useSpan()
  const language = useLanguage()
  const standing = useStanding()
  const movedTitle = useMovedTitle(data.moved)
  const { as, base, name, moved, weakest, projects, steps, next, coming } = data
  const changes = moved.changes
    .filter(({ cause }) => cause.kind !== 'check')
    .map(({ cause }) => fileCauseText(cause, words.moved.causes, language))
  const finished = moved.modules.map(({ title }) => title).join(', ')
  const nothing = finished === '' && moved.known.length + changes.length === 0
  const nothingToAsk = useNothingToAsk(data.path)
  return (
    <HomePage current={`/${as}`}>
      <div className="max-w-[46rem] print:max-w-none print:text-[9.5pt] print:leading-snug">
        <div data-screen-only>
          <BackLink to={base}>{acts.back(name)}</BackLink>
        </div>
        <div className="hidden print:block">
          <Wordmark to={base} />
        </div>
        <h1 className="title-1 mt-2 print:mt-1 print:text-[19pt]">{t.title(name)}</h1>
        <p className="mt-2 text-ink-2">
          {t.made(dayText(data.today, language, 'full'))} <span data-screen-only>{t.print}</span>
        </p>
        <div className="mt-7 grid gap-7 print:mt-3 print:gap-2.5">
          <Lot id="agenda" title={t.agenda}>
            <p>
              {next ? `${next.at}. ` : `${words.agenda.none} `}
              {next?.agenda ? words.agenda.subject(next.agenda) : next ? words.agenda.noSubject : ''}
            </p>
          </Lot>
          <Lot id="standing" title={t.standing}>
            <p>
              {standing(data)} {person.seen(data.seen)}
            </p>
            {coming.length > 0 ? (
              <p className="mt-1">
                {labelText(t.next, coming.map(({ title }) => title).join(', '), language)}.
              </p>
            ) : null}
          </Lot>
          <Lot id="moved" title={movedTitle}>
            {nothing ? <p>{words.moved.none}</p> : null}
            {finished ? <p>{labelText(words.moved.modules, finished, language)}.</p> : null}
            {moved.known.length > 0 ? (
              <>
                <p className="mt-1">{labelText(words.moved.known, '', language).trimEnd()}</p>
                <List lines={moved.known.map(({ canDo }) => canDo)} />
              </>
            ) : null}
            {changes.length > 0 ? <p className="mt-1">{changes.join(' ')}</p> : null}
          </Lot>
          <Lot id="ask" title={words.weakest.title}>
            {weakest.length === 0 ? (
              <p>{nothingToAsk}</p>
            ) : (
              <ul>
                {weakest.map(({ node, name: competency, level, canDo, module }) => (
                  <li key={node} className="py-1.5">
                    <strong>{words.weakest.node(competency, level)}.</strong> {words.weakest.for(module)}{' '}
                    {words.weakest.ask(canDo)}
                  </li>
                ))}
              </ul>
            )}
          </Lot>
          <Lot id="projects" title={t.projects}>
            {projects.length === 0 ? (
              <p>{words.projects.none}</p>
            ) : (
              <List
                lines={projects.map(
                  ({ title, version, hours }) => `${queue.work(title, version)}, ${queue.waits(span(hours))}`,
                )}
              />
            )}
          </Lot>
          <Lot id="promises" title={t.promises}>
            {steps.length === 0 ? <p>{words.steps.none}</p> : <StepLines steps={steps} />}
          </Lot>
          <div className="hidden print:block">
            <Lot id="paper" title={t.notes}>
              <div className="h-14" />
            </Lot>
          </div>
        </div>
      </div>
    </HomePage>
  )
}

function Lot({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="break-inside-avoid border-t border-line pt-3 print:pt-1.5">
      <h2 id={id} className="title-3 print:text-[11.5pt]">
        {title}
      </h2>
      <div className="measure mt-1 print:max-w-none">{children}</div>
    </section>
  )
}

function List({ lines }: { lines: string[] }) {
  return (
    <ul className="list-disc ps-5">
      {lines.map((line) => (
        <li key={line} className="py-0.5">
          {line}
        </li>
      ))}
    </ul>
  )
}
