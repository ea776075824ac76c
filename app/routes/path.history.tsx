import { BackLink } from '#app/components/back-link.tsx'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireLearner } from '#app/auth.server.ts'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { causeText, changeText, UndoChoice } from '#app/components/path/change.tsx'
import { Thread, ThreadStep } from '#app/components/thread.tsx'
import { dayOf, dayText } from '#app/locales/format.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { readAuthors } from '#app/path/authors.server.ts'
import { choicesThatStand, showChange } from '#app/path/change.server.ts'
import { undoOf } from '#app/path/news.server.ts'
import { findPath, listPathChoices, listPathVersions } from '#db/learning/path.ts'
import { listProposals } from '#db/proposals.ts'

/** Changes on the page, the latest ones. */
const shown = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { catalog } = await context.catalogs.hers(context.db, person.id)
  const [versions, choices, path, accepted] = await Promise.all([
    listPathVersions(context.db, person.id, shown),
    listPathChoices(context.db, person.id),
    findPath(context.db, person.id),
    listProposals(context.db, person.id, { states: ['accepted'] }),
  ])
  const standing = choicesThatStand(versions, choices)
  const authorOf = await readAuthors(context.db, person.id, versions)
  return {
    version: path?.version ?? 0,
    changes: versions.map((version) => {
      const change = showChange(catalog, version, person.language)
      const { cause } = change
      return {
        ...change,
        day: dayOf(version.madeAt, person.timeZone),
        by: authorOf(version),
        reason:
          cause.kind === 'proposal'
            ? (accepted.find(({ id }) => id === cause.proposal)?.reason ?? null)
            : null,
        undo: undoOf(change, standing.get(version.version) ?? []),
      }
    }),
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.history.metaTitle, en: en.history.metaTitle })

export default function PathHistory() {
  const { version, changes } = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const language = useLanguage()
  return (
    <LearnerPage place="path">
      <div className="max-w-[44rem]">
        <BackLink to="/path">{t.history.back}</BackLink>
        <h1 className="title-1 mt-2">{t.history.title(version)}</h1>
        <p className="measure mt-4 text-lg text-ink-2">{t.history.lead}</p>
        <div className="mt-9">
          <Thread>
            {changes.map((change, i) => (
              <ThreadStep key={change.version} state={i === 0 ? 'now' : 'ahead'}>
                <article className="pt-1 pb-4">
                  <p className="text-sm text-ink-2">
                    {dayText(change.day, language, 'long')} ·{' '}
                    {t.history.by(
                      typeof change.by === 'string' ? t.history.authors[change.by] : change.by.name,
                    )}
                  </p>
                  <h2 className="title-3 mt-1">
                    {causeText(
                      change.cause,
                      t.change,
                      language,
                      typeof change.by === 'string' ? null : change.by.name,
                    )}
                  </h2>
                  <p className="mt-1 text-ink-2">{changeText(change, t.change, language).join(' ')}</p>
                  {change.reason ? (
                    <p className="measure mt-1 wrap-anywhere">{t.history.because(change.reason)}</p>
                  ) : null}
                  {change.undo ? <UndoChoice undo={change.undo} version={version} /> : null}
                </article>
              </ThreadStep>
            ))}
          </Thread>
        </div>
        {changes.length < version ? <p className="mt-6 text-ink-2">{t.history.earlier}</p> : null}
      </div>
    </LearnerPage>
  )
}
