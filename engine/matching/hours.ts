/** The 168 hours of a week as bits: six words of 32, so that common hours are counted without a loop over hours. */

/** Words of one person's week. */
export const weekWords = 6

/** Sets the hours (0..167) of one person's week, whose words begin at `from`. */
export function setHours(hours: Int32Array, from: number, slots: readonly number[]): void {
  hours.fill(0, from, from + weekWords)
  for (const slot of slots) hours[from + (slot >> 5)]! |= 1 << (slot & 31)
}

/** Hours that a week shares with the one whose words begin at `from` of `many`. */
export function commonHours(one: Int32Array, many: Int32Array, from: number): number {
  const early =
    quads(one[0]! & many[from]!) + quads(one[1]! & many[from + 1]!) + quads(one[2]! & many[from + 2]!)
  const late =
    quads(one[3]! & many[from + 3]!) + quads(one[4]! & many[from + 4]!) + quads(one[5]! & many[from + 5]!)
  const bytes =
    (early & 0x0f0f0f0f) + ((early >>> 4) & 0x0f0f0f0f) + (late & 0x0f0f0f0f) + ((late >>> 4) & 0x0f0f0f0f)
  return Math.imul(bytes, 0x01010101) >>> 24
}

/** How many bits are set, in each four bits of the word: three of these add up without overflow. */
function quads(word: number): number {
  const two = word - ((word >>> 1) & 0x55555555)
  return ((two & 0x33333333) + ((two >>> 2) & 0x33333333)) | 0
}
