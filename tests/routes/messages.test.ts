/** The pages of messages, as a browser without JavaScript meets them. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '#db/audit.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { messages, reports, threads } from '#db/schema/threads.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addCompany, type Company } from '../setup/threads.ts'
import type { Answer, Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let now = new Date('2026-09-10T14:00:00Z')
let company: Company
let [learner, mentor, coach, staff]: Visitor[] = []
let staffId = ''

beforeAll(async () => {
  site = await openTestAcademy({ now: () => now, demonstration: true })
  company = await addCompany(site)
  learner = await company.enter('learner')
  mentor = await company.enter('mentor')
  coach = await company.enter('coach')
  staffId = await site.addAccount('staff@exemple.fr', 'staff')
  staff = await site.enter('staff@exemple.fr')
})
afterAll(() => site.close())

const to = (visitor: Visitor | undefined): Visitor => {
  if (!visitor) throw new Error('nobody')
  return visitor
}
const plain = (answer: Answer) => answer.text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('<!-- -->', '')
const path = (thread = company.mentorThread) => `/messages/${thread}`

/** The id that the form of a page makes for the next message. */
async function formId(visitor: Visitor, page: string): Promise<string> {
  const { text } = await visitor.get(page)
  return /id="write"[\s\S]*?name="id" value="([^"]+)"/.exec(text)?.[1] ?? ''
}

async function write(visitor: Visitor, text: string, id?: string): Promise<Answer> {
  return visitor.post(path(), { intent: 'write', id: id ?? (await formId(visitor, path())), text })
}

/** A form with a file, as a browser sends it. */
async function sendFile(visitor: Visitor, name: string, content: Uint8Array, text = ''): Promise<Response> {
  const form = new FormData()
  form.set('intent', 'write')
  form.set('id', randomUUID())
  form.set('text', text)
  form.set('file', new File([new Uint8Array(content)], name))
  const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  return fetch(site.url + path(), {
    ...{ method: 'POST', body: form, headers: { cookie, origin: site.url }, redirect: 'manual' },
  })
}

it('says where conversations will begin when there is nobody to write to', async () => {
  await site.addAccount('seule@exemple.fr', 'learner')
  const page = plain(await (await site.enter('seule@exemple.fr')).get('/messages'))
  expect(page).toContain('Vos conversations commenceront ici.')
  expect(page).not.toContain('Tout est lu.')
})

