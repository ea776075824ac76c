/** Two accounts of one person: staff ask, both mailboxes say yes, and only then they are one. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { learnerModel } from '#app/learning/learner.server.ts'
import { mergeToken } from '#app/letters/merge.server.ts'
import { findWaitingMerge } from '#db/account-merges.ts'
import { listAudit } from '#db/audit.ts'
import { saveEnrolment } from '#db/enrolments.ts'
import { findPath } from '#db/learning/path.ts'
import { checkRebuild, listEvidence, recordEvidence } from '#db/learning/state.ts'
import { findPerson, grantRole } from '#db/people.ts'
import { openTestAcademy, password, type TestAcademy } from '../setup/academy.ts'
import { answerTo } from '../setup/learner.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let staff: Visitor
const ids: Record<string, string> = {}
const emailOf = (who: string) => `${who}@exemple.fr`

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  ids.staff = await site.addAccount(emailOf('staff'), 'staff')
  staff = await site.enter(emailOf('staff'))
})
afterAll(() => site.close())

const at = (who: string, query = '') => `/staff/people/${ids[who]}/merge${query}`
const published = () => site.academy.catalogs.published(site.academy.db)

/** Two accounts of one learner, each with a fact and a track. */
async function addTwo(name: string): Promise<[string, string]> {
  const { db, now } = site.academy
  const { id, catalog } = await published()
  const two: [string, string] = [`${name}.a`, `${name}.b`]
  for (const [n, who] of two.entries()) {
    const learnerId = (ids[who] = await site.addAccount(emailOf(who), 'learner'))
    await saveEnrolment(db, learnerId, { id: randomUUID(), track: catalog.tracks[0]?.slug ?? '', at: now() })
    const fact = answerTo(catalog, n + 1, { at: new Date(now().getTime() - n * 1000).toISOString() })
    await recordEvidence(db, learnerModel({ id, catalog }), learnerId, [fact], now())
  }
  return two
}
const ask = (kept: string, joined: string, more: Record<string, string> = {}) =>
  staff.post(at(kept, `?other=${ids[joined]}`), {
    ...{ intent: 'ask', id: randomUUID(), other: ids[joined] ?? '', typed: emailOf(joined), ...more },
  })
const linkOf = async (who: string, count = 1) => (await site.letterbox.wait(emailOf(who), count)).link ?? ''
const answer = (link: string, said: 'yes' | 'no') =>
  site
    .visit()
    .post('/merge', { token: new URL(link, site.url).searchParams.get('token') ?? '', answer: said })
const look = async (link: string) => (await site.visit().get(link)).text

