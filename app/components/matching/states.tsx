import { Form, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { Button, WordLink } from '#app/components/button.tsx'
import { matching as en } from '#app/locales/en/matching.ts'
import { matching as fr } from '#app/locales/fr/matching.ts'
import { useText } from '#app/locales/language.tsx'
import type { Round } from '#db/rounds.ts'

/** Seconds between two looks at a round that is being computed. */
const lookEvery = 2

/** A round that is being computed; the page looks again by itself, with or without JavaScript. */
export function Computing({ id }: { id: string }) {
  const t = useText(fr, en).waiting
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(revalidate, lookEvery * 1000)
    return () => clearInterval(timer)
  }, [revalidate])
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content={String(lookEvery)} />
      </noscript>
      <div role="status">
        <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading}</h1>
        <p className="measure mt-3 text-lg text-ink-2">{t.text}</p>
      </div>
      <div aria-hidden="true" className="waiting mt-6 max-w-[34rem]">
        <div className="thread-breathing h-[5px] w-full rounded-full bg-thread" />
      </div>
      <Form method="post" className="mt-6 flex flex-wrap items-center gap-x-8 gap-y-2">
        <WordLink
          to={`/staff/matching/${id}`}
          reloadDocument
          className="inline-flex min-h-12 items-center font-semibold"
        >
          {t.look}
        </WordLink>
        <Button look="word" name="intent" value="discard">
          {t.stop}
        </Button>
      </Form>
    </>
  )
}

/** A round whose computing broke off, and the way to start it again. */
export function Failed({ mode, newId }: { mode: Round['mode']; newId: string }) {
  const t = useText(fr, en).failed
  return (
    <>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.text}</p>
      <Form method="post" action="/staff/matching" className="mt-6">
        <input type="hidden" name="id" value={newId} />
        <Button name="mode" value={mode}>
          {t.again}
        </Button>
      </Form>
    </>
  )
}

/** A round that was put aside. */
export function Discarded({ day }: { day: string }) {
  const t = useText(fr, en).discarded
  return (
    <>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.text(day)}</p>
    </>
  )
}
