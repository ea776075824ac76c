import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/** Milliseconds before a stream that was refused is asked for again: at first, and at most. */
const patience = { least: 5_000, most: 60_000 }

/**
 * Asks the loader again whenever the thread has another version than the page shows. A page that nobody looks at waits: what
 * nobody saw is not read.
 */
export function useLive(threadId: string, version: string): void {
  const revalidator = useRevalidator()
  const shown = useRef(version)
  const revalidate = useRef(revalidator.revalidate)
  useEffect(() => {
    shown.current = version
    revalidate.current = revalidator.revalidate
  })
  useEffect(() => {
    let source: EventSource | null = null
    let told: string | null = null
    let wait = patience.least
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      if (told === null || told === shown.current || document.hidden) return
      shown.current = told
      revalidate.current()
    }
    const open = () => {
      source = new EventSource(`/messages/${threadId}/events`)
      source.addEventListener('changed', (event: MessageEvent<string>) => {
        wait = patience.least
        told = event.data
        look()
      })
      source.addEventListener('error', () => {
        if (source?.readyState !== EventSource.CLOSED) return
        timer = setTimeout(open, wait)
        wait = Math.min(patience.most, wait * 2)
      })
    }
    open()
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      clearTimeout(timer)
      source?.close()
    }
  }, [threadId])
}
