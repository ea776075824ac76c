const year = 60 * 60 * 24 * 365

/** The raw value of a cookie; undefined when the browser sent none of that name. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key = '', value] = pair.split('=', 2)
    if (key.trim() === name) return value?.trim()
  }
  return undefined
}

/** A Set-Cookie header that keeps a plain choice (language, theme) for a year, or forgets it when value is null. */
export function choiceCookie(name: string, value: string | null): string {
  return `${name}=${value ?? ''}; Path=/; Max-Age=${value === null ? 0 : year}; SameSite=Lax; HttpOnly`
}

/**
 * The page of this site to go back to after a choice: the form's `from` field, else the page that sent the
 * form, else home. Addresses of other sites are refused.
 */
export function returnPath(request: Request, from: FormDataEntryValue | null): string {
  const here = new URL(request.url)
  for (const candidate of [typeof from === 'string' ? from : null, request.headers.get('referer')]) {
    if (!candidate || candidate.length > 2_000) continue
    const target = URL.canParse(candidate, here) ? new URL(candidate, here) : null
    if (target && target.host === here.host) return target.pathname + target.search
  }
  return '/'
}
