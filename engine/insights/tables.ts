/** From sums to what staff may see: nothing leaves here without the rule of small groups (hide.ts). */
import type { Catalog } from '#engine/catalog.ts'
import { acts, stages, type Collected, type EngineFigures } from '#engine/insights/collect.ts'
import {
  clusterMean,
  discrimination,
  matchedGain,
  medianOf,
  quartiles,
  type Estimate,
} from '#engine/insights/estimates.ts'
import {
  dimensions,
  type Dimension,
  type Figure,
  type InsightTable,
  type Subject,
  type Unit,
} from '#engine/insights/facts.ts'
import { hideSmall, leastPeople, rounded, safeShare, shownTails } from '#engine/insights/hide.ts'
import { wilson } from '#engine/rule-measure.ts'

/** Sums that come from elsewhere than from one learner after the other. */
export interface OtherSums {
  /** Learners by item and chosen wrong option. */
  options: { item: string; option: string; learners: number }[]
  /** Mentors by how many mentees they have. */
  loads: Record<string, number>
  /** Hours a request waited for its answer, by request, each of another learner. */
  answerHours: number[]
  /** Days for which those who look for a mentor have looked. */
  lookingDays: number[]
}

export type Insights = Record<Subject, InsightTable[]>

const people = (value: number): Figure => ({ value })
const column = (key: string, unit: Unit) => ({ key, unit })
const estimated = ({ value, low, high }: Estimate): Figure => ({ value, low, high })
const plain = (value: number | undefined): Figure | null => (value === undefined ? null : { value })

/** All tables. */
export function makeInsights(catalog: Catalog, collected: Collected, other: OtherSums): Insights {
  return {
    funnel: [
      funnelTable(collected),
      partitionTable('acts', 'word', new Map(acts.map((act) => [act, collected.acts.get(act) ?? 0]))),
      partitionTable('leftModules', 'module', collected.leftModules),
    ],
    competencies: [nodesTable(collected)],
    time: [timeTable(catalog, collected)],
    gain: [gainTable(catalog, collected)],
    items: [itemsTable(collected), optionsTable(other.options)],
    diagnosis: [calibrationTable(collected), lengthTable('lengths', 'answers', collected.diagnosisLengths)],
    forecast: [
      partitionTable(
        'forecast',
        'word',
        new Map(['before', 'inside', 'after'].map((key, i) => [key, collected.forecasts[i] ?? 0])),
      ),
    ],
    mentors: [
      partitionTable('loads', 'word', new Map(Object.entries(other.loads))),
      lengthTable('answerHours', 'hours', other.answerHours),
      lengthTable('lookingDays', 'days', other.lookingDays),
    ],
    equity: dimensions.map((dimension) => equityTable(dimension, collected.groups[dimension])),
  }
}

function funnelTable({ stages: cells }: Collected): InsightTable {
  const hidden = hideSmall(cells)
  const tails = shownTails(cells, hidden)
  const shown = (i: number) => (hidden[i] ? null : people(cells[i] ?? 0))
  // The whole is hidden with the rest where it is small itself.
  const whole = cells.reduce((sum, one) => sum + one, 0)
  return {
    id: 'funnel',
    names: 'word',
    columns: [column('reached', 'people'), column('here', 'people'), column('away', 'people')],
    chart: { value: 'reached' },
    rows: stages.map((key, i) => {
      const reached = tails[2 * i]
      return {
        key,
        figures: {
          reached: whole < leastPeople || reached === null || reached === undefined ? null : people(reached),
          here: shown(2 * i),
          away: shown(2 * i + 1),
        },
      }
    }),
  }
}

function partitionTable(id: string, names: InsightTable['names'], cells: Map<string, number>): InsightTable {
  const counts = [...cells.values()]
  const hidden = hideSmall(counts)
  const whole = counts.reduce((sum, one) => sum + one, 0)
  const rows = [...cells].map(([key, count], i) => ({
    key,
    figures: hidden[i]
      ? { people: null, share: null }
      : { people: people(count), share: { value: count / whole, ...wilson(count / whole, whole) } },
  }))
  return {
    ...{ id, names, rows },
    columns: [column('people', 'people'), column('share', 'share')],
    chart: { value: 'share' },
  }
}