describe('staff', () => {
  it('find the other account, see both side by side, and type the address that closes', async () => {
    const [kept, joined] = await addTwo('lena')
    expect((await staff.get(at(kept, '?search=lena'))).text).toContain(`other=${ids[joined]}`)
    const page = (await staff.get(at(kept, `?other=${ids[joined]}`))).text
    for (const says of [emailOf(kept), emailOf(joined), 'Réponses et faits', 'Demander son accord'])
      expect(page).toContain(says)
    const wrong = await ask(kept, joined, { typed: 'autre@exemple.fr' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('autre@exemple.fr')
    expect(await findWaitingMerge(site.academy.db, ids[kept] ?? '', site.academy.now())).toBeNull()
  })

  it('are told what stands in the way, and nothing is asked', async () => {
    const [kept, joined] = await addTwo('maya')
    const grant = { personId: ids[joined] ?? '', role: 'mentor' as const, grantedBy: null }
    await grantRole(site.academy.db, { ...grant, at: site.academy.now() })
    const page = (await staff.get(at(kept, `?other=${ids[joined]}`))).text
    expect(page).toContain('Retirez ce rôle, puis revenez.')
    expect((await ask(kept, joined)).status).toBe(409)
    await grantRole(site.academy.db, { ...grant, role: 'admin', at: site.academy.now() })
    expect((await ask(kept, joined)).status).toBe(404)
    expect((await staff.get(at(kept, `?other=${ids[joined]}`))).status).toBe(404)
    const learner = await site.enter(emailOf(kept))
    expect((await learner.get(at(kept))).status).toBe(404)
    expect((await learner.post(at(kept), { intent: 'ask' })).status).toBe(404)
  })

  it('take it back: the links no longer work', async () => {
    const [kept, joined] = await addTwo('nour')
    expect((await ask(kept, joined)).location).toContain('told=asked')
    const link = await linkOf(kept)
    const waiting = await findWaitingMerge(site.academy.db, ids[joined] ?? '', site.academy.now())
    const form = { intent: 'withdraw', merge: waiting?.id ?? '' }
    for (let click = 0; click < 2; click += 1)
      expect((await staff.post(at(kept), form)).location).toContain('told=withdrawn')
    expect((await site.visit().get(link)).status).toBe(410)
    await answer(link, 'yes')
    expect(await findPerson(site.academy.db, ids[joined] ?? '')).not.toBeNull()
  })
})

it('an address that holds what no text keeps is nobody’s', async () => {
  const [kept] = await addTwo('nul')
  expect((await staff.get(at(kept, '?other=a%00b'))).status).toBe(404)
  const forged = { intent: 'ask', id: randomUUID(), other: 'a\0b', typed: 'x' }
  expect((await staff.post(at(kept), forged)).status).toBe(400)
})

describe('she', () => {
  it('says yes from both mailboxes, and has one account with all of it', async () => {
    const { db } = site.academy
    const [kept, joined] = await addTwo('rim')
    const browser = await site.enter(emailOf(joined))
    const id = randomUUID()
    const asked = await Promise.all([ask(kept, joined, { id }), ask(kept, joined, { id })])
    for (const { location } of asked) expect(location).toContain('told=asked')
    expect((await listAudit(db, { personId: ids[kept], action: 'merge.asked' })).length).toBe(1)
    const [one, other] = [await linkOf(kept), await linkOf(joined)]
    expect(await look(one)).toContain('L’espace de cette adresse reste.')
    expect(await look(other)).toContain('L’espace de cette adresse se ferme.')
    await answer(one, 'yes')
    expect(await look(one)).toContain('Votre oui est noté.')
    expect(await findPerson(db, ids[joined] ?? '')).not.toBeNull()
    expect((await staff.get(at(kept))).text).toContain('L’adresse qui reste a dit oui')
    await Promise.all([answer(other, 'yes'), answer(other, 'yes'), answer(one, 'yes')])
    for (const link of [one, other])
      expect(await look(link)).toContain('Vos deux espaces n’en font plus qu’un.')
    const learnerId = ids[kept] ?? ''
    expect(await findPerson(db, ids[joined] ?? '')).toBeNull()
    expect(await listEvidence(db, learnerId)).toHaveLength(2)
    expect(await checkRebuild(db, learnerModel(await published()), learnerId)).toEqual([])
    expect((await findPath(db, learnerId))?.cause).toBe('merged')
    expect(await listAudit(db, { personId: learnerId, action: 'person.merged' })).toHaveLength(1)
    expect((await browser.get('/path')).location).toContain('/login')
    expect((await site.visit().post('/login', { email: emailOf(joined), password })).status).not.toBe(302)
    expect((await (await site.enter(emailOf(kept))).get('/path')).status).toBe(200)
    for (const who of [kept, joined])
      expect((await site.letterbox.wait(emailOf(who), 2)).subject).toContain('vos deux espaces')
  })

  it('says no from one, and both stay', async () => {
    const [kept, joined] = await addTwo('sam')
    await ask(kept, joined)
    const link = await linkOf(joined)
    await answer(await linkOf(kept), 'yes')
    await answer(link, 'no')
    await answer(link, 'yes')
    expect(await look(link)).toContain('Rien n’est réuni.')
    expect(await findPerson(site.academy.db, ids[joined] ?? '')).not.toBeNull()
    expect(await listAudit(site.academy.db, { personId: ids[kept], action: 'merge.refused' })).toHaveLength(1)
  })

  it('joins nothing by a link of one side changed into the other, or made up', async () => {
    const [kept, joined] = await addTwo('tess')
    await ask(kept, joined)
    const token = new URL(await linkOf(kept), site.url).searchParams.get('token') ?? ''
    const forged = token.replace('.kept.', '.joined.')
    for (const bad of [
      forged,
      `${token}x`,
      mergeToken('autre secret', token.split('.')[0] ?? '', 'kept'),
      'a.kept.b',
    ])
      expect((await site.visit().post('/merge', { token: bad, answer: 'yes' })).status).toBe(404)
    const waiting = await findWaitingMerge(site.academy.db, ids[kept] ?? '', site.academy.now())
    expect([waiting?.keptYesAt, waiting?.joinedYesAt]).toEqual([null, null])
  })
})
