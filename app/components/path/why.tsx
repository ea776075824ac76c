import type { ReasonWords } from '#app/path/view.server.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useText, type Dictionary } from '#app/locales/language.tsx'

type Words = Dictionary<typeof fr>['why']

/** What of hers speaks for the step: one fact about what it brings, one about what it builds on. */
function factsOf({ brings, builtOn, refresh }: ReasonWords, t: Words): string[] {
  const [first] = brings
  const facts: string[] = []
  if (first) {
    const { name, level, basis, right, answers } = first
    if (refresh) facts.push(t.refresh(name, level))
    else if (basis === 'answers') facts.push(t.answers(name, level, right, answers))
    else facts.push(t[basis](name, level))
  }
  if (builtOn) {
    const { name, level, from, right, answers, streak } = builtOn
    if (from === 'path') facts.push(t.prepared(name, level))
    else if (from === 'skipped') facts.push(t.skipped(name, level))
    else if (from === 'mastered')
      facts.push(answers > 0 ? t.known(name, level, right, answers, streak) : t.guessed(name, level))
  }
  return facts
}

function opening({ opens }: ReasonWords, t: Words): string[] {
  if (opens.steps > 0) return [t.opens(opens.steps)]
  if (opens.target) return [t.target]
  return opens.milestone ? [t.leads(opens.milestone)] : []
}

/**
 * Why a step is there, in at most 80 words: what of hers speaks for it, what it opens, how sure that is, what would change it,
 * that she may choose otherwise, and whom to ask.
 */
export function whyText(reason: ReasonWords, t: Words, mentor: string | null): string {
  const { project, choice, certainty, wouldChange } = reason
  const chosen = choice ? [t.chosen[choice]] : []
  const talk = mentor ? [t.talk(mentor)] : []
  const sentences = project
    ? [
        project.finished ? t.projectNow(project.module) : t.projectAfter(project.module),
        t.projectReader(project.criteria),
        ...chosen,
        t.projectFree,
        ...talk,
      ]
    : [
        ...factsOf(reason, t),
        ...opening(reason, t),
        ...chosen,
        t.certainty[certainty],
        t[wouldChange],
        ...talk,
      ]
  return sentences.join(' ')
}

/** "Why here", as a paragraph. */
export function Why({ reason, mentor }: { reason: ReasonWords; mentor: string | null }) {
  const t = useText(fr, en)
  return (
    <p className="measure text-ink-2">
      <strong className="text-ink">{t.why.label}</strong> {whyText(reason, t.why, mentor)}
    </p>
  )
}
