import { describe, expect, it } from 'vitest'
import { webCatalog } from '#engine/catalog.fixture.ts'
import { addDays } from '#engine/calendar.ts'
import { nodesOfTrack } from '#engine/competency.ts'
import { collect, nothingCollected, stageOf } from '#engine/insights/collect.ts'
import { dimensions, type InsightTable, type LearnerFacts, type Subject } from '#engine/insights/facts.ts'
import { leastPeople } from '#engine/insights/hide.ts'
import { makeInsights, type Insights } from '#engine/insights/tables.ts'
import type { AnswerEvidence } from '#engine/evidence.ts'
import { seededRandom, type Random } from '#engine/shuffle.ts'

const catalog = webCatalog()
const [track] = catalog.tracks
const at = '2026-11-02T10:00:00.000Z'
const none = { options: [], loads: {}, answerHours: [], lookingDays: [] }

const newcomer: LearnerFacts = {
  track: track?.slug ?? '',
  welcomed: false,
  diagnosis: null,
  modules: [],
  nodes: {},
  answers: [],
  lastSign: '2026-11-01T10:00:00.000Z',
  lastAct: null,
  firstPath: null,
  arrivedOn: null,
  flagged: false,
  told: {},
}

function insightsOf(population: LearnerFacts[]): Insights {
  const collected = nothingCollected()
  for (const facts of population) collect(collected, catalog, facts, at)
  return makeInsights(catalog, collected, none)
}

function tableOf(insights: Insights, subject: Subject, id: string): InsightTable {
  const table = insights[subject].find((one) => one.id === id)
  if (!table) throw new Error(`no table ${id}`)
  return table
}

const rowOf = (table: InsightTable, key: string) => table.rows.find((row) => row.key === key)?.figures
const many = (count: number, facts: Partial<LearnerFacts>): LearnerFacts[] =>
  Array.from({ length: count }, () => ({ ...newcomer, ...facts }))

const moduleSlug = catalog.modules[0]?.slug ?? ''
const opened = (over: Partial<LearnerFacts['modules'][number]> = {}) => ({
  module: moduleSlug,
  openedAt: '2026-09-02T10:00:00.000Z',
  doneAt: null,
  minutes: 0,
  ...over,
})
const item = catalog.items[0]!
const answer = (over: Partial<AnswerEvidence>): AnswerEvidence => ({
  ...{ kind: 'answer', id: 'a', at: '2026-09-01T10:00:00.000Z', purpose: 'diagnosis', item: item.id },
  ...{ node: item.node, correct: true, unknown: false, hinted: false, slip: 0.1, guess: 0.2 },
  ...over,
})

