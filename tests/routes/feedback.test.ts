/** Projects to read: the queue, the form, what sending brings, the letters, and what the learner reads. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readOwnFeedback } from '#app/feedback/shown.server.ts'
import { sendFeedbackLetters } from '#app/letters/feedback.server.ts'
import { joinTrack } from '#app/path/acts.server.ts'
import { findDraft } from '#db/feedback/feedback.ts'
import { listFeedback } from '#db/feedback/given.ts'
import { listKept, recordKept } from '#db/feedback/kept.ts'
import { saveMinutesByWeekday } from '#db/enrolments.ts'
import { listPathVersions, findPath } from '#db/learning/path.ts'
import { listProjectStandings } from '#db/learning/submissions.ts'
import { checkRebuild, listEvidence } from '#db/learning/state.ts'
import { listOpenings } from '#db/openings.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addProjects, finalModule, projectModule, sendVersion } from '../setup/projects.ts'
import { addCompany, type Company } from '../setup/threads.ts'
import type { Answer, Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let now = new Date('2026-09-07T09:00:00Z')
const hours = (count: number) => (now = new Date(now.getTime() + count * 3_600_000))
let company: Company
let staff: Visitor
let staffId: string
let mentor: Visitor
let coach: Visitor
let learner: Visitor

const words = ({ text }: Answer) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const db = () => site.database.db

beforeAll(async () => {
  site = await openTestAcademy({ now: () => now, demonstration: true })
  await addProjects(db(), now)
  staffId = await site.addAccount('equipe@exemple.fr', 'staff')
  staff = await site.enter('equipe@exemple.fr')
})
afterAll(() => site.close())
beforeEach(async () => {
  now = new Date(Math.max(now.getTime(), Date.parse('2026-09-07T09:00:00Z')))
  company = await addCompany(site)
  await saveMinutesByWeekday(db(), company.learner, [30, 30, 30, 30, 30, 30, 30], now)
  await joinTrack(site.academy, company.learner, 'track')
  mentor = await company.enter('mentor')
  coach = await company.enter('coach')
  learner = await company.enter('learner')
})

const all = {
  ...{ level_order: 'reached', level_names: 'reached', level_page: 'reached' },
  celebration_order: 'Vos dossiers sont très clairs.',
}
const take = (visitor: Visitor, id: string) =>
  visitor.post(`/projects/${id}`, { intent: 'take', id: randomUUID() })
const write = (visitor: Visitor, id: string, form: Record<string, string>, intent = 'preview') =>
  visitor.post(`/projects/${id}`, { ...form, intent })
const markIn = ({ text }: Answer) => /name="mark" value="([^"]*)"/.exec(text)?.[1] ?? ''

/** Takes, writes, looks and sends; the answer to the last. */
async function answer(visitor: Visitor, id: string, form: Record<string, string> = all): Promise<Answer> {
  await take(visitor, id)
  const looked = await write(visitor, id, form)
  expect(looked.location).toBe(`/projects/${id}?preview=1#main`)
  const preview = await visitor.get(`/projects/${id}?preview=1`)
  return visitor.post(`/projects/${id}`, { intent: 'send', mark: markIn(preview) })
}

