import { useNavigate, useNavigation } from '@remix-run/react'
import { useState, type FormEvent } from 'react'

/** What is on its way: the answer (code runs first), "I don't know yet", a hint. */
type Sending = 'preparing' | 'answer' | 'unknown' | 'intent'

interface Accepted {
  next: string
}

const isAccepted = (data: unknown): data is Accepted =>
  typeof data === 'object' && data !== null && 'next' in data && typeof data.next === 'string'

/**
 * Sends the form of an item and goes on where the door says. When the line is down, or she was logged out meanwhile, nothing
 * moves and `trouble` says so; anything else that goes wrong is told by a page of the academy, as without JavaScript.
 */
export function useSending(prepare?: () => Promise<Record<string, string>>) {
  const navigate = useNavigate()
  const navigation = useNavigation()
  const [sending, setSending] = useState<Sending | null>(null)
  const [trouble, setTrouble] = useState<'offline' | 'away' | null>(null)

  async function post(form: HTMLFormElement, data: FormData) {
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        body: data,
        headers: { Accept: 'application/json' },
      })
      if (response.redirected && new URL(response.url).pathname === '/login') return setTrouble('away')
      if (!response.ok || response.redirected) return form.submit()
      const accepted: unknown = await response.json()
      if (!isAccepted(accepted)) return form.submit()
      // What was answered is not gone back to: the next question takes its place.
      navigate(accepted.next, { replace: true, preventScrollReset: data.has('intent') })
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      setTrouble('offline')
    } finally {
      setSending(null)
    }
  }

  async function start(form: HTMLFormElement, data: FormData, kind: Sending) {
    setTrouble(null)
    if (kind === 'answer' && prepare) {
      setSending('preparing')
      for (const [name, value] of Object.entries(await prepare())) data.set(name, value)
    }
    setSending(kind)
    await post(form, data)
  }

  return {
    sending: sending ?? (navigation.state === 'loading' ? 'answer' : null),
    trouble,
    send(event: FormEvent<HTMLFormElement>) {
      event.preventDefault()
      if (sending !== null) return
      const form = event.currentTarget
      const { submitter } = event.nativeEvent as SubmitEvent
      const named = submitter instanceof HTMLButtonElement && submitter.name !== '' ? submitter : null
      const data = new FormData(form)
      if (named) data.set(named.name, named.value)
      void start(form, data, named === null ? 'answer' : named.name === 'unknown' ? 'unknown' : 'intent')
    },
  }
}
