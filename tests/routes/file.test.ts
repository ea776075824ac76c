/** A learner's file: what her mentor and coach read and write, what becomes of it with her, and what she sees of that. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { learnerModel } from '#app/learning/learner.server.ts'
import { choosePath } from '#app/path/acts.server.ts'
import { withdrawProposal, answerProposal, modulesToCome, tryProposal } from '#app/path/proposals.server.ts'
import { readPath, renewPath } from '#app/path/path.server.ts'
import { listAudit } from '#db/audit.ts'
import { listSteps } from '#db/agreed-steps.ts'
import { saveEnrolment, saveMinutesByWeekday } from '#db/enrolments.ts'
import { findPath, listPathVersions } from '#db/learning/path.ts'
import { checkRebuild, findLearner, listEvidence, recordEvidence } from '#db/learning/state.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { listNotesFor, recordNote } from '#db/notes.ts'
import { fileAlert, listOpenings, recordOpening } from '#db/openings.ts'
import { findPerson } from '#db/people.ts'
import { exportPerson } from '#db/personal-data.ts'
import { findProposal } from '#db/proposals.ts'
import { openings } from '#db/schema/notes.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { PathChoice } from '#engine/path/plan.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addPerson } from '../setup/learner.ts'
import type { Answer, Visitor } from '../setup/visitor.ts'

let site: TestAcademy
const ids: Record<string, string> = {}
const visitors: Record<string, Visitor> = {}
const day = 86_400_000

const id = (who: string) => ids[who] ?? ''
function visitor(who: string): Visitor {
  const found = visitors[who]
  if (!found) throw new Error(who)
  return found
}
const get = (who: string, path: string) => visitor(who).get(path)
const post = (who: string, path: string, form: Record<string, string>) => visitor(who).post(path, form)
const mentees = (end = '') => `/mentor/mentees/${id('awa')}${end}`
const learners = (end = '') => `/learners/${id('awa')}${end}`
/** The page without its no-break spaces. */
const words = ({ text }: Answer) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  const { db } = site.database
  const at = new Date(site.academy.now().getTime() - 5 * day)
  for (const [who, role] of [
    ['awa', 'learner'],
    ['other', 'learner'],
    ['mentor', 'mentor'],
    ['mentor2', 'mentor'],
    ['coach', 'coach'],
    ['admin', 'admin'],
  ] as const) {
    ids[who] = await site.addAccount(`${who}@exemple.fr`, role)
    visitors[who] = await site.enter(`${who}@exemple.fr`)
  }
  const published = await site.academy.catalogs.published(db)
  const [track] = published.catalog.tracks
  for (const who of ['awa', 'other']) {
    await saveEnrolment(db, id(who), { id: randomUUID(), track: track?.slug ?? '', at })
    await saveMinutesByWeekday(db, id(who), [30, 30, 30, 30, 30, 30, 30], at)
  }
  const facts = published.catalog.items.slice(0, 40).map((item, n) => ({
    ...{ kind: 'answer' as const, id: randomUUID(), at: new Date(at.getTime() + n * 60_000).toISOString() },
    ...{ purpose: 'practice' as const, item: item.id, node: item.node, correct: true, unknown: false },
    ...{ hinted: false, slip: 0.1, guess: 0.2 },
  }))
  await recordEvidence(db, learnerModel(published), id('awa'), facts, at)
  for (const who of ['awa', 'other']) await renewPath(site.academy, id(who), 'start')
  await beside()
  const cohort = { id: randomUUID(), name: 'Automne', track: 'track', startsOn: '2026-09-07', createdAt: at }
  await saveCohort(db, { ...cohort, coachId: id('coach') })
  await saveCohortMember(db, { cohortId: cohort.id, learnerId: id('awa'), at })
})
afterAll(() => site.close())

/** Awa's mentor from now on. */
const beside = (who = 'mentor') =>
  saveMentorship(site.database.db, {
    ...{ id: randomUUID(), learnerId: id('awa'), mentorId: id(who) },
    at: site.academy.now(),
  })

async function pathOf(who = 'awa') {
  const person = await findPerson(site.database.db, id(who))
  const path = person && (await readPath(site.academy, person))
  if (!path) throw new Error('no path')
  return path
}

