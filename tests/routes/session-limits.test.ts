/** Who books no longer and what is not booked twice: closed accounts, two of whom one wants peace, forms sent again. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sendSessionLetters } from '#app/letters/sessions.server.ts'
import { purge } from '#app/purge.server.ts'
import { book } from '#app/sessions/acts.server.ts'
import { listAbsences, saveAbsence } from '#db/meeting-times.ts'
import { listRelations, saveMentorship } from '#db/mentoring.ts'
import { findPerson, requestDeletion, revokeRole, saveDisabled, savePerson } from '#db/people.ts'
import { absences } from '#db/schema/mentors.ts'
import { sessions } from '#db/schema/sessions.ts'
import { removeBlock, saveBlock } from '#db/threads/blocks.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addPerson } from '../setup/learner.ts'
import { addCohort, contextOf, everyDay, giveSlots } from '../setup/meetings.ts'
import type { Answer, Visitor } from '../setup/visitor.ts'

const now = new Date('2026-09-07T09:00:00Z')
const hour = 3_600_000
const day = 24 * hour
let site: TestAcademy
let learner = ''
let mentor = ''
let hers: Visitor
let theirs: Visitor

const words = ({ text }: Answer) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const start = (days: number) => new Date(now.getTime() + days * day)
const db = () => site.database.db

beforeAll(async () => {
  site = await openTestAcademy({ now: () => now, demonstration: true })
  learner = await site.addAccount('learner@exemple.fr', 'learner')
  mentor = await site.addAccount('mentor@exemple.fr', 'mentor')
  await savePerson(db(), mentor, { name: 'Isabelle' }, now)
  hers = await site.enter('learner@exemple.fr')
  theirs = await site.enter('mentor@exemple.fr')
  await giveSlots(db(), mentor, everyDay(0, 1440))
  await saveMentorship(db(), { id: randomUUID(), learnerId: learner, mentorId: mentor, at: now })
})
afterAll(() => site.close())
beforeEach(async () => {
  await db().delete(sessions)
})

const form = (days: number, more: Record<string, string> = {}) => ({
  ...{ id: randomUUID(), with: mentor, minutes: '30', start: start(days).toISOString(), agenda: '' },
  ...more,
})
const send = (wish: Record<string, string>) => hers.post('/sessions/new', wish)

async function bookAt(days: number, otherId = mentor): Promise<string> {
  const relation = (await listRelations(db(), learner)).find(({ other }) => other.id === otherId)
  if (!relation) throw new Error('no relation')
  const wish = { id: randomUUID(), startsAt: start(days), minutes: 30 as const, agenda: '' }
  expect(await book(contextOf(site), { id: learner }, relation, wish)).toBe('booked')
  return wish.id
}
const rows = () => db().select().from(sessions).orderBy(sessions.startsAt)
const states = async () => (await rows()).map(({ state }) => state)

describe('an account that is closed', () => {
  let coach = ''
  const letters = (count: number) =>
    expect
      .poll(() => site.letterbox.letters.filter(({ to }) => to === 'learner@exemple.fr').length, {
        timeout: 20_000,
      })
      .toBe(count)
  const role = { role: 'coach' as const, at: now }
  beforeAll(async () => {
    coach = await addPerson(db(), 'coach', 'Sandrine')
    await giveSlots(db(), coach, everyDay(0, 1440))
    await addCohort(db(), coach, [learner], now)
  })

  it('is offered to nobody, and what it had before it is cancelled and told', async () => {
    const id = await bookAt(3, coach)
    await letters(1)
    await saveDisabled(db(), { personId: coach, disabled: true, by: null, at: now })
    expect(await states()).toEqual(['cancelled'])
    expect((await listRelations(db(), learner)).map(({ other }) => other.id)).toEqual([mentor])
    expect((await hers.get(`/sessions/new?with=${coach}`)).status).toBe(404)
    expect((await send(form(4, { with: coach }))).status).toBe(404)
    await sendSessionLetters(site.academy)
    await letters(2)
    expect(words(await hers.get(`/sessions/${id}`))).toContain('Ce rendez-vous n’aura pas lieu.')
    await saveDisabled(db(), { personId: coach, disabled: false, by: null, at: now })
  })

  it('as one without the role cancels what she had in it', async () => {
    await bookAt(3, coach)
    await revokeRole(db(), { ...role, personId: coach, revokedBy: null })
    expect(await states()).toEqual(['cancelled'])
  })
})

describe('two of whom one wants peace', () => {
  it('find no moment, and change none of those they had', async () => {
    const id = await bookAt(3)
    const block = { blockerId: learner, blockedId: mentor, at: now }
    await saveBlock(db(), block)
    for (const [who, other] of [
      [hers, mentor],
      [theirs, learner],
    ] as const) {
      const page = await who.get(`/sessions/new?with=${other}`)
      expect(page.status).toBe(200)
      expect(page.text).not.toContain('name="start"')
      const refused = await who.post('/sessions/new', form(4, { with: other }))
      expect(refused.status).toBe(409)
      const moved = await who.post(`/sessions/${id}/move`, { sequence: '0', start: start(5).toISOString() })
      expect(moved.status).toBe(409)
      const prepared = { intent: 'prepare', before: '', agenda: 'x', videoLink: '', linkBefore: '' }
      expect((await who.post(`/sessions/${id}`, prepared)).location).toContain('?stale')
    }
    expect(await rows()).toMatchObject([{ startsAt: start(3), agenda: '', sequence: 0 }])
    await removeBlock(db(), learner, mentor)
    expect((await send(form(4))).status).toBe(303)
  })
})

describe('a form of a session', () => {
  it('sent again is one session, and with another time says so and takes nothing', async () => {
    const wish = form(3)
    for (const _ of [1, 2]) expect((await send(wish)).location).toBe(`/sessions/${wish.id}?booked`)
    const other = await send({ ...wish, start: start(4).toISOString() })
    expect(other.status).toBe(409)
    expect(words(other)).toContain('Cette page a déjà réservé un autre moment')
    expect((await send({ ...wish, minutes: '45' })).status).toBe(409)
    expect(await states()).toEqual(['booked'])
  })

  it('is refused where the two have four before them', async () => {
    for (const days of [2, 3, 4, 5]) expect((await send(form(days))).status).toBe(303)
    const fifth = await send(form(6))
    expect(fifth.status).toBe(409)
    expect(words(fifth)).toContain('Quatre rendez-vous sont déjà prévus')
    expect(await states()).toHaveLength(4)
  })

  it('keeps nothing of an agenda that nobody sees', async () => {
    expect((await send(form(3, { agenda: 'a\0b\u202ec' }))).status).toBe(303)
    expect(await rows()).toMatchObject([{ agenda: 'abc' }])
  })

  it('has a limit in an hour', async () => {
    const other = await site.addAccount('often@exemple.fr', 'learner')
    await saveMentorship(db(), { id: randomUUID(), learnerId: other, mentorId: mentor, at: now })
    const often = await site.enter('often@exemple.fr')
    const statuses: number[] = []
    for (let n = 0; n < 31; n += 1)
      statuses.push((await often.post('/sessions/new', form(-1, { with: mentor }))).status)
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(409))
    expect(statuses[30]).toBe(429)
  })
})

describe('days away', () => {
  it('of the past leave room for new ones, and lie in this century', async () => {
    const line = (n: number) => ({ personId: mentor, id: randomUUID(), from: `20${n + 10}-01-01` })
    await db()
      .insert(absences)
      .values(Array.from({ length: 16 }, (_, n) => ({ ...line(n), to: `20${n + 10}-01-02` })))
    const past = await listAbsences(db(), mentor)
    expect(past).toHaveLength(16)
    const add = (from: string) =>
      saveAbsence(db(), mentor, { id: randomUUID(), from, to: from }, '2026-09-07')
    for (let n = 0; n < 40; n += 1) expect(await add(`20${27 + n}-05-01`), String(n)).toBe(true)
    expect(await add('2070-05-01')).toBe(false)
    const odd = { intent: 'away', id: randomUUID(), awayFrom: '0000-01-01', awayTo: '0000-01-02' }
    expect((await theirs.post('/meeting-times', odd)).status).toBe(400)
    await db().delete(absences).where(eq(absences.personId, mentor))
  })
})

describe('a calendar', () => {
  it('shows what is to come, however much is over', async () => {
    const made = await hers.post('/me/calendar', { intent: 'make', id: randomUUID(), before: '' })
    const address = /\/calendar\/[\w-]{43}\.ics/.exec(made.text)?.[0] ?? ''
    const past = Array.from({ length: 520 }, (_, n) => {
      const startsAt = new Date(now.getTime() - (n + 2) * hour)
      return {
        ...{ learnerId: learner, id: randomUUID(), companionId: mentor, role: 'mentor' as const },
        ...{ startsAt, endsAt: new Date(startsAt.getTime() + hour / 2), state: 'booked' as const },
        ...{ agenda: '', bookedAt: startsAt, changedAt: startsAt },
      }
    })
    await db().insert(sessions).values(past)
    const id = await bookAt(3)
    expect((await site.visit().get(address)).text).toContain(`UID:session-${id}@`)
  })
})

// Last: so many days later nobody is logged in any more.
describe('an account that goes', () => {
  it('has nobody waiting for it from the day before on', async () => {
    const leaving = await addPerson(db(), 'mentor')
    await giveSlots(db(), leaving, everyDay(0, 1440))
    const other = await addPerson(db(), 'learner')
    await saveMentorship(db(), { id: randomUUID(), learnerId: other, mentorId: leaving, at: now })
    const [relation] = await listRelations(db(), other)
    if (!relation) throw new Error('no relation')
    for (const days of [0.75, 3]) {
      const wish = { id: randomUUID(), startsAt: start(days), minutes: 30 as const, agenda: '' }
      expect(await book(contextOf(site), { id: other }, relation, wish)).toBe('booked')
    }
    await requestDeletion(db(), leaving, start(-5))
    await purge({ ...site.academy, now: () => now })
    expect(await states()).toEqual(['booked', 'booked'])
    await purge({ ...site.academy, now: () => start(1.5) })
    expect(await findPerson(db(), leaving)).not.toBeNull()
    expect(await states()).toEqual(['booked', 'cancelled'])
    await purge({ ...site.academy, now: () => start(2.5) })
    expect(await findPerson(db(), leaving)).toBeNull()
  })
})
