/** Accounts from outside: sign-up, links, resets, guessing, logins, another address. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPersonByEmail, listLogins } from '#db/people.ts'
import { credentials, people, requestLimits, verifications } from '#db/schema/people.ts'
import { openTestAcademy, password, tokenFor, type TestAcademy } from '../setup/academy.ts'
import type { Answer } from '../setup/visitor.ts'

let site: TestAcademy
beforeAll(async () => {
  site = await openTestAcademy()
})
afterAll(() => site.close())

const other = 'quatre lanternes violettes'

/** What differs between two answers besides the address that was typed and what is new at each request. */
function comparable(answer: Answer, email: string): string {
  return answer.text
    .replaceAll(email, '…')
    .replaceAll(encodeURIComponent(email), '…')
    .replace(/nonce="[^"]*"/g, '')
}

describe('joining', () => {
  it('leads from a first name and an address to a space of her own', async () => {
    const visitor = site.visit()
    const asked = await visitor.post('/join', { name: 'Fatou', email: 'Fatou@exemple.fr' })
    expect(asked.status).toBe(200)
    expect(await findPersonByEmail(site.database.db, 'fatou@exemple.fr')).toBeNull()
    const { path, token } = await tokenFor(site, 'fatou@exemple.fr')
    const letter = await site.letterbox.wait('fatou@exemple.fr')
    expect(letter.subject).toBe('Ariane\u202f: votre lien')
    const page = await visitor.get(path)
    expect(page.text).toContain('Fatou')
    const opened = await visitor.post('/login/link', { token, next: '/welcome', password: other })
    expect([opened.status, opened.location]).toEqual([302, '/welcome'])
    const person = await findPersonByEmail(site.database.db, 'fatou@exemple.fr')
    expect(person).toMatchObject({ name: 'Fatou', roles: ['learner'], language: 'fr' })
    expect((await visitor.get('/me/logins')).status).toBe(200)
    const again = await site.visit().post('/login', { email: 'fatou@exemple.fr', password: other })
    expect(again.status).toBe(302)
  })

  it('answers the same whether the address is known or not, and the letter tells the difference', async () => {
    await site.addAccount('known@exemple.fr', 'learner')
    const known = await site.visit().post('/join', { name: 'Lina', email: 'known@exemple.fr' })
    const unknown = await site.visit().post('/join', { name: 'Lina', email: 'unknown@exemple.fr' })
    expect(known.status).toBe(unknown.status)
    expect(comparable(known, 'known@exemple.fr')).toBe(comparable(unknown, 'unknown@exemple.fr'))
    expect((await site.letterbox.wait('known@exemple.fr')).raw).toContain('déjà')
    expect((await site.letterbox.wait('unknown@exemple.fr')).raw).not.toContain('déjà')
  })

  it.each([
    ['no name', { name: ' ', email: 'a@exemple.fr' }],
    ['markup for a name', { name: '<b>Lina</b>', email: 'a@exemple.fr' }],
    ['no address', { name: 'Lina', email: 'exemple.fr' }],
    ['an address too long', { name: 'Lina', email: `${'a'.repeat(260)}@exemple.fr` }],
    ['nothing', {}],
  ])('refuses %s and keeps what she typed', async (_what, form) => {
    const answer = await site.visit().post('/join', form as Record<string, string>)
    expect(answer.status).toBe(400)
    if ('email' in form) expect(answer.text).toContain(`value="${form.email.slice(0, 200)}`)
  })

  it('speaks the language of the browser', async () => {
    const visitor = site.visit()
    await visitor.post('/join', { name: 'Ann', email: 'ann@example.org' }, { 'accept-language': 'en-GB' })
    const letter = await site.letterbox.wait('ann@example.org')
    expect(letter.subject).toBe('Ariane: your link')
    expect(letter.raw).toContain('Hello Ann')
  })
})