/** A proposal of the mentor about the nth module to come. */
async function propose(nth: number, choice: PathChoice['choice']): Promise<{ id: string; module: string }> {
  const module = modulesToCome(await pathOf())[nth] ?? ''
  const proposal = { id: randomUUID(), module, choice, reason: 'parce que vous l’avez dit' }
  await recordNote(site.database.db, {
    ...{ learnerId: id('awa'), id: randomUUID(), authorId: id('mentor'), audience: 'learner' },
    ...{ body: 'une idée', at: site.academy.now(), proposal },
  })
  return { id: proposal.id, module }
}
const versionNow = async () => (await findPath(site.database.db, id('awa')))?.version ?? 0
const stateOf = async (proposal: string) => (await findProposal(site.database.db, id('awa'), proposal))?.state

describe('the file', () => {
  it('has an address for each, and leads each to hers', async () => {
    expect((await get('mentor', mentees())).status).toBe(200)
    expect((await get('coach', learners())).status).toBe(200)
    expect((await get('mentor', learners('/brief'))).location).toBe(mentees('/brief'))
    expect((await get('coach', mentees('/notes?note=x'))).location).toBe(learners('/notes?note=x'))
    for (const who of ['mentor2', 'admin', 'awa', 'other'])
      for (const end of ['', '/notes', '/brief', '/validation', '/shared/answers'])
        for (const at of [mentees(end), learners(end)])
          expect((await get(who, at)).status, who + at).toBe(404)
    expect((await get('mentor', '/mentor')).text).toContain(mentees())
  })

  it('tells what moved, what the next steps stand on, and the coming session', async () => {
    const at = (days: number) => new Date(site.academy.now().getTime() + days * day)
    const session = {
      learnerId: id('awa'),
      companionId: id('mentor'),
      role: 'mentor',
      state: 'booked',
    } as const
    const dates = { bookedAt: at(-9), changedAt: at(-9) }
    await site.database.db.insert(sessions).values([
      { ...session, ...dates, id: randomUUID(), startsAt: at(-7), endsAt: at(-6.9), agenda: '' },
      { ...session, ...dates, id: randomUUID(), startsAt: at(3), endsAt: at(3.1), agenda: 'Le portfolio' },
    ])
    for (const page of [await get('mentor', mentees()), await get('mentor', mentees('/brief'))]) {
      expect(words(page)).toContain('Depuis votre rendez-vous du')
      expect(words(page)).toContain('Elle sait maintenant')
      expect(words(page)).toContain('À l’ordre du jour :\nLe portfolio')
      expect(words(page)).toContain('À lui faire montrer : « I can')
      expect(page.text).not.toContain('awa@exemple.fr')
    }
    expect(words(await get('coach', learners()))).toContain('Ces deux dernières semaines')
  })

  it('looking at it plans nothing anew, also after an absence of hers', async () => {
    const { db } = site.database
    const at = new Date(site.academy.now().getTime() - 20 * day)
    const away = await addPerson(db, 'learner')
    const [track] = (await site.academy.catalogs.published(db)).catalog.tracks
    await saveEnrolment(db, away, { id: randomUUID(), track: track?.slug ?? '', at })
    await saveMinutesByWeekday(db, away, [30, 0, 30, 0, 30, 0, 0], at)
    await renewPath({ ...site.academy, now: () => at }, away, 'start')
    await saveMentorship(db, { id: randomUUID(), learnerId: away, mentorId: id('mentor2'), at })
    for (const end of ['', '/brief', '/notes', '/validation'])
      expect((await get('mentor2', `/mentor/mentees/${away}${end}`)).status).toBe(200)
    expect(await listPathVersions(db, away)).toHaveLength(1)
  })
})

