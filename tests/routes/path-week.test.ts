/** Her week on its page: what is fixed on its days, the goes of a day, and what is better done in one go. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinTrack } from '#app/path/acts.server.ts'
import { readPath } from '#app/path/path.server.ts'
import { findProfile, saveMinutesByWeekday } from '#db/enrolments.ts'
import { recordEvent } from '#db/live-events.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { listPathVersions } from '#db/learning/path.ts'
import { savePerson } from '#db/people.ts'
import { cohortMembers } from '#db/schema/mentoring.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addCohort, everyDay, giveSlots } from '../setup/meetings.ts'
import type { Visitor } from '../setup/visitor.ts'

/** A Monday, eleven in Paris. */
const now = new Date('2026-09-07T09:00:00Z')
let site: TestAcademy
let mentor = ''
let coach: { id: string; visitor: Visitor }

const plain = (text: string) =>
  text
    .replace(/<!-- -->/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/&#x27;/g, "'")

async function addAccount(role: 'learner' | 'mentor' | 'coach', name: string) {
  const email = `${randomUUID()}@exemple.fr`
  const id = await site.addAccount(email, role)
  await savePerson(site.database.db, id, { name }, now)
  return { id, visitor: await site.enter(email) }
}

async function addLearner(minutes: number[], sittings?: number[]) {
  const learner = await addAccount('learner', 'Awa Diop')
  await saveMinutesByWeekday(site.database.db, learner.id, minutes, now, sittings)
  await joinTrack(site.academy, learner.id, 'track')
  return learner
}

beforeAll(async () => {
  site = await openTestAcademy({ now: () => now })
  mentor = (await addAccount('mentor', 'Nadia Benali')).id
  coach = await addAccount('coach', 'Sandrine')
  await giveSlots(site.database.db, mentor, everyDay(8 * 60, 20 * 60))
})
afterAll(() => site.close())

const read = (id: string) => readPath(site.academy, { id, timeZone: 'Europe/Paris' })
/** Minutes that the path leaves free this week, and those laid on a day. */
async function weekOf(id: string, day: string): Promise<{ free: number; laid: number }> {
  const { plan } = (await read(id))!
  const slots = plan.steps.flatMap((step) => step.slots).filter(({ date }) => date === day)
  return { free: plan.weeks[0]!.free, laid: slots.reduce((sum, { minutes }) => sum + minutes, 0) }
}
const versions = async (id: string) => (await listPathVersions(site.database.db, id)).length

describe('a session', () => {
  it('booked shows on its day and takes its minutes; moved or cancelled it gives them back, and no version is made', async () => {
    const { id, visitor } = await addLearner([60, 60, 60, 60, 60, 60, 60])
    await saveMentorship(site.database.db, { id: randomUUID(), learnerId: id, mentorId: mentor, at: now })
    const before = await weekOf(id, '2026-09-08')
    expect(before.free).toBe(420)
    const session = randomUUID()
    const form = { id: session, with: mentor, minutes: '30', agenda: 'Ma question' }
    const booked = await visitor.post('/sessions/new', { ...form, start: '2026-09-08T16:00:00.000Z' })
    expect(booked.location).toBe(`/sessions/${session}?booked`)
    const met = await weekOf(id, '2026-09-08')
    expect(met.free).toBe(390)
    expect([before.laid > 26, met.laid <= 26]).toEqual([true, true])
    const page = plain((await visitor.get('/path')).text)
    expect(page).toContain('Mardi à 18 h, 30 min avec Nadia')
    expect(page).toContain(`href="/sessions/${session}"`)
    expect(page).toContain('mardi 8 septembre : 30 min')
    expect(page).toContain('Cette semaine, six heures trente.')
    expect(page).not.toContain('vous retrouvez Nadia')
    await visitor.post(`/sessions/${session}/move`, { start: '2026-09-09T16:00:00.000Z', sequence: '0' })
    expect(plain((await visitor.get('/path')).text)).toContain('Mercredi à 18 h, 30 min avec Nadia')
    expect(await weekOf(id, '2026-09-08')).toEqual({ free: 390, laid: before.laid })
    expect((await weekOf(id, '2026-09-09')).laid).toBeLessThanOrEqual(26)
    await visitor.post(`/sessions/${session}`, { intent: 'cancel' })
    expect(plain((await visitor.get('/path')).text)).not.toContain('avec Nadia')
    expect(await weekOf(id, '2026-09-08')).toEqual(before)
    expect(await versions(id)).toBe(1)
  })

  it('stays where it is while she tries other hours', async () => {
    const { id, visitor } = await addLearner([60, 60, 60, 60, 60, 60, 60])
    await saveMentorship(site.database.db, { id: randomUUID(), learnerId: id, mentorId: mentor, at: now })
    const form = {
      id: randomUUID(),
      with: mentor,
      minutes: '30',
      start: '2026-09-10T16:00:00.000Z',
      agenda: '',
    }
    await visitor.post('/sessions/new', form)
    const page = plain((await visitor.get('/path/hours?day6=90')).text)
    expect(page).toContain('6 h 30 cette semaine')
    expect(page).toContain('7 h cette semaine')
  })
})

describe('an event', () => {
  it('shows on its day until she says that she does not come', async () => {
    const { id, visitor } = await addLearner([60, 60, 60, 60, 60, 60, 60])
    await addCohort(site.database.db, coach.id, [id], now)
    const [cohort] = await site.database.db
      .select()
      .from(cohortMembers)
      .where(eq(cohortMembers.learnerId, id))
    const event = randomUUID()
    await recordEvent(site.database.db, {
      ...{ id: event, cohortId: cohort!.cohortId, by: coach.id, at: now },
      ...{ title: 'Rencontre de la promotion', about: '', videoLink: null },
      ...{ startsAt: new Date('2026-09-13T16:00:00Z'), endsAt: new Date('2026-09-13T17:00:00Z') },
    })
    const page = plain((await visitor.get('/path')).text)
    expect(page).toContain('Dimanche à 18 h, 1 h : Rencontre de la promotion')
    expect(page).toContain('dimanche 13 septembre : déjà pris')
    await visitor.post(`/events/${event}`, { intent: 'come', coming: 'no' })
    expect(plain((await visitor.get('/path')).text)).not.toContain('Rencontre de la promotion')
  })
})

describe('goes of a day', () => {
  it('are tried, kept once, and filled in again to take them back', async () => {
    const { id, visitor } = await addLearner([60, 0, 60, 0, 60, 0, 0])
    const tried = plain((await visitor.get('/path/hours?sittings0=3&sittings2=3&sittings4=3')).text)
    expect(tried).toContain('name="sittings0" value="3"')
    expect(tried).toContain('mieux d’une traite')
    expect((await findProfile(site.database.db, id))?.sittingsByWeekday).toEqual([1, 1, 1, 1, 1, 1, 1])
    const form = { version: '1', sittings0: '3', sittings2: '3', sittings4: '3' }
    const kept = await visitor.post('/path/hours', form)
    expect(kept.location).toBe('/path?changed=2&before=60-0-60-0-60-0-0')
    expect((await visitor.post('/path/hours', form)).location).toBe('/path?changed=2')
    expect((await findProfile(site.database.db, id))?.sittingsByWeekday).toEqual([3, 1, 3, 1, 3, 1, 1])
    const back = await visitor.post('/path/hours', { version: '2', sittings0: '1', day0: '45' })
    expect(back.location).toBe('/path?changed=3&before=60-0-60-0-60-0-0&goes=3-1-3-1-3-1-1')
    const page = (await visitor.get(back.location ?? '')).text.replaceAll('&amp;', '&')
    expect(page).toContain('day0=60&day1=0')
    expect(page).toContain('sittings0=3&sittings1=1')
  })

  it('that cannot be read come back with all that she typed', async () => {
    const { id, visitor } = await addLearner([60, 0, 60, 0, 60, 0, 0])
    const back = await visitor.post('/path/hours', {
      version: '1',
      day0: '75',
      sittings0: '4',
      sittings2: '9',
    })
    expect(back.status).toBe(303)
    const page = plain((await visitor.get(back.location ?? '')).text)
    expect(page).toContain('En une, deux, trois ou quatre fois.')
    expect(page).toContain('value="75"')
    expect(page).toMatch(/name="sittings0"[\s\S]*?<option value="4" selected="">en quatre fois/)
    expect(page).toMatch(/name="sittings2" [^>]*aria-invalid="true"/)
    expect(page).toContain('<option value="9" selected="">9</option>')
    expect(await versions(id)).toBe(1)
  })

  it('too short for code say so at the step', async () => {
    const { id, visitor } = await addLearner([20, 20, 20, 20, 20, 20, 20])
    expect((await read(id))!.plan.steps[0]!.short).toBe(true)
    expect(plain((await visitor.get('/path')).text)).toContain(
      'Mieux d’une traite : trouvez si possible 30 minutes.',
    )
    const long = await addLearner([60, 60, 60, 60, 60, 60, 60])
    expect(plain((await long.visitor.get('/path')).text)).not.toContain('Mieux d’une traite')
  })
})
