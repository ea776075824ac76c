/** People and their roles: who may change whom, what ends with a role or an account, invitations, copies of data, and the log. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { listAudit, pagesOfAudit, recordAudit } from '#db/audit.ts'
import { findCohort, saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { findMentor, saveMentorship } from '#db/mentoring.ts'
import { findWish, saveWish } from '#db/mentor-wishes.ts'
import { acceptRequest, findRequestTo, recordRequest } from '#db/mentor-requests.ts'
import { listOpenings } from '#db/openings.ts'
import { findPerson } from '#db/people.ts'
import { mentorRefusals } from '#db/schema/mentors.ts'
import type { Role } from '#db/schema/people.ts'
import { openTestAcademy, password, type TestAcademy } from '../setup/academy.ts'
import { lettersToWrite } from '../setup/letters.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
const visitors: Record<string, Visitor> = {}
const ids: Record<string, string> = {}
const emailOf = (who: string) => `${who}@exemple.fr`
async function add(who: string, ...roles: Role[]): Promise<string> {
  return (ids[who] = await site.addAccount(emailOf(who), ...roles))
}

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  for (const who of ['staff', 'admin'] as const) {
    await add(who, who)
    visitors[who] = await site.enter(emailOf(who))
  }
})
afterAll(() => site.close())

const at = (who: string) => `/staff/people/${ids[who]}`
async function act(by: 'staff' | 'admin', who: string, form: Record<string, string>): Promise<string> {
  const answer = await visitors[by]?.post(at(who), form)
  return answer?.location?.split('told=')[1] ?? String(answer?.status)
}
const person = (who: string) => findPerson(site.academy.db, ids[who] ?? '')
const page = async (by: string, path: string) =>
  ((await visitors[by]?.get(path))?.text ?? '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
async function letters(who: string): Promise<string[]> {
  await expect
    .poll(async () => (await site.database.db.execute(lettersToWrite)).length, { timeout: 20_000 })
    .toBe(0)
  return site.letterbox.letters
    .filter(({ to }) => to === emailOf(who))
    .map(({ subject }) => subject.replaceAll(/[\u00a0\u202f]/g, ' '))
}
const lines = (who: string, action: string) =>
  listAudit(site.academy.db, { personId: ids[who], action, limit: 100 })

describe('roles', () => {
  it('are given and taken, each once, with its line', async () => {
    await add('mina', 'learner')
    for (let click = 0; click < 2; click += 1)
      expect(await act('staff', 'mina', { intent: 'give', role: 'coach' })).toBe('given')
    expect((await person('mina'))?.roles).toEqual(['learner', 'coach'])
    expect(await lines('mina', 'role.granted')).toHaveLength(2)
    for (let click = 0; click < 2; click += 1)
      expect(await act('staff', 'mina', { intent: 'take', role: 'coach' })).toBe('taken')
    expect(await lines('mina', 'role.revoked')).toMatchObject([
      { actorId: ids.staff, detail: { role: 'coach' } },
    ])
  })

  it('of the team are in the hands of administrators, and nobody changes her own', async () => {
    await add('nora', 'learner')
    for (const role of ['staff', 'admin']) {
      expect(await act('staff', 'nora', { intent: 'give', role })).toBe('404')
      expect(await act('admin', 'nora', { intent: 'give', role })).toBe('given')
    }
    expect(await act('staff', 'nora', { intent: 'take', role: 'learner' })).toBe('404')
    for (const intent of ['give', 'take'])
      expect(await act('admin', 'admin', { intent, role: 'admin' })).toBe('404')
    expect(await act('admin', 'nora', { intent: 'take', role: 'admin' })).toBe('taken')
    expect((await person('nora'))?.roles).toEqual(['learner', 'staff'])
    for (const form of [{ intent: 'give', role: 'queen' }, { intent: 'x' }, {}])
      expect(await act('admin', 'nora', form as Record<string, string>)).toBe('400')
  })

  it('leave one administrator, also when two take each other’s at once', async () => {
    for (const who of ['one', 'two']) {
      await add(who, 'admin')
      visitors[who] = await site.enter(emailOf(who))
    }
    const close = (by: string, who: string) => visitors[by]?.post(at(who), { intent: 'close' })
    await close('one', 'admin')
    await Promise.all([close('one', 'two'), close('two', 'one')])
    const open = []
    for (const who of ['one', 'two']) if ((await person(who))?.disabledAt === null) open.push(who)
    expect(open).toHaveLength(1)
    const [left = ''] = open
    await visitors[left]?.post(at('admin'), { intent: 'reopen' })
    visitors.admin = await site.enter(emailOf('admin'))
    expect(await act('admin', left, { intent: 'take', role: 'admin' })).toBe('taken')
  })

  it('of a learner leave nobody looking for a mentor, with or without one', async () => {
    await add('ines', 'learner')
    await saveWish(site.academy.db, { learnerId: ids.ines ?? '', want: 'looking', at: site.academy.now() })
    await act('staff', 'ines', { intent: 'take', role: 'learner' })
    expect((await findWish(site.academy.db, ids.ines ?? ''))?.want).toBe('without')
  })

  it('end what hangs on them: mentees and cohorts are told and go on without her', async () => {
    const { db } = site.academy
    await add('guide', 'mentor', 'coach')
    await add('lea', 'learner')
    const now = site.academy.now()
    await saveMentorship(db, {
      id: randomUUID(),
      learnerId: ids.lea ?? '',
      mentorId: ids.guide ?? '',
      at: now,
    })
    const cohort = randomUUID()
    const values = { id: cohort, name: 'Automne', track: 't', startsOn: '2026-10-05', createdAt: now }
    await saveCohort(db, { ...values, coachId: ids.guide ?? '' })
    await saveCohortMember(db, { cohortId: cohort, learnerId: ids.lea ?? '', at: now })
    const shown = await page('staff', at('guide'))
    expect(shown).toContain('une apprenante perd sa mentore')
    expect(shown).toContain('une cohorte reste sans coach')
    await act('staff', 'guide', { intent: 'take', role: 'mentor' })
    expect(await findMentor(db, ids.lea ?? '')).toBeNull()
    expect(await letters('lea')).toContain('Ariane : un changement')
    expect((await findCohort(db, cohort))?.coachId).toBe(ids.guide)
    await act('staff', 'guide', { intent: 'take', role: 'coach' })
    expect((await findCohort(db, cohort))?.coachId).toBeNull()
    await act('staff', 'lea', { intent: 'take', role: 'learner' })
    expect(await lines('lea', 'cohort.left')).toHaveLength(1)
  })
})

describe('an account', () => {
  it('is closed with its consequences read, which ends its logins, and opened again; each once', async () => {
    await add('rosa', 'learner')
    const rosa = await site.enter(emailOf('rosa'))
    expect(await page('staff', at('rosa'))).toContain('Ses connexions se terminent. Rien n’est effacé.')
    for (let click = 0; click < 2; click += 1)
      expect(await act('staff', 'rosa', { intent: 'close' })).toBe('closed')
    expect((await rosa.get('/path')).location).toContain('/login')
    expect((await site.visit().post('/login', { email: emailOf('rosa'), password })).status).not.toBe(302)
    expect(await lines('rosa', 'person.disabled')).toHaveLength(1)
    for (let click = 0; click < 2; click += 1)
      expect(await act('staff', 'rosa', { intent: 'reopen' })).toBe('opened')
    expect(await lines('rosa', 'person.enabled')).toHaveLength(1)
    expect((await (await site.enter(emailOf('rosa'))).get('/me')).status).toBe(200)
  })

  it('of a learner that is opened by the team is in what she reads of openings, and so is a copy', async () => {
    await add('zoe', 'learner')
    await visitors.staff?.get(at('zoe'))
    const copy = await visitors.admin?.post(`${at('zoe')}/data`, {})
    expect(JSON.parse(copy?.text ?? '{}')).toMatchObject({ tables: { people: [{ email: emailOf('zoe') }] } })
    expect(await lines('zoe', 'person.exported')).toMatchObject([{ actorId: ids.admin }])
    const seen = await listOpenings(site.academy.db, ids.zoe ?? '')
    expect(seen.map(({ what }) => what).sort()).toEqual(['account', 'export'])
    const zoe = await site.enter(emailOf('zoe'))
    expect((await zoe.get('/me/openings')).text).toContain('une copie de vos données')
  })

  it('is found by name, address, role and state', async () => {
    await add('vera', 'coach')
    await act('admin', 'vera', { intent: 'close' })
    expect(await page('staff', '/staff/people?search=VERA')).toContain(emailOf('vera'))
    expect(await page('staff', '/staff/people?role=coach&state=closed')).toContain(emailOf('vera'))
    expect(await page('staff', '/staff/people?role=coach&state=open')).not.toContain(emailOf('vera'))
    expect(await page('staff', '/staff/people?search=%25')).toContain('Personne ne correspond.')
    expect((await visitors.staff?.get('/staff/people?role=x&state=y&page=-1&search=%00'))?.status).toBe(200)
  })
})

describe('a mentor whose account is closed', () => {
  const ask = async (learner: string, mentor: string) => {
    const { db } = site.academy
    const at = site.academy.now()
    const id = randomUUID()
    await saveWish(db, { learnerId: ids[learner] ?? '', want: 'looking', at })
    const asking = { learnerId: ids[learner] ?? '', id, mentorId: ids[mentor] ?? '', words: 'Bonjour', at }
    expect(await recordRequest(db, { ...asking, next: [], reasons: {} })).toBe('asked')
    return id
  }
  const refusalsOf = (mentor: string) =>
    site.academy.db.$count(mentorRefusals, eq(mentorRefusals.mentorId, ids[mentor] ?? ''))

  it('refuses nobody by it: who asked her goes on, who was with her may be proposed again', async () => {
    const { db } = site.academy
    await add('tina', 'mentor')
    for (const who of ['yasmine', 'lou']) await add(who, 'learner')
    const [learnerId, mentorId] = [ids.yasmine ?? '', ids.tina ?? '']
    await saveMentorship(db, { id: randomUUID(), learnerId, mentorId, at: site.academy.now() })
    const id = await ask('lou', 'tina')
    await act('staff', 'tina', { intent: 'close' })
    expect(await findMentor(db, learnerId)).toBeNull()
    expect(await refusalsOf('tina')).toBe(0)
    expect((await findRequestTo(db, mentorId, id))?.state).toBe('passed')
  })

  it('by her role, and a learner who is none any more, neither', async () => {
    const { db } = site.academy
    await add('ute', 'mentor')
    await add('nina', 'learner')
    const [learnerId, mentorId] = [ids.nina ?? '', ids.ute ?? '']
    await saveMentorship(db, { id: randomUUID(), learnerId, mentorId, at: site.academy.now() })
    await act('staff', 'nina', { intent: 'take', role: 'learner' })
    expect(await findMentor(db, learnerId)).toBeNull()
    expect(await refusalsOf('ute')).toBe(0)
  })

  it('keeps no mentee who was accepted at the very moment', async () => {
    const { db } = site.academy
    await add('ida', 'mentor')
    await add('fanta', 'learner')
    const request = await findRequestTo(db, ids.ida ?? '', await ask('fanta', 'ida'))
    if (!request) throw new Error('no request')
    const at = site.academy.now()
    let closing: Promise<string> | undefined
    await db.transaction(async (tx) => {
      const onward = { newId: randomUUID(), reasons: {} }
      const accepted = await acceptRequest(tx, { request, mentorshipId: randomUUID(), onward, at })
      expect(accepted.outcome).toBe('accepted')
      closing = act('staff', 'ida', { intent: 'close' })
      await new Promise((done) => setTimeout(done, 1_500))
    })
    expect(await closing).toBe('closed')
    expect(await findMentor(db, ids.fanta ?? '')).toBeNull()
    expect(await letters('fanta')).toContain('Ariane : un changement')
  })
})

describe('invitations', () => {
  it('are sent again, which ends the former link, and taken back', async () => {
    const email = emailOf('future')
    const id = () => /name="id" value="([^"]+)"/.exec(found)?.[1] ?? ''
    let found = ''
    const look = async () => (found = (await visitors.staff?.get('/staff/people'))?.text ?? '')
    const post = async (form: Record<string, string>) =>
      (await visitors.staff?.post('/staff/people', form))?.location?.split('told=')[1]
    expect(await post({ intent: 'invite', email, role: 'learner' })).toBe('invited')
    const first = (await site.letterbox.wait(email)).link ?? ''
    await look()
    expect(await post({ intent: 'resend', id: id() })).toBe('resent')
    const second = (await site.letterbox.wait(email, 2)).link ?? ''
    expect((await site.visit().get(first)).status).toBe(410)
    expect((await site.visit().get(second)).status).toBe(200)
    await look()
    expect(await post({ intent: 'withdraw', id: id() })).toBe('withdrawn')
    expect((await site.visit().get(second)).status).toBe(410)
    expect(await post({ intent: 'withdraw', id: id() })).toBe('over')
  })

  it('of the team are neither shown to staff nor taken back by them', async () => {
    const email = emailOf('chef')
    await visitors.admin?.post('/staff/people', { intent: 'invite', email, role: 'admin' })
    await site.letterbox.wait(email)
    expect(await page('staff', '/staff/people')).not.toContain(email)
    const admin = (await visitors.admin?.get('/staff/people'))?.text ?? ''
    const id = /name="id" value="([^"]+)"/.exec(admin)?.[1] ?? ''
    expect((await visitors.staff?.post('/staff/people', { intent: 'withdraw', id }))?.status).toBe(404)
  })
})

describe('the log', () => {
  it('is filtered by who, whom, act and days; and a file holds the same lines', async () => {
    const query = `who=${emailOf('staff')}&person=${emailOf('mina')}&act=role.revoked`
    const text = await page('admin', `/staff/audit?${query}`)
    expect(text).toContain('rôle retiré')
    const csv = (await visitors.admin?.get(`/staff/audit.csv?${query}`))?.text ?? ''
    expect(csv.trim().split('\r\n')).toHaveLength(2)
    expect(csv).toContain(`"${ids.staff}","role.revoked","${ids.mina}"`)
    expect(csv).not.toContain(emailOf('mina'))
    expect(await page('admin', '/staff/audit?to=2020-01-01')).toContain('Aucune ligne ne correspond.')
    expect(await page('admin', '/staff/audit?who=personne@exemple.fr')).toContain(
      'Aucun espace n’a cette adresse.',
    )
    for (const odd of ['from=hier&to=%00', 'older=x', 'act=__proto__', 'who=%27'])
      expect((await visitors.admin?.get(`/staff/audit?${odd}`))?.status, odd).toBe(200)
  })

  it('has pages, and no line twice', async () => {
    for (let more = 0; more < 60; more += 1)
      await recordAudit(site.academy.db, { at: site.academy.now(), actorId: null, action: 'jobs.retry' })
    const seen: number[] = []
    let path: string | undefined = '/staff/audit?act=jobs.retry'
    while (path) {
      const text: string = (await visitors.admin?.get(path))?.text ?? ''
      seen.push(...Array.from(text.matchAll(/data-line="(\d+)"/g), ([, seq]) => Number(seq)))
      path = /href="(\/staff\/audit\?[^"]*older=\d+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    const all = await listAudit(site.academy.db, { action: 'jobs.retry', limit: 1000 })
    expect(seen).toEqual(all.map(({ seq }) => seq))
  })

  it('is read to its end for a file, however long it is', async () => {
    const all = await listAudit(site.academy.db, { limit: 10_000 })
    const parts: number[] = []
    for await (const lines of pagesOfAudit(site.academy.db, {}, 7)) parts.push(...lines.map(({ seq }) => seq))
    expect(parts).toEqual(all.map(({ seq }) => seq))
    const csv = (await visitors.admin?.get('/staff/audit.csv'))?.text ?? ''
    expect(csv.trim().split('\r\n').length).toBeGreaterThanOrEqual(all.length + 1)
  })
})