describe('a note', () => {
  const form = (more: Record<string, string> = {}) => ({
    ...{ id: randomUUID(), body: 'Elle avance bien.', audience: 'private', module: '', reason: '' },
    ...more,
  })

  it('comes back with what was typed when something is missing', async () => {
    const long = `${'mot '.repeat(900)}la fin`
    const none = await post('mentor', mentees('/notes'), form({ body: long, audience: 'everybody' }))
    expect(none.status).toBe(400)
    expect(none.text).toContain('mot mot la fin')
    expect(words(none)).toContain('Choisissez qui la lira.')
    const module = modulesToCome(await pathOf())[1] ?? ''
    const secret = await post('mentor', mentees('/notes'), form({ module, choice: 'later', reason: 'oui' }))
    expect(words(secret)).toContain('Une proposition se partage')
    const bare = await post('mentor', mentees('/notes'), form({ module, audience: 'learner' }))
    expect(words(bare)).toContain('Dites-lui pourquoi')
    const gone = await post(
      'mentor',
      mentees('/notes'),
      form({ module: 'files-1', choice: 'later', reason: 'oui', audience: 'learner' }),
    )
    expect(words(gone)).toContain('Cette étape n’est plus sur son parcours.')
    expect(await listNotesFor(site.database.db, id('awa'), { id: id('mentor'), coach: false })).toEqual([])
  })

  it('private, is read by its author only, also after a change of mentor', async () => {
    const twice = form({ body: 'Pour moi seule' })
    for (const _ of [1, 2]) expect((await post('mentor', mentees('/notes'), twice)).status).toBe(303)
    await post('mentor', mentees('/notes'), form({ body: 'Pour nous deux', audience: 'learner' }))
    await post('mentor', mentees('/notes'), form({ body: 'Pour nous trois', audience: 'coach' }))
    const own = await get('mentor', mentees())
    expect(own.text.match(/Pour moi seule/g)?.length).toBe((own.text.match(/Pour nous deux/g) ?? []).length)
    expect(words(await get('coach', learners('/notes')))).toContain('ni sa mentore, ni la coach')
    expect(words(await get('mentor', mentees('/notes')))).toContain('ni sa coach, ni la mentore')
    const coach = await get('coach', learners())
    expect(coach.text).toContain('Pour nous trois')
    expect(coach.text).not.toContain('Pour nous deux')
    const hers = await get('awa', '/path/proposals')
    expect(hers.text).toContain('Pour nous deux')
    expect(hers.text).toContain('Pour nous trois')
    await beside('mentor2')
    expect((await get('mentor', mentees())).status).toBe(404)
    for (const text of [(await get('mentor2', mentees())).text, hers.text, coach.text]) {
      expect(text).not.toContain('Pour moi seule')
    }
    expect((await get('awa', '/path/proposals')).text).toContain('Pour nous deux')
    await beside()
    expect((await get('mentor', mentees())).text).toContain('Pour moi seule')
    const exported = await exportPerson(site.database.db, id('awa'))
    expect(JSON.stringify(exported)).not.toContain('Pour moi seule')
    expect(JSON.stringify(exported)).toContain('Pour nous deux')
  })

  it('is changed and removed by its author, and by nobody else', async () => {
    const note = form({ body: 'À corriger', audience: 'coach' })
    await post('mentor', mentees('/notes'), note)
    const page = mentees(`/notes?note=${note.id}`)
    expect((await get('mentor', page)).text).toContain('À corriger')
    expect((await get('coach', learners(`/notes?note=${note.id}`))).status).toBe(404)
    const change = { id: note.id, intent: 'change', body: 'Corrigé' }
    const removal = { id: note.id, intent: 'remove' }
    for (const sent of [change, removal])
      expect((await post('coach', learners('/notes'), sent)).status, sent.intent).toBe(404)
    expect((await post('mentor', mentees('/notes'), { ...change, body: ' ' })).status).toBe(400)
    expect((await post('mentor', mentees('/notes'), change)).status).toBe(303)
    expect((await get('coach', learners())).text).toContain('Corrigé')
    expect(words(await get('mentor', `${page}&remove=1`))).toContain('Effacer cette note ?')
    for (const _ of [1, 2])
      expect((await post('mentor', mentees('/notes'), removal)).location).toContain('saved=removed')
    expect((await get('coach', learners())).text).not.toContain('Corrigé')
  })
})

