/** What an answer tells about what was asked. */

/** Shannon entropy of a yes or no, in bits. */
const entropy = (p: number) => (p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p))

/** Expected information about the state of a competency mastered with probability p (D. Lindley, 1956), in bits. */
export function information(p: number, slip: number, guess: number): number {
  const right = p * (1 - slip) + (1 - p) * guess
  return Math.max(0, entropy(right) - p * entropy(slip) - (1 - p) * entropy(guess))
}
