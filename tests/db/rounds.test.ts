/** A round of matching: what is kept equals what the engine found; approved it is all or nothing, once, and never beyond a capacity. */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  approve,
  adjustRound,
  askRound,
  computeRound,
  pairsOf,
  readRoundInput,
} from '#app/people/round.server.ts'
import { createLogger } from '#app/server/log.server.ts'
import { listAudit } from '#db/audit.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { saveEnrolment } from '#db/enrolments.ts'
import {
  acceptRequest,
  findLastRequest,
  listRequestsTo,
  passRequest,
  recordRequest,
  withdrawRequest,
} from '#db/mentor-requests.ts'
import { countLooking, recordRefusals, removeOwnRefusals, saveWish } from '#db/mentor-wishes.ts'
import { countPlaces } from '#db/round-requests.ts'
import { placesOf } from '#engine/matching/offer.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { listPairs } from '#db/round-pairs.ts'
import { discardRound, findRound, saveFound, type Round, purgePairs } from '#db/rounds.ts'
import { absences, mentorRequests, mentors, mentorWishes } from '#db/schema/mentors.ts'
import { people } from '#db/schema/people.ts'
import { matchingPairs } from '#db/schema/rounds.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { blocks } from '#db/schema/threads.ts'
import { figuresOf, judgeMatching, matchRound } from '#engine/matching/match.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { addMentorProfile } from '../setup/mentors.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

/** Approvals and acceptances at once, so many times; ROUND_ROUNDS for more. */
const rounds = Number(process.env.ROUND_ROUNDS ?? 5)
const atOnce = 20
const at = minutesLater(0)

let database: TestDatabase
let db: Database
let staff = ''
beforeAll(async () => {
  database = await createTestDatabase()
  db = database.db
  staff = await addPerson(db, 'staff')
})
afterAll(() => database.close())

let letters: object[] = []
const context = (on: Database = db) => ({
  ...{ db: on, now: () => at, newId: randomUUID, log: createLogger('silent') },
  requestRound: () => Promise.resolve(true),
  mail: {
    sendMany: (sent: object[]) => {
      letters.push(...sent)
      return Promise.resolve()
    },
  } as never,
})

let languages = 0
/** A language that nobody else of these tests speaks, so that rounds do not mix. */
const newLanguage = () => `x${(languages += 1)}`

async function addMentor(language: string, minutesPerWeek = 60, trades = ['web']): Promise<string> {
  const id = await addPerson(db, 'mentor', 'Oksana')
  await addMentorProfile(db, id, { minutesPerWeek, trades, languages: [language], topics: ['code'] })
  return id
}

const addSeeker = async (language: string) => seek(await addPerson(db, 'learner', 'Awa'), language)

async function seek(learnerId: string, language: string): Promise<string> {
  await saveEnrolment(db, learnerId, { id: randomUUID(), track: 'web', at })
  const kind = { topics: ['code'], languages: [language], tone: null }
  await saveWish(db, { learnerId, want: 'looking', kind, at })
  return learnerId
}

const addSeekers = (count: number, language: string) =>
  Promise.all(Array.from({ length: count }, () => addSeeker(language)))

/** Nobody of earlier tests looks any more, and no round is open. */
async function clear() {
  await db.update(mentorWishes).set({ want: 'later' })
  await db.execute(sql`update matching_rounds set state = 'failed' where state in ('waiting', 'ready')`)
  letters = []
}

async function makeRound(mode: Round['mode'] = 'balanced'): Promise<Round> {
  const id = randomUUID()
  expect(await askRound(context(), { id, mode, madeBy: staff })).toBe('asked')
  await computeRound(context(), { id })
  return roundOf(id)
}

async function roundOf(id: string): Promise<Round> {
  const round = await findRound(db, id)
  if (!round) throw new Error('no round')
  return round
}

const waitingFor = (learnerId: string) =>
  db.$count(mentorRequests, and(eq(mentorRequests.learnerId, learnerId), eq(mentorRequests.state, 'waiting')))

const allRequests = () => db.$count(mentorRequests)

const byLearner = <T extends { learnerId: string }>(pairs: T[]) =>
  pairs.toSorted((one, other) => (one.learnerId < other.learnerId ? -1 : 1))

