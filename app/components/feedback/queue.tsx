import { WordLink } from '#app/components/button.tsx'
import { Tag } from '#app/components/tag.tsx'
import type { ShownWork } from '#app/feedback/queue.server.ts'
import { feedback as en } from '#app/locales/en/feedback.ts'
import { feedback as fr } from '#app/locales/fr/feedback.ts'
import { useText } from '#app/locales/language.tsx'

/** "2 jours", "5 heures": whole hours as people say them. */
export function useSpan(): (hours: number) => string {
  const { span } = useText(fr, en).queue
  return (hours) =>
    hours < 1 ? span.now : hours < 48 ? span.hours(hours) : span.days(Math.floor(hours / 24))
}

/** What waits, in three groups: begun by her, free, with somebody else; the oldest wait first in each. */
export function Queue({ works }: { works: ShownWork[] }) {
  const t = useText(fr, en).queue
  const groups = [
    { title: t.own, works: works.filter(({ holder }) => holder === 'own') },
    { title: t.waiting, works: works.filter(({ holder }) => holder === null) },
    { title: t.others, works: works.filter(({ holder }) => holder !== null && holder !== 'own') },
  ].filter((group) => group.works.length > 0)
  return (
    <div className="mt-9 grid max-w-[46rem] gap-10">
      {groups.map(({ title, works: some }) => (
        <section key={title}>
          <h2 className="title-2">{title}</h2>
          <ul className="mt-3 border-b border-line">
            {some.map((work) => (
              <Line key={work.id} work={work} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Line({ work }: { work: ShownWork }) {
  const t = useText(fr, en).queue
  const span = useSpan()
  const { id, name, title, version, final, hours, holder, until } = work
  const own = holder === 'own'
  return (
    <li className="border-t border-line py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="title-3">{name}</h3>
        <Tag tone={hours >= 48 ? 'thread' : 'plain'}>{t.waits(span(hours))}</Tag>
        {final ? <Tag tone="sky">{t.final}</Tag> : null}
      </div>
      <p className="mt-1">{t.work(title, version)}</p>
      {own && until ? <p className="mt-1 text-ink-2">{t.yours(until)}</p> : null}
      {holder && holder !== 'own' ? (
        <p className="mt-1 text-ink-2">{t.held(holder.name ?? '…', holder.until)}</p>
      ) : null}
      <WordLink
        to={`/projects/${id}`}
        aria-label={own ? t.goOnLabel(name, title) : t.openLabel(name, title)}
        className="mt-1 inline-flex min-h-12 items-center font-semibold"
      >
        {own ? t.goOn : t.open}
      </WordLink>
    </li>
  )
}