// First: letters leave one by one, and later tests leave work that waits.
describe('the wait', () => {
  const round = () => sendFeedbackLetters(site.academy)
  const lettersTo = (who: 'learner' | 'mentor' | 'coach') =>
    site.letterbox.letters
      .filter(({ to }) => to === company.email(who))
      .map(({ subject }) => subject.replace(/\s/g, ' '))

  it('is promised as it is kept, goes on after 48 hours, and each hears it once, by day', async () => {
    now = new Date('2026-09-07T20:30:00Z')
    await sendVersion(db(), company.learner, now)
    const page = () => learner.get(`/modules/${projectModule}/project`)
    expect(words(await page())).toContain('Isabelle ou votre coach vous répond d’ici au mercredi 9 septembre')
    now = new Date('2026-09-09T20:31:00Z')
    // It is half past ten in the evening: nobody is written to.
    await round()
    await round()
    expect(lettersTo('learner')).toEqual([])
    expect(words(await page())).toContain('Toute l’équipe voit maintenant votre travail.')
    const queue = words(await staff.get('/projects'))
    for (const said of ['attend depuis 2 jours', 'Le plus ancien vient en premier.'])
      expect(queue).toContain(said)
    expect(queue).not.toMatch(/l’équipe le voit aussi|l’apprenante le voit aussi/)
    const home = words(await coach.get('/coach'))
    for (const said of [
      'Cette semaine, un projet à lire.',
      'attend depuis deux jours',
      'l’apprenante le voit aussi',
    ])
      expect(home).toContain(said)
    now = new Date('2026-09-10T08:00:00Z')
    await Promise.all([round(), round()])
    await site.letterbox.wait(company.email('learner'))
    await site.letterbox.wait(company.email('mentor'))
    await site.letterbox.wait(company.email('coach'))
    await site.letterbox.wait('equipe@exemple.fr')
    await round()
    expect(lettersTo('learner')).toEqual(['Ariane : des nouvelles de votre envoi'])
    for (const who of ['mentor', 'coach'] as const)
      expect(lettersTo(who)).toEqual(['Ariane : un travail attend depuis 48 heures'])
    for (const { raw } of site.letterbox.letters)
      expect(raw).not.toMatch(/Mes dossiers|Isabelle,? a|Voici mon travail/)
  })

  it('a work that was not finished is freed and told; an answer is told unless it was read', async () => {
    now = new Date('2026-09-14T08:00:00Z')
    const id = await sendVersion(db(), company.learner, now)
    await take(mentor, id)
    await write(mentor, id, { words: 'À demi' }, 'draft')
    hours(25)
    await round()
    await site.letterbox.wait(company.email('mentor'))
    expect(lettersTo('mentor')).toEqual(['Ariane : un travail est revenu dans la file'])
    expect((await take(coach, id)).location).toBe(`/projects/${id}#feedback`)
    await answer(coach, id)
    await Promise.all([round(), round()])
    await site.letterbox.wait(company.email('learner'))
    await round()
    expect(lettersTo('learner')).toEqual(['Ariane : une réponse pour vous'])
    expect(staffId).not.toBe('')
  })
})

describe('the queue', () => {
  it('says who waits since when, in the navigation too, and leaves a trace when a work is opened', async () => {
    const id = await sendVersion(db(), company.learner, now)
    hours(5)
    for (const visitor of [mentor, coach]) {
      const page = words(await visitor.get('/projects'))
      expect(page).toContain('Un projet vous attend.')
      expect(page).toContain('attend depuis 5 heures')
      expect(page).toContain('Mes dossiers, version 1')
      expect(page).toContain('Projets à lire (1)')
    }
    expect(words(await staff.get('/projects'))).not.toContain(id)
    expect((await mentor.get(`/projects/${id}`)).status).toBe(200)
    const file = await mentor.get(`/projects/${id}/file`)
    expect([file.status, file.text, file.headers.get('content-disposition')]).toEqual([
      200,
      'A',
      expect.stringContaining('attachment'),
    ])
    const opened = await listOpenings(db(), company.learner)
    expect(opened.map(({ readerId, what }) => [readerId, what])).toEqual([[company.mentor, 'project']])
    expect(words(await learner.get('/me/openings'))).toContain('un projet que vous avez envoyé')
  })

  it('a second person gets a clear answer, and giving back frees it', async () => {
    const id = await sendVersion(db(), company.learner, now)
    expect((await take(mentor, id)).location).toBe(`/projects/${id}#feedback`)
    const second = await take(coach, id)
    expect(second.location).toBe(`/projects/${id}?told=held#main`)
    const page = words(await coach.get(`/projects/${id}?told=held`))
    expect(page).toContain('Une autre personne l’a pris avant vous.')
    expect(page).toContain('Isabelle prépare un retour')
    expect(page).not.toContain('name="words"')
    expect(words(await coach.get('/projects'))).toContain('Isabelle l’a pris, jusqu’au')
    const back = [1, 2].map(() => mentor.post(`/projects/${id}`, { intent: 'back' }))
    const places = (await Promise.all(back)).map(({ location }) => location)
    expect(places.sort()).toEqual([`/projects/${id}?told=gone#main`, '/projects?back=1#main'])
    expect((await take(coach, id)).location).toBe(`/projects/${id}#feedback`)
  })

  it('of a final project is never her mentor’s', async () => {
    const id = await sendVersion(db(), company.learner, now, { module: finalModule })
    expect(words(await mentor.get('/projects'))).toContain('Aucun projet ne vous attend.')
    expect(words(await mentor.get(`/projects/${id}`))).toContain('une autre personne que sa mentore')
    const file = words(await mentor.get(`/mentor/mentees/${company.learner}`))
    expect([file.includes('Ouvrir le projet : Ma page'), file.includes('Lire et répondre')]).toEqual([
      true,
      false,
    ])
    expect((await take(mentor, id)).location).toBe(`/projects/${id}?told=not-hers#main`)
    expect(words(await staff.get('/projects'))).toContain('Ma page, version 1')
    expect((await take(staff, id)).location).toBe(`/projects/${id}#feedback`)
  })
})

