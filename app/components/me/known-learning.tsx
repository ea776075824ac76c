import { WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { Facts, Known, Lines } from '#app/components/me/known.tsx'
import { InlineProse } from '#app/components/prose.tsx'
import { useWelcomeFacts } from '#app/components/welcome/facts.ts'
import { common as commonEn } from '#app/locales/en/common.ts'
import { me as en } from '#app/locales/en/me.ts'
import { progress as progressEn } from '#app/locales/en/progress.ts'
import { dayText, minutesText } from '#app/locales/format.ts'
import { common as commonFr } from '#app/locales/fr/common.ts'
import { me as fr } from '#app/locales/fr/me.ts'
import { progress as progressFr } from '#app/locales/fr/progress.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { PersonalData } from '#app/accounts/personal-data.server.ts'

type Learning = NonNullable<PersonalData['learning']>

/** What is known of her as a learner, subject by subject. */
export function KnownLearning({ learning, beside }: { learning: Learning; beside: PersonalData['beside'] }) {
  const t = useText(fr, en).data
  const { none } = useText(commonFr, commonEn).known
  const language = useLanguage()
  const told = useWelcomeFacts(learning.welcome, t.welcome.facts)
  const { claims, conclusions, path, projects, mentor, cohorts } = learning
  return (
    <>
      <Known
        id="welcome"
        subject={t.welcome}
        links={[
          { to: '/welcome', label: t.welcome.changeWelcome },
          { to: '/path/hours', label: t.welcome.changeHours },
        ]}
      >
        <Facts
          facts={[
            [t.welcome.track, learning.track ?? none],
            ...told,
            [
              t.welcome.hours,
              [
                t.welcome.perWeek(minutesText(learning.week, language)),
                ...(learning.exceptions > 0 ? [t.welcome.exceptions(learning.exceptions)] : []),
              ].join(' · '),
            ],
          ]}
        />
      </Known>
      <Known id="claims" subject={t.claims}>
        <Claims claims={claims} />
      </Known>
      <KnownAnswers facts={learning.facts} />
      <Known id="conclusions" subject={t.conclusions} links={[{ to: '/progress', label: t.conclusions.see }]}>
        <Facts
          facts={[
            [t.conclusions.mastered, conclusions.mastered],
            [t.conclusions.uncertain, conclusions.uncertain],
            [t.conclusions.reviews, conclusions.reviews],
          ]}
        />
      </Known>
      <Known id="path" subject={t.path} links={[{ to: '/path/history', label: t.path.see }]}>
        <Facts
          facts={[
            [t.path.versions, path.versions],
            [t.path.choices, path.choices],
            [t.path.modules, path.done > 0 ? `${path.opened}, ${t.path.done(path.done)}` : path.opened],
            [t.path.time, minutesText(path.minutes, language)],
          ]}
        />
      </Known>
      <Known id="projects" subject={t.projects}>
        <Lines
          lines={projects.map(({ id, module, title, version, sent }) => ({
            key: id,
            text: <WordLink to={`/modules/${module}/project`}>{title}</WordLink>,
            note: `${t.projects.version(version)}, ${sent ? t.projects.sent(dayText(sent, language, 'long')) : t.projects.draft}`,
          }))}
        />
      </Known>
      <Known id="people" subject={t.people}>
        <Lines
          lines={[
            ...(mentor
              ? [
                  {
                    key: 'mentor',
                    text: t.people.mentor(mentor.name, dayText(mentor.since, language, 'long')),
                  },
                ]
              : []),
            ...cohorts.map(({ id, name, coach }) => ({ key: id, text: t.people.cohort(name, coach) })),
          ]}
        />
        <Facts
          facts={[
            [t.people.notes, beside.notes],
            [t.people.steps, beside.steps],
            [t.people.openings, beside.openings],
          ]}
        />
      </Known>
    </>
  )
}

/** Fewer are read at once; more stand behind a word. */
const fewClaims = 4

/** What she says she can do, then what she says she cannot do yet. */
function Claims({ claims }: Pick<Learning, 'claims'>) {
  const t = useText(fr, en).data.claims
  const lines = [...claims]
    .sort((a, b) => Number(b.can) - Number(a.can))
    .map(({ node, canDo, can }) => ({ key: node, text: canDo, note: can ? t.can : t.cannot }))
  if (lines.length <= fewClaims) return <Lines lines={lines} />
  return (
    <Disclosure summary={t.list(lines.length)}>
      <div className="text-ink">
        <Lines lines={lines} />
      </div>
    </Disclosure>
  )
}

/** Her facts: how many of each kind, and one by one behind a word. */
function KnownAnswers({ facts }: { facts: Learning['facts'] }) {
  const t = useText(fr, en).data
  const { none } = useText(commonFr, commonEn).known
  const { competency } = useText(progressFr, progressEn)
  const { counts, total, page, more, list } = facts
  return (
    <Known id="answers" subject={t.answers}>
      {total === 0 ? (
        <p className="text-ink-2">{none}</p>
      ) : (
        <>
          <Facts
            facts={counts.map(({ kind, purpose, count }) => [
              t.answers.counts[purpose ?? (kind === 'answer' ? 'practice' : kind)],
              count,
            ])}
          />
          <Disclosure summary={t.answers.list(total)} open={page > 1}>
            <ol>
              {list.map(({ id, at, kind, purpose, about }) => (
                <li key={id} className="border-t border-line py-3 text-ink">
                  <p>{about === null ? t.answers.gone : <InlineProse html={about} />}</p>
                  <p className="text-sm text-ink-2">
                    {competency.kinds[kind]}
                    {purpose ? ` · ${competency.purposes[purpose]}` : ''} · {at}
                  </p>
                </li>
              ))}
            </ol>
            <p className="flex flex-wrap gap-x-7">
              {page > 1 ? (
                <WordLink
                  to={`/me/data?page=${page - 1}#answers`}
                  className="inline-flex min-h-12 items-center"
                >
                  {t.answers.newer}
                </WordLink>
              ) : null}
              {more ? (
                <WordLink
                  to={`/me/data?page=${page + 1}#answers`}
                  className="inline-flex min-h-12 items-center"
                >
                  {t.answers.older}
                </WordLink>
              ) : null}
            </p>
          </Disclosure>
        </>
      )}
    </Known>
  )
}
