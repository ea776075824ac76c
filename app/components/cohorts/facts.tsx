import { Facts } from '#app/components/me/known.tsx'
import { ownCohort as en } from '#app/locales/en/own-cohort.ts'
import { dayText } from '#app/locales/format.ts'
import { ownCohort as fr } from '#app/locales/fr/own-cohort.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import type { Text } from '#engine/catalog.ts'

/** What a cohort is about, and when it starts. */
export function CohortFacts({
  track,
  startsOn,
  hoursPerWeek,
}: {
  track: Text | null
  startsOn: string
  hoursPerWeek: number | null
}) {
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const facts: [string, string | null][] = [
    [t.facts.track, track && say(track)],
    [t.facts.starts, dayText(startsOn, language, 'long')],
    [t.facts.hours, hoursPerWeek === null ? null : t.hoursText(hoursPerWeek)],
  ]
  return <Facts facts={facts.flatMap(([label, value]) => (value === null ? [] : [[label, value]]))} />
}
