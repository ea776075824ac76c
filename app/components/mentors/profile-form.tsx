import { Form } from '@remix-run/react'
import type { useReturned } from '#app/components/account-form.tsx'
import { Button } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { FieldError, TextArea, TextField, useFieldIds } from '#app/components/field.tsx'
import { SpokenFields } from '#app/components/people/spoken-fields.tsx'
import { Chips } from '#app/components/welcome/chips.tsx'
import { mentors as en } from '#app/locales/en/mentors.ts'
import { spoken as spokenEn } from '#app/locales/en/spoken.ts'
import { dayText, minutesText } from '#app/locales/format.ts'
import { mentors as fr } from '#app/locales/fr/mentors.ts'
import { spoken as spokenFr } from '#app/locales/fr/spoken.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { tones, topics } from '#app/people/words.ts'
import type { MentorProfile } from '#db/mentors.ts'

interface Props {
  state: MentorProfile['state']
  trades: { value: string; label: string }[]
  own: {
    main: string
    others: string[]
    trades: string[]
    topics: string[]
    tone: string | null
    about: string
    years: string
    minutesPerWeek: string
    videoLink: string
  }
  charterOn: string | null
  /** Minutes a week that her mentees take, and what each takes. */
  taken: number
  each: number
  form: ReturnType<typeof useReturned>
}

/** What a mentor says of herself; while she is no mentor yet, her application. */
export function ProfileForm({ state, trades, own, charterOn, taken, each, form }: Props) {
  const t = useText(fr, en).profile
  const words = useText(spokenFr, spokenEn)
  const language = useLanguage()
  const applies = state === 'draft' || state === 'declined'
  return (
    <Form method="post" action="/mentor/profile" className="mt-8 grid max-w-[38rem] gap-8" noValidate>
      <Chips
        name="trades"
        legend={t.trade}
        choices={trades}
        chosen={form.ticked('trades', own.trades)}
        error={form.error('trades')}
      />
      <div className="max-w-56">
        <TextField
          label={t.years}
          name="years"
          inputMode="numeric"
          maxLength={2}
          defaultValue={form.value('years') ?? own.years}
          error={form.error('years')}
        />
      </div>
      <Chips
        name="topics"
        legend={t.topics}
        choices={topics.map((value) => ({ value, label: words.topics[value] }))}
        chosen={form.ticked('topics', own.topics)}
        error={form.error('topics')}
      />
      <SpokenFields
        labels={{ main: t.main, others: t.others }}
        main={form.value('main') ?? own.main}
        others={form.ticked('languages', own.others)}
        error={form.error('main')}
      />
      <RadioCards
        legend={t.tone}
        name="tone"
        chosen={form.value('tone') ?? own.tone ?? undefined}
        choices={tones.map((value) => ({ value, label: words.tones[value], note: words.toneNotes[value] }))}
        error={form.error('tone')}
      />
      <TextArea
        label={t.about}
        name="about"
        help={t.aboutHelp}
        maxLength={600}
        defaultValue={form.value('about') ?? own.about}
        error={form.error('about')}
      />
      <TextField
        label={t.minutes}
        name="minutesPerWeek"
        help={`${t.minutesHelp(each)}${taken > 0 ? ` ${t.minutesTaken(minutesText(taken, language))}` : ''}`}
        inputMode="numeric"
        maxLength={3}
        className="max-w-56"
        defaultValue={form.value('minutesPerWeek') ?? own.minutesPerWeek}
        error={form.error('minutesPerWeek')}
      />
      <TextField
        label={t.video}
        name="videoLink"
        type="url"
        optional
        help={t.videoHelp}
        maxLength={500}
        defaultValue={form.value('videoLink') ?? own.videoLink}
        error={form.error('videoLink')}
      />
      <Charter on={charterOn} ticked={form.value('charter') === 'yes'} error={form.error('charter')} />
      <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
        <Button wide name="intent" value="save">
          {applies ? t.submit : t.save}
        </Button>
        {applies ? (
          <Button look="word" name="intent" value="draft">
            {t.saveDraft}
          </Button>
        ) : null}
      </div>
    </Form>
  )
}

/** The charter, line by line, and her word that she keeps to it. */
function Charter({ on, ticked, error }: { on: string | null; ticked: boolean; error?: string }) {
  const fieldId = useFieldIds()
  const t = useText(fr, en).profile
  const language = useLanguage()
  return (
    <section aria-labelledby="charter" className="rounded-area bg-paper-2 px-5 py-6 sm:px-7">
      <h2 id="charter" className="title-2">
        {t.charter}
      </h2>
      <p className="mt-1 text-ink-2">{t.charterLead}</p>
      <ol className="mt-4 list-decimal space-y-2 ps-6 marker:font-bold">
        {Object.entries(t.charterLines).map(([key, line]) => (
          <li key={key} className="ps-1">
            {line}
          </li>
        ))}
      </ol>
      {on ? (
        <p className="mt-5 font-bold">{t.accepted(dayText(on, language, 'long'))}</p>
      ) : (
        <label className="mark-card mt-5 flex min-h-14 items-center gap-4 rounded-area border border-line bg-card px-4 py-3.5 hover:border-ink-3 has-checked:border-ink">
          <input
            id={fieldId('charter')}
            type="checkbox"
            name="charter"
            value="yes"
            defaultChecked={ticked}
            className="mark"
            aria-describedby={error ? `${fieldId('charter')}-error` : undefined}
          />
          {t.accept}
        </label>
      )}
      {error ? <FieldError name="charter">{error}</FieldError> : null}
    </section>
  )
}
