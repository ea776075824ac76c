/** Insights as staff see them: asked for, computed in the background, shown and given as files; and what a learner tells for equity. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { computeInsights } from '#app/insights/compute.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { listAudit } from '#db/audit.ts'
import { findBackground } from '#db/backgrounds.ts'
import { saveEnrolment } from '#db/enrolments.ts'
import { listFindings, saveFindings } from '#db/findings.ts'
import { findInsight, findLatestRun, listLearnerFacts, saveInsights } from '#db/insights.ts'
import { saveModuleStage } from '#db/learning/modules.ts'
import { recordEvidence } from '#db/learning/state.ts'
import { exportPerson } from '#db/personal-data.ts'
import { timeSpent } from '#db/schema/learning.ts'
import type { DataFinding } from '#engine/findings/finding.ts'
import { subjects, type InsightTable } from '#engine/insights/facts.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addPerson, answerTo } from '../setup/learner.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let staff: Visitor
let learner: Visitor
let learnerId: string
let moduleSlug = ''
const later = { days: 0 }
const at = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000)
const compute = () =>
  computeInsights(
    { ...site.academy, now: () => new Date(Date.now() + later.days * 86_400_000) },
    { id: randomUUID() },
  )

/** So many learners who have finished a module, in so many minutes. */
async function addStudents(count: number, minutes: number): Promise<void> {
  const { db, catalogs } = site.academy
  const { id, catalog } = await catalogs.published(db)
  for (let i = 0; i < count; i += 1) {
    const one = await addPerson(db)
    await saveEnrolment(db, one, { id: randomUUID(), track: catalog.tracks[0]?.slug ?? '', at: at(20) })
    const facts = [0, 1, 2].map((n) =>
      answerTo(catalog, n, { at: at(15 - n).toISOString(), correct: i % 2 === 0 }),
    )
    await recordEvidence(db, learnerModel({ id, catalog }), one, facts, at(10))
    for (const [stage, day] of [
      ['lesson', 12],
      ['done', 10],
    ] as const)
      await saveModuleStage(db, one, moduleSlug, stage, at(day))
    const day = at(11).toISOString().slice(0, 10)
    await db
      .insert(timeSpent)
      .values({ learnerId: one, day, module: moduleSlug, seconds: minutes * 60, lastAt: at(11) })
  }
}

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  await site.addAccount('equipe@exemple.fr', 'staff')
  await site.addAccount('coach@exemple.fr', 'coach')
  learnerId = await site.addAccount('awa@exemple.fr', 'learner')
  staff = await site.enter('equipe@exemple.fr')
  learner = await site.enter('awa@exemple.fr')
  moduleSlug = (await site.academy.catalogs.published(site.academy.db)).catalog.modules[0]?.slug ?? ''
})
afterAll(() => site.close())