describe.each(['optimal', 'balanced', 'stable'] as const)('a %s round', (mode) => {
  it('keeps what the engine finds on the same people, and nothing else happens', async () => {
    await clear()
    const language = newLanguage()
    const [first, second] = [await addMentor(language, 60), await addMentor(language, 40)]
    const seekers = await addSeekers(7, language)
    const [refuser = '', alone = ''] = [seekers[0], await addSeeker(newLanguage())]
    const trackless = await addPerson(db, 'learner')
    await saveWish(db, { learnerId: trackless, want: 'looking', at })
    await recordRefusals(db, [{ learnerId: refuser, mentorId: first, by: 'learner', at }])
    const before = await allRequests()
    const input = await readRoundInput(db, at)
    const round = await makeRound(mode)
    const expected = matchRound(input.round, mode)
    expect(round).toMatchObject({ state: 'ready', version: 0 })
    expect(round.figures).toEqual({ found: figuresOf(expected), now: figuresOf(expected) })
    expect(round.figures?.found).toMatchObject({ requests: 8, placed: 5 })
    const pairs = await listPairs(db, round.id)
    const kept = pairs.map(({ learnerId, mentorId, reasons, left }) => ({
      ...{ learnerId, mentorId, reasons, left },
    }))
    expect(kept).toEqual(byLearner(pairsOf(expected, [trackless])))
    const leftOf = (id: string) => pairs.find(({ learnerId }) => learnerId === id)?.left
    expect([leftOf(alone), leftOf(trackless)]).toEqual(['language', 'track'])
    expect(pairs.filter(({ mentorId }) => mentorId === second)).toHaveLength(2)
    for (const { mentorId, reasons } of pairs)
      if (mentorId !== null) expect(Object.keys(reasons)).toContain('language')
    expect([await allRequests(), letters]).toEqual([before, []])
  })
})

describe('a round', () => {
  it('is asked for once, and no other beside it; computed twice, it is kept once', async () => {
    await clear()
    await addSeekers(2, newLanguage())
    const round = { id: randomUUID(), mode: 'stable' as const, madeBy: staff }
    const ask = () => askRound(context(), round)
    expect((await Promise.all([ask(), ask(), ask()])).sort()).toEqual(['again', 'again', 'asked'])
    expect(await askRound(context(), { ...round, id: randomUUID() })).toBe('another')
    await Promise.all([1, 2, 3].map(() => computeRound(context(), round)))
    expect(await listPairs(db, round.id)).toHaveLength(2)
    expect(await ask()).toBe('again')
    expect((await roundOf(round.id)).state).toBe('ready')
    expect(await discardRound(db, { id: round.id, by: staff, at })).toBe(true)
    expect(await discardRound(db, { id: round.id, by: staff, at })).toBe(false)
    expect(await listPairs(db, round.id)).toHaveLength(0)
    expect(await askRound(context(), { ...round, id: randomUUID() })).toBe('asked')
  })

  it('stopped while it was computed keeps nothing; broken off, it says so and another may be asked for', async () => {
    await clear()
    const [seeker = ''] = await addSeekers(1, newLanguage())
    const ask = (id: string) => askRound(context(), { id, mode: 'optimal', madeBy: staff })
    const [stopped, broken] = [randomUUID(), randomUUID()]
    await ask(stopped)
    await discardRound(db, { id: stopped, by: staff, at })
    const { figures } = await makeRoundFigures()
    expect(await saveFound(db, { id: stopped, figures, pairs: [], at })).toBe(false)
    await computeRound(context(), { id: stopped })
    expect((await roundOf(stopped)).state).toBe('discarded')
    await ask(broken)
    await db.execute(sql`update people set time_zone = 'Nowhere/Nowhere' where id = ${seeker}`)
    await computeRound(context(), { id: broken })
    await db.execute(sql`update people set time_zone = 'Europe/Paris' where id = ${seeker}`)
    expect(await roundOf(broken)).toMatchObject({ state: 'failed', figures: null })
    expect(await ask(randomUUID())).toBe('asked')
  })

  it('counts requests that wait as places taken', async () => {
    await clear()
    const language = newLanguage()
    const mentorId = await addMentor(language, 40)
    const [asking = '', ...others] = await addSeekers(3, language)
    const request = { learnerId: asking, id: randomUUID(), mentorId, words: '', next: [], reasons: {}, at }
    expect(await recordRequest(db, request)).toBe('asked')
    const { id } = await makeRound('optimal')
    const pairs = await listPairs(db, id)
    expect(pairs.map(({ learnerId }) => learnerId).sort()).toEqual(others.sort())
    expect(pairs.filter((pair) => pair.mentorId === mentorId)).toHaveLength(1)
  })
})

