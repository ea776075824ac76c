/** Sessions by the pages: what is offered, what is refused and how, who sees what. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveMentorship } from '#db/mentoring.ts'
import { savePerson } from '#db/people.ts'
import { sessionLooks, sessions } from '#db/schema/sessions.ts'
import type { TestAcademy } from '../setup/academy.ts'
import { monday, openBooking, plain, startsOf } from '../setup/booking.ts'
import { addPerson } from '../setup/learner.ts'
import { giveSlots } from '../setup/meetings.ts'

const hour = 3_600_000
let now = monday
let site: TestAcademy
let ids: Record<string, string>
let stage: Awaited<ReturnType<typeof openBooking>>

beforeAll(async () => {
  stage = await openBooking(
    () => now,
    [
      ['other', 'learner'],
      ['alone', 'learner'],
      ['mentor2', 'mentor'],
      ['staff', 'staff'],
    ],
  )
  ;({ site, ids } = stage)
  const mentorship = { learnerId: ids.other ?? '', mentorId: ids.mentor ?? '' }
  await saveMentorship(site.database.db, { ...mentorship, id: randomUUID(), at: now })
})
afterAll(() => site.close())
beforeEach(async () => {
  now = monday
  await stage.clear()
})

describe('booking', () => {
  it('offers the mentor’s hours from twelve hours ahead on, says the rules before, and keeps what was typed', async () => {
    const page = plain((await stage.as('learner').get(stage.withMentor)).text)
    expect(page).toContain('Quand voir Isabelle ?')
    expect(page).toContain('au moins 12 heures avant')
    expect(page).toContain('jusqu’à 2 heures avant')
    const starts = startsOf(page)
    expect(starts[0]).toBe('2026-09-08T15:00:00.000Z')
    expect(starts).toContain('2026-09-08T17:30:00.000Z')
    expect(starts).not.toContain('2026-09-08T17:45:00.000Z')
    const form = { id: randomUUID(), with: ids.mentor ?? '', minutes: '30', agenda: 'Ma question' }
    const refused = await stage.as('learner').post('/sessions/new', form)
    expect(refused.status).toBe(400)
    expect(plain(refused.text)).toContain('Choisissez un moment.')
    expect(refused.text).toContain('Ma question')
  })

  it('gives a session with the mentor’s own link, seen by the two and by nobody else', async () => {
    const id = await stage.bookNow()
    const page = plain((await stage.as('learner').get(`/sessions/${id}`)).text)
    expect(page).toContain('Mardi 8 septembre à 17 h.')
    expect(page).toContain('Avec Isabelle Nguyen, 30 minutes.')
    expect(page).toContain('https://visio.exemple.fr/isabelle')
    expect(page).toContain('jusqu’à 2 heures avant, c’est-à-dire jusqu’à mardi 8 septembre à 15 h')
    expect(plain((await stage.as('mentor').get(`/sessions/${id}`)).text)).toContain('De mon projet')
    for (const who of ['other', 'alone', 'mentor2', 'coach', 'staff'])
      expect((await stage.as(who).get(`/sessions/${id}`)).status, who).toBe(404)
    expect(plain((await stage.as('mentor').get('/sessions')).text)).toContain(
      'Mardi 8 septembre à 17 h, avec learner.',
    )
    expect((await stage.as('other').get('/sessions')).text).not.toMatch(/8\sseptembre/)
    expect(await stage.kept(id)).toMatchObject({ role: 'mentor', sequence: 0, changedBy: ids.learner })
  })

  it('sent twice is one session', async () => {
    const id = await stage.bookNow()
    const { startsAt } = (await stage.kept(id)) ?? {}
    const form = { id, with: ids.mentor ?? '', minutes: '30', start: startsAt?.toISOString() ?? '' }
    expect((await stage.as('learner').post('/sessions/new', form)).location).toBe(`/sessions/${id}?booked`)
    expect(await site.database.db.$count(sessions)).toBe(1)
  })

  it('of a taken time is answered with other times and with what was typed', async () => {
    const id = await stage.bookNow()
    const start = (await stage.kept(id))?.startsAt.toISOString() ?? ''
    const form = { id: randomUUID(), with: ids.mentor ?? '', minutes: '30', start, agenda: 'Moi aussi' }
    const refused = await stage.as('other').post(stage.withMentor, form)
    expect(refused.status).toBe(409)
    expect(plain(refused.text)).toContain('Ce moment n’est plus libre.')
    expect(refused.text).toContain('Moi aussi')
    expect(startsOf(refused.text)).not.toContain(start)
    expect(startsOf(refused.text).length).toBeGreaterThan(5)
  })

  it.each([
    ['outside of the hours', '2026-09-09T12:00:00.000Z'],
    ['too soon', '2026-09-07T15:00:00.000Z'],
    ['beyond four weeks', '2026-11-02T16:00:00.000Z'],
    ['between two quarters', '2026-09-08T15:05:00.000Z'],
  ])('%s is refused', async (_why, start) => {
    const form = { id: randomUUID(), with: ids.mentor ?? '', minutes: '30', start }
    expect((await stage.as('learner').post('/sessions/new', form)).status).toBe(409)
    expect(await site.database.db.$count(sessions)).toBe(0)
  })

  it('is between people in relation only', async () => {
    const start = '2026-09-08T15:00:00.000Z'
    const tries: [string, string][] = [
      ['alone', 'mentor'],
      ['learner', 'mentor2'],
      ['learner', 'other'],
      ['mentor2', 'learner'],
      ['coach', 'other'],
      ['mentor', 'mentor'],
    ]
    for (const [who, other] of tries) {
      const form = { id: randomUUID(), with: ids[other] ?? '', minutes: '30', start }
      expect((await stage.as(who).post('/sessions/new', form)).status, `${who} ${other}`).toBe(404)
      expect((await stage.as(who).get(`/sessions/new?with=${ids[other]}`)).status).toBe(404)
    }
    expect(plain((await stage.as('alone').get('/sessions/new')).text)).toContain(
      'Personne à voir pour l’instant.',
    )
    expect(await site.database.db.$count(sessions)).toBe(0)
  })

  it('by the mentor stays in the hours the learner gave, when she gave some', async () => {
    const { db } = site.database
    await giveSlots(db, ids.learner ?? '', [{ weekday: 2, fromMinute: 18 * 60, toMinute: 19 * 60 }])
    const address = `/sessions/new?with=${ids.learner}&minutes=45`
    const page = plain((await stage.as('mentor').get(address)).text)
    expect(startsOf(page).slice(0, 2)).toEqual(['2026-09-09T16:00:00.000Z', '2026-09-09T16:15:00.000Z'])
    expect(page).toContain('Parmi les heures qu’elle a données.')
    const all = startsOf((await stage.as('mentor').get(`${address}&hours=all`)).text)
    expect(all[0]).toBe('2026-09-08T15:00:00.000Z')
    await giveSlots(db, ids.learner ?? '', [])
  })

  it('names the other’s time where it differs', async () => {
    const { db } = site.database
    await savePerson(db, ids.learner ?? '', { timeZone: 'Indian/Reunion' }, now)
    const page = plain((await stage.as('learner').get(stage.withMentor)).text)
    expect(page).toContain('Isabelle vit à une autre heure')
    expect(page).toMatch(/<span>19:00<\/span><span[^>]*>17:00<\/span>/)
    const id = await stage.bookNow()
    const own = plain((await stage.as('learner').get(`/sessions/${id}`)).text)
    expect(own).toContain('Mardi 8 septembre à 19 h.')
    expect(own).toContain('Chez Isabelle (Paris, la France métropolitaine) : 17 h.')
    const hers = plain((await stage.as('mentor').get(`/sessions/${id}`)).text)
    expect(hers).toContain('Mardi 8 septembre à 17 h.')
    expect(hers).toContain('Chez learner (La Réunion) : 19 h.')
    await savePerson(db, ids.learner ?? '', { timeZone: 'Europe/Paris' }, now)
  })

  it('keeps six in the evening on both sides of the end of summer time', async () => {
    now = new Date('2026-10-19T09:00:00Z')
    const days = async (from: string) =>
      startsOf((await stage.as('learner').get(`${stage.withMentor}&from=${from}`)).text)
    expect((await days('2026-10-24'))[0]).toBe('2026-10-24T15:00:00.000Z')
    expect((await days('2026-10-25'))[0]).toBe('2026-10-25T16:00:00.000Z')
  })
})

describe('a session', () => {
  it('is moved by either, and a page that is out of date changes nothing', async () => {
    const id = await stage.bookNow()
    const page = await stage.as('mentor').get(`/sessions/${id}/move`)
    const [, , third = '', fourth = ''] = startsOf(page.text)
    const moved = await stage.as('mentor').post(`/sessions/${id}/move`, { sequence: '0', start: third })
    expect(moved.location).toBe(`/sessions/${id}?moved`)
    // The same again is the same; another from the old page is not.
    expect(
      (await stage.as('mentor').post(`/sessions/${id}/move`, { sequence: '0', start: third })).location,
    ).toBe(`/sessions/${id}?moved`)
    const stale = await stage.as('learner').post(`/sessions/${id}/move`, { sequence: '0', start: fourth })
    expect(stale.location).toBe(`/sessions/${id}?stale`)
    expect(await stage.kept(id)).toMatchObject({
      startsAt: new Date(third),
      sequence: 1,
      changedBy: ids.mentor,
    })
    expect(
      (await stage.as('learner').post(`/sessions/${id}/move`, { sequence: '1', start: '' })).status,
    ).toBe(400)
  })

  it('is cancelled by either, once, and shown as such', async () => {
    const id = await stage.bookNow()
    for (let again = 0; again < 2; again += 1)
      expect((await stage.as('mentor').post(`/sessions/${id}`, { intent: 'cancel' })).location).toBe(
        `/sessions/${id}`,
      )
    expect(await stage.kept(id)).toMatchObject({ state: 'cancelled', sequence: 1 })
    const page = plain((await stage.as('learner').get(`/sessions/${id}`)).text)
    expect(page).toContain('Ce rendez-vous n’aura pas lieu.')
    expect(page).toContain('Isabelle a eu un empêchement.')
    expect((await stage.as('learner').get(`/sessions/${id}/move`)).location).toBe(`/sessions/${id}?stale`)
  })

  it('is prepared by both, and neither writes over the other unseen', async () => {
    const id = await stage.bookNow()
    const own = 'https://visio.exemple.fr/isabelle'
    const link = 'https://visio.exemple.fr/a'
    const prepare = (who: string, before: string, agenda: string, videoLink = link, linkBefore = link) =>
      stage.as(who).post(`/sessions/${id}`, { intent: 'prepare', before, agenda, videoLink, linkBefore })
    expect((await prepare('mentor', 'De mon projet', 'Projet, puis CV', link, own)).location).toBe(
      `/sessions/${id}?saved`,
    )
    // She had the page open before: her words about the agenda leave the new link as it is.
    expect((await prepare('learner', 'Projet, puis CV', 'Projet, puis CV !', own, own)).location).toContain(
      '?saved',
    )
    expect(await stage.kept(id)).toMatchObject({ agenda: 'Projet, puis CV !', videoLink: link })
    expect((await prepare('learner', 'x', 'x', 'https://visio.exemple.fr/b', own)).status).toBe(409)
    await prepare('learner', 'Projet, puis CV !', 'Projet, puis CV')
    const late = await prepare('learner', 'De mon projet', 'Autre chose')
    expect(late.status).toBe(409)
    expect(plain(late.text)).toContain('Autre chose')
    expect(plain(late.text)).toContain('Projet, puis CV')
    for (const odd of [
      'http://visio.exemple.fr',
      'javascript:alert(1)',
      'https://',
      'bonjour',
      'https://a b.fr',
    ])
      expect((await prepare('learner', 'Projet, puis CV', 'x', odd)).status, odd).toBe(400)
    expect((await prepare('learner', 'Projet, puis CV', 'a'.repeat(1001))).status).toBe(400)
    expect(await stage.kept(id)).toMatchObject({
      agenda: 'Projet, puis CV',
      videoLink: 'https://visio.exemple.fr/a',
    })
    const lines = 'Projet, puis CV\nEt deux lignes'
    await prepare('learner', 'Projet, puis CV', lines.replace('\n', '\r\n'))
    expect(await stage.kept(id)).toMatchObject({ agenda: lines })
    expect((await prepare('mentor', lines.replace('\n', '\r\n'), '', '')).location).toBe(
      `/sessions/${id}?saved`,
    )
    expect(await stage.kept(id)).toMatchObject({ agenda: '', videoLink: null })
  })

  it('tells what a late change means while it can be made, and takes none once it has begun', async () => {
    const id = await stage.bookNow()
    const startsAt = (await stage.kept(id))?.startsAt.getTime() ?? 0
    now = new Date(startsAt - hour)
    expect(plain((await stage.as('learner').get(`/sessions/${id}`)).text)).toContain('Il reste peu de temps.')
    now = new Date(startsAt + 60_000)
    expect(plain((await stage.as('learner').get(`/sessions/${id}`)).text)).toContain('C’est maintenant.')
    expect((await stage.as('learner').post(`/sessions/${id}`, { intent: 'cancel' })).location).toBe(
      `/sessions/${id}?stale`,
    )
    expect(
      (await stage.as('learner').post(`/sessions/${id}`, { intent: 'look', met: 'yes' })).location,
    ).toContain('?stale')
    expect(await stage.kept(id)).toMatchObject({ state: 'booked', sequence: 0 })
  })

  it('is looked back on by each for herself; not having met is no fault', async () => {
    const id = await stage.bookNow()
    now = new Date(((await stage.kept(id))?.endsAt.getTime() ?? 0) + hour)
    expect(plain((await stage.as('learner').get('/sessions')).text)).toContain(
      'Dire comment c’était avec Isabelle',
    )
    expect((await stage.as('learner').post(`/sessions/${id}`, { intent: 'look' })).status).toBe(400)
    await stage
      .as('learner')
      .post(`/sessions/${id}`, { intent: 'look', met: 'no', useful: 'yes', goOn: 'yes' })
    const missed = plain((await stage.as('learner').get(`/sessions/${id}`)).text)
    expect(missed).toContain('Ce n’est pas grave. Reprenez un moment.')
    await stage
      .as('mentor')
      .post(`/sessions/${id}`, { intent: 'look', met: 'yes', useful: 'no', goOn: 'unsure' })
    const rows = await site.database.db.select().from(sessionLooks).where(eq(sessionLooks.sessionId, id))
    const of = (who: string) => rows.find(({ personId }) => personId === ids[who])
    expect(of('learner')).toMatchObject({ met: false, useful: null, goOn: null })
    expect(of('mentor')).toMatchObject({ met: true, useful: false, goOn: 'unsure' })
    expect(plain((await stage.as('learner').get(`/sessions/${id}`)).text)).not.toContain(
      'Je ne sais pas encore" checked',
    )
    await stage.as('learner').post(`/sessions/${id}`, { intent: 'look', met: 'yes', goOn: 'no' })
    expect(plain((await stage.as('learner').get(`/sessions/${id}`)).text)).toContain('sans dire pourquoi')
    for (const who of ['other', 'mentor2', 'staff'])
      expect((await stage.as(who).post(`/sessions/${id}`, { intent: 'look', met: 'yes' })).status).toBe(404)
  })
})

describe('sums for the team', () => {
  it('say nothing below five people who answered, and never whose they are', async () => {
    const shown = async () => plain((await stage.as('staff').get('/staff/sessions')).text)
    const { db } = site.database
    const past = async (n: number, learnerId = ids.learner ?? '') => {
      const id = randomUUID()
      const startsAt = new Date(monday.getTime() - (n + 1) * 24 * hour)
      await db.insert(sessions).values({
        ...{ learnerId, id, companionId: ids.mentor ?? '', role: 'mentor' as const },
        ...{
          startsAt,
          endsAt: new Date(startsAt.getTime() + hour),
          state: 'booked' as const,
          agenda: 'secret',
        },
        ...{ bookedAt: startsAt, changedAt: startsAt },
      })
      await db.insert(sessionLooks).values({
        ...{ personId: learnerId, sessionId: id, met: n !== 0, useful: n === 0 ? null : n < 4 },
        ...{ goOn: 'yes' as const, at: monday },
      })
    }
    for (let n = 0; n < 3; n += 1) await past(n, await addPerson(db, 'learner'))
    for (const n of [3, 5, 6]) await past(n)
    expect(await shown()).toContain('Pas encore assez de réponses.')
    await site.database.db.delete(sessions)
    for (let n = 0; n < 4; n += 1) await past(n, await addPerson(db, 'learner'))
    await past(4)
    const page = await shown()
    expect(page).toContain('Apprenantes, sur leur mentore')
    expect(page).toContain('80 %')
    // Four only said whether it was useful.
    expect(page).toContain('moins de 5')
    for (const word of ['learner', 'Isabelle', 'secret']) expect(page).not.toContain(`>${word}`)
    expect(page).not.toContain('Mentores<')
  })
})
