/** Letters and invitations: what goes out, what stays, what happens when it cannot go. */
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPersonByEmail } from '#db/people.ts'
import { listMails } from '#db/messages.ts'
import { openTestAcademy, password, type TestAcademy } from '../setup/academy.ts'

let site: TestAcademy
beforeAll(async () => {
  // In the demonstration no second factor is asked, so that an administrator can invite at once.
  site = await openTestAcademy({ demonstration: true })
  await site.addAccount('admin@exemple.fr', 'admin')
})
afterAll(() => site.close())

function pathOf(link: string | null): { path: string; token: string } {
  const path = (link ?? '').replaceAll('&amp;', '&')
  return { path, token: new URL(path, site.url).searchParams.get('token') ?? '' }
}

describe('a letter', () => {
  it('comes as text and as HTML, both with the link, and its subject tells nothing', async () => {
    await site.visit().post('/join', { name: 'Léa', email: 'lea@exemple.fr' })
    const { raw, subject } = await site.letterbox.wait('lea@exemple.fr')
    expect(subject).not.toMatch(/métier|parcours|académie|apprent|formation/i)
    expect(raw).toContain('Bonjour Léa')
    expect(raw.match(/\/login\/link\?token=/g)?.length).toBeGreaterThanOrEqual(3)
  })

  it('cannot be made to carry what somebody else wrote', async () => {
    for (const name of [
      'Visitez http://evil.example',
      'evil.example',
      'Gagnez 1000',
      'a\nBcc: b@exemple.fr',
      '<b>Léa</b>',
    ])
      expect((await site.visit().post('/join', { name, email: 'spam@exemple.fr' })).status).toBe(400)
    for (const name of ['Zoé-Anaïs', 'Nour El Houda', 'M. O’Neil', 'فاطمة', 'Đặng'])
      expect(
        (await site.visit().post('/join', { name, email: `${encodeURIComponent(name).length}@exemple.fr` }))
          .status,
      ).toBe(200)
  })

  it('is sent again when the mail server was away', async () => {
    site.letterbox.refuse(1)
    await site.visit().post('/join', { name: 'Inès', email: 'ines@exemple.fr' })
    await expect
      .poll(() => site.letterbox.letters.some(({ to }) => to === 'ines@exemple.fr'), { timeout: 25_000 })
      .toBe(true)
  })

  it('waits for no mail server: the answer comes first', async () => {
    let givenUp = () => {}
    const toldNothing = new Promise<string>((done) => (givenUp = () => done('the mail server')))
    const mute = createServer((socket) => socket.on('error', () => undefined).once('close', givenUp))
    await new Promise<void>((done) => mute.listen(0, '127.0.0.1', done))
    const { port } = mute.address() as AddressInfo
    const silent = await openTestAcademy({ smtpUrl: `smtp://127.0.0.1:${port}` })
    try {
      const asked = silent.visit().post('/join', { name: 'Zoé', email: 'zoe@exemple.fr' })
      expect(await Promise.race([asked.then(({ status }) => status), toldNothing])).toBe(200)
    } finally {
      await silent.close()
      mute.close()
    }
  })

  it('without a mail server stays in the outbox, which only the demonstration shows', async () => {
    const kept = await openTestAcademy({ smtpUrl: null, demonstration: true })
    try {
      await kept.visit().post('/join', { name: 'Maya', email: 'maya@exemple.fr' })
      await expect.poll(async () => (await listMails(kept.database.db)).length).toBe(1)
      const page = await kept.visit().get('/outbox')
      expect(page.status).toBe(200)
      expect(page.text).toContain('maya@exemple.fr')
      const href = /href="(\/login\/link\?[^"]+)"/.exec(page.text)?.[1] ?? ''
      expect((await kept.visit().get(href.replaceAll('&amp;', '&'))).text).toContain('Maya')
    } finally {
      await kept.close()
    }
  })
})

describe('an invitation', () => {
  it('opens an account with its role, once', async () => {
    const admin = await site.enter('admin@exemple.fr')
    const sent = await admin.post('/staff/people', {
      ...{ intent: 'invite', email: 'Guide@exemple.fr', role: 'mentor' },
    })
    expect(sent.location).toBe('/staff/people?told=invited')
    const { path, token } = pathOf((await site.letterbox.wait('guide@exemple.fr')).link)
    expect((await site.visit().get(path)).text).toContain('mentore')
    const poor = await site.visit().post(path, { token, name: 'Rosa', password: 'motdepasse12' })
    expect(poor.status).toBe(400)
    expect(poor.text).toContain('value="Rosa"')
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => site.visit().post('/invitation', { token, name: 'Rosa', password })),
    )
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(1)
    expect(await findPersonByEmail(site.database.db, 'guide@exemple.fr')).toMatchObject({
      roles: ['mentor'],
      name: 'Rosa',
    })
    expect((await site.visit().get(path)).status).toBe(410)
  })

  it('for somebody who has an account is accepted by her alone', async () => {
    await site.addAccount('double@exemple.fr', 'learner')
    await site.addAccount('curious@exemple.fr', 'learner')
    const admin = await site.enter('admin@exemple.fr')
    await admin.post('/staff/people', { intent: 'invite', email: 'double@exemple.fr', role: 'coach' })
    const { path, token } = pathOf((await site.letterbox.wait('double@exemple.fr')).link)
    expect((await site.visit().get(path)).text).toContain('/login?next=')
    const curious = await site.enter('curious@exemple.fr')
    expect((await curious.post('/invitation', { token })).status).toBe(404)
    expect((await site.visit().post('/invitation', { token, name: 'Rosa' })).status).toBe(410)
    const owner = await site.enter('double@exemple.fr')
    expect((await owner.post('/invitation', { token })).location).toBe('/coach')
    const person = await findPersonByEmail(site.database.db, 'double@exemple.fr')
    expect(person?.roles).toEqual(['learner', 'coach'])
  })

  it.each([
    ['an unknown role', { email: 'x@exemple.fr', role: 'owner' }],
    ['no address', { email: 'x', role: 'mentor' }],
    ['nothing', {}],
  ])('with %s is refused', async (_what, form) => {
    const admin = await site.enter('admin@exemple.fr')
    const invite = { intent: 'invite', ...form } as Record<string, string>
    expect((await admin.post('/staff/people', invite)).status).toBe(400)
  })

  it('with a token that nobody gave is over', async () => {
    expect((await site.visit().get('/invitation')).status).toBe(404)
    expect((await site.visit().get('/invitation?token=abc')).status).toBe(410)
    expect((await site.visit().post('/invitation', { token: 'abc', name: 'Rosa' })).status).toBe(410)
    expect((await site.visit().post('/invitation', {})).status).toBe(410)
  })
})
