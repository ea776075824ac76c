import { expect, test } from 'vitest'
import { modulesOf } from './policies.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { moduleRequires, nodesOfTrack } from '#engine/competency.ts'

test('the order for all brings every node of the track, each after what it needs', () => {
  const catalog = webCatalog()
  const [track] = catalog.tracks
  if (!track) throw new Error('no track')
  const has = new Set<string>()
  for (const module of modulesOf(catalog, track)) {
    expect(moduleRequires(catalog, module).filter((node) => !has.has(node))).toEqual([])
    for (const node of module.teaches) has.add(node)
  }
  expect(nodesOfTrack(catalog, track).filter((node) => !has.has(node))).toEqual([])
})
