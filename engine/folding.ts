/** What is the same to a person and different to a machine: case, accents, apostrophes, spaces, decimal commas. */

const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss' }

/** Quotes around an answer and the mark that ends a sentence; a sign alone is an answer and stays. */
const frame = /^['"]+(?=[^'".,;!])|(?<=[^'".,;!]['".,;!]*)['".,;!]+$/g

/**
 * A text without case, accents, spaces, quotes around it and a mark at its end, and with plain quotes and hyphens inside; two
 * answers that fold alike are one answer.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => ligatures[letter] ?? letter)
    .replace(/[‘’‚ʼ´`′]/g, "'")
    .replace(/[“”„«»″]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .replace(frame, '')
}

/**
 * The number a person wrote, or null. Accepts a decimal comma or point, spaces of any width and apostrophes between
 * thousands, any minus sign, and one of the given units before or after it.
 */
export function readNumber(text: string, units: readonly string[] = []): number | null {
  let digits = foldText(text).replace(/'/g, '')
  for (const unit of units) {
    const folded = foldText(unit)
    if (folded === '') continue
    const after = digits.endsWith(folded)
    if (after || digits.startsWith(folded)) {
      digits = after ? digits.slice(0, -folded.length) : digits.slice(folded.length)
      break
    }
  }
  const comma = digits.lastIndexOf(',')
  const point = digits.lastIndexOf('.')
  if (comma >= 0 && point >= 0) {
    const thousands = comma > point ? /\./g : /,/g
    digits = digits.replace(thousands, '')
  } else if ((digits.match(/,/g) ?? []).length > 1) {
    if (!/^[+-]?\d{1,3}(,\d{3})+$/.test(digits)) return null
    digits = digits.replace(/,/g, '')
  }
  digits = digits.replace(',', '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : null
}
