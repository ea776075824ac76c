import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findResult } from '#app/learning/attempt.server.ts'
import { requireLearner } from '#app/auth.server.ts'
import { FocusPage } from '#app/components/learner-page.tsx'
import { ReviewQuestion, ReviewResult } from '#app/components/reviews/question.tsx'
import { ReviewsDone, ReviewsEnd, ReviewsNothing, ReviewsStart } from '#app/components/reviews/day.tsx'
import { reviews as en } from '#app/locales/en/reviews.ts'
import { reviews as fr } from '#app/locales/fr/reviews.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import {
  comesBack,
  fitting,
  issueReview,
  offeredMinutes,
  readReviews,
  reviewContext,
  reviewWords,
} from '#app/learning/reviews.server.ts'
import { minutesPerReview } from '#engine/review.ts'

const search = z.object({
  /** A sitting: it ends when so many notions were reviewed today. */
  until: z.coerce.number().int().min(1).max(200).optional().catch(undefined),
  after: z.string().optional(),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { until, after } = search.parse(Object.fromEntries(new URL(request.url).searchParams))
  const day = await readReviews(context, person)
  const { due, done, right, minutes, today, next } = day
  const { language } = person
  const left = Math.min(due.length, Math.max(0, (until ?? 0) - done))
  const result = await findResult(context, person, after ?? null, {
    purpose: 'review',
    context: reviewContext,
  })
  if (result)
    return {
      view: 'result' as const,
      result,
      left,
      until: until ?? done,
      back: result.mark.outcome === 'awaits-human' ? null : comesBack(day, result.question.node, language),
    }
  if (left > 0) {
    const attempt = await issueReview(context, person, day)
    if (attempt)
      return {
        view: 'question' as const,
        attempt,
        left,
        until: until ?? done,
        why: reviewWords(day, attempt.question.node, language),
      }
  }
  const rest = fitting(due, offeredMinutes[0] ?? 0) * minutesPerReview
  if (until !== undefined && done > 0)
    return { view: 'end' as const, done, right, today, next, rest, until: done + rest }
  if (due.length === 0) return { view: 'nothing' as const, done, today, next }
  if (done >= minutes) return { view: 'done' as const, done, rest, until: done + rest }
  const sitting = (offered: number) => {
    const count = fitting(due, offered)
    return { count, minutes: count * minutesPerReview }
  }
  const own = sitting(minutes)
  const others = offeredMinutes.map(sitting)
  return {
    view: 'start' as const,
    own,
    done,
    others: others.filter(
      ({ count }, i) => count !== own.count && others.findIndex((other) => other.count === count) === i,
    ),
    reviews: due.slice(0, own.count).map(({ node }) => reviewWords(day, node, language)),
  }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function Reviews() {
  const data = useLoaderData<typeof loader>()
  const t = useText(fr, en)
  const back = { to: '/reviews', label: t.pause }
  switch (data.view) {
    case 'question':
      return (
        <FocusPage back={back} aside={t.left(data.left)}>
          <ReviewQuestion {...data} />
        </FocusPage>
      )
    case 'result':
      return (
        <FocusPage back={back} aside={data.left > 0 ? t.left(data.left) : undefined}>
          <ReviewResult {...data} />
        </FocusPage>
      )
    case 'end':
      return <ReviewsEnd {...data} />
    case 'done':
      return <ReviewsDone {...data} />
    case 'nothing':
      return <ReviewsNothing {...data} />
    case 'start':
      return <ReviewsStart {...data} />
  }
}
