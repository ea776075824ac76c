import { WordLink } from '#app/components/button.tsx'
import { useSpoken } from '#app/components/people/facts.tsx'
import { Table } from '#app/components/table.tsx'
import { mentors as en } from '#app/locales/en/mentors.ts'
import { dayText, numberText } from '#app/locales/format.ts'
import { mentors as fr } from '#app/locales/fr/mentors.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { Lack, SpokenLanguage } from '#app/people/words.ts'
import type { MentorProfile } from '#db/mentors.ts'

interface Row {
  id: string
  name: string
  languages: SpokenLanguage[]
}

/** Applications that wait, the longest waiting first. */
export function Applications({
  waiting,
  all,
}: {
  waiting: (Row & { days: number })[]
  /** How many wait, those shown and others. */
  all: number
}) {
  const t = useText(fr, en).staff
  const language = useLanguage()
  const { speaks: listed } = useSpoken()
  return (
    <section aria-labelledby="applications" className="mt-9">
      <h2 id="applications" className="title-2">
        {t.applications}
      </h2>
      <ul className="mt-3 border-b border-line">
        {waiting.map(({ id, name, languages, days }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-8 gap-y-1 border-t border-line py-4">
            <h3 className="title-3 flex-[1_1_12rem] wrap-anywhere">{name}</h3>
            <p className="flex-[1_1_12rem] text-ink-2">
              {t.since(days)}. {t.speaks} {listed(languages)}.
            </p>
            <WordLink
              to={`/staff/mentors/${id}`}
              aria-label={t.readLabel(name)}
              className="inline-flex min-h-12 items-center font-semibold"
            >
              {t.read}
            </WordLink>
          </li>
        ))}
      </ul>
      {all > waiting.length ? (
        <p className="mt-3 text-ink-2">{t.more(numberText(all - waiting.length, language))}</p>
      ) : null}
    </section>
  )
}

/** How many look for a mentor, and why some have no proposal. */
export function SeekerCounts({
  seekers: { looking, proposed, without },
}: {
  seekers: { looking: number; proposed: number; without: { lack: Lack; count: number }[] }
}) {
  const t = useText(fr, en).staff
  const language = useLanguage()
  const count = without.reduce((sum, one) => sum + one.count, 0)
  const seen = count + proposed
  return (
    <div className="mt-14">
      <h2 className="title-2">{t.seekers}</h2>
      <p className="measure mt-2 text-ink-2">
        {t.seekersLead(count)} {proposed > 0 ? t.proposed(proposed) : ''}{' '}
        {looking > seen ? t.seen(numberText(seen, language), numberText(looking, language)) : ''}
      </p>
      {without.length > 0 ? (
        <div className="mt-4 max-w-[38rem]">
          <Table
            caption={t.seekers}
            hideCaption
            rows={without}
            rowKey={({ lack }) => lack}
            columns={[
              { key: 'lack', label: t.lack, cell: ({ lack }) => t.lacks[lack] },
              { key: 'count', label: t.count, cell: (one) => numberText(one.count, language), number: true },
            ]}
          />
        </div>
      ) : null}
    </div>
  )
}

/** All mentors who were reviewed: what they speak, their free places, and whether they take somebody. */
export function MentorTable({
  mentors,
  page,
  pages,
}: {
  page: number
  pages: number
  mentors: (Row & {
    state: MentorProfile['state']
    open: boolean
    leavesOn: string | null
    places: number
  })[]
}) {
  const t = useText(fr, en).staff
  const language = useLanguage()
  const { languages: listed } = useSpoken()
  return (
    <div className="mt-14">
      <h2 id="mentors" className="title-2">
        {t.all}
      </h2>
      {mentors.length === 0 ? (
        <p className="mt-2 text-ink-2">{t.allNone}</p>
      ) : (
        <div className="mt-4">
          <Table
            caption={t.all}
            hideCaption
            rows={mentors}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                label: t.name,
                cell: ({ id, name }) => (
                  <WordLink to={`/staff/mentors/${id}`} className="inline-flex min-h-12 items-center">
                    {name}
                  </WordLink>
                ),
              },
              { key: 'speaks', label: t.speaks, cell: ({ languages }) => listed(languages) },
              {
                key: 'state',
                label: t.state,
                cell: ({ state, open, leavesOn }) =>
                  state === 'approved' && leavesOn
                    ? t.states.leaving(dayText(leavesOn, language, 'dayMonth'))
                    : state === 'approved' && !open
                      ? t.states.paused
                      : t.states[state],
              },
              {
                key: 'places',
                label: t.places,
                cell: ({ places }) => numberText(places, language),
                number: true,
              },
            ]}
          />
        </div>
      )}
      {pages > 1 ? (
        <p className="mt-4 flex flex-wrap items-center gap-x-7">
          <span className="text-ink-2">
            {t.page(numberText(page, language), numberText(pages, language))}
          </span>
          {page > 1 ? (
            <WordLink
              to={`/staff/mentors?page=${page - 1}#mentors`}
              className="inline-flex min-h-12 items-center"
            >
              {t.before}
            </WordLink>
          ) : null}
          {page < pages ? (
            <WordLink
              to={`/staff/mentors?page=${page + 1}#mentors`}
              className="inline-flex min-h-12 items-center"
            >
              {t.after}
            </WordLink>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}
