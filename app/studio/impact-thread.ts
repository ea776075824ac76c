/** A thread that works out what changes do to learners, beside the pages: a change once, then its learners, many at a time. */
import { parentPort } from 'node:worker_threads'
import type { Catalog } from '#engine/catalog.ts'
import { effectOf } from '#engine/impact/effect.ts'
import { impactOn, reachOf, type ImpactLearner, type Reach } from '#engine/impact.ts'

export type ThreadMessage =
  | { change: string; before: Catalog; after: Catalog }
  | { change: string; learners: readonly ImpactLearner[] }
  | { change: string; over: true }

const reaches = new Map<string, Reach>()

parentPort?.on('message', (message: ThreadMessage) => {
  const { change } = message
  if ('over' in message) reaches.delete(change)
  else if ('before' in message) reaches.set(change, reachOf(message.before, message.after))
  else {
    const reach = reaches.get(change)
    if (!reach) throw new Error(`a change that was never told: ${change}`)
    parentPort?.postMessage(message.learners.map((learner) => effectOf(impactOn(reach, learner))))
  }
})
