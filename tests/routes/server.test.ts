/** The server around the pages: headers, forged and oversized requests, faults, stopping. */
import { request as httpRequest } from 'node:http'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestAcademy, password, type TestAcademy } from '../setup/academy.ts'
import { openVisitor } from '../setup/visitor.ts'

let site: TestAcademy
beforeAll(async () => {
  site = await openTestAcademy()
  await site.addAccount('learner@exemple.fr', 'learner')
  await site.addAccount('mentor@exemple.fr', 'mentor')
})
afterAll(() => site.close())

/** The status of a request written by hand: what no browser would send. */
function raw(text: string): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1')
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('close', () => done(answer))
    socket.on('error', failed)
    socket.end(text)
  })
}

it('has no stray byte, however the letters of a page fall into the parts it is sent in', async () => {
  for (let shift = 0; shift < 6; shift += 1) {
    const typed = `${'’'.repeat(600)}${'a'.repeat(shift)}`
    const { text } = await site.visit().post('/join', { name: typed, email: `${'a'.repeat(shift)}no` })
    expect(text, `shifted by ${shift}`).toContain(typed)
    expect(text).not.toContain('\0')
  }
})

describe('every answer', () => {
  const answers: [string, () => Promise<{ status: number; headers: Headers }>][] = [
    ['a page', () => site.visit().get('/login')],
    ['data of a page', () => site.visit().get('/login.data')],
    ['a page of somebody', async () => (await site.enter('learner@exemple.fr')).get('/me/logins')],
    ['a page that does not exist', () => site.visit().get('/nowhere')],
    ['a redirection', () => site.visit().get('/me/logins')],
    ['a refused form', () => site.visit().post('/login', { email: 'x' })],
    ['a foreign form', () => site.visit().post('/login', {}, { origin: 'https://evil.example' })],
    ['a form too large', () => site.visit().post('/login', { email: 'x'.repeat(300_000) })],
    ['an address that cannot be read', () => site.visit().get('/%E0%A4%A')],
    ['a health check', () => site.visit().get('/healthz')],
    ['a readiness check', () => site.visit().get('/readyz')],
  ]
  it.each(answers)('carries the security headers: %s', async (_what, ask) => {
    const { headers } = await ask()
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}'/)
    expect(policy).toMatch(/style-src 'self' 'nonce-[\w+/=]{20,}'/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("form-action 'self'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('has a nonce of its own, which every script of the page carries', async () => {
    const [one, two] = [await site.visit().get('/login'), await site.visit().get('/login')]
    const nonce = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]
    const first = nonce(one.headers.get('content-security-policy'))
    expect(first).not.toBe(nonce(two.headers.get('content-security-policy')))
    const scripts = [...one.text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
    expect(scripts.length).toBeGreaterThan(0)
    for (const tag of scripts) expect(tag).toContain(`nonce="${first}"`)
    expect(one.text).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/)
  })

  it('is kept by no cache once somebody is logged in, nor while she logs in', async () => {
    const visitor = await site.enter('learner@exemple.fr')
    for (const path of ['/me/logins', '/me/logins.data', '/', '/tracks', '/nowhere'])
      expect((await visitor.get(path)).headers.get('cache-control')).toBe('no-store')
    const entered = await site.visit().post('/login', { email: 'learner@exemple.fr', password })
    expect(entered.headers.get('cache-control')).toBe('no-store')
  })

  it('is kept for a year when it is a file whose name tells its content', async () => {
    const page = await site.visit().get('/login')
    const path = /href="(\/assets\/[^"]+\.css)"/.exec(page.text)?.[1] ?? ''
    const file = await site.visit().get(path)
    expect(file.status).toBe(200)
    expect(file.headers.get('cache-control')).toContain('immutable')
    expect((await site.visit().get('/assets/../../package.json')).status).toBe(404)
    for (const path of ['/.git/config', '/package.json', '/assets/app.css.map', '/build/server/index.js'])
      expect((await site.visit().get(path)).status).toBe(404)
  })

  it('behind TLS asks for TLS, and its cookies are for this host alone', async () => {
    const secure = await openTestAcademy({
      secure: true,
      publicUrl: 'https://ariane.example',
      publicUrlGiven: true,
    })
    try {
      await secure.addAccount('tls@exemple.fr', 'learner')
      const answer = await openVisitor(secure.url).post(
        '/login',
        { email: 'tls@exemple.fr', password },
        { origin: 'https://ariane.example' },
      )
      expect(answer.status).toBe(302)
      expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=63072000/)
      for (const cookie of answer.headers.getSetCookie())
        expect(cookie).toMatch(/^__Host-ariane.*Path=\/.*Secure/)
      expect((await openVisitor(secure.url).post('/login', {})).status).toBe(403)
    } finally {
      await secure.close()
    }
  })
})

