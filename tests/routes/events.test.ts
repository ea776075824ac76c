/** Events of a cohort: invitations that change and cancel the same event, reminders in nobody's night, who comes and who was there. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { giveCohort, joinCohort, leaveCohort } from '#app/events/cohort.server.ts'
import { sendEventReminders } from '#app/letters/events.server.ts'
import { hashToken } from '#app/mail.server.ts'
import { saveCalendarFeed } from '#db/calendar-feeds.ts'
import { findEvent, listAttendance, listEventTimes } from '#db/live-events.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { savePerson } from '#db/people.ts'
import { liveEvents } from '#db/schema/cohorts.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { lettersToWrite, type ReceivedLetter } from '../setup/letters.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
/** An autumn Monday, nine o'clock in Paris; a test puts it forward. */
let clock = new Date('2026-09-07T07:00:00Z')
const visitors: Record<string, Visitor> = {}
const ids: Record<string, string> = {}
const cohort = randomUUID()
const emailOf = (who: string) => `${who}@exemple.fr`

beforeAll(async () => {
  site = await openTestAcademy({ now: () => clock, demonstration: true })
  const { db } = site.academy
  for (const [who, role, timeZone] of [
    ['coach', 'coach', 'Europe/Paris'],
    ['fatou', 'learner', 'Europe/Paris'],
    ['lucie', 'learner', 'Indian/Reunion'],
  ] as const) {
    ids[who] = await site.addAccount(emailOf(who), role)
    await savePerson(db, ids[who], { name: who, timeZone }, clock)
    visitors[who] = await site.enter(emailOf(who))
  }
  const values = { id: cohort, name: 'Automne', track: 't', startsOn: '2026-09-07', createdAt: clock }
  await saveCohort(db, { ...values, coachId: ids.coach ?? '' })
  for (const who of ['fatou', 'lucie'])
    await saveCohortMember(db, { cohortId: cohort, learnerId: ids[who] ?? '', at: clock })
})
afterAll(() => site.close())

const post = (who: string, path: string, form: Record<string, string>) => {
  const visitor = visitors[who]
  if (!visitor) throw new Error(who)
  return visitor.post(path, form)
}
const page = async (who: string, path: string) =>
  (await visitors[who]?.get(path))?.text.replace(/\s/g, ' ') ?? ''

/** Every letter to somebody, once no job is left to do. */
async function letters(who: string): Promise<ReceivedLetter[]> {
  await expect
    .poll(async () => (await site.database.db.execute(lettersToWrite)).length, { timeout: 20_000 })
    .toBe(0)
  return site.letterbox.letters.filter(({ to }) => to === emailOf(who))
}

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

/** The calendar in a letter, by the strict rules of RFC 5545, then by another library. */
function calendarOf(raw: string) {
  const source = /BEGIN:VCALENDAR[\s\S]*?END:VCALENDAR/.exec(raw)?.[0] ?? ''
  expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of source.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
  const component = new ICAL.Component(ICAL.parse(source) as unknown[])
  const event = new ICAL.Event(component.getFirstSubcomponent('vevent') ?? undefined)
  return {
    method: String(component.getFirstPropertyValue('method')),
    uid: event.uid,
    sequence: event.sequence,
    status: String(event.component.getFirstPropertyValue('status')),
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    summary: event.summary,
  }
}

const path = `/coach/cohorts/${cohort}/event`
const wish = (more: Record<string, string> = {}): Record<string, string> => ({
  ...{ event: randomUUID(), title: 'Atelier CV', about: 'Venez comme vous êtes.', date: '2026-09-17' },
  ...{ time: '18:30', minutes: '90', videoLink: 'https://visio.exemple.fr/a', ...more },
})
async function make(more: Record<string, string> = {}): Promise<string> {
  const form = wish(more)
  expect((await post('coach', path, form)).location).toBe(`/events/${form.event}?saved=made`)
  return form.event ?? ''
}

