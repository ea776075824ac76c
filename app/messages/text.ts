/** What a message says, from what was typed to what is shown. */

/** Characters of one message. */
export const longestMessage = 4_000
/** Characters of what is said about a flag, by either side. */
export const longestWords = 1_000

// Embeddings, overrides and isolates: they turn what stands after them, a name or an address too.
const turning = /[\u202a-\u202e\u2066-\u2069]/g
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** What she typed as it is kept: one kind of line break, nothing that a reader cannot see or that turns the text around. */
export function cleanText(typed: string): string {
  return typed
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(control, '')
    .replace(turning, '')
    .normalize('NFC')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
}

export type TextPart = { text: string; href?: string }

/**
 * The text in parts, addresses apart. An address is a link only when it is https, names its host in plain letters, and holds no
 * name or password in front of it: what is read is where it leads.
 */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(/https:\/\/[^\s<>"'«»“”]+/g)) {
    const found = trimEnd(match[0])
    if (!isPlainAddress(found)) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index) })
    parts.push({ text: found, href: found })
    from = match.index + found.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}

/** Punctuation of the sentence around it, and a bracket that was not opened in it. */
function trimEnd(address: string): string {
  const trimmed = address.replace(/[.,;:!?…]+$/, '')
  return trimmed.endsWith(')') && !trimmed.includes('(') ? trimEnd(trimmed.slice(0, -1)) : trimmed
}

function isPlainAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  const typed = /^https:\/\/([^/?#]*)/.exec(address)?.[1]?.toLowerCase()
  return protocol === 'https:' && username === '' && password === '' && typed === host && host.includes('.')
}
