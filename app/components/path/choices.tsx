import { Form } from '@remix-run/react'
import { ButtonLink, Button } from '#app/components/button.tsx'
import { minutesText } from '#app/locales/format.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownStep } from '#app/path/view.server.ts'

/** What is sent with every choice: the module it is about, and the version of the path she is looking at. */
export function ChoiceFields({ module, version }: { module: string; version: number }) {
  return (
    <>
      <input type="hidden" name="module" value={module} />
      <input type="hidden" name="version" value={version} />
    </>
  )
}

/** Everything else that she may do with a step. `first`: it already is the first one. */
export function Choices({ step, version, first }: { step: ShownStep; version: number; first: boolean }) {
  const t = useText(fr, en).choices
  const language = useLanguage()
  const { alternative, choice } = step
  const offered = (['first', 'later', 'skip'] as const).filter((name) =>
    name === 'first' ? !first : name !== choice,
  )
  return (
    <div className="grid gap-x-8 sm:grid-cols-2">
      <Form
        method="post"
        action="/path"
        aria-label={t.label(step.title)}
        className="flex flex-col items-start"
      >
        <ChoiceFields module={step.module} version={version} />
        {offered.map((name) => (
          <Button key={name} look="word" name="choice" value={name}>
            {t[name]}
          </Button>
        ))}
        {alternative ? (
          <Button look="word" name="choice" value={`prefer:${alternative.module}`}>
            {t.prefer(alternative.title, minutesText(alternative.minutes, language))}
          </Button>
        ) : null}
        {choice ? (
          <Button look="word" name="choice" value="undo">
            {t.undo}
          </Button>
        ) : null}
      </Form>
      {step.checks.length > 0 ? (
        <div className="flex flex-col items-start">
          {step.checks.map(({ node, name, level }) => (
            <ButtonLink key={node} look="word" to={`/check/${encodeURIComponent(node)}?next=/path`}>
              {t.known(name, level)}
            </ButtonLink>
          ))}
          <p className="text-sm">{t.knownHelp}</p>
        </div>
      ) : null}
      <p className="mt-2 text-sm sm:col-span-2">{t.note}</p>
    </div>
  )
}