describe('writing', () => {
  it('goes from one to the other, is unread there, and is read once opened', async () => {
    const answer = await write(to(learner), 'Bonjour Isabelle,\nj’ai une question.')
    expect(answer.status).toBe(303)
    expect(answer.location).toMatch(new RegExp(`^${path()}\\?sent=.*#last$`))
    const list = plain(await to(mentor).get('/messages'))
    expect(list).toContain('Un message vous attend.')
    expect(list).toContain('1 à lire')
    expect(plain(await to(mentor).get('/mentor'))).toContain('Messages (1)')
    const page = plain(await to(mentor).get(path()))
    expect(page).toContain('j’ai une question.')
    expect(page).toContain('id="new"')
    expect(plain(await to(mentor).get('/messages'))).toContain('Tout est lu.')
    expect(plain(await to(mentor).get(path()))).not.toContain('id="new"')
  })

  it('says to the learner on her path that somebody wrote', async () => {
    await company.write('mentor', 'Je regarde ce soir.')
    const { joinTrack } = await import('#app/path/acts.server.ts')
    await joinTrack(site.academy, company.learner, 'track')
    expect(plain(await to(learner).get('/path'))).toContain('Isabelle vous a écrit.')
    await to(learner).get(path())
    expect(plain(await to(learner).get('/path'))).not.toContain('vous a écrit')
  })

  it('sends a doubled form once, from two tabs at the same time too', async () => {
    const id = await formId(to(learner), path())
    const before = await site.database.db.$count(messages)
    const answers = await Promise.all([1, 2, 3].map(() => write(to(learner), 'Une seule fois', id)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await site.database.db.$count(messages)).toBe(before + 1)
    // Taken back from the history, with other words.
    expect((await write(to(learner), 'Autre chose', id)).status).toBe(303)
    expect(await site.database.db.$count(messages)).toBe(before + 2)
  })

  it('keeps what she typed when it cannot be sent', async () => {
    const empty = await write(to(learner), '   ')
    expect([empty.status, plain(empty).includes('Il manque encore quelques mots')]).toEqual([400, true])
    const long = await write(to(learner), `début ${'é'.repeat(4_000)} fin`)
    expect(long.status).toBe(400)
    expect(plain(long)).toContain('dépasse 4 000 signes')
    expect(long.text).toMatch(/<textarea[^>]*>début é{4000} fin<\/textarea>/)
    expect((await to(learner).post(path(), { intent: 'write', id: 'x', text: 'a' })).status).toBe(400)
    expect((await to(learner).post(path(), { intent: 'burn' })).status).toBe(400)
  })

  it('shows scripts, false links and turned text harmless', async () => {
    await write(
      to(mentor),
      '<script>alert(1)</script><img src=x onerror=alert(1)> javascript:alert(1) http://a.fr https://ok.example/a?b=1&c=2 \u202egpj.exe https://vrai.fr@faux.fr/',
    )
    const { text } = await to(learner).get(path())
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&lt;img')
    expect(text).not.toMatch(
      /<script>alert|<img src=x|href="javascript|href="http:\/\/a\.fr|href="https:\/\/vrai/,
    )
    expect(text).toMatch(/<a href="https:\/\/ok\.example\/a\?b=1&amp;c=2" rel="noopener noreferrer nofollow"/)
    expect(text).not.toContain('\u202e')
  })

  it('has a limit in a short time', async () => {
    const other = await addCompany(site)
    const visitor = await other.enter('learner')
    for (let n = 0; n < 120; n += 1) await site.academy.limits.take('messageByPerson', other.learner)
    const answer = await visitor.post(path(other.mentorThread), {
      ...{ intent: 'write', id: randomUUID(), text: 'encore un' },
    })
    expect(answer.status).toBe(429)
    expect(answer.text).toContain('encore un</textarea>')
  })
})

describe('files', () => {
  it('are judged by their content, and come as a download to the members only', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
    expect((await sendFile(to(learner), 'é"maquette.exe', png, 'Voici')).status).toBe(303)
    const { text } = await to(mentor).get(path())
    const file = /href="(\/messages\/[^"]+\/files\/[^"]+)"/.exec(text)?.[1] ?? ''
    const answer = await to(mentor).get(file)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.png"/)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    for (const visitor of [coach, staff]) expect((await to(visitor).get(file)).status).toBe(404)
    expect((await site.visit().get(file)).status).toBe(302)
    for (const [name, content, problem] of [
      ['a.exe', new Uint8Array([0x4d, 0x5a, 0, 1]), 'n’est pas accepté'],
      ['a.png', new Uint8Array(0), 'est vide'],
    ] as const) {
      const refused = await sendFile(to(learner), name, content, 'mon texte')
      expect(refused.status, name).toBe(400)
      const page = await refused.text()
      expect(page).toContain(problem)
      expect(page).toContain('mon texte</textarea>')
    }
    expect((await sendFile(to(learner), 'a.txt', new Uint8Array(6_400_000))).status).toBe(413)
  })
})

describe('changing one’s mind', () => {
  it('edits and withdraws within ten minutes, and keeps the text that comes too late', async () => {
    const sentAt = now
    const id = await company.write('learner', 'Bonjuor', now)
    expect((await to(learner).get(`${path()}?edit=${id}`)).text).toContain('Bonjuor</textarea>')
    const edit = (text: string) => to(learner).post(path(), { intent: 'edit', id, text })
    expect((await edit('Bonjour')).status).toBe(303)
    const page = plain(await to(mentor).get(path()))
    expect(page).toContain('modifié')
    expect(page).not.toContain('Bonjuor')
    expect(plain(await edit(''))).toContain('Il manque encore quelques mots')
    now = new Date(sentAt.getTime() + 10 * 60_000)
    expect((await edit('Bonjour, dixième minute')).status).toBe(303)
    now = new Date(sentAt.getTime() + 10 * 60_000 + 1)
    const late = await edit('Trop tard pour changer')
    expect(late.status).toBe(409)
    expect(plain(late)).toContain('Les dix minutes sont passées')
    expect(late.text).toMatch(/id="write"[\s\S]*Trop tard pour changer<\/textarea>/)
    const withdraw = (message: string) => to(learner).post(path(), { intent: 'withdraw', id: message })
    expect((await withdraw(id)).status).toBe(409)
    const other = await company.write('learner', 'À retirer', now)
    expect((await withdraw(other)).status).toBe(303)
    expect((await withdraw(other)).status).toBe(303)
    const after = plain(await to(mentor).get(path()))
    expect(after).toContain('Ce message a été retiré.')
    expect(after).not.toContain('À retirer')
    const gone = await to(learner).post(path(), { intent: 'edit', id: other, text: 'Mes mots' })
    expect(gone.status).toBe(409)
    expect(gone.text).toContain('Mes mots</textarea>')
    for (const intent of ['edit', 'withdraw'])
      expect((await to(mentor).post(path(), { intent, id: other, text: 'x' })).status).toBe(404)
  })
})

