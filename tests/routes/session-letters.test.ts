/** Letters about sessions, their calendar part, and reminders: to whom, when, in which words, and once. */
import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAcademy } from '#app/academy.server.ts'
import { sendSessionLetters } from '#app/letters/sessions.server.ts'
import { book, cancel, move } from '#app/sessions/acts.server.ts'
import { listRelations, saveMentorship } from '#db/mentoring.ts'
import { savePerson } from '#db/people.ts'
import { lettersSent } from '#db/schema/messages.ts'
import type { Language } from '#engine/catalog.ts'
import { findSession } from '#db/sessions.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { lettersToWrite, type ReceivedLetter } from '../setup/letters.ts'
import { contextOf, everyDay, giveSlots } from '../setup/meetings.ts'

const hour = 3_600_000
const monday = new Date('2026-09-07T09:00:00Z')
let now = monday
let site: TestAcademy

beforeAll(async () => {
  site = await openTestAcademy({ now: () => now, mailFrom: 'Ariane <bonjour@ariane.example>' })
})
afterAll(() => site.close())

interface Pair {
  learner: { id: string; email: string }
  mentor: { id: string; email: string }
}

/** A learner and her mentor, who can meet at any hour. */
async function addPair(
  her: { timeZone?: string; language?: Language; mentorZone?: string } = {},
): Promise<Pair> {
  const { db } = site.database
  const [learner, mentor] = ['learner', 'mentor'].map(() => `${randomUUID()}@exemple.fr`)
  const learnerId = await site.addAccount(learner ?? '', 'learner')
  const mentorId = await site.addAccount(mentor ?? '', 'mentor')
  const { timeZone = 'Europe/Paris', language = 'fr', mentorZone = 'Europe/Paris' } = her
  await savePerson(db, learnerId, { name: 'Fatou', timeZone, language }, now)
  await savePerson(db, mentorId, { name: 'Isabelle Nguyen', timeZone: mentorZone }, now)
  await giveSlots(db, mentorId, everyDay(0, 1440))
  await saveMentorship(db, { id: randomUUID(), learnerId, mentorId, at: now })
  return { learner: { id: learnerId, email: learner ?? '' }, mentor: { id: mentorId, email: mentor ?? '' } }
}

async function bookAt({ learner }: Pair, start: string): Promise<string> {
  const [relation] = await listRelations(site.database.db, learner.id)
  if (!relation) throw new Error('no relation')
  const id = randomUUID()
  const wish = { id, startsAt: new Date(start), minutes: 30 as const, agenda: 'Mon secret' }
  expect(await book(contextOf(site), learner, relation, wish)).toBe('booked')
  return id
}

async function sessionOf(personId: string, id: string) {
  const session = await findSession(site.database.db, personId, id)
  if (!session) throw new Error('no session')
  return session
}

/** Every letter to an address, once no job is left to do: one that failed on a busy machine is tried again after a minute. */
async function letters(email: string): Promise<ReceivedLetter[]> {
  await expect
    .poll(async () => (await site.database.db.execute(lettersToWrite)).length, { timeout: 90_000 })
    .toBe(0)
  return site.letterbox.letters.filter(({ to }) => to === email)
}

const noBreaks = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

/** The calendar in a letter, as it came: by the strict rules of RFC 5545, then by another library. */
function calendarOf(letter: ReceivedLetter | undefined) {
  const raw = /BEGIN:VCALENDAR[\s\S]*?END:VCALENDAR/.exec(letter?.raw ?? '')?.[0] ?? ''
  expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of raw.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
  const component = new ICAL.Component(ICAL.parse(raw) as unknown[])
  const event = new ICAL.Event(component.getFirstSubcomponent('vevent') ?? undefined)
  const property = (name: string) => String(event.component.getFirstPropertyValue(name))
  return {
    raw: raw.replaceAll('\r\n ', ''),
    method: String(component.getFirstPropertyValue('method')),
    uid: event.uid,
    sequence: event.sequence,
    status: property('status'),
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    organizer: property('organizer'),
    attendees: event.attendees.map((one) => String(one.getFirstValue()).replace(/^MAILTO:/, 'mailto:')),
    summary: event.summary,
  }
}

