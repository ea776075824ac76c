/** A binary heap of numbers. */

/** Smallest key first. */
export class Heap {
  private readonly keys: number[] = []
  private readonly items: number[] = []

  push(item: number, key: number): void {
    const { keys, items } = this
    let at = items.length
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (keys[parent]! <= key) break
      keys[at] = keys[parent]!
      items[at] = items[parent]!
      at = parent
    }
    keys[at] = key
    items[at] = item
  }

  clear(): void {
    this.keys.length = 0
    this.items.length = 0
  }

  /** -1 when empty. */
  pop(): number {
    const { keys, items } = this
    if (items.length === 0) return -1
    const top = items[0]!
    const key = keys.pop()!
    const item = items.pop()!
    const count = items.length
    if (count > 0) {
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= count) break
        if (child + 1 < count && keys[child + 1]! < keys[child]!) child++
        if (keys[child]! >= key) break
        keys[at] = keys[child]!
        items[at] = items[child]!
        at = child
      }
      keys[at] = key
      items[at] = item
    }
    return top
  }
}