describe('older messages and search', () => {
  it('has pages by links, and finds words in their place', async () => {
    const other = await addCompany(site)
    for (let n = 1; n <= 40; n += 1) await other.write('mentor', `Mot numéro ${n}`)
    const visitor = await other.enter('learner')
    const page = await visitor.get(path(other.mentorThread))
    expect(plain(page)).not.toContain('Mot numéro 5<')
    const older = /href="(\/messages\/[^"]+\?before=\d+)/.exec(page.text)?.[1] ?? ''
    const before = await visitor.get(older)
    expect(plain(before)).toContain('Mot numéro 5<')
    expect(plain(before)).toContain('Revenir aux derniers messages')
    const found = await visitor.get('/messages?q=NUMERO%205')
    expect(plain(found)).toContain('Mot numéro 5')
    const link = /href="(\/messages\/[^"]+\?around=\d+)/.exec(
      (await visitor.get('/messages?q=numero+12')).text,
    )?.[1]
    expect(plain(await visitor.get(link ?? ''))).toContain('Mot numéro 12<')
    expect(plain(await visitor.get('/messages?q=introuvable'))).toContain('Aucun message avec')
    expect(plain(await to(learner).get('/messages?q=numéro'))).toContain('Aucun message avec')
    for (const q of ['%00', '%', "'--", 'a'.repeat(5000), '\\', '%F0%9F%A6%8B'])
      expect(
        (await visitor.get(`/messages?q=${q.startsWith('%F') || q === '%00' ? q : encodeURIComponent(q)}`))
          .status,
      ).toBe(200)
    for (const query of ['before=x', 'before=-1', 'around=9e99', 'before=1e300', 'edit=x'])
      expect((await visitor.get(`${path(other.mentorThread)}?${query}`)).status, query).toBe(200)
  })
})

describe('three together', () => {
  it('is opened by the learner alone, who may close it', async () => {
    const page = plain(await to(learner).get('/messages'))
    expect(page).toContain('Ouvrir une conversation à trois')
    expect((await to(mentor).post('/messages', { coach: company.coach })).status).toBe(404)
    expect((await to(learner).post('/messages', { coach: company.mentor })).status).toBe(404)
    const { location } = await to(learner).post('/messages', { coach: company.coach })
    const three = location ?? ''
    for (const visitor of [mentor, coach]) expect((await to(visitor).get(three)).status).toBe(200)
    expect((await to(mentor).post(three, { intent: 'close' })).status).toBe(404)
    expect((await to(learner).post(path(), { intent: 'close' })).status).toBe(404)
    expect((await to(learner).post(three, { intent: 'close' })).status).toBe(303)
    for (const visitor of [mentor, coach]) expect((await to(visitor).get(three)).status).toBe(404)
    expect(plain(await to(learner).get(three))).toContain('Cette conversation est fermée.')
    expect(plain(await to(learner).get('/messages'))).toContain('Ouvrir une conversation à trois')
  })
})