function nodesTable({ nodes }: Collected): InsightTable {
  const keys = ['mastered', 'uncertain', 'notYet', 'nothing'] as const
  return {
    id: 'nodes',
    names: 'node',
    columns: [column('share', 'share'), ...keys.map((key) => column(key, 'people'))],
    chart: { value: 'share' },
    rows: [...nodes].map(([key, cells]) => {
      const hidden = hideSmall(cells)
      const whole = cells.reduce((sum, one) => sum + one, 0)
      const [mastered] = cells
      return {
        key,
        figures: {
          share: hidden[0] ? null : { value: mastered / whole, ...wilson(mastered / whole, whole) },
          ...Object.fromEntries(keys.map((name, i) => [name, hidden[i] ? null : people(cells[i] ?? 0)])),
        },
      }
    }),
  }
}

function timeTable(catalog: Catalog, { minutes }: Collected): InsightTable {
  return {
    id: 'time',
    names: 'module',
    columns: [
      column('stated', 'minutes'),
      column('median', 'minutes'),
      column('lower', 'minutes'),
      column('upper', 'minutes'),
      column('n', 'people'),
    ],
    chart: { value: 'median', against: 'stated' },
    rows: catalog.modules.map(({ slug, minutes: stated }) => {
      const spent = enough(minutes.get(slug))
      const middle = medianOf(spent)
      const half = quartiles(spent)
      return {
        key: slug,
        figures: {
          stated: { value: stated },
          median: middle && estimated(middle),
          lower: plain(half?.low),
          upper: plain(half?.high),
          n: plain(half?.n),
        },
      }
    }),
  }
}

/** The values of enough people, or none. */
function enough<Value>(values: Value[] | undefined): Value[] {
  return values && values.length >= leastPeople ? values : []
}

function gainTable(catalog: Catalog, { treated, controls }: Collected): InsightTable {
  return {
    id: 'gain',
    names: 'module',
    columns: [column('gain', 'points'), column('n', 'people'), column('controls', 'people')],
    chart: { value: 'gain' },
    rows: catalog.modules.map(({ slug }) => {
      const found = matchedGain(treated.get(slug) ?? [], controls.get(slug) ?? [])
      const gain = found && Math.min(found.n, found.controls) >= leastPeople ? found : null
      return {
        key: slug,
        figures: { gain: gain && estimated(gain), n: plain(gain?.n), controls: plain(gain?.controls) },
      }
    }),
  }
}

function itemsTable({ items }: Collected): InsightTable {
  const rows = [...items].map(([key, { correct, others }]) => {
    const n = correct.length
    const right = safeShare(correct.filter(Boolean).length, n, wilson)
    const tells =
      n < leastPeople
        ? null
        : discrimination(correct.map((one, i) => ({ correct: one, others: others[i] ?? 0 })))
    const { n: _n, ...share } = right ?? { n: 0 }
    return {
      key,
      figures: {
        right: right && (share as Figure),
        // A correlation with so few on one side would speak of them.
        tells: tells && right && !right.bound ? estimated(tells) : null,
        n: n < leastPeople ? null : people(n),
      },
    }
  })
  return {
    ...{ id: 'items', names: 'item' },
    columns: [column('right', 'share'), column('tells', 'number'), column('n', 'people')],
    chart: { value: 'right' },
    rows: rows
      .filter(({ figures }) => figures.n !== null)
      .sort((a, b) => (a.figures.right?.value ?? 2) - (b.figures.right?.value ?? 2)),
  }
}

