import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { MasteryTag, Tag, type MasteryStatus } from '#app/components/tag.tsx'
import { ThreadStep } from '#app/components/thread.tsx'
import { diagnosis as en } from '#app/locales/en/diagnosis.ts'
import { diagnosis as fr } from '#app/locales/fr/diagnosis.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import type { ResultLine } from '#app/learning/diagnosis.server.ts'

/** A competency in the result: what she can do, on what that rests, and "this is not right". */
export function CompetencyLine({ line, status }: { line: ResultLine; status: MasteryStatus }) {
  const t = useText(fr, en).result
  const say = useSay()
  const check = `/check/${line.node}`
  // Only what is uncertain stands under a heading of its own.
  const Heading = status === 'uncertain' ? 'h3' : 'h2'
  return (
    <ThreadStep state={status === 'mastered' ? 'done' : 'ahead'}>
      <article id={line.node} className="border-b border-line pt-1 pb-4">
        <div className="flex flex-wrap gap-2">
          <MasteryTag status={status} />
          {line.claim ? <Tag>{t.claimed[line.claim]}</Tag> : null}
        </div>
        <Heading className="title-3 mt-2">{say(line.name)}</Heading>
        <p className="mt-1">{say(line.canDo)}</p>
        <p className="mt-1 text-sm text-ink-2">{useFacts(line, status)}</p>
        <div className="flex flex-wrap items-start gap-x-6">
          {status === 'uncertain' ? (
            <ButtonLink look="word" to={check}>
              {t.check(line.minutes)}
            </ButtonLink>
          ) : null}
          <Disclosure summary={t.contest}>
            <p className="measure">{status === 'mastered' ? t.contestKnown : t.contestOpen}</p>
            <Form method="post" action={check} className="flex flex-wrap items-center gap-x-6">
              <ButtonLink look="word" to={check}>
                {t.check(line.minutes)}
              </ButtonLink>
              <input type="hidden" name="next" value={`/diagnosis/result#${line.node}`} />
              <input type="hidden" name="intent" value="claim" />
              <Button look="word" name="can" value={status === 'mastered' ? '0' : '1'}>
                {status === 'mastered' ? t.claimCannot : t.claimCan}
              </Button>
            </Form>
          </Disclosure>
        </div>
      </article>
    </ThreadStep>
  )
}

/** What the academy rests on, in her own facts. */
function useFacts(
  { levels, answers, right, streak, basis, contradiction }: ResultLine,
  status: MasteryStatus,
): string {
  const t = useText(fr, en).result
  if (status === 'mastered')
    return [t.levels(levels.known, levels.all), t.seen(right, answers, streak)].filter(Boolean).join(' ')
  if (contradiction) return t.contradiction
  if (status === 'uncertain') return basis === 'answers' ? t.fewAnswers : t.neighbours
  return t.seen(right, answers, streak)
}