describe('the form', () => {
  it('keeps a draft, asks for what is missing, and says so at the field', async () => {
    const id = await sendVersion(db(), company.learner, now)
    await take(mentor, id)
    const draft = { level_order: 'reached', level_names: 'almost', celebration_order: 'Très clair.' }
    expect((await write(mentor, id, draft, 'draft')).location).toBe(`/projects/${id}?told=saved#feedback`)
    expect(words(await mentor.get(`/projects/${id}`))).toContain('Très clair.')
    const looked = await write(mentor, id, draft)
    expect(looked.status).toBe(400)
    expect(words(looked)).toContain('Dites où elle en est : La page a un titre.')
    expect(words(looked)).toContain('Écrivez ce qu’il reste à faire, ou un conseil : Les noms sont clairs.')
    expect(words(looked)).toContain('Très clair.')
    const long = await write(mentor, id, { ...draft, words: 'a'.repeat(2001) }, 'draft')
    expect([long.status, words(long).includes('2 000 signes au plus.')]).toEqual([400, true])
    const sent = await mentor.post(`/projects/${id}`, { intent: 'send', mark: '' })
    expect(sent.location).toBe(`/projects/${id}?check=1#feedback`)
    expect(words(await mentor.get(`/projects/${id}?check=1`))).toContain('Dites où elle en est')
    expect(words(await learner.get(`/modules/${projectModule}/project`))).not.toContain('Très clair.')
  })

  it('asks gently for something to celebrate, and sends only what was looked at', async () => {
    const id = await sendVersion(db(), company.learner, now)
    await take(mentor, id)
    const { celebration_order: _, ...plain } = all
    await write(mentor, id, plain)
    const preview = await mentor.get(`/projects/${id}?preview=1`)
    expect(words(preview)).toContain('Qu’est-ce qui est réussi dans ce travail ?')
    await write(mentor, id, { ...plain, words: 'Bonjour Fatou' }, 'draft')
    const stale = await mentor.post(`/projects/${id}`, { intent: 'send', mark: markIn(preview) })
    expect(stale.location).toBe(`/projects/${id}?preview=1&told=changed#main`)
    expect(await listFeedback(db(), company.learner)).toEqual([])
    const again = await mentor.get(`/projects/${id}?preview=1&told=changed`)
    expect(words(again)).toContain('Bonjour Fatou')
    const sent = await mentor.post(`/projects/${id}`, { intent: 'send', mark: markIn(again) })
    expect(sent.location).toBe(`/projects?sent=${id}#main`)
  })

  it('keeps comments for later, inserts and deletes them, without losing what is written', async () => {
    const first = await sendVersion(db(), company.learner, now)
    await take(mentor, first)
    const form = { ...all, essential_names: 'Donnez une date à chaque nom.', words: 'Bonjour' }
    expect((await write(mentor, first, form, 'keep:names')).location).toContain('told=kept#criterion-names')
    await write(mentor, first, form, 'keep:names')
    const page = await mentor.get(`/projects/${first}`)
    const kept = [...page.text.matchAll(/value="insert:([^"]*)"/g)].map(([, id]) => id ?? '')
    expect(kept).toHaveLength(1)
    await write(mentor, first, { words: 'Reprise' }, `insert:${kept[0]}`)
    const own = { learnerId: company.learner, submissionId: first, authorId: company.mentor }
    expect(await findDraft(db(), own)).toMatchObject({
      words: 'Reprise',
      comments: [{ criterion: 'names', kind: 'essential', body: form.essential_names }],
    })
    const nothing = await write(mentor, first, { words: 'Reprise\0' }, 'keep:page')
    expect(nothing.location).toContain('told=nothing#criterion-page')
    expect(words(await mentor.get(`/projects/${first}?told=nothing`))).toContain('Il n’y avait rien à garder')
    expect((await write(mentor, first, {}, `forget:${'-'.repeat(36)}`)).status).toBe(400)
    const gone = { criterion: 'gone', kind: 'advice' as const, body: 'D’un autre temps.' }
    await recordKept(db(), { personId: company.mentor, module: 'gone', comments: [gone], at: now })
    const listed = await mentor.get(`/projects/${first}`)
    expect(words(listed)).toContain('critères qui n’existent plus (1)')
    const [orphan] = (await listKept(db(), company.mentor, 'gone')).filter(({ module }) => module === 'gone')
    expect(listed.text).toContain(`value="forget:${orphan?.id}"`)
    expect(listed.text).not.toContain(`value="insert:${orphan?.id}"`)
    await write(mentor, first, {}, `forget:${orphan?.id}`)
    await write(mentor, first, { words: 'Encore' }, `forget:${kept[0]}`)
    expect((await mentor.get(`/projects/${first}`)).text).not.toContain('insert:')
    for (const intent of ['', 'insert:x', 'keep:../a', 'take:1'])
      expect((await write(mentor, first, {}, intent)).status).toBe(400)
  })
})