describe('a proposal', () => {
  beforeEach(() => beside())

  it('becomes her choice, with author and reason, and does what was shown', async () => {
    const module = modulesToCome(await pathOf())[3] ?? ''
    const form = { id: randomUUID(), body: 'Je propose', audience: 'learner', module, choice: 'first' }
    await post('mentor', mentees('/notes'), { ...form, reason: 'Vous en avez envie' })
    expect(words(await get('mentor', mentees()))).toContain('Elle n’a pas encore répondu.')
    expect(words(await get('awa', '/path'))).toContain('Awa vous propose un changement de parcours.')
    const page = await get('awa', '/path/proposals')
    expect(words(page)).toContain('Vous en avez envie')
    expect(words(page)).toContain('Si vous acceptez')
    const path = await pathOf()
    const proposal = /name="id" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const tried = tryProposal(path, { id: proposal, module, choice: 'first' }, site.academy.now(), 'fr')
    const answer = { id: proposal, answer: 'accepted', version: String(path.version.version) }
    const accepted = await Promise.all([1, 2, 3].map(() => post('awa', '/path/proposals', answer)))
    expect(accepted.map(({ location }) => location).sort()).toEqual([
      '/path/proposals?outcome=accepted',
      '/path/proposals?outcome=repeated',
      '/path/proposals?outcome=repeated',
    ])
    const after = await pathOf()
    expect(after.version.version).toBe(path.version.version + 1)
    expect(after.version.authorId).toBe(id('mentor'))
    expect(after.version.cause).toBe(`proposal:first:${module}:${proposal}`)
    expect(after.plan.arrival).toEqual(tried.after)
    expect(after.plan.minutes).toBe(tried.minutes.after)
    const history = words(await get('awa', '/path/history'))
    expect(history).toContain('Vous avez accepté une proposition')
    expect(history).toContain('Pourquoi : Vous en avez envie')
    expect(words(await get('mentor', mentees()))).toContain('Elle a accepté le')
    const undo = { module, version: String(after.version.version), choice: 'undo' }
    await post('awa', '/path', undo)
    expect(modulesToCome(await pathOf())).toEqual(modulesToCome(path))
  })

  it('may be declined, or kept to talk about and decided later', async () => {
    const one = await propose(2, 'skip')
    const before = await versionNow()
    const send = (answer: string, version = before) =>
      post('awa', '/path/proposals', { id: one.id, answer, version: String(version) })
    expect((await send('discussed')).location).toContain('outcome=discussed')
    expect(words(await get('mentor', mentees()))).toContain('Elle aimerait d’abord en parler avec vous')
    expect((await send('declined')).location).toContain('outcome=declined')
    expect((await send('declined')).location).toContain('outcome=repeated')
    expect((await send('accepted')).location).toContain('outcome=decided')
    expect(await versionNow()).toBe(before)
    expect(words(await get('mentor', mentees()))).toContain('Elle a préféré ne rien changer')
  })

  it('accepted against withdrawn has one effect, twenty times', async () => {
    for (let round = 0; round < 20; round += 1) {
      const one = await propose(1, round % 2 === 0 ? 'skip' : 'later')
      const version = await versionNow()
      const who = { learnerId: id('awa'), id: one.id, authorId: id('mentor') }
      const [answered, withdrawn] = await Promise.all([
        answerProposal(site.academy, id('awa'), { id: one.id, answer: 'accepted', version }),
        withdrawProposal(site.academy, who),
      ])
      const state = await stateOf(one.id)
      expect(answered?.outcome === 'done').toBe(withdrawn === 'answered')
      expect(state).toBe(withdrawn === 'withdrawn' ? 'withdrawn' : 'accepted')
      expect(await versionNow()).toBe(withdrawn === 'withdrawn' ? version : version + 1)
      const undo = { module: one.module, choice: null, version: await versionNow() }
      await choosePath(site.academy, id('awa'), undo)
    }
  })

  it('is not applied to a path that changed since she looked', async () => {
    const one = await propose(2, 'later')
    const version = await versionNow()
    await renewPath(site.academy, id('awa'), 'hours')
    const form = { id: one.id, answer: 'accepted', version: String(version) }
    expect((await post('awa', '/path/proposals', form)).location).toContain('outcome=moved')
    expect(await stateOf(one.id)).toBe('open')
    const fresh = { ...form, version: String(await versionNow()) }
    expect((await post('awa', '/path/proposals', fresh)).location).toContain('outcome=accepted')
  })

  it('says so when its author has left, or its step is gone', async () => {
    const one = await propose(1, 'first')
    await beside('mentor2')
    const form = { id: one.id, answer: 'accepted', version: String(await versionNow()) }
    expect(words(await get('awa', '/path/proposals'))).toContain('ne vous accompagne plus')
    expect((await post('awa', '/path/proposals', form)).location).toContain('outcome=ended')
    expect(await stateOf(one.id)).toBe('open')
    await beside()
    const skip = { module: one.module, version: String(await versionNow()), choice: 'skip' }
    await post('awa', '/path', skip)
    const again = { ...form, version: String(await versionNow()) }
    expect((await post('awa', '/path/proposals', again)).location).toContain('outcome=gone')
    expect(words(await get('awa', '/path/proposals'))).toContain('n’est plus à venir')
    expect((await post('awa', '/path/proposals', { ...again, answer: 'declined' })).location).toContain(
      'declined',
    )
  })

  it('is answered by her, and withdrawn by its author, and by nobody else', async () => {
    const one = await propose(1, 'first')
    const form = { id: one.id, answer: 'accepted', version: String(await versionNow()) }
    expect((await post('other', '/path/proposals', form)).status).toBe(404)
    expect((await post('mentor', '/path/proposals', form)).status).toBe(404)
    const withdraw = { intent: 'withdraw', id: one.id }
    expect((await post('coach', learners(), withdraw)).status).toBe(404)
    expect(await stateOf(one.id)).toBe('open')
    expect((await post('mentor', mentees(), withdraw)).location).toContain('saved=withdrawn')
    expect(await stateOf(one.id)).toBe('withdrawn')
  })
})

