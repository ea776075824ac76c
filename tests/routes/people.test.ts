/** Learners and mentors come together by forms: applications, wishes, requests, answers, parting; and what the round moves on. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayText, momentText } from '#app/locales/format.ts'
import { purge } from '#app/purge.server.ts'
import { acceptMentee, part, passDueRequests, prepareLeavings } from '#app/people/acts.server.ts'
import { countSeekers } from '#app/people/seekers.server.ts'
import { readPeople } from '#app/people/view.server.ts'
import { saveEnrolment } from '#db/enrolments.ts'
import { findLastRequest, listRequestsTo, recordRequest } from '#db/mentor-requests.ts'
import { findWish, saveWish } from '#db/mentor-wishes.ts'
import { findMentor, isCompanionOf } from '#db/mentoring.ts'
import { saveSlots } from '#db/meeting-times.ts'
import { findMentorProfile, saveMentorPresence } from '#db/mentors.ts'
import { findPerson, requestDeletion } from '#db/people.ts'
import { mentorRefusals, mentorRequests, mentors } from '#db/schema/mentors.ts'
import { lettersSent } from '#db/schema/messages.ts'
import { personRoles } from '#db/schema/people.ts'
import { addDays } from '#engine/calendar.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { contextOf } from '../setup/meetings.ts'
import { addMentorProfile } from '../setup/mentors.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let track = ''
/** Logins of mentors and staff are short: the academy's clock is the real one. */
const start = new Date()
let now = start
const today = start.toISOString().slice(0, 10)
const answerBy = momentText(new Date(start.getTime() + 48 * 3_600_000), 'fr', 'Europe/Paris')
beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true, now: () => now })
  track = (await site.academy.catalogs.published(site.academy.db)).catalog.tracks[0]?.slug ?? ''
  await site.addAccount('staff@exemple.fr', 'staff')
})
afterAll(() => site.close())

const letterKinds = async (email: string, subject: RegExp, count: number) => {
  for (let nth = 1, found = 0; ; nth += 1) {
    const letter = await site.letterbox.wait(email, nth)
    if (subject.test(letter.subject) && (found += 1) === count) return letter
  }
}

let accounts = 0
async function addLearner(): Promise<{ id: string; email: string; visitor: Visitor }> {
  const email = `apprenante${(accounts += 1)}@exemple.fr`
  const id = await site.addAccount(email, 'learner')
  await saveEnrolment(site.database.db, id, { id: randomUUID(), track, at: now })
  return { id, email, visitor: await site.enter(email) }
}

/** A mentor who speaks one language only, so that she is proposed to those of this test alone. */
async function addMentor(language: string, minutesPerWeek = 60) {
  const email = `mentore${(accounts += 1)}@exemple.fr`
  const id = await keepMentor(language, minutesPerWeek, email)
  return { id, email, visitor: await site.enter(email) }
}

/** The same, who is not here. */
async function keepMentor(
  language: string,
  minutesPerWeek = 60,
  email = `mentore${(accounts += 1)}@exemple.fr`,
): Promise<string> {
  const id = await site.addAccount(email, 'mentor')
  await addMentorProfile(site.database.db, id, {
    ...{ languages: [language], trades: [track], topics: ['code'], minutesPerWeek, about: 'Bonjour à vous.' },
  })
  return id
}

/** A learner who looks for a mentor who speaks this language, and is not here. */
async function keepSeeker(language: string) {
  const email = `apprenante${(accounts += 1)}@exemple.fr`
  const { db } = site.database
  const learnerId = await site.addAccount(email, 'learner')
  await saveEnrolment(db, learnerId, { id: randomUUID(), track, at: now })
  const kind = { topics: ['code'], languages: [language], tone: null }
  await saveWish(db, { learnerId, want: 'looking', kind, at: now })
  return { id: learnerId, email }
}

/** A learner who looks for a mentor who speaks this language. */
async function addSeeker(language: string) {
  const learner = await addLearner()
  const kind = { topics: ['code'], languages: [language], tone: null }
  await saveWish(site.database.db, { learnerId: learner.id, want: 'looking', kind, at: now })
  return learner
}

