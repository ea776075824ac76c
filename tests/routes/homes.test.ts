/** The homes of those who accompany, design and run: what each sees, and what nobody else may. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { learnerModel } from '#app/learning/learner.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { saveEnrolment, saveMinutesByWeekday } from '#db/enrolments.ts'
import { recordEvidence } from '#db/learning/state.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { revokeRole } from '#db/people.ts'
import { openTestAcademy, team, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
const ids: Record<string, string> = {}
const visitors: Record<string, Visitor> = {}
const cohortId = randomUUID()

const day = 86_400_000

async function addLearner(who: string, daysAgo: number | null): Promise<void> {
  const { db } = site.database
  const at = new Date(site.academy.now().getTime() - (daysAgo ?? 0) * day)
  const id = await site.addAccount(`${who}@exemple.fr`, 'learner')
  ids[who] = id
  const published = await site.academy.catalogs.published(site.academy.db)
  const [track] = published.catalog.tracks
  if (!track) throw new Error('no track')
  await saveEnrolment(db, id, { id: randomUUID(), track: track.slug, at })
  await saveMinutesByWeekday(db, id, [30, 30, 30, 30, 30, 30, 30], at)
  const facts = published.catalog.items.slice(0, 12).map((item, n) => ({
    kind: 'answer' as const,
    id: randomUUID(),
    at: new Date(at.getTime() - n * 60_000).toISOString(),
    purpose: 'practice' as const,
    item: item.id,
    node: item.node,
    correct: true,
    unknown: false,
    hinted: false,
    slip: 0.1,
    guess: 0.2,
  }))
  if (daysAgo !== null) await recordEvidence(db, learnerModel(published), id, facts, at)
  await renewPath({ ...site.academy, db }, id, 'start')
}

beforeAll(async () => {
  // In the demonstration a mentor owes no second factor.
  site = await openTestAcademy({ demonstration: true })
  const { db } = site.database
  const at = site.academy.now()
  for (const [who, role] of team) {
    ids[who] = await site.addAccount(`${who}@exemple.fr`, role)
    visitors[who] = await site.enter(`${who}@exemple.fr`)
  }
  await addLearner('recent', 1)
  await addLearner('paused', 40)
  await addLearner('new', null)
  await addLearner('stranger', 1)
  visitors.recent = await site.enter('recent@exemple.fr')
  for (const who of ['recent', 'paused'])
    await saveMentorship(db, { id: randomUUID(), learnerId: ids[who] ?? '', mentorId: ids.mentor ?? '', at })
  const cohort = { id: cohortId, name: 'Automne', track: 'web', startsOn: '2026-09-07', createdAt: at }
  await saveCohort(db, { ...cohort, coachId: ids.coach ?? null })
  for (const who of ['recent', 'new']) await saveCohortMember(db, { cohortId, learnerId: ids[who] ?? '', at })
})
afterAll(() => site.close())

const get = async (who: string, path: string) => {
  const visitor = visitors[who]
  if (!visitor) throw new Error(who)
  return visitor.get(path)
}

describe('a mentor', () => {
  it('sees her mentees, and how each is, in kind words', async () => {
    const page = await get('mentor', '/mentor')
    expect(page.text).toContain('Deux apprenantes avancent avec vous.')
    expect(page.text).toContain('Elle est venue hier.')
    expect(page.text).toContain('Elle fait une pause depuis six semaines.')
    expect(page.text).toContain(`/mentor/mentees/${ids.recent}`)
    expect(page.text).not.toContain(ids.stranger)
    expect(page.text).not.toContain('retard')
    expect(page.text).not.toContain('recent@exemple.fr')
  })

  it('without mentees is told how they will come', async () => {
    expect((await get('mentor2', '/mentor')).text).toContain('Personne ne vous est encore confiée.')
  })

  it('opens the page of her mentee, and of nobody else', async () => {
    const page = await get('mentor', `/mentor/mentees/${ids.recent}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Awa sait déjà faire')
    expect(page.text).not.toContain('recent@exemple.fr')
    for (const [who, whose] of [
      ['mentor', 'stranger'],
      ['mentor', 'new'],
      ['mentor2', 'recent'],
      ['staff', 'recent'],
      ['admin', 'recent'],
      ['recent', 'stranger'],
      ['recent', 'recent'],
    ] as const)
      expect((await get(who, `/learners/${ids[whose]}`)).status, `${who} ${whose}`).toBe(404)
    for (const odd of ['nobody', '%00', "'%20or%201=1"])
      expect((await get('mentor', `/learners/${odd}`)).status, odd).toBe(404)
  })

  it('loses them with the mentorship, and with the role', async () => {
    const { db } = site.database
    const at = site.academy.now()
    await saveMentorship(db, {
      id: randomUUID(),
      learnerId: ids.paused ?? '',
      mentorId: ids.mentor2 ?? '',
      at,
    })
    expect((await get('mentor', `/mentor/mentees/${ids.paused}`)).status).toBe(404)
    expect((await get('mentor2', `/mentor/mentees/${ids.paused}`)).status).toBe(200)
    await revokeRole(db, { personId: ids.mentor2 ?? '', role: 'mentor', revokedBy: null, at })
    expect((await get('mentor2', `/mentor/mentees/${ids.paused}`)).status).toBe(404)
    expect((await get('mentor2', '/mentor')).status).toBe(404)
  })
})

describe('a coach', () => {
  it('sees her cohorts and their members, those who pause first', async () => {
    const page = await get('coach', '/coach')
    expect(page.text).toContain('Une cohorte, deux apprenantes.')
    expect(page.text).toContain(`/coach/cohorts/${cohortId}`)
    const cohort = await get('coach', `/coach/cohorts/${cohortId}`)
    expect(cohort.text).toContain('Une sur deux est passée ces deux dernières semaines.')
    expect(cohort.text.indexOf(ids.new ?? '')).toBeLessThan(cohort.text.indexOf(ids.recent ?? ''))
    expect((await get('coach', `/learners/${ids.new}`)).status).toBe(200)
    expect((await get('coach', `/learners/${ids.paused}`)).status).toBe(404)
  })

  it('does not see the cohort of another', async () => {
    expect((await get('coach2', '/coach')).text).toContain('Aucune cohorte ne vous est encore confiée.')
    expect((await get('coach2', `/coach/cohorts/${cohortId}`)).status).toBe(404)
    expect((await get('mentor', `/coach/cohorts/${cohortId}`)).status).toBe(404)
    expect((await get('coach', '/coach/cohorts/none')).status).toBe(404)
    expect((await get('coach', `/coach/cohorts/${randomUUID()}`)).status).toBe(404)
  })
})

describe('staff and administrators', () => {
  it('see the tracks with their learners, and no learner', async () => {
    const page = await get('staff', '/staff')
    expect(page.text).toContain('Un parcours, quatre apprenantes.')
    for (const who of ['recent', 'paused', 'new', 'stranger']) expect(page.text).not.toContain(ids[who])
  })

  it('find their pages at the side, and only theirs', async () => {
    const page = await get('admin', '/admin')
    expect(page.text).toContain('href="/admin"')
    expect(page.text).toContain('href="/me"')
    expect(page.text).not.toContain('href="/mentor"')
  })
})

describe('everybody else', () => {
  it.each(['/mentor', '/coach', '/staff', '/admin'])('finds nothing at %s', async (path) => {
    const role = path.slice(1)
    for (const who of ['mentor', 'coach', 'staff', 'admin', 'recent'])
      expect((await get(who, path)).status, who).toBe(who === role ? 200 : 404)
    expect((await site.visit().get(path)).location).toBe(`/login?next=${encodeURIComponent(path)}`)
  })
})