describe('tables of hand-made histories', () => {
  it('count each learner at her furthest stage, here or away', () => {
    expect(stageOf(catalog, newcomer)).toBe('joined')
    expect(stageOf(catalog, { ...newcomer, welcomed: true })).toBe('welcomed')
    const refused = { state: 'refused' as const, endedAt: at }
    expect(stageOf(catalog, { ...newcomer, diagnosis: refused })).toBe('diagnosed')
    expect(stageOf(catalog, { ...newcomer, modules: [opened()] })).toBe('opened')
    expect(stageOf(catalog, { ...newcomer, modules: [opened({ doneAt: at })] })).toBe('finished')
    expect(stageOf(catalog, { ...newcomer, arrivedOn: '2026-10-01' })).toBe('arrived')
    const away = { lastSign: '2026-09-01T10:00:00.000Z' }
    const stagesOf = [
      {},
      { welcomed: true },
      { diagnosis: { state: 'open' as const, endedAt: null } },
      { diagnosis: refused },
      { modules: [opened()] },
      { modules: [opened({ doneAt: at })] },
      {
        modules: [opened()],
        nodes: Object.fromEntries(nodesOfTrack(catalog, track!).map((node) => [node, 'mastered' as const])),
      },
    ]
    const all = stagesOf.flatMap((facts, i) => [
      ...many(20 + i, facts),
      ...many(12 + i, { ...facts, ...away }),
    ])
    const funnel = tableOf(insightsOf([...all, ...many(15, { arrivedOn: '2026-10-01' })]), 'funnel', 'funnel')
    expect(rowOf(funnel, 'joined')).toMatchObject({ here: { value: 20 }, away: { value: 12 } })
    expect(rowOf(funnel, 'joined')?.reached?.value).toBe(all.length + 15)
    expect(rowOf(funnel, 'opened')).toMatchObject({ here: { value: 24 }, away: { value: 16 } })
    expect(rowOf(funnel, 'arrived')?.reached?.value).toBe(15)
  })

  it('hold the time measured against the time stated', () => {
    const done = Array.from(
      { length: 11 },
      (_, i) => many(1, { modules: [opened({ doneAt: at, minutes: 10 * (i + 1) })] })[0]!,
    )
    const figures = rowOf(tableOf(insightsOf(done), 'time', 'time'), moduleSlug)
    expect(figures).toMatchObject({
      median: { value: 60 },
      lower: { value: 35 },
      upper: { value: 85 },
      n: { value: 11 },
    })
    expect(figures?.stated?.value).toBe(catalog.modules[0]?.minutes)
    expect(rowOf(tableOf(insightsOf(done.slice(0, 9)), 'time', 'time'), moduleSlug)).toMatchObject({
      median: null,
      n: null,
    })
  })

  it('say how many windows held once their end has passed', () => {
    const path = (latest: string) => ({
      minutes: 600,
      arrival: { earliest: '2026-08-01', likely: '2026-08-15', latest },
    })
    const population = [
      ...many(12, { firstPath: path('2026-09-01'), arrivedOn: '2026-08-20' }),
      ...many(14, { firstPath: path('2026-09-01') }),
      ...many(11, { firstPath: path('2026-09-01'), arrivedOn: '2026-07-20' }),
      ...many(30, { firstPath: path('2027-09-01') }),
    ]
    const table = tableOf(insightsOf(population), 'forecast', 'forecast')
    expect(table.rows.map(({ figures }) => figures.people?.value)).toEqual([11, 12, 14])
    expect(rowOf(table, 'inside')?.share?.value).toBeCloseTo(12 / 37)
  })

  it('hold what the diagnosis foretold against the first answer before anything was taught', () => {
    const asked = answer({})
    const ended = { state: 'done' as const, endedAt: '2026-09-01T11:00:00.000Z' }
    const later = (correct: boolean) =>
      answer({ id: 'b', purpose: 'check', correct, at: '2026-09-05T10:00:00.000Z' })
    const population = (right: number) => [
      ...many(right, { diagnosis: ended, answers: [asked, later(true)] }),
      ...many(30 - right, { diagnosis: ended, answers: [asked, later(false)] }),
    ]
    const shownRow = (facts: LearnerFacts[]) =>
      tableOf(insightsOf(facts), 'diagnosis', 'calibration').rows.find(({ figures }) => figures.n !== null)
    expect(shownRow(population(24))?.figures.right?.value).toBeCloseTo(0.8)
    expect(shownRow(population(24))?.figures.n?.value).toBe(30)
    const taught = population(24).map((facts) => ({
      ...facts,
      modules: catalog.modules
        .filter(({ teaches }) => teaches.includes(item.node))
        .map(({ slug }) => opened({ module: slug })),
    }))
    expect(shownRow(taught)).toBeUndefined()
    const told = population(24).map((facts, i) => ({ ...facts, told: { age: i % 2 ? '26-35' : '36-45' } }))
    const equity = tableOf(insightsOf(told), 'equity', 'age')
    expect(rowOf(equity, '26-35')?.error?.value).toBeCloseTo(rowOf(equity, '36-45')?.error?.value ?? 9)
    expect(rowOf(equity, '26-35')?.diagnosis?.value).toBe(1)
  })
})

