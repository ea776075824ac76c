/** What comes to a mentor by forms: requests, partings, her leaving; and what the round of requests moves on. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayText } from '#app/locales/format.ts'
import { purge } from '#app/purge.server.ts'
import { acceptMentee, part, passDueRequests, prepareLeavings } from '#app/people/acts.server.ts'
import { findLastRequest, listRequestsTo, recordRequest } from '#db/mentor-requests.ts'
import { findMentor } from '#db/mentoring.ts'
import { findMentorProfile, saveMentorPresence } from '#db/mentors.ts'
import { findPerson, requestDeletion } from '#db/people.ts'
import { mentorRefusals } from '#db/schema/mentors.ts'
import { lettersSent } from '#db/schema/messages.ts'
import { addDays } from '#engine/calendar.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { openSeekers } from '../setup/seekers.ts'

let site: TestAcademy
let track = ''
/** Logins of mentors and staff are short: the academy's clock is the real one. */
const start = new Date()
let now = start
const today = start.toISOString().slice(0, 10)
beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true, now: () => now })
  track = (await site.academy.catalogs.published(site.academy.db)).catalog.tracks[0]?.slug ?? ''
})
afterAll(() => site.close())

const { addMentor, addSeeker, ask, expectDiscreet, keepMentor, keepSeeker, letterKinds } = openSeekers({
  site: () => site,
  track: () => track,
  now: () => now,
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
    expectDiscreet()
  })
})
