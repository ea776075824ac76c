import { Table } from '#app/components/table.tsx'
import type { ShownQueue } from '#app/jobs/view.server.ts'
import { jobs as en } from '#app/locales/en/jobs.ts'
import { minutesText, momentText, numberText } from '#app/locales/format.ts'
import { jobs as fr } from '#app/locales/fr/jobs.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** What each queue is for, what it holds, and when it last came to an end. */
export function QueueTable({ queues, timeZone }: { queues: ShownQueue[]; timeZone: string }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const number = (value: number) => numberText(value, language)
  const moment = (at: string) => momentText(at, language, timeZone, 'short')
  const wait = (minutes: number) => (minutes < 1 ? t.shortWait : minutesText(minutes, language))
  return (
    <Table
      caption={t.queues}
      hideCaption
      stackBelow="lg"
      rows={queues}
      rowKey={({ name }) => name}
      columns={[
        {
          key: 'queue',
          label: t.columns.queue,
          cell: ({ name }) => {
            const [title, what] = t.names[name] ?? [name]
            return (
              <>
                {title}
                {what ? <span className="block text-sm font-normal text-ink-2">{what}</span> : null}
              </>
            )
          },
        },
        {
          key: 'waiting',
          label: t.columns.waiting,
          number: true,
          cell: ({ waiting, again }) => (
            <span>
              {number(waiting + again)}
              {again > 0 ? <span className="block text-sm text-ink-2">{t.again(again)}</span> : null}
            </span>
          ),
        },
        { key: 'running', label: t.columns.running, number: true, cell: ({ running }) => number(running) },
        {
          key: 'failed',
          label: t.columns.failed,
          number: true,
          cell: ({ failed }) => (failed > 0 ? <strong>{number(failed)}</strong> : number(failed)),
        },
        {
          key: 'wait',
          label: t.columns.wait,
          cell: ({ waitMinutes }) => (waitMinutes === null ? t.noWait : wait(waitMinutes)),
        },
        {
          key: 'next',
          label: t.columns.next,
          cell: ({ next }) => (next === null ? t.onDemand : moment(next)),
        },
        {
          key: 'done',
          label: t.columns.doneAt,
          cell: ({ doneAt }) => (doneAt === null ? t.never : moment(doneAt)),
        },
      ]}
    />
  )
}
