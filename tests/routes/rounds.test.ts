/** Staff make, adjust and approve a round of matching by forms; the learner and the mentor learn of it then, and not before. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveEnrolment } from '#db/enrolments.ts'
import { findLastRequest } from '#db/mentor-requests.ts'
import { recordRefusals, saveWish } from '#db/mentor-wishes.ts'
import { findMentor } from '#db/mentoring.ts'
import { listPairs } from '#db/round-pairs.ts'
import { findRound, listRounds, purgePairs, recordRound } from '#db/rounds.ts'
import { mentorRequests, mentorWishes } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addPerson } from '../setup/learner.ts'
import { addMentorProfile } from '../setup/mentors.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let staff: Visitor
let track = ''
const ids: Record<string, string> = {}

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  const { db } = site.database
  const at = site.academy.now()
  track = (await site.academy.catalogs.published(site.academy.db)).catalog.tracks[0]?.slug ?? ''
  await site.addAccount('staff@exemple.fr', 'staff')
  staff = await site.enter('staff@exemple.fr')
  for (const [who, languages, minutesPerWeek] of [
    ['mentore1', ['uk'], 40],
    ['mentore2', ['uk', 'pt'], 20],
  ] as const) {
    ids[who] = await site.addAccount(`${who}@exemple.fr`, 'mentor')
    await addMentorProfile(db, ids[who], { trades: [track], languages: [...languages], minutesPerWeek })
  }
  for (const [who, language] of [
    ['une', 'uk'],
    ['deux', 'uk'],
    ['trois', 'so'],
  ] as const) {
    ids[who] = await site.addAccount(`${who}@exemple.fr`, 'learner')
    await saveEnrolment(db, ids[who], { id: randomUUID(), track, at })
    const kind = { topics: [], languages: [language], tone: null }
    await saveWish(db, { learnerId: ids[who], want: 'looking', kind, at })
  }
})
afterAll(() => site.close())

const requests = () => site.database.db.$count(mentorRequests)
const lettersTo = (who: string) => site.letterbox.letters.filter(({ to }) => to === `${who}@exemple.fr`)

it('is tried, adjusted, approved once, and told to both then', async () => {
  const { db } = site.database
  const page = await staff.get('/staff/matching')
  expect(page.text).toContain('Trois apprenantes cherchent une mentore.')
  const id = /name="id" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const wrong = await staff.post('/staff/matching', { id, mode: 'chance' })
  expect([wrong.status, wrong.text.includes('Choisissez ce que l’essai cherche')]).toEqual([400, true])
  const start = { id, mode: 'optimal' }
  const started = await Promise.all([1, 2].map(() => staff.post('/staff/matching', start)))
  expect(started.map(({ location }) => location)).toEqual([1, 2].map(() => `/staff/matching/${id}`))
  expect(await listRounds(db, 10)).toHaveLength(1)
  const path = `/staff/matching/${id}`
  const shown = await staff.get(path)
  expect(shown.text).toContain('Deux apprenantes sur trois auraient une mentore.')
  expect(shown.text).toContain('parlent ukrainien')
  const left = await staff.get(`${path}?view=left`)
  expect(left.text).toContain('Aucune mentore ne parle sa langue')
  expect(left.text).not.toContain('parlent ukrainien')
  for (const name of ['%25', '%00'])
    expect((await staff.get(`${path}?name=${name}&page=999999&view=x`)).status).toBe(200)
  expect((await staff.get(`${path}?page=9`)).text).toContain('Changer pour Awa')
  expect((await staff.post('/staff/matching', { id: randomUUID(), mode: 'stable' })).location).toBe(
    '/staff/matching?told=another',
  )

  const place = `${path}/learners/${ids.une}`
  const choices = await staff.get(place)
  expect(choices.text).toContain(`value="${ids.mentore1}"`)
  const bad = await staff.post(place, { version: '0' })
  expect([bad.status, bad.text.includes('Choisissez une mentore de la liste')]).toEqual([400, true])
  const out = { version: '0', mentor: 'nobody' }
  const outs = await Promise.all([1, 2].map(() => staff.post(place, out)))
  expect(new Set(outs.map(({ location }) => location?.replace(/.*told=/, '')))).toContain('changed')
  expect(await staff.post(place, out)).toMatchObject({ location: `${path}?view=left&told=changed` })
  expect((await findRound(db, id))?.version).toBe(1)
  const after = await staff.get(`${path}?view=left`)
  for (const words of ['Retirée à la main', 'avant vos choix']) expect(after.text, words).toContain(words)

  const stale = await staff.post(`${path}/approve`, { version: '0' })
  expect(stale.location).toBe(`${path}?told=stale`)
  const confirm = await staff.get(`${path}/approve`)
  expect(confirm.text).toMatch(/Envoyer une demande\s\?/)
  expect(confirm.text).toContain('Deux apprenantes restent sans mentore')
  expect([await requests(), lettersTo('deux'), lettersTo('mentore1')]).toEqual([0, [], []])
  const seeking = await site.enter('deux@exemple.fr')
  expect((await seeking.get('/people')).text).not.toContain('L’équipe a demandé')

  const sent = await Promise.all([1, 2, 3].map(() => staff.post(`${path}/approve`, { version: '1' })))
  expect(sent.map(({ location }) => location).sort()).toEqual([
    ...[`${path}?told=again`, `${path}?told=again`, `${path}?told=approved`],
  ])
  expect(await requests()).toBe(1)
  const request = await findLastRequest(db, ids.deux ?? '')
  if (!request) throw new Error('no request')
  const mentor = request.mentorId === ids.mentore1 ? 'mentore1' : 'mentore2'
  expect((await site.letterbox.wait('deux@exemple.fr')).raw).toContain(
    'L’équipe a fait une demande pour vous',
  )
  expect((await site.letterbox.wait(`${mentor}@exemple.fr`)).raw).toContain('d’accompagner une personne')
  expect((await staff.get(path)).text).toContain('Une demande est partie.')
  expect(lettersTo('une')).toEqual([])

  const told = await seeking.get('/people')
  expect(told.text).toContain('L’équipe a demandé à Awa pour vous.')
  expect(told.text).toContain('sans dire pourquoi')
  const her = await site.enter(`${mentor}@exemple.fr`)
  const asked = await her.get('/mentor/requests')
  expect(asked.text).toContain('L’équipe vous propose Awa.')
  expect(asked.text).toContain('parle ukrainien comme vous')
  await her.post('/mentor/requests', { id: request.id, answer: 'accept' })
  expect((await findMentor(db, ids.deux ?? ''))?.id).toBe(ids[mentor])
  expect((await staff.get(path)).text).toContain('Acceptées')
  for (const end of ['/approve', `/learners/${ids.une}`])
    expect((await staff.get(path + end)).status).toBe(303)
  expect((await staff.post(place, out)).location).toBe(`${path}?view=left&told=closed`)
  const late = await staff.post(path, { intent: 'discard' })
  expect(late.location).toBe(`${path}?told=closed`)

  await purgePairs(db, new Date(site.academy.now().getTime() + 91 * 86_400_000))
  const sums = await staff.get(`${path}?view=left`)
  for (const words of ['Aucune mentore ne parle sa langue', 'Retirée à la main', 'Leurs noms sont effacés'])
    expect(sums.text, words).toContain(words)
})

it('may be taken back by the learner, without a word', async () => {
  const { db } = site.database
  const id = randomUUID()
  await staff.post('/staff/matching', { id, mode: 'balanced' })
  await staff.post(`/staff/matching/${id}/approve`, { version: '0' })
  const request = await findLastRequest(db, ids.une ?? '')
  expect(request).toMatchObject({ state: 'waiting', byRound: true })
  const her = await site.enter('une@exemple.fr')
  const back = await her.post('/people', { intent: 'withdraw', id: request?.id ?? '' })
  expect(back.location).toBe('/people?told=withdrawn')
  expect((await findLastRequest(db, ids.une ?? ''))?.state).toBe('withdrawn')
  expect((await staff.get(`/staff/matching/${id}`)).text).toContain('Retirées par l’apprenante')
})

it('shows the mentor she has first, why it no longer holds, and tells when nothing was left to send', async () => {
  const { db } = site.database
  const id = randomUUID()
  const asker = await site.addAccount('quatre@exemple.fr', 'learner')
  await saveEnrolment(db, asker, { id: randomUUID(), track, at: site.academy.now() })
  const kind = { topics: [], languages: ['pl'], tone: null }
  await saveWish(db, { learnerId: asker, want: 'looking', kind, at: site.academy.now() })
  const helpers: string[] = []
  for (let n = 0; n < 33; n += 1) {
    helpers.push(await addPerson(db, 'mentor', 'Ola'))
    await addMentorProfile(db, helpers[n] ?? '', { trades: [track], languages: ['pl'] })
  }
  await staff.post('/staff/matching', { id, mode: 'optimal' })
  const path = `/staff/matching/${id}`
  const place = `${path}/learners/${asker}`
  const pair = (await listPairs(db, id)).find(({ learnerId }) => learnerId === asker)
  const mentorId = pair?.mentorId ?? ''
  const [first] = (await staff.get(place)).text.split('name="mentor"').slice(1)
  expect(first).toMatch(new RegExp(`value="${mentorId}"[^>]*checked|checked[^>]*value="${mentorId}"`))
  await recordRefusals(db, [{ learnerId: asker, mentorId, by: 'learner', at: site.academy.now() }])
  const page = await staff.get(place)
  const cards = page.text.split('name="mentor"').slice(1)
  expect(cards).toHaveLength(32)
  expect(cards[0]).toContain('l’une des deux a dit non')

  expect(page.text).toContain('Deux autres lui iraient aussi.')
  expect((await staff.post(place, { version: '0', mentor: mentorId })).location).toContain('told=apart')
  expect((await staff.post(place, { version: '0', mentor: 'a\0' })).status).toBe(303)
  expect((await staff.get(`${path}/learners/%00`)).status).toBe(404)
  await db.update(mentorWishes).set({ want: 'later' })
  const shown = await staff.get(path)
  expect(shown.text).toContain('depuis l’essai')
  expect((await staff.post(`${path}/approve`, { version: '0' })).location).toBe(`${path}?told=fallen`)
  expect((await staff.get(`${path}?told=fallen`)).text).toContain('Aucune lettre ne part.')
  await db.update(mentorWishes).set({ want: 'looking' })
})

it('that is not ready says so by itself, can be stopped, and one that broke off can be started again', async () => {
  const { db } = site.database
  const [slow, next] = [randomUUID(), randomUUID()]
  await recordRound(db, { id: slow, mode: 'stable', madeBy: null, at: site.academy.now() })
  const path = `/staff/matching/${slow}`
  const page = await staff.get(path)
  expect(page.text).toContain('L’essai se calcule.')
  expect(page.text).toMatch(/<noscript><meta http-equiv="refresh" content="2"/i)
  expect((await staff.get(`${path}/approve`)).location).toBe(`${path}?told=closed`)
  expect((await staff.post(`${path}/approve`, { version: '0' })).location).toBe(`${path}?told=closed`)
  const stops = await Promise.all([1, 2].map(() => staff.post(path, { intent: 'discard' })))
  expect(stops.map(({ location }) => location)).toEqual([1, 2].map(() => `${path}?told=discarded`))
  expect((await staff.get(path)).text).toContain('Cet essai est mis de côté.')
  const zone = (timeZone: string) =>
    db
      .update(people)
      .set({ timeZone })
      .where(eq(people.id, ids.trois ?? ''))
  await zone('Nowhere/Nowhere')
  await staff.post('/staff/matching', { id: next, mode: 'stable' })
  await zone('Europe/Paris')
  const broken = await staff.get(`/staff/matching/${next}`)
  expect(broken.text).toContain('L’essai n’a pas abouti.')
  const id = /name="id" value="([^"]+)"/.exec(broken.text)?.[1] ?? ''
  const again = await staff.post('/staff/matching', { id, mode: 'stable' })
  expect(again.location).toBe(`/staff/matching/${id}`)
  expect((await staff.get(`/staff/matching/${id}`)).text).toContain('avec')
})
