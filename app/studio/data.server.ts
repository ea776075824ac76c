/** Findings from data as pages of the studio show them, where the thing is changed. */
import type { Academy } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { nameOf } from '#app/studio/names.ts'
import { listFindings, type KeptFinding } from '#db/findings.ts'
import type { Catalog, Language } from '#engine/catalog.ts'
import type { FindingKind } from '#engine/findings/finding.ts'
import { leastPeople } from '#engine/insights/hide.ts'

export interface DataLine {
  kind: FindingKind
  subject: string
  name: string
  needed: string | null
  /** People it rests on; null where they are fewer than may be shown. */
  n: number | null
  least: number
  power: number
  estimate: KeptFinding['estimate']
  against: number | null
}

export interface DataView {
  day: string
  revision: number
  found: DataLine[]
  /** Only on the page of a thing: what cannot be said yet, and what was looked at and held. */
  few: DataLine[]
  fine: DataLine[]
}

/** What the data says; of some things, or found anywhere. Null before it was first computed, and of a thing that is new. */
export async function viewData(
  { db }: Pick<Academy, 'db'>,
  catalog: Catalog,
  staff: Pick<Person, 'language' | 'timeZone'>,
  about?: readonly string[],
): Promise<DataView | null> {
  const kept = await listFindings(db, about)
  const [first] = kept
  if (!first) return null
  const lines = (verdict: KeptFinding['verdict']) =>
    kept
      .filter((one) => one.verdict === verdict && (about || verdict === 'found'))
      .map((one) => lineOf(catalog, one, staff.language))
  return {
    day: dayOf(first.at, staff.timeZone),
    revision: first.revisionId,
    found: lines('found'),
    few: lines('few'),
    fine: lines('fine'),
  }
}

/** What a kind of finding is about. */
const subjectKinds: Record<FindingKind, 'module' | 'item' | 'level'> = {
  ...{ minutes: 'module', 'no-gain': 'module', stop: 'module' },
  ...{ 'too-easy': 'item', 'too-hard': 'item', 'not-discriminating': 'item' },
  ...{ prerequisite: 'level', bottleneck: 'level' },
}

function lineOf(catalog: Catalog, kept: KeptFinding, language: Language): DataLine {
  const { kind, subject, needed, n, least, power, estimate, against } = kept
  return {
    ...{ kind, subject, least, power, estimate, against },
    name: nameOf([catalog], { kind: subjectKinds[kind], slug: subject }, language),
    needed: needed === '' ? null : nameOf([catalog], { kind: 'level', slug: needed }, language),
    n: n < leastPeople ? null : n,
  }
}
