/**
 * Which entries of a standard speak of the same as a node of ours: BM25 over stems (S. Robertson & H. Zaragoza, The Probabilistic Relevance
 * Framework, 2009). A proposal for a person to judge, nothing more.
 */

/** How soon a repeated word stops counting, and how much less a long label is worth: Robertson’s usual values. */
const k1 = 1.2
const b = 0.75

/** What an entry that belongs to no occupation of the trade is still worth. */
const farWorth = 0.6

export interface StemmedEntry {
  code: string
  terms: string[]
  /** It belongs to occupations of the trade that the track leads to. */
  near: boolean
}

/** Entries that hold at least one stem of what they are ranked for, and what is known of all of them. */
export interface EntryCrowd<Entry extends StemmedEntry> {
  candidates: Entry[]
  /** How many entries there are, candidates or not. */
  entries: number
  meanTerms: number
}

/** The stems of a competency’s name, and of the can-do sentence of each of its levels. */
export interface StemmedCompetency {
  name: string[]
  levels: string[][]
}

export type Proposal<Entry> = Entry & {
  /** The level that shares most with it, from 1. */
  level: number
  score: number
}

/**
 * The entries that share most with a level of a competency, the best first; among equals by code. What the name shares counts again, since
 * a can-do sentence has many words that every trade has.
 */
export function proposeEntries<Entry extends StemmedEntry>(
  { name, levels }: StemmedCompetency,
  crowd: EntryCrowd<Entry>,
  most: number,
): Proposal<Entry>[] {
  const weights = weigh(new Set([...name, ...levels.flat()]), crowd)
  const named = new Set(name)
  const asked = levels.map((stems) => new Set([...name, ...stems]))
  return crowd.candidates
    .map((entry) => {
      const byName = share(entry, named, weights, crowd.meanTerms)
      const scores = asked.map((stems) => share(entry, stems, weights, crowd.meanTerms))
      const best = Math.max(...scores)
      const score = (best + byName) * (entry.near ? 1 : farWorth)
      return { ...entry, level: scores.indexOf(best) + 1, score }
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1))
    .slice(0, most)
}

/** How rare each stem is among all entries. */
function weigh<Entry extends StemmedEntry>(
  stems: Set<string>,
  { candidates, entries }: EntryCrowd<Entry>,
): Map<string, number> {
  const holding = new Map<string, number>()
  for (const { terms } of candidates)
    for (const term of terms) if (stems.has(term)) holding.set(term, (holding.get(term) ?? 0) + 1)
  return new Map(
    [...holding].map(([term, count]) => [term, Math.log(1 + (entries - count + 0.5) / (count + 0.5))]),
  )
}

/** A stem stands in a label or not: how often makes no difference. */
function share(
  { terms }: StemmedEntry,
  stems: Set<string>,
  weights: Map<string, number>,
  meanTerms: number,
): number {
  const length = meanTerms > 0 ? terms.length / meanTerms : 1
  const worth = (k1 + 1) / (1 + k1 * (1 - b + b * length))
  return terms.reduce((sum, term) => sum + (stems.has(term) ? worth * (weights.get(term) ?? 0) : 0), 0)
}