const idIn = (text: string) => /name="id" value="([^"]+)"/.exec(text)?.[1] ?? ''

/** Asks by the form; the id of the request. */
async function ask(learner: { visitor: Visitor }, mentorId: string, more: Record<string, string> = {}) {
  const page = await learner.visitor.get(`/people/ask/${mentorId}`)
  expect(page.status).toBe(200)
  const id = idIn(page.text)
  const answer = await learner.visitor.post(`/people/ask/${mentorId}`, { id, words: 'Bonjour.', ...more })
  expect([answer.status, answer.location]).toEqual([303, '/people'])
  return id
}

describe('an application', () => {
  const filled = () => ({
    intent: 'save',
    trades: track,
    topics: 'code',
    main: 'hi',
    tone: 'direct',
    about: 'Je fais des pages depuis longtemps.',
    years: '7',
    minutesPerWeek: '90',
    videoLink: 'https://visio.exemple.fr/moi',
    charter: 'yes',
  })

  it('is kept as a draft, mended, sent, read once, and answered by a letter', async () => {
    const { db } = site.database
    const email = 'nouvelle@exemple.fr'
    const id = await site.addAccount(email, 'mentor')
    await db.delete(mentors).where(eq(mentors.mentorId, id))
    const [her, staff] = [await site.enter(email), await site.enter('staff@exemple.fr')]
    expect((await her.get('/mentor')).text).toContain('Commençons par votre profil')
    const draft = await her.post('/mentor/profile', { intent: 'draft', main: 'hi', minutesPerWeek: '90' })
    expect(draft.location).toBe('/mentor/profile?told=saved')
    expect(await findMentorProfile(db, id)).toMatchObject({ state: 'draft', languages: ['hi'] })
    expect((await staff.get(`/staff/mentors/${id}`)).status).toBe(404)

    const wrong: [Record<string, string>, string][] = [
      [{ about: '' }, 'Écrivez quelques mots'],
      [{ about: 'x'.repeat(601) }, 'Écrivez quelques mots'],
      [{ minutesPerWeek: '29' }, 'de 30 à 480'],
      [{ minutesPerWeek: 'beaucoup' }, 'de 30 à 480'],
      [{ years: '-1' }, 'de 0 à 60'],
      [{ videoLink: 'http://visio.exemple.fr' }, 'commence par https://'],
      [{ videoLink: 'javascript:alert(1)' }, 'commence par https://'],
      [{ main: 'klingon' }, 'Choisissez une langue'],
      [{ topics: '' }, 'Cochez au moins un sujet'],
      [{ trades: 'astronaute' }, 'Cochez votre métier'],
      [{ charter: '' }, 'Lisez la charte'],
    ]
    for (const [change, message] of wrong) {
      const answer = await her.post('/mentor/profile', { ...filled(), ...change })
      expect(answer.status, JSON.stringify(change)).toBe(400)
      expect(answer.text, JSON.stringify(change)).toContain(message)
      if (!('years' in change)) expect(answer.text).toContain('value="7"')
    }
    expect(await findMentorProfile(db, id)).toMatchObject({ state: 'draft' })

    for (const told of ['sent', 'saved'])
      expect((await her.post('/mentor/profile', filled())).location).toBe(`/mentor/profile?told=${told}`)
    expect((await her.get('/mentor')).text).toContain('Votre candidature est chez nous')
    const list = await staff.get('/staff/mentors')
    expect(list.text).toContain(`/staff/mentors/${id}`)
    expect(list.text).toContain('Arrivée aujourd’hui')
    expect((await staff.get('/staff')).text).toContain('Une candidature attend')

    const page = `/staff/mentors/${id}`
    expect((await staff.get(page)).text).toContain('Je fais des pages depuis longtemps.')
    const bare = await staff.post(page, { decision: 'declined', note: '' })
    expect([bare.status, bare.text.includes('Écrivez-lui pourquoi')]).toEqual([400, true])
    const note = 'Dites-nous-en plus sur votre métier.'
    expect((await staff.post(page, { decision: 'declined', note })).location).toBe(`${page}?told=declined`)
    expect((await her.get('/mentor')).text).toContain(note)
    await her.post('/mentor/profile', filled())
    const answers = await Promise.all([1, 2].map(() => staff.post(page, { decision: 'approved', note: '' })))
    expect(answers.map(({ location }) => location).sort()).toEqual([
      `${page}?told=approved`,
      `${page}?told=done`,
    ])
    await letterKinds(email, /candidature/, 2)
    expect(site.letterbox.letters.filter(({ to }) => to === email)).toHaveLength(2)
    const lines = await db.execute(
      sql`select action from audit_log where subject_id = ${id} and action like 'mentor.%'`,
    )
    expect(lines).toHaveLength(2)
    expect((await her.get('/mentor')).text).toContain('Personne ne vous est encore confiée.')
  })

  it('approved, may change; a pause and a last day are hers', async () => {
    const { id, visitor } = await addMentor('am')
    const { db } = site.database
    await visitor.post('/mentor/profile', { ...filled(), main: 'am', minutesPerWeek: '30' })
    expect(await findMentorProfile(db, id)).toMatchObject({ state: 'approved', minutesPerWeek: 30 })
    const page = await visitor.post('/mentor/profile', { intent: 'presence', leavesOn: addDays(today, -2) })
    expect([page.status, page.text.includes('Choisissez un jour à venir')]).toEqual([400, true])
    await visitor.post('/mentor/profile', { intent: 'presence', leavesOn: addDays(today, 40) })
    expect(await findMentorProfile(db, id)).toMatchObject({ open: false, leavesOn: addDays(today, 40) })
  })
})

