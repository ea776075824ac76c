/** A mentor's week: chosen within her minutes from what is known, sent by a message of hers, read by the mentee as well. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { showMentorWeek, showOwnWeek } from '#app/mentoring/week.server.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { findMentorProfile } from '#db/mentors.ts'
import { findPerson } from '#db/people.ts'
import { agreedSteps } from '#db/schema/notes.ts'
import { listMessages } from '#db/threads/reading.ts'
import { listThreads } from '#db/threads/threads.ts'
import { listMenteeFacts } from '#db/triage.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { contextOf } from '../setup/meetings.ts'
import { addMentorProfile } from '../setup/mentors.ts'
import type { Visitor } from '../setup/visitor.ts'

/** What a page says, with plain spaces. */
const read = async (visitor: Visitor, path: string) => (await visitor.get(path)).text.replace(/\s/g, ' ')

let site: TestAcademy
let mentor: Visitor
let mentee: Visitor
const ids: Record<string, string> = {}

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  const { db, now } = site.academy
  for (const [who, role] of [
    ['mentor', 'mentor'],
    ['mentor2', 'mentor'],
    ['first', 'learner'],
    ['second', 'learner'],
    ['stranger', 'learner'],
    ['third', 'learner'],
    ['mentor3', 'mentor'],
  ] as const)
    ids[who] = await site.addAccount(`${who}@exemple.fr`, role)
  mentor = await site.enter('mentor@exemple.fr')
  mentee = await site.enter('first@exemple.fr')
  const ago = (days: number) => new Date(now().getTime() - days * 86_400_000)
  for (const [who, days] of [
    ['first', 9],
    ['second', 1],
  ] as const)
    await saveMentorship(db, { id: randomUUID(), learnerId: ids[who]!, mentorId: ids.mentor!, at: ago(days) })
  await saveMentorship(db, {
    ...{ id: randomUUID(), learnerId: ids.stranger!, mentorId: ids.mentor2!, at: ago(9) },
  })
})
afterAll(() => site.close())

it('a mentor’s own words come without what nobody could see', async () => {
  const form = { intent: 'draft', main: 'fr', minutesPerWeek: '120', about: 'Je\0 code.\r\nVoilà.' }
  expect((await mentor.post('/mentor/profile', form)).location).toMatch(/^\/mentor\/profile\?told=/)
  const profile = await findMentorProfile(site.database.db, ids.mentor ?? '')
  expect(profile?.about).toBe('Je code.\nVoilà.')
})

it('says whom to see, why, and who is fine', async () => {
  const text = await read(mentor, '/mentor')
  expect(text).toContain('Cette semaine : un geste, cinq minutes.')
  expect(text).toContain('Lui proposer un premier rendez-vous')
  expect(text).toContain('depuis neuf jours')
  expect(text).toContain('Je suis heureuse de vous accompagner.')
  expect(text).toContain('rien à faire : tout va bien')
})

it('is told to the mentee as well', async () => {
  const text = await read(mentee, '/people')
  expect(text).toContain('Elle vous accompagne depuis neuf jours')
  expect(text).toMatch(/href="\/messages\/[0-9a-f-]{36}"/)
})

it('keeps a promise before a suggestion, and stays within her minutes', async () => {
  const { db, now } = site.academy
  const at = now()
  await db.insert(agreedSteps).values({
    ...{
      learnerId: ids.second!,
      id: randomUUID(),
      authorId: ids.mentor!,
      doerId: ids.mentor!,
      text: 'x',
      at,
    },
    dueOn: at.toISOString().slice(0, 10),
  })
  expect(await read(mentor, '/mentor')).toContain('Cette semaine : deux gestes, quinze minutes.')
  await addMentorProfile(db, ids.mentor!, { minutesPerWeek: 12 })
  const text = await read(mentor, '/mentor')
  expect(text).toContain('Cette semaine : un geste, dix minutes.')
  expect(text).toContain('Peut attendre la semaine prochaine')
  await addMentorProfile(db, ids.mentor!)
})

