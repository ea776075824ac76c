/**
 * What the learner model takes for granted: how far abilities spread, how hard each node is, how often each item is missed or
 * guessed, how one learns and forgets. Built-in values stand in entry.ts, item.ts and memory.ts; values fitted on the academy's own
 * answers (parameters/) take their place by `withParameters`. The past keeps the slip and guess that each answer was recorded with;
 * learning and forgetting are what lies between two answers, recorded nowhere: the whole past is read with the values in force.
 */
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { entryParameters } from '#engine/entry.ts'
import type { Memory } from '#engine/memory.ts'

export interface ModelParameters {
  /** Standard deviations of overall ability and of its variation by area, in logits. */
  abilitySpread: number
  areaSpread: number
  /** Difficulty by node, in logits; a node that is absent keeps the built-in one. */
  difficulty: Record<NodeId, number>
  /** Slip and guess by item id; an item that is absent keeps its own. */
  items: Record<string, { slip: number; guess: number }>
  /** Learning and forgetting; the built-in values where absent, as in fits made before these were fitted. */
  memory?: Memory
}

/**
 * The catalogue with these parameters in place of its own. A new value; what they name beyond the catalogue is left aside, and so
 * is what was found for an item that reads otherwise in `fittedOn`, the catalogue they were fitted on.
 */
export function withParameters(catalog: Catalog, parameters: ModelParameters, fittedOn = catalog): Catalog {
  const former = new Map(fittedOn.items.map((item) => [item.id, item]))
  return {
    ...catalog,
    parameters,
    items: catalog.items.map((item) => {
      const before = former.get(item.id)
      const same = before === item || JSON.stringify(before) === JSON.stringify(item)
      return same ? { ...item, ...parameters.items[item.id] } : item
    }),
  }
}

/** The catalogue with such learning and forgetting; all else stays. A new value. */
export function withMemory(catalog: Catalog, memory: Memory): Catalog {
  return {
    ...catalog,
    parameters: { ...(catalog.parameters ?? { ...entryParameters(catalog), items: {} }), memory },
  }
}