describe('the runner', () => {
  it('may run any script, and reach nothing', async () => {
    const { status, headers, text } = await site.visit().get('/runner')
    expect(status).toBe(200)
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of [
      'sandbox allow-scripts',
      "default-src 'none'",
      "frame-ancestors 'self'",
      "form-action 'none'",
    ])
      expect(policy).toContain(part)
    expect(policy).not.toContain('allow-same-origin')
    expect(policy).not.toMatch(/connect-src|https?:/)
    expect(text).toContain('runner-ready')
  })
})

describe('a form that is not sent from a page of this site', () => {
  const origins: [string, Record<string, string>][] = [
    ['of another site', { origin: 'https://evil.example' }],
    ['of a site whose name begins like ours', { origin: 'http://localhost.evil.example' }],
    ['null', { origin: 'null' }],
    ['empty', { origin: '' }],
    ['of our host, forged', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ]
  it.each(origins)('is refused: origin %s', async (_what, headers) => {
    const visitor = await site.enter('learner@exemple.fr')
    for (const path of [
      '/login',
      '/logout',
      '/me/logins',
      '/me/security',
      '/language',
      '/join',
      '/logout.data',
    ]) {
      const answer = await visitor.post(path, { intent: 'others', language: 'en' }, headers)
      expect(answer.status).toBe(403)
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    expect((await visitor.get('/me/logins')).status).toBe(200)
  })

  it('is refused without an origin, whatever its kind and method', async () => {
    const visitor = await site.enter('learner@exemple.fr')
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
        const answer = await raw(
          `${method} /logout HTTP/1.1\r\nHost: ${new URL(site.url).host}\r\nCookie: ${cookie}\r\nContent-Type: ${type}\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b`,
        )
        expect(answer).toMatch(/^HTTP\/1\.1 403/)
      }
    expect((await visitor.get('/me/logins')).status).toBe(200)
  })
})

describe('a body', () => {
  it('over its limit is refused before it is read, and when its length was not told', async () => {
    const large = 'x'.repeat(300_000)
    const told = await site.visit().post('/login', { email: large })
    expect(told.status).toBe(413)
    expect(told.text).toContain('trop grand')
    const status = await new Promise<number | undefined>((done, failed) => {
      const { port } = new URL(site.url)
      const headers = { origin: site.url, 'content-type': 'application/x-www-form-urlencoded' }
      const request = httpRequest({ port, path: '/login', method: 'POST', headers }, (response) => {
        response.resume()
        done(response.statusCode)
      })
      request.on('error', failed)
      request.write(`email=${large}`)
      setTimeout(() => request.end(), 200)
    })
    expect(status).toBe(413)
  })

  it('that is no form is answered without a trace of the machine', async () => {
    for (const [type, body] of [
      ['application/json', '{"email":'],
      ['multipart/form-data; boundary=x', '--x\r\nbroken'],
      ['multipart/form-data', 'nothing'],
      ['text/plain', 'email=a'],
      ['application/x-www-form-urlencoded', '%E0%A4%A=%'],
    ]) {
      const response = await fetch(`${site.url}/login`, {
        method: 'POST',
        body,
        headers: { origin: site.url, 'content-type': type ?? '' },
      })
      const text = await response.text()
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(text).not.toMatch(/at .*\.(js|ts):\d+|node_modules|TypeError|SyntaxError/)
    }
  })
})

describe('a page of a role', () => {
  it('does not exist for anybody else', async () => {
    const learner = await site.enter('learner@exemple.fr')
    for (const path of ['/admin', '/staff/people?search=a', '/staff/audit.csv'])
      expect((await learner.get(path)).status).toBe(404)
    expect((await learner.get('/admin.data')).status).toBe(404)
    expect(
      (await learner.post('/staff/people', { intent: 'invite', email: 'x@exemple.fr', role: 'admin' }))
        .status,
    ).toBe(404)
    expect((await site.visit().get('/admin')).location).toBe('/login?next=%2Fadmin')
    expect(
      (await site.visit().post('/staff/people', { email: 'x@exemple.fr', role: 'admin' })).location,
    ).toBe('/login?next=%2Fstaff%2Fpeople')
    expect((await site.visit().get('/outbox')).status).toBe(404)
  })
})

/** A way to a database that can be cut and mended. */
async function openWay(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const way = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
  })
  const open = (port: number) => new Promise<void>((done) => way.listen(port, '127.0.0.1', done))
  await open(0)
  const { port } = way.address() as AddressInfo
  const far = new URL(databaseUrl)
  far.hostname = '127.0.0.1'
  far.port = String(port)
  const cut = () => {
    way.close()
    for (const socket of sockets) socket.destroy()
  }
  return { url: far.href, cut, mend: () => open(port), close: cut }
}

