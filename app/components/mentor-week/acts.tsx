import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { TextArea } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { mentorWeek as en } from '#app/locales/en/mentor-week.ts'
import { dayText, listText, minutesInWords, minutesText, numberText } from '#app/locales/format.ts'
import { mentorWeek as fr } from '#app/locales/fr/mentor-week.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownAct, ShownReason, showMentorWeek } from '#app/mentoring/week.server.ts'

type Week = NonNullable<Awaited<ReturnType<typeof showMentorWeek>>>

/** A message that came back: to whom, what she wrote, what is left to mend. */
export interface ReturnedDraft {
  mentee: string
  text: string
  problem: 'empty' | 'long' | 'closed'
  most: number
}

/** Whom to see this week, why, and with what words; then what can wait, and who is fine. */
export function MentorWeek({
  week,
  messageId,
  sentTo,
  returned,
  returnedTo,
  notices,
}: {
  week: Week
  /** Of the next message: sent twice, it is one. */
  messageId: string
  /** Whom a message has just gone to. */
  sentTo: string | null
  returned: ReturnedDraft | undefined
  /** The name of whom it was written to. */
  returnedTo: string | undefined
  /** What waits for her besides, under the lead. With it the first message stays folded: one filled button a screen. */
  notices: ReactNode
}) {
  const t = useText(fr, en)
  const language = useLanguage()
  const { acts, later, fine, minutes, booked, spent } = week
  const calm = acts.length === 0 && later.length === 0
  const text = (count: number) => minutesText(count, language)
  return (
    <section aria-labelledby="week">
      <h1 id="week" className="title-1 max-w-[24ch]">
        {acts.length > 0 ? t.heading(acts.length, minutesInWords(spent, language)) : calm ? t.calm : t.full}
      </h1>
      <p className="measure mt-3 text-lg text-ink-2">
        {calm
          ? t.calmLead
          : acts.length === 0
            ? t.noMinutes
            : booked > 0
              ? t.leadBooked(text(minutes), text(booked))
              : t.lead(text(minutes))}
      </p>
      {notices}
      {sentTo ? (
        <div className="mt-6 max-w-[46rem]">
          <Notice tone="leaf" live="polite">
            {t.sent(sentTo)}
          </Notice>
        </div>
      ) : null}
      {returned && returnedTo && !acts.some(({ mentee }) => mentee === returned.mentee) ? (
        <div className="mt-8 rounded-area border border-line bg-paper p-5 md:p-6">
          <h2 className="title-3">{returnedTo}</h2>
          <Draft
            to={{ mentee: returned.mentee, name: returnedTo }}
            messageId={messageId}
            text=""
            returned={returned}
          />
        </div>
      ) : null}
      {acts.length > 0 ? (
        <ol className="mt-8 border-b border-line">
          {acts.map((act, index) => (
            <li key={act.mentee} className="border-t border-line py-6 sm:grid sm:grid-cols-[6rem_1fr]">
              <ActLine
                act={act}
                open={index === 0 && !notices}
                messageId={messageId}
                returned={returned?.mentee === act.mentee ? returned : undefined}
              />
            </li>
          ))}
        </ol>
      ) : null}
      {later.length > 0 ? (
        <div className="mt-9">
          <h2 className="title-2">{t.later}</h2>
          <p className="mt-1 text-ink-2">{t.laterText}</p>
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {later.map((act) => (
              <li key={act.mentee} className="flex flex-wrap gap-x-6 gap-y-1 py-3">
                <WordLink
                  to={`/mentor/mentees/${act.mentee}`}
                  className="inline-flex min-h-11 items-center font-semibold"
                >
                  {act.name}
                </WordLink>
                <p className="min-w-0 flex-[1_1_18rem] self-center">
                  {t.acts[act.kind]}. <Because reason={act} />
                </p>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {fine.length > 0 && !calm ? (
        <p className="measure mt-7 text-lg">{t.fine(listText(fine, language))}</p>
      ) : null}
      <div className="mt-4 max-w-[46rem]">
        <Disclosure summary={t.rules}>{t.rulesText}</Disclosure>
      </div>
    </section>
  )
}

function ActLine({
  act,
  open,
  messageId,
  returned,
}: {
  act: ShownAct
  /** Its message is unfolded. */
  open: boolean
  messageId: string
  returned: ReturnedDraft | undefined
}) {
  const t = useText(fr, en)
  const language = useLanguage()
  return (
    <>
      <p className="mb-2 flex items-baseline gap-x-1.5 sm:block">
        <span className="title-2">{numberText(act.minutes, language)}</span>{' '}
        <span className="text-sm text-ink-2 sm:block">{t.minutes(act.minutes)}</span>
      </p>
      <div className="min-w-0">
        <h2 className="title-3">
          {act.name} <span className="font-normal text-ink-2">· {t.acts[act.kind]}</span>
        </h2>
        <p className="measure mt-2">
          <Because reason={act} />
        </p>
        <div className="mt-1 flex flex-wrap items-start gap-x-8">
          <WordLink
            to={`/mentor/mentees/${act.mentee}`}
            className="inline-flex min-h-12 items-center font-semibold"
          >
            {t.open(act.name)}
          </WordLink>
          {act.work ? (
            <WordLink
              to={`/projects/${act.work}`}
              className="inline-flex min-h-12 items-center font-semibold"
            >
              {t.readWork}
            </WordLink>
          ) : null}
          <div className="min-w-0 flex-[1_1_22rem]">
            <Draft to={act} open={open} messageId={messageId} text={act.draft} returned={returned} />
          </div>
        </div>
      </div>
    </>
  )
}

/** A message to a mentee, ready to be changed and sent. */
function Draft({
  to: { mentee, name },
  open = false,
  messageId,
  text,
  returned,
}: {
  to: { mentee: string; name: string }
  open?: boolean
  messageId: string
  text: string
  returned: ReturnedDraft | undefined
}) {
  const t = useText(fr, en)
  const problem =
    returned && { empty: t.emptyDraft, long: t.longDraft(returned.most), closed: t.notSent }[returned.problem]
  const forHer = <span className="sr-only">({name})</span>
  return (
    <Disclosure
      summary={
        <>
          {t.draft} {forHer}
        </>
      }
      open={open || returned !== undefined}
    >
      <Form method="post" className="grid max-w-[40rem] gap-4 text-ink">
        <input type="hidden" name="mentee" value={mentee} />
        <input type="hidden" name="id" value={messageId} />
        <TextArea
          name={`message-${mentee}`}
          label={t.draftLabel(name)}
          help={t.draftHint}
          rows={8}
          defaultValue={returned?.text ?? text}
          error={problem}
        />
        <div>
          <Button>
            {t.send} {forHer}
          </Button>
        </div>
      </Form>
    </Disclosure>
  )
}

/** The fact that an act rests on, in the words for one of the two. */
function Because({
  reason: { kind, number, canDo, day },
  hers = false,
}: {
  reason: ShownReason
  hers?: boolean
}) {
  const t = useText(fr, en)
  const language = useLanguage()
  const because = hers ? t.hers.because : t.because
  if (kind === 'unblock') return because.unblock(number, canDo ?? '')
  return kind === 'promise' ? because.promise(dayText(day ?? '', language, 'day')) : because[kind](number)
}

/** For the mentee: what her mentor is told about her this week. */
export function OwnWeek({ mentor, reason }: { mentor: string; reason: ShownReason | null }) {
  const { hers } = useText(fr, en)
  return (
    <Disclosure summary={hers.title(mentor)}>
      <p className="text-ink">{reason ? <Because reason={reason} hers /> : hers.fine}</p>
      {reason ? <p className="mt-1">{hers.words}</p> : null}
    </Disclosure>
  )
}
