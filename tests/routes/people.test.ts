/** A mentor applies, and a learner comes to one, by forms: applications, wishes, requests, answers, parting. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { momentText } from '#app/locales/format.ts'
import { acceptMentee, part } from '#app/people/acts.server.ts'
import { countSeekers } from '#app/people/seekers.server.ts'
import { readPeople } from '#app/people/view.server.ts'
import { findLastRequest, listRequestsTo, recordRequest } from '#db/mentor-requests.ts'
import { findWish } from '#db/mentor-wishes.ts'
import { findMentor, isCompanionOf } from '#db/mentoring.ts'
import { saveSlots } from '#db/meeting-times.ts'
import { findMentorProfile, saveMentorPresence } from '#db/mentors.ts'
import { findPerson } from '#db/people.ts'
import { mentorRequests, mentors } from '#db/schema/mentors.ts'
import { personRoles } from '#db/schema/people.ts'
import { addDays } from '#engine/calendar.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { contextOf } from '../setup/meetings.ts'
import { addMentorProfile } from '../setup/mentors.ts'
import { idIn, openSeekers } from '../setup/seekers.ts'

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

const { addLearner, addMentor, addSeeker, ask, expectDiscreet, keepMentor, keepSeeker, letterKinds } =
  openSeekers({ site: () => site, track: () => track, now: () => now })

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
    expect([long.status, /Gardez 600\slettres/.test(long.text)]).toEqual([400, true])
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

  it('meets discreet letters only', () => {
    expect(site.letterbox.letters.length).toBeGreaterThan(5)
    expectDiscreet()
  })
})