it('never puts somebody with herself, nor asks her', async () => {
  await clear()
  const language = newLanguage()
  const both = await addMentor(language)
  await seek(both, language)
  const { id, version } = await makeRound('optimal')
  expect(await listPairs(db, id)).toMatchObject([{ learnerId: both, mentorId: null, left: 'language' }])
  await db.update(matchingPairs).set({ mentorId: both, left: null }).where(eq(matchingPairs.roundId, id))
  expect(await approve(context(), { id, version, by: staff })).toMatchObject({ made: [], fell: 1 })
  expect(await listPairs(db, id)).toMatchObject([{ fell: 'apart' }])
})

const makeRoundFigures = async () => ({
  figures: figuresOf(matchRound((await readRoundInput(db, at)).round, 'optimal')),
})

describe('an adjustment', () => {
  it('moves a learner, takes her out and back, with the figures of the engine; only of what was shown', async () => {
    await clear()
    const language = newLanguage()
    const [full, roomy] = [await addMentor(language, 20), await addMentor(language, 60)]
    await addSeekers(4, language)
    const round = await makeRound('optimal')
    const first = await listPairs(db, round.id)
    const [held, ...others] = first.filter(({ mentorId }) => mentorId === roomy)
    if (!held) throw new Error('nobody is with her')
    const { learnerId } = held
    for (const other of others) {
      const move = { round, version: 0, learnerId: other.learnerId, mentorId: full, by: staff }
      expect(await adjustRound(context(), move)).toBe('taken')
    }
    const change = (version: number, mentorId: string | null, shown = { ...round, version }) =>
      adjustRound(context(), { round: shown, version, learnerId, mentorId, by: staff })
    expect(await change(0, full)).toBe('taken')
    expect(await change(0, staff)).toBe('away')
    expect(await change(0, await addMentor(newLanguage()))).toBe('unsuited')
    expect(await change(0, null)).toBe('changed')
    expect(await change(0, null)).toBe('stale')
    const out = await roundOf(round.id)
    expect(out.version).toBe(1)
    expect(out.figures?.now.placed).toBe((out.figures?.found.placed ?? 0) - 1)
    const pairs = await listPairs(db, round.id)
    expect(pairs.find((pair) => pair.learnerId === learnerId)).toMatchObject({
      ...{ mentorId: null, left: 'hand', byHand: true, reasons: {} },
    })
    const { round: input } = await readRoundInput(db, at)
    const judged = judgeMatching(
      input,
      pairs.flatMap((pair) => (pair.mentorId ? [{ learner: pair.learnerId, mentor: pair.mentorId }] : [])),
    )
    expect(out.figures?.now).toEqual(figuresOf(judged))
    expect(await change(1, roomy)).toBe('changed')
    const back = await roundOf(round.id)
    expect(back.figures?.now).toEqual(back.figures?.found)
    const again = await listPairs(db, round.id)
    expect(again.map(({ mentorId, left }) => [mentorId, left])).toEqual(
      first.map(({ mentorId, left }) => [mentorId, left]),
    )
    expect(await approve(context(), { id: round.id, version: 0, by: staff })).toEqual({ outcome: 'stale' })
    expect(letters).toEqual([])
    const [line] = await listAudit(db, { personId: round.id, action: 'matching.adjusted', limit: 1 })
    expect(line?.detail).toEqual({ version: 2, learner: learnerId, mentor: roomy })
  })

  it('leaves out the pairs that no longer hold, says why two cannot be, and changes nothing once decided', async () => {
    await clear()
    const language = newLanguage()
    const mentorId = await addMentor(language, 40)
    await addSeekers(3, language)
    const round = await makeRound('optimal')
    const pairs = await listPairs(db, round.id)
    const [first, second] = pairs.filter((pair) => pair.mentorId !== null)
    const last = pairs.find((pair) => pair.mentorId === null)
    if (!first || !second || !last) throw new Error('two of three have a mentor')
    const give = (version = 0) =>
      adjustRound(context(), {
        ...{ round: { ...round, version }, version, learnerId: last.learnerId, mentorId, by: staff },
      })
    expect(await give()).toBe('taken')
    await recordRefusals(db, [{ learnerId: last.learnerId, mentorId, by: 'learner', at }])
    expect(await give()).toBe('apart')
    await removeOwnRefusals(db, last.learnerId)
    await saveWish(db, { learnerId: first.learnerId, want: 'later', at })
    expect(await give()).toBe('changed')
    const { figures } = await roundOf(round.id)
    expect(figures?.now).toMatchObject({ requests: 2, placed: 2, bound: figures?.found.bound })
    await approve(context(), { id: round.id, version: 1, by: staff })
    const decided = { round: await roundOf(round.id), version: 1, learnerId: last.learnerId, mentorId }
    expect(await adjustRound(context(), { ...decided, by: staff })).toBe('closed')
  })
})

