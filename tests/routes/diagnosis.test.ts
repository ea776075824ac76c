/** The diagnosis: the open question is the truth, every way out keeps what was answered, and it ends by itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { learnerModel } from '#app/learning/learner.server.ts'
import { saveEnrolment } from '#db/enrolments.ts'
import { findOpenAttempt, listAnswered, type Attempt } from '#db/learning/answers.ts'
import { findCurrentDiagnosis, listDiagnoses } from '#db/learning/diagnoses.ts'
import { findPath } from '#db/learning/path.ts'
import { findLearner, listEvidence } from '#db/learning/state.ts'
import type { Catalog } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { maxItems } from '#engine/diagnosis.ts'
import { answerTo } from '#engine/simulation.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let catalog: Catalog

beforeAll(async () => {
  site = await openTestAcademy()
  catalog = (await site.academy.catalogs.published(site.academy.db)).catalog
})
afterAll(() => site.close())

interface Learner {
  id: string
  visitor: Visitor
}

let number = 0
async function addLearner(): Promise<Learner> {
  const email = `learner-${(number += 1)}@ariane.example`
  const id = await site.addAccount(email, 'learner')
  const at = site.academy.now()
  await saveEnrolment(site.database.db, id, { id: crypto.randomUUID(), track: 'track', at })
  return { id, visitor: await site.enter(email) }
}

async function openQuestion({ id }: Learner): Promise<Attempt> {
  const diagnosis = await findCurrentDiagnosis(site.database.db, id)
  const open = diagnosis && (await findOpenAttempt(site.database.db, id, 'diagnosis', diagnosis.id))
  if (!open) throw new Error('no question is open')
  return open
}

/** Answers the question that is open: right where `knows` says so, else "I don't know yet". Where it leads. */
async function answerOpen(
  learner: Learner,
  knows: (node: string) => boolean,
  confidence = 'guess',
): Promise<string | null> {
  const open = await openQuestion(learner)
  const item = buildGraph(catalog).findItem(open.item)
  if (!item) throw new Error('no such item')
  const answer = knows(item.node) ? answerTo(item, true, () => 0) : { kind: 'unknown' as const }
  const form = new URLSearchParams({ attempt: open.id, next: '/diagnosis', confidence })
  if (answer.kind === 'choice') form.set('answer', answer.key)
  else if (answer.kind === 'choices') for (const key of answer.keys) form.append('answers', key)
  else if (answer.kind === 'text' || answer.kind === 'number') form.set('answer', answer.text)
  else if (answer.kind === 'order') answer.keys.forEach((key, i) => form.set(`step-${key}`, String(i + 1)))
  else if (answer.kind === 'match')
    for (const [left, right] of Object.entries(answer.pairs)) form.set(`pair-${left}`, right)
  else form.set('unknown', '1')
  return (await learner.visitor.post('/answers', form as unknown as Record<string, string>)).location
}

/** Answers until the diagnosis ends; the number of answers. */
async function finish(learner: Learner, knows: (node: string) => boolean): Promise<number> {
  await learner.visitor.post('/diagnosis', { intent: 'start' })
  for (let count = 1; count <= maxItems; count += 1) {
    const page = await learner.visitor.get('/diagnosis')
    expect(page.status).toBe(200)
    if ((await answerOpen(learner, knows)) === '/diagnosis/result') return count
  }
  throw new Error('the diagnosis does not end')
}

