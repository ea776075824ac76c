import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ShownInvited, ShownMember, ShownWaiting } from '#app/cohorts/view.server.ts'
import { Button } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { Section } from '#app/components/section.tsx'
import { cohorts as en } from '#app/locales/en/cohorts.ts'
import { dayText } from '#app/locales/format.ts'
import { cohorts as fr } from '#app/locales/fr/cohorts.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

const list = 'mt-4 divide-y divide-line border-y border-line'

/** Who stands in a list, since when, and the way out of it. */
function Line({ name, since, children }: { name: ReactNode; since: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 py-2">
      <p className="min-w-0 flex-[1_1_9rem] wrap-anywhere">
        {name} <span className="block text-sm text-ink-2">{since}</span>
      </p>
      {children}
    </li>
  )
}

/** A form of one button that takes somebody off a list. */
function TakeOff({
  intent,
  who,
  label,
  children,
}: {
  intent: string
  who: Record<string, string>
  label: string
  children: ReactNode
}) {
  return (
    <Form method="post">
      {Object.entries(who).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look="word" name="intent" value={intent} aria-label={label}>
        {children}
      </Button>
    </Form>
  )
}

/** Who is in the cohort; each can be taken out, once its consequences are read. */
export function Members({ members }: { members: ShownMember[] }) {
  const t = useText(fr, en).members
  const language = useLanguage()
  return (
    <Section id="members" title={t.title}>
      {members.length === 0 ? (
        <p className="mt-2 text-ink-2">{t.none}</p>
      ) : (
        <ul className={list}>
          {members.map(({ id, name, since }) => (
            <Line key={id} name={<strong>{name}</strong>} since={t.since(dayText(since, language, 'day'))}>
              <Disclosure
                summary={
                  <>
                    <span aria-hidden="true">{t.take}</span>
                    <span className="sr-only">{t.takeLabel(name)}</span>
                  </>
                }
              >
                <Form method="post" className="max-w-[30rem]">
                  <input type="hidden" name="learner" value={id} />
                  <p className="mb-2">{t.takeText}</p>
                  <Button look="outline" name="intent" value="take">
                    {t.sure}
                  </Button>
                </Form>
              </Disclosure>
            </Line>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Who waits for a place, in order, and to whom one is offered. */
export function WaitingList({ waiting }: { waiting: ShownWaiting[] }) {
  const t = useText(fr, en).waiting
  const language = useLanguage()
  return (
    <Section id="waiting" title={t.title} text={t.text}>
      {waiting.length === 0 ? (
        <p className="mt-2 text-ink-2">{t.none}</p>
      ) : (
        <ol className={list}>
          {waiting.map(({ id, name, since, until }) => (
            <Line
              key={id}
              name={<strong>{name}</strong>}
              since={until ? t.offered(until) : t.since(dayText(since, language, 'day'))}
            >
              <TakeOff intent="unlist" who={{ learner: id }} label={t.takeLabel(name)}>
                {t.take}
              </TakeOff>
            </Line>
          ))}
        </ol>
      )}
    </Section>
  )
}

/** Addresses that were invited and did not come yet. */
export function Invited({ invited }: { invited: ShownInvited[] }) {
  const t = useText(fr, en).invited
  const language = useLanguage()
  return (
    <Section id="invited" title={t.title}>
      <ul className={list}>
        {invited.map(({ email, at, over }) => (
          <Line key={email} name={email} since={(over ? t.over : t.at)(dayText(at, language, 'day'))}>
            <TakeOff intent="uninvite" who={{ email }} label={t.takeLabel(email)}>
              {t.take}
            </TakeOff>
          </Line>
        ))}
      </ul>
    </Section>
  )
}
