import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { sessions as en } from '#app/locales/en/sessions.ts'
import { sessions as fr } from '#app/locales/fr/sessions.ts'
import { useText } from '#app/locales/language.tsx'
import { firstName } from '#app/sessions/rules.ts'
import type { ShownStarts } from '#app/sessions/times.server.ts'
import { sessionLengths } from '#engine/meeting.ts'

/** No free start: why, and what to do. */
export function NoStart({
  free,
  other,
  minutes,
  linkTo,
}: {
  free: ShownStarts
  /** `accompanies`: the reader accompanies her. */
  other: { name: string; accompanies: boolean }
  minutes: number
  linkTo?: (changes: Record<string, string>) => string
}) {
  const all = useText(fr, en)
  const t = all.new
  const name = firstName(other.name)
  const shortest = sessionLengths[0]
  if (!free.told)
    return other.accompanies ? (
      <EmptyState
        title={all.list.noTimes}
        action={<ButtonLink to="/meeting-times">{all.list.noTimesAct}</ButtonLink>}
      >
        {t.untoldOwn}
      </EmptyState>
    ) : (
      <EmptyState title={t.untoldTitle(name)}>{t.untoldText}</EmptyState>
    )
  return (
    <EmptyState
      title={t.noneTitle}
      action={
        linkTo && minutes > shortest ? (
          <ButtonLink look="outline" to={linkTo({ minutes: String(shortest) })}>
            {t.shorter(shortest)}
          </ButtonLink>
        ) : null
      }
    >
      {t.noneText(name)}
    </EmptyState>
  )
}
