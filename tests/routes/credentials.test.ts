/** Credentials: given once and only on what a person confirmed; private until she opens them; signed, verified by another library; revoked; erased. */
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { createRemoteJWKSet, decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signJwt } from '#app/credentials/keys.server.ts'
import { contestValidation } from '#app/file/validation.server.ts'
import { listAudit } from '#db/audit.ts'
import { listAwards, listSigningKeys } from '#db/awards.ts'
import { erasePerson, exportPerson } from '#db/personal-data.ts'
import { signingKeys } from '#db/schema/awards.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addAward, confirmNode } from '../setup/awards.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let keys: ReturnType<typeof createRemoteJWKSet>
const visitors: Record<string, Visitor> = {}
const ids: Record<string, string> = {}
const add = async (who: string, role: 'learner' | 'staff') => {
  ids[who] = await site.addAccount(`${who}@exemple.fr`, role)
  visitors[who] = await site.enter(`${who}@exemple.fr`)
}

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  for (const who of ['awa', 'other']) await add(who, 'learner')
  for (const who of ['staff', 'staff2']) await add(who, 'staff')
  visitors.nobody = site.visit()
  keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', site.url))
})
afterAll(() => site.close())

const id = (who: string) => ids[who] ?? ''
const get = async (who: string, path: string) => {
  const answer = await visitors[who]?.get(path)
  if (!answer) throw new Error(`no ${who}`)
  return { ...answer, words: answer.text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ') }
}
const post = async (who: string, path: string, form: Record<string, string>) =>
  (await visitors[who]?.post(path, form))?.location ?? (await visitors[who]?.post(path, form))?.status
const issue = (who: string, learner: string, subject: string, by = 'staff') =>
  visitors[by]?.post('/staff/credentials', { learner: id(learner), kind: 'node', subject, who })
const told = async (answer: ReturnType<typeof issue>) =>
  new URLSearchParams((await answer)?.location?.split('?')[1]).get('told')
const given = async (who: string, subject: string) =>
  (await listAwards(site.database.db, id(who))).filter((award) => award.subject === subject)
/** The bit of a credential in the list that it names, read as others read it. */
async function revokedIn(jwt: string): Promise<number> {
  const { payload } = await jwtVerify(jwt, keys)
  const status = payload.credentialStatus as { statusListCredential: string; statusListIndex: string }
  const answer = await get('nobody', new URL(status.statusListCredential).pathname)
  expect(answer.headers.get('content-type')).toContain('application/vc+jwt')
  const list = await jwtVerify(answer.text, keys)
  const { encodedList } = list.payload.credentialSubject as { encodedList: string }
  expect(encodedList.startsWith('u')).toBe(true)
  const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'))
  expect(bits).toHaveLength(16_384)
  const place = Number(status.statusListIndex)
  return ((bits[place >> 3] ?? 0) >> (7 - (place & 7))) & 1
}

describe('giving a credential', () => {
  it('happens once, from two tabs of two people, with one line', async () => {
    await confirmNode(site.academy, { learnerId: id('awa'), node: 'html@1' })
    expect((await get('staff', '/staff/credentials')).text).toContain(id('awa'))
    const answers = await Promise.all(
      ['staff', 'staff2', 'staff', 'staff2'].map((by) => told(issue('', 'awa', 'html@1', by))),
    )
    expect(answers.sort()).toEqual(['issued', 'known', 'known', 'known'])
    expect(await given('awa', 'html@1')).toHaveLength(1)
    const lines = await listAudit(site.database.db, { personId: id('awa'), action: 'award.issued' })
    expect(lines).toMatchObject([{ detail: { of: 'html@1', kind: 'node' } }])
    expect((await get('staff', '/staff/credentials')).text).not.toContain(`value="${id('awa')}"`)
  })

  it('needs what a person confirmed and she does not contest', async () => {
    expect(await told(issue('', 'other', 'html@1'))).toBe('unfounded')
    const validation = await confirmNode(site.academy, { learnerId: id('other'), node: 'css@1' })
    await contestValidation(
      { ...site.academy, nonce: '', address: '', once: new Map() },
      id('other'),
      validation,
    )
    expect(await told(issue('', 'other', 'css@1'))).toBe('unfounded')
    const track = (await site.academy.catalogs.published(site.database.db)).catalog.tracks[0]?.slug ?? ''
    const wish = { learner: id('awa'), kind: 'track', subject: track }
    expect(await post('staff', '/staff/credentials', wish)).toContain('told=unfounded')
    expect(await listAwards(site.database.db, id('other'))).toEqual([])
    for (const form of [
      { learner: 'nobody', kind: 'node', subject: 'html@1' },
      { learner: id('awa'), kind: 'node', subject: 'nothing@9' },
      { learner: id('staff'), kind: 'node', subject: 'html@1' },
    ])
      expect(await post('staff', '/staff/credentials', form)).toBe(404)
  })
})

describe('her credential', () => {
  it('is nobody else’s, and private until she opens its page', async () => {
    const [award] = await given('awa', 'html@1')
    const [own, open] = [`/me/credentials/${award?.id}`, `/credentials/${award?.id}`]
    const isHidden = async () => {
      for (const path of [open, `${open}/jwt`])
        for (const who of ['nobody', 'other', 'staff', 'awa'])
          expect((await get(who, path)).status, `${who} ${path}`).toBe(404)
    }
    for (const who of ['other', 'staff']) {
      for (const path of [own, `${own}/jwt`]) expect((await get(who, path)).status).toBe(404)
      expect(await post(who, own, { intent: 'accept', name: 'Moi' })).toBe(404)
    }
    await isHidden()
    expect(await post('awa', own, { intent: 'open' })).toBe(400)
    const bad = await visitors.awa?.post(own, { intent: 'accept', name: 'www.x.fr <b>' })
    expect(bad?.status).toBe(400)
    expect(bad?.text).toContain('value="www.x.fr &lt;b&gt;"')
    expect(await post('awa', own, { intent: 'accept', name: 'Awa D.' })).toContain('told=accepted')
    await isHidden()
    expect(await post('awa', own, { intent: 'open' })).toContain('told=opened')
    const page = await get('nobody', open)
    expect(page.status).toBe(200)
    expect(page.words).toContain('Awa D.')
    expect(page.words).toContain('une mentore')
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(page.text).toContain('content="noindex"')
    expect(page.text).not.toContain('exemple.fr')
    expect(page.text).not.toContain('Vu ensemble')
    const asked = await visitors.nobody?.get(open, { Accept: 'application/vc+jwt' })
    expect(asked?.location).toBe(`${open}/jwt`)
    expect(await post('awa', own, { intent: 'close' })).toContain('told=closed')
    await isHidden()
    await post('awa', own, { intent: 'open' })
  })

  it('is verified by another library, and not when a letter of it is changed', async () => {
    const [award] = await given('awa', 'html@1')
    const jwt = (await get('nobody', `/credentials/${award?.id}/jwt`)).text
    const { payload, protectedHeader } = await jwtVerify(jwt, keys, {
      issuer: `${site.academy.env.publicUrl}/credentials/issuer`,
      algorithms: ['EdDSA'],
    })
    expect(payload.jti).toBe(`${site.academy.env.publicUrl}/credentials/${award?.id}`)
    const key = await get('nobody', new URL(protectedHeader.kid ?? '').pathname)
    await jwtVerify(jwt, await importJWK(JSON.parse(key.text), 'EdDSA'))
    expect(key.text).not.toContain('"d"')
    const [header, , signature] = jwt.split('.')
    const other = JSON.stringify(payload).replace('Awa D.', 'Eve D.')
    const changed = [header, Buffer.from(other).toString('base64url'), signature].join('.')
    await expect(jwtVerify(changed, keys)).rejects.toThrow('signature verification failed')
    expect((await get('awa', `/me/credentials/${award?.id}/jwt`)).text).toBe(jwt)
  })

  it('has the fields that Open Badges 3.0 requires', async () => {
    const [award] = await given('awa', 'html@1')
    const jwt = (await get('nobody', `/credentials/${award?.id}/jwt`)).text
    expect(decodeProtectedHeader(jwt)).toMatchObject({
      alg: 'EdDSA',
      typ: 'JWT',
      kid: z.url().parse(decodeProtectedHeader(jwt).kid),
    })
    const { payload } = await jwtVerify(jwt, keys)
    expect(credentialSchema.safeParse(payload).error).toBeUndefined()
    const issuer = JSON.parse((await get('nobody', '/credentials/issuer')).text)
    expect(issuer).toMatchObject(payload.issuer as object)
    expect(issuer.id).toBe(payload.iss)
  })
})

/** What the specification requires of an OpenBadgeCredential, class by class, and no more than we write. */
const moment = z.iso.datetime({ offset: true })
const credentialSchema = z.strictObject({
  '@context': z.tuple([
    z.literal('https://www.w3.org/ns/credentials/v2'),
    z.literal('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'),
  ]),
  id: z.url(),
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('OpenBadgeCredential')]),
  name: z.string().min(1),
  issuer: z.strictObject({
    ...{ id: z.url(), type: z.array(z.literal('Profile')).min(1), name: z.string(), url: z.url() },
  }),
  validFrom: moment,
  awardedDate: moment,
  credentialSubject: z.strictObject({
    type: z.array(z.literal('AchievementSubject')).min(1),
    identifier: z.array(
      z.strictObject({
        type: z.literal('IdentityObject'),
        hashed: z.literal(false),
        identityHash: z.string().min(1),
        identityType: z.literal('name'),
      }),
    ),
    achievement: z.strictObject({
      ...{ id: z.url(), type: z.array(z.literal('Achievement')).min(1), name: z.string().min(1) },
      ...{ description: z.string().min(1), criteria: z.strictObject({ narrative: z.string().min(1) }) },
      ...{ achievementType: z.enum(['Competency', 'LearningProgram']), inLanguage: z.enum(['fr', 'en']) },
    }),
  }),
  evidence: z.array(z.strictObject({ type: z.tuple([z.literal('Evidence')]), narrative: z.string() })),
  credentialStatus: z.strictObject({
    ...{ id: z.url(), type: z.literal('BitstringStatusListEntry'), statusPurpose: z.literal('revocation') },
    ...{ statusListIndex: z.string().regex(/^\d+$/), statusListCredential: z.url() },
  }),
  credentialSchema: z.array(
    z.strictObject({ id: z.url(), type: z.literal('1EdTechJsonSchemaValidator2019') }),
  ),
  ...{ iss: z.url(), jti: z.url(), nbf: z.number().int() },
})

