/** Runs a computation in pieces to its end. */
export function finish<Value>(steps: Generator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