describe('a learner', () => {
  it('chooses, tells her wish, sees why, asks, and is accepted; each form sent twice is sent once', async () => {
    const { db } = site.database
    const [mentor, second, learner] = [await addMentor('uk'), await addMentor('uk'), await addLearner()]
    const { visitor, id } = learner
    expect((await visitor.get('/people')).text).toContain('Qui marche à vos côtés')
    expect((await visitor.post('/people', { intent: 'want', want: 'later' })).location).toBe('/people')
    expect((await visitor.get('/people')).text).toContain('Vous choisirez plus tard.')
    expect((await visitor.post('/people', { intent: 'want', want: 'looking' })).location).toBe('/people/wish')
    const wrong = await visitor.post('/people/wish', { main: 'klingon', topics: 'code', tone: 'any' })
    expect([wrong.status, wrong.text.includes('Choisissez une langue')]).toEqual([400, true])
    expect(wrong.text).toMatch(/value="code"[^>]*checked|checked[^>]*value="code"/)
    await visitor.post('/people/wish', { main: 'uk', topics: 'code', tone: 'listening' })
    expect(await findWish(db, id)).toMatchObject({ languages: ['uk'], topics: ['code'], tone: 'listening' })
    await saveSlots(db, mentor.id, () => [{ weekday: 1, fromMinute: 18 * 60, toMinute: 20 * 60 }])
    await saveSlots(db, id, () => [{ weekday: 1, fromMinute: 17 * 60, toMinute: 20 * 60 }])
    const page = await visitor.get('/people')
    expect(page.text).toContain('Deux femmes peuvent vous accompagner.')
    for (const fact of ['parle ukrainien comme vous', 'le code', 'libre le mardi soir comme vous'])
      expect(page.text).toContain(fact)
    expect(page.text).toContain(answerBy)

    const long = await visitor.post(`/people/ask/${mentor.id}`, {
      ...{ id: randomUUID(), words: 'x'.repeat(601) },
    })
    expect([long.status, long.text.includes('Gardez 600 lettres')]).toEqual([400, true])
    const request = await ask(learner, mentor.id, { second: second.id, third: mentor.id })
    const again = await visitor.post(`/people/ask/${mentor.id}`, { id: request, words: 'Bonjour.' })
    expect([again.status, again.location]).toEqual([303, '/people'])
    expect(await db.$count(mentorRequests, eq(mentorRequests.learnerId, id))).toBe(1)
    expect(await findLastRequest(db, id)).toMatchObject({ next: [second.id], words: 'Bonjour.' })
    const back = await visitor.get(`/people/ask/${mentor.id}`)
    expect([back.status, back.location]).toEqual([302, '/people'])
    expect((await visitor.get(`/people/ask/${second.id}`)).status).toBe(404)
    const waits = await visitor.get('/people')
    expect(waits.text).toContain('Vous avez demandé à Awa.')
    expect(waits.text).toContain(answerBy)
    expect((await letterKinds(mentor.email, /demande pour vous/, 1)).link).toBe('/mentor/requests')

    expect(await isCompanionOf(db, mentor.id, id)).toBe(false)
    const asked = await mentor.visitor.get('/mentor/requests')
    for (const text of ['Bonjour.', 'parle ukrainien comme vous', 'vise votre métier', 'libre le mardi soir'])
      expect(asked.text).toContain(text)
    const answers = await Promise.all(
      [1, 2].map(() => mentor.visitor.post('/mentor/requests', { id: request, answer: 'accept' })),
    )
    expect(answers.map(({ location }) => location)).toContain('/mentor/requests?told=accepted')
    const third = await mentor.visitor.post('/mentor/requests', { id: request, answer: 'accept' })
    expect(third.location).toBe('/mentor/requests?told=accepted')
    expect((await visitor.get('/people')).text).toContain('Awa est à vos côtés.')
    expect((await mentor.visitor.get(`/mentor/mentees/${id}`)).status).toBe(200)
    await letterKinds(learner.email, /une réponse pour vous/, 1)
    const late = await visitor.post('/people', { intent: 'withdraw', id: request })
    expect(late.location).toBe('/people?told=answered')
    expect((await findMentor(db, id))?.id).toBe(mentor.id)

    const end = await visitor.get('/people/end')
    const mentorship = /name="mentorship" value="([^"]+)"/.exec(end.text)?.[1] ?? ''
    const bare = await visitor.post('/people/end', { mentorship })
    expect([bare.status, bare.text.includes('Choisissez la suite.')]).toEqual([400, true])
    for (let times = 0; times < 2; times += 1)
      expect((await visitor.post('/people/end', { mentorship, then: 'looking' })).location).toBe(
        '/people?told=ended',
      )
    expect((await mentor.visitor.get(`/mentor/mentees/${id}`)).status).toBe(404)
    await letterKinds(mentor.email, /un changement/, 1)
    expect(
      site.letterbox.letters.filter(({ to, subject }) => to === mentor.email && /changement/.test(subject)),
    ).toHaveLength(1)
    const left = await visitor.get('/people')
    expect(left.text).toContain(`/people/ask/${second.id}`)
    expect(left.text).not.toContain(`/people/ask/${mentor.id}`)
  })

  it('takes back what she asked, sets all aside, sees them again', async () => {
    const [mentor, other, learner] = [await addMentor('wo'), await keepMentor('wo'), await addSeeker('wo')]
    const { visitor } = learner
    const id = await ask(learner, mentor.id)
    for (let times = 0; times < 2; times += 1)
      expect((await visitor.post('/people', { intent: 'withdraw', id })).location).toBe(
        '/people?told=withdrawn',
      )
    const late = await mentor.visitor.post('/mentor/requests', { id, answer: 'accept' })
    expect(late.location).toBe('/mentor/requests?told=gone')
    expect(await findMentor(site.database.db, learner.id)).toBeNull()
    expect((await visitor.get('/people')).text).not.toContain(`/people/ask/${mentor.id}`)
    for (let times = 0; times < 2; times += 1)
      await visitor.post('/people', { intent: 'decline', mentor: other })
    const none = await visitor.get('/people')
    expect(none.text).toContain('vous ont déjà été proposées')
    expect(none.text).toContain('L’équipe le sait')
    await visitor.post('/people', { intent: 'again' })
    expect((await visitor.get('/people')).text).toContain(`/people/ask/${other}`)
  })

  it('whose mentor is no longer free keeps her words, for the next or for herself', async () => {
    const { db } = site.database
    const [first, second, learner] = [await keepMentor('tr'), await keepMentor('tr'), await addSeeker('tr')]
    const { visitor } = learner
    const words = 'Je viens de la couture.'
    const pause = (id: string) => saveMentorPresence(db, id, { open: false, leavesOn: null, at: now })
    const id = idIn((await visitor.get(`/people/ask/${first}`)).text)
    await pause(first)
    const back = await visitor.post(`/people/ask/${first}`, { id, words })
    expect(back.status).toBe(409)
    for (const text of [words, 'n’est plus libre', `action="/people/ask/${second}"`])
      expect(back.text).toContain(text)
    await pause(second)
    const alone = await visitor.post(`/people/ask/${second}`, { id: idIn(back.text), words })
    expect([alone.status, alone.text.includes(words)]).toEqual([409, true])
    expect(alone.text).toContain('Personne d’autre n’est libre')
    expect(await findLastRequest(db, learner.id)).toBeNull()
  })

  it('asks so many mentors a day, and her words stay', async () => {
    const [mentor, learner] = [await keepMentor('bg'), await addSeeker('bg')]
    for (let times = 0; times < 10; times += 1) await site.academy.limits.take('requestByPerson', learner.id)
    const words = 'Bonjour à vous'
    const sent = await learner.visitor.post(`/people/ask/${mentor}`, { id: randomUUID(), words })
    expect([sent.status, sent.text.includes(words)]).toEqual([429, true])
    expect(sent.text).toContain('Réessayez demain')
  })

  it('who accompanies others as well is not proposed to herself', async () => {
    const { db } = site.database
    const learner = await addSeeker('ku')
    await db.insert(personRoles).values({ personId: learner.id, role: 'mentor', grantedAt: now })
    await addMentorProfile(db, learner.id, { languages: ['ku'], trades: [track] })
    expect((await learner.visitor.get('/people')).text).toContain('Aucune mentore ne parle encore kurde.')
    const sent = await learner.visitor.post(`/people/ask/${learner.id}`, { id: randomUUID(), words: '' })
    expect(sent.location).toBe('/people?told=taken')
  })

  it('is told what a mentor answered for two weeks, and that a mentor has parted', async () => {
    const { db } = site.database
    const [mentor, learner] = [await keepMentor('it'), await keepSeeker('it')]
    const request = {
      learnerId: learner.id,
      id: randomUUID(),
      mentorId: mentor,
      words: '',
      next: [],
      reasons: {},
    }
    const later = (days: number) => new Date(start.getTime() + days * 86_400_000)
    await recordRequest(db, { ...request, at: now })
    const asked = await findLastRequest(db, learner.id)
    if (asked) await acceptMentee(site.academy, asked)
    const mentorship = (await findMentor(db, learner.id))?.mentorshipId ?? ''
    await part(site.academy, { mentorshipId: mentorship, by: mentor })
    const person = await findPerson(db, learner.id)
    if (!person) throw new Error('nobody')
    const read = () => readPeople(contextOf(site), person)
    expect((await read()).news).toEqual({ kind: 'ended' })
    now = later(15)
    expect((await read()).news).toBeNull()
    now = start
  })

  it.each([
    ['ka', 'Aucune mentore ne parle encore géorgien.', 'language'],
    ['ln', 'déjà autant de personnes', 'full'],
    ['ti', 'font une pause', 'away'],
    ['so', 'Aucune n’est libre aux mêmes heures', 'hours'],
  ])('who can be proposed nobody (%s) reads why, and is counted for staff', async (language, why, lack) => {
    const { db } = site.database
    const learner = await addSeeker(language)
    if (lack === 'full') {
      const { id } = await addMentor(language)
      await db.update(mentors).set({ minutesPerWeek: 19 }).where(eq(mentors.mentorId, id))
    }
    if (lack === 'away') {
      const { id } = await addMentor(language)
      await saveMentorPresence(db, id, { open: false, leavesOn: null, at: now })
    }
    if (lack === 'hours') {
      const { id } = await addMentor(language)
      await saveSlots(db, id, () => [{ weekday: 0, fromMinute: 480, toMinute: 720 }])
      await saveSlots(db, learner.id, () => [{ weekday: 4, fromMinute: 480, toMinute: 720 }])
    }
    expect((await learner.visitor.get('/people')).text).toContain(why)
    const { without } = await countSeekers(db, now)
    expect(without.some((one) => one.lack === lack && one.count > 0)).toBe(true)
    const staff = await site.enter('staff@exemple.fr')
    expect((await staff.get('/staff/mentors')).text).toMatch(/sans qu’on puisse (lui|leur) en proposer une/)
  })

  it('is proposed nobody who refused her, and asks nobody who was not proposed', async () => {
    const [mentor, learner, other] = [await addMentor('ps'), await addSeeker('ps'), await addMentor('ff')]
    const id = await ask(learner, mentor.id)
    await mentor.visitor.post('/mentor/requests', { id, answer: 'decline' })
    const page = await learner.visitor.get('/people')
    expect(page.text).toContain('ne peut pas en ce moment')
    expect(page.text).not.toContain('Revoir celles que j’ai écartées')
    expect(page.text).not.toContain(`/people/ask/${mentor.id}`)
    expect((await learner.visitor.get(`/people/ask/${other.id}`)).status).toBe(404)
    const sent = await learner.visitor.post(`/people/ask/${other.id}`, { id: randomUUID(), words: '' })
    expect(sent.location).toBe('/people?told=taken')
    expect(await listRequestsTo(site.database.db, other.id)).toHaveLength(0)
    const again = await mentor.visitor.post('/mentor/requests', { id, answer: 'decline' })
    expect(again.location).toBe('/mentor/requests?told=declined')
    await letterKinds(learner.email, /une réponse pour vous/, 1)
    expect(site.letterbox.letters.filter(({ to }) => to === learner.email)).toHaveLength(1)
  })
})