describe('the letters about a session', () => {
  it('invite both, change and cancel the same event, and say nothing of what it is about', async () => {
    const pair = await addPair({ timeZone: 'Indian/Reunion' })
    const { learner, mentor } = pair
    const id = await bookAt(pair, '2026-09-10T16:00:00Z')
    const [booked] = await letters(learner.email)
    expect(noBreaks(booked?.subject ?? '')).toBe('Ariane : un rendez-vous')
    expect(noBreaks(booked?.raw ?? '')).toContain('vous retrouvez Isabelle jeudi 10 septembre à 20 h.')
    expect(noBreaks(booked?.raw ?? '')).toContain('C’est l’heure de votre fuseau : La Réunion.')
    expect(booked?.source).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i)
    const [hers] = await letters(mentor.email)
    expect(noBreaks(hers?.raw ?? '')).toContain(
      'Fatou a pris un moment avec vous : jeudi 10 septembre à 18 h.',
    )
    const first = calendarOf(booked)
    expect(first).toMatchObject({
      ...{ method: 'REQUEST', sequence: 0, status: 'CONFIRMED', summary: 'Rendez-vous avec Isabelle' },
      ...{ start: '2026-09-10T16:00:00.000Z', end: '2026-09-10T16:30:00.000Z' },
      ...{ organizer: 'mailto:bonjour@ariane.example', attendees: [`mailto:${learner.email}`] },
    })
    expect(first.raw).toContain('DTSTART:20260910T160000Z')
    expect(calendarOf(hers).uid).toBe(first.uid)
    await move(contextOf(site), mentor, await sessionOf(mentor.id, id), {
      ...{ startsAt: new Date('2026-09-11T16:00:00Z'), sequence: 0 },
    })
    const [, moved] = await letters(learner.email)
    expect(noBreaks(moved?.raw ?? '')).toContain(
      'Isabelle a déplacé votre rendez-vous : vendredi 11 septembre à 20 h.',
    )
    expect(calendarOf(moved)).toMatchObject({
      ...{ method: 'REQUEST', uid: first.uid, sequence: 1, start: '2026-09-11T16:00:00.000Z' },
    })
    await cancel(contextOf(site), learner, await sessionOf(learner.id, id))
    const [, , cancelled] = await letters(mentor.email)
    expect(noBreaks(cancelled?.raw ?? '')).toContain('Fatou a un empêchement')
    expect(cancelled?.source).toMatch(/method=CANCEL/i)
    expect(calendarOf(cancelled)).toMatchObject({
      ...{ method: 'CANCEL', uid: first.uid, sequence: 2, status: 'CANCELLED' },
    })
    for (const { raw, to } of [...(await letters(learner.email)), ...(await letters(mentor.email))]) {
      expect(raw).not.toContain('Mon secret')
      // In a letter to the learner the mentor has a first name only; her own greets her by both.
      if (to === learner.email) expect(raw).not.toContain('Nguyen')
      expect(raw).not.toContain(to === learner.email ? mentor.email : learner.email)
    }
    expect(await letters(learner.email)).toHaveLength(3)
  })

  it('speak her language', async () => {
    const pair = await addPair({ language: 'en' })
    await bookAt(pair, '2026-09-10T16:00:00Z')
    const [letter] = await letters(pair.learner.email)
    expect(letter?.subject).toBe('Ariane: a meeting')
    expect(letter?.raw).toContain('you meet Isabelle on Thursday 10 September at 18:00.')
    expect(calendarOf(letter).summary).toBe('Meeting with Isabelle')
  })

  it.each([
    ['2026-10-24T16:00:00Z', '18 h', '20 h', '12 h'],
    ['2026-10-25T17:00:00Z', '18 h', '21 h', '13 h'],
    ['2027-03-27T17:00:00Z', '18 h', '21 h', '13 h'],
    ['2027-03-28T16:00:00Z', '18 h', '20 h', '12 h'],
  ])('tell %s as each clock shows it', async (start, paris, reunion, martinique) => {
    now = new Date(new Date(start).getTime() - 5 * 24 * hour)
    for (const [zone, time] of [
      ['Indian/Reunion', reunion],
      ['America/Martinique', martinique],
    ] as const) {
      const pair = await addPair({ timeZone: zone })
      await bookAt(pair, start)
      const [letter] = await letters(pair.learner.email)
      expect(noBreaks(letter?.raw ?? '')).toContain(`à ${time}.`)
      expect(calendarOf(letter).start).toBe(new Date(start).toISOString())
      expect(noBreaks((await letters(pair.mentor.email))[0]?.raw ?? '')).toContain(`à ${paris}.`)
    }
    now = monday
  })

  it('say of a late change that it is one', async () => {
    const pair = await addPair()
    const id = await bookAt(pair, '2026-09-08T16:00:00Z')
    await letters(pair.mentor.email)
    now = new Date('2026-09-08T15:00:00Z')
    await cancel(contextOf(site), pair.learner, await sessionOf(pair.learner.id, id))
    const [, late] = await letters(pair.mentor.email)
    expect(noBreaks(late?.subject ?? '')).toBe('Ariane : un changement de dernière minute')
    now = monday
  })

  it('say of a move away from a near time that it is one', async () => {
    now = monday
    const pair = await addPair()
    const id = await bookAt(pair, '2026-09-08T16:00:00Z')
    expect(await letters(pair.mentor.email)).toHaveLength(1)
    now = new Date('2026-09-08T15:00:00Z')
    await move(contextOf(site), pair.learner, await sessionOf(pair.learner.id, id), {
      ...{ startsAt: new Date('2026-09-11T16:00:00Z'), sequence: 0 },
    })
    const [, late] = await letters(pair.mentor.email)
    expect(noBreaks(late?.subject ?? '')).toBe('Ariane : un changement de dernière minute')
    expect(calendarOf(late)).toMatchObject({ method: 'REQUEST', sequence: 1 })
    now = monday
  })

  it('of what an ended mentorship cancels wait for the morning of each, unless the session is near', async () => {
    now = monday
    const [far, near] = [await addPair(), await addPair()]
    await bookAt(far, '2026-09-10T16:00:00Z')
    await bookAt(near, '2026-09-08T07:00:00Z')
    for (const { email } of [far.mentor, near.mentor]) expect(await letters(email)).toHaveLength(1)
    await savePerson(site.database.db, far.mentor.id, { timeZone: 'America/Martinique' }, now)
    now = new Date('2026-09-07T21:00:00Z')
    const next = await addPair()
    for (const { learner } of [far, near])
      await saveMentorship(site.database.db, {
        ...{ id: randomUUID(), learnerId: learner.id, mentorId: next.mentor.id, at: now },
      })
    await sendSessionLetters(site.academy)
    expect(await letters(far.learner.email)).toHaveLength(1)
    // Five in the afternoon in Martinique.
    expect(await letters(far.mentor.email)).toHaveLength(2)
    for (const { email } of [near.learner, near.mentor]) expect(await letters(email)).toHaveLength(2)
    now = new Date('2026-09-08T05:30:00Z')
    await sendSessionLetters(site.academy)
    await sendSessionLetters(site.academy)
    expect(await letters(far.learner.email)).toHaveLength(2)
    expect(await letters(far.mentor.email)).toHaveLength(2)
    now = monday
  })

  it('tell both of what an ended mentorship cancels, once, whoever looks', async () => {
    now = monday
    const pair = await addPair()
    await bookAt(pair, '2026-09-10T16:00:00Z')
    await letters(pair.mentor.email)
    const next = await addPair()
    await saveMentorship(site.database.db, {
      ...{ id: randomUUID(), learnerId: pair.learner.id, mentorId: next.mentor.id, at: now },
    })
    await Promise.all([sendSessionLetters(site.academy), sendSessionLetters(site.academy)])
    await sendSessionLetters(site.academy)
    for (const { email } of [pair.learner, pair.mentor]) {
      const got = await letters(email)
      expect(got).toHaveLength(2)
      expect(calendarOf(got[1])).toMatchObject({ method: 'CANCEL', sequence: 1 })
      expect(noBreaks(got[1]?.raw ?? '')).not.toContain('empêchement :')
    }
  })
})