describe('a form that was open for too long', () => {
  it('puts in no kept comment once somebody else has the work', async () => {
    const id = await sendVersion(db(), company.learner, now)
    const comment = { criterion: 'names', kind: 'essential' as const, body: 'Donnez une date.' }
    await recordKept(db(), { personId: company.mentor, module: projectModule, comments: [comment], at: now })
    const [kept] = await listKept(db(), company.mentor, projectModule)
    await take(mentor, id)
    hours(25)
    for (const told of ['freed', 'held']) {
      if (told === 'held') await take(coach, id)
      const late = await write(mentor, id, { words: 'À demi' }, `insert:${kept?.id}`)
      expect(late.location).toBe(`/projects/${id}?told=${told}#main`)
      const own = { learnerId: company.learner, submissionId: id, authorId: company.mentor }
      expect(await findDraft(db(), own)).toMatchObject({ words: 'À demi', comments: [] })
    }
  })

  it('says that the 24 hours are over, and never loses what was typed', async () => {
    const id = await sendVersion(db(), company.learner, now)
    await take(mentor, id)
    hours(25)
    const looked = await write(mentor, id, all)
    expect(looked.location).toBe(`/projects/${id}?told=freed#main`)
    const page = words(await mentor.get(`/projects/${id}?told=freed`))
    for (const said of ['Les 24 heures sont passées.', 'Je m’en charge', 'Votre brouillon est gardé'])
      expect(page).toContain(said)
    const long = await write(mentor, id, { words: `Trop ${'long '.repeat(500)}` })
    expect([long.status, words(long).includes('Trop long')]).toEqual([400, true])
    await take(coach, id)
    expect((await write(mentor, id, all)).location).toBe(`/projects/${id}?told=held#main`)
    await write(coach, id, {}, 'back')
    const late = await write(coach, id, { words: 'Presque fini' })
    expect([late.status, words(late).includes('Vous n’avez plus ce travail.')]).toEqual([409, true])
    expect(words(late)).toContain('Presque fini')
  })
})

