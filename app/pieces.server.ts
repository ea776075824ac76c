import { setImmediate } from 'node:timers/promises'

/** Runs a computation to its end; other work of the process comes in between. */
export async function inPieces<Value>(steps: Generator<undefined, Value>): Promise<Value> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await setImmediate()
  }
}
