/**
 * What asking a question is expected to change in what is known of all competencies together: the fall of the sum of their
 * doubts, as marginal probabilities go before and after the answer, each competency with its weight.
 */

/** Shannon entropy of a yes or no, in bits. */
export const entropy = (p: number) => (p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p))

/** Expected information about the state of a competency mastered with probability p (D. Lindley, 1956), in bits. */
export function information(p: number, slip: number, guess: number): number {
  const right = p * (1 - slip) + (1 - p) * guess
  return Math.max(0, entropy(right) - p * entropy(slip) - (1 - p) * entropy(guess))
}