describe('insights', () => {
  it('say that nothing is computed, and are computed once for one request', async () => {
    expect((await staff.get('/staff/insights/time')).text).toContain('Rien n’est encore calculé.')
    expect((await staff.get('/staff/insights/time/file?table=time')).status).toBe(404)
    await addStudents(24, 50)
    const request = { requestId: randomUUID() }
    const asked = await Promise.all([1, 2].map(() => staff.post('/staff/insights', request)))
    for (const { location } of asked) expect(location).toBe('/staff/insights?asked')
    expect(await listAudit(site.academy.db, { action: 'insights.asked' })).toHaveLength(1)
    await expect
      .poll(async () => (await findLatestRun(site.academy.db))?.state, { timeout: 20_000 })
      .toBe('done')
    expect(await findLatestRun(site.academy.db)).toMatchObject({ done: 25, total: 25 })
    for (const subject of subjects)
      expect((await staff.get(`/staff/insights/${subject}`)).text, subject).toContain('Calculé le')
    const { text } = await staff.get('/staff/insights/time')
    expect(text).toMatch(/50\smin/)
    expect(text).toContain('<svg')
    expect(text).toContain('trop peu')
  })

  it('find in the data what is said where the thing is changed, and say what is too few', async () => {
    const { text } = await staff.get(`/staff/modules/${moduleSlug}`)
    expect(text).toContain('Ce que disent les données')
    expect(text).toMatch(/Trop peu pour le dire\s:\s24 sur \d+/)
    const { db, catalogs } = site.academy
    const { id: revisionId } = await catalogs.published(db)
    const finding: DataFinding = {
      ...{ kind: 'minutes', subject: moduleSlug, needed: '', verdict: 'found', n: 80, least: 61, power: 0.9 },
      ...{ estimate: { value: 52, low: 48, high: 57 }, against: 30 },
    }
    const kept = await listFindings(db)
    await saveFindings(db, [finding], { at: at(0), revisionId })
    for (const page of [`/staff/modules/${moduleSlug}`, '/staff/graph']) {
      const shown = (await staff.get(page)).text
      expect(shown, page).toContain('La durée annoncée n’est pas celle qu’on observe.')
      expect(shown, page).toMatch(/52\smin \(entre 48\smin et 57\smin/)
    }
    expect((await staff.get('/staff/graph')).text).toContain(`href="/staff/modules/${moduleSlug}"`)
    for (const [verdict, said] of [
      ['few', /moins de 10 sur/],
      ['found', /trop peu de personnes/],
    ] as const) {
      await saveFindings(db, [{ ...finding, verdict, n: 7 }], { at: at(0), revisionId })
      const shown = (await staff.get(`/staff/modules/${moduleSlug}`)).text
      expect(shown, verdict).toMatch(said)
      expect(shown, verdict).not.toMatch(/\b7\s(sur|personnes)/)
    }
    await saveFindings(db, kept, { at: at(0), revisionId })
    expect((await listFindings(db)).length).toBe(kept.length)
  })

  it('read of a learner what was stored of her', async () => {
    const rows = await listLearnerFacts(site.academy.db, { after: '', limit: 100, at: at(0) })
    expect(rows).toHaveLength(25)
    const student = rows.find(({ modules }) => modules.length > 0)
    expect(student).toMatchObject({
      modules: [{ module: moduleSlug, minutes: 50 }],
      lastAct: 'practice',
      arrivedOn: null,
      flagged: false,
      told: { language: 'fr' },
    })
    expect(student?.answers).toHaveLength(3)
    expect(student?.modules[0]?.doneAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    const [first, second] = rows
    const after = await listLearnerFacts(site.academy.db, { after: first?.id ?? '', limit: 1, at: at(0) })
    expect(after.map(({ id }) => id)).toEqual([second?.id])
  })

  it('stand while fewer than ten have moved on, and equity for four weeks', async () => {
    const before = await findInsight(site.academy.db, 'time')
    await addStudents(1, 500)
    await compute()
    expect((await findLatestRun(site.academy.db))?.state).toBe('unchanged')
    expect(await findInsight(site.academy.db, 'time')).toEqual(before)
    expect((await staff.get('/staff/insights')).text).toContain('Les chiffres restent les mêmes.')
    const equity = await findInsight(site.academy.db, 'equity')
    await addStudents(12, 500)
    later.days = 3
    await compute()
    expect((await findInsight(site.academy.db, 'time'))?.at).not.toEqual(before?.at)
    expect(await findInsight(site.academy.db, 'equity')).toEqual(equity)
  })

  it('are given as files that hold no formula, and no figure of a small group', async () => {
    const { db, catalogs, now } = site.academy
    const { text, status } = await staff.get('/staff/insights/time/file?table=time')
    expect(status).toBe(200)
    expect(text).toMatch(/^"key","name","stated"/)
    expect(text).toContain(`"${moduleSlug}"`)
    expect(text).toMatch(/"","","","",/)
    const evil: InsightTable = {
      ...{ id: 'time', names: 'module', columns: [{ key: 'n', unit: 'people' }], chart: { value: 'n' } },
      rows: ['=1+1', '+2', '-3', '@sum'].map((key) => ({ key, figures: { n: null } })),
    }
    await saveInsights(db, { time: [evil] }, { at: now(), revisionId: (await catalogs.published(db)).id })
    const file = (await staff.get('/staff/insights/time/file?table=time')).text
    for (const key of ['=1+1', '+2', '-3', '@sum']) expect(file).toContain(`"'${key}"`)
    expect((await staff.get('/staff/insights/time/file?table=nothing')).status).toBe(404)
    expect((await staff.get('/staff/insights/nothing')).status).toBe(404)
  })

  it('are for staff only', async () => {
    for (const visitor of [await site.enter('coach@exemple.fr'), learner])
      for (const path of ['', '/equity', '/equity/file?table=age'])
        expect((await visitor.get(`/staff/insights${path}`)).status).toBe(404)
  })
})

describe('what a learner tells for equity', () => {
  it('is kept, hers to read and to take back, and asked of learners only', async () => {
    const { db } = site.academy
    expect((await learner.get('/me/profile')).text).toContain('Ces trois réponses sont facultatives.')
    expect((await staff.get('/me/profile')).text).not.toContain('Ces trois réponses sont facultatives.')
    const told = { intent: 'background', age: '36-45', diploma: '', territory: 'overseas' }
    expect((await learner.post('/me/profile', told)).location).toBe('/me/profile?told#background')
    expect(await findBackground(db, learnerId)).toEqual({
      age: '36-45',
      diploma: null,
      territory: 'overseas',
    })
    expect((await exportPerson(db, learnerId))?.learner_backgrounds).toHaveLength(1)
    const [facts] = (await listLearnerFacts(db, { after: '', limit: 100, at: at(0) })).filter(
      ({ id }) => id === learnerId,
    )
    expect(facts?.told).toEqual({ language: 'fr', age: '36-45', territory: 'overseas' })
    expect((await learner.post('/me/profile', { ...told, age: 'old' })).status).toBe(400)
    expect(await findBackground(db, learnerId)).toMatchObject({ age: '36-45' })
    await learner.post('/me/profile', { intent: 'background', age: '', diploma: '', territory: '' })
    expect((await exportPerson(db, learnerId))?.learner_backgrounds).toEqual([])
  })
})