describe('a parting and an acceptance at one moment', () => {
  it('both end, in whatever order', async () => {
    const { db } = site.database
    for (let round = 0; round < 10; round += 1) {
      const [former, next] = [await keepMentor('ro'), await keepMentor('ro')]
      const { id: learnerId } = await keepSeeker('ro')
      const asks = (mentorId: string) =>
        recordRequest(db, {
          learnerId,
          id: randomUUID(),
          mentorId,
          words: '',
          next: [],
          reasons: {},
          at: now,
        })
      await asks(former)
      const first = await findLastRequest(db, learnerId)
      if (first) await acceptMentee(site.academy, first)
      await saveMentorPresence(db, former, { open: true, leavesOn: addDays(today, 10), at: now })
      await asks(next)
      const second = await findLastRequest(db, learnerId)
      const mentorshipId = (await findMentor(db, learnerId))?.mentorshipId ?? ''
      if (!second) throw new Error('no request')
      const [accepted] = await Promise.all([
        acceptMentee(site.academy, second),
        part(site.academy, { mentorshipId, by: learnerId, want: 'looking' }),
      ])
      expect(accepted.outcome).toBe('accepted')
      expect((await findMentor(db, learnerId))?.id).toBe(next)
    }
  })
})

describe('a mentor', () => {
  it('whose week is full is told so, and the request goes on', async () => {
    const [mentor, next] = [await addMentor('ht', 20), await addMentor('ht')]
    const [one, two] = [await addSeeker('ht'), await addSeeker('ht')]
    const first = await ask(one, mentor.id)
    const second = await ask(two, mentor.id, { second: next.id })
    await mentor.visitor.post('/mentor/requests', { id: first, answer: 'accept' })
    const refused = await mentor.visitor.post('/mentor/requests', { id: second, answer: 'accept' })
    expect(refused.location).toBe('/mentor/requests?told=full')
    expect((await mentor.visitor.get(refused.location ?? '')).text).toContain('Votre semaine est pleine')
    expect(await findLastRequest(site.database.db, two.id)).toMatchObject({
      mentorId: next.id,
      state: 'waiting',
    })
    await letterKinds(next.email, /demande pour vous/, 1)
    expect((await letterKinds(two.email, /une réponse/, 1)).raw).toContain('nous avons demandé'.slice(1))
  })

  it('parts from a mentee, once; the mentee is told', async () => {
    const [mentor, learner] = [await addMentor('ta'), await addSeeker('ta')]
    await mentor.visitor.post('/mentor/requests', { id: await ask(learner, mentor.id), answer: 'accept' })
    const path = `/mentor/mentees/${learner.id}/end`
    expect((await mentor.visitor.get(`/mentor/mentees/${learner.id}`)).text).toContain(path)
    const page = await mentor.visitor.get(path)
    const mentorship = /name="mentorship" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    for (let times = 0; times < 2; times += 1)
      expect((await mentor.visitor.post(path, { mentorship })).location).toBe('/mentor?told=ended')
    expect((await mentor.visitor.get(path)).status).toBe(404)
    await letterKinds(learner.email, /un changement/, 1)
    expect(await findMentor(site.database.db, learner.id)).toBeNull()
  })

  it('who leaves: her mentees are told once two weeks before, choose anew, and it ends after her last day', async () => {
    const { db } = site.database
    const [mentor, next, learner] = [await addMentor('hy'), await addMentor('hy'), await addSeeker('hy')]
    await mentor.visitor.post('/mentor/requests', { id: await ask(learner, mentor.id), answer: 'accept' })
    await saveMentorPresence(db, mentor.id, { open: true, leavesOn: addDays(today, 14), at: now })
    const hour = (time: string) => new Date(`${today}T${time}:00Z`)
    now = hour('22:30')
    await prepareLeavings(site.academy)
    expect(await db.$count(lettersSent, eq(lettersSent.learnerId, learner.id))).toBe(0)
    now = hour('11:00')
    for (let times = 0; times < 2; times += 1) await prepareLeavings(site.academy)
    now = start
    await letterKinds(learner.email, /changement à venir/, 1)
    const page = await learner.visitor.get('/people')
    expect(page.text).toContain(`Awa s’arrête le ${dayText(addDays(today, 14), 'fr', 'long')}.`)
    expect(page.text).toContain(`/people/ask/${next.id}`)
    expect(page.text).toContain('/people/end')
    expect(
      site.letterbox.letters.filter(({ to, subject }) => to === learner.email && /à venir/.test(subject)),
    ).toHaveLength(1)
    now = new Date(hour('11:00').getTime() + 15 * 86_400_000)
    for (let times = 0; times < 2; times += 1) await prepareLeavings(site.academy)
    now = start
    expect(await findMentor(db, learner.id)).toBeNull()
    expect(await findMentorProfile(db, mentor.id)).toMatchObject({ open: false })
    expect(await db.$count(mentorRefusals, eq(mentorRefusals.learnerId, learner.id))).toBe(0)
  })

  it('whose account goes: her mentees and those who wait are told, and go on', async () => {
    const { db } = site.database
    const [mentor, next] = [await keepMentor('zh', 40), await keepMentor('zh')]
    const [mentee, waits] = [await keepSeeker('zh'), await keepSeeker('zh')]
    const request = { id: randomUUID(), mentorId: mentor, words: '', next: [next], reasons: {}, at: now }
    for (const { id } of [mentee, waits])
      await recordRequest(db, { ...request, id: randomUUID(), learnerId: id })
    const asked = await findLastRequest(db, mentee.id)
    if (asked) await acceptMentee(site.academy, asked)
    await requestDeletion(db, mentor, new Date(start.getTime() - 8 * 86_400_000))
    await purge(site.academy)
    expect(await findPerson(db, mentor)).toBeNull()
    await letterKinds(mentee.email, /un changement/, 1)
    expect(await findLastRequest(db, waits.id)).toMatchObject({ mentorId: next, state: 'waiting' })
  })

  it('whose mentee goes on with another is told so', async () => {
    const { db } = site.database
    const email = 'precedente@exemple.fr'
    const [former, next] = [await keepMentor('vi', 60, email), await keepMentor('vi')]
    const { id: learnerId } = await keepSeeker('vi')
    const accept = async (mentorId: string) => {
      const request = { learnerId, id: randomUUID(), mentorId, words: '', next: [], reasons: {}, at: now }
      expect(await recordRequest(db, request)).toBe('asked')
      const asked = await findLastRequest(db, learnerId)
      if (asked) await acceptMentee(site.academy, asked)
    }
    await accept(former)
    await saveMentorPresence(db, former, { open: true, leavesOn: addDays(today, 10), at: now })
    await accept(next)
    await letterKinds(email, /un changement/, 1)
  })
})

