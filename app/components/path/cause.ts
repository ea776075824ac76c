import { dayText } from '#app/locales/format.ts'
import type { path as fr } from '#app/locales/fr/path.ts'
import type { Dictionary } from '#app/locales/language.tsx'
import type { CauseWords } from '#app/path/change.server.ts'
import type { Language } from '#engine/catalog.ts'

type Sentences = Dictionary<typeof fr>['change']['causes']

/** What made a path change, in the sentences of whoever reads it: the learner, or one who accompanies her. */
export function sayCause(
  cause: CauseWords,
  t: Omit<Sentences, 'proposals'>,
  {
    proposals,
    gone,
    language,
    author = null,
  }: { proposals: Sentences['proposals']; gone: string; language: Language; author?: string | null },
): string {
  switch (cause.kind) {
    case 'claim':
    case 'validation':
    case 'contest':
      return t[cause.kind](cause.name, cause.level)
    case 'proposal':
      return proposals[cause.choice](cause.title ?? gone)
    case 'feedback':
      return t.feedback(cause.title ?? gone, author)
    case 'by-date':
    case 'by-date-undo':
      return t[cause.kind](dayText(cause.day, language, 'long'))
    case 'start':
    case 'diagnosis':
    case 'hours':
    case 'return':
    case 'catalog':
    case 'night':
    case 'merged':
    case 'other':
      return t[cause.kind]
    default:
      return t[cause.kind](cause.title ?? gone)
  }
}
