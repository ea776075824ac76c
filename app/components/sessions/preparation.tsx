import { Form } from '@remix-run/react'
import type { useReturned } from '#app/components/account-form.tsx'
import { Button, OutsideLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { TextArea, TextField } from '#app/components/field.tsx'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import { longestAgenda } from '#app/sessions/rules.ts'

/** Where they meet and what they want to speak about; both may write it. */
export function Preparation({
  agenda,
  videoLink,
  form,
}: {
  agenda: string
  videoLink: string | null
  form: ReturnType<typeof useReturned>
}) {
  const t = useText(fr, en).one
  const returned = form.value('intent') === 'prepare'
  // What she left as it was stays so, whatever the other wrote meanwhile; what both changed is hers to bring together.
  const before = (name: 'agenda' | 'videoLink', was: 'before' | 'linkBefore', now: string) => {
    const typed = form.value(name) ?? ''
    return returned && typed === (form.value(was) ?? '') ? typed : now
  }
  return (
    <>
      <section aria-labelledby="where" className="mt-8">
        <h2 id="where" className="title-2">
          {t.where}
        </h2>
        <p className="mt-2 wrap-anywhere">
          {videoLink ? (
            <>
              <OutsideLink href={videoLink}>{t.join}</OutsideLink>{' '}
              <span className="text-ink-2">({new URL(videoLink).hostname})</span>
            </>
          ) : (
            <span className="text-ink-2">{t.noLink}</span>
          )}
        </p>
      </section>
      <Agenda agenda={agenda} none={t.agendaNone} />
      <Disclosure summary={t.prepare} open={returned}>
        <Form
          key={`${agenda} ${videoLink}`}
          method="post"
          className="mt-2 grid max-w-[34rem] gap-6 text-ink"
          noValidate
        >
          <input type="hidden" name="intent" value="prepare" />
          <input type="hidden" name="before" value={before('agenda', 'before', agenda)} />
          <input type="hidden" name="linkBefore" value={before('videoLink', 'linkBefore', videoLink ?? '')} />
          <TextArea
            label={t.agenda}
            name="agenda"
            optional
            rows={4}
            maxLength={longestAgenda}
            defaultValue={returned ? form.value('agenda') : agenda}
            error={form.error('agenda')}
          />
          <TextField
            label={t.link}
            name="videoLink"
            type="url"
            optional
            help={t.linkHelp}
            autoComplete="off"
            defaultValue={returned ? form.value('videoLink') : (videoLink ?? undefined)}
            error={form.error('videoLink')}
          />
          <div>
            <Button look="outline" wide>
              {t.save}
            </Button>
          </div>
        </Form>
      </Disclosure>
    </>
  )
}

/** What they wanted to speak about; nothing where nothing was noted. */
export function Prepared({ agenda }: { agenda: string }) {
  return agenda === '' ? null : <Agenda agenda={agenda} />
}

function Agenda({ agenda, none }: { agenda: string; none?: string }) {
  const t = useText(fr, en).one
  return (
    <section aria-labelledby="agenda" className="mt-8">
      <h2 id="agenda" className="title-2">
        {t.agenda}
      </h2>
      {agenda === '' ? (
        <p className="mt-2 text-ink-2">{none}</p>
      ) : (
        <p className="measure mt-2 whitespace-pre-line wrap-anywhere">{agenda}</p>
      )}
    </section>
  )
}
