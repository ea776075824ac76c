import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { useHydrated } from '#app/components/hydrated.ts'
import { ItemCard } from '#app/components/item-card.tsx'
import { ItemResult } from '#app/components/item-result.tsx'
import { OneKey } from '#app/components/reviews/one-key.tsx'
import { useReviewFacts } from '#app/components/reviews/why.tsx'
import { reviews as en } from '#app/locales/en/reviews.ts'
import { reviews as fr } from '#app/locales/fr/reviews.ts'
import { useText } from '#app/locales/language.tsx'
import type { ShownAttempt, ShownResult } from '#app/learning/attempt.server.ts'
import type { comesBack, ReviewWords } from '#app/learning/reviews.server.ts'

/** One notion to review: why it comes back, its question, one key or one thumb. */
export function ReviewQuestion({
  attempt,
  until,
  why,
}: {
  attempt: ShownAttempt
  until: number
  why: ReviewWords
}) {
  const t = useText(fr, en)
  const facts = useReviewFacts()
  const awake = useHydrated()
  const { question } = attempt
  const atOnce = question.kind === 'choice' && awake
  return (
    <OneKey key={attempt.id} numbered={awake && (question.kind === 'choice' || question.kind === 'choices')}>
      <ItemCard attempt={attempt} next={`/reviews?until=${until}`} confidence={false} />
      {atOnce ? (
        <p className="mt-3 text-sm text-ink-2">
          <span className="pointer-coarse:hidden">{t.keys(question.options.length + 1)}</span>
          <span className="pointer-fine:hidden">{t.thumb}</span>
        </p>
      ) : null}
      <p className="mt-8 border-t border-line pt-4 text-sm text-ink-2">
        <strong className="font-bold text-ink">{t.level(why.name, why.level)}.</strong> {facts(why)}
      </p>
    </OneKey>
  )
}

/** What the answer was worth, when the notion comes back, and the next one. */
export function ReviewResult({
  result,
  left,
  until,
  back,
}: {
  result: ShownResult
  left: number
  until: number
  back: ReturnType<typeof comesBack> | null
}) {
  const t = useText(fr, en)
  return (
    <OneKey key={result.id} numbered={false}>
      <ItemResult result={result}>
        <ButtonLink wide data-next to={`/reviews?until=${until}`}>
          {left > 0 ? t.next : t.finish}
        </ButtonLink>
        {back ? (
          <p className="text-ink-2">
            {'days' in back ? t.back(back.days) : t.again}{' '}
            {'days' in back || back.module === null || back.title === null ? null : (
              <WordLink to={`/modules/${back.module}`}>{t.againModule(back.title)}</WordLink>
            )}
          </p>
        ) : null}
      </ItemResult>
    </OneKey>
  )
}