describe('a diagnosis', () => {
  it('is offered, never forced, to somebody on a track', async () => {
    const { visitor } = await addLearner()
    const page = await visitor.get('/diagnosis')
    expect(page.text).toContain('Dix minutes pour partir d’où vous êtes.')
    expect(page.text).toContain('Sans questions, merci')
  })

  it('sends somebody without a track to the welcome', async () => {
    await site.addAccount('new@ariane.example', 'learner')
    const visitor = await site.enter('new@ariane.example')
    expect(await visitor.get('/diagnosis')).toMatchObject({ status: 302, location: '/welcome' })
    expect(await visitor.post('/diagnosis', { intent: 'start' })).toMatchObject({ location: '/welcome' })
  })

  it('shows the same question in every tab, and the next one only after an answer', async () => {
    const learner = await addLearner()
    await learner.visitor.post('/diagnosis', { intent: 'start' })
    await Promise.all([learner.visitor.get('/diagnosis'), learner.visitor.get('/diagnosis')])
    const first = await openQuestion(learner)
    await learner.visitor.get('/diagnosis')
    expect((await openQuestion(learner)).id).toBe(first.id)
    expect(await answerOpen(learner, () => false)).toBe('/diagnosis')
    await learner.visitor.get('/diagnosis')
    expect((await openQuestion(learner)).id).not.toBe(first.id)
  })

  it('never shows what was right', async () => {
    const learner = await addLearner()
    await learner.visitor.post('/diagnosis', { intent: 'start' })
    await learner.visitor.get('/diagnosis')
    const { id } = await openQuestion(learner)
    await answerOpen(learner, () => false)
    const page = await learner.visitor.get(`/diagnosis?after=${id}`)
    expect(page.text).not.toContain('because')
    expect(page.text).not.toContain('C’est juste')
  })

  it('ends by itself, tells what she can do, and lays her path', async () => {
    const learner = await addLearner()
    const known = new Set([
      'files@1',
      'files@2',
      'information@1',
      'information@2',
      'mail-calendar@1',
      'mail-calendar@2',
    ])
    const count = await finish(learner, (node) => known.has(node))
    expect(count).toBeLessThanOrEqual(maxItems)
    expect(await listDiagnoses(site.database.db, learner.id)).toMatchObject([{ state: 'done' }])
    const page = await learner.visitor.get('/diagnosis/result')
    expect(page.status).toBe(200)
    expect(page.text).toContain('I can files 2')
    expect(page.text).toContain('Ce n’est pas juste')
    const path = await findPath(site.database.db, learner.id)
    expect(path?.plan.steps.flatMap(({ gives }) => gives)).not.toContain('files@1')
    expect(page.text).toMatch(/Voir mon parcours.* au lieu de/s)
  })

  it('pauses and resumes at the same question', async () => {
    const learner = await addLearner()
    await learner.visitor.post('/diagnosis', { intent: 'start' })
    await learner.visitor.get('/diagnosis')
    const open = await openQuestion(learner)
    await learner.visitor.post('/diagnosis', { intent: 'pause' })
    expect((await learner.visitor.get('/diagnosis')).text).toContain('C’est en pause.')
    await learner.visitor.post('/diagnosis', { intent: 'start' })
    await learner.visitor.get('/diagnosis')
    expect((await openQuestion(learner)).id).toBe(open.id)
  })

  it('refused gives the path from the start, and can be taken up later', async () => {
    const learner = await addLearner()
    expect(await learner.visitor.post('/diagnosis', { intent: 'refuse' })).toMatchObject({
      status: 303,
      location: '/path',
    })
    expect(await listDiagnoses(site.database.db, learner.id)).toMatchObject([{ state: 'refused' }])
    const path = await findPath(site.database.db, learner.id)
    expect(path?.plan.steps.flatMap(({ gives }) => gives)).toContain('files@1')
    expect((await learner.visitor.get('/diagnosis')).text).toContain('Vous pouvez changer d’avis')
    await learner.visitor.post('/diagnosis', { intent: 'start' })
    expect((await learner.visitor.get('/diagnosis')).text).toContain('Pause, tout est gardé')
  })

  it('answered in a tab that is behind keeps the first answer and shows where she is', async () => {
    const learner = await addLearner()
    await learner.visitor.post('/diagnosis', { intent: 'start' })
    await learner.visitor.get('/diagnosis')
    const { id, item: itemId } = await openQuestion(learner)
    await answerOpen(learner, () => true)
    const late = await learner.visitor.post('/answers', { attempt: id, next: '/diagnosis', unknown: '1' })
    expect(late.location).toBe('/diagnosis?note=already')
    const facts = await listEvidence(site.database.db, learner.id, { item: itemId })
    expect(facts).toMatchObject([{ correct: true }])
  })

  it('put aside leaves a late answer without effect', async () => {
    const learner = await addLearner()
    await learner.visitor.post('/diagnosis', { intent: 'start' })
    await learner.visitor.get('/diagnosis')
    const { id } = await openQuestion(learner)
    await learner.visitor.post('/diagnosis', { intent: 'refuse' })
    const late = await learner.visitor.post('/answers', { attempt: id, next: '/diagnosis', unknown: '1' })
    expect(late.location).toBe('/diagnosis?note=closed')
    expect(await listEvidence(site.database.db, learner.id)).toEqual([])
  })

  it('refuses what no button sends', async () => {
    const { visitor } = await addLearner()
    expect((await visitor.post('/diagnosis', { intent: 'cheat' })).status).toBe(400)
    expect((await visitor.get('/diagnosis/result')).location).toBe('/diagnosis')
  })
})

