/** Sessions by the pages: what is offered, what is refused and how, who sees what. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveMentorship } from '#db/mentoring.ts'
import { findMentorProfile, saveMentorProfile } from '#db/mentors.ts'
import { savePerson } from '#db/people.ts'
import { absences, weeklySlots } from '#db/schema/mentors.ts'
import type { Role } from '#db/schema/people.ts'
import { calendarFeeds, sessionLooks, sessions } from '#db/schema/sessions.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addPerson } from '../setup/learner.ts'
import { addCohort, everyDay, giveSlots } from '../setup/meetings.ts'
import type { Visitor } from '../setup/visitor.ts'

/** A Monday, eleven in Paris. */
const monday = new Date('2026-09-07T09:00:00Z')
const hour = 3_600_000
let now = monday
let site: TestAcademy
const ids: Record<string, string> = {}
const visitors: Record<string, Visitor> = {}
const plain = (text: string) =>
  text
    .replace(/<!-- -->/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/&#x27;/g, "'")

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true, now: () => now })
  const { db } = site.database
  const roles: [string, Role][] = [
    ...['learner', 'other', 'alone'].map((who): [string, Role] => [who, 'learner']),
    ...['mentor', 'mentor2'].map((who): [string, Role] => [who, 'mentor']),
    ['coach', 'coach'],
    ['staff', 'staff'],
  ]
  for (const [who, role] of roles) {
    const id = await site.addAccount(`${who}@exemple.fr`, role)
    ids[who] = id
    visitors[who] = await site.enter(`${who}@exemple.fr`)
    await savePerson(db, id, { name: who === 'mentor' ? 'Isabelle Nguyen' : who }, now)
  }
  const profile = await findMentorProfile(db, ids.mentor ?? '')
  if (!profile) throw new Error('no profile')
  await saveMentorProfile(db, { ...profile, videoLink: 'https://visio.exemple.fr/isabelle' })
  await giveSlots(db, ids.mentor ?? '', everyDay(17 * 60, 20 * 60))
  await giveSlots(db, ids.coach ?? '', everyDay(9 * 60, 12 * 60))
  for (const learnerId of [ids.learner ?? '', ids.other ?? ''])
    await saveMentorship(db, { id: randomUUID(), learnerId, mentorId: ids.mentor ?? '', at: now })
  await addCohort(db, ids.coach ?? '', [ids.learner ?? ''], now)
})
afterAll(() => site.close())
beforeEach(async () => {
  now = monday
  await site.database.db.delete(sessions)
  await site.database.db.delete(absences)
})

const as = (who: string): Visitor => {
  const visitor = visitors[who]
  if (!visitor) throw new Error(who)
  return visitor
}
const withMentor = () => `/sessions/new?with=${ids.mentor}&minutes=30`
const startsOf = (text: string) =>
  [
    ...text.matchAll(
      /type="radio" name="start" required="" value="([^"]+)"|name="start"[^>]*value="([^"]+)"/g,
    ),
  ].map(([, a, b]) => a ?? b ?? '')

async function bookNow(who = 'learner', nth = 0, form: Record<string, string> = {}): Promise<string> {
  const page = await as(who).get(withMentor())
  const id = /name="id" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const start = startsOf(page.text)[nth] ?? ''
  const answer = await as(who).post('/sessions/new', {
    ...{ id, with: ids.mentor ?? '', minutes: '30', start, agenda: 'De mon projet' },
    ...form,
  })
  expect(answer.location).toBe(`/sessions/${id}?booked`)
  return id
}
const kept = async (id: string) => {
  const [row] = await site.database.db.select().from(sessions).where(eq(sessions.id, id))
  return row
}

