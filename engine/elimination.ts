/**
 * Exact inference in a network of yes/no variables where a variable can be 1 only if all its parents are (a knowledge space):
 * junction tree by bucket elimination, tables holding only the states closed under prerequisites.
 * S. Lauritzen & D. Spiegelhalter, JRSS B 1988; R. Dechter, Bucket elimination, 1999; order: least fill-in.
 *
 * All tables are computed for several `profiles` (alternative parameter sets) at once, side by side.
 */

/** Parents by variable; a parent comes before its child. */
export type Parents = readonly (readonly number[])[]

/** Bits of a state's pattern. */
const widest = 30
/** Some 32 MB of tables; inference takes about a tenth of a second. */
const mostEntries = 4_000_000

interface Clique {
  variable: number
  /** The clique of the separator's variables; -1 for a root. */
  parent: number
  /** Number of states of the separator. */
  separators: number
  /** Whether the clique's variable is 1, by state. */
  on: Uint8Array
  /** Index of the separator's state, by state. */
  below: Int32Array
  /** For each child clique: its number, and the index of its separator's state by state. */
  children: { clique: number; above: Int32Array }[]
  /** Prior factors of this clique, by state and profile. */
  base: Float64Array
}

export interface JunctionTree {
  profiles: number
  /** In order of elimination: children before parents. */
  cliques: Clique[]
  /** Tables of `marginals`, written anew by each call; by clique. `message`: by state of the separator, as is `wanted`. */
  workspace: { table: Float64Array; message: Float64Array; wanted: Float64Array }[]
  /** Number of table entries, a measure of cost. */
  entries: number
}

export interface Marginals {
  /** P(variable = 1 | evidence, profile), by variable and profile. */
  given: Float64Array
  /** P(evidence | profile). */
  evidence: Float64Array
}

/** Parents without those implied by another parent: the same closed states and the same probabilities with fewer edges. */
export function withoutImplied(parents: Parents): number[][] {
  const above: Set<number>[] = []
  return parents.map((direct) => {
    above.push(new Set(direct.flatMap((p) => [p, ...(above[p] ?? [])])))
    return direct.filter((p) => !direct.some((other) => other !== p && above[other]?.has(p)))
  })
}

/** For each variable in order of elimination, the neighbours it has by then. */
function eliminate(parents: Parents): { variable: number; separator: number[] }[] {
  const neighbours = parents.map(() => new Set<number>())
  const join = (members: number[]) => {
    for (const a of members) for (const b of members) if (a !== b) neighbours[a]?.add(b)
  }
  parents.forEach((direct, child) => join([child, ...direct]))
  const fillOf = (variable: number) => {
    const around = [...(neighbours[variable] ?? [])]
    let fill = 0
    around.forEach((a, i) => {
      for (const b of around.slice(i + 1)) if (!neighbours[a]?.has(b)) fill += 1
    })
    return fill * 1024 + around.length
  }
  const costs = new Map(parents.map((_, variable) => [variable, fillOf(variable)]))
  const order: { variable: number; separator: number[] }[] = []
  while (costs.size > 0) {
    const [variable] = [...costs].reduce((best, other) => (other[1] < best[1] ? other : best))
    const separator = [...(neighbours[variable] ?? [])].sort((a, b) => a - b)
    join(separator)
    for (const other of separator) neighbours[other]?.delete(variable)
    costs.delete(variable)
    const touched = new Set(separator.flatMap((other) => [other, ...(neighbours[other] ?? [])]))
    for (const other of touched) if (costs.has(other)) costs.set(other, fillOf(other))
    order.push({ variable, separator })
  }
  return order
}

/** All states of some variables closed under prerequisites, as bit patterns (bit i for members[i]); null when there are more than `most`. */
function closedStates(members: number[], ancestors: Set<number>[], most: number): number[] | null {
  const order = members.map((variable, bit) => ({ variable, bit })).sort((a, b) => a.variable - b.variable)
  const needs = order.map(({ variable }) =>
    order.reduce(
      (mask, other) => (ancestors[variable]?.has(other.variable) ? mask | (1 << other.bit) : mask),
      0,
    ),
  )
  let states = [0]
  for (const [i, { bit }] of order.entries()) {
    const mask = needs[i] ?? 0
    states = states.concat(
      states.filter((state) => (state & mask) === mask).map((state) => state | (1 << bit)),
    )
    if (states.length > most) return null
  }
  return states
}

/**
 * The junction tree of a network. `conditional[variable * profiles + profile]` is P(1 | all parents 1). Null when its tables would
 * have more than `most` entries: prerequisites too entangled for exact inference.
 */
