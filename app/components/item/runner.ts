import { useEffect, useRef, useState, type RefObject } from 'react'
import { runnerTime, type RunnerResult, type RunnerTask } from '#app/learning/runner.ts'

/** Milliseconds the frame itself may take to arrive, on a slow line. */
const arrivalTime = 15_000

export interface Run {
  /** Which run this is: a frame serves once. */
  number: number
  source: string
  state: 'running' | 'done' | 'slow'
  result: RunnerResult | null
}

function isResult(data: unknown, checks: number): data is RunnerResult {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'runner-result')
    return false
  return (
    'passed' in data &&
    Array.isArray(data.passed) &&
    data.passed.length === checks &&
    'logs' in data &&
    Array.isArray(data.logs)
  )
}

/**
 * Runs code in the sandboxed frame (see runner.ts). Show `<iframe key={run.number} ref={frame} src="/runner"
 * sandbox="allow-scripts">` while `run` is there and not slow. `start` ends when the run does.
 */
export function useRunner(task: Omit<RunnerTask, 'type' | 'source'>): {
  run: Run | null
  frame: RefObject<HTMLIFrameElement>
  start(source: string): Promise<Run>
} {
  const [run, setRun] = useState<Run | null>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const current = useRef(task)
  const waiting = useRef<((run: Run) => void) | null>(null)
  useEffect(() => {
    current.current = task
  })
  const number = run?.number
  const source = run?.source
  useEffect(() => {
    if (number === undefined || source === undefined) return
    const end = (state: 'done' | 'slow', result: RunnerResult | null) => {
      clearTimeout(timer)
      window.removeEventListener('message', listen)
      const ended: Run = { number, source, state, result }
      setRun(ended)
      waiting.current?.(ended)
      waiting.current = null
    }
    const listen = (event: MessageEvent<unknown>) => {
      const target = frame.current?.contentWindow
      if (!target || event.source !== target) return
      if (
        typeof event.data === 'object' &&
        event.data &&
        'type' in event.data &&
        event.data.type === 'runner-ready'
      ) {
        clearTimeout(timer)
        timer = setTimeout(() => end('slow', null), runnerTime)
        target.postMessage({ ...current.current, type: 'run', source } satisfies RunnerTask, '*')
      } else if (isResult(event.data, current.current.asserts.length)) end('done', event.data)
    }
    let timer = setTimeout(() => end('slow', null), arrivalTime)
    window.addEventListener('message', listen)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('message', listen)
    }
  }, [number, source])
  return {
    run,
    frame,
    start: (written) =>
      new Promise((resolve) => {
        waiting.current = resolve
        setRun({ number: (run?.number ?? 0) + 1, source: written, state: 'running', result: null })
      }),
  }
}
