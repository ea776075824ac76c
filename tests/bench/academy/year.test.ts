import { describe, expect, test } from 'vitest'
import { drawTrueLearner } from './learner.ts'
import type { Guide } from './policies.ts'
import { enrol, type Student } from './study.ts'
import { follow } from './year.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import type { Module, NodeId, Track } from '#engine/catalog.ts'
import { seededRandom } from '#engine/shuffle.ts'

const catalog = webCatalog()
const module = catalog.modules.find(({ teaches }) => teaches.includes('html@1')) as Module
const trackOf = (...targets: NodeId[]): Track => ({ ...(catalog.tracks[0] as Track), targets })

const newStudent = (): Student => enrol(drawTrueLearner(catalog, 'none', seededRandom(3)), '2026-01-05')
/** So many minutes on each day. */
const comes = (minutes: number) => ({ minutes: Array<number>(460).fill(minutes) })

/** A guide that says what is next; all else is silent. */
const guide = (next: (day: number) => Module | null, more: Partial<Guide> = {}): Guide => ({
  arrive: () => 0,
  owed: () => 0,
  next(day) {
    const found = next(day)
    return found && { module: found, refresh: false }
  },
  ended: () => undefined,
  reviews: () => [],
  ...more,
})

describe('a year', () => {
  test('has no modules any more once nothing was left, so what is held later was not refreshed unpaid', () => {
    const rounds: number[] = []
    const again = guide((day) => (day === 3 ? null : module), {
      ended: (_module, _passed, _rounds, _minutes, day) => void rounds.push(day),
    })
    follow(again, newStudent(), comes(200), trackOf('html@1'))
    expect(rounds.length).toBeGreaterThan(0)
    expect(Math.max(...rounds)).toBeLessThanOrEqual(3)
  })

  test('bills what checks took even when no module follows', () => {
    let owed = 12
    const claims = guide(() => null, {
      owed() {
        const minutes = owed
        owed = 0
        return minutes
      },
    })
    const outcome = follow(claims, newStudent(), comes(5), trackOf('html@1'))
    expect(outcome).toMatchObject({ finished: true, spent: 12 })
  })

  test('does not reach its target after its 365 days', () => {
    const student = newStudent()
    const late = guide(() => module, {
      reviews(day) {
        if (day >= 400) student.self.memories.set('git@1', { strength: 100, day })
        return []
      },
    })
    const outcome = follow(late, student, comes(20), trackOf('git@1'))
    expect(outcome).toMatchObject({ minutes: null, days: null, held: { after90: 1 } })
    const early = follow(
      guide(() => module),
      newStudent(),
      comes(60),
      trackOf('html@1'),
    )
    expect(early.days).toBeLessThan(365)
  })
})