export function junctionTree(
  parents: Parents,
  profiles: number,
  conditional: Float64Array,
  most = mostEntries,
): JunctionTree | null {
  const order = eliminate(parents)
  const position = new Map(order.map(({ variable }, i) => [variable, i]))
  const ancestors: Set<number>[] = []
  for (const direct of parents) ancestors.push(new Set(direct.flatMap((p) => [p, ...(ancestors[p] ?? [])])))
  const families = order.map((): number[] => [])
  parents.forEach((direct, child) => {
    const first = Math.min(...[child, ...direct].map((member) => position.get(member) ?? 0))
    families[first]?.push(child)
  })
  const members = order.map(({ variable, separator }) => [variable, ...separator])
  const stateLists: number[][] = []
  let left = Math.floor(most / profiles)
  for (const list of members) {
    const states = list.length > widest ? null : closedStates(list, ancestors, left)
    if (!states) return null
    left -= states.length
    stateLists.push(states)
  }
  const cliques = order.map(({ variable, separator }, i): Clique => {
    const states = stateLists[i] ?? []
    const indexOfSeparator = new Map<number, number>()
    const below = Int32Array.from(states, (state) => {
      const pattern = state >> 1
      const known = indexOfSeparator.get(pattern) ?? indexOfSeparator.size
      indexOfSeparator.set(pattern, known)
      return known
    })
    const parent = separator.length > 0 ? Math.min(...separator.map((other) => position.get(other) ?? 0)) : -1
    const base = priorFactors(states, members[i] ?? [], families[i] ?? [], parents, profiles, conditional)
    const on = Uint8Array.from(states, (state) => state & 1)
    return { variable, parent, separators: indexOfSeparator.size, on, below, children: [], base }
  })
  cliques.forEach((child, i) => {
    const parent = cliques[child.parent]
    if (!parent) return
    const separator = order[i]?.separator ?? []
    const bits = separator.map((variable) => (members[child.parent] ?? []).indexOf(variable))
    const indexOf = new Map<number, number>()
    stateLists[i]?.forEach((state, row) => indexOf.set(state >> 1, child.below[row] ?? 0))
    const above = Int32Array.from(stateLists[child.parent] ?? [], (state) => {
      const pattern = bits.reduce((mask, bit, to) => mask | (((state >> bit) & 1) << to), 0)
      return indexOf.get(pattern) ?? -1
    })
    parent.children.push({ clique: i, above })
  })
  const workspace = cliques.map(({ on, separators }) => ({
    table: new Float64Array(on.length * profiles),
    message: new Float64Array(separators * profiles),
    wanted: new Float64Array(separators * profiles),
  }))
  const entries = stateLists.reduce((sum, states) => sum + states.length, 0) * profiles
  return { profiles, cliques, workspace, entries }
}

function priorFactors(
  states: number[],
  members: number[],
  families: number[],
  parents: Parents,
  profiles: number,
  conditional: Float64Array,
): Float64Array {
  const base = new Float64Array(states.length * profiles).fill(1)
  for (const child of families) {
    const bit = 1 << members.indexOf(child)
    const mask = (parents[child] ?? []).reduce((all, parent) => all | (1 << members.indexOf(parent)), 0)
    states.forEach((state, row) => {
      if ((state & mask) !== mask) return
      for (let k = 0; k < profiles; k += 1) {
        const p = conditional[child * profiles + k] ?? 0
        base[row * profiles + k]! *= state & bit ? p : 1 - p
      }
    })
  }
  return base
}

/**
 * Marginals of all variables given `likelihood[2 * variable + value]`, the probability of what was seen of each variable given
 * its value (any common factor). Two passes: messages towards the roots, beliefs back to the leaves.
 */
export function marginals(tree: JunctionTree, likelihood: Float64Array): Marginals {
  const { cliques, profiles, workspace } = tree
  const evidence = new Float64Array(profiles).fill(1)
  for (const [i, { variable, parent, on, below, children, base }] of cliques.entries()) {
    const { table, message } = workspace[i]!
    message.fill(0)
    for (let row = 0; row < on.length; row += 1) {
      const at = row * profiles
      let factors = base
      for (const { clique: child, above } of children) {
        const sent = workspace[child]!.message
        const from = above[row]! * profiles
        for (let k = 0; k < profiles; k += 1) table[at + k] = factors[at + k]! * sent[from + k]!
        factors = table
      }
      const weight = likelihood[2 * variable + on[row]!]!
      const to = below[row]! * profiles
      for (let k = 0; k < profiles; k += 1) message[to + k]! += table[at + k] = factors[at + k]! * weight
    }
    if (parent < 0) for (let k = 0; k < profiles; k += 1) evidence[k]! *= message[k]!
  }
  const given = new Float64Array(cliques.length * profiles)
  for (let i = cliques.length - 1; i >= 0; i -= 1) {
    const { variable, parent, on, below, children } = cliques[i]!
    const { table: belief, message: ratio } = workspace[i]!
    if (parent < 0) for (let k = 0; k < profiles; k += 1) ratio[k] = ratio[k]! > 0 ? 1 / ratio[k]! : 0
    for (const { clique: child } of children) workspace[child]!.wanted.fill(0)
    const own = variable * profiles
    for (let row = 0; row < on.length; row += 1) {
      const at = row * profiles
      const from = below[row]! * profiles
      for (let k = 0; k < profiles; k += 1) belief[at + k]! *= ratio[from + k]!
      if (on[row] === 1) for (let k = 0; k < profiles; k += 1) given[own + k]! += belief[at + k]!
      for (const { clique: child, above } of children) {
        const { wanted } = workspace[child]!
        const to = above[row]! * profiles
        for (let k = 0; k < profiles; k += 1) wanted[to + k]! += belief[at + k]!
      }
    }
    for (const { clique: child } of children) {
      const { message: sent, wanted } = workspace[child]!
      for (let j = 0; j < sent.length; j += 1) sent[j] = sent[j]! > 0 ? wanted[j]! / sent[j]! : 0
    }
  }
  return { given, evidence }
}