describe('an e-mailed link', () => {
  it('opens once, even when twenty ask at the same moment', async () => {
    await site.addAccount('once@exemple.fr', 'learner')
    await site.visit().post('/login/link', { email: 'once@exemple.fr' })
    const { token } = await tokenFor(site, 'once@exemple.fr')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => site.visit().post('/login/link', { token })),
    )
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(19)
  })

  it('makes one account when twenty newcomers press at the same moment', async () => {
    await site.visit().post('/join', { name: 'Nour', email: 'nour@exemple.fr' })
    const { token } = await tokenFor(site, 'nour@exemple.fr')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => site.visit().post('/login/link', { token })),
    )
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(1)
    const rows = await site.database.db.select().from(people).where(eq(people.email, 'nour@exemple.fr'))
    expect(rows).toHaveLength(1)
  })

  it('is not used up by a program that looks at it', async () => {
    await site.addAccount('scanned@exemple.fr', 'learner')
    await site.visit().post('/login/link', { email: 'scanned@exemple.fr' })
    const { path, token } = await tokenFor(site, 'scanned@exemple.fr')
    await site.visit().get(path)
    await site.visit().get(path)
    expect((await site.visit().post('/login/link', { token })).status).toBe(302)
  })

  it('is over after ten minutes', async () => {
    await site.addAccount('late@exemple.fr', 'learner')
    await site.visit().post('/login/link', { email: 'late@exemple.fr' })
    const { path, token } = await tokenFor(site, 'late@exemple.fr')
    const [row] = await site.database.db
      .select()
      .from(verifications)
      .where(eq(verifications.value, '{"type":"magic-link","email":"late@exemple.fr"}'))
    const life = (row?.expiresAt.getTime() ?? 0) - Date.now()
    expect(life).toBeGreaterThan(9 * 60_000)
    expect(life).toBeLessThanOrEqual(10 * 60_000)
    await site.database.db.update(verifications).set({ expiresAt: new Date(Date.now() - 1000) })
    expect((await site.visit().get(path)).text).toContain('ne marche plus')
    expect((await site.visit().post('/login/link', { token })).status).toBe(410)
  })

  it('is kept hashed, and stands in no queue', async () => {
    await site.addAccount('hashed@exemple.fr', 'learner')
    await site.visit().post('/login/link', { email: 'hashed@exemple.fr' })
    await site.visit().post('/reset', { email: 'hashed@exemple.fr' })
    const tokens = [
      await tokenFor(site, 'hashed@exemple.fr', 1),
      await tokenFor(site, 'hashed@exemple.fr', 2),
    ]
    const rows = await site.database.db.execute(`
      select to_jsonb(v)::text as row from verifications v
      union all select to_jsonb(j)::text from pgboss.job j
      union all select to_jsonb(a)::text from pgboss.archive a
      union all select to_jsonb(m)::text from mails m`)
    const kept = rows.map((row) => String(row.row)).join('\n')
    expect(kept).toContain('hashed@exemple.fr')
    for (const { token } of tokens) expect(kept).not.toContain(token)
  })

  it('is answered the same for an unknown address, to which nothing is sent', async () => {
    await site.addAccount('there@exemple.fr', 'learner')
    for (const path of ['/login/link', '/reset']) {
      const known = await site.visit().post(path, { email: 'there@exemple.fr' })
      const unknown = await site.visit().post(path, { email: 'nowhere@exemple.fr' })
      expect(known.status).toBe(unknown.status)
      expect(comparable(known, 'there@exemple.fr')).toBe(comparable(unknown, 'nowhere@exemple.fr'))
    }
    await site.letterbox.wait('there@exemple.fr', 2)
    expect(site.letterbox.letters.filter(({ to }) => to === 'nowhere@exemple.fr')).toEqual([])
  })

  it('leads back to a page of this site only', async () => {
    await site.addAccount('next@exemple.fr', 'learner')
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const answer = await site.visit().post('/login', { email: 'next@exemple.fr', password, next })
      expect(answer.location).toBe('/path')
    }
    const answer = await site
      .visit()
      .post('/login', { email: 'next@exemple.fr', password, next: '/reviews?x=1' })
    expect(answer.location).toBe('/reviews?x=1')
  })
})