describe('the reminder', () => {
  const round = async (at: string) => {
    now = new Date(at)
    await sendSessionLetters(site.academy)
  }
  const reminders = async (email: string) =>
    (await letters(email)).filter(({ subject }) => noBreaks(subject) === 'Ariane : un rappel')

  it('comes a day before, in her zone, once, with nothing of what it is about', async () => {
    now = monday
    const pair = await addPair({ timeZone: 'America/Martinique' })
    await bookAt(pair, '2026-09-10T18:00:00Z')
    await round('2026-09-09T17:55:00Z')
    expect(await reminders(pair.learner.email)).toHaveLength(0)
    await round('2026-09-09T18:00:00Z')
    await round('2026-09-09T18:05:00Z')
    const [letter, ...more] = await reminders(pair.learner.email)
    expect(more).toHaveLength(0)
    expect(noBreaks(letter?.raw ?? '')).toContain('Vous retrouvez Isabelle jeudi 10 septembre à 14 h.')
    expect(letter?.raw).not.toContain('Mon secret')
    expect(letter?.raw).not.toContain('BEGIN:VCALENDAR')
    expect(await reminders(pair.mentor.email)).toHaveLength(1)
  })

  it('waits for the morning where it is night for her, and goes at once to the other', async () => {
    now = monday
    const pair = await addPair({ timeZone: 'Indian/Reunion' })
    // Eight in the evening in Paris, ten at night on Réunion.
    await bookAt(pair, '2026-09-10T18:00:00Z')
    await round('2026-09-09T18:00:00Z')
    expect(await reminders(pair.learner.email)).toHaveLength(0)
    expect(await reminders(pair.mentor.email)).toHaveLength(1)
    await round('2026-09-10T03:25:00Z')
    expect(await reminders(pair.learner.email)).toHaveLength(0)
    await round('2026-09-10T03:30:00Z')
    expect(await reminders(pair.learner.email)).toHaveLength(1)
  })

  it('goes to nobody whose session was cancelled or moved away, and again for the new time', async () => {
    now = monday
    const [gone, moved] = [await addPair(), await addPair()]
    const cancelled = await bookAt(gone, '2026-09-10T14:00:00Z')
    const id = await bookAt(moved, '2026-09-10T14:00:00Z')
    await cancel(contextOf(site), gone.learner, await sessionOf(gone.learner.id, cancelled))
    const to = { startsAt: new Date('2026-09-12T14:00:00Z'), sequence: 0 }
    await move(contextOf(site), moved.learner, await sessionOf(moved.learner.id, id), to)
    await round('2026-09-09T14:00:00Z')
    expect(await reminders(gone.learner.email)).toHaveLength(0)
    expect(await reminders(moved.learner.email)).toHaveLength(0)
    await round('2026-09-11T14:00:00Z')
    expect(await reminders(moved.learner.email)).toHaveLength(1)
  })

  it('is not sent after what was booked less than a day ahead, nor in the last hour', async () => {
    now = monday
    const [soon, late] = [await addPair(), await addPair()]
    await bookAt(soon, '2026-09-08T07:00:00Z')
    await bookAt(late, '2026-09-10T14:00:00Z')
    await round('2026-09-07T12:00:00Z')
    expect(await reminders(soon.learner.email)).toHaveLength(0)
    await round('2026-09-10T13:00:00Z')
    expect(await reminders(late.learner.email)).toHaveLength(0)
    await round('2026-09-10T12:55:00Z')
    expect(await reminders(late.learner.email)).toHaveLength(1)
  })

  it('goes once under several workers, and is not lost by one that ends in the middle', async () => {
    now = monday
    const pairs = await Promise.all(Array.from({ length: 6 }, () => addPair()))
    const ids: string[] = []
    for (const pair of pairs) ids.push(await bookAt(pair, '2026-09-10T14:00:00Z'))
    await letters(pairs[0]?.learner.email ?? '')
    now = new Date('2026-09-09T14:00:00Z')
    let asked = 0
    const dying = {
      ...site.academy,
      mail: {
        ...site.academy.mail,
        sendSession: (...wish: Parameters<typeof site.academy.mail.sendSession>) => {
          asked += 1
          if (asked === 4) throw new Error('killed')
          return site.academy.mail.sendSession(...wish)
        },
      },
    }
    await expect(sendSessionLetters(dying)).rejects.toThrow('killed')
    const second = await openAcademy({
      env: site.academy.env,
      databaseUrl: site.database.url,
      now: () => now,
    })
    await Promise.all([site.academy, second, site.academy, second].map((one) => sendSessionLetters(one)))
    await second.close()
    const rows = await site.database.db
      .select()
      .from(lettersSent)
      .where(eq(lettersSent.kind, 'session-reminder'))
    for (const id of ids) expect(rows.filter(({ key }) => key === `${id} 0`)).toHaveLength(2)
    for (const { learner, mentor } of pairs)
      for (const { email } of [learner, mentor]) expect(await reminders(email)).toHaveLength(1)
  })
})
