import { useEffect, useRef, type ReactNode } from 'react'

/** Where a key already means something. */
const takesKeys = 'a, button, summary, select, textarea, input:not([type="radio"], [type="checkbox"])'

/**
 * Around one question: a digit or a touch answers a choice at once; Enter sends anything else, or goes on from a result (the
 * link with `data-next`). Keys work only while the focus is inside, so that they can surprise nobody.
 */
export function OneKey({ numbered, children }: { numbered: boolean; children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = area.current
    if (!element) return
    if (document.activeElement === document.body) element.focus({ preventScroll: true })
    let sending: number | undefined
    const send = () => {
      window.clearTimeout(sending)
      sending = window.setTimeout(() => element.querySelector('form')?.requestSubmit())
    }
    const press = (event: KeyboardEvent) => {
      const { target, key } = event
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (!(target instanceof Element) || target.matches(takesKeys)) return
      const options = [...element.querySelectorAll<HTMLInputElement>('.mark-card input')]
      const option = /^[1-9]$/.test(key) ? options[Number(key) - 1] : undefined
      const next = element.querySelector<HTMLElement>('[data-next]')
      if (!option && key !== 'Enter') return
      event.preventDefault()
      if (option) option.click()
      if (option?.type === 'radio' || (!option && !next)) send()
      else if (!option) next?.click()
    }
    // `detail` is 0 for what keys do to a radio button: arrows choose, they never send.
    const touch = ({ target, detail }: MouseEvent) => {
      const card = target instanceof Element ? target.closest('.mark-card') : null
      if (detail > 0 && card?.querySelector('input[type="radio"][name="answer"]')) send()
    }
    element.addEventListener('keydown', press)
    element.addEventListener('click', touch)
    return () => {
      window.clearTimeout(sending)
      element.removeEventListener('keydown', press)
      element.removeEventListener('click', touch)
    }
  }, [])
  return (
    <div ref={area} tabIndex={-1} className={`outline-none ${numbered ? 'one-key' : ''}`}>
      {children}
    </div>
  )
}