describe('"this is not right"', () => {
  it('keeps what she says, which changes no mastery', async () => {
    const { id, visitor } = await addLearner()
    const model = learnerModel(await site.academy.catalogs.published(site.academy.db))
    const before = await findLearner(site.database.db, model, id)
    const answer = await visitor.post('/check/html@1', {
      intent: 'claim',
      can: '1',
      next: '/diagnosis/result#html',
    })
    expect(answer).toMatchObject({ status: 303, location: '/diagnosis/result#html' })
    await visitor.post('/check/html@1', { intent: 'claim', can: '1' })
    expect(await listEvidence(site.database.db, id)).toMatchObject([
      { kind: 'claim', node: 'html@1', can: true },
    ])
    const after = await findLearner(site.database.db, model, id)
    expect(after.state.nodes).toEqual(before.state.nodes)
  })

  it('opens three questions, which change the path when they show it', async () => {
    const learner = await addLearner()
    const { db } = site.database
    await learner.visitor.post('/diagnosis', { intent: 'refuse' })
    const before = await findPath(db, learner.id)
    expect(before?.plan.steps.flatMap(({ gives }) => gives)).toContain('files@1')
    expect((await learner.visitor.get('/check/files@1')).text).toContain('Trois questions, et nous saurons.')
    for (let i = 0; i < 3; i += 1) {
      await learner.visitor.get('/check/files@1?go')
      const open = await findOpenAttempt(db, learner.id, 'check', 'claim:files@1')
      const item = open && buildGraph(catalog).findItem(open.item)
      if (!open || !item) throw new Error('no question is open')
      const answer = answerTo(item, true, () => 0)
      const form = new URLSearchParams({ attempt: open.id, next: '/check/files@1' })
      if (answer.kind === 'choice') form.set('answer', answer.key)
      else if (answer.kind === 'choices') for (const key of answer.keys) form.append('answers', key)
      else if (answer.kind === 'text') form.set('answer', answer.text)
      else if (answer.kind === 'order')
        answer.keys.forEach((key, place) => form.set(`step-${key}`, String(place + 1)))
      else if (answer.kind === 'match')
        for (const [left, right] of Object.entries(answer.pairs)) form.set(`pair-${left}`, right)
      const sent = await learner.visitor.post('/answers', form as unknown as Record<string, string>)
      expect((await learner.visitor.get(sent.location ?? '')).text).toContain('C’est juste.')
    }
    const items = (await listAnswered(db, learner.id, 'check', 'claim:files@1')).map(({ item }) => item)
    expect(new Set(items).size).toBe(3)
    expect((await learner.visitor.get('/check/files@1?end')).text).toContain('C’est acquis.')
    const after = await findPath(db, learner.id)
    expect(after).toMatchObject({ cause: 'claim:files@1' })
    expect(after?.plan.steps.flatMap(({ gives }) => gives)).not.toContain('files@1')
  })

  it.each(['nothing@1', 'html@9', 'html', '%3Cscript%3E'])('of %s is not found', async (node) => {
    const { visitor } = await addLearner()
    expect((await visitor.get(`/check/${node}`)).status).toBe(404)
    expect((await visitor.post(`/check/${node}`, { intent: 'claim', can: '1' })).status).toBe(404)
  })
})
