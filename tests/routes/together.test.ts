/** A learner and those who accompany her: what each sees of what they agreed, what she shares, and forms sent twice or oddly. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seenAt } from '#app/file/validation.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { choosePath } from '#app/path/acts.server.ts'
import { readAuthors } from '#app/path/authors.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { modulesToCome } from '#app/path/proposals.server.ts'
import { listSteps, recordStep } from '#db/agreed-steps.ts'
import { saveEnrolment, saveMinutesByWeekday } from '#db/enrolments.ts'
import { endDiagnosis, openDiagnosis } from '#db/learning/diagnoses.ts'
import { findPath } from '#db/learning/path.ts'
import { recordEvidence } from '#db/learning/state.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { listNotesFor, recordNote } from '#db/notes.ts'
import { listOpenings, saveSharing, type SharedPart } from '#db/openings.ts'
import { findProposal } from '#db/proposals.ts'
import { openings } from '#db/schema/notes.ts'
import type { Catalog } from '#engine/catalog.ts'
import type { PathChoice } from '#engine/path/plan.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addPerson, answerTo } from '../setup/learner.ts'
import type { Answer, Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let catalog: Catalog
let awa = ''
let mentor = ''
let hers: Visitor
let theirs: Visitor
const hour = 3_600_000
const day = 24 * hour

const words = ({ text }: Answer) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const file = (end = '') => `/mentor/mentees/${awa}${end}`
const at = (milliseconds = 0) => new Date(site.academy.now().getTime() + milliseconds)

const beside = (mentorId = mentor) =>
  saveMentorship(site.database.db, { id: randomUUID(), learnerId: awa, mentorId, at: at() })

async function toCome(): Promise<string[]> {
  const version = await findPath(site.database.db, awa)
  return version ? modulesToCome(version) : []
}
const versionNow = async () => (await findPath(site.database.db, awa))?.version ?? 0

async function propose(nth: number, choice: PathChoice['choice']): Promise<{ id: string; module: string }> {
  const module = (await toCome())[nth] ?? ''
  const proposal = { id: randomUUID(), module, choice, reason: 'parce que vous l’avez dit' }
  await recordNote(site.database.db, {
    ...{ learnerId: awa, id: randomUUID(), authorId: mentor, audience: 'learner' },
    ...{ body: 'une idée', at: at(), proposal },
  })
  return { id: proposal.id, module }
}

async function learn(learnerId: string, facts: Parameters<typeof recordEvidence>[3]): Promise<void> {
  const model = learnerModel(await site.academy.catalogs.published(site.database.db))
  await recordEvidence(site.database.db, model, learnerId, facts, at())
}

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  const { db } = site.database
  awa = await site.addAccount('awa@exemple.fr', 'learner')
  mentor = await site.addAccount('mentor@exemple.fr', 'mentor')
  hers = await site.enter('awa@exemple.fr')
  theirs = await site.enter('mentor@exemple.fr')
  ;({ catalog } = await site.academy.catalogs.published(db))
  const track = catalog.tracks[0]?.slug ?? ''
  await saveEnrolment(db, awa, { id: randomUUID(), track, at: at(-5 * day) })
  await saveMinutesByWeekday(db, awa, [30, 30, 30, 30, 30, 30, 30], at(-5 * day))
  await renewPath(site.academy, awa, 'start')
})
afterAll(() => site.close())
beforeEach(() => beside())

describe('what is decided with her', () => {
  it('has a way from her week, whatever waits there, and without a track', async () => {
    const link = 'Propositions, notes et pas convenus'
    expect(words(await hers.get('/path'))).toContain(link)
    await site.addAccount('sans@exemple.fr', 'learner')
    const none = await site.enter('sans@exemple.fr')
    expect(words(await none.get('/path'))).toContain(link)
    await recordNote(site.database.db, {
      ...{ learnerId: awa, id: randomUUID(), authorId: mentor, audience: 'learner' },
      ...{ body: 'bravo', at: at() },
    })
    expect(words(await hers.get('/path'))).toContain('Awa a partagé une note avec vous.')
    const one = await propose(1, 'later')
    expect(words(await hers.get('/path'))).toContain('vous propose un changement')
    const answer = { id: one.id, answer: 'discussed', version: String(await versionNow()) }
    await hers.post('/path/proposals', answer)
    const discussed = words(await hers.get('/path'))
    expect(discussed).not.toContain('vous propose un changement')
    expect(discussed).toContain('Une proposition est à discuter.')
    await beside(await addPerson(site.database.db, 'mentor'))
    expect(words(await hers.get('/path'))).not.toContain('est à discuter')
    expect(words(await hers.get('/path/proposals'))).toContain('Rien ne change sans vous.')
    await hers.post('/path/proposals', { ...answer, answer: 'declined' })
  })

  it('tells her when she had chosen the same herself', async () => {
    const one = await propose(2, 'later')
    const own = { module: one.module, choice: 'later' as const, version: await versionNow() }
    await choosePath(site.academy, awa, own)
    const version = await versionNow()
    const answer = { id: one.id, answer: 'accepted', version: String(version) }
    const sent = await hers.post('/path/proposals', answer)
    expect(sent.location).toBe('/path/proposals?outcome=same')
    expect(words(await hers.get(sent.location ?? ''))).toContain('Vous l’aviez déjà choisi vous-même')
    expect(await versionNow()).toBe(version)
    expect((await hers.post('/path/proposals', answer)).location).toContain('outcome=repeated')
    // What happens to the module meanwhile takes the way back from nothing.
    await renewPath(site.academy, awa, `check:${one.module}`)
    expect(words(await hers.get('/path/history'))).toMatch(/name="choice" value="undo"/)
  })

  it('a proposal is withdrawn once or twice by its author, and by nobody else', async () => {
    const { id } = await propose(1, 'later')
    const withdrawal = { intent: 'withdraw', id }
    for (const _ of [1, 2])
      expect((await theirs.post(file(), withdrawal)).location).toContain('saved=withdrawn')
    expect((await theirs.post(file(), { ...withdrawal, id: randomUUID() })).status).toBe(404)
    const { id: answered } = await propose(1, 'later')
    const version = String(await versionNow())
    await hers.post('/path/proposals', { id: answered, answer: 'declined', version })
    expect((await theirs.post(file(), { ...withdrawal, id: answered })).location).toContain('saved=answered')
    expect((await findProposal(site.database.db, awa, answered))?.state).toBe('declined')
  })

  it('keeps whose change it was, also of somebody who is gone', async () => {
    const authorOf = await readAuthors(site.database.db, awa, [{ authorId: mentor }])
    expect(authorOf({ authorId: awa, cause: 'choice:later:html-1' })).toBe('learner')
    expect(authorOf({ authorId: mentor, cause: 'validation:git@1' })).toEqual({ name: 'Awa' })
    expect(authorOf({ authorId: null, cause: 'validation:git@1' })).toBe('gone')
    expect(authorOf({ authorId: null, cause: 'proposal:later:html-1:id' })).toBe('gone')
    expect(authorOf({ authorId: null, cause: 'night' })).toBe('academy')
  })
})

describe('an agreed step', () => {
  const add = async (doerId: string, text: string) => {
    const step = { learnerId: awa, id: randomUUID(), authorId: mentor, doerId, text, dueOn: null, at: at() }
    await recordStep(site.database.db, step)
    return step.id
  }
  const ids = async () => (await listSteps(site.database.db, awa)).map(({ id }) => id)

  it('is taken away by its author twice, and by her whom it is about', async () => {
    const id = await add(mentor, 'Relire la page')
    for (const _ of [1, 2]) expect((await theirs.post(file(), { intent: 'drop', id })).status).toBe(303)
    const promise = await add(mentor, 'Demander à une collègue')
    await beside(await addPerson(site.database.db, 'mentor'))
    expect(words(await hers.get('/path/proposals'))).toContain('Retirer : Demander à une collègue')
    expect((await hers.post('/path/proposals', { intent: 'drop', id: promise })).status).toBe(303)
    expect(await ids()).toEqual([])
  })

  it('that is new keeps an id of its own beside a form that came back', async () => {
    const id = await add(mentor, 'Relire la page')
    const back = await theirs.post(file(), { intent: 'move', id, [`due-${id}`]: 'bientôt' })
    expect(back.status).toBe(400)
    const fresh = /name="id" value="([^"]+)"(?:(?!name="id").)*name="text"/s.exec(back.text)?.[1]
    expect(fresh).toMatch(/^[0-9a-f-]{36}$/)
    expect(fresh).not.toBe(id)
  })
})

describe('what is written to her file', () => {
  const written = 'a\0b\u202ec\r\nd'

  it('is kept without what nobody sees, and counted so', async () => {
    const { db } = site.database
    const form = { id: randomUUID(), body: written, audience: 'learner', module: '', reason: '' }
    expect((await theirs.post(file('/notes'), form)).status).toBe(303)
    const long = { ...form, id: randomUUID(), body: 'x\r\n'.repeat(1_900) }
    expect((await theirs.post(file('/notes'), long)).status).toBe(303)
    const bodies = (await listNotesFor(db, awa, { id: mentor, coach: false })).map(({ body }) => body)
    expect(bodies).toContain('abc\nd')
    const step = { intent: 'step', id: randomUUID(), text: written, doer: 'learner', due: '' }
    expect((await theirs.post(file(), step)).status).toBe(303)
    expect((await listSteps(db, awa)).map(({ text }) => text)).toContain('abc\nd')
    const on = new Date(site.academy.now()).toISOString().slice(0, 10)
    const seen = { id: randomUUID(), node: 'git@1', seen: `${written} et tout le reste aussi`, on }
    expect((await theirs.post(file('/validation'), seen)).status).toBe(303)
    const empty = { ...form, id: randomUUID(), body: '\0\u202e \r\n' }
    expect((await theirs.post(file('/notes'), empty)).status).toBe(400)
    const module = (await toCome())[1] ?? ''
    const proposal = { ...form, id: randomUUID(), module, choice: 'first', reason: written }
    expect((await theirs.post(file('/notes'), proposal)).status).toBe(303)
  })

  it('a reason without a step is not lost in silence', async () => {
    const form = { id: randomUUID(), body: 'Je propose', audience: 'learner', module: '', reason: 'oui' }
    const sent = await theirs.post(file('/notes'), form)
    expect(sent.status).toBe(400)
    expect(words(sent)).toContain('Choisissez de quelle étape vous parlez')
  })

  it('a validation stands at noon of her who saw it, and never later than now', () => {
    const now = new Date('2026-01-01T11:30:00Z')
    const at = (on: string, zone: string) => seenAt(on, now, zone).toISOString()
    expect(at('2026-01-01', 'Europe/Paris')).toBe(now.toISOString())
    expect(at('2026-01-01', 'Pacific/Auckland')).toBe('2025-12-31T23:00:00.000Z')
    expect(at('2025-12-31', 'America/Martinique')).toBe('2025-12-31T16:00:00.000Z')
    expect(at('2026-01-02', 'Europe/Paris')).toBe(now.toISOString())
  })
})

describe('what is opened of her file', () => {
  it('is written down for each page of it', async () => {
    const { db } = site.database
    for (const end of ['', '/notes', '/validation']) {
      await db.delete(openings)
      expect((await theirs.get(file(end))).status).toBe(200)
      expect(await listOpenings(db, awa), end).toMatchObject([{ readerId: mentor, what: 'file' }])
    }
    await db.delete(openings)
    expect((await theirs.get(file(`/notes?note=${randomUUID()}`))).status).toBe(404)
    expect(await listOpenings(db, awa)).toEqual([])
  })

  it('is told of page by page, and all who are gone are one', async () => {
    const { db } = site.database
    const line = (n: number, readerId: string | null) => ({
      ...{ learnerId: awa, id: randomUUID(), readerId, what: 'file', at: at(-n * hour) },
    })
    await db.insert(openings).values(Array.from({ length: 230 }, (_, n) => line(n, n < 3 ? null : mentor)))
    const first = await hers.get('/me/openings')
    expect(words(first)).toContain('Deux personnes ont ouvert votre dossier.')
    expect(first.text).toContain('/me/openings?page=2')
    const second = await hers.get('/me/openings?page=2')
    expect(second.text.match(/votre dossier<\/span>|· votre dossier|votre dossier<!--/g)?.length).toBe(30)
    expect(second.text).not.toContain('page=3')
    expect((await hers.get('/me/openings?page=-1')).status).toBe(200)
  })

  it('shows of her answers only those of parts that she shares', async () => {
    const item = (n: number) => catalog.items[n]?.prompt.fr ?? ''
    await learn(awa, [
      answerTo(catalog, 30, { at: at(-hour).toISOString(), purpose: 'practice' }),
      answerTo(catalog, 31, { at: at(-hour).toISOString(), purpose: 'diagnosis' }),
      answerTo(catalog, 32, { at: at(-hour).toISOString(), purpose: 'review' }),
    ])
    const nothing = { answers: false, diagnosis: false, reviews: false }
    const shares = (...parts: SharedPart[]) =>
      saveSharing(
        site.database.db,
        awa,
        { ...nothing, ...Object.fromEntries(parts.map((part) => [part, true])) },
        at(),
      )
    const told = async () => {
      const { text } = await theirs.get(file('/shared/answers'))
      return [30, 31, 32].filter((n) => text.includes(item(n)))
    }
    await shares('answers')
    expect(await told()).toEqual([30])
    await shares('answers', 'reviews')
    expect(await told()).toEqual([30, 32])
    await shares('answers', 'diagnosis')
    expect(await told()).toEqual([30, 31])
  })

  it('shows a diagnosis as it was when it ended', async () => {
    const { db } = site.database
    const other = await addPerson(db, 'learner')
    await saveMentorship(db, { id: randomUUID(), learnerId: other, mentorId: mentor, at: at() })
    await saveSharing(db, other, { answers: false, diagnosis: true, reviews: false }, at())
    const diagnosis = { learnerId: other, id: randomUUID(), track: catalog.tracks[0]?.slug ?? '' }
    await openDiagnosis(db, { ...diagnosis, at: at(-3 * day) })
    const answers = (from: number, when: Date, correct: boolean) =>
      Array.from({ length: 12 }, (_, n) =>
        answerTo(catalog, from + n, { at: when.toISOString(), purpose: 'diagnosis', correct }),
      )
    await learn(other, answers(0, at(-3 * day), true))
    await endDiagnosis(db, other, diagnosis.id, { state: 'done', reason: null, at: at(-2 * day) })
    const read = async () => {
      const page = await theirs.get(`/mentor/mentees/${other}/shared/diagnosis`)
      return /<ol class="mt-8.*?<\/ol>/s.exec(page.text)?.[0]
    }
    const then = await read()
    expect(then).toContain('Ce qui était acquis')
    await learn(other, [...answers(0, at(-day), false), ...answers(12, at(-day), true)])
    expect(await read()).toBe(then)
  })
})