describe('a revoked credential', () => {
  it('says so at once on its page and in the public list, and another may follow', async () => {
    const [award] = await given('awa', 'html@1')
    const [one, open] = [`/staff/credentials/${award?.id}`, `/credentials/${award?.id}`]
    const jwt = (await get('nobody', `${open}/jwt`)).text
    expect(await revokedIn(jwt)).toBe(0)
    expect((await visitors.staff?.post(one, { reason: 'mistake', words: ' ' }))?.status).toBe(400)
    expect((await visitors.awa?.post(one, { reason: 'mistake', words: 'x' }))?.status).toBe(404)
    const form = { reason: 'mistake', words: 'Pardon, une erreur de notre part.' }
    await Promise.all([visitors.staff?.post(one, form), visitors.staff2?.post(one, form)])
    const lines = await listAudit(site.database.db, { personId: id('awa'), action: 'award.revoked' })
    expect(lines).toMatchObject([{ detail: { of: 'html@1', reason: 'mistake' } }])
    const page = await get('nobody', open)
    expect(page.words).toContain('Retirée le')
    expect(page.words).not.toContain('Valide')
    expect(page.text).not.toContain('Pardon')
    expect((await get('awa', `/me/credentials/${award?.id}`)).words).toContain('Pardon')
    expect(await revokedIn(jwt)).toBe(1)
    const again = { intent: 'accept', name: 'Awa' }
    expect((await visitors.awa?.post(`/me/credentials/${award?.id}`, again))?.status).toBe(409)
    expect(await told(issue('', 'awa', 'html@1'))).toBe('issued')
    expect(await given('awa', 'html@1')).toHaveLength(2)
    const next = await addAward(site.academy, { learnerId: id('awa'), by: id('staff'), node: 'css@1' })
    expect(await revokedIn((await get('nobody', `/credentials/${next}/jwt`)).text)).toBe(0)
  })

  it('stays revoked when she is erased, and nothing else of hers is left', async () => {
    await add('gone', 'learner')
    const award = await addAward(site.academy, { learnerId: id('gone'), by: id('staff') })
    const jwt = (await get('nobody', `/credentials/${award}/jwt`)).text
    await visitors.staff?.post(`/staff/credentials/${award}`, { reason: 'asked', words: 'Voilà.' })
    const known = await exportPerson(site.database.db, id('gone'))
    expect(known?.awards).toMatchObject([{ id: award, shownName: 'Awa Diop', jwt }])
    await erasePerson(site.database.db, { personId: id('gone'), by: null, at: site.academy.now() })
    expect(await given('gone', 'html@1')).toEqual([])
    expect((await get('nobody', `/credentials/${award}`)).status).toBe(404)
    expect(await revokedIn(jwt)).toBe(1)
  })
})

describe('the keys', () => {
  it('are one for all that sign first at once, kept sealed', async () => {
    await site.database.db.delete(signingKeys)
    await Promise.all(['a', 'b', 'c'].map((jti) => signJwt(site.academy, { jti })))
    const stored = await listSigningKeys(site.database.db)
    expect(stored).toHaveLength(1)
    const thumbprint = JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x: stored[0]?.publicKey })
    expect(stored[0]?.id).toBe(createHash('sha256').update(thumbprint).digest('base64url'))
  })

  it('follow the secret of the environment; what an older one signed stays valid', async () => {
    const before = await signJwt(site.academy, { jti: 'before' })
    const env = { ...site.academy.env, authSecret: 'un tout autre secret, assez long pour servir' }
    const after = await signJwt({ ...site.academy, env }, { jti: 'after' })
    const fresh = createRemoteJWKSet(new URL('/.well-known/jwks.json', site.url))
    const [one, two] = [await jwtVerify(before, fresh), await jwtVerify(after, fresh)]
    expect(one.protectedHeader.kid).not.toBe(two.protectedHeader.kid)
  })
})
