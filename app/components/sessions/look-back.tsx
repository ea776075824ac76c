import { Form } from '@remix-run/react'
import type { useReturned } from '#app/components/account-form.tsx'
import { Button, ButtonLink, WordLink } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'

const goOns = ['yes', 'unsure', 'no'] as const

interface Look {
  met: boolean
  useful: boolean | null
  goOn: (typeof goOns)[number] | null
}

/** How it was: the questions, or what she said and what may follow from it. */
export function LookBack({
  name,
  otherId,
  look,
  learns,
  form,
}: {
  name: string
  otherId: string
  look: Look | null
  /** She is the learner of the two. */
  learns: boolean
  form: ReturnType<typeof useReturned>
}) {
  const t = useText(fr, en).look
  const questions = <Questions look={look} form={form} />
  return (
    <section aria-labelledby="look" className="mt-8">
      <h2 id="look" className="title-2">
        {look ? (look.met ? t.said : t.missed) : t.title}
      </h2>
      {look ? (
        <>
          <p className="measure mt-2">{look.met ? t.thanks : t.missedText}</p>
          {look.goOn === 'no' && learns ? (
            <p className="measure mt-2">
              {t.otherWay}{' '}
              <WordLink to="/people" className="inline-flex min-h-11 items-center">
                {t.people}
              </WordLink>
            </p>
          ) : (
            <ButtonLink wide to={`/sessions/new?with=${otherId}`} className="mt-5">
              {t.again}
            </ButtonLink>
          )}
          <div className="mt-4">
            <Disclosure summary={t.change}>
              <div className="text-ink">{questions}</div>
            </Disclosure>
          </div>
        </>
      ) : (
        <>
          <p className="measure mt-2 text-ink-2">{t.private(name)}</p>
          {questions}
        </>
      )}
    </section>
  )
}

function Questions({ look, form }: { look: Look | null; form: ReturnType<typeof useReturned> }) {
  const t = useText(fr, en).look
  const said = (answer: boolean | null | undefined) =>
    typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : undefined
  return (
    <Form method="post" className="group/look mt-5 grid max-w-[34rem] gap-7" noValidate>
      <input type="hidden" name="intent" value="look" />
      <RadioCards
        legend={t.met}
        name="met"
        columns
        chosen={form.value('met') ?? said(look?.met)}
        choices={[
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no },
        ]}
        error={form.error('met')}
      />
      <div className="grid gap-7 group-has-[[name=met][value=no]:checked]/look:hidden">
        <RadioCards
          legend={t.useful}
          name="useful"
          columns
          required={false}
          chosen={form.value('useful') ?? said(look?.useful)}
          choices={[
            { value: 'yes', label: t.usefulYes },
            { value: 'no', label: t.usefulNo },
          ]}
        />
        <RadioCards
          legend={t.goOn}
          name="goOn"
          required={false}
          chosen={form.value('goOn') ?? look?.goOn ?? undefined}
          choices={goOns.map((value) => ({ value, label: t.goOns[value] }))}
        />
      </div>
      <div>
        <Button wide>{t.send}</Button>
      </div>
    </Form>
  )
}
