/** Fits the numbers of the forecast to journeys: least quantile loss, by pattern search over their logarithms. */
import type { Glance } from './journey.ts'
import { arrivalDays, paceModel, paceOfWeeks, type PaceModel } from '#engine/path/forecast.ts'

const wanted = [0.1, 0.5, 0.9]

/** Days of the three quantiles, as the forecast gives them for a glance. */
export function forecastDays({ ahead, capacity }: Glance, model: PaceModel): (number | null)[] {
  const pace = paceOfWeeks(ahead.studied, ahead, model)
  const capacityOf = (day: number) => (capacity[day] ?? 0) - (capacity[day - 1] ?? 0)
  return arrivalDays(ahead.minutes, pace, capacityOf, capacity.length, model)
}

/** Mean quantile loss over roots of days: between what is narrow in days and what is narrow in proportion. */
function lossOf(glances: readonly Glance[], model: PaceModel): number {
  let loss = 0
  for (const glance of glances) {
    const truth = Math.sqrt(Math.min(glance.arrives, glance.capacity.length))
    forecastDays(glance, model).forEach((day, i) => {
      const off = truth - Math.sqrt(day ?? glance.capacity.length)
      const q = wanted[i] ?? 0.5
      loss += off > 0 ? q * off : (q - 1) * off
    })
  }
  return loss / glances.length
}

const positive = [
  'usual',
  'usualWeeks',
  'recentWeight',
  'variation',
  'variationWeeks',
  'persistence',
  'drift',
  'turn',
  'paceDoubt',
  'stepDoubt',
] as const

/** Moves from a model to its neighbours: one number up or down by a factor. */
function* neighbours(model: PaceModel, step: number): Generator<PaceModel> {
  for (const sign of [-1, 1]) {
    for (const key of positive) yield { ...model, [key]: model[key] * Math.exp(sign * step) }
    for (const key of ['slowMemory', 'recentMemory'] as const)
      yield { ...model, [key]: 1 - Math.min(0.9, (1 - model[key]) * Math.exp(sign * step)) }
    for (const i of [0, 1, 2]) {
      const [early, likely, late] = model.quantiles.map((z, j) => (i === j ? z + sign * step * 0.5 : z))
      yield { ...model, quantiles: [early ?? 0, likely ?? 0, late ?? 0] }
    }
  }
}

/** The model found, with its loss before and after. */
export function fitPaceModel(glances: readonly Glance[]): {
  model: PaceModel
  before: number
  after: number
} {
  const before = lossOf(glances, paceModel)
  let model = paceModel
  let after = before
  for (let step = 0.4; step > 0.04; step /= 2) {
    for (let round = 0; round < 12; round += 1) {
      const start = after
      for (const next of neighbours(model, step)) {
        const loss = lossOf(glances, next)
        if (loss < after - 1e-6) [model, after] = [next, loss]
      }
      if (start - after < 1e-5) break
    }
  }
  return { model, before, after }
}