describe('booking', () => {
  it('offers the mentor’s hours from twelve hours ahead on, says the rules before, and keeps what was typed', async () => {
    const page = plain((await as('learner').get(withMentor())).text)
    expect(page).toContain('Quand voir Isabelle ?')
    expect(page).toContain('au moins 12 heures avant')
    expect(page).toContain('jusqu’à 2 heures avant')
    const starts = startsOf(page)
    expect(starts[0]).toBe('2026-09-08T15:00:00.000Z')
    expect(starts).toContain('2026-09-08T17:30:00.000Z')
    expect(starts).not.toContain('2026-09-08T17:45:00.000Z')
    const form = { id: randomUUID(), with: ids.mentor ?? '', minutes: '30', agenda: 'Ma question' }
    const refused = await as('learner').post('/sessions/new', form)
    expect(refused.status).toBe(400)
    expect(plain(refused.text)).toContain('Choisissez un moment.')
    expect(refused.text).toContain('Ma question')
  })

  it('gives a session with the mentor’s own link, seen by the two and by nobody else', async () => {
    const id = await bookNow()
    const page = plain((await as('learner').get(`/sessions/${id}`)).text)
    expect(page).toContain('Mardi 8 septembre à 17:00.')
    expect(page).toContain('Avec Isabelle Nguyen, 30 minutes.')
    expect(page).toContain('https://visio.exemple.fr/isabelle')
    expect(page).toContain('jusqu’à 2 heures avant, soit mardi 8 septembre à 15:00')
    expect(plain((await as('mentor').get(`/sessions/${id}`)).text)).toContain('De mon projet')
    for (const who of ['other', 'alone', 'mentor2', 'coach', 'staff'])
      expect((await as(who).get(`/sessions/${id}`)).status, who).toBe(404)
    expect(plain((await as('mentor').get('/sessions')).text)).toContain(
      'Mardi 8 septembre à 17:00, avec learner.',
    )
    expect((await as('other').get('/sessions')).text).not.toContain('8 septembre')
    expect(await kept(id)).toMatchObject({ role: 'mentor', sequence: 0, changedBy: ids.learner })
  })

  it('sent twice is one session', async () => {
    const id = await bookNow()
    const { startsAt } = (await kept(id)) ?? {}
    const form = { id, with: ids.mentor ?? '', minutes: '30', start: startsAt?.toISOString() ?? '' }
    expect((await as('learner').post('/sessions/new', form)).location).toBe(`/sessions/${id}?booked`)
    expect(await site.database.db.$count(sessions)).toBe(1)
  })

  it('of a taken time is answered with other times and with what was typed', async () => {
    const id = await bookNow()
    const start = (await kept(id))?.startsAt.toISOString() ?? ''
    const form = { id: randomUUID(), with: ids.mentor ?? '', minutes: '30', start, agenda: 'Moi aussi' }
    const refused = await as('other').post(withMentor(), form)
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
    expect((await as('learner').post('/sessions/new', form)).status).toBe(409)
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
      expect((await as(who).post('/sessions/new', form)).status, `${who} ${other}`).toBe(404)
      expect((await as(who).get(`/sessions/new?with=${ids[other]}`)).status).toBe(404)
    }
    expect(plain((await as('alone').get('/sessions/new')).text)).toContain('Personne à voir pour l’instant.')
    expect(await site.database.db.$count(sessions)).toBe(0)
  })

  it('by the mentor stays in the hours the learner gave, when she gave some', async () => {
    const { db } = site.database
    await giveSlots(db, ids.learner ?? '', [{ weekday: 2, fromMinute: 18 * 60, toMinute: 19 * 60 }])
    const address = `/sessions/new?with=${ids.learner}&minutes=45`
    const page = plain((await as('mentor').get(address)).text)
    expect(startsOf(page).slice(0, 2)).toEqual(['2026-09-09T16:00:00.000Z', '2026-09-09T16:15:00.000Z'])
    expect(page).toContain('Parmi les heures qu’elle a données.')
    const all = startsOf((await as('mentor').get(`${address}&hours=all`)).text)
    expect(all[0]).toBe('2026-09-08T15:00:00.000Z')
    await giveSlots(db, ids.learner ?? '', [])
  })

  it('names the other’s time where it differs', async () => {
    const { db } = site.database
    await savePerson(db, ids.learner ?? '', { timeZone: 'Indian/Reunion' }, now)
    const page = plain((await as('learner').get(withMentor())).text)
    expect(page).toContain('Isabelle vit à une autre heure')
    expect(page).toMatch(/<span>19:00<\/span><span[^>]*>17:00<\/span>/)
    const id = await bookNow()
    const own = plain((await as('learner').get(`/sessions/${id}`)).text)
    expect(own).toContain('Mardi 8 septembre à 19:00.')
    expect(own).toContain('Chez Isabelle (Paris, la France métropolitaine) : 17:00.')
    const hers = plain((await as('mentor').get(`/sessions/${id}`)).text)
    expect(hers).toContain('Mardi 8 septembre à 17:00.')
    expect(hers).toContain('Chez learner (La Réunion) : 19:00.')
    await savePerson(db, ids.learner ?? '', { timeZone: 'Europe/Paris' }, now)
  })

  it('keeps six in the evening on both sides of the end of summer time', async () => {
    now = new Date('2026-10-19T09:00:00Z')
    const days = async (from: string) =>
      startsOf((await as('learner').get(`${withMentor()}&from=${from}`)).text)
    expect((await days('2026-10-24'))[0]).toBe('2026-10-24T15:00:00.000Z')
    expect((await days('2026-10-25'))[0]).toBe('2026-10-25T16:00:00.000Z')
  })
})