describe('a password', () => {
  it('opens, and its cookie is for this site and this browser only', async () => {
    await site.addAccount('enter@exemple.fr', 'learner')
    const answer = await site.visit().post('/login', { email: 'Enter@exemple.fr ', password })
    expect(answer.location).toBe('/path')
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).toMatch(/Path=\//)
  })

  it('is refused in the same words and after the same work for an unknown address', async () => {
    await site.addAccount('timing@exemple.fr', 'learner')
    const known = { email: 'timing@exemple.fr', work: Infinity, answer: '', status: 0 }
    const unknown = { email: 'nobody-timing@exemple.fr', work: Infinity, answer: '', status: 0 }
    // Processor time, not the clock: what else the machine does weighs on neither. In turn, and the least of nine.
    for (let n = 0; n < 9; n += 1)
      for (const who of [known, unknown]) {
        const start = process.cpuUsage()
        const answer = await site.visit().post('/login', { email: who.email, password: other })
        const { user, system } = process.cpuUsage(start)
        who.work = Math.min(who.work, user + system)
        who.answer = comparable(answer, who.email)
        who.status = answer.status
      }
    expect(known.status).toBe(400)
    expect([known.status, known.answer]).toEqual([unknown.status, unknown.answer])
    expect(Math.abs(known.work - unknown.work)).toBeLessThan(Math.max(known.work, unknown.work) / 2)
  })

  it('may be guessed ten times, then waits a quarter of an hour; the link still opens', async () => {
    await site.addAccount('guessed@exemple.fr', 'learner')
    const answers: Answer[] = []
    for (let n = 0; n < 14; n += 1)
      answers.push(
        await site
          .visit()
          .post(
            '/login',
            { email: 'guessed@exemple.fr', password: `${other} ${n}` },
            { 'x-forwarded-for': `203.0.113.${n}` },
          ),
      )
    expect(answers.map(({ status }) => status)).toEqual([
      ...Array<number>(10).fill(400),
      ...Array<number>(4).fill(429),
    ])
    const wait = Number(answers.at(-1)?.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(15 * 60)
    expect(answers.at(-1)?.text).toContain('value="guessed@exemple.fr"')
    expect(answers.at(-1)?.text).not.toContain(other)
    const rightful = await site.visit().post('/login', { email: 'guessed@exemple.fr', password })
    expect(rightful.status).toBe(429)
    await site.visit().post('/login/link', { email: 'guessed@exemple.fr' })
    const { token } = await tokenFor(site, 'guessed@exemple.fr')
    expect((await site.visit().post('/login/link', { token })).status).toBe(302)
  })

  it('is guessed in parallel ten times only', async () => {
    await site.addAccount('parallel@exemple.fr', 'learner')
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_value, n) =>
        site.visit().post('/login', { email: 'parallel@exemple.fr', password: `${other} ${n}` }),
      ),
    )
    expect(answers.filter(({ status }) => status === 400).length).toBeLessThanOrEqual(10)
    await site.database.db.delete(requestLimits)
  })

  it('is limited by address too, across accounts', async () => {
    const answers: Answer[] = []
    for (let from = 0; from < 60; from += 10)
      answers.push(
        ...(await Promise.all(
          Array.from({ length: 10 }, (_value, n) =>
            site.visit().post('/login', { email: `many-${from + n}@exemple.fr`, password: other }),
          ),
        )),
      )
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(50)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10)
    await site.database.db.delete(requestLimits)
  })

  it.each([
    ['short', 'onze lettre'],
    ['digits only', '918273645501'],
    ['common', 'motdepasse2026'],
    ['made of her address', 'choice@exemple!'],
    ['made of ours', 'ariane ariane 12'],
    ['endless', 'a7'.repeat(70)],
  ])('that is %s is refused before the link is used up', async (_what, poor) => {
    const email = `choice@exemple.fr`
    await site.database.db.delete(requestLimits)
    await site.visit().post('/join', { name: 'Aya', email })
    const nth = site.letterbox.letters.filter(({ to }) => to === email).length + 1
    const { token } = await tokenFor(site, email, nth)
    const refused = await site.visit().post('/login/link', { token, password: poor })
    expect(refused.status).toBe(400)
    expect(refused.text).not.toContain(`value="${poor}"`)
    expect(await site.academy.auth.peekLink(token)).not.toBeNull()
  })
})

describe('a new password', () => {
  it('is chosen once by a link, and ends every login', async () => {
    await site.addAccount('reset@exemple.fr', 'learner')
    const before = await site.enter('reset@exemple.fr')
    await site.visit().post('/reset', { email: 'reset@exemple.fr' })
    const { path, token } = await tokenFor(site, 'reset@exemple.fr')
    expect((await site.visit().get(path)).status).toBe(200)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => site.visit().post('/reset', { token, password: other })),
    )
    expect(answers.filter(({ location }) => location === '/login?changed')).toHaveLength(1)
    expect((await before.get('/me/logins')).location).toContain('/login?next=')
    expect((await site.visit().post('/login', { email: 'reset@exemple.fr', password })).status).toBe(400)
    expect((await site.visit().post('/login', { email: 'reset@exemple.fr', password: other })).status).toBe(
      302,
    )
    const letter = await site.letterbox.wait('reset@exemple.fr', 2)
    expect(letter.subject).toContain('mot de passe')
  })

  it('chosen while logged in ends the other logins', async () => {
    const id = await site.addAccount('change@exemple.fr', 'learner')
    const [here, there] = [await site.enter('change@exemple.fr'), await site.enter('change@exemple.fr')]
    const wrong = await here.post('/me/security', {
      intent: 'password',
      currentPassword: other,
      password: other,
    })
    expect(wrong.status).toBe(400)
    const changed = await here.post('/me/security', {
      intent: 'password',
      currentPassword: password,
      password: other,
    })
    expect(changed.location).toBe('/me/security?done=password')
    expect((await here.get('/me/logins')).status).toBe(200)
    expect((await there.get('/me/logins')).status).toBe(302)
    expect(await listLogins(site.database.db, id, new Date())).toHaveLength(1)
    const [row] = await site.database.db.select().from(credentials).where(eq(credentials.userId, id))
    expect(row?.password).toMatch(/^\$argon2id\$/)
  })
})