describe('the round of requests', () => {
  it('goes on to the others when one of them cannot be moved', async () => {
    const { db } = site.database
    const mentor = await keepMentor('es')
    const [broken, other] = [await keepSeeker('es'), await keepSeeker('es')]
    const long = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
    for (const [{ id: learnerId }, hours] of [
      [broken, 60],
      [other, 50],
    ] as const)
      await recordRequest(db, {
        ...{ learnerId, id: randomUUID(), mentorId: mentor, words: '', next: [], reasons: {} },
        at: long(hours),
      })
    const { mail } = site.academy
    const send: typeof mail.send = (wish, tx) =>
      'personId' in wish && wish.personId === broken.id
        ? Promise.reject(new Error('broken'))
        : mail.send(wish, tx)
    expect(await passDueRequests({ ...site.academy, mail: { ...mail, send } })).toBe(1)
    expect(await findLastRequest(db, broken.id)).toMatchObject({ state: 'waiting' })
    expect(await findLastRequest(db, other.id)).toMatchObject({ state: 'passed' })
    expect(await passDueRequests(site.academy)).toBe(1)
  })

  it('moves on what was not answered, once; killed in between, nothing happened', async () => {
    const { db } = site.database
    const [mentor, next, learner] = [await addMentor('bn'), await addMentor('bn'), await addSeeker('bn')]
    const request = {
      learnerId: learner.id,
      id: randomUUID(),
      mentorId: mentor.id,
      words: '',
      next: [next.id],
    }
    await recordRequest(db, { ...request, reasons: {}, at: new Date(now.getTime() - 49 * 3_600_000) })
    const killed = {
      ...site.academy,
      mail: { ...site.academy.mail, send: () => Promise.reject(new Error('killed')) },
    }
    expect(await passDueRequests(killed)).toBe(0)
    expect(await findLastRequest(db, learner.id)).toMatchObject({ id: request.id, state: 'waiting' })
    expect(await listRequestsTo(db, next.id)).toHaveLength(0)
    const passed = await Promise.all([1, 2, 3].map(() => passDueRequests(site.academy)))
    expect(passed.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(await passDueRequests(site.academy)).toBe(0)
    const [waiting] = await listRequestsTo(db, next.id)
    expect(waiting?.answerBy.getTime()).toBe(now.getTime() + 48 * 3_600_000)
    expect(Object.keys(waiting?.reasons ?? {})).toContain('language')
    await letterKinds(mentor.email, /demande est passée/, 1)
    await letterKinds(next.email, /demande pour vous/, 1)
    await letterKinds(learner.email, /une réponse/, 1)
    for (const { email } of [mentor, next, learner])
      expect(site.letterbox.letters.filter(({ to }) => to === email)).toHaveLength(1)
    for (const { subject, raw } of site.letterbox.letters) {
      expect(subject).not.toMatch(/mentor/i)
      expect(raw).not.toContain('Bonjour.')
    }
  })
})