it('leaves out those who look no more of its figures, and pairs with a mentor who has not answered since', async () => {
  await clear()
  const language = newLanguage()
  const mentorId = await addMentor(language, 20)
  const silent = await addMentor(language, 20)
  await addSeekers(4, language)
  const round = await makeRound('optimal')
  const pairs = await listPairs(db, round.id)
  const [left, gone] = pairs.filter((pair) => pair.mentorId === null)
  const learnerId = pairs.find((pair) => pair.mentorId === silent)?.learnerId ?? ''
  const other = pairs.find((pair) => pair.mentorId === mentorId)?.learnerId ?? ''
  await saveWish(db, { learnerId: gone?.learnerId ?? '', want: 'later', at })
  for (const asking of [learnerId, left?.learnerId ?? '']) {
    const asked = { learnerId: asking, id: randomUUID(), mentorId: silent, words: '', next: [], reasons: {} }
    expect(await recordRequest(db, { ...asked, at: minutesLater(-3 * 1_440) })).toBe('asked')
    const request = await findLastRequest(db, asking)
    if (!request) throw new Error('no request')
    const onward = { newId: randomUUID(), reasons: {} }
    expect(await passRequest(db, { request, onward, at })).toMatchObject({ late: true })
  }
  const give = (whom: string, to: string | null) =>
    adjustRound(context(), { round, version: 0, learnerId: whom, mentorId: to, by: staff })
  expect(await give(left?.learnerId ?? '', silent)).toBe('apart')
  expect(await give(gone?.learnerId ?? '', mentorId)).toBe('settled')
  expect(await give(other, null)).toBe('changed')
  expect((await roundOf(round.id)).figures?.now).toMatchObject({ requests: 3, placed: 0 })
  expect(await approve(context(), { id: round.id, version: 1, by: staff })).toMatchObject({
    made: [],
    fell: 1,
  })
  expect((await listPairs(db, round.id)).find((pair) => pair.learnerId === learnerId)?.fell).toBe('apart')
})

