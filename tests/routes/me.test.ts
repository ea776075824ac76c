/** Her own pages: what she changes, what is known of her, the file, and leaving. */
import { randomUUID } from 'node:crypto'
import { getTableName } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { learnerModel } from '#app/learning/learner.server.ts'
import { me as en } from '#app/locales/en/me.ts'
import { me as fr } from '#app/locales/fr/me.ts'
import { tablesBySubject } from '#app/accounts/personal-data.server.ts'
import { findProfile, saveEnrolment, saveWelcome } from '#db/enrolments.ts'
import { saveSubmission } from '#db/learning/submissions.ts'
import { recordEvidence } from '#db/learning/state.ts'
import { findPerson, listDueDeletions, requestDeletion } from '#db/people.ts'
import { traces } from '#db/personal-data.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'

let site: TestAcademy
beforeAll(async () => {
  // In the demonstration a mentor or an administrator owes no second factor.
  site = await openTestAcademy({ demonstration: true })
})
afterAll(() => site.close())

const now = () => site.academy.now()

/** A learner with something of everything that a page can show. */
async function addLearner(email: string): Promise<string> {
  const { db } = site.database
  const id = await site.addAccount(email, 'learner')
  const published = await site.academy.catalogs.published(site.academy.db)
  const [track] = published.catalog.tracks
  const [item] = published.catalog.items
  const [module] = published.catalog.modules
  if (!track || !item || !module) throw new Error('the catalogue is empty')
  await saveEnrolment(db, id, { id: randomUUID(), track: track.slug, at: now() })
  const answers = { experience: { unpaid: ['children'], paid: [], text: 'Trésorière du club' } }
  await saveWelcome(db, id, { answers, step: 2, done: false, at: now() })
  const about = { kind: 'answer' as const, item: item.id, node: item.node, unknown: false, hinted: false }
  await recordEvidence(
    db,
    learnerModel(published),
    id,
    [
      ...Array.from({ length: 40 }, (_, n) => ({
        ...about,
        id: randomUUID(),
        at: new Date(now().getTime() - (50 - n) * 60_000).toISOString(),
        purpose: 'practice' as const,
        correct: n % 2 === 0,
        slip: 0.1,
        guess: 0.2,
      })),
      { kind: 'claim' as const, id: randomUUID(), at: now().toISOString(), node: item.node, can: true },
    ],
    now(),
  )
  const work = { text: 'Ma page', link: null, file: null, state: 'sent' as const, at: now() }
  await saveSubmission(db, { learnerId: id, id: randomUUID(), module: module.slug, ...work })
  return id
}

describe('the page that leads to all others', () => {
  it('says what each page holds at present', async () => {
    await site.addAccount('hub@exemple.fr', 'learner')
    const visitor = await site.enter('hub@exemple.fr')
    const page = await visitor.get('/me')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Vous êtes chez vous, Awa.')
    for (const path of [
      'profile',
      'notifications',
      'logins',
      'security',
      'email',
      'data',
      'data.json',
      'delete',
    ])
      expect(page.text).toContain(`href="/me/${path}"`)
    expect(page.text).toContain('href="/path/hours"')
  })

  it('is there for every role, without what only learners have', async () => {
    await site.addAccount('both@exemple.fr', 'learner', 'mentor')
    const both = await (await site.enter('both@exemple.fr')).get('/me')
    expect(both.text).toContain('href="/mentor"')
    await site.addAccount('coach-me@exemple.fr', 'coach')
    const coach = await site.enter('coach-me@exemple.fr')
    const own = await coach.get('/me')
    expect(own.status).toBe(200)
    expect(own.text).not.toContain('href="/path/hours"')
    expect((await coach.get('/me/data')).status).toBe(200)
    expect((await coach.get('/me/notifications')).status).toBe(200)
    await site.addAccount('staff-me@exemple.fr', 'staff')
    expect((await (await site.enter('staff-me@exemple.fr')).get('/me/notifications')).status).toBe(404)
    expect((await site.visit().get('/me')).location).toBe('/login?next=%2Fme')
  })
})

