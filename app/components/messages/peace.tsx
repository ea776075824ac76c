import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { Notice } from '#app/components/notice.tsx'
import { messages as en } from '#app/locales/en/messages.ts'
import { messages as fr } from '#app/locales/fr/messages.ts'
import { useText } from '#app/locales/language.tsx'

interface Other {
  id: string
  name: string
  blocked: boolean
}

/** Whom she blocked here, said kindly, with the way back. `another`: she may ask for another mentor. */
export function BlockedNotices({
  threadId,
  others,
  another,
}: {
  threadId: string
  others: Other[]
  another: boolean
}) {
  const t = useText(fr, en).block
  return others
    .filter(({ blocked }) => blocked)
    .map(({ id, name }) => (
      <div key={id} className="mt-6">
        <Notice tone="plain" title={t.on(name)}>
          <p>{t.undoNote}</p>
          {another ? (
            <p className="mt-2">
              {t.mentor} <WordLink to="/people">{t.mentorLink}</WordLink>
            </p>
          ) : null}
          <Form method="post" action={`/messages/${threadId}`}>
            <input type="hidden" name="person" value={id} />
            <Button look="word" name="intent" value="unblock" className="text-ink">
              {t.undo(name)}
            </Button>
          </Form>
        </Notice>
      </div>
    ))
}

/** What she may do to have peace: block one of the others, close a thread of three. */
export function Peace({
  threadId,
  others,
  another,
  canClose,
}: {
  threadId: string
  others: Other[]
  /** Blocking her mentor: she is told that she may ask for another. */
  another: boolean
  canClose: boolean
}) {
  const t = useText(fr, en).block
  const open = others.filter(({ blocked }) => !blocked)
  if (open.length === 0 && !canClose) return null
  return (
    <div className="mt-10 border-t border-line pt-3">
      <Disclosure summary={canClose ? t.summaryThree : t.summary}>
        <div className="grid max-w-[34rem] gap-5">
          {open.map(({ id, name }) => (
            <Form key={id} method="post" action={`/messages/${threadId}`}>
              <p>{t.text(name)}</p>
              {another ? (
                <p className="mt-2">
                  {t.mentor} <WordLink to="/people">{t.mentorLink}</WordLink>
                </p>
              ) : null}
              <input type="hidden" name="person" value={id} />
              <Button look="outline" name="intent" value="block" className="mt-3 text-ink">
                {t.act(name)}
              </Button>
            </Form>
          ))}
          {canClose ? (
            <Form method="post" action={`/messages/${threadId}`}>
              <p>{t.closeText}</p>
              <Button look="outline" name="intent" value="close" className="mt-3 text-ink">
                {t.close}
              </Button>
            </Form>
          ) : null}
        </div>
      </Disclosure>
    </div>
  )
}
