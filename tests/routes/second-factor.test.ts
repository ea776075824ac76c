/** The second factor from outside: whom it is asked of, what opens, guessing, taking it off. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestAcademy, password, tokenFor, type TestAcademy } from '../setup/academy.ts'
import { totp } from '../setup/totp.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
beforeAll(async () => {
  site = await openTestAcademy()
})
afterAll(() => site.close())

describe('a second factor', () => {
  /** Sets it up, and gives the key and the recovery codes. */
  async function setUp(visitor: Visitor): Promise<{ secret: string; codes: string[] }> {
    const begun = await visitor.post('/me/security', { intent: 'begin', currentPassword: password })
    expect(begun.status).toBe(200)
    const uri = /name="uri" value="([^"]+)"/.exec(begun.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const codes = [...begun.text.matchAll(/name="codes" value="([^"]+)"/g)].map(([, code]) => code ?? '')
    const secret = new URL(uri).searchParams.get('secret') ?? ''
    const form = { intent: 'confirm', uri, codes: codes[0] ?? '' }
    expect((await visitor.post('/me/security', { ...form, code: '000000' })).status).toBe(400)
    const done = await visitor.post('/me/security', { ...form, code: totp(secret, Date.now() - 30_000) })
    expect(done.status).toBe(200)
    expect(done.text).toContain(codes[0] ?? 'no codes')
    return { secret, codes }
  }

  it('is asked of whoever reads about others, before anything else', async () => {
    for (const role of ['mentor', 'coach', 'staff', 'admin'] as const) {
      await site.addAccount(`${role}@exemple.fr`, role)
      const visitor = await site.enter(`${role}@exemple.fr`)
      for (const path of ['/admin', '/me/logins', '/me/email'])
        expect((await visitor.get(path)).location).toBe('/me/security')
      expect((await visitor.get('/me/security')).status).toBe(200)
    }
  })

  it('is asked after a password and after a link; each code opens once', async () => {
    await site.addAccount('second@exemple.fr', 'admin')
    const owner = await site.enter('second@exemple.fr')
    const { secret, codes } = await setUp(owner)
    expect((await owner.get('/admin')).status).toBe(200)

    const byPassword = site.visit()
    expect((await byPassword.post('/login', { email: 'second@exemple.fr', password })).location).toBe(
      '/login/two-factor',
    )
    expect((await byPassword.get('/admin')).location).toContain('/login?next=')
    expect((await byPassword.post('/login/two-factor', { code: '12' })).status).toBe(400)
    const code = totp(secret)
    expect((await byPassword.post('/login/two-factor', { code })).location).toBe('/admin')
    expect((await byPassword.get('/admin')).status).toBe(200)

    const again = site.visit()
    await again.post('/login', { email: 'second@exemple.fr', password })
    expect((await again.post('/login/two-factor', { code })).status).toBe(400)

    const byLink = site.visit()
    await byLink.post('/login/link', { email: 'second@exemple.fr' })
    const { token } = await tokenFor(site, 'second@exemple.fr')
    expect((await byLink.post('/login/link', { token })).location).toBe('/login/two-factor')
    expect((await byLink.get('/admin')).location).toContain('/login?next=')
    const recovery = { with: 'recovery', code: codes[0] ?? '' }
    expect((await byLink.post('/login/two-factor', recovery)).location).toBe('/admin')

    const spent = site.visit()
    await spent.post('/login', { email: 'second@exemple.fr', password })
    expect((await spent.post('/login/two-factor', recovery)).status).toBe(400)
  })

  it('cannot be guessed', async () => {
    await site.addAccount('codes@exemple.fr', 'admin')
    await setUp(await site.enter('codes@exemple.fr'))
    let tried = 0
    for (let round = 0; round < 5; round += 1) {
      const visitor = site.visit()
      const entered = await visitor.post('/login', { email: 'codes@exemple.fr', password })
      if (entered.status !== 302) break
      for (let n = 0; n < 5; n += 1) {
        const answer = await visitor.post('/login/two-factor', { code: String(100_000 + round * 10 + n) })
        if (answer.status === 400) tried += 1
        else expect([410, 429]).toContain(answer.status)
      }
    }
    expect(tried).toBeLessThanOrEqual(10)
  })

  it('cannot be taken off by a role that needs it', async () => {
    await site.addAccount('kept@exemple.fr', 'mentor')
    const visitor = await site.enter('kept@exemple.fr')
    await setUp(visitor)
    expect((await visitor.post('/me/security', { intent: 'stop', currentPassword: password })).status).toBe(
      400,
    )
  })

  it('can be taken off by a learner who proves that she is herself', async () => {
    await site.addAccount('off@exemple.fr', 'learner')
    const visitor = await site.enter('off@exemple.fr')
    await setUp(visitor)
    expect(
      (await visitor.post('/me/security', { intent: 'stop', currentPassword: 'quatre lanternes violettes' }))
        .status,
    ).toBe(400)
    const off = await visitor.post('/me/security', { intent: 'stop', currentPassword: password })
    expect(off.location).toBe('/me/security?done=stopped')
    expect((await site.visit().post('/login', { email: 'off@exemple.fr', password })).location).toBe('/path')
  })
})