describe('a login', () => {
  it('is worth nothing once it was ended, wherever its cookie is shown again', async () => {
    await site.addAccount('leave@exemple.fr', 'learner')
    const visitor = await site.enter('leave@exemple.fr')
    const stolen = site.visit()
    for (const [name, value] of visitor.cookies) stolen.cookies.set(name, value)
    expect((await stolen.get('/me/logins')).status).toBe(200)
    expect((await visitor.post('/logout', {})).location).toBe('/')
    expect(visitor.cookies.size).toBe(0)
    for (const path of ['/me/logins', '/me/security', '/me/email', '/admin'])
      for (const url of [path, `${path}.data`]) {
        const answer = await stolen.get(url)
        expect(answer.text).not.toContain('leave@exemple.fr')
        expect([202, 302]).toContain(answer.status)
      }
  })

  it('whose cookie was changed is nobody’s', async () => {
    await site.addAccount('forged@exemple.fr', 'learner')
    const visitor = await site.enter('forged@exemple.fr')
    for (const [name, value] of visitor.cookies) {
      visitor.cookies.set(
        name,
        value.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a')),
      )
      expect((await visitor.get('/me/logins')).status).toBe(302)
      visitor.cookies.set(name, value.slice(0, 32))
      expect((await visitor.get('/me/logins')).status).toBe(302)
      visitor.cookies.set(name, '%E0%A4%A')
      expect((await visitor.get('/me/logins')).status).toBe(302)
    }
  })

  it('is listed, and ended from another device; those of others are not there', async () => {
    const id = await site.addAccount('list@exemple.fr', 'learner')
    const strangerId = await site.addAccount('stranger@exemple.fr', 'learner')
    const here = await site.enter('list@exemple.fr')
    const there = await site.enter('list@exemple.fr')
    await site.enter('stranger@exemple.fr')
    const [theirs] = await listLogins(site.database.db, strangerId, new Date())
    expect((await here.post('/me/logins', { login: theirs?.id ?? '' })).status).toBe(404)
    expect((await here.post('/me/logins', { login: 'nothing' })).status).toBe(404)
    expect((await here.post('/me/logins', { intent: 'others' })).location).toBe('/me/logins?done=others')
    expect((await there.get('/me/logins')).status).toBe(302)
    expect(await listLogins(site.database.db, id, new Date())).toHaveLength(1)
    expect(await listLogins(site.database.db, strangerId, new Date())).toHaveLength(1)
  })

  it('is refused to a closed account', async () => {
    const id = await site.addAccount('closed@exemple.fr', 'learner')
    const visitor = await site.enter('closed@exemple.fr')
    await site.database.db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, id))
    expect((await visitor.get('/me/logins')).status).toBe(302)
    expect((await site.visit().post('/login', { email: 'closed@exemple.fr', password })).status).toBe(400)
  })
})

describe('another address', () => {
  it('is taken once it has been confirmed, by her alone, and the former one is told', async () => {
    await site.database.db.delete(requestLimits)
    await site.addAccount('former@exemple.fr', 'learner')
    await site.addAccount('thief@exemple.fr', 'learner')
    const visitor = await site.enter('former@exemple.fr')
    const thief = await site.enter('thief@exemple.fr')
    const form = { email: 'newer@exemple.fr', currentPassword: password }
    expect((await visitor.post('/me/email', { ...form, currentPassword: other })).status).toBe(400)
    expect((await visitor.post('/me/email', form)).status).toBe(200)
    const { path, token } = await tokenFor(site, 'newer@exemple.fr')
    expect((await site.visit().get(path)).location).toContain('/login?next=')
    expect((await thief.post('/me/email', { token })).status).toBe(410)
    expect((await visitor.get(path)).status).toBe(200)
    expect((await visitor.post('/me/email', { token })).location).toBe('/me/email?saved')
    expect((await visitor.post('/me/email', { token })).status).toBe(410)
    expect((await site.letterbox.wait('former@exemple.fr')).subject).toContain('adresse')
    expect((await site.visit().post('/login', { email: 'newer@exemple.fr', password })).status).toBe(302)
    expect((await site.visit().post('/login', { email: 'former@exemple.fr', password })).status).toBe(400)
  })

  it('that somebody has is answered like any other, and nothing is sent', async () => {
    await site.addAccount('asker@exemple.fr', 'learner')
    await site.addAccount('taken@exemple.fr', 'learner')
    const visitor = await site.enter('asker@exemple.fr')
    const taken = await visitor.post('/me/email', { email: 'taken@exemple.fr', currentPassword: password })
    const free = await visitor.post('/me/email', { email: 'free@exemple.fr', currentPassword: password })
    expect(comparable(taken, 'taken@exemple.fr')).toBe(comparable(free, 'free@exemple.fr'))
    await site.letterbox.wait('free@exemple.fr')
    expect(site.letterbox.letters.some(({ to }) => to === 'taken@exemple.fr')).toBe(false)
  })
})
