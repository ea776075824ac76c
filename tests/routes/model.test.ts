/** What the model learnt, as programme staff see it: asked for, put in force, given back. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listAudit } from '#db/audit.ts'
import { findInForce, recordFit } from '#db/parameters.ts'
import { entryParameters } from '#engine/entry.ts'
import type { ResponseTrial } from '#engine/response/trial.ts'
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

async function addFit(learners: number, low: number, responses?: ResponseTrial): Promise<number> {
  const { db, catalogs, now } = site.academy
  const { id, catalog } = await catalogs.published(db)
  const fit = await recordFit(db, {
    ...{ occasion: randomUUID(), at: now(), revisionId: id, learners: 800, answers: 9_600 },
    parameters: { ...entryParameters(catalog), items: {} },
    comparison: {
      ...{ learners, answers: learners * 12, before: foresight(0.52), after: foresight(0.5) },
      gain: { mean: 0.02, low, high: 0.04 },
      ...(responses && { responses }),
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
  await addFit(200, 0.01, trial(0.012, 0.036))
  const { text } = await staff.get('/staff/model')
  expect(text).toContain('n’utilise pas encore')
  for (const figure of ['0,567', '0,543', '0,024', 'entre 0,012 et 0,036']) expect(text).toContain(figure)
  expect(text).toMatch(/La question elle-même.{0,200}61/s)
  await addFit(200, 0.01, trial(-0.01, 0.03))
  expect((await staff.get('/staff/model')).text).toContain('Aucun écart net')
  await addFit(200, 0.01, trial(-0.03, -0.01))
  expect((await staff.get('/staff/model')).text).toContain('Notre modèle prévoit mieux')
  await addFit(200, 0.01, { learners: 12, answers: 340, comparison: null, parts: [] })
  expect((await staff.get('/staff/model')).text).toContain('Pas assez de réponses pour le dire')
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

it('is for staff alone', async () => {
  const mentor = await site.enter('mentore@exemple.fr')
  expect((await mentor.get('/staff/model')).status).toBe(404)
  expect((await mentor.post('/staff/model', { intent: 'use', fit: '', instead: '' })).status).toBe(404)
})