describe('her profile', () => {
  it('is saved, and the page speaks the language chosen', async () => {
    const id = await site.addAccount('profile@exemple.fr', 'learner')
    const visitor = await site.enter('profile@exemple.fr')
    const form = { name: ' Aminata ', language: 'en', timeZone: 'Indian/Reunion' }
    const saved = await visitor.post('/me/profile', form)
    expect([saved.status, saved.location]).toEqual([302, '/me/profile?saved'])
    expect(await findPerson(site.database.db, id)).toMatchObject({ ...form, name: 'Aminata' })
    expect((await visitor.get('/me/profile?saved')).text).toContain('We call you Aminata.')
  })

  it.each([
    ['no name', { name: ' ', language: 'fr', timeZone: 'Europe/Paris' }],
    ['markup', { name: '<b>', language: 'fr', timeZone: 'Europe/Paris' }],
    ['an unknown language', { name: 'Awa', language: 'xx', timeZone: 'Europe/Paris' }],
    ['an unknown time zone', { name: 'Awa', language: 'fr', timeZone: 'Mars/Olympus' }],
    ['a forged time zone', { name: 'Awa', language: 'fr', timeZone: 'SystemV/PST8PDT' }],
    ['nothing', {}],
  ])('refuses %s and keeps what she typed', async (what, form) => {
    const email = `refused-${what.replaceAll(' ', '-')}@exemple.fr`
    const id = await site.addAccount(email, 'learner')
    const visitor = await site.enter(email)
    const answer = await visitor.post('/me/profile', form as Record<string, string>)
    expect(answer.status).toBe(400)
    expect(answer.text).toMatch(/id="field-\w+-error"/)
    if ('name' in form && what !== 'markup') expect(answer.text).toContain(`value="${form.name}"`)
    expect(await findPerson(site.database.db, id)).toMatchObject({ name: 'Awa', timeZone: 'Europe/Paris' })
  })
})

describe('the messages she wants', () => {
  it('are kept by kind; what is unknown means nothing', async () => {
    const id = await site.addAccount('letters@exemple.fr', 'learner')
    const visitor = await site.enter('letters@exemple.fr')
    const says = async (words: string) =>
      expect((await visitor.get('/me/notifications')).text).toContain(words)
    // At first: that somebody wrote to her, without its words.
    await says('Une sorte de messages')
    expect(
      (await visitor.post('/me/notifications', { kinds: 'week', when: 'daily', words: 'yes' })).status,
    ).toBe(302)
    const kept = async () => (await findProfile(site.database.db, id))?.notifications
    expect(await kept()).toEqual({
      ...{ week: true, return: false },
      ...{ messagesNone: false, messagesDaily: true, messagesWords: true },
    })
    await says('Deux sortes de messages')
    await visitor.post('/me/notifications', { kinds: 'everything', when: 'none' })
    await says('Nous vous écrivons le moins possible.')
    await visitor.post('/me/notifications', { when: 'shouting' })
    expect(await kept()).toMatchObject({ week: false, messagesNone: false, messagesDaily: false })
  })

  it('are asked of those who accompany too, as far as they concern them', async () => {
    const id = await site.addAccount('mentor-letters@exemple.fr', 'mentor')
    const visitor = await site.enter('mentor-letters@exemple.fr')
    const { text } = await visitor.get('/me/notifications')
    expect(text).toContain('Quand quelqu’un m’écrit')
    expect(text).not.toContain('le lundi, avec ma semaine')
    await visitor.post('/me/notifications', { when: 'none', kinds: 'week' })
    expect((await findProfile(site.database.db, id))?.notifications).toEqual({
      ...{ messagesNone: true, messagesDaily: false, messagesWords: false },
    })
  })
})

