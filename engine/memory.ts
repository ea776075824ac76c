/**
 * How one learns and forgets here: what is the same for everybody. Built-in values are judgements; values fitted on what learners
 * answered after they were taught (parameters/fit-memory.ts) take their place with the other parameters of the model. Mastery,
 * review cards and what a review is worth read the same ones, so there is one retrievability.
 */
import type { Catalog } from '#engine/catalog.ts'
import type { Purpose } from '#engine/evidence.ts'

export interface Memory {
  /** Chance that one fact teaches the node to someone who does not master it. */
  learning: Record<Exclude<Purpose, 'diagnosis'> | 'lesson', number>
  /** Multiples of what review.ts has built in. */
  forgetting: {
    /** The first stability of what was met here. */
    learnt: number
    /** The stability of what she brought along. */
    brought: number
    /** What a recall adds to stability. */
    growth: number
  }
}

/** What holds until answers say better. */
export const builtMemory: Memory = {
  learning: { lesson: 0.3, practice: 0.15, check: 0.1, review: 0.15 },
  forgetting: { learnt: 1, brought: 1, growth: 1 },
}

/** The values of a catalogue: fitted where they are, else built in. */
export function memoryOf({ parameters }: Pick<Catalog, 'parameters'>): Memory {
  return parameters?.memory ?? builtMemory
}

/** Whether two are the same values. */
export function isSameMemory(a: Memory, b: Memory): boolean {
  return [...valuesOf(a)].every(([name, value]) => valuesOf(b).get(name) === value)
}

function valuesOf({ learning, forgetting }: Memory): Map<string, number> {
  return new Map(Object.entries({ ...learning, ...forgetting }))
}

/** Chance that an answer teaches. A diagnosis gives no feedback and teaches nothing. */
export function learningFrom({ learning }: Memory, purpose: Purpose): number {
  return purpose === 'diagnosis' ? 0 : learning[purpose]
}
