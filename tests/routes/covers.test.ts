/** A mentor away: who is asked in which order, what each reads when, and forms that are sent twice. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePeopleLetter } from '#app/letters/people.server.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { acceptMentee, part, releaseMentor } from '#app/people/acts.server.ts'
import { passDueCovers, withdrawCover } from '#app/people/covers.server.ts'
import { recordStep } from '#db/agreed-steps.ts'
import { findCover } from '#db/covers.ts'
import { removeAbsence, saveAbsence } from '#db/meeting-times.ts'
import { findLastRequest, recordRequest } from '#db/mentor-requests.ts'
import { saveWish } from '#db/mentor-wishes.ts'
import { findMentor, saveMentorship } from '#db/mentoring.ts'
import { recordNote } from '#db/notes.ts'
import { listOpenings } from '#db/openings.ts'
import { savePerson } from '#db/people.ts'
import { covers, mentors } from '#db/schema/mentors.ts'
import { recordSession } from '#db/session-booking.ts'
import { addDays } from '#engine/calendar.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'
import { lettersToWrite } from '../setup/letters.ts'

let site: TestAcademy
const now = new Date()
const today = dayOf(now, 'Europe/Paris')

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
})
afterAll(() => site.close())

interface Three {
  ids: Record<'learner' | 'mentor' | 'cover', string>
  email: Record<'learner' | 'mentor' | 'cover', string>
  learner: Visitor
  mentor: Visitor
  cover: Visitor
  absence: string
}

/** Fatou, her mentor Isabelle who is away from today on, and Oksana, the only one who could stand in. */
async function addThree(): Promise<Three> {
  const { db } = site.database
  const suffix = randomUUID().slice(0, 8)
  const names = { learner: 'Fatou', mentor: 'Isabelle', cover: 'Oksana' } as const
  const ids = { learner: '', mentor: '', cover: '' }
  const email = { learner: '', mentor: '', cover: '' }
  for (const who of ['learner', 'mentor', 'cover'] as const) {
    email[who] = `${who}-${suffix}@exemple.fr`
    ids[who] = await site.addAccount(email[who], who === 'learner' ? 'learner' : 'mentor')
    await savePerson(db, ids[who], { name: `${names[who]} ${suffix.replace(/\d/g, '')}` }, now)
  }
  await saveMentorship(db, { id: randomUUID(), learnerId: ids.learner, mentorId: ids.mentor, at: now })
  const absence = randomUUID()
  await saveAbsence(db, ids.mentor, { id: absence, from: today, to: addDays(today, 9) }, today)
  const [learner, mentor, cover] = await Promise.all([
    site.enter(email.learner),
    site.enter(email.mentor),
    site.enter(email.cover),
  ])
  return { ids, email, learner, mentor, cover, absence }
}

const planned = ({ ids, absence }: Three) => ({
  id: randomUUID(),
  for: absence,
  mentee: ids.learner,
  from: today,
  to: addDays(today, 9),
  cover: ids.cover,
  summary: 'En ce moment : CSS.\nElle aime dessiner d’abord.',
})

/** The address of the form about her. */
const formOf = ({ ids, absence }: Three) => `/mentor/cover/new?for=${absence}&mentee=${ids.learner}`

async function ask(three: Three): Promise<string> {
  const form = planned(three)
  expect((await three.mentor.post(formOf(three), form)).location).toBe('/mentor/cover?told=asked')
  return form.id
}

const stateOf = async (id: string) =>
  (await site.database.db.select({ state: covers.state }).from(covers).where(eq(covers.id, id)))[0]?.state

/** Subjects of the letters to an address about covers, once no letter waits. */
async function letters(email: string): Promise<string[]> {
  await expect
    .poll(async () => (await site.database.db.execute(lettersToWrite)).length, { timeout: 20_000 })
    .toBe(0)
  const subjects = site.letterbox.letters.filter(({ to }) => to === email).map(({ subject }) => subject)
  return subjects.filter((subject) => /relais|absence/.test(subject))
}

/** A cover that all three agreed to, from today on. */
async function agree(three: Three): Promise<string> {
  const id = await ask(three)
  await three.cover.post('/mentor/cover', { intent: 'accept', id })
  expect((await three.learner.post('/people', { intent: 'cover', id, answer: 'agree' })).location).toBe(
    '/people?told=cover-agreed',
  )
  return id
}

/** Whether somebody was sent these words, once no letter waits. */
async function wasTold(email: string, words: string): Promise<boolean> {
  await letters(email)
  return site.letterbox.letters.some(
    ({ to, raw }) => to === email && raw.replace(/\s+/g, ' ').includes(words),
  )
}