describe('a session', () => {
  it('is moved by either, and a page that is out of date changes nothing', async () => {
    const id = await bookNow()
    const page = await as('mentor').get(`/sessions/${id}/move`)
    const [, , third = '', fourth = ''] = startsOf(page.text)
    const moved = await as('mentor').post(`/sessions/${id}/move`, { sequence: '0', start: third })
    expect(moved.location).toBe(`/sessions/${id}?moved`)
    // The same again is the same; another from the old page is not.
    expect((await as('mentor').post(`/sessions/${id}/move`, { sequence: '0', start: third })).location).toBe(
      `/sessions/${id}?moved`,
    )
    const stale = await as('learner').post(`/sessions/${id}/move`, { sequence: '0', start: fourth })
    expect(stale.location).toBe(`/sessions/${id}?stale`)
    expect(await kept(id)).toMatchObject({ startsAt: new Date(third), sequence: 1, changedBy: ids.mentor })
    expect((await as('learner').post(`/sessions/${id}/move`, { sequence: '1', start: '' })).status).toBe(400)
  })

  it('is cancelled by either, once, and shown as such', async () => {
    const id = await bookNow()
    for (let again = 0; again < 2; again += 1)
      expect((await as('mentor').post(`/sessions/${id}`, { intent: 'cancel' })).location).toBe(
        `/sessions/${id}`,
      )
    expect(await kept(id)).toMatchObject({ state: 'cancelled', sequence: 1 })
    const page = plain((await as('learner').get(`/sessions/${id}`)).text)
    expect(page).toContain('Ce rendez-vous n’aura pas lieu.')
    expect(page).toContain('Isabelle a eu un empêchement.')
    expect((await as('learner').get(`/sessions/${id}/move`)).location).toBe(`/sessions/${id}?stale`)
  })

  it('is prepared by both, and neither writes over the other unseen', async () => {
    const id = await bookNow()
    const own = 'https://visio.exemple.fr/isabelle'
    const link = 'https://visio.exemple.fr/a'
    const prepare = (who: string, before: string, agenda: string, videoLink = link, linkBefore = link) =>
      as(who).post(`/sessions/${id}`, { intent: 'prepare', before, agenda, videoLink, linkBefore })
    expect((await prepare('mentor', 'De mon projet', 'Projet, puis CV', link, own)).location).toBe(
      `/sessions/${id}?saved`,
    )
    // She had the page open before: her words about the agenda leave the new link as it is.
    expect((await prepare('learner', 'Projet, puis CV', 'Projet, puis CV !', own, own)).location).toContain(
      '?saved',
    )
    expect(await kept(id)).toMatchObject({ agenda: 'Projet, puis CV !', videoLink: link })
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
    expect(await kept(id)).toMatchObject({
      agenda: 'Projet, puis CV',
      videoLink: 'https://visio.exemple.fr/a',
    })
    const lines = 'Projet, puis CV\nEt deux lignes'
    await prepare('learner', 'Projet, puis CV', lines.replace('\n', '\r\n'))
    expect(await kept(id)).toMatchObject({ agenda: lines })
    expect((await prepare('mentor', lines.replace('\n', '\r\n'), '', '')).location).toBe(
      `/sessions/${id}?saved`,
    )
    expect(await kept(id)).toMatchObject({ agenda: '', videoLink: null })
  })

  it('tells what a late change means while it can be made, and takes none once it has begun', async () => {
    const id = await bookNow()
    const startsAt = (await kept(id))?.startsAt.getTime() ?? 0
    now = new Date(startsAt - hour)
    expect(plain((await as('learner').get(`/sessions/${id}`)).text)).toContain('Il reste peu de temps.')
    now = new Date(startsAt + 60_000)
    expect(plain((await as('learner').get(`/sessions/${id}`)).text)).toContain('C’est maintenant.')
    expect((await as('learner').post(`/sessions/${id}`, { intent: 'cancel' })).location).toBe(
      `/sessions/${id}?stale`,
    )
    expect((await as('learner').post(`/sessions/${id}`, { intent: 'look', met: 'yes' })).location).toContain(
      '?stale',
    )
    expect(await kept(id)).toMatchObject({ state: 'booked', sequence: 0 })
  })

  it('is looked back on by each for herself; not having met is no fault', async () => {
    const id = await bookNow()
    now = new Date(((await kept(id))?.endsAt.getTime() ?? 0) + hour)
    expect(plain((await as('learner').get('/sessions')).text)).toContain('Dire comment c’était avec Isabelle')
    expect((await as('learner').post(`/sessions/${id}`, { intent: 'look' })).status).toBe(400)
    await as('learner').post(`/sessions/${id}`, { intent: 'look', met: 'no', useful: 'yes', goOn: 'yes' })
    const missed = plain((await as('learner').get(`/sessions/${id}`)).text)
    expect(missed).toContain('Ce n’est pas grave. Reprenez un moment.')
    await as('mentor').post(`/sessions/${id}`, { intent: 'look', met: 'yes', useful: 'no', goOn: 'unsure' })
    const rows = await site.database.db.select().from(sessionLooks).where(eq(sessionLooks.sessionId, id))
    const of = (who: string) => rows.find(({ personId }) => personId === ids[who])
    expect(of('learner')).toMatchObject({ met: false, useful: null, goOn: null })
    expect(of('mentor')).toMatchObject({ met: true, useful: false, goOn: 'unsure' })
    expect(plain((await as('learner').get(`/sessions/${id}`)).text)).not.toContain(
      'Je ne sais pas encore" checked',
    )
    await as('learner').post(`/sessions/${id}`, { intent: 'look', met: 'yes', goOn: 'no' })
    expect(plain((await as('learner').get(`/sessions/${id}`)).text)).toContain('sans dire pourquoi')
    for (const who of ['other', 'mentor2', 'staff'])
      expect((await as(who).post(`/sessions/${id}`, { intent: 'look', met: 'yes' })).status).toBe(404)
  })
})

