import type { HeadersFunction } from '@remix-run/node'

/** `headers` of a page whose action says when to come back (429): Remix drops an action's headers otherwise. */
export const retryAfter: HeadersFunction = ({ actionHeaders }) => {
  const headers = new Headers()
  const wait = actionHeaders.get('Retry-After')
  if (wait) headers.set('Retry-After', wait)
  return headers
}
