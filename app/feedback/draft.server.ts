/** Feedback as its form holds it: read, kept, and what is left to do before it can be sent. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fieldOf, wholeField } from '#app/feedback/fields.ts'
import { cleanText } from '#app/messages/text.ts'
import type { Comment, Draft } from '#db/feedback/comments.ts'
import type { Criterion } from '#engine/catalog.ts'
import { commentKinds, criterionLevels, type Levels } from '#engine/feedback.ts'

/** Characters of one comment. */
const longestComment = 2_000

export type DraftProblem = 'level' | 'word' | 'long'
export interface DraftProblems {
  problems: { field: string; problem: DraftProblem }[]
}

const level = z.enum(criterionLevels)
const text = z.string().transform(cleanText).pipe(z.string().max(longestComment))

/** Characters of a comment that comes back because it is too long. */
const longestReturned = 10_000

/** What the form says; what is too long is told. */
export function readDraft(form: FormData, criteria: readonly Criterion[]): Draft & DraftProblems {
  const problems: DraftProblems['problems'] = []
  const read = (field: string) => {
    const value = form.get(field)
    const parsed = text.safeParse(typeof value === 'string' ? value : '')
    if (parsed.success) return parsed.data
    problems.push({ field, problem: 'long' })
    return (typeof value === 'string' ? value : '').slice(0, longestReturned)
  }
  const levels: Levels = {}
  for (const { slug } of criteria) {
    const parsed = level.safeParse(form.get(fieldOf('level', slug)))
    if (parsed.success) levels[slug] = parsed.data
  }
  const comments = [...criteria.map(({ slug }) => slug), null].flatMap((criterion) =>
    commentKinds.flatMap((kind): Comment[] => {
      const body = read(fieldOf(kind, criterion))
      return body === '' ? [] : [{ criterion, kind, body }]
    }),
  )
  return { levels, words: read(wholeField), comments, problems }
}

/** What has to be there before it is sent: a level for each criterion, and a word on what to do for each one not reached. */
export function openPoints(
  criteria: readonly Criterion[],
  { levels, comments }: Pick<Draft, 'levels' | 'comments'>,
): DraftProblems['problems'] {
  return criteria.flatMap(({ slug }): DraftProblems['problems'] => {
    if (!levels[slug]) return [{ field: fieldOf('level', slug), problem: 'level' }]
    const helped = comments.some(({ criterion, kind }) => criterion === slug && kind !== 'celebration')
    return levels[slug] === 'reached' || helped
      ? []
      : [{ field: fieldOf('essential', slug), problem: 'word' }]
  })
}

/** Tells whether a draft is still what was looked at before it was sent. */
export function draftMark({ levels, words, comments }: Draft): string {
  const said = comments.map(({ criterion, kind, body }) => [criterion, kind, body].join('\n')).sort()
  const judged = Object.entries(levels)
    .map((entry) => entry.join(' '))
    .sort()
  return createHash('sha256')
    .update(JSON.stringify([judged, words, said]))
    .digest('base64url')
    .slice(0, 16)
}
