/** Names of the fields of a feedback form. A slug has small letters only, so none is mistaken for the whole. */
import type { CommentKind } from '#engine/feedback.ts'

export const wholeField = 'words'

/** Of a criterion by its slug, or of the whole (null). */
export const fieldOf = (what: 'level' | CommentKind, criterion: string | null): string =>
  `${what}_${criterion ?? 'WHOLE'}`
