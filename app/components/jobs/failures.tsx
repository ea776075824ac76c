import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import type { ShownFailures } from '#app/jobs/view.server.ts'
import { jobs as en } from '#app/locales/en/jobs.ts'
import { momentText } from '#app/locales/format.ts'
import { jobs as fr } from '#app/locales/fr/jobs.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** Jobs of one queue that were given up, each to be tried again, or all. */
export function Failures({
  failures: { queue, count, jobs },
  until,
  timeZone,
}: {
  failures: ShownFailures
  until: string
  timeZone: string
}) {
  const t = useText(fr, en)
  const language = useLanguage()
  const name = t.names[queue]?.[0] ?? queue
  return (
    <section aria-label={name} className="mt-7">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h3 className="title-3">{name}</h3>
        {count > 1 ? (
          <Retry queue={queue} until={until} what={['all', queue]} label={t.retryAllOf(count, name)}>
            {t.retryAll(count)}
          </Retry>
        ) : null}
      </div>
      {count > jobs.length ? <p className="mt-1 text-sm text-ink-2">{t.latest(jobs.length)}</p> : null}
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {jobs.map(({ id, at, tries, error }) => {
          const when = momentText(at, language, timeZone)
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2.5">
              <p>
                {when}
                <span className="block text-sm text-ink-2">
                  {t.tries(tries)}, {error === null ? t.tooLong : <code>{error}</code>}
                </span>
              </p>
              <Retry queue={queue} until={until} what={['id', id]} label={t.retryThis(name, when)}>
                {t.retry}
              </Retry>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Retry({
  queue,
  until,
  what,
  label,
  children,
}: {
  queue: string
  until: string
  what: ['id' | 'all', string]
  label: string
  children: string
}) {
  return (
    <Form method="post">
      <input type="hidden" name="queue" value={queue} />
      <input type="hidden" name="until" value={until} />
      <Button look={what[0] === 'all' ? 'outline' : 'word'} name={what[0]} value={what[1]} aria-label={label}>
        {children}
      </Button>
    </Form>
  )
}