describe('peace', () => {
  it('is had by blocking, which the other one is not told of', async () => {
    await to(learner).get(path())
    expect((await to(learner).post(path(), { intent: 'block', person: company.coach })).status).toBe(404)
    expect((await to(learner).post(path(), { intent: 'block', person: company.mentor })).status).toBe(303)
    const blocked = await to(learner).get(path())
    expect(plain(blocked)).toContain('Vous avez bloqué Isabelle.')
    expect(plain(blocked)).toContain('demander une autre mentore')
    expect(blocked.text).toContain('href="/people"')
    expect(blocked.text).not.toContain('<textarea')
    now = new Date(now.getTime() + 1_000)
    expect((await write(to(mentor), 'Vous me lisez ?')).status).toBe(303)
    const hers = plain(await to(mentor).get(path()))
    expect(hers).toContain('Vous me lisez ?')
    expect(hers).not.toMatch(/bloqué/)
    expect(plain(await to(learner).get(path()))).not.toContain('Vous me lisez')
    expect(plain(await to(learner).get('/messages'))).toContain('Tout est lu.')
    const refused = await to(learner).post(path(), { intent: 'write', id: randomUUID(), text: 'a' })
    expect(refused.status).toBe(409)
    expect(plain(await to(learner).get('/messages/blocked'))).toContain('Vous bloquez une personne.')
    expect((await to(learner).post('/messages/blocked', { person: company.mentor })).status).toBe(303)
    expect(plain(await to(learner).get('/messages/blocked'))).toContain('Vous ne bloquez personne.')
    expect(plain(await to(learner).get(path()))).toContain('Vous me lisez')
  })

  it('is had by reporting: staff read that message and no other, and the reporter their answer', async () => {
    const bad = await company.write('mentor', 'Des mots qui blessent')
    await company.write('mentor', 'Un mot de tous les jours')
    const page = `${path()}/report/${bad}`
    expect(plain(await to(learner).get(page))).toContain('Des mots qui blessent')
    expect((await to(mentor).get(page)).status).toBe(404)
    const empty = await to(learner).post(page, { id: randomUUID(), reason: ' ' })
    expect([empty.status, plain(empty).includes('Dites en quelques mots')]).toEqual([400, true])
    const form = { id: randomUUID(), reason: 'Elle me rabaisse.' }
    const answers = await Promise.all([1, 2, 3].map(() => to(learner).post(page, form)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await site.database.db.$count(reports)).toBe(1)
    const letter = await site.letterbox.wait('staff@exemple.fr')
    expect(letter.subject).toMatch(/^Ariane\s: un signalement$/)
    expect(letter.raw).not.toMatch(/blessent|rabaisse|Isabelle|Fatou/)
    expect(site.letterbox.letters.filter((one) => one.to === 'staff@exemple.fr')).toHaveLength(1)
    await to(mentor).post(path(), { intent: 'withdraw', id: bad })
    now = new Date(now.getTime() + 3 * 3_600_000)
    expect(plain(await to(staff).get('/staff'))).toContain('Voir 1 signalement ouvert')
    const open = plain(await to(staff).get('/staff/reports'))
    for (const words of [
      'Des mots qui blessent',
      'Elle me rabaisse.',
      'Attend depuis 3 heures',
      'Isabelle',
      'Fatou',
    ])
      expect(open).toContain(words)
    expect(open).not.toContain('Un mot de tous les jours')
    for (const visitor of [staff]) expect((await to(visitor).get(path())).status).toBe(404)
    expect((await to(learner).get('/staff/reports')).status).toBe(404)
    expect(plain(await to(learner).get(path()))).toContain('Vous avez signalé ce message.')
    expect(plain(await to(mentor).get(path()))).not.toContain('signalé')
    const [report] = await site.database.db.select().from(reports)
    const handle = (outcome: string) => to(staff).post('/staff/reports', { id: report?.id ?? '', outcome })
    const refused = await handle('')
    expect([refused.status, plain(refused).includes('Dites en quelques mots')]).toEqual([400, true])
    expect((await handle('Nous lui avons parlé.')).status).toBe(303)
    const twice = await handle('Autre réponse')
    expect([twice.status, plain(twice).includes('a déjà répondu')]).toEqual([409, true])
    expect(plain(await to(learner).get(path()))).toContain('L’équipe répond : Nous lui avons parlé.')
    expect(plain(await to(learner).get('/messages/blocked'))).toContain('Nous lui avons parlé.')
    const audit = await listAudit(site.database.db, { personId: staffId, action: 'report.handled' })
    expect(audit).toMatchObject([{ actorId: staffId, subjectId: null, detail: { report: report?.id } }])
    const about = await listAudit(site.database.db, { personId: company.mentor })
    expect(about.filter(({ action }) => action.startsWith('report'))).toEqual([])
    expect((await to(staff).post('/staff/reports', { id: randomUUID(), outcome: 'x' })).status).toBe(404)
  })
})

describe('when the relation ends', () => {
  it('the mentor reads no more, the learner keeps her thread, nobody writes', async () => {
    const other = await addCompany(site)
    await other.write('mentor', 'Dernier mot')
    const [hers, mentors] = [await other.enter('learner'), await other.enter('mentor')]
    const id = await formId(hers, path(other.mentorThread))
    await site.database.db
      .update(mentorships)
      .set({ state: 'ended', until: now })
      .where(eq(mentorships.learnerId, other.learner))
    expect((await mentors.get(path(other.mentorThread))).status).toBe(404)
    expect(
      (await mentors.post(path(other.mentorThread), { intent: 'write', id: randomUUID(), text: 'x' })).status,
    ).toBe(404)
    const late = await hers.post(path(other.mentorThread), { intent: 'write', id, text: 'Merci pour tout' })
    expect(late.status).toBe(409)
    expect(plain(late)).toContain('votre message n’est pas parti')
    expect(plain(late)).toContain('Merci pour tout')
    expect(plain(await hers.get(path(other.mentorThread)))).toContain('Dernier mot')
    expect(plain(await hers.get('/messages'))).toContain('Terminée')
    expect(await site.database.db.$count(threads, eq(threads.learnerId, other.learner))).toBe(2)
  })
})
