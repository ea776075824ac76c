/** Cohorts as staff make them: their forms, the last place, the waiting list and its letters, the link, and lists row by row. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { passPlaces } from '#app/cohorts/acts.server.ts'
import { listAudit } from '#db/audit.ts'
import { listCohortInvitations, saveCohortInvitation } from '#db/cohort-invitations.ts'
import { listWaiting } from '#db/cohort-places.ts'
import { findCohort, listCohortMembers, saveCohort } from '#db/cohorts.ts'
import { saveDisabled } from '#db/people.ts'
import { openTestAcademy, tokenFor, type TestAcademy } from '../setup/academy.ts'
import { lettersToWrite } from '../setup/letters.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let clock = new Date('2026-09-07T07:00:00Z')
let staff: Visitor
let cohort = ''
const ids: Record<string, string> = {}
const names = ['awa', 'bea', 'cleo', 'dina'] as const
const emailOf = (who: string) => `${who}@exemple.fr`

beforeAll(async () => {
  site = await openTestAcademy({ now: () => clock, demonstration: true })
  for (const who of names) ids[who] = await site.addAccount(emailOf(who), 'learner')
  ids.coach = await site.addAccount(emailOf('coach'), 'coach')
  ids.staff = await site.addAccount(emailOf('staff'), 'staff')
  staff = await site.enter(emailOf('staff'))
})
afterAll(() => site.close())
beforeEach(async () => {
  cohort = randomUUID()
  const values = { name: 'Automne', track: 't', startsOn: '2026-10-05', createdAt: clock, coachId: null }
  await saveCohort(site.academy.db, { ...values, id: cohort, places: 2 })
})

const at = (end = '') => `/staff/cohorts/${cohort}${end}`
const act = (form: Record<string, string>) => staff.post(at(), form)
const members = async () => (await listCohortMembers(site.academy.db, cohort)).map(({ id }) => id).sort()
const waiting = async () => (await listWaiting(site.academy.db, cohort)).map(({ learnerId }) => learnerId)
const lines = async (action: string) => listAudit(site.academy.db, { action, limit: 500 })
async function subjects(who: string): Promise<string[]> {
  await expect
    .poll(async () => (await site.database.db.execute(lettersToWrite)).length, { timeout: 20_000 })
    .toBe(0)
  return site.letterbox.letters
    .filter(({ to }) => to === emailOf(who))
    .map(({ subject }) => subject.replaceAll(/[\u00a0\u202f]/g, ' '))
}

describe('the form', () => {
  const wish = (more: Record<string, string> = {}) => ({
    ...{ name: 'Promotion d’avril', startsOn: '2027-04-05', coach: '', places: '12', hours: '6', ...more },
  })

  it('comes back with what was typed, and says what is to be mended', async () => {
    const track = (await site.academy.catalogs.published(site.academy.db)).catalog.tracks[0]?.slug ?? ''
    const bad: [Record<string, string>, string][] = [
      [{ name: ' ' }, 'Donnez un nom'],
      [{ track: 'nulle-part' }, 'Choisissez un parcours de la liste.'],
      [{ startsOn: 'demain' }, 'Choisissez un jour.'],
      [{ places: '0' }, 'Donnez un nombre de places'],
      [{ places: 'douze' }, 'Donnez un nombre de places'],
      [{ hours: '50' }, 'Donnez un nombre entier d’heures'],
      [{ coach: ids.awa ?? '' }, 'Choisissez une coach de la liste.'],
    ]
    for (const [change, text] of bad) {
      const answer = await staff.post('/staff/cohorts/new', {
        ...{ id: randomUUID(), track, ...wish({ hours: '7', ...change }) },
      })
      expect([answer.status, answer.text.includes(text)], text).toEqual([400, true])
      expect(answer.text).toContain('2027-04-05'.slice(0, change.startsOn ? 0 : 10))
    }
  })

  it('makes one cohort for two clicks, and its coach is told by the acts that know how', async () => {
    const track = (await site.academy.catalogs.published(site.academy.db)).catalog.tracks[0]?.slug ?? ''
    const form = { id: randomUUID(), track, ...wish({ coach: ids.coach ?? '' }) }
    const made = await Promise.all([1, 2].map(() => staff.post('/staff/cohorts/new', form)))
    for (const { location } of made) expect(location).toBe(`/staff/cohorts/${form.id}?told=made`)
    const kept = await findCohort(site.academy.db, form.id)
    expect(kept).toMatchObject({ places: 12, hoursPerWeek: 6, coachId: ids.coach })
    expect((await lines('cohort.made')).filter(({ subjectId }) => subjectId === form.id)).toHaveLength(1)
    const edit = await staff.post(`/staff/cohorts/${form.id}/edit`, { track, ...wish({ places: '' }) })
    expect(edit.location).toBe(`/staff/cohorts/${form.id}?told=changed`)
    expect(await findCohort(site.academy.db, form.id)).toMatchObject({ places: null, coachId: null })
    expect((await lines('cohort.coach')).filter(({ subjectId }) => subjectId === form.id)).toHaveLength(2)
  })

  it('answers forged names of people, as no column keeps them, before it looks for anybody', async () => {
    for (const intent of ['take', 'unlist', 'uninvite'])
      expect((await act({ intent, learner: 'a\0b', email: 'a\0b' })).status, intent).toBe(400)
  })

  it('takes no fewer places than there are members', async () => {
    for (const who of ['awa', 'bea']) await act({ intent: 'add', email: emailOf(who) })
    const answer = await staff.post(at('/edit'), { track: 't', ...wish({ places: '1' }) })
    expect([answer.status, answer.text.includes('Donnez au moins autant de places.')]).toEqual([400, true])
  })
})

describe('places', () => {
  it('beyond the last one there is a list; a free place is offered to the first, told, and passes on after 48 hours', async () => {
    for (const who of names) await act({ intent: 'add', email: emailOf(who) })
    expect(await members()).toEqual([ids.awa, ids.bea].sort())
    expect(await waiting()).toEqual([ids.cleo, ids.dina])
    expect(await subjects('cleo')).toContain('Ariane : vous êtes sur la liste d’attente')
    await act({ intent: 'take', learner: ids.awa ?? '' })
    expect(await subjects('cleo')).toContain('Ariane : une place se libère pour vous')
    await passPlaces(site.academy)
    const offers = (await subjects('cleo')).filter((one) => one === 'Ariane : une place se libère pour vous')
    expect(offers).toHaveLength(1)
    clock = new Date(clock.getTime() + 48 * 3_600_000)
    await Promise.all([passPlaces(site.academy), passPlaces(site.academy)])
    expect(await waiting()).toEqual([ids.dina])
    expect(await subjects('cleo')).toContain('Ariane : la place passe à la suivante')
    expect((await subjects('dina')).filter((one) => one.includes('une place se libère'))).toHaveLength(1)
    const dina = await site.enter(emailOf('dina'))
    expect((await dina.get(`/cohort/${cohort}`)).text).toContain('Une place est gardée pour vous.')
    expect((await dina.post(`/cohort/${cohort}`, { answer: 'yes' })).location).toBe(`/cohort/${cohort}`)
    expect(await members()).toEqual([ids.bea, ids.dina].sort())
  })

  it('more places are offered at once, and one that is given back goes to the next', async () => {
    for (const who of names) await act({ intent: 'add', email: emailOf(who) })
    await staff.post(at('/edit'), { name: 'Automne', track: 't', startsOn: '2026-10-05', places: '3' })
    const cleo = await site.enter(emailOf('cleo'))
    expect((await cleo.get(`/cohort/${cohort}`)).text).toContain('Une place est gardée pour vous.')
    expect((await cleo.post(`/cohort/${cohort}`, { answer: 'no' })).location).toBe('/path')
    const list = await listWaiting(site.academy.db, cohort)
    expect(list.map(({ learnerId, offeredUntil }) => [learnerId, offeredUntil !== null])).toEqual([
      [ids.dina, true],
    ])
  })
})

describe('her own answer', () => {
  it('to leave is done once, and nobody meets a page that is not found for a second click', async () => {
    await act({ intent: 'add', email: emailOf('awa') })
    const awa = await site.enter(emailOf('awa'))
    for (let click = 0; click < 2; click += 1)
      expect((await awa.post(`/cohort/${cohort}`, { answer: 'leave' })).location).toBe('/path')
    expect(await members()).toEqual([])
    expect((await awa.post(`/cohort/${cohort}`, { answer: 'yes' })).location).toBe('/path')
    expect(await members()).toEqual([])
    const dina = await site.enter(emailOf('dina'))
    expect((await dina.post(`/cohort/${cohort}`, { answer: 'leave' })).status).toBe(404)
  })

  it('no, from a page that is old, takes no place away that she has meanwhile', async () => {
    await act({ intent: 'add', email: emailOf('awa') })
    const awa = await site.enter(emailOf('awa'))
    expect((await awa.post(`/cohort/${cohort}`, { answer: 'no' })).location).toBe(`/cohort/${cohort}`)
    expect(await members()).toEqual([ids.awa])
  })

  it('is no news to her; that of somebody else is, and either uses up the invitation', async () => {
    const before = (await subjects('bea')).length
    const { path } = await makeLink()
    await saveCohortInvitation(site.academy.db, { cohortId: cohort, email: emailOf('bea'), at: clock })
    const bea = await site.enter(emailOf('bea'))
    await bea.post('/cohort', { token: path.split('=')[1] ?? '' })
    expect(await members()).toEqual([ids.bea])
    expect(await subjects('bea')).toHaveLength(before)
    expect(await listCohortInvitations(site.academy.db, cohort, clock)).toEqual([])
    const told = (await subjects('awa')).length
    await act({ intent: 'add', email: emailOf('awa') })
    expect(await subjects('awa')).toHaveLength(told + 1)
  })
})

/** Makes the link of the cohort as it is shown once. */
const makeLink = async (id = randomUUID(), before = '') => {
  const answer = await act({ intent: 'link', id, before })
  return { answer, path: /value="[^"]*(\/cohort\?token=[\w-]+)"/.exec(answer.text)?.[1] ?? '' }
}