describe('a cover', () => {
  it('is asked of the other mentor, then of the learner; only then is anything told', async () => {
    const three = await addThree()
    const { ids, email, learner, mentor, cover } = three
    const { db } = site.database
    const step = {
      learnerId: ids.learner,
      id: randomUUID(),
      doerId: ids.learner,
      text: 'Envoyer la maquette',
    }
    await recordStep(db, { ...step, authorId: ids.mentor, dueOn: null, at: now })
    const note = { learnerId: ids.learner, id: randomUUID(), authorId: ids.mentor, at: now }
    await recordNote(db, { ...note, body: 'Mon doute secret', audience: 'private' })
    const page = await mentor.get(formOf(three))
    expect(page.text).toMatch(/Convenu.{1,2} ?Envoyer la maquette/)
    expect(page.text).not.toContain('Mon doute secret')
    expect(page.text).toContain('Oksana')
    const id = await ask(three)
    const asked = await cover.get('/mentor/cover')
    expect(asked.text).toContain('Isabelle')
    expect(asked.text).toContain('Un relais vous est demandé')
    expect(asked.text).not.toContain('Dites quand vous serez absente')
    expect(asked.text).not.toContain('Fatou')
    expect(asked.text).not.toContain('dessiner')
    expect((await learner.get('/people')).text).not.toContain('dessiner')
    expect((await cover.post('/mentor/cover', { intent: 'accept', id })).location).toBe(
      '/mentor/cover?told=accepted',
    )
    expect((await cover.get('/mentor/cover')).text).not.toContain('dessiner')
    expect((await cover.get(`/mentor/mentees/${ids.learner}`)).status).toBe(404)
    const offer = await learner.get('/people')
    expect(offer.text).toContain('dessiner')
    expect((await learner.post('/people', { intent: 'cover', id, answer: 'agree' })).location).toBe(
      '/people?told=cover-agreed',
    )
    const told = await cover.get('/mentor/cover')
    expect(told.text).toContain('dessiner')
    expect(told.text).toContain('Fatou')
    expect((await cover.get(`/mentor/mentees/${ids.learner}`)).status).toBe(200)
    expect((await cover.get(`/mentor/mentees/${ids.learner}/end`)).status).toBe(404)
    expect((await listOpenings(db, ids.learner)).map(({ readerId, what }) => [readerId, what])).toEqual([
      [ids.cover, 'file'],
    ])
    expect((await cover.get('/mentor')).text).toContain('relais jusqu')
    expect((await learner.get(`/sessions/new?with=${ids.cover}`)).status).toBe(200)
    expect((await learner.post('/people', { intent: 'cover', id, answer: 'refuse' })).location).toBe(
      '/people?told=cover-refused',
    )
    expect((await cover.get(`/mentor/mentees/${ids.learner}`)).status).toBe(404)
    expect((await cover.get('/mentor/cover')).text).not.toContain('dessiner')
    expect(await letters(email.cover)).toHaveLength(3)
    expect(await letters(email.mentor)).toHaveLength(3)
    expect(await letters(email.learner)).toHaveLength(1)
  })

  it('is agreed to without what was written, which nobody reads any more', async () => {
    const three = await addThree()
    const id = await ask(three)
    await three.cover.post('/mentor/cover', { intent: 'accept', id })
    await three.learner.post('/people', { intent: 'cover', id, answer: 'plain' })
    expect((await three.cover.get('/mentor/cover')).text).not.toContain('dessiner')
    const [row] = await site.database.db.select().from(covers).where(eq(covers.id, id))
    expect(row).toMatchObject({ state: 'agreed', summary: '' })
  })

  it('has one effect, however often each form is sent', async () => {
    const three = await addThree()
    const { mentor, cover, learner, email } = three
    const thrice = (send: () => Promise<{ location: string | null }>) =>
      Promise.all([1, 2, 3].map(send)).then((answers) => answers.map(({ location }) => location))
    const form = planned(three)
    const told = (word: string) => Array(3).fill(word)
    expect(await thrice(() => mentor.post(formOf(three), form))).toEqual(told('/mentor/cover?told=asked'))
    const other = await mentor.post(formOf(three), { ...form, id: randomUUID() })
    expect(other.status).toBe(409)
    expect(other.text).toContain('déjà prévu')
    expect(await letters(email.cover)).toHaveLength(1)
    const { id } = form
    await thrice(() => cover.post('/mentor/cover', { intent: 'accept', id }))
    expect(await letters(email.learner)).toHaveLength(1)
    await thrice(() => learner.post('/people', { intent: 'cover', id, answer: 'agree' }))
    expect(await letters(email.cover)).toHaveLength(2)
    await thrice(() => mentor.post('/mentor/cover', { intent: 'withdraw', id }))
    expect([await letters(email.cover), await letters(email.learner)].map(({ length }) => length)).toEqual([
      3, 2,
    ])
    const late = await learner.post('/people', { intent: 'cover', id, answer: 'agree' })
    expect(late.location).toBe('/people?told=cover-gone')
    expect(await stateOf(id)).toBe('withdrawn')
  })

  it('that nobody answers for 48 hours is told to the mentor once', async () => {
    const three = await addThree()
    const id = await ask(three)
    const { db } = site.database
    await db
      .update(covers)
      .set({ askedAt: new Date(now.getTime() - 49 * 3_600_000) })
      .where(eq(covers.id, id))
    await Promise.all([passDueCovers(site.academy), passDueCovers(site.academy)])
    await passDueCovers(site.academy)
    expect(await stateOf(id)).toBe('passed')
    expect(await letters(three.email.mentor)).toHaveLength(1)
    const late = await three.cover.post('/mentor/cover', { intent: 'accept', id })
    expect(late.location).toBe('/mentor/cover?told=gone')
  })

  it('asks again where something is missing, and keeps what was typed', async () => {
    const three = await addThree()
    const { cover: _, ...form } = planned(three)
    const missing = await three.mentor.post(formOf(three), form)
    expect(missing.status).toBe(400)
    expect(missing.text).toContain('Choisissez une personne')
    expect(missing.text).toContain('dessiner')
    const long = await three.mentor.post(formOf(three), {
      ...planned(three),
      summary: 'x'.repeat(1_501),
    })
    expect([long.status, long.text.includes('1 500') || long.text.includes('1\u202f500')]).toEqual([
      400,
      true,
    ])
    const stranger = { ...planned(three), cover: three.ids.learner }
    expect((await three.mentor.post(formOf(three), stranger)).status).toBe(409)
    for (const wrong of [{ mentee: randomUUID() }, { for: randomUUID() }])
      expect((await three.mentor.post(formOf(three), { ...planned(three), ...wrong })).status).toBe(404)
  })

  it('that lasts longer than the absence can be given up, and one that is shorter be completed', async () => {
    const three = await addThree()
    const { ids, mentor, absence } = three
    const { db } = site.database
    const id = await agree(three)
    await db
      .update(covers)
      .set({ from: addDays(today, -2) })
      .where(eq(covers.id, id))
    const whole = (await mentor.get('/mentor/cover')).text
    expect(whole).toContain('Tout est prêt.')
    expect(whole).not.toMatch(/\s: Oksana/)
    await saveAbsence(db, ids.mentor, { id: absence, from: today, to: addDays(today, 20) }, today)
    expect((await mentor.get('/mentor/cover')).text).toContain('rien n’est prévu')
    const outdated = await mentor.post(formOf(three), planned(three))
    expect([outdated.status, outdated.text.includes('ont changé entre-temps')]).toEqual([409, true])
    expect(outdated.text).toContain('dessiner')
    expect(await db.$count(covers, eq(covers.learnerId, ids.learner))).toBe(1)
    const days = { from: addDays(today, 10), to: addDays(today, 20) }
    for (const [name, day] of Object.entries(days))
      expect(outdated.text).toContain(`name="${name}" value="${day}"`)
    const rest = { ...planned(three), ...days }
    for (const _ of ['once', 'again'])
      expect((await mentor.post(formOf(three), rest)).location).toBe('/mentor/cover?told=asked')
    const [row] = await db.select().from(covers).where(eq(covers.id, rest.id))
    expect(row).toMatchObject({ from: addDays(today, 10), to: addDays(today, 20) })
    expect((await mentor.get('/mentor/cover')).text).not.toContain('rien n’est prévu')
    // A cover that outlasts the absence is said with its days.
    const away = { id: absence, from: addDays(today, 11), to: addDays(today, 15) }
    await saveAbsence(db, ids.mentor, away, today)
    const end = dayText(days.to, 'fr', 'long')
    expect((await mentor.get('/mentor/cover')).text).toMatch(new RegExp(`au ${end}\\s: Oksana`))
    await removeAbsence(db, ids.mentor, absence)
    const page = (await mentor.get('/mentor/cover')).text
    expect(page).toContain('Relais hors absence')
    expect(page).not.toContain('Dites quand vous serez absente')
    expect(page).toContain(`value="${id}"`)
    await mentor.post('/mentor/cover', { intent: 'withdraw', id })
    expect(await stateOf(id)).toBe('withdrawn')
    expect(await wasTold(three.email.learner, 'le relais s’arrête aujourd’hui')).toBe(true)
  })

  it('for which she has no minutes any more is said to be so, and waits', async () => {
    const three = await addThree()
    const id = await ask(three)
    await three.cover.post('/mentor/cover', { intent: 'accept', id })
    const minutes = (minutesPerWeek: number) =>
      site.database.db.update(mentors).set({ minutesPerWeek }).where(eq(mentors.mentorId, three.ids.cover))
    await minutes(10)
    const full = await three.learner.post('/people', { intent: 'cover', id, answer: 'agree' })
    expect(full.location).toBe('/people?told=cover-full')
    expect((await three.learner.get('/people?told=cover-full')).text).toContain('plus assez de temps')
    expect(await stateOf(id)).toBe('accepted')
  })

  it('takes a text as long as the page allows, however its lines end', async () => {
    const three = await addThree()
    const summary = `${'x'.repeat(748)}\r\n${'y'.repeat(749)}\r\nz`
    const form = { ...planned(three), summary: `\0${summary}` }
    expect((await three.mentor.post(formOf(three), form)).location).toBe('/mentor/cover?told=asked')
    const [row] = await site.database.db.select().from(covers).where(eq(covers.id, form.id))
    expect(row?.summary).toBe(summary.replaceAll('\r', ''))
  })

  it('that was accepted between two clicks is told to the learner when it is given up', async () => {
    const three = await addThree()
    const read = await findCover(site.database.db, three.ids.mentor, await ask(three))
    if (!read) throw new Error('no cover')
    await three.cover.post('/mentor/cover', { intent: 'accept', id: read.id })
    expect(await withdrawCover(site.academy, read, today)).toBe('done')
    expect(await wasTold(three.email.learner, 'le relais prévu n’aura pas lieu')).toBe(true)
  })

  it('that ends with the mentorship, or with her who stands in, is told', async () => {
    const { db } = site.database
    const [parted, left] = [await addThree(), await addThree()]
    const ended = [await agree(parted), await agree(left)]
    const mentorship = await findMentor(db, parted.ids.learner)
    await part(site.academy, { mentorshipId: mentorship?.mentorshipId ?? '', by: parted.ids.mentor })
    await releaseMentor(site.academy, left.ids.cover)
    expect(await Promise.all(ended.map(stateOf))).toEqual(['withdrawn', 'withdrawn'])
    expect(await wasTold(parted.email.cover, 'Le relais s’arrête aujourd’hui')).toBe(true)
    for (const who of ['mentor', 'learner'] as const)
      expect(await wasTold(left.email[who], 'n’est plus disponible')).toBe(true)
    expect((await left.learner.get('/people')).text).not.toContain('prend le relais')
  })

  it('that ends as she who stands in becomes the mentor is not told to her', async () => {
    const { db } = site.database
    const three = await addThree()
    const { learner: learnerId, mentor, cover: mentorId } = three.ids
    const id = await agree(three)
    const before = await letters(three.email.cover)
    await db.update(mentors).set({ leavesOn: today }).where(eq(mentors.mentorId, mentor))
    await saveWish(db, { learnerId, want: 'looking', at: now })
    const asked = { learnerId, id: randomUUID(), mentorId, words: '', next: [], reasons: {}, at: now }
    expect(await recordRequest(db, asked)).toBe('asked')
    const request = await findLastRequest(db, learnerId)
    if (!request) throw new Error('no request')
    expect((await acceptMentee(site.academy, request)).outcome).toBe('accepted')
    expect(await stateOf(id)).toBe('withdrawn')
    expect(await letters(three.email.cover)).toEqual(before)
  })

  it('of one day is said to be of one day', () => {
    const letter = { kind: 'cover-proposed' as const, personId: '', from: '2026-08-03', until: '2026-08-03' }
    const her = { language: 'fr' as const, timeZone: 'Europe/Paris' }
    const [text] = writePeopleLetter({ publicUrl: '' }, her, letter).paragraphs
    expect(text).toMatch(/^Le 3.août, une autre mentore/)
  })

  it('and a session on a day away is said to both, with the way to another time', async () => {
    const { ids, learner, mentor } = await addThree()
    const startsAt = new Date(now.getTime() + 3 * 86_400_000)
    const id = randomUUID()
    await recordSession(site.database.db, {
      ...{ id, learnerId: ids.learner, companionId: ids.mentor, role: 'mentor', startsAt, agenda: '' },
      ...{ endsAt: new Date(startsAt.getTime() + 1_800_000), videoLink: null, by: ids.learner, at: now },
    })
    for (const [visitor, words] of [
      [learner, 'est absente ce jour-là'],
      [mentor, 'Vous êtes absente ce jour-là'],
    ] as const)
      for (const page of ['/sessions', `/sessions/${id}`]) {
        const { text } = await visitor.get(page)
        expect(text, page).toContain(words)
        expect(text, page).toContain(`/sessions/${id}/move`)
      }
  })
})