describe('feedback that is sent', () => {
  it('is evidence on the nodes it shows, a cause in her path, and once', async () => {
    const id = await sendVersion(db(), company.learner, now)
    const before = await findPath(db(), company.learner)
    hours(1)
    await take(mentor, id)
    await write(mentor, id, { ...all, level_page: 'not-yet', essential_page: 'Ajoutez un titre h1.' })
    const mark = markIn(await mentor.get(`/projects/${id}?preview=1`))
    const send = () => mentor.post(`/projects/${id}`, { intent: 'send', mark })
    const answers = await Promise.all([send(), send()])
    answers.push(await send())
    expect(answers.map(({ location }) => location)).toEqual(Array(3).fill(`/projects?sent=${id}#main`))
    const facts = await listEvidence(db(), company.learner, { kind: 'validation' })
    expect(facts).toMatchObject([
      {
        ...{ node: 'files@1', by: 'mentor', author: company.mentor },
        work: { module: projectModule, version: 1, submission: id },
      },
    ])
    const [latest] = await listPathVersions(db(), company.learner)
    expect(latest).toMatchObject({ cause: `feedback:${projectModule}`, authorId: company.mentor })
    const path = await findPath(db(), company.learner)
    expect(path?.version).toBe((before?.version ?? 0) + 1)
    expect(path?.plan.steps.filter(({ project }) => project).map(({ module }) => module)).toContain(
      projectModule,
    )
    const model = learnerModel(await site.academy.catalogs.published(site.academy.db))
    expect(await checkRebuild(db(), model, company.learner)).toEqual([])
    expect(words(await mentor.get(`/projects?sent=${id}`))).toContain(
      'Votre retour est envoyé. Fatou le lira',
    )
    const week = words(await learner.get('/path'))
    expect(week).toContain('Isabelle a répondu à votre projet.')
    const page = words(await learner.get(`/modules/${projectModule}/project`))
    for (const said of ['Isabelle vous a répondu.', 'Vos dossiers sont très clairs.', 'Ajoutez un titre h1.'])
      expect(page).toContain(said)
    expect(page.indexOf('Vos dossiers')).toBeLessThan(page.indexOf('Ajoutez un titre'))
    expect(page).toContain('Une nouvelle version vous attend')
    expect(words(await learner.get('/path'))).not.toContain('a répondu à votre projet')
    expect(words(await learner.get('/path/history'))).toContain('Le retour d’Isabelle sur votre projet')
    expect(words(await learner.get('/progress/files'))).toContain(
      'Dans votre projet « Mes dossiers », version 1',
    )
  })

  it('with every criterion reached ends the project; a second version counts nothing twice', async () => {
    const first = await sendVersion(db(), company.learner, now)
    await answer(mentor, first, { ...all, level_page: 'almost', advice_page: 'Un titre plus court.' })
    hours(2)
    const second = await sendVersion(db(), company.learner, now, { text: 'Voici\nmon titre' })
    const page = words(await coach.get(`/projects/${second}`))
    expect(page).toContain('Ce qui change depuis la version 1')
    expect(page).toContain('Ce qui lui a été dit de la version 1')
    expect(page).toContain('Un titre plus court.')
    await answer(coach, second)
    const facts = await listEvidence(db(), company.learner, { kind: 'validation' })
    expect(facts.map((fact) => fact.kind === 'validation' && [fact.node, fact.work?.version])).toEqual([
      ['files@1', 1],
      ['html@1', 2],
    ])
    const path = await findPath(db(), company.learner)
    const projects = path?.plan.steps.filter(({ project }) => project).map(({ module }) => module)
    expect(projects).not.toContain(projectModule)
    expect(words(await learner.get(`/modules/${projectModule}/project`))).toContain(
      'Votre projet est terminé.',
    )
    // What is asked for later does not open it again.
    const { catalog } = await site.academy.catalogs.published(site.academy.db)
    const module = catalog.modules.find(({ slug }) => slug === projectModule)
    const [criterion] = module?.project?.criteria ?? []
    if (!module?.project || !criterion) throw new Error('no project')
    const criteria = [...module.project.criteria, { ...criterion, slug: 'later' }]
    const reader = { id: company.learner, language: 'fr' as const, timeZone: 'Europe/Paris' }
    const changed = { catalog, module: { ...module, project: { ...module.project, criteria } } }
    const [latest] = (await readOwnFeedback(site.academy, reader, changed)).feedback
    expect(latest).toMatchObject({ version: 2, done: true })
    expect(await listProjectStandings(db(), company.learner)).toEqual({ [projectModule]: 'sent' })
  })

  it('can be contested as any validation', async () => {
    const id = await sendVersion(db(), company.learner, now)
    await answer(mentor, id)
    const [fact] = await listEvidence(db(), company.learner, { kind: 'validation', node: 'files@1' })
    const contested = await learner.post('/progress/files', { validation: fact?.id ?? '' })
    expect(contested.status).toBe(303)
    expect(words(await learner.get('/progress/files'))).toContain('Vous la contestez : elle ne compte plus.')
  })
})

it('her mentor’s week leads to the work, and her file to what waits', async () => {
  const id = await sendVersion(db(), company.learner, now)
  hours(26)
  expect((await mentor.get('/mentor')).text).toContain(`/projects/${id}`)
  const file = await mentor.get(`/mentor/mentees/${company.learner}`)
  expect(file.text).toContain(`/projects/${id}`)
  expect(words(file)).toContain('attend depuis 26 heures')
  expect((await coach.get(`/learners/${company.learner}`)).text).toContain(`/projects/${id}`)
})