describe('the link', () => {
  const make = makeLink

  it('lets a learner in by herself, is shown once, and is kept as a hash', async () => {
    const { path } = await make()
    const token = path.split('=')[1] ?? ''
    expect((await staff.get(at())).text).not.toContain(token)
    expect((await findCohort(site.academy.db, cohort))?.linkHash).not.toContain(token)
    const stranger = await site.visit().get(path)
    expect(stranger.text).toContain(`/join?next=${encodeURIComponent(path)}`)
    const awa = await site.enter(emailOf('awa'))
    expect((await awa.get(path)).text).toContain('Entrer dans la cohorte')
    const twice = await Promise.all([1, 2].map(() => awa.post('/cohort', { token })))
    for (const { location } of twice) expect(location).toBe(`/cohort/${cohort}`)
    expect(await members()).toEqual([ids.awa])
    expect((await staff.get(path)).text).toContain('Ce link'.replace('link', 'lien est pour les apprenantes'))
    expect((await staff.post('/cohort', { token })).status).toBe(404)
  })

  it('is one for two clicks; renewed or closed, the former opens nothing; an old page changes nothing', async () => {
    const id = randomUUID()
    const [first, again] = [await make(id), await make(id)]
    expect(again.path).toBe(first.path)
    expect((await make(randomUUID(), '')).answer.location).toContain('told=stale')
    const before = (await findCohort(site.academy.db, cohort))?.linkMadeAt?.toISOString() ?? ''
    const second = await make(randomUUID(), before)
    expect((await site.visit().get(first.path)).status).toBe(410)
    expect((await site.visit().get(second.path)).status).toBe(200)
    const now = (await findCohort(site.academy.db, cohort))?.linkMadeAt?.toISOString() ?? ''
    expect((await act({ intent: 'close', before: now })).location).toContain('told=closed')
    expect((await site.visit().get(second.path)).status).toBe(410)
    const awa = await site.enter(emailOf('awa'))
    await awa.post('/cohort', { token: second.path.split('=')[1] ?? '' })
    expect(await members()).toEqual([])
  })
})