describe('sums for the team', () => {
  it('say nothing below five people who answered, and never whose they are', async () => {
    const shown = async () => plain((await as('staff').get('/staff/sessions')).text)
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

describe('meeting times', () => {
  const add = (who: string, form: Record<string, string>) =>
    as(who).post('/meeting-times', { intent: 'add', day0: 'on', from: '09:00', to: '10:00', ...form })
  const slots = (who: string) =>
    site.database.db
      .select()
      .from(weeklySlots)
      .where(eq(weeklySlots.personId, ids[who] ?? ''))
      .then((rows) =>
        rows.map(({ weekday, fromMinute, toMinute }) => `${weekday} ${fromMinute}-${toMinute}`).sort(),
      )

  it('are merged where they overlap, several days at once, and given twice they are there once', async () => {
    await add('alone', { day2: 'on' })
    await add('alone', { day2: 'on' })
    await add('alone', { from: '09:45', to: '11:15' })
    await add('alone', { from: '22:00', to: '00:00' })
    expect(await slots('alone')).toEqual(['0 1320-1440', '0 540-675', '2 540-600'])
    const page = plain((await as('alone').get('/meeting-times')).text)
    expect(page).toContain('On peut vous voir 5 h 15 par semaine.')
    expect(page).toContain('de 09:00 à 11:15')
    expect(page).not.toContain('Jours d’absence')
  })

  it.each<[Record<string, string>, string]>([
    [{ day0: '' }, 'Choisissez au moins un jour.'],
    [{ from: '' }, 'quarts d’heure, comme 18:00'],
    [{ from: '09:10' }, 'quarts d’heure, comme 18:00'],
    [{ from: '11:00' }, 'L’heure de fin vient après'],
    [{ to: '25:00' }, 'L’heure de fin vient après'],
  ])('%o is answered at its field, and what was typed is kept', async (form, words) => {
    const before = await slots('alone')
    const answer = await add('alone', { day4: form.day0 === '' ? '' : 'on', ...form })
    expect(answer.status).toBe(400)
    expect(plain(answer.text)).toContain(words)
    expect(answer.text).toContain(`value="${form.to ?? '10:00'}"`)
    expect(await slots('alone')).toEqual(before)
  })

  it('are taken away with a way back', async () => {
    const gone = await as('alone').post('/meeting-times', { intent: 'remove', slot: '2-540-600' })
    expect(gone.location).toBe('/meeting-times?removed=2-540-600')
    const page = plain((await as('alone').get(gone.location ?? '')).text)
    expect(page).toContain('Retiré : mercredi de 09:00 à 10:00.')
    expect(await slots('alone')).not.toContain('2 540-600')
    await as('alone').post('/meeting-times', { intent: 'restore', slot: '2-540-600' })
    expect(await slots('alone')).toContain('2 540-600')
    for (const slot of ['', '7-0-60', '0-60-0', '0-1-61', '0-0-1455'])
      expect((await as('alone').post('/meeting-times', { intent: 'restore', slot })).status, slot).toBe(400)
  })

  it('know days away of those who accompany: planned, changed, removed, put back; nothing is offered on them', async () => {
    const id = randomUUID()
    const away = (awayFrom: string, awayTo: string, intent = 'away') =>
      as('mentor').post('/meeting-times', { intent, id, awayFrom, awayTo })
    const rows = () => site.database.db.select().from(absences)
    const first = async () => startsOf((await as('learner').get(withMentor())).text)[0]?.slice(0, 10)
    expect((await away('2026-09-08', '2026-09-10')).location).toBe('/meeting-times?saved')
    await away('2026-09-08', '2026-09-11')
    expect(await rows()).toHaveLength(1)
    expect(await first()).toBe('2026-09-12')
    for (const [from, to] of [
      ['2026-09-12', '2026-09-11'],
      ['', '2026-09-11'],
      ['2026-09-12', '2029-09-12'],
      ['2026-02-31', '2026-09-12'],
    ] as const)
      expect((await away(from, to)).status, `${from} ${to}`).toBe(400)
    const gone = await as('mentor').post('/meeting-times', { intent: 'away-remove', id })
    expect(plain((await as('mentor').get(gone.location ?? '')).text)).toContain(
      'Retiré : du 8 septembre 2026 au 11 septembre 2026.',
    )
    expect(await first()).toBe('2026-09-08')
    await away('2026-09-08', '2026-09-11', 'away-restore')
    expect(await rows()).toHaveLength(1)
    expect(
      (
        await as('learner').post('/meeting-times', {
          intent: 'away',
          id,
          awayFrom: '2026-09-08',
          awayTo: '2026-09-08',
        })
      ).status,
    ).toBe(404)
    expect((await as('coach').post('/meeting-times', { intent: 'away-remove', id })).location).toBe(
      '/meeting-times',
    )
    expect(await rows()).toHaveLength(1)
  })

  it('tell which sessions fall into days away, and cancel none', async () => {
    const id = await bookNow()
    await as('mentor').post('/meeting-times', {
      ...{ intent: 'away', id: randomUUID(), awayFrom: '2026-09-08', awayTo: '2026-09-08' },
    })
    expect(plain((await as('mentor').get('/meeting-times')).text)).toContain(
      'Un rendez-vous tombe dans cette absence.',
    )
    expect(await kept(id)).toMatchObject({ state: 'booked' })
  })
})

describe('a private calendar', () => {
  it('has an address that is shown once, the same for the same form, and ends with the next or with its removal', async () => {
    const id = await bookNow()
    const make = async (form: string, before?: string) => {
      const page = (await as('learner').get('/me/calendar')).text
      const now = /name="before" value="([^"]*)"/.exec(page)?.[1] ?? ''
      return as('learner').post('/me/calendar', { intent: 'make', id: form, before: before ?? now })
    }
    const addressIn = (text: string) => /\/calendar\/[\w-]{43}\.ics/.exec(text)?.[0] ?? ''
    const form = randomUUID()
    const made = await make(form)
    const address = addressIn(made.text)
    expect(address).not.toBe('')
    expect(addressIn((await make(form)).text)).toBe(address)
    expect(addressIn((await as('learner').get('/me/calendar')).text)).toBe('')
    const [row] = await site.database.db.select().from(calendarFeeds)
    expect(row?.tokenHash).not.toContain(address.slice(10, 53))
    const stranger = site.visit()
    const calendar = await stranger.get(address)
    expect(calendar.status).toBe(200)
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(calendar.headers.get('cache-control')).toBe('no-store')
    expect(calendar.text).toContain(`UID:session-${id}@`)
    expect(calendar.text).toContain('Rendez-vous avec Isabelle')
    for (const secret of ['De mon projet', 'Nguyen', 'visio', '@exemple.fr'])
      expect(calendar.text).not.toContain(secret)
    const renewed = addressIn((await make(randomUUID())).text)
    expect((await stranger.get(address)).status).toBe(404)
    expect((await stranger.get(renewed)).status).toBe(200)
    // A page taken back from the history brings no address back that she ended.
    expect((await make(form, '')).location).toBe('/me/calendar?changed')
    expect((await stranger.get(address)).status).toBe(404)
    expect((await stranger.get(renewed)).status).toBe(200)
    await as('learner').post('/me/calendar', { intent: 'remove' })
    expect((await stranger.get(renewed)).status).toBe(404)
    expect((await stranger.get(renewed.replace('.ics', ''))).status).toBe(404)
  })

  it('counts guesses, and no rightful reading', async () => {
    const made = await as('mentor').post('/me/calendar', { intent: 'make', id: randomUUID(), before: '' })
    const address = /\/calendar\/[\w-]{43}\.ics/.exec(made.text)?.[0] ?? ''
    const stranger = site.visit()
    for (let n = 0; n < 70; n += 1) expect((await stranger.get(address)).status).toBe(200)
    const statuses: number[] = []
    for (let n = 0; n < 70; n += 1)
      statuses.push((await stranger.get(`/calendar/${'x'.repeat(41)}${10 + n}.ics`)).status)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5)
    expect(statuses.every((status) => status === 404 || status === 429)).toBe(true)
  })
})
