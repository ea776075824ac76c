import { dayText } from '#app/locales/format.ts'
import { reviews as en } from '#app/locales/en/reviews.ts'
import { reviews as fr } from '#app/locales/fr/reviews.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ReviewWords } from '#app/learning/reviews.server.ts'

/** The facts behind a review, in two or three short sentences. */
export function useReviewFacts(): (review: ReviewWords) => string {
  const t = useText(fr, en)
  const language = useLanguage()
  return ({ learnt, since, fading, soon }) =>
    [
      learnt ? t.learnt(learnt.title, dayText(learnt.day, language, 'long')) : t.brought,
      t.since(since),
      t.fading[fading],
      ...(soon ? [t.soon(soon)] : []),
    ].join(' ')
}

/** What comes back today, each with why. */
export function ReviewList({ reviews }: { reviews: ReviewWords[] }) {
  const t = useText(fr, en)
  const facts = useReviewFacts()
  return (
    <ul className="mt-4 max-w-3xl">
      {reviews.map((review) => (
        <li key={review.node} className="border-t border-line py-4">
          <p className="font-bold">{t.level(review.name, review.level)}</p>
          <p>{review.canDo}</p>
          <p className="mt-0.5 text-sm text-ink-2">{facts(review)}</p>
        </li>
      ))}
    </ul>
  )
}
