import { Form, useSearchParams } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { useTimesText } from '#app/components/sessions/times-text.ts'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import { readSlotCode, slotCode } from '#app/sessions/meeting-times.ts'

/** What the last act did, and the way to undo a removal. */
export function Done() {
  const t = useText(fr, en).times
  const { slotText, awayText } = useTimesText()
  const [query] = useSearchParams()
  const slot = readSlotCode(query.get('removed') ?? '')
  const [, id, from, to] =
    /^([\da-f-]{36})_(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)$/.exec(query.get('back') ?? '') ?? []
  if (slot) return <Undo what={slotText(slot)} fields={{ intent: 'restore', slot: slotCode(slot) }} kept />
  if (id && from && to)
    return (
      <Undo
        what={awayText({ from, to })}
        fields={{ intent: 'away-restore', id, awayFrom: from, awayTo: to }}
      />
    )
  return query.has('saved') ? (
    <Notice tone="leaf" live="polite">
      {t.saved}
    </Notice>
  ) : null
}

function Undo({
  what,
  fields,
  kept = false,
}: {
  what: string
  fields: Record<string, string>
  kept?: boolean
}) {
  const t = useText(fr, en).times
  return (
    <Notice tone="leaf" live="polite">
      <p>
        {t.removed(what)} {kept ? t.kept : null}
      </p>
      <Form method="post" action="/meeting-times">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button look="word">{t.undo}</Button>
      </Form>
    </Notice>
  )
}
