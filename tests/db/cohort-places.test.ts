/** Places of a cohort: never more than there are, in the order of the list, offered for a while and then to the next one. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokenConstraint } from '#db/client.server.ts'
import {
  countBefore,
  findStanding,
  hoursToAnswer,
  isOpen,
  listWaiting,
  lockPlaces,
  offerPlaces,
  removeUnanswered,
  removeWaiting,
  takePlace,
} from '#db/cohort-places.ts'
import { saveCohortInvitation, takeCohortInvitations } from '#db/cohort-invitations.ts'
import { listCohortMembers, removeCohortMember, saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { saveDisabled } from '#db/people.ts'
import { addPerson } from '../setup/learner.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
const at = new Date('2026-09-07T08:00:00Z')
const hours = (count: number) => new Date(at.getTime() + count * 3_600_000)

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

async function cohort(places: number | null): Promise<string> {
  const id = randomUUID()
  const values = { name: 'Automne', track: 't', startsOn: '2026-09-07', createdAt: at, coachId: null }
  await saveCohort(database.db, { ...values, id, places })
  return id
}
const learners = (count: number) =>
  Promise.all(Array.from({ length: count }, () => addPerson(database.db, 'learner')))
const take = (cohortId: string, learnerId: string) => takePlace(database.db, { cohortId, learnerId, at })
const members = async (id: string) => (await listCohortMembers(database.db, id)).length

describe('places', () => {
  it('go to as many as there are, when twenty ask for the last three at once; the others wait, in order', async () => {
    const id = await cohort(5)
    const early = await learners(2)
    for (const learnerId of early) expect(await take(id, learnerId)).toBe('joined')
    const many = await learners(20)
    const outcomes = await Promise.all(many.map((learnerId) => take(id, learnerId)))
    expect(outcomes.filter((one) => one === 'joined')).toHaveLength(3)
    expect(outcomes.filter((one) => one === 'waiting')).toHaveLength(17)
    expect(await members(id)).toBe(5)
    expect(await listWaiting(database.db, id)).toHaveLength(17)
  })

  it('are kept by the database, whoever looks away', async () => {
    const id = await cohort(1)
    const many = await learners(20)
    const outcomes = await Promise.allSettled(
      many.map((learnerId) => saveCohortMember(database.db, { cohortId: id, learnerId, at })),
    )
    const refused = outcomes.flatMap((one) =>
      one.status === 'rejected' ? [brokenConstraint(one.reason)] : [],
    )
    expect(refused).toEqual(Array(19).fill('cohorts_places'))
    expect(await members(id)).toBe(1)
  })

  it('are given once to who asks twice, also at once', async () => {
    const id = await cohort(3)
    const [learnerId = ''] = await learners(1)
    const outcomes = await Promise.all([1, 2, 3].map(() => take(id, learnerId)))
    expect(outcomes.sort()).toEqual(['joined', 'member', 'member'])
  })

  it('are without limit where none is set', async () => {
    const id = await cohort(null)
    for (const learnerId of await learners(3)) expect(await take(id, learnerId)).toBe('joined')
  })
})

describe('a place that becomes free', () => {
  it('is offered to the first of the list, kept for her, and for nobody else', async () => {
    const id = await cohort(1)
    const [inside = '', first = '', second = '', late = ''] = await learners(4)
    for (const one of [inside, first, second]) await take(id, one)
    expect(await offerPlaces(database.db, { cohortId: id, at })).toEqual([])
    await removeCohortMember(database.db, { cohortId: id, learnerId: inside, at })
    const until = hours(hoursToAnswer)
    expect(await offerPlaces(database.db, { cohortId: id, at })).toEqual([{ learnerId: first, until }])
    expect(await offerPlaces(database.db, { cohortId: id, at })).toEqual([])
    expect(await take(id, late)).toBe('waiting')
    expect(await take(id, second)).toBe('listed')
    const forced = saveCohortMember(database.db, { cohortId: id, learnerId: late, at })
    await expect(forced.catch((error: unknown) => brokenConstraint(error))).resolves.toBe('cohorts_places')
    expect(await findStanding(database.db, { cohortId: id, learnerId: second })).toMatchObject({
      ...{ state: 'waiting', before: 1 },
    })
    expect(await take(id, first)).toBe('joined')
    expect(await members(id)).toBe(1)
  })

  it('goes on when it is not answered in time, or given back', async () => {
    const id = await cohort(1)
    const [inside = '', first = '', second = ''] = await learners(3)
    for (const one of [inside, first, second]) await take(id, one)
    await removeCohortMember(database.db, { cohortId: id, learnerId: inside, at })
    await offerPlaces(database.db, { cohortId: id, at })
    const before = { cohortId: id, at: new Date(hours(hoursToAnswer).getTime() - 1) }
    expect(await removeUnanswered(database.db, before)).toEqual([])
    expect(await removeUnanswered(database.db, { cohortId: id, at: hours(hoursToAnswer) })).toEqual([first])
    const offered = await offerPlaces(database.db, { cohortId: id, at: hours(hoursToAnswer) })
    expect(offered.map(({ learnerId }) => learnerId)).toEqual([second])
    expect(await removeWaiting(database.db, { cohortId: id, learnerId: second })).toBe(true)
    expect(await removeWaiting(database.db, { cohortId: id, learnerId: second })).toBe(false)
    expect(await take(id, first)).toBe('joined')
  })

  it('passes over whose account is closed', async () => {
    const id = await cohort(1)
    const [inside = '', closed = '', next = ''] = await learners(3)
    for (const one of [inside, closed, next]) await take(id, one)
    await saveDisabled(database.db, { personId: closed, disabled: true, by: null, at })
    await removeCohortMember(database.db, { cohortId: id, learnerId: inside, at })
    const offered = await offerPlaces(database.db, { cohortId: id, at })
    expect(offered.map(({ learnerId }) => learnerId)).toEqual([next])
  })
})

describe('a closed account on the list', () => {
  it('keeps nobody out: neither who comes nor what pages say of the cohort', async () => {
    const id = await cohort(2)
    const [inside = '', other = '', closed = '', late = ''] = await learners(4)
    for (const one of [inside, other, closed]) await take(id, one)
    await saveDisabled(database.db, { personId: closed, disabled: true, by: null, at })
    await removeCohortMember(database.db, { cohortId: id, learnerId: inside, at })
    expect(await countBefore(database.db, id)).toBe(0)
    expect(await isOpen(database.db, { id, places: 2 })).toBe(true)
    expect(await take(id, late)).toBe('joined')
    expect((await listWaiting(database.db, id)).map(({ learnerId }) => learnerId)).toEqual([closed])
  })

  it('is read without waiting for whoever decides about the cohort', async () => {
    const id = await cohort(2)
    await database.db.transaction(async (tx) => {
      await lockPlaces(tx, id)
      const read = isOpen(database.db, { id, places: 2 })
      const late = new Promise((done) => setTimeout(done, 3_000, 'waited'))
      expect(await Promise.race([read, late])).toBe(true)
    })
  })
})

it('an address is invited once in seven days, and what it was invited to is used once', async () => {
  const id = await cohort(null)
  const invite = (when: Date) =>
    saveCohortInvitation(database.db, { cohortId: id, email: 'a@exemple.fr', at: when })
  expect(await Promise.all([invite(at), invite(at)])).toContain(true)
  expect(await invite(hours(24 * 7 - 1))).toBe(false)
  expect(await invite(hours(24 * 7 + 1))).toBe(true)
  expect(await takeCohortInvitations(database.db, 'a@exemple.fr')).toEqual([id])
  expect(await takeCohortInvitations(database.db, 'a@exemple.fr')).toEqual([])
})