describe('an approval', () => {
  it('makes a request of each pair that holds, tells why of the others, and writes to both', async () => {
    await clear()
    const language = newLanguage()
    const mentorId = await addMentor(language, 200)
    const [closed, fewer] = [await addMentor('closed'), await addMentor('fewer', 40)]
    const seekers = await addSeekers(10, language)
    const [holds = '', later = '', asks = '', refused = '', blocked = '', settled = ''] = seekers
    const [withdrew = '', spoke = '', moved = '', leaving = ''] = seekers.slice(6)
    const absent = await addMentor('absent')
    const [waits = ''] = await addSeekers(1, 'absent')
    const [alone = ''] = await addSeekers(1, 'closed')
    const two = await addSeekers(2, 'fewer')
    const { id, version } = await makeRound('balanced')
    expect((await listPairs(db, id)).filter((pair) => pair.mentorId === null)).toEqual([])
    const other = await addMentor(language)
    await saveWish(db, { learnerId: later, want: 'later', at })
    const request = { learnerId: asks, id: randomUUID(), mentorId: other, words: '', next: [], reasons: {} }
    expect(await recordRequest(db, { ...request, at })).toBe('asked')
    const back = { learnerId: withdrew, id: randomUUID(), mentorId, words: '', next: [], reasons: {}, at }
    await recordRequest(db, back)
    expect(await withdrawRequest(db, back)).toBe(true)
    const kind = { topics: [], languages: [newLanguage()], tone: null }
    await saveWish(db, { learnerId: spoke, want: 'looking', kind, at })
    await saveEnrolment(db, moved, { id: randomUUID(), track: 'data', at })
    await db.update(people).set({ deletionRequestedAt: at }).where(eq(people.id, leaving))
    await db
      .insert(absences)
      .values({ id: randomUUID(), personId: absent, from: '2026-09-01', to: '2026-09-30' })
    await recordRefusals(db, [{ learnerId: refused, mentorId, by: 'learner', at }])
    await db.insert(blocks).values({ blockerId: mentorId, blockedId: blocked, at })
    await saveMentorship(db, { id: randomUUID(), learnerId: settled, mentorId: other, at })
    await db.update(mentors).set({ open: false }).where(eq(mentors.mentorId, closed))
    await db.update(mentors).set({ minutesPerWeek: 20 }).where(eq(mentors.mentorId, fewer))
    const approval = await approve(context(), { id, version, by: staff })
    expect(approval).toMatchObject({ outcome: 'approved', fell: 12 })
    const pairs = new Map((await listPairs(db, id)).map((pair) => [pair.learnerId, pair]))
    const fell = (learner: string) => pairs.get(learner)?.fell
    expect([later, asks, settled, refused, blocked, alone].map(fell)).toEqual([
      ...['settled', 'settled', 'settled', 'apart', 'apart', 'closed'],
    ])
    expect([withdrew, spoke, moved, leaving, waits].map(fell)).toEqual([
      ...['apart', 'unsuited', 'unsuited', 'settled', 'closed'],
    ])
    expect(two.map(fell).sort()).toEqual(['full', null].sort())
    expect(fell(holds)).toBeNull()
    const made = await findLastRequest(db, holds)
    expect(made).toMatchObject({ mentorId, state: 'waiting', byRound: true, words: '', next: [] })
    expect(made?.id).toBe(pairs.get(holds)?.requestId)
    expect(made?.reasons).toEqual(pairs.get(holds)?.reasons)
    expect((made?.answerBy.getTime() ?? 0) - at.getTime()).toBe(48 * 3_600_000)
    expect((await listRequestsTo(db, mentorId)).map(({ byRound }) => byRound)).toEqual([true])
    expect((await findLastRequest(db, asks))?.byRound).toBe(false)
    expect(await waitingFor(alone)).toBe(0)
    expect(letters).toHaveLength(4)
    expect(letters).toContainEqual(expect.objectContaining({ kind: 'round-asked', personId: holds }))
    expect(letters).toContainEqual(
      expect.objectContaining({ kind: 'round-requests', personId: mentorId, count: 1 }),
    )
    const [line] = await listAudit(db, { personId: id, action: 'matching.approved', limit: 1 })
    expect(line?.detail).toEqual({ mode: 'balanced', asked: 2, fell: 12 })
    expect((await roundOf(id)).figures?.approved).toEqual({
      left: {},
      fell: { settled: 4, apart: 3, closed: 2, unsuited: 2, full: 1 },
    })
    const { round } = await readRoundInput(db, at)
    expect(round.requests.map((request) => request.id)).not.toContain(leaving)
    expect(await countPlaces(db, at)).toBe(round.offers.reduce((sum, offer) => sum + placesOf(offer), 0))
    expect(await countLooking(db, at)).toBe(round.requests.length)
    expect(await approve(context(), { id, version, by: staff })).toEqual({ outcome: 'again' })
    expect(letters).toHaveLength(4)
    await purgePairs(db, minutesLater(90 * 1_440))
    expect(await listPairs(db, id)).toHaveLength(pairs.size)
    await purgePairs(db, minutesLater(90 * 1_440 + 1))
    expect((await listPairs(db, id)).every(({ requestId }) => requestId !== null)).toBe(true)
    expect((await listPairs(db, id)).map(({ learnerId }) => learnerId)).toContain(holds)
  })

  it('that fails in the middle leaves nothing behind', async () => {
    await clear()
    const language = newLanguage()
    await addMentor(language, 200)
    const seekers = await addSeekers(5, language)
    const { id, version } = await makeRound()
    const before = await allRequests()
    const failing = context()
    failing.mail = { sendMany: () => Promise.reject(new Error('the queue is away')) } as never
    await expect(approve(failing, { id, version, by: staff })).rejects.toThrow('the queue is away')
    let given = 0
    const ids = ['no uuid']
    const breaking = { ...context(), newId: () => ((given += 1) === 4 ? (ids[0] as never) : randomUUID()) }
    await expect(approve(breaking, { id, version, by: staff })).rejects.toThrow()
    expect(await allRequests()).toBe(before)
    expect((await roundOf(id)).state).toBe('ready')
    expect((await listPairs(db, id)).every((pair) => pair.requestId === null && pair.fell === null)).toBe(
      true,
    )
    expect(await approve(context(), { id, version, by: staff })).toMatchObject({
      outcome: 'approved',
      fell: 0,
    })
    expect(await Promise.all(seekers.map(waitingFor))).toEqual([1, 1, 1, 1, 1])
  })

  it(
    `raced by three others and by learners who ask or stop looking: once, one request each, ${rounds} times`,
    async () => {
      for (let n = 0; n < rounds; n += 1) {
        await clear()
        const language = newLanguage()
        const mentorId = await addMentor(language, 200)
        const other = await addMentor('elsewhere')
        const seekers = await addSeekers(6, language)
        const [asking = '', stopping = ''] = seekers
        const { id, version } = await makeRound()
        const own = { learnerId: asking, id: randomUUID(), mentorId: other, words: '', next: [], reasons: {} }
        const connections = Array.from({ length: 6 }, () => openDatabase(database.url, { max: 1 }))
        await Promise.all(connections.map((one) => one.db.execute(sql`select 1`)))
        const [on1, on2, on3, on4, on5] = connections.map((one) => one.db) as Database[]
        const [one, two, three, asked] = await Promise.all([
          approve(context(on1), { id, version, by: staff }),
          approve(context(on2), { id, version, by: staff }),
          approve(context(on3), { id, version, by: staff }),
          recordRequest(on4 ?? db, { ...own, at }),
          saveWish(on5 ?? db, { learnerId: stopping, want: 'without', at }),
        ])
        await Promise.all(connections.map((connection) => connection.close()))
        const outcomes = [one, two, three].map(({ outcome }) => outcome)
        expect(outcomes.sort()).toEqual(['again', 'again', 'approved'])
        expect(await waitingFor(asking)).toBe(1)
        expect((await findLastRequest(db, asking))?.mentorId).toBe(asked === 'asked' ? other : mentorId)
        expect(await waitingFor(stopping)).toBe(0)
        const sure = seekers.slice(2)
        expect(await Promise.all(sure.map(waitingFor))).toEqual(sure.map(() => 1))
        expect(letters.filter((letter) => 'count' in letter)).toHaveLength(1)
      }
    },
    rounds * 10_000,
  )

  it(
    `then ${atOnce} acceptances at once never exceed what the mentor has left, ${rounds} times`,
    async () => {
      const connections = Array.from({ length: atOnce }, () => openDatabase(database.url, { max: 1 }))
      for (let n = 0; n < rounds; n += 1) {
        await clear()
        const language = newLanguage()
        const mentorId = await addMentor(language, atOnce * 20)
        await addSeekers(atOnce, language)
        const { id, version } = await makeRound('optimal')
        const approval = await approve(context(), { id, version, by: staff })
        expect(approval).toMatchObject({ outcome: 'approved', fell: 0 })
        const requests = await listRequestsTo(db, mentorId)
        expect(requests).toHaveLength(atOnce)
        await db.update(mentors).set({ minutesPerWeek: 60 }).where(eq(mentors.mentorId, mentorId))
        await Promise.all(connections.map((one) => one.db.execute(sql`select 1`)))
        const answers = await Promise.all(
          requests.map((request, i) =>
            acceptRequest(connections[i]?.db ?? db, {
              ...{ request, mentorshipId: randomUUID(), at },
              onward: { newId: randomUUID(), reasons: {} },
            }),
          ),
        )
        const outcomes = answers.map(({ outcome }) => outcome)
        expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(3)
        expect(outcomes.filter((outcome) => outcome === 'full')).toHaveLength(atOnce - 3)
        const active = and(eq(mentorships.mentorId, mentorId), eq(mentorships.state, 'active'))
        expect(await db.$count(mentorships, active)).toBe(3)
      }
      await Promise.all(connections.map((one) => one.close()))
    },
    rounds * 15_000,
  )
})
