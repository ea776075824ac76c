/** All findings of a catalogue from what was collected of its learners. */
import type { Catalog } from '#engine/catalog.ts'
import type { FindingSums } from '#engine/findings/collect.ts'
import {
  findingKinds,
  judge,
  type DataFinding,
  type FindingKind,
  type Tested,
} from '#engine/findings/finding.ts'
import { testItem } from '#engine/findings/items.ts'
import { testGain, testMinutes } from '#engine/findings/modules.ts'
import { testingPrerequisites } from '#engine/findings/prerequisites.ts'
import { addEvents, testEvents, type Events } from '#engine/findings/ratios.ts'
import type { Collected } from '#engine/insights/collect.ts'

/** Every test of what the catalogue holds, those of each kind judged together. Rests in between: prerequisites take seconds. */
export function* findingFaults(
  catalog: Catalog,
  { minutes, items, treated, controls }: Pick<Collected, 'minutes' | 'items' | 'treated' | 'controls'>,
  { entry, stops, misses }: FindingSums,
): Generator<undefined, DataFinding[]> {
  const modules = new Set(catalog.modules.map(({ slug }) => slug))
  const tests: Tested[] = [
    ...catalog.modules.flatMap(({ slug, minutes: stated }) => [
      testMinutes(slug, stated, minutes.get(slug) ?? []),
      testGain(slug, treated.get(slug) ?? [], controls.get(slug) ?? []),
    ]),
    ...catalog.items.flatMap(({ id }) => testItem(id, items.get(id) ?? { correct: [], others: [] })),
  ]
  const found = findingKinds.slice(1, 4).flatMap((kind) => judgeKind(tests, kind))
  const broken = new Set(found.filter(({ verdict }) => verdict === 'found').map(({ subject }) => subject))
  tests.push(
    ...(yield* testingPrerequisites(catalog, entry, broken)),
    ...testEvents('stop', new Map([...stops].filter(([slug]) => modules.has(slug)))),
    ...testEvents('bottleneck', byNode(misses, broken)),
  )
  return findingKinds.flatMap((kind) => judgeKind(tests, kind))
}

const judgeKind = (tests: readonly Tested[], kind: FindingKind) =>
  judge(tests.filter((test) => test.kind === kind))

/** Checks missed by node, those with a broken item left out. */
function byNode(misses: Events, broken: ReadonlySet<string>): Events {
  const events: Events = new Map()
  for (const [key, own] of misses) {
    const [node = '', item = ''] = key.split(' ')
    if (!broken.has(item)) addEvents(events, node, own)
  }
  return events
}