describe('an agreed step', () => {
  it('is seen by both, and she moves and ticks hers', async () => {
    const step = {
      intent: 'step',
      id: randomUUID(),
      text: 'Montrer ma page',
      doer: 'learner',
      due: '2027-01-15',
    }
    for (const _ of [1, 2]) expect((await post('mentor', mentees(), step)).status).toBe(303)
    const mine = { ...step, id: randomUUID(), text: 'Demander à une collègue', doer: 'reader', due: '' }
    await post('mentor', mentees(), mine)
    const wrong = await post('mentor', mentees(), { ...step, id: randomUUID(), due: 'bientôt' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('Montrer ma page')
    expect(await listSteps(site.database.db, id('awa'))).toHaveLength(2)
    expect((await get('awa', '/path')).text).toContain('Montrer ma page')
    const change = (intent: string, more = {}) => ({ intent, id: step.id, ...more })
    const due = { [`due-${step.id}`]: '2027-02-20' }
    for (const [who, at] of [
      ['mentor', mentees()],
      ['coach', learners()],
      ['other', '/path/proposals'],
    ] as const)
      expect((await post(who, at, change('done'))).status, who).toBe(404)
    expect((await post('awa', '/path/proposals', { ...change('done'), id: mine.id })).status).toBe(404)
    const odd = await post('awa', '/path/proposals', change('move', { [`due-${step.id}`]: '2027-02-31' }))
    expect(odd.status).toBe(400)
    expect((await post('awa', '/path/proposals', change('move', due))).status).toBe(303)
    expect(words(await get('mentor', mentees()))).toContain('20 février')
    expect((await post('awa', '/path/proposals', change('done'))).status).toBe(303)
    expect(words(await get('mentor', mentees()))).toContain('fait le')
    expect((await get('coach', learners())).text).not.toContain('Montrer ma page')
  })
})

describe('a validation', () => {
  const seen = 'Elle a posé une page en ligne, seule, devant moi.'
  const today = () => new Date(site.academy.now()).toISOString().slice(0, 10)

  it('is evidence in her words, her path follows, and she can contest it', async () => {
    const { db } = site.database
    const module = modulesToCome(await pathOf()).find((slug) => slug.endsWith('-1')) ?? ''
    const competency = module.slice(0, -2)
    const node = `${competency}@1`
    const model = learnerModel(await site.academy.catalogs.published(db))
    const statusNow = async () => (await findLearner(db, model, id('awa'))).mastery[node]?.status
    expect(await statusNow()).not.toBe('mastered')
    const form = { id: randomUUID(), node, seen, on: today() }
    const short = await post('mentor', mentees('/validation'), { ...form, seen: 'bien' })
    expect(short.status).toBe(400)
    for (const wrong of [{ on: '2050-01-01' }, { on: '2020-01-01' }, { node: 'magic@1' }, { on: '' }])
      expect((await post('mentor', mentees('/validation'), { ...form, ...wrong })).status).toBe(400)
    for (const _ of [1, 2])
      expect((await post('mentor', mentees('/validation'), form)).location).toContain('saved=validation')
    const facts = await listEvidence(db, id('awa'), { kind: 'validation' })
    expect(facts).toMatchObject([{ node, seen, by: 'mentor', author: id('mentor') }])
    expect(await statusNow()).toBe('mastered')
    expect(modulesToCome(await pathOf())).not.toContain(module)
    expect((await pathOf()).version).toMatchObject({ cause: `validation:${node}`, authorId: id('mentor') })
    expect(JSON.stringify(await exportPerson(db, id('awa')))).toContain(seen)
    const page = `/progress/${competency}`
    expect((await get('awa', page)).text).toContain(seen)
    expect((await post('other', page, { validation: form.id })).status).toBe(404)
    expect((await post('awa', page, { validation: randomUUID() })).status).toBe(404)
    const contests = await Promise.all([1, 2, 3].map(() => post('awa', page, { validation: form.id })))
    expect(contests.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await listEvidence(db, id('awa'), { kind: 'contest' })).toHaveLength(1)
    expect(await statusNow()).not.toBe('mastered')
    expect(modulesToCome(await pathOf())).toContain(module)
    expect(await checkRebuild(db, model, id('awa'))).toEqual([])
    for (const told of [await get('awa', page), await get('mentor', mentees())])
      expect(words(told)).toMatch(/conteste/)
    expect(words(await get('awa', '/path/history'))).toContain('Vous avez contesté une confirmation')
  })
})

describe('who looked', () => {
  it('is written down for each way to open her file, and she reads it', async () => {
    const { db } = site.database
    for (const part of ['answers', 'diagnosis', 'reviews'])
      expect((await get('mentor', mentees(`/shared/${part}`))).status).toBe(404)
    expect((await post('awa', '/me/sharing', { parts: 'answers' })).status).toBe(303)
    const kinds = async () =>
      (await listOpenings(db, id('awa'))).map(({ reader, readerId, what }) => {
        expect(reader).toBe('Awa')
        return `${Object.keys(ids).find((who) => ids[who] === readerId)} ${what}`
      })
    const answers = await get('mentor', mentees('/shared/answers'))
    expect(answers.status).toBe(200)
    expect(answers.text).toContain('question 1')
    expect((await get('mentor', mentees('/shared/reviews'))).status).toBe(404)
    expect((await get('mentor', mentees())).text).toContain('/shared/answers')
    for (const part of ['diagnosis', 'reviews']) {
      await post('awa', '/me/sharing', { parts: part })
      expect((await get('coach', learners(`/shared/${part}`))).status).toBe(200)
    }
    expect((await get('mentor', mentees('/shared/answers'))).status).toBe(404)
    const all = await kinds()
    for (const line of [
      ...['mentor file', 'mentor brief', 'mentor answers', 'mentor2 file'],
      ...['coach file', 'coach diagnosis', 'coach reviews'],
    ])
      expect(all).toContain(line)
    expect(all.some((line) => /^(other|admin|awa)/.test(line))).toBe(false)
    const page = words(await get('awa', '/me/openings'))
    expect(page).toContain('Trois personnes ont ouvert votre dossier.')
    expect(page).toContain('vos dernières réponses')
    expect((await get('other', '/me/openings')).text).toContain('Personne n’a ouvert votre dossier.')
  })

  it('opening unusually many files is told to admins, by mail without a word of it in the subject', async () => {
    const { db } = site.database
    const open = async (alarm: () => Promise<void>) => {
      const learnerId = await addPerson(db, 'learner')
      await recordOpening(
        db,
        { learnerId, readerId: id('mentor'), what: 'file', at: site.academy.now() },
        alarm,
      )
      return learnerId
    }
    for (let n = 0; n < 30; n += 1) await open(() => Promise.reject(new Error('too early')))
    await expect(open(() => Promise.reject(new Error('no mail')))).rejects.toThrow('no mail')
    expect(await listAudit(db, { action: fileAlert })).toEqual([])
    const learnerId = await addPerson(db, 'learner')
    const line = { learnerId, readerId: id('mentor'), what: 'file', at: site.academy.now() }
    await db.insert(openings).values({ ...line, id: randomUUID() })
    const forget = () => db.delete(openings).where(eq(openings.learnerId, id('awa')))
    await forget()
    await get('mentor', mentees())
    const letter = await site.letterbox.wait('admin@exemple.fr')
    expect(letter.subject).toMatch(/^Ariane\s: un point à regarder$/)
    const admin = words(await get('admin', '/admin'))
    expect(admin).toContain('Beaucoup de dossiers ouverts en une heure')
    expect(admin).toContain('d’autres personnes')
    await forget()
    await get('mentor', mentees())
    expect(words(await get('admin', '/admin')).match(/d’autres personnes/g)).toHaveLength(1)
  })
})
