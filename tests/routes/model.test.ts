/** What the model learnt, as programme staff see it: asked for, put in force, given back. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { learnerModel } from '#app/learning/learner.server.ts'
import { listAudit } from '#db/audit.ts'
import { recordEvidence } from '#db/learning/state.ts'
import { findInForce, listDrawnOtherwise, recordFit } from '#db/parameters.ts'
import { entryParameters } from '#engine/entry.ts'
import { builtMemory, type Memory } from '#engine/memory.ts'
import type { MemoryTrial } from '#engine/parameters/memory-trial.ts'
import type { ResponseTrial } from '#engine/response/trial.ts'
import { addPerson, answerTo, minutesLater } from '../setup/learner.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let staff: Visitor

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  await site.addAccount('equipe@exemple.fr', 'staff')
  await site.addAccount('mentore@exemple.fr', 'mentor')
  staff = await site.enter('equipe@exemple.fr')
})
afterAll(() => site.close())

const foresight = (logLoss: number) => ({ logLoss, auc: 0.71, calibrationError: 0.02 })

async function addFit(
  learners: number,
  low: number,
  { responses, memory }: { responses?: ResponseTrial; memory?: MemoryTrial } = {},
): Promise<number> {
  const { db, catalogs, now } = site.academy
  const { id, catalog } = await catalogs.published(db)
  const fit = await recordFit(db, {
    ...{ occasion: randomUUID(), at: now(), revisionId: id, learners: 800, answers: 9_600 },
    parameters: {
      ...entryParameters(catalog),
      items: {},
      ...(memory?.result && { memory: memory.result.found }),
    },
    comparison: {
      ...{ learners, answers: learners * 12, before: foresight(0.52), after: foresight(0.5) },
      gain: { mean: 0.02, low, high: 0.04 },
      ...(responses && { responses }),
      ...(memory && { memory }),
    },
  })
  return fit!
}

it('says that nothing was fitted yet, and takes a request for it', async () => {
  const page = await staff.get('/staff/model')
  expect(page.status).toBe(200)
  expect(page.text).toContain('Aucun calcul pour l’instant.')
  expect(page.text).toContain('Les valeurs d’origine')
  const request = { intent: 'request', requestId: randomUUID() }
  const asked = await Promise.all([1, 2].map(() => staff.post('/staff/model', request)))
  for (const { location } of asked) expect(location).toBe('/staff/model?requested')
  expect(await listAudit(site.academy.db, { action: 'model.refit' })).toHaveLength(1)
  expect((await staff.get('/staff/model?requested')).text).toContain('Le calcul est demandé.')
  expect((await staff.post('/staff/model', { intent: 'request', requestId: 'no id' })).status).toBe(400)
})

it('shows fits with what became of them', async () => {
  await addFit(12, 0.01)
  await addFit(200, -0.01)
  await addFit(200, 0.01)
  const { text } = await staff.get('/staff/model')
  expect(text).toContain('moins de 40 apprenantes à part')
  expect(text).toContain('gain incertain')
  expect(text).toContain('Meilleur, pas en vigueur')
})

it('shows what the answers alone would foretell, and what the gap means', async () => {
  await addFit(200, 0.01)
  expect((await staff.get('/staff/model')).text).not.toContain('Ce que les réponses seules prévoiraient')
  const trial = (low: number, high: number): ResponseTrial => ({
    ...{ learners: 400, answers: 41_000 },
    comparison: {
      ...{ learners: 100, answers: 9_876, before: foresight(0.567), after: foresight(0.543) },
      gain: { mean: 0.024, low, high },
    },
    parts: [
      { fact: 'item', share: 0.61 },
      { fact: 'rhythm', share: 0.39 },
    ],
  })
  await addFit(200, 0.01, { responses: trial(0.012, 0.036) })
  const { text } = await staff.get('/staff/model')
  expect(text).toContain('n’utilise pas encore')
  for (const figure of ['0,567', '0,543', '0,024', 'entre 0,012 et 0,036']) expect(text).toContain(figure)
  expect(text).toMatch(/La question elle-même.{0,200}61/s)
  await addFit(200, 0.01, { responses: trial(-0.01, 0.03) })
  expect((await staff.get('/staff/model')).text).toContain('Aucun écart net')
  await addFit(200, 0.01, { responses: trial(-0.03, -0.01) })
  expect((await staff.get('/staff/model')).text).toContain('Notre modèle prévoit mieux')
  await addFit(200, 0.01, { responses: { learners: 12, answers: 340, comparison: null, parts: [] } })
  expect((await staff.get('/staff/model')).text).toContain('Pas assez de réponses pour le dire')
})

const found: Memory = {
  learning: { lesson: 0.42, practice: 0.15, check: 0.1, review: 0.15 },
  forgetting: { learnt: 0.5, brought: 1, growth: 0.8 },
}
const remembered = (low: number): MemoryTrial => ({
  ...{ learners: 400, answers: 39_000, reviews: 7_123, inForce: builtMemory },
  result: {
    found,
    comparison: {
      ...{ learners: 100, answers: 9_876, before: foresight(0.512), after: foresight(0.498) },
      gain: { mean: 0.014, low, high: 0.019 },
    },
  },
})

it('shows how learning and forgetting did, and what was found, in units that can be read', async () => {
  expect((await staff.get('/staff/model')).text).not.toContain('Apprendre et oublier')
  await addFit(200, -0.01, { memory: { ...remembered(0.01), result: null } })
  const few = (await staff.get('/staff/model')).text
  expect(few).toContain('il faut 40 apprenantes gardées à part')
  expect(few).not.toContain('Les sept valeurs')
  await addFit(200, -0.01, { memory: remembered(-0.002) })
  const left = (await staff.get('/staff/model')).text
  expect(left).toContain('Le gain n’est pas assez net')
  const remembers = 'de nouvelles valeurs en font partie'
  expect(left).not.toContain(remembers)
  await addFit(200, -0.01, { memory: remembered(0.009) })
  const { text } = await staff.get('/staff/model')
  for (const figure of [
    '0,512',
    '0,498',
    'entre 0,009 et 0,019',
    '2,3 j',
    '1,2 j',
    '90 j',
    '× 0,8',
    '7 123',
    'Essayé sur 9 876 réponses de 100 apprenantes',
  ])
    expect(text.replace(/[\u00a0\u202f]/g, ' ')).toContain(figure)
  expect(text).toMatch(/Chance d’apprendre par une leçon lue.{0,900}30.{0,500}42/s)
  expect(text).toContain(remembers)
  expect(text).toContain('Meilleur, pas en vigueur')
  await staff.post('/language', { language: 'en', from: '/staff/model' })
  const english = (await staff.get('/staff/model')).text
  for (const words of ['Learning and forgetting', 'Chance to learn from a lesson read', '2.3 d', '× 0.8'])
    expect(english).toContain(words)
  await staff.post('/language', { language: 'fr', from: '/staff/model' })
})

it('puts a fit in force and gives back the built-in values; an older view changes nothing', async () => {
  const fit = await addFit(200, 0.01)
  const use = { intent: 'use', fit: String(fit), instead: '' }
  expect((await staff.post('/staff/model', use)).location).toBe('/staff/model?used')
  expect((await findInForce(site.academy.db)).fit).toBe(fit)
  expect((await staff.post('/staff/model', use)).status).toBe(409)
  expect((await staff.get('/staff/model')).text).toContain('Choix de l’équipe')
  const stale = { intent: 'use', fit: '', instead: String(fit + 1) }
  const refused = await staff.post('/staff/model', stale)
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('avaient déjà changé')
  expect((await staff.post('/staff/model', { ...stale, instead: String(fit) })).location).toBe(
    '/staff/model?used',
  )
  expect(await findInForce(site.academy.db)).toEqual({ fit: null, held: true })
  expect((await staff.get('/staff/model')).text).toContain('Laisser l’essai décider')
  for (let times = 0; times < 2; times += 1)
    expect((await staff.post('/staff/model', { intent: 'release' })).location).toBe('/staff/model?released')
  expect(await findInForce(site.academy.db)).toEqual({ fit: null, held: false })
  expect(await listAudit(site.academy.db, { action: 'model.release' })).toHaveLength(1)
  const lines = await listAudit(site.academy.db, { action: 'model.use' })
  expect(lines.map(({ detail }) => detail)).toEqual([
    { fit: null, instead: fit },
    { fit, instead: null },
  ])
})

it('has what is stored drawn again when other values are put in force', async () => {
  const { db, catalogs } = site.academy
  const published = await catalogs.published(db)
  const learner = await addPerson(db)
  const fact = answerTo(published.catalog, 1, { at: minutesLater(1).toISOString() })
  await recordEvidence(db, learnerModel(published), learner, [fact], minutesLater(1))
  const fit = await addFit(200, 0.01, { memory: remembered(0.009) })
  const drawnOtherwise = () => listDrawnOtherwise(db, { memory: found, after: '', limit: 1_000 })
  expect(await drawnOtherwise()).toEqual([learner])
  await staff.post('/staff/model', { intent: 'use', fit: String(fit), instead: '' })
  await vi.waitFor(async () => expect(await drawnOtherwise()).toEqual([]), { timeout: 20_000 })
  await staff.post('/staff/model', { intent: 'use', fit: '', instead: String(fit) })
  await staff.post('/staff/model', { intent: 'release' })
  const back = () => listDrawnOtherwise(db, { memory: null, after: '', limit: 1_000 })
  await vi.waitFor(async () => expect(await back()).toEqual([]), { timeout: 20_000 })
})

it('is for staff alone', async () => {
  const mentor = await site.enter('mentore@exemple.fr')
  expect((await mentor.get('/staff/model')).status).toBe(404)
  expect((await mentor.post('/staff/model', { intent: 'use', fit: '', instead: '' })).status).toBe(404)
})
