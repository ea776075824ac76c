import { describe, expect, it } from 'vitest'
import { confirmedNodes, finalModules, trackGrounds } from '#engine/award.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import type { Evidence, ValidationEvidence } from '#engine/evidence.ts'
import type { Mastery } from '#engine/mastery.ts'

const seen = (id: string, node: NodeId, more: Partial<ValidationEvidence> = {}): Evidence => ({
  ...{ kind: 'validation', id, node, by: 'mentor', at: '2026-10-01T10:00:00.000Z' },
  ...more,
})
const work = { module: 'html-1', version: 1, submission: 's' }

describe('what people confirmed', () => {
  it('is theirs who said it, the latest day, and in her work or not', () => {
    const coach = { by: 'coach', at: '2026-10-03T10:00:00.000Z', work }
    const found = confirmedNodes([seen('b', 'html@1', coach), seen('a', 'html@1')])
    expect([...found]).toEqual([
      ['html@1', { by: ['coach', 'mentor'], seen: ['watched', 'work'], at: '2026-10-03T10:00:00.000Z' }],
    ])
  })

  it('leaves out what she contests, what she claims and what she answered', () => {
    const at = '2026-10-02T10:00:00.000Z'
    const facts: Evidence[] = [
      seen('a', 'html@1'),
      { kind: 'contest', id: 'c', node: 'html@1', validation: 'a', at },
      { kind: 'claim', id: 'd', node: 'css@1', can: true, at },
    ]
    expect(confirmedNodes(facts).size).toBe(0)
    expect([...confirmedNodes([...facts, seen('b', 'html@1')]).keys()]).toEqual(['html@1'])
  })
})

describe('a whole track', () => {
  const base = webCatalog()
  const track: { targets: NodeId[] } = base.tracks[0] ?? { targets: [] }
  const text = { fr: 'x', en: 'x' }
  const last =
    base.modules.find(({ teaches }) => teaches.some((node) => track.targets.includes(node)))?.slug ?? ''
  const catalog: Catalog = {
    ...base,
    modules: base.modules.map((module) =>
      module.slug === last
        ? { ...module, project: { title: text, minutes: 60, brief: text, criteria: [], final: true } }
        : module,
    ),
  }
  const mastered = { p: 0.95, status: 'mastered' } as unknown as Mastery[string]
  const [first = '', ...others] = track.targets
  const mastery: Mastery = Object.fromEntries(others.map((node) => [node, mastered]))
  const confirmed = confirmedNodes([seen('a', first)])
  const ended = new Map([[last, '2026-10-20T10:00:00.000Z']])

  it('needs each target confirmed or mastered, and feedback that ended its final project', () => {
    expect(finalModules(catalog, track)).toEqual([last])
    const grounds = trackGrounds(catalog, track, { confirmed, mastery, ended })
    expect(grounds).toEqual({ by: ['mentor'], seen: ['watched', 'work'], at: '2026-10-20T10:00:00.000Z' })
    const less = [
      { confirmed: new Map(), mastery, ended },
      { confirmed, mastery, ended: new Map() },
      ...(others.length > 0 ? [{ confirmed, mastery: {}, ended }] : []),
    ]
    for (const known of less) expect(trackGrounds(catalog, track, known)).toBeNull()
    expect(trackGrounds(base, track, { confirmed, mastery, ended })).toBeNull()
  })
})
