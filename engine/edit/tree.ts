/** Values as trees: reading and replacing what lies at the end of a way, and telling whether two are the same. */

/** Numbers are positions in lists, strings are keys. */
export type Way = readonly (string | number)[]

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null

/** What lies at the end of the way; undefined where it leads nowhere. */
export function read(tree: unknown, way: Way): unknown {
  let value = tree
  for (const key of way) {
    if (!isTree(value) || Array.isArray(value) !== (typeof key === 'number')) return undefined
    if (!Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

/** The tree with another value at the end of the way, or without it (undefined). All that is beside the way is shared. */
export function replaced<Tree>(tree: Tree, way: Way, value: unknown): Tree
export function replaced(tree: unknown, [key, ...rest]: Way, value: unknown): unknown {
  if (key === undefined) return value
  if (!isTree(tree)) throw new Error(`no way to ${key}`)
  const inner = replaced(read(tree, [key]), rest, value)
  if (Array.isArray(tree)) return tree.with(Number(key), inner)
  if (inner !== undefined) return { ...tree, [key]: inner }
  return Object.fromEntries(Object.entries(tree).filter(([name]) => name !== key))
}

/** Whether two values are the same as data: lists in order, objects whatever the order of their keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isTree(a) || !isTree(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const [keys, others] = [Object.keys(a), Object.keys(b)]
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(Reflect.get(a, key), Reflect.get(b, key)))
  )
}