describe('a list', () => {
  const list = ['Nom;E-mail', 'Awa;awa@exemple.fr', 'Bea;bea@exemple.fr', 'Cléo;cleo@exemple.fr']
    .concat(['Pas;pas une adresse', 'Neuve;neuve@exemple.fr', 'Awa;AWA@exemple.fr', 'Fin;fermee@exemple.fr'])
    .join('\r\n')
  const send = (form: Record<string, string>) => staff.post(at('/import'), form)
  const announcedIn = (text: string) => /name="announced" value="([^"]*)"/.exec(text)?.[1] ?? ''

  beforeAll(async () => {
    const closed = await site.addAccount('fermee@exemple.fr', 'learner')
    await saveDisabled(site.academy.db, { personId: closed, disabled: true, by: null, at: clock })
  })

  it('is first only read: each row says what it would do, and nothing is done', async () => {
    await act({ intent: 'add', email: emailOf('awa') })
    const answer = await send({ list })
    expect(announcedIn(answer.text)).toBe('2:member 3:join 4:wait 5:email 6:invite-wait 7:twice 8:closed')
    const text = answer.text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    for (const says of [
      ...['est déjà dans la cohorte', 'entre dans la cohorte', 'cohorte complète', 'n’est pas une adresse'],
      ...['est déjà à la ligne 2', 'a un espace fermé', 'Trois lignes prêtes à importer'],
    ])
      expect(text).toContain(says)
    expect(await members()).toEqual([ids.awa])
    expect(await waiting()).toEqual([])
    expect(await listCohortInvitations(site.academy.db, cohort, clock)).toEqual([])
  })

  it('is imported once, however often it is sent, and from two tabs at once', async () => {
    const announced = announcedIn((await send({ list })).text)
    const sent = { intent: 'import', list, announced }
    const answers = await Promise.all([1, 2, 3].map(() => send(sent)))
    for (const { status, text } of answers) {
      expect(status).toBe(200)
      expect(text).not.toContain('A changé entre-temps')
      expect(text).toContain('est entrée dans la cohorte')
    }
    expect(await members()).toEqual([ids.awa, ids.bea].sort())
    expect(await waiting()).toEqual([ids.cleo])
    expect(await listCohortInvitations(site.academy.db, cohort, clock)).toHaveLength(1)
    expect((await lines('cohort.imported')).filter(({ subjectId }) => subjectId === cohort)).toHaveLength(1)
    expect((await subjects('neuve')).filter((one) => one.includes('invit'))).toHaveLength(1)
    // Who is invited enters by her letter: here on the list, which is what was said.
    const { path, token } = await tokenFor(site, emailOf('neuve'))
    await site.visit().post(path, { token, name: 'Neuve' })
    expect(await waiting()).toHaveLength(2)
    expect(await listCohortInvitations(site.academy.db, cohort, clock)).toEqual([])
  })

  it('promises a place to who enters now: an invitation takes none', async () => {
    const later = ['x', 'y', 'z'].map((who) => emailOf(`future-${who}`))
    const answer = await send({ list: [later[0], later[1], emailOf('awa'), later[2]].join('\n') })
    expect(announcedIn(answer.text)).toBe('1:invite 2:invite-wait 3:join 4:invite-wait')
  })

  it('sends letters within the limit of lists, says so, and pays for none that does not go', async () => {
    const { limits } = site.academy
    const staffId = ids.staff ?? ''
    const rowsOf = ['1:invite', '2:invite-wait'].join(' ')
    const two = ['tard1', 'tard2'].map(emailOf).join('\n')
    for (let spent = 0; spent < 1000; spent += 1)
      if ((await limits.take('listedByPerson', staffId)) !== null) break
    const refused = await send({ intent: 'import', list: two, announced: rowsOf })
    expect(refused.text.match(/trop d’invitations aujourd’hui/g)).toHaveLength(2)
    expect(await listCohortInvitations(site.academy.db, cohort, clock)).toEqual([])
    await limits.clear('listedByPerson', staffId)
    await limits.clear('invitationByPerson', staffId)
    for (let click = 0; click < 62; click += 1) await act({ intent: 'add', email: emailOf('tard1') })
    expect((await act({ intent: 'add', email: emailOf('tard2') })).location).toContain('told=invite')
  })

  it('says which rows came otherwise than announced, and does nothing that was not', async () => {
    await act({ intent: 'add', email: emailOf('awa') })
    const announced = announcedIn((await send({ list })).text)
    await act({ intent: 'add', email: emailOf('dina') })
    await act({ intent: 'take', learner: ids.awa ?? '' })
    await act({ intent: 'add', email: emailOf('cleo') })
    const answer = await send({ intent: 'import', list, announced })
    expect(answer.text).toContain('A changé entre-temps')
    expect(await members()).toEqual([ids.cleo, ids.dina].sort())
    expect((await waiting())[0]).toBe(ids.bea)
    expect(await waiting()).not.toContain(ids.awa)
  })

  it.each([
    [{ list: '' }, 'Choisissez un fichier, ou collez une liste.'],
    [{ list: 'nom;ville\nAwa;Lyon' }, 'Aucune colonne ne contient d’adresses'],
    [{ list: 'mail\n"a@exemple.fr' }, 'Un guillemet n’est pas refermé.'],
    [{ list: 'a@exemple.fr\n'.repeat(501) }, 'C’est plus de 500 lignes.'],
  ])('that cannot be read comes back: %#', async (form, text) => {
    const answer = await send(form)
    expect([answer.status, answer.text.includes(text)]).toEqual([400, true])
  })
})
