/** What a change does to learners, worked out on all cores of the processor while this one reads and answers pages. */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ThreadMessage } from '#app/studio/impact-thread.ts'
import type { Effect } from '#engine/impact/effect.ts'
import type { ImpactLearner, Reach } from '#engine/impact.ts'

/** More would wait for what the database reads. */
const mostThreads = 4
/** A thread that has worked is several times faster than a new one: staff who try and try again find it there. */
const keptMs = 15 * 60_000

export interface ImpactThreads {
  /** How many work at one time. */
  count: number
  /** Her effect for each learner, in their order. Rejects with what a thread threw. */
  effects: (learners: readonly ImpactLearner[]) => Promise<(Effect | null)[]>
  close: () => void
}

interface Thread {
  worker: Worker
  fault: Promise<never>
  /** When what it was asked for is done. */
  last: Promise<unknown>
}

let threads: Thread[] = []
let users = 0
let idle: NodeJS.Timeout | undefined

/** A program of its own in the build; before, the TypeScript beside this file. */
function startWorker(): Worker {
  const built = !import.meta.url.endsWith('.ts')
  const { href } = new URL(`impact-thread.${built ? 'js' : 'ts'}`, import.meta.url)
  if (built) return new Worker(fileURLToPath(href))
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(href)}) })`
  return new Worker(load, { eval: true })
}

function startThread(): Thread {
  const worker = startWorker()
  worker.unref()
  const fault = new Promise<never>((_, reject) => {
    worker.once('error', reject).once('exit', () => reject(new Error('a thread of a preview ended')))
  })
  const thread = { worker, fault, last: Promise.resolve() }
  fault.catch(() => {
    threads = threads.filter((one) => one !== thread)
  })
  return thread
}

function ask({ worker, fault }: Thread, message: ThreadMessage): Promise<(Effect | null)[]> {
  const answer = new Promise<(Effect | null)[]>((resolve) => worker.once('message', resolve))
  worker.postMessage(message)
  return Promise.race([answer, fault])
}

/** Ends all threads. */
export async function closeImpactThreads(): Promise<void> {
  await Promise.all(threads.map(({ worker }) => worker.terminate()))
}

/** Threads that know one change; whoever opens them closes them. */
export function openImpactThreads(change: string, { before, after }: Reach): ImpactThreads {
  const count = Math.min(mostThreads, availableParallelism())
  clearTimeout(idle)
  users += 1
  while (threads.length < count) threads.push(startThread())
  const own = [...threads]
  const tell = (message: ThreadMessage) => own.forEach(({ worker }) => worker.postMessage(message))
  tell({ change, before, after })
  let turn = 0
  return {
    count,
    effects(learners) {
      const thread = own[turn++ % own.length]
      if (!thread) throw new Error('no thread')
      const answer = thread.last.then(() => ask(thread, { change, learners }))
      thread.last = answer.catch(() => null)
      return answer
    },
    close() {
      tell({ change, over: true })
      users -= 1
      if (users > 0) return
      idle = setTimeout(() => void closeImpactThreads(), keptMs)
      idle.unref()
    },
  }
}
