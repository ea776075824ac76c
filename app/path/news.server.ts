/** What her week has to tell her before its steps. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Undo } from '#app/components/path/change.tsx'
import type { PathNews } from '#app/components/path/notices.tsx'
import { dayOf } from '#app/locales/format.ts'
import { choicesThatStand, showChange, type ChangeWords } from '#app/path/change.server.ts'
import type { LearnerPath } from '#app/path/path.server.ts'
import { restartItems } from '#app/path/restart.server.ts'
import type { Person } from '#app/auth.server.ts'
import { findProfile } from '#db/enrolments.ts'
import { daysBetween } from '#engine/calendar.ts'
import { listDiagnoses } from '#db/learning/diagnoses.ts'

/** Days for which her week tells her what a new version of the catalogue changed in it. */
const toldDays = 7

/** From the address (`changed`: the version that her act made; `stale`), from the path itself, and from what is unfinished. */
export async function readNews(
  context: RequestContext,
  person: Person,
  path: LearnerPath,
  query: URLSearchParams,
): Promise<PathNews> {
  const { version, catalog, today, input } = path
  const [profile, diagnoses] = await Promise.all([
    findProfile(context.db, person.id),
    listDiagnoses(context.db, person.id),
  ])
  const change = showChange(catalog, version, person.language)
  const stands = choicesThatStand([version], input.choices).get(version.version) ?? []
  const changed = query.get('changed') === String(version.version) && version.version > 1
  const renewed =
    version.cause === 'catalog' && daysBetween(dayOf(version.madeAt, person.timeZone), today) < toldDays
  const cameBack = version.cause === 'return' && dayOf(version.madeAt, person.timeZone) === today
  const paused = diagnoses.some(({ state }) => state === 'open' || state === 'paused')
  const offer = paused
    ? 'diagnosisGoOn'
    : diagnoses.length === 0
      ? 'diagnosis'
      : profile?.welcomeDoneAt
        ? null
        : 'welcome'
  return {
    changed:
      changed || renewed
        ? {
            change,
            undo: undoOf(change, stands),
            hoursBefore:
              change.cause.kind === 'hours' ? hoursPage(query.get('before'), query.get('goes')) : null,
          }
        : null,
    stale: query.has('stale'),
    back: cameBack ? { change, questions: restartItems(path) } : null,
    offer: changed || cameBack ? null : offer,
  }
}

/** How what stands of a version's choices is taken back: about one module, or all that it put first. */
export function undoOf({ cause, version }: ChangeWords, stands: readonly string[]): Undo | null {
  const [module] = stands
  if (module === undefined) return null
  return cause.kind === 'by-date' ? { of: version } : { module }
}

/** The page of hours, filled in with those she had and with their goes, one where absent: seven numbers each, Monday first. */
function hoursPage(before: string | null, goes: string | null): string | null {
  if (before === null || !/^\d{1,4}(-\d{1,4}){6}$/.test(before)) return null
  const days = before.split('-').map((minutes, day) => [`day${day}`, minutes])
  const sittings = /^\d(-\d){6}$/.test(goes ?? '') ? (goes ?? '') : '1-1-1-1-1-1-1'
  const inGoes = sittings.split('-').map((own, day) => [`sittings${day}`, own])
  return `/path/hours?${new URLSearchParams([...days, ...inGoes])}`
}