it('sends her words once, keeps what is to be mended, and does not ask again', async () => {
  const { db } = site.academy
  const id = randomUUID()
  const form = (text: string, to = ids.first!) => ({ mentee: to, id, [`message-${to}`]: text })
  const empty = await mentor.post('/mentor', form('  '))
  expect(empty.status).toBe(400)
  expect(empty.text).toContain('Écrivez quelques mots.')
  const long = await mentor.post('/mentor', form(`${'a'.repeat(4_001)}`))
  expect(long.status).toBe(400)
  expect(long.text).toContain('a'.repeat(4_001))
  const sent = await Promise.all([1, 2].map(() => mentor.post('/mentor', form('Bonjour, on se parle ?'))))
  for (const { location } of sent) expect(location).toContain('/mentor?sent=')
  const thread = (await listThreads(db, ids.mentor!)).find(({ learnerId }) => learnerId === ids.first)!
  const { messages } = await listMessages(db, ids.mentor!, thread, null)
  expect(messages.map(({ body }) => body)).toEqual(['Bonjour, on se parle ?'])
  const all = await listMenteeFacts(db, {
    ...{ mentorId: ids.mentor!, at: site.academy.now() },
    projects: { modules: [], finals: [] },
  })
  const facts = all.find(({ mentee }) => mentee === ids.first)
  expect(facts).toMatchObject({ told: 0, accompanied: 9 })
  expect(await read(mentor, '/mentor')).not.toContain('Lui proposer un premier rendez-vous')
})

it('keeps a message that came back though nothing calls for it any more', async () => {
  const back = await mentor.post('/mentor', {
    ...{ mentee: ids.first!, id: randomUUID(), [`message-${ids.first!}`]: 'a'.repeat(4_001) },
  })
  expect(back.status).toBe(400)
  expect(back.text).toContain('a'.repeat(4_001))
})

it('tells the mentee what her mentor reads, not another act, and counts what is done this week', async () => {
  const { db, now } = site.academy
  const [her, given] = [ids.third!, 9]
  await saveMentorship(db, {
    ...{ id: randomUUID(), learnerId: her, mentorId: ids.mentor3!, at: new Date(+now() - 9 * 86_400_000) },
  })
  // A promise counts for more than a first session, and does not fit.
  const step = { learnerId: her, id: randomUUID(), authorId: ids.mentor3!, doerId: ids.mentor3!, text: 'x' }
  await db.insert(agreedSteps).values({ ...step, at: now(), dueOn: now().toISOString().slice(0, 10) })
  await addMentorProfile(db, ids.mentor3!, { minutesPerWeek: given })
  const [person, self] = [await findPerson(db, her), await findPerson(db, ids.mentor3!)]
  if (!person || !self) throw new Error('nobody')
  const context = contextOf(site)
  const week = await showMentorWeek(context, self)
  expect(week).toMatchObject({ minutes: given, acts: [{ kind: 'first-session', mentee: her }] })
  expect(await showOwnWeek(context, person, ids.mentor3!)).toMatchObject({
    kind: 'first-session',
  })
  await db.update(agreedSteps).set({ doneAt: now() }).where(eq(agreedSteps.id, step.id))
  expect(await showMentorWeek(context, self)).toMatchObject({ minutes: 0 })
})

it('writes to nobody else’s mentee', async () => {
  const to = ids.stranger!
  const form = { mentee: to, id: randomUUID(), [`message-${to}`]: 'Bonjour' }
  expect((await mentor.post('/mentor', form)).status).toBe(404)
  expect((await mentor.post('/mentor', { ...form, id: 'no id' })).status).toBe(400)
})

it('says so when her minutes are all given', async () => {
  const { db } = site.academy
  await addMentorProfile(db, ids.mentor!, { minutesPerWeek: 0 })
  const text = await read(mentor, '/mentor')
  expect(text).toContain('Vos minutes de la semaine sont déjà données.')
  expect(text).toContain('Peut attendre la semaine prochaine')
})
