import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { sayCause } from '#app/components/path/cause.ts'
import { ChoiceFields } from '#app/components/path/choices.tsx'
import { minutesText } from '#app/locales/format.ts'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useText, type Dictionary } from '#app/locales/language.tsx'
import type { CauseWords, ChangeWords, StepTitle } from '#app/path/change.server.ts'
import type { Language } from '#engine/catalog.ts'

type Words = Dictionary<typeof fr>['change']

/** Titles named one by one; the rest is counted. */
const mostNamed = 3
/** Shorter shifts of the arrival are not worth a sentence. */
const leastShift = 3
/** Fewer minutes are rounding, or a pace that was measured a little better. */
const leastMinutes = 15
/** Up to here spans are told in days, then in weeks, then in months. */
const mostDays = 13
const mostWeeks = 9
const daysPerMonth = 30.4

/** What made a path change, said to her. `author`: whoever brought it about, where she is named. */
export function causeText(
  cause: CauseWords,
  { causes, gone }: Words,
  language: Language,
  author: string | null = null,
): string {
  return sayCause(cause, causes, { proposals: causes.proposals, gone, language, author })
}

function listed(steps: readonly StepTitle[], t: Words): string {
  const names = steps
    .slice(0, mostNamed)
    .map(({ title, project }) => (title === null ? t.gone : project ? t.projectOf(title) : t.titled(title)))
  const rest = steps.length - names.length
  return t.list(rest > 0 ? [...names, t.more(rest)] : names)
}

function spanText(days: number, t: Words): string {
  if (days <= mostDays) return t.days(days)
  const weeks = Math.round(days / 7)
  return weeks <= mostWeeks ? t.weeks(weeks) : t.months(Math.round(days / daysPerMonth))
}

/** What a version changed: steps, minutes, arrival; one sentence each. */
export function changeText(change: ChangeWords, t: Words, language: Language): string[] {
  const { added, removed, earlier, later, minutes, arrivalDays, same, first } = change
  if (first) return []
  const sentences = [
    added.length > 0 ? t.added(listed(added, t), added.length) : null,
    removed.length > 0 ? t.removed(listed(removed, t), removed.length) : null,
    earlier.length > 0 ? t.earlier(listed(earlier, t)) : null,
    later.length > 0 ? t.later(listed(later, t)) : null,
    minutes >= leastMinutes ? t.moreMinutes(minutesText(minutes, language)) : null,
    minutes <= -leastMinutes ? t.lessMinutes(minutesText(-minutes, language)) : null,
  ].filter((sentence) => sentence !== null)
  const shift = arrivalDays !== null && Math.abs(arrivalDays) >= leastShift ? arrivalDays : 0
  if (sentences.length === 0 && shift === 0) {
    const chose =
      'module' in change.cause && !['check', 'tried', 'project', 'feedback'].includes(change.cause.kind)
    // A chosen step is not named again: it may have moved alone.
    if (!chose) sentences.push(t.nothing)
    else if (same) sentences.push(t.held)
  }
  if (shift !== 0) {
    const span = spanText(Math.abs(shift), t)
    sentences.push(shift < 0 ? t.sooner(span) : t.farther(span))
  }
  return sentences
}

/** What just happened to her path: the cause, the effect, and the way back. */
export function ChangeNotice({
  change,
  undo,
  hoursBefore,
  next,
}: {
  change: ChangeWords
  undo: Undo | null
  /** The page with the hours she had before she changed them. */
  hoursBefore: string | null
  /** Title of the step that comes now, said after a module was finished. */
  next: string | null
}) {
  const t = useText(fr, en)
  const language = useLanguage()
  const finished = change.cause.kind === 'check'
  const effects = changeText(change, t.change, language)
  return (
    <Notice
      tone={finished ? 'leaf' : 'plain'}
      live="polite"
      title={causeText(change.cause, t.change, language)}
    >
      {finished && next ? <p>{t.change.next(next)}</p> : null}
      {effects.length > 0 ? <p>{effects.join(' ')}</p> : null}
      {hoursBefore ? (
        <ButtonLink look="word" to={hoursBefore}>
          {t.hours.undo}
        </ButtonLink>
      ) : null}
      {undo ? <UndoChoice undo={undo} version={change.version} /> : null}
    </Notice>
  )
}

/** A choice about a module, or all modules that a version put first, to be taken back. */
export type Undo = { module: string } | { of: number }

/** `version`: the path she is looking at. */
export function UndoChoice({ undo, version }: { undo: Undo; version: number }) {
  const t = useText(fr, en).choices
  return (
    <Form method="post" action={'of' in undo ? '/path/by' : '/path'} className="-mb-2">
      {'of' in undo ? (
        <>
          <input type="hidden" name="of" value={undo.of} />
          <input type="hidden" name="version" value={version} />
        </>
      ) : (
        <ChoiceFields module={undo.module} version={version} />
      )}
      <Button look="word" name={'of' in undo ? 'intent' : 'choice'} value="undo">
        {t.undo}
      </Button>
    </Form>
  )
}