describe('a fault', () => {
  it('of the database is a pause, said kindly, that ends by itself', async () => {
    let way: Awaited<ReturnType<typeof openWay>> | undefined
    const resting = await openTestAcademy({
      async through(url) {
        way = await openWay(url)
        return way.url
      },
    })
    try {
      await resting.addAccount('pause@exemple.fr', 'learner')
      const visitor = await resting.enter('pause@exemple.fr')
      for (let round = 0; round < 3; round += 1) {
        way?.cut()
        for (const path of ['/me/logins', '/me/logins.data']) {
          const answer = await visitor.get(path)
          expect([path, answer.status]).toEqual([path, 503])
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
          expect(answer.text).not.toMatch(/node_modules|ECONN|postgres/i)
        }
        const posted = await resting.visit().post('/login', { email: 'pause@exemple.fr', password })
        expect(posted.status).toBe(503)
        const asked = await resting.visit().post('/join', { name: 'Lou', email: 'lou@exemple.fr' })
        expect(asked.status).toBe(503)
        expect((await resting.visit().get('/readyz')).status).toBe(503)
        expect((await resting.visit().get('/healthz')).status).toBe(200)
        await way?.mend()
        const start = Date.now()
        while ((await visitor.get('/me/logins')).status !== 200 && Date.now() - start < 5_000);
        expect(Date.now() - start).toBeLessThan(5_000)
      }
      await resting.visit().post('/join', { name: 'Lou', email: 'lou@exemple.fr' })
      await resting.letterbox.wait('lou@exemple.fr')
    } finally {
      await resting.close()
      way?.close()
    }
  })
})

describe('stopping', () => {
  it('ends what is under way, and takes nothing new', async () => {
    const stopping = await openTestAcademy()
    const body = 'email=nobody%40exemple.fr&password=quatre+lanternes'
    const slow = new Promise<number | undefined>((done, failed) => {
      const { port } = new URL(stopping.url)
      const type = 'application/x-www-form-urlencoded'
      const headers = { origin: stopping.url, 'content-type': type, 'content-length': body.length }
      const request = httpRequest({ port, path: '/login', method: 'POST', headers }, (response) => {
        response.resume()
        done(response.statusCode)
      })
      request.on('error', failed)
      request.write(body.slice(0, 10))
      setTimeout(() => request.end(body.slice(10)), 600)
    })
    await new Promise((done) => setTimeout(done, 200))
    const closed = stopping.close()
    await expect(stopping.visit().get('/healthz')).rejects.toThrow()
    expect(await slow).toBe(400)
    await closed
  })
})
