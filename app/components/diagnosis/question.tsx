import { Form } from '@remix-run/react'
import { FocusPage } from '#app/components/learner-page.tsx'
import { Icon } from '#app/components/icon.tsx'
import { ItemCard } from '#app/components/item-card.tsx'
import { diagnosis as en } from '#app/locales/en/diagnosis.ts'
import { diagnosis as fr } from '#app/locales/fr/diagnosis.ts'
import { useText } from '#app/locales/language.tsx'
import type { ShownAttempt } from '#app/learning/attempt.server.ts'

/** One question of the diagnosis: how many are left, a pause that keeps everything, no word about the one before. */
export function DiagnosisQuestion({ attempt, toGo }: { attempt: ShownAttempt; toGo: number }) {
  const t = useText(fr, en)
  const pause = (
    <Form method="post">
      <button
        name="intent"
        value="pause"
        className="-ms-1 inline-flex min-h-12 items-center gap-2 px-1 hover:text-ink hover:underline"
      >
        <Icon name="back" />
        {t.question.pause}
      </button>
    </Form>
  )
  return (
    <FocusPage back={pause} aside={t.question.toGo(toGo)}>
      <ItemCard attempt={attempt} next="/diagnosis" />
    </FocusPage>
  )
}
