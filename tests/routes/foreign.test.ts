/** What belongs to somebody else, by its id: nobody learns that it is there. */
import { randomUUID } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { learnerModel } from '#app/learning/learner.server.ts'
import { findAttempt } from '#db/learning/answers.ts'
import { listSteps, recordStep } from '#db/agreed-steps.ts'
import { listFlags, saveContest } from '#db/flags.ts'
import { listFeedback } from '#db/feedback/given.ts'
import { listKept, recordKept } from '#db/feedback/kept.ts'
import { findLastRequest } from '#db/mentor-requests.ts'
import { findMentor } from '#db/mentoring.ts'
import { listEvidence, recordEvidence } from '#db/learning/state.ts'
import { recordNote } from '#db/notes.ts'
import { listLogins } from '#db/people.ts'
import { findProposal } from '#db/proposals.ts'
import { covers } from '#db/schema/mentors.ts'
import { findRound } from '#db/rounds.ts'
import { findSession } from '#db/sessions.ts'
import { listAlignments, saveAlignment } from '#db/standards/alignments.ts'
import { listMessages } from '#db/threads/reading.ts'
import { listReports } from '#db/threads/reports.ts'
import { listThreads } from '#db/threads/threads.ts'
import type { TestAcademy } from '../setup/academy.ts'
import { cast, openForeign, own, statusesFor } from '../setup/foreign.ts'
import { projectModule } from '../setup/projects.ts'
import type { Visitor } from '../setup/visitor.ts'

const { attempt, diagnosis, flag, mentorship, message, messageFile, report, request, round, session } = own
let site: TestAcademy
let ids: Record<string, string>
let visitors: Record<string, Visitor>
let [thread, work, login, prompt] = ['', '', '', '']

beforeAll(async () => {
  ;({ site, ids, visitors, thread, work, login, prompt } = await openForeign())
})
afterAll(() => site.close())

const owner = () => ids.owner ?? ''

const statuses = (who: string, path: string, form?: Record<string, string>) =>
  statusesFor(visitors[who], path, form)

