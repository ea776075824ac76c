import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { diagnosis as en } from '#app/locales/en/diagnosis.ts'
import { diagnosis as fr } from '#app/locales/fr/diagnosis.ts'
import { useText } from '#app/locales/language.tsx'

/** The diagnosis put aside: what is kept, how much is left, and the other ways from here. */
export function DiagnosisPause({ asked, toGo, mayEnd }: { asked: number; toGo: number; mayEnd: boolean }) {
  const t = useText(fr, en)
  return (
    <LearnerPage>
      <div className="max-w-[36rem]">
        <h1 className="title-1">{t.paused.title(asked)}</h1>
        <p className="mt-5 text-lg text-ink-2">
          {t.paused.toGo(toGo)} {t.paused.when}
        </p>
        <Form method="post" className="mt-8 grid justify-items-start gap-3">
          <Button wide name="intent" value="start">
            {t.paused.resume}
          </Button>
          {mayEnd ? (
            <Button look="word" name="intent" value="finish">
              {t.paused.finish}
            </Button>
          ) : (
            <Button look="word" name="intent" value="refuse">
              {t.paused.refuse}
            </Button>
          )}
          <WordLink to="/path" className="inline-flex min-h-12 items-center font-semibold">
            {t.paused.path}
          </WordLink>
        </Form>
      </div>
    </LearnerPage>
  )
}