describe('what the academy knows of her', () => {
  it('is told for every table that leads to her', () => {
    const told = Object.values(tablesBySubject).flat()
    const exported = new Set(traces.filter((trace) => trace.exported).map(({ table }) => getTableName(table)))
    expect([...told].sort()).toEqual([...exported].sort())
  })

  it('names everything that stays when she goes', () => {
    const kept = new Set(
      traces.filter(({ onErasure }) => onErasure === 'keep').map(({ table }) => getTableName(table)),
    )
    expect(Object.keys(fr.delete.staysList).sort()).toEqual([...kept].sort())
    expect(Object.keys(en.delete.staysList).sort()).toEqual([...kept].sort())
  })

  it('is readable, page by page, and hers alone', async () => {
    await addLearner('known@exemple.fr')
    await addLearner('neighbour@exemple.fr')
    const visitor = await site.enter('known@exemple.fr')
    const page = await visitor.get('/me/data')
    expect(page.status).toBe(200)
    for (const words of [
      'known@exemple.fr',
      'Trésorière du club',
      'Élever des enfants',
      'Les lire une par une (41)',
    ])
      expect(page.text).toContain(words)
    expect(page.text).not.toContain('neighbour@exemple.fr')
    const second = await visitor.get('/me/data?page=2')
    expect(second.text).toContain('Plus récentes')
    expect(second.text).not.toContain('Plus anciennes')
    for (const odd of ['0', '-3', 'x', '99999999'])
      expect((await visitor.get(`/me/data?page=${odd}`)).status, odd).toBe(200)
  })

  it('is a file without secrets', async () => {
    await addLearner('file@exemple.fr')
    const visitor = await site.enter('file@exemple.fr')
    const answer = await visitor.get('/me/data.json')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="ariane-\d{4}-\d\d-\d\d\.json"$/,
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const file = JSON.parse(answer.text)
    expect(file.tables.people[0].email).toBe('file@exemple.fr')
    expect(file.tables.evidence).toHaveLength(41)
    expect(answer.text).not.toContain('argon2')
    expect((await site.visit().get('/me/data.json')).location).toBe('/login?next=%2Fme%2Fdata.json')
  })
})

describe('leaving', () => {
  it('asks for the word, writes to her, says so on every page, and can be taken back', async () => {
    const email = 'leaving@exemple.fr'
    const id = await site.addAccount(email, 'learner')
    const visitor = await site.enter(email)
    const refused = await visitor.post('/me/delete', { intent: 'delete', word: 'oui' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('value="oui"')
    expect((await findPerson(site.database.db, id))?.deletionRequestedAt).toBeNull()
    const asked = await visitor.post('/me/delete', { intent: 'delete', word: ' « Effacer » ' })
    expect([asked.status, asked.location]).toEqual([302, '/me/delete'])
    expect((await site.letterbox.wait(email)).raw).toContain('sera effacé le')
    for (const page of [
      '',
      '/profile',
      '/notifications',
      '/logins',
      '/security',
      '/email',
      '/data',
      '/delete',
    ])
      expect((await visitor.get(`/me${page}`)).text, page).toContain('Garder mon espace')
    await visitor.post('/me/delete', { intent: 'delete', word: 'effacer' })
    const kept = await visitor.post('/me/delete', { intent: 'keep' })
    expect(kept.location).toBe('/me?kept')
    expect((await findPerson(site.database.db, id))?.deletionRequestedAt).toBeNull()
    expect((await visitor.get('/me?kept')).text).not.toContain('Garder mon espace')
    await new Promise((done) => setTimeout(done, 1_500))
    expect(site.letterbox.letters.filter(({ to }) => to === email)).toHaveLength(1)
  })

  it('happens after seven days and not before', async () => {
    const id = await site.addAccount('gone@exemple.fr', 'learner')
    const at = new Date(now().getTime() - 6.9 * 86_400_000)
    await requestDeletion(site.database.db, id, at)
    expect(await listDueDeletions(site.database.db, now())).not.toContain(id)
    expect(await listDueDeletions(site.database.db, new Date(now().getTime() + 0.2 * 86_400_000))).toContain(
      id,
    )
  })

  it('is not open to the only administrator', async () => {
    const id = await site.addAccount('alone@exemple.fr', 'admin')
    const visitor = await site.enter('alone@exemple.fr')
    const form = { intent: 'delete', word: 'delete' }
    const refused = await visitor.post('/me/delete', form)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Vous êtes la seule administratrice')
    expect((await findPerson(site.database.db, id))?.deletionRequestedAt).toBeNull()
    await site.addAccount('second@exemple.fr', 'admin')
    expect((await visitor.post('/me/delete', form)).status).toBe(302)
  })

  it('answers a form of nobody and nonsense calmly', async () => {
    await site.addAccount('odd@exemple.fr', 'learner')
    const visitor = await site.enter('odd@exemple.fr')
    expect((await visitor.post('/me/delete', { intent: 'explode' })).status).toBe(400)
    expect((await visitor.post('/me/delete', {})).status).toBe(400)
    expect((await site.visit().post('/me/delete', { intent: 'delete', word: 'effacer' })).status).toBe(302)
  })
})