/** Wrong options only: how many were right stands in the table of items. */
function optionsTable(options: OtherSums['options']): InsightTable {
  const byItem = new Map<string, OtherSums['options']>()
  for (const one of options) byItem.set(one.item, [...(byItem.get(one.item) ?? []), one])
  const rows = [...byItem.values()].flatMap((own) => {
    const hidden = hideSmall(own.map(({ learners }) => learners))
    const whole = own.reduce((sum, { learners }) => sum + learners, 0)
    return own.flatMap(({ item, option, learners }, i) =>
      hidden[i]
        ? []
        : [
            {
              key: `${item} ${option}`,
              figures: {
                share: { value: learners / whole, ...wilson(learners / whole, whole) },
                people: people(learners),
              },
            },
          ],
    )
  })
  return {
    ...{ id: 'options', names: 'option' },
    columns: [column('share', 'share'), column('people', 'people')],
    chart: { value: 'share' },
    rows: rows.sort((a, b) => b.figures.people.value - a.figures.people.value),
  }
}

function calibrationTable({ bins }: Collected): InsightTable {
  return {
    ...{ id: 'calibration', names: 'word' },
    columns: [column('right', 'share'), column('foretold', 'share'), column('n', 'people')],
    chart: { value: 'right', against: 'foretold' },
    rows: bins.map(({ foretold, right }, i) => {
      const found = clusterMean(enough(right))
      return {
        key: `bin${i}`,
        figures: {
          right: found && {
            value: found.value,
            low: Math.max(0, found.low),
            high: Math.min(1, found.high),
          },
          foretold: plain(clusterMean(enough(foretold))?.value),
          n: plain(found?.n),
        },
      }
    }),
  }
}

function lengthTable(id: string, unit: Unit, values: number[]): InsightTable {
  const known = enough(values)
  const middle = medianOf(known)
  const half = quartiles(known)
  return {
    ...{ id, names: 'word' },
    columns: [column('median', unit), column('lower', unit), column('upper', unit), column('n', 'people')],
    chart: { value: 'median' },
    rows: [
      {
        key: id,
        figures: {
          median: middle && estimated(middle),
          lower: plain(half?.low),
          upper: plain(half?.high),
          n: plain(half?.n),
        },
      },
    ],
  }
}

/**
 * The engine's figures by what somebody told of herself. A column in which a shown group rests on too few is left empty as a whole, so
 * that every table of the groups hides the same ones.
 */
export function equityTable(dimension: Dimension, groups: Map<string, EngineFigures[]>): InsightTable {
  const named = [...groups].sort(
    ([a], [b]) => Number(a === 'untold') - Number(b === 'untold') || (a < b ? -1 : 1),
  )
  const hidden = hideSmall(named.map(([, own]) => own.length))
  const shown = named.flatMap(([, own], i) => (hidden[i] ? [] : [own]))
  const of = <Value>(own: EngineFigures[], read: (one: EngineFigures) => Value | null): Value[] =>
    own.flatMap((one) => read(one) ?? [])
  const sufficient = (read: (one: EngineFigures) => unknown) =>
    shown.every((own) => of(own, read).length >= leastPeople)
  const reads = {
    error: (one: EngineFigures) => one.error,
    diagnosis: (one: EngineFigures) => one.diagnosisAnswers,
    path: (one: EngineFigures) => one.pathMinutes,
  }
  const may = {
    error: sufficient(reads.error),
    diagnosis: sufficient(reads.diagnosis),
    path: sufficient(reads.path),
  }
  return {
    ...{ id: dimension, names: 'word' },
    columns: [
      column('error', 'points'),
      column('diagnosis', 'answers'),
      column('path', 'minutes'),
      column('flagged', 'share'),
      column('about', 'people'),
    ],
    chart: { value: 'error' },
    rows: named.map(([key, own], i) => {
      if (hidden[i])
        return { key, figures: { error: null, diagnosis: null, path: null, flagged: null, about: null } }
      const error = may.error ? clusterMean(of(own, reads.error)) : null
      const diagnosis = may.diagnosis ? medianOf(of(own, reads.diagnosis)) : null
      const path = may.path ? medianOf(of(own, reads.path)) : null
      const flagged = safeShare(own.filter((one) => one.flagged).length, own.length, wilson)
      const { n: _n, ...share } = flagged ?? { n: 0 }
      return {
        key,
        figures: {
          error: error && estimated(error),
          diagnosis: diagnosis && estimated(diagnosis),
          path: path && estimated(path),
          flagged: flagged && (share as Figure),
          about: people(rounded(own.length)),
        },
      }
    }),
  }
}
