/**
 * Answer logs as columns: one row per answer, each student's rows together and in time order. Ids are texts outside and small
 * numbers inside; an id that training has not seen gets a negative number of its own and falls back on what is known of its skills.
 */
export interface ResponseRow {
  user: string
  item: string
  /** The skills of the item; at least one. */
  skills: readonly string[]
  correct: boolean
}

/** The ids that training has seen, in order of appearance. A set is a combination of skills in the order the log writes them. */
export interface Names {
  items: Map<string, number>
  skills: Map<string, number>
  sets: Map<string, number>
}

/** A log by columns. `starts` holds the first row of each student, and the number of rows at the end. */
export interface Log {
  rows: number
  item: Int32Array
  set: Int32Array
  skills: readonly (readonly number[])[]
  correct: Uint8Array
  starts: Int32Array
}

/** The ids of a training log. */
export function namesOf(rows: readonly ResponseRow[]): Names {
  const names: Names = { items: new Map(), skills: new Map(), sets: new Map() }
  const learn = (ids: Map<string, number>, id: string): void => {
    if (!ids.has(id)) ids.set(id, ids.size)
  }
  for (const row of rows) {
    learn(names.items, row.item)
    learn(names.sets, setOf(row.skills))
    for (const skill of row.skills) learn(names.skills, skill)
  }
  return names
}

/** The log by columns. Skills that training has not seen get negative numbers of their own, so that her answers on them count. */
export function logOf(rows: readonly ResponseRow[], names: Names): Log {
  const item = new Int32Array(rows.length)
  const set = new Int32Array(rows.length)
  const correct = new Uint8Array(rows.length)
  const starts: number[] = []
  const strangers = new Map<string, number>()
  const skills = rows.map((row, i) => {
    item[i] = names.items.get(row.item) ?? stranger(strangers, `item ${row.item}`)
    set[i] = names.sets.get(setOf(row.skills)) ?? stranger(strangers, `set ${setOf(row.skills)}`)
    correct[i] = row.correct ? 1 : 0
    if (i === 0 || rows[i - 1]?.user !== row.user) starts.push(i)
    return row.skills.map((skill) => names.skills.get(skill) ?? stranger(strangers, `skill ${skill}`))
  })
  return { rows: rows.length, item, set, skills, correct, starts: Int32Array.from([...starts, rows.length]) }
}

function stranger(strangers: Map<string, number>, id: string): number {
  const known = strangers.get(id) ?? -1 - strangers.size
  strangers.set(id, known)
  return known
}

function setOf(skills: readonly string[]): string {
  return skills.join('_')
}
