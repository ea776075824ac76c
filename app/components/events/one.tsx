import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { events as en } from '#app/locales/en/events.ts'
import { events as fr } from '#app/locales/fr/events.ts'
import { useText } from '#app/locales/language.tsx'
import type { Attendance as Line } from '#db/live-events.ts'

/** Whether a member comes: she is free. */
export function Coming({ coming }: { coming: boolean | null }) {
  const { answer: t } = useText(fr, en)
  return (
    <section aria-labelledby="coming" className="mt-9">
      <h2 id="coming" className="title-2">
        {coming === null ? t.title : coming ? t.saidYes : t.saidNo}
      </h2>
      <p className="mt-1 text-ink-2">{coming === null ? t.text : t.change}</p>
      <Form method="post" className="mt-4 flex flex-wrap items-center gap-x-7 gap-y-3">
        <input type="hidden" name="intent" value="come" />
        {coming === true ? null : (
          <Button name="coming" value="yes" look={coming === null ? 'filled' : 'word'}>
            {t.yes}
          </Button>
        )}
        {coming === false ? null : (
          <Button name="coming" value="no" look="word">
            {t.no}
          </Button>
        )}
      </Form>
    </section>
  )
}

/** Who comes; from its beginning on, who was there. */
export function Attendance({ members, began }: { members: Line[]; began: boolean }) {
  const { people: t, present } = useText(fr, en)
  if (members.length === 0) return <p className="mt-9 text-ink-2">{t.nobody}</p>
  const coming = members.filter((one) => one.coming).length
  const words = began ? t.was : t
  const said = ({ coming: comes }: Line) => words[comes === null ? 'unknown' : comes ? 'yes' : 'no']
  if (!began)
    return (
      <section aria-labelledby="people" className="mt-9">
        <h2 id="people" className="title-2">
          {t.title(coming, members.length)}
        </h2>
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {members.map((one) => (
            <li key={one.learnerId} className="flex flex-wrap justify-between gap-x-6 py-2.5">
              <span className="font-semibold">{one.name}</span>
              <span className="text-ink-2">{said(one)}</span>
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <section aria-labelledby="present" className="mt-9">
      <h2 id="present" className="title-2">
        {present.title}
      </h2>
      <p className="mt-1 text-ink-2">{present.text}</p>
      <Form method="post" className="mt-3">
        <input type="hidden" name="intent" value="present" />
        <ul className="divide-y divide-line border-y border-line">
          {members.map((one) => (
            <li key={one.learnerId}>
              <label className="flex min-h-12 items-center gap-3 py-2">
                <input
                  type="checkbox"
                  name="present"
                  value={one.learnerId}
                  defaultChecked={one.attended ?? one.coming ?? false}
                  className="mark"
                />
                <span className="font-semibold">{one.name}</span>
                <span className="ms-auto text-sm text-ink-2">{said(one)}</span>
              </label>
            </li>
          ))}
        </ul>
        <Button className="mt-5">{present.save}</Button>
      </Form>
    </section>
  )
}

/** To change or cancel an event that is to come. */
export function EventChanges({ id }: { id: string }) {
  const t = useText(fr, en)
  return (
    <div className="mt-8 flex flex-wrap items-start gap-x-8">
      <ButtonLink look="word" to={`/events/${id}/edit`}>
        {t.edit}
      </ButtonLink>
      <Disclosure summary={t.cancel}>
        <p>{t.cancelText}</p>
        <Form method="post" className="mt-3 text-ink">
          <Button look="outline" name="intent" value="cancel">
            {t.cancelSure}
          </Button>
        </Form>
      </Disclosure>
    </div>
  )
}