describe('things of somebody else', () => {
  it.each(cast.map(([who]) => who).filter((who) => !['mentor', 'coach'].includes(who)))(
    '%s opens no learner she does not accompany',
    async (who) => {
      for (const place of ['/learners', '/mentor/mentees'])
        for (const end of ['', '/notes', '/validation', '/brief', '/shared/answers'])
          expect(await statuses(who, `${place}/${ids.owner}${end}`), place + end).toEqual([404, 404])
    },
  )

  it('a mentor and a coach open theirs only', async () => {
    for (const [who, place] of [
      ['mentor', '/mentor/mentees'],
      ['coach', '/learners'],
    ] as const) {
      expect(await statuses(who, `${place}/${ids.owner}`)).toEqual([200, 200])
      for (const end of ['', '/notes', '/validation', '/brief', '/shared/answers'])
        expect(await statuses(who, `${place}/${ids.other}${end}`), end).toEqual([404, 404])
    }
  })

  it('notes, proposals, steps and validations of others are answered by nobody else', async () => {
    const { db } = site.database
    const at = site.academy.now()
    const [note, proposal, step, validation] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    const [owner, mentor] = [ids.owner ?? '', ids.mentor ?? '']
    const proposed = { id: proposal, module: 'css-1', choice: 'later', reason: 'plus tard' } as const
    const written = { learnerId: owner, id: note, authorId: mentor, body: 'une note', at }
    await recordNote(db, { ...written, audience: 'coach', proposal: proposed })
    const agreed = {
      learnerId: owner,
      id: step,
      authorId: mentor,
      doerId: owner,
      text: 'un pas',
      dueOn: null,
      at,
    }
    await recordStep(db, agreed)
    const published = await site.academy.catalogs.published(db)
    const node = 'css@1'
    const seen = { kind: 'validation' as const, id: validation, node, by: 'mentor', at: at.toISOString() }
    await recordEvidence(db, learnerModel(published), owner, [seen], at)
    const coach = `/learners/${owner}`
    expect(await statuses('coach', `${coach}/notes?note=${note}`)).toContain(404)
    const tries: [string, string, Record<string, string>][] = [
      ['coach', `${coach}/notes`, { intent: 'change', id: note, body: 'autre' }],
      ['coach', `${coach}/notes`, { intent: 'remove', id: note }],
      ['coach', coach, { intent: 'done', id: step }],
      ['coach', coach, { intent: 'drop', id: step }],
      ['other', '/path/proposals', { id: proposal, answer: 'accepted', version: '1' }],
      ['other', '/path/proposals', { intent: 'done', id: step }],
      ['other', '/progress/css', { validation }],
    ]
    for (const [who, path, form] of tries)
      expect(await statuses(who, path, form), `${who} ${path} ${form.intent}`).toEqual([404, 404])
    expect(await findProposal(db, owner, proposal)).toMatchObject({ state: 'open' })
    expect(await listSteps(db, owner)).toMatchObject([{ doneAt: null, droppedAt: null }])
    expect(await listEvidence(db, owner, { kind: 'contest' })).toEqual([])
  })

  it.each(cast.map(([who]) => who).filter((who) => !['mentor', 'coach'].includes(who)))(
    '%s reads no project of a learner she does not accompany, and answers none',
    async (who) => {
      const path = `/projects/${work}`
      for (const end of ['', '?preview=1', '/file'])
        expect(await statuses(who, path + end)).toEqual([404, 404])
      for (const intent of ['take', 'back', 'draft', 'preview', 'send', 'keep:order'])
        expect(await statuses(who, path, { intent, id: randomUUID() }), intent).toEqual([404, 404])
      const queue = await visitors[who]?.get(`/projects?sent=${work}`)
      expect(queue?.text).not.toContain(`/projects/${work}`)
      expect(await listFeedback(site.database.db, ids.owner ?? '')).toEqual([])
    },
  )

  it('a kept comment is inserted and deleted by whoever keeps it', async () => {
    const { db } = site.database
    const comments = [{ criterion: 'order', kind: 'advice' as const, body: 'pour moi seule' }]
    const mine = { personId: ids.mentor ?? '', module: projectModule }
    await recordKept(db, { ...mine, comments, at: site.academy.now() })
    const [kept] = await listKept(db, mine.personId, projectModule)
    const take = { intent: 'take', id: randomUUID() }
    expect(await statuses('coach', `/projects/${work}`, take)).toEqual([303, 202])
    for (const what of ['insert', 'forget'])
      await statuses('coach', `/projects/${work}`, { intent: `${what}:${kept?.id}` })
    expect((await visitors.coach?.get(`/projects/${work}`))?.text).not.toContain('pour moi seule')
    expect(await listKept(db, mine.personId, projectModule)).toHaveLength(1)
    // Whoever does not hold it writes nothing.
    await statuses('mentor', `/projects/${work}`, { intent: 'draft', words: 'x' })
    await statuses('mentor', `/projects/${work}`, { intent: 'send', mark: '' })
    expect(await listFeedback(db, ids.owner ?? '')).toEqual([])
  })

  it('what is said of somebody is contested by her, and answered by her coach', async () => {
    const { db } = site.database
    const form = { id: flag, [`words-${flag}`]: 'Non' }
    expect(await statuses('other', '/me/said', form)).toEqual([404, 404])
    await saveContest(db, { learnerId: ids.owner ?? '', id: flag, words: 'Non', at: site.academy.now() })
    const answer = { intent: 'take-back', learner: ids.owner ?? '', id: flag, [`answer-${flag}`]: 'Si' }
    expect(await statuses('coach2', '/coach', answer)).toEqual([404, 404])
    expect(await listFlags(db, ids.owner ?? '')).toMatchObject([
      { contest: 'Non', answer: null, until: null },
    ])
    for (const who of ['other', 'coach2'])
      for (const page of ['/me/said', '/coach', '/coach/rules'])
        expect((await visitors[who]?.get(page))?.text).not.toContain(flag)
  })

  it('a cover is answered by those whom it concerns, each for her part', async () => {
    const { db } = site.database
    const coverId = ids.mentor2 ?? ''
    const [accepted, asked] = [randomUUID(), randomUUID()]
    const between = { learnerId: ids.owner ?? '', mentorId: ids.mentor ?? '', coverId, summary: 'x' }
    const row = { ...between, askedAt: site.academy.now() }
    await db.insert(covers).values([
      { ...row, id: accepted, state: 'accepted', from: '2099-01-01', to: '2099-01-08' },
      { ...row, id: asked, state: 'asked', from: '2099-02-01', to: '2099-02-08' },
    ])
    const tries: [string, string, Record<string, string>][] = [
      ['other', '/people', { intent: 'cover', id: accepted, answer: 'agree' }],
      ['other', '/people', { intent: 'cover', id: accepted, answer: 'refuse' }],
      // She is not asked before the one who would stand in has said yes.
      ['owner', '/people', { intent: 'cover', id: asked, answer: 'agree' }],
      ['mentor', '/mentor/cover', { intent: 'accept', id: asked }],
      ['owner', '/mentor/cover', { intent: 'withdraw', id: accepted }],
      ['coach', '/mentor/cover', { intent: 'accept', id: asked }],
    ]
    for (const [who, path, form] of tries)
      expect(await statuses(who, path, form), `${who} ${path} ${form.intent}`).toEqual([404, 404])
    expect(await statuses('mentor2', '/mentor/cover', { intent: 'withdraw', id: asked })).toEqual([404, 404])
    const page = `/mentor/cover/new?for=leaving&mentee=${ids.owner}`
    for (const path of [`/mentor/mentees/${ids.owner}`, page])
      expect((await visitors.mentor2?.get(path))?.status, path).toBe(404)
    expect(await db.$count(covers, inArray(covers.state, ['asked', 'accepted']))).toBe(2)
  })

  it.each(cast.map(([who]) => who).filter((who) => !['owner', 'mentor'].includes(who)))(
    '%s opens, moves and cancels no session of two others',
    async (who) => {
      const path = `/sessions/${session}`
      const start = new Date(site.academy.now().getTime() + 72 * 3_600_000).toISOString()
      expect(await statuses(who, path)).toEqual([404, 404])
      expect(await statuses(who, `${path}/move`)).toEqual([404, 404])
      expect(await statuses(who, `${path}/move`, { sequence: '0', start })).toEqual([404, 404])
      const forms: Record<string, string>[] = [
        { intent: 'cancel' },
        { intent: 'prepare', before: '', agenda: 'x' },
      ]
      for (const form of forms) expect(await statuses(who, path, form)).toEqual([404, 404])
      const kept = await findSession(site.database.db, ids.owner ?? '', session)
      expect(kept).toMatchObject({ state: 'booked', sequence: 0, agenda: '' })
    },
  )

  it('the id of somebody’s session books nothing for another', async () => {
    const start = new Date(site.academy.now().getTime() + 72 * 3_600_000).toISOString()
    const form = { id: session, with: ids.coach ?? '', minutes: '30', start }
    expect((await visitors.other?.post('/sessions/new', form))?.status).toBe(404)
    expect((await visitors.coach?.post('/sessions/new', { ...form, with: ids.owner ?? '' }))?.status).toBe(
      409,
    )
    const kept = await findSession(site.database.db, ids.owner ?? '', session)
    expect(kept).toMatchObject({ companionId: ids.mentor })
  })

  it('an attempt takes no answer, no draft and no hint from another learner', async () => {
    for (const intent of ['', 'draft', 'hint']) {
      const form = { attempt, answer: 'a', ...(intent && { intent }) }
      expect(await statuses('other', '/answers', form)).toEqual([404, 404])
    }
    const kept = await findAttempt(site.database.db, ids.owner ?? '', attempt)
    expect(kept).toMatchObject({ answeredAt: null, draft: null, hintedAt: null })
  })

  it('a login is ended by nobody else', async () => {
    expect(login).not.toBe('')
    const tries: Record<string, string>[] = [
      { intent: 'end', id: login },
      { intent: 'one', login },
      { login },
      { id: login },
    ]
    for (const form of tries)
      expect(
        (await statuses('other', '/me/logins', form)).every((status) => status >= 400 && status < 500),
      ).toBe(true)
    expect(await listLogins(site.database.db, ids.owner ?? '', site.academy.now())).not.toHaveLength(0)
  })

  it.each(cast.map(([who]) => who).filter((who) => !['owner', 'mentor'].includes(who)))(
    '%s opens no thread, message, file or stream of others, and does nothing in it',
    async (who) => {
      for (const path of ['', '/events', `/files/${messageFile}`, `/report/${message}`])
        expect(await statuses(who, `/messages/${thread}${path}`), path).toEqual([404, 404])
      const forms: Record<string, string>[] = [
        { intent: 'write', id: randomUUID(), text: 'x' },
        { intent: 'edit', id: message, text: 'x' },
        { intent: 'withdraw', id: message },
        { intent: 'block', person: ids.owner ?? '' },
        { intent: 'close' },
      ]
      for (const form of forms)
        expect(await statuses(who, `/messages/${thread}`, form), form.intent).toEqual([404, 404])
      const reporting = { id: randomUUID(), reason: 'x' }
      expect(await statuses(who, `/messages/${thread}/report/${message}`, reporting)).toEqual([404, 404])
    },
  )

  it('a message stays what it was for whoever did not write it, and leads nowhere by another thread', async () => {
    const { db } = site.database
    for (const intent of ['edit', 'withdraw'])
      expect(await statuses('mentor', `/messages/${thread}`, { intent, id: message, text: 'x' })).toEqual([
        404, 404,
      ])
    const coachThread = (await listThreads(db, ids.coach ?? ''))[0]?.id ?? ''
    expect(coachThread).not.toBe('')
    for (const path of [`/files/${messageFile}`, `/report/${message}`])
      for (const who of ['owner', 'coach'])
        expect(await statuses(who, `/messages/${coachThread}${path}`)).toEqual([404, 404])
    const form = { intent: 'withdraw', id: message }
    expect(await statuses('owner', `/messages/${coachThread}`, form)).toEqual([404, 404])
    const kept = await listMessages(db, ids.owner ?? '', { learnerId: ids.owner ?? '', id: thread }, null)
    expect(kept.messages).toMatchObject([{ id: message, body: 'Pour vous seule', withdrawnAt: null }])
  })

  it.each(cast.map(([who]) => who).filter((who) => who !== 'staff'))(
    '%s handles no report, and opens no file of one',
    async (who) => {
      expect(await statuses(who, `/staff/reports/${report}/file`)).toEqual([404, 404])
      expect(await statuses(who, '/staff/reports', { id: report, outcome: 'x' })).toEqual([404, 404])
      expect(await listReports(site.database.db, ids.staff ?? '', 'open')).toHaveLength(1)
    },
  )

  it('staff open the reported file and nothing else of the thread', async () => {
    const answer = await visitors.staff?.get(`/staff/reports/${report}/file`)
    expect([answer?.status, answer?.text]).toEqual([200, 'A'])
    expect(await statuses('staff', `/staff/reports/${message}/file`)).toEqual([404, 404])
  })

  it.each(['/reviews', '/diagnosis/result', '/path', '/progress'])(
    '%s says nothing of the attempt of another',
    async (path) => {
      const own = await visitors.other?.get(path)
      const tried = await visitors.other?.get(`${path}?after=${attempt}&id=${diagnosis}`)
      expect(tried?.status).toBe(own?.status)
      expect(tried?.text).not.toContain(prompt)
    },
  )

  it('a request is answered by the mentor it was made to, and taken back by who made it', async () => {
    for (const answer of ['accept', 'decline'])
      expect(await statuses('mentor2', '/mentor/requests', { id: request, answer })).toEqual([404, 404])
    const page = await visitors.mentor2?.get('/mentor/requests')
    expect(page?.text).not.toContain(request)
    await statuses('owner', '/people', { intent: 'withdraw', id: request })
    const kept = await findLastRequest(site.database.db, ids.other ?? '')
    expect(kept).toMatchObject({ id: request, state: 'waiting' })
  })

  it.each(cast.map(([who]) => who).filter((who) => who !== 'staff'))(
    '%s sees, changes and decides no round of matching',
    async (who) => {
      const path = `/staff/matching/${round}`
      const place = `${path}/learners/${owner()}`
      for (const one of ['/staff/matching', path, `${path}/approve`, place])
        expect(await statuses(who, one), one).toEqual([404, 404])
      const tries: [string, Record<string, string>][] = [
        ['/staff/matching', { id: randomUUID(), mode: 'stable' }],
        [path, { intent: 'discard' }],
        [`${path}/approve`, { version: '0' }],
        [place, { version: '0', mentor: 'nobody' }],
      ]
      for (const [one, form] of tries) expect(await statuses(who, one, form), one).toEqual([404, 404])
      expect(await findRound(site.database.db, round)).toMatchObject({ state: 'ready', version: 0 })
    },
  )

  it.each(cast.map(([who]) => who).filter((who) => who !== 'staff'))(
    '%s decides of no alignment and reads no standard',
    async (who) => {
      const entry = { node: 'html@1', source: 'rome', version: '60', code: '102788' }
      const pages = [
        '/staff/standards',
        '/staff/standards/rome/60/M1855',
        '/staff/alignments',
        '/staff/standards/case',
      ]
      for (const page of pages) expect(await statuses(who, page), page).toEqual([404, 404])
      const before = await listAlignments(site.database.db)
      for (const intent of ['confirm', 'refuse', 'remove'])
        expect(await statuses(who, '/staff/alignments/html', { intent, ...entry }), intent).toEqual([
          404, 404,
        ])
      const form = { intent: 'move', subjectKind: 'node', subject: 'html@3', code: '102788' }
      expect(await statuses(who, '/staff/standards/rome/changes/60/61', form)).toEqual([404, 404])
      expect(await statuses(who, '/staff/coverage/web-front-end', { version: '60' })).toEqual([404, 404])
      expect(await listAlignments(site.database.db)).toEqual(before)
    },
  )

  it('staff take back what was decided of what has left the catalogue', async () => {
    const { db } = site.database
    const key = { source: 'rome' as const, version: '60', code: '102788' }
    const subject = 'left-the-catalogue@1'
    await saveAlignment(db, {
      ...{ ...key, id: randomUUID(), subjectKind: 'node', subject, label: 'HTML', state: 'confirmed' },
      ...{ note: '', score: null, by: ids.staff ?? '', at: new Date() },
    })
    expect((await visitors.staff?.get('/staff/alignments'))?.text).toContain('left-the-catalogue')
    const path = '/staff/alignments/left-the-catalogue'
    const form = { ...key, node: subject, intent: 'remove' }
    const elsewhere = await visitors.staff?.post('/staff/alignments/html', form)
    expect(elsewhere?.status).toBe(400)
    expect(await listAlignments(db, { subject })).toHaveLength(1)
    expect((await visitors.staff?.post(path, { ...form, label: 'HTML', intent: 'confirm' }))?.status).toBe(
      404,
    )
    expect((await visitors.staff?.post(path, form))?.status).toBe(303)
    expect(await listAlignments(db, { subject })).toEqual([])
    expect((await visitors.staff?.post(path, form))?.status).toBe(404)
  })

  it('staff change nobody who is not of the round', async () => {
    const path = `/staff/matching/${round}/learners/${ids.other}`
    expect(await statuses('staff', path)).toEqual([404, 404])
    expect(await statuses('staff', path, { version: '0', mentor: ids.mentor ?? '' })).toEqual([404, 404])
    const elsewhere = `/staff/matching/${randomUUID()}/learners/${owner()}`
    expect(await statuses('staff', elsewhere, { version: '0', mentor: 'nobody' })).toEqual([404, 404])
    expect(await findRound(site.database.db, round)).toMatchObject({ state: 'ready', version: 0 })
  })

  it('a mentorship is ended by one of its two', async () => {
    const path = `/mentor/mentees/${ids.owner}/end`
    const get = await statuses('mentor2', path)
    expect(get).toEqual([404, 404])
    await statuses('mentor2', path, { mentorship })
    await statuses('other', '/people/end', { mentorship, then: 'later' })
    expect((await findMentor(site.database.db, ids.owner ?? ''))?.mentorshipId).toBe(mentorship)
  })

  it('a mentor who is not proposed is neither shown nor asked', async () => {
    expect(await statuses('owner', `/people/ask/${ids.mentor2}`)).toEqual([404, 404])
    await statuses('owner', `/people/ask/${ids.mentor2}`, { id: randomUUID(), words: '' })
    expect(await findLastRequest(site.database.db, ids.owner ?? '')).toBeNull()
  })

  it('what is no id is no page either', async () => {
    for (const id of ['1', 'undefined', '%00', "'--", '../admin', randomUUID(), 'a'.repeat(3000)]) {
      for (const [who, path] of [
        ['coach', '/coach/cohorts/'],
        ['coach', '/events/'],
        ['mentor', '/learners/'],
        ['other', '/sessions/'],
        ['other', '/calendar/'],
        ['mentor', '/mentor/mentees/'],
        ['coach', '/learners/'],
        ['other', '/modules/'],
        ['other', '/check/'],
        ['other', '/progress/'],
        ['other', '/path/steps/'],
        ['other', '/tracks/'],
        ['other', '/people/ask/'],
        ['mentor', '/projects/'],
        ['staff', '/projects/'],
        ['staff', '/staff/mentors/'],
        ['staff', '/staff/matching/'],
        ['staff', '/staff/cohorts/'],
        ['staff', '/staff/people/'],
        ['staff', '/events/'],
        ['other', '/cohort/'],
        ['staff', '/staff/standards/rome/60/'],
        ['staff', '/staff/alignments/'],
        ['staff', '/staff/coverage/'],
        ['other', '/ims/case/v1p1/CFItems/'],
        ['staff', `/staff/matching/${round}/learners/`],
        ['other', '/messages/'],
        ['owner', `/messages/${thread}/files/`],
        ['mentor', `/messages/${thread}/report/`],
      ] as const) {
        const answer = await visitors[who]?.get(path + encodeURIComponent(id))
        expect(answer?.status, path + id.slice(0, 20)).toBe(404)
      }
    }
  })
})