const pick = <Value>(list: readonly Value[], random: Random, skew = 2) =>
  list[Math.floor(random() ** skew * list.length)]!

/** Learners with whatever may befall them. */
function drawPopulation(random: Random): LearnerFacts[] {
  const ages = ['under-26', '26-35', '36-45', '46-55', 'over-55', undefined]
  return Array.from({ length: 5 + Math.floor(random() * 160) }, () => {
    const modules = Array.from({ length: Math.floor(random() * 3) }, (_, i) =>
      opened({
        module: pick(catalog.modules, random, 3).slug,
        openedAt: `${addDays('2026-08-01', i)}T10:00:00.000Z`,
        doneAt: random() < 0.5 ? null : '2026-08-20T10:00:00.000Z',
        minutes: Math.ceil(random() * 90),
      }),
    )
    return {
      ...newcomer,
      modules,
      welcomed: random() < 0.8,
      lastSign: random() < 0.5 ? '2026-08-25T10:00:00.000Z' : newcomer.lastSign,
      lastAct: pick(['lesson', 'practice', 'check', 'review', null] as const, random),
      firstPath: { minutes: 100 + Math.floor(random() * 900), arrival: null },
      flagged: random() < 0.2,
      nodes: Object.fromEntries(
        track!.targets.map((node) => [node, pick(['mastered', 'uncertain', 'not-yet'] as const, random)]),
      ),
      told: { age: pick(ages, random), language: pick(['fr', 'en'], random) },
    }
  })
}

/** The population with two values of a label exchanged. */
const exchanged = (population: LearnerFacts[], one: string, other: string) =>
  population.map((facts) => {
    const age = facts.told.age ?? 'untold'
    const changed = age === one ? other : age === other ? one : age
    return { ...facts, told: { ...facts.told, age: changed === 'untold' ? undefined : changed } }
  })

describe('small groups in random populations', () => {
  it('are in no table, and no group is told by another table or by a sum', () => {
    const random = seededRandom(11)
    let compared = 0
    for (let tries = 0; tries < 150; tries += 1) {
      const population = drawPopulation(random)
      const insights = insightsOf(population)
      for (const table of Object.values(insights).flat())
        for (const { key, figures } of table.rows)
          for (const { key: column, unit } of table.columns) {
            const figure = figures[column]
            if (!figure) continue
            const structural = table.id === 'funnel' && key === 'arrived' && column === 'away'
            if (unit === 'people' && !structural)
              expect(figure.value, `${table.id} ${key} ${column}`).toBeGreaterThanOrEqual(leastPeople)
            if (figure.bound) expect(figure).not.toHaveProperty('low')
          }
      const sizes = new Map<string, number>()
      for (const { told } of population)
        sizes.set(told.age ?? 'untold', (sizes.get(told.age ?? 'untold') ?? 0) + 1)
      const hidden = tableOf(insights, 'equity', 'age').rows.filter(({ figures }) => figures.about === null)
      for (const { key } of hidden) {
        const other = hidden.find((one) => sizes.get(one.key) !== sizes.get(key))
        if (!other || Math.max(sizes.get(key) ?? 0, sizes.get(other.key) ?? 0) < leastPeople) continue
        compared += 1
        expect(insightsOf(exchanged(population, key, other.key))).toEqual(insights)
      }
    }
    expect(compared).toBeGreaterThan(100)
  })

  it('are hidden for every way of grouping', () => {
    const population = [
      ...many(3, { told: { age: 'a', diploma: 'b', territory: 'c', language: 'd' } }),
      ...many(40, {}),
    ]
    for (const dimension of dimensions)
      for (const { figures } of tableOf(insightsOf(population), 'equity', dimension).rows)
        expect(Object.values(figures).every((figure) => figure === null)).toBe(true)
  })
})