describe('an event', () => {
  it('comes back with what was typed, and says what is to be mended', async () => {
    const bad: [Record<string, string>, string][] = [
      [{ title: '  ' }, 'Donnez un titre'],
      [{ date: '' }, 'Choisissez un jour.'],
      [{ time: '25:00' }, 'Donnez une heure'],
      [{ minutes: '7' }, 'Choisissez une durée.'],
      [{ videoLink: 'http://a.fr' }, 'Le lien commence par https://.'],
      [{ date: '2026-09-01' }, 'Ce moment est passé.'],
      [{ date: '2028-01-01' }, 'C’est à plus d’un an'],
      [{ date: '2027-03-28', time: '02:30' }, 'Cette heure n’existe pas ce jour-là'],
    ]
    for (const [change, text] of bad) {
      const answer = await post('coach', path, wish({ about: 'Gardez-moi', ...change }))
      expect([answer.status, answer.text.includes(text)], text).toEqual([400, true])
      expect(answer.text).toContain('Gardez-moi')
    }
  })

  it('is one for two clicks; invites, changes and cancels the same event in each calendar', async () => {
    const form = wish()
    const id = form.event ?? ''
    const made = await Promise.all([1, 2].map(() => post('coach', path, form)))
    for (const { location } of made) expect(location).toBe(`/events/${id}?saved=made`)
    const other = await post('coach', path, { ...form, title: 'Autre chose' })
    expect([other.status, other.text.includes('Cet événement est déjà créé')]).toEqual([409, true])
    expect(other.text).toContain('Autre chose')
    expect(other.text).not.toContain(id)
    const change = { ...form, sequence: '0', time: '19:00' }
    const first = await letters('lucie')
    const queues = await site.database.db.execute(sql`select distinct name from (
      select name, data from pgboss.job union all select name, data from pgboss.archive) j
      where data ->> 'kind' = 'event'`)
    expect([...queues]).toEqual([{ name: 'session-mail' }])
    for (let click = 0; click < 2; click += 1)
      expect((await post('coach', `/events/${id}/edit`, change)).location).toBe(`/events/${id}?saved=changed`)
    expect((await post('coach', `/events/${id}/edit`, { ...change, time: '20:00' })).location).toContain(
      'stale',
    )
    const second = await letters('lucie')
    for (let click = 0; click < 2; click += 1)
      expect((await post('coach', `/events/${id}`, { intent: 'cancel' })).status).toBe(303)
    const all = await letters('lucie')
    expect([first.length, second.length, all.length]).toEqual([1, 2, 3])
    expect((await letters('fatou')).length).toBe(3)
    expect((await letters('coach')).length).toBe(3)
    expect(all.map(({ subject }) => spaced(subject))).toEqual([
      'Ariane : un événement de votre cohorte',
      'Ariane : un événement change',
      'Ariane : un événement est annulé',
    ])
    expect(spaced(all[0]?.raw ?? '')).toContain('jeudi 17 septembre à 20 h 30 : Atelier CV.')
    expect(spaced(all[0]?.raw ?? '')).toContain('C’est l’heure de votre fuseau : La Réunion.')
    const parts = all.map(({ raw }) => calendarOf(raw))
    expect(new Set(parts.map(({ uid }) => uid)).size).toBe(1)
    expect(parts).toMatchObject([
      { method: 'REQUEST', sequence: 0, status: 'CONFIRMED', start: '2026-09-17T16:30:00.000Z' },
      { method: 'REQUEST', sequence: 1, status: 'CONFIRMED', start: '2026-09-17T17:00:00.000Z' },
      { method: 'CANCEL', sequence: 2, status: 'CANCELLED', end: '2026-09-17T18:30:00.000Z' },
    ])
    expect(calendarOf((await letters('fatou'))[2]?.raw ?? '').uid).toBe(parts[0]?.uid)
    expect(await page('fatou', `/events/${id}`)).toContain('Cet événement est annulé.')
    expect((await post('fatou', `/events/${id}`, { intent: 'come', coming: 'yes' })).location).toContain(
      'over',
    )
    expect((await post('coach', `/events/${id}/edit`, { ...change, sequence: '2' })).location).toContain(
      'over',
    )
  })

  it('comes to whoever joins the cohort or follows it, and leaves the calendar of whoever leaves it', async () => {
    const context = site.academy
    const [other, learnerId, coachId] = [randomUUID(), ids.fatou ?? '', ids.coach ?? '']
    const values = { id: other, name: 'Hiver', track: 't', startsOn: '2026-09-07', createdAt: clock }
    await saveCohort(site.database.db, { ...values, coachId })
    const form = wish({ title: 'Accueil' })
    await post('coach', `/coach/cohorts/${other}/event`, form)
    const parts = async (who: string) =>
      (await letters(who))
        .filter(({ raw }) => raw.includes('SUMMARY:Accueil'))
        .map(({ raw }) => calendarOf(raw))
    for (let click = 0; click < 2; click += 1)
      await joinCohort(context, { cohortId: other, learnerId, at: clock })
    expect(await parts('fatou')).toMatchObject([{ method: 'REQUEST', status: 'CONFIRMED', sequence: 0 }])
    for (let click = 0; click < 2; click += 1) await leaveCohort(context, { cohortId: other, learnerId })
    const [made, left, ...more] = await parts('fatou')
    expect([left, more]).toMatchObject([{ method: 'CANCEL', status: 'CANCELLED', uid: made?.uid }, []])
    const last = (await letters('fatou')).at(-1)
    expect(spaced(last?.subject ?? '')).toBe('Ariane : un événement quitte votre agenda')
    expect(last?.raw).not.toContain(`/events/${form.event}"`)
    await giveCohort(context, { cohortId: other, coachId: null })
    await letters('coach')
    await giveCohort(context, { cohortId: other, coachId })
    expect((await parts('coach')).map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL', 'REQUEST'])
  })

  it('keeps the hour of the coach when clocks change before it', async () => {
    const id = await make({ date: '2026-10-27', time: '10:00' })
    const event = await findEvent(site.database.db, ids.coach ?? '', id)
    expect(event?.startsAt.toISOString()).toBe('2026-10-27T09:00:00.000Z')
    expect(await page('lucie', `/events/${id}`)).toContain('13:00')
  })

  it('stands on her pages and in her calendar feed, until she says that she stays away', async () => {
    const id = await make({ title: 'Entretiens blancs', date: '2026-09-12' })
    const token = 'b'.repeat(43)
    await saveCalendarFeed(site.database.db, {
      ...{ personId: ids.fatou ?? '', tokenHash: hashToken(token), before: null, at: clock },
    })
    const feed = async () => (await site.visit().get(`/calendar/${token}.ics`)).text
    const old = { cohortId: cohort, title: 'Passé', about: '', createdAt: clock, changedAt: clock }
    const ago = (minutes: number) => new Date(clock.getTime() - minutes * 60_000)
    const many = Array.from({ length: 120 }, (_, n) => ({
      ...{ ...old, id: randomUUID(), startsAt: ago(1_000 + 60 * n), endsAt: ago(970 + 60 * n) },
    }))
    await site.database.db.insert(liveEvents).values(many)
    const whole = await feed()
    expect(whole).toContain('Entretiens blancs')
    expect(whole).toContain('Passé')
    await site.database.db.delete(liveEvents).where(eq(liveEvents.title, 'Passé'))
    expect(await page('fatou', '/sessions')).toContain('Entretiens blancs')
    const { db } = site.database
    expect(await listEventTimes(db, [ids.fatou ?? ''], clock)).toEqual([])
    expect((await post('fatou', `/events/${id}`, { intent: 'come', coming: 'yes' })).location).toContain(
      'saved=yes',
    )
    expect(await listEventTimes(db, [ids.fatou ?? ''], clock)).toHaveLength(1)
    expect(await page('coach', `/events/${id}`)).toContain('Une sur deux vient.')
    await post('fatou', `/events/${id}`, { intent: 'come', coming: 'no' })
    expect(await feed()).not.toContain('Entretiens blancs')
    // The cancelled one is gone too.
    expect(await feed()).not.toContain('DTSTART:20260917')
  })
})

describe('reminders and attendance', () => {
  it('remind once, by day where she is, not her who stays away', async () => {
    const id = await make({ title: 'Visite', date: '2026-09-23', time: '15:00' })
    await post('fatou', `/events/${id}`, { intent: 'come', coming: 'no' })
    const count = async (who: string) =>
      (await letters(who)).filter(({ subject }) => spaced(subject) === 'Ariane : un rappel').length
    const before = [await count('coach'), await count('fatou'), await count('lucie')]
    const round = async (at: string) => {
      clock = new Date(at)
      await Promise.all([sendEventReminders(site.academy), sendEventReminders(site.academy)])
    }
    // Night in Réunion, evening in Paris.
    await round('2026-09-22T18:30:00Z')
    expect(await count('lucie')).toBe(before[2])
    expect(await count('coach')).toBe((before[0] ?? 0) + 1)
    await round('2026-09-23T06:00:00Z')
    await round('2026-09-23T08:00:00Z')
    expect(await count('lucie')).toBe((before[2] ?? 0) + 1)
    expect(await count('coach')).toBe((before[0] ?? 0) + 1)
    expect(await count('fatou')).toBe(before[1])
  })

  it('keep who was there, of the members only, and each reads it', async () => {
    const { db } = site.database
    const id = await make({ title: 'Bilan', date: '2026-09-25', time: '10:00' })
    const event = await findEvent(db, ids.coach ?? '', id)
    if (!event) throw new Error('no event')
    const present = { intent: 'present', present: ids.lucie ?? '' }
    expect((await post('coach', `/events/${id}`, present)).location).toContain('saved=stale')
    clock = new Date('2026-09-25T12:00:00Z')
    expect((await post('coach', `/events/${id}`, present)).location).toContain('saved=present')
    expect((await post('coach', `/events/${id}`, { ...present, present: ids.coach ?? '' })).status).toBe(303)
    expect(await listAttendance(db, event)).toMatchObject([{ attended: false }, { attended: false }])
    await post('coach', `/events/${id}`, present)
    expect(await listAttendance(db, event)).toMatchObject([
      { name: 'fatou', attended: false },
      { name: 'lucie', attended: true },
    ])
    expect(await page('lucie', `/events/${id}`)).toContain('Vous y étiez.')
    expect(await page('coach', `/coach/cohorts/${cohort}`)).toContain('Événements passés')
  })

  it('let an event that has begun be changed, at the hour at which it began', async () => {
    const form = wish({ date: '2026-09-25', time: '15:00', minutes: '60' })
    await post('coach', path, form)
    clock = new Date('2026-09-25T13:10:00Z')
    const to = `/events/${form.event}/edit`
    const change = { ...form, sequence: '0', videoLink: 'https://visio.exemple.fr/b' }
    const past = await post('coach', to, { ...change, time: '14:30' })
    expect([past.status, past.text.includes('Ce moment est passé.')]).toEqual([400, true])
    expect((await post('coach', to, change)).location).toContain('saved=changed')
    expect((await visitors.coach?.get(`/events/${form.event}?saved=__proto__`))?.status).toBe(200)
  })
})
