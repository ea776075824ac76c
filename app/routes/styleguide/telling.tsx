import { ArrivalWindow } from '#app/components/arrival-window.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { StepCard } from '#app/components/step-card.tsx'
import { Table } from '#app/components/table.tsx'
import { MasteryTag, Tag } from '#app/components/tag.tsx'
import { Thread, ThreadStep } from '#app/components/thread.tsx'
import { WeekStrip } from '#app/components/week-strip.tsx'
import { common as commonEn } from '#app/locales/en/common.ts'
import { styleguide as en } from '#app/locales/en/styleguide.ts'
import { common as commonFr } from '#app/locales/fr/common.ts'
import { styleguide as fr } from '#app/locales/fr/styleguide.ts'
import { minutesInWords } from '#app/locales/format.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

export function Words() {
  const { pangram } = useText(fr, en)
  const language = useLanguage()
  return (
    <div className="grid gap-5">
      <p className="title-hero font-title font-[640]">{minutesInWords(110, language)}</p>
      <p className="title-1 font-title font-[640] tracking-[-0.022em]">{pangram}</p>
      <p className="title-2 font-title font-[640] tracking-[-0.022em]">{pangram}</p>
      <p className="title-3 font-title font-[640]">{pangram}</p>
      <p className="measure text-lg">{pangram}</p>
      <p className="measure">{pangram}</p>
      <p className="measure text-sm text-ink-2">{pangram}</p>
    </div>
  )
}

const swatches = [
  ['paper', 'bg-paper'],
  ['paper-2', 'bg-paper-2'],
  ['card', 'bg-card'],
  ['line', 'bg-line'],
  ['edge', 'bg-edge'],
  ['ink', 'bg-ink'],
  ['ink-2', 'bg-ink-2'],
  ['ink-3', 'bg-ink-3'],
  ['thread', 'bg-thread'],
  ['thread-soft', 'bg-thread-soft'],
  ['leaf', 'bg-leaf'],
  ['leaf-soft', 'bg-leaf-soft'],
  ['sky', 'bg-sky'],
  ['sky-soft', 'bg-sky-soft'],
  ['clay', 'bg-clay'],
  ['clay-soft', 'bg-clay-soft'],
] as const

export function Colours() {
  return (
    <ul className="grid grid-cols-4 gap-3 sm:grid-cols-8">
      {swatches.map(([name, look]) => (
        <li key={name} className="text-sm">
          <span className={`mb-1 block h-14 rounded-field border border-line ${look}`} />
          {name}
        </li>
      ))}
    </ul>
  )
}

export function States() {
  const t = useText(fr, en)
  const [person = '', modules = '', minutes = ''] = t.table.columns
  return (
    <div className="grid gap-8">
      <div className="flex flex-wrap gap-3">
        <MasteryTag status="mastered" />
        <MasteryTag status="uncertain" />
        <MasteryTag status="not-yet" />
        <Tag tone="thread">{t.steps.now.tag}</Tag>
        <Tag tone="sky">{t.steps.people.tag}</Tag>
        <Tag tone="clay">{t.notices.clay.title}</Tag>
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        {(['plain', 'leaf', 'thread', 'sky', 'clay'] as const).map((tone) => (
          <Notice key={tone} tone={tone} title={t.notices[tone].title}>
            {t.notices[tone].text}
          </Notice>
        ))}
      </div>
      <EmptyState title={t.empty.title}>{t.empty.text}</EmptyState>
      <Table
        caption={t.table.caption}
        columns={[
          { key: 'person', label: person, cell: (row) => row.person },
          { key: 'modules', label: modules, cell: (row) => row.modules, number: true },
          { key: 'minutes', label: minutes, cell: (row) => row.minutes, number: true },
        ]}
        rows={[
          { person: 'S.', modules: 3, minutes: 95 },
          { person: 'A.', modules: 1, minutes: 20 },
        ]}
        rowKey={(row) => row.person}
      />
    </div>
  )
}

const week = [0, 20, 40, 0, 20, 30, 0].map((minutes, index) => ({ date: `2026-06-0${index + 1}`, minutes }))

export function Path() {
  const t = useText(fr, en)
  const common = useText(commonFr, commonEn)
  return (
    <div className="grid gap-8">
      <WeekStrip days={week} today="2026-06-03" />
      <div className="max-w-2xl">
        <Thread open>
          <ThreadStep state="done">
            <StepCard title={t.steps.done.title} note={t.steps.done.note} quiet />
          </ThreadStep>
          <ThreadStep state="now">
            <StepCard title={t.steps.now.title} tag={<Tag tone="thread">{t.steps.now.tag}</Tag>} current>
              <Disclosure summary={common.whyHere} open>
                {t.steps.now.why}
              </Disclosure>
              <div className="mt-2 flex flex-wrap items-center justify-between gap-x-6">
                <ButtonLink to="/styleguide">{t.actions.filled}</ButtonLink>
                <ButtonLink to="/styleguide" look="word">
                  {t.actions.word}
                </ButtonLink>
              </div>
            </StepCard>
          </ThreadStep>
          <ThreadStep state="ahead">
            <StepCard title={t.steps.review.title} note={t.steps.review.note} />
          </ThreadStep>
          <ThreadStep state="ahead">
            <StepCard title={t.steps.people.title} tag={<Tag tone="sky">{t.steps.people.tag}</Tag>} />
          </ThreadStep>
        </Thread>
      </div>
      <div className="max-w-lg">
        <ArrivalWindow start="2026-01-05" today="2026-02-02" earliest="2026-03-14" latest="2026-04-25">
          {t.arrival}
        </ArrivalWindow>
      </div>
    </div>
  )
}
