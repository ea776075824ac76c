/** A browser without JavaScript: keeps cookies, sends forms with their Origin, follows nothing by itself. */
export interface Visitor {
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(
    path: string,
    form: Record<string, string> | URLSearchParams | FormData,
    headers?: Record<string, string>,
  ): Promise<Answer>
}

export interface Answer {
  status: number
  headers: Headers
  text: string
  /** Where a redirection leads, without the origin. */
  location: string | null
}

/** Opens a browser on a site. */
export function openVisitor(origin: string): Visitor {
  const cookies = new Map<string, string>()
  async function send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers)
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';', 1)
      const name = pair.slice(0, pair.indexOf('='))
      if (/max-age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, pair.slice(name.length + 1))
    }
    const location = response.headers.get('location')
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: location === null ? null : location.replace(origin, ''),
    }
  }
  return {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, form, headers = {}) =>
      send(path, {
        method: 'POST',
        body: form instanceof FormData ? form : new URLSearchParams(form),
        headers: { origin, ...headers },
      }),
  }
}
