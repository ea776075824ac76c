/** A coach's week by the pages: what was seen, her board, one text to several; and what the learner reads and says of it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flagLearners } from '#app/rules/rules.server.ts'
import { listGoals } from '#db/coaching-goals.ts'
import { saveEnrolment, saveMinutesByWeekday } from '#db/enrolments.ts'
import { listFlags, recordMeasures, saveContest } from '#db/flags.ts'
import { recordTime } from '#db/learning/modules.ts'
import { removeCohortMember, saveCohort, saveCohortCoach, saveCohortMember } from '#db/cohorts.ts'
import { listOpenings } from '#db/openings.ts'
import { savePerson } from '#db/people.ts'
import { flags, ruleMeasures } from '#db/schema/cohorts.ts'
import { listMessages } from '#db/threads/reading.ts'
import { listThreads } from '#db/threads/threads.ts'
import { published } from '#engine/rule-credentials.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let coach: Visitor
let awa: Visitor
const ids: Record<string, string> = {}
const cohort = randomUUID()
/** Her pace is read by whole weeks: what is said depends on the day. */
const wednesday = new Date('2026-11-18T08:00:00Z')
const names = { awa: 'Awa', lea: 'Léa Roux', zoe: 'Zoé' } as const

const read = async (visitor: Visitor, path: string) => (await visitor.get(path)).text.replace(/\s/g, ' ')
const now = () => site.academy.now()
const ago = (days: number) => new Date(now().getTime() - days * 86_400_000)
const dayAgo = (days: number) => ago(days).toISOString().slice(0, 10)

beforeAll(async () => {
  site = await openTestAcademy({ now: () => wednesday, demonstration: true })
  const { db } = site.academy
  ids.coach = await site.addAccount('coach@exemple.fr', 'coach')
  await savePerson(db, ids.coach, { name: 'Sandrine' }, now())
  const values = { id: cohort, name: 'Automne', track: 'web', startsOn: dayAgo(80), createdAt: ago(80) }
  await saveCohort(db, { ...values, coachId: ids.coach })
  for (const [who, name] of Object.entries(names)) {
    const id = (ids[who] = await site.addAccount(`${who}@exemple.fr`, 'learner'))
    await savePerson(db, id, { name }, now())
    await saveEnrolment(db, id, { id: randomUUID(), track: 'web', at: ago(80) })
    await saveMinutesByWeekday(db, id, [30, 30, 30, 30, 30, 0, 0], ago(80))
    await saveCohortMember(db, { cohortId: cohort, learnerId: id, at: ago(80) })
  }
  // Awa came every two days until nineteen days ago; Léa comes still; Zoé has not begun.
  for (let day = 75; day >= 0; day -= 2) {
    const time = { day: dayAgo(day), module: 'html-1', seconds: 1_800, at: ago(day) }
    if (day >= 19) await recordTime(db, ids.awa ?? '', time)
    await recordTime(db, ids.lea ?? '', time)
  }
  coach = await site.enter('coach@exemple.fr')
  awa = await site.enter('awa@exemple.fr')
  await flagLearners(site.academy)
})
afterAll(() => site.close())

describe('a coach’s week', () => {
  it('tells what was seen of whom, in words that both read', async () => {
    const page = await read(coach, '/coach')
    expect(page).toContain('Cette semaine, une apprenante à qui faire signe.')
    expect(page).toContain('Sans signe depuis dix-⁠neuf jours. D’habitude, deux jours au plus.')
    expect(page).toContain('Le dossier d’Awa')
    expect(page).not.toMatch(/Le dossier de (Léa|Zoé)/)
    expect(page).not.toMatch(/à risque|en retard|décroch/i)
    const own = await read(awa, '/me/said')
    expect(own).toContain('Pas de signe de vous depuis dix-⁠neuf jours.')
    expect(own).toContain('parle de 4,3 % des apprenantes')
  })

  it('shows each member on the board, in the order asked for, and opens no file by it', async () => {
    const path = `/coach/cohorts/${cohort}`
    const page = await read(coach, path)
    for (const name of Object.values(names)) expect(page).toContain(name)
    const row = (who: string) => page.split(`/learners/${ids[who]}`)[1]?.split('</tr>')[0]
    expect(row('awa')).toContain('Il y a 3 semaines')
    expect(row('awa')).toContain('Un silence long pour elle')
    expect(row('lea')).toContain('Hier')
    expect(row('zoe')).toContain('N’a pas encore commencé')
    const order = async (sort: string) => {
      const text = await read(coach, `${path}?sort=${sort}`)
      return Object.keys(names).sort(
        (a, b) => text.indexOf(`/learners/${ids[a]}`) - text.indexOf(`/learners/${ids[b]}`),
      )
    }
    expect(await order('name')).toEqual(['awa', 'lea', 'zoe'])
    expect((await order('pace'))[2]).toBe('lea')
    expect(await order('nonsense')).toEqual(await order('seen'))
    expect(await listOpenings(site.academy.db, ids.awa ?? '')).toEqual([])
  })
})

describe('her word against it', () => {
  it('is asked for, kept as typed, changed, and read by her coach instead of what was seen', async () => {
    const [flag] = await listFlags(site.academy.db, ids.awa ?? '')
    const id = flag?.id ?? ''
    const form = (words: string) => ({ id, [`words-${id}`]: words })
    const empty = await awa.post('/me/said', form('  '))
    expect([empty.status, empty.text.includes('Écrivez quelques mots.')]).toEqual([400, true])
    const long = await awa.post('/me/said', form('a'.repeat(1_001)))
    expect([long.status, long.text.includes('a'.repeat(1_001))]).toEqual([400, true])
    for (const words of ['Je lis.', 'Je lis sur papier.'])
      expect((await awa.post('/me/said', form(words))).location).toBe('/me/said?saved')
    const page = await read(coach, '/coach')
    expect(page).toContain('Je lis sur papier.')
    expect(page).toContain('Cette semaine, personne n’attend de mot en particulier.')
    expect(page).toContain('À propos de : Un silence long pour elle')
    expect(page).not.toContain('Sans signe depuis')
    expect(await read(coach, `/coach/cohorts/${cohort}`)).not.toContain('Un silence long pour elle')
  })

  it('is answered once, by two clicks too, and what was taken back is past', async () => {
    const [flag] = await listFlags(site.academy.db, ids.awa ?? '')
    const id = flag?.id ?? ''
    const form = (words: string) => ({
      ...{ intent: 'take-back', learner: ids.awa ?? '', id, [`answer-${id}`]: words },
    })
    const empty = await coach.post('/coach', form(''))
    expect([empty.status, empty.text.includes('Écrivez quelques mots.')]).toEqual([400, true])
    const answers = await Promise.all([1, 2].map(() => coach.post('/coach', form('C’est retiré.'))))
    for (const { location } of answers) expect(location).toBe('/coach?answer=done')
    const late = await coach.post('/coach', form('Autre chose.'))
    expect(late.location).toBe('/coach?answer=answered')
    expect(await read(coach, '/coach?answer=answered')).toContain('Ce constat a déjà une réponse.')
    const own = await read(awa, '/me/said')
    expect(own).toContain('L’académie ne dit rien de particulier de vous.')
    expect(own).toContain('Ce constat est retiré.')
    expect(own).toContain('Sandrine, le')
    expect((await awa.post('/me/said', { id, [`words-${id}`]: 'Encore' })).location).toBe('/me/said?answered')
  })
})

describe('the rules', () => {
  it('are told with their figures, the refused one as such', async () => {
    const page = await read(coach, '/coach/rules')
    expect(page).toContain('Mesurée sur 600 vies simulées.')
    expect(page).not.toContain('Elle parlerait de trop de monde.')
    const figures = { ...published.pace, learners: 80, verdict: 'refused' as const }
    await recordMeasures(site.academy.db, 'w', [{ rule: 'pace', at: now(), figures }])
    const after = await read(coach, '/coach/rules')
    expect(after).toContain('Elle parlerait de trop de monde.')
    expect(after).toContain('sur l’histoire de l’académie : 80 apprenantes.')
    await site.academy.db.delete(ruleMeasures)
  })
})

describe('a coaching goal', () => {
  const goalsOf = (who: string) => listGoals(site.academy.db, ids[who] ?? '')

  it('is set once, read by both, and its date is moved by the learner', async () => {
    const file = `/learners/${ids.lea}`
    const lea = await site.enter('lea@exemple.fr')
    const id = randomUUID()
    const empty = await coach.post(file, { intent: 'goal', id, goal: ' ', 'goal-due': '2027-01-31' })
    expect([empty.status, empty.text.includes('Écrivez le but')]).toEqual([400, true])
    expect(empty.text).toContain('2027-01-31')
    const form = { intent: 'goal', id, goal: 'Un stage au printemps', 'goal-due': '2027-01-31' }
    const set = await Promise.all([1, 2].map(() => coach.post(file, form)))
    for (const { status } of set) expect(status).toBe(303)
    expect(await goalsOf('lea')).toMatchObject([{ text: 'Un stage au printemps', dueOn: '2027-01-31' }])
    expect(await read(lea, '/path/proposals')).toContain('Un stage au printemps')
    const bad = await lea.post('/path/proposals', { intent: 'goal-move', id, [`goal-due-${id}`]: '31/01' })
    expect([bad.status, bad.text.includes('Choisissez un jour.')]).toEqual([400, true])
    await lea.post('/path/proposals', { intent: 'goal-move', id, [`goal-due-${id}`]: '2027-06-30' })
    await lea.post('/path/proposals', { intent: 'goal-reached', id })
    expect(await goalsOf('lea')).toMatchObject([{ dueOn: '2027-06-30', reachedAt: expect.any(Date) as Date }])
    for (const [who, to] of [
      [awa, '/path/proposals'],
      [coach, `/learners/${ids.awa}`],
    ] as const)
      expect((await who.post(to, { intent: 'goal-drop', id })).status).toBe(404)
    const next = await site.addAccount('suite@exemple.fr', 'coach')
    const follow = (coachId: string) =>
      saveCohortCoach(site.academy.db, { cohortId: cohort, coachId, at: now() })
    await follow(next)
    const odile = await site.enter('suite@exemple.fr')
    expect((await odile.post(file, { intent: 'goal-unreached', id })).status).toBe(303)
    expect(await goalsOf('lea')).toMatchObject([{ reachedAt: null }])
    expect((await odile.post(file, { intent: 'goal-drop', id })).status).toBe(404)
    await follow(ids.coach ?? '')
    expect((await coach.get(`${file}?saved=__proto__`)).status).toBe(200)
    expect((await lea.post('/path/proposals', { ...form, id: randomUUID() })).status).toBe(400)
    expect(await goalsOf('lea')).toHaveLength(1)
    for (let click = 0; click < 2; click += 1)
      expect((await lea.post('/path/proposals', { intent: 'goal-drop', id })).status).toBe(303)
    expect(await goalsOf('lea')).toEqual([])
  })
})

describe('one text to several', () => {
  const path = `/coach/cohorts/${cohort}/write`
  const bodies = async (who: string) => {
    const { db } = site.academy
    const thread = (await listThreads(db, ids[who] ?? '')).find(({ kind }) => kind === 'coach')
    if (!thread) return []
    const { messages } = await listMessages(db, ids[who] ?? '', thread, null)
    return messages.map(({ body }) => body)
  }

  it('is read over one by one before any goes', async () => {
    const form = randomUUID()
    await coach.get(path)
    const nobody = await coach.post(path, { intent: 'preview', form, text: 'Bonjour' })
    expect([nobody.status, nobody.text.includes('Cochez au moins une personne.')]).toEqual([400, true])
    const empty = await coach.post(path, { intent: 'preview', form, to: ids.lea ?? '', text: ' ' })
    expect([empty.status, empty.text.includes('Écrivez quelques mots.')]).toEqual([400, true])
    const shown = await coach.post(path, {
      intent: 'preview',
      form,
      to: ids.lea ?? '',
      text: 'Bonjour {prénom} !',
    })
    expect([shown.status, shown.text.includes('Bonjour Léa !')]).toEqual([200, true])
    expect(await bodies('lea')).toEqual([])
  })

  it('gives the typed text back when others are ticked, of whom something is seen and not contested', async () => {
    const ticked = async (intent: string) => {
      const { status, text } = await coach.post(path, { intent, form: randomUUID(), text: 'Gardez-moi' })
      expect([status, text.includes('Gardez-moi')]).toEqual([200, true])
      return text.match(/<input[^>]*name="to"[^>]*>/g)?.filter((box) => box.includes('checked')).length
    }
    expect(await ticked('tick-all')).toBe(3)
    expect(await ticked('tick-seen')).toBe(0)
    const given = { learnerId: ids.zoe ?? '', id: randomUUID() }
    await site.academy.db.insert(flags).values({ ...given, rule: 'pace', facts: {}, since: now() })
    expect(await ticked('tick-seen')).toBe(1)
    await saveContest(site.academy.db, { ...given, words: 'Non.', at: now() })
    expect(await ticked('tick-seen')).toBe(0)
  })

  it('goes to each of those kept, once, as it was changed', async () => {
    const form = randomUUID()
    const sending = new URLSearchParams({ intent: 'send', form })
    for (const who of ['lea', 'awa'] as const) {
      sending.append('to', ids[who] ?? '')
      sending.append(`text-${ids[who]}`, `Bonjour ${who} !`)
    }
    sending.append(`text-${ids.zoe}`, 'Pas pour toi')
    const send = () =>
      fetch(new URL(path, site.url), {
        method: 'POST',
        body: sending,
        redirect: 'manual',
        headers: {
          origin: site.url,
          cookie: [...coach.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      })
    for (const answer of await Promise.all([send(), send()])) {
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toContain(`/coach/cohorts/${cohort}?sent=2`)
    }
    sending.set(`text-${ids.lea}`, 'Autre chose')
    sending.append('to', ids.zoe ?? '')
    const other = await send()
    expect(other.status).toBe(409)
    const back = await other.text()
    for (const text of ['Autre chose', 'Un premier message est déjà parti.', 'Deux messages sont partis.'])
      expect(back).toContain(text)
    expect(back).not.toContain('Bonjour awa !')
    expect(await bodies('lea')).toEqual(['Bonjour lea !'])
    expect(await bodies('awa')).toEqual(['Bonjour awa !'])
    expect(await bodies('zoe')).toEqual(['Pas pour toi'])
    expect(await read(coach, `/coach/cohorts/${cohort}?sent=2`)).toContain('Deux messages sont partis.')
  })

  it('comes back when none is kept or one is empty', async () => {
    const form = randomUUID()
    const none = await coach.post(path, { intent: 'send', form, [`text-${ids.lea}`]: 'Bonjour' })
    expect([none.status, none.text.includes('Cochez au moins une personne.')]).toEqual([400, true])
    const empty = { intent: 'send', form, to: ids.lea ?? '', [`text-${ids.lea}`]: '' }
    const back = await coach.post(path, empty)
    expect([back.status, back.text.includes('Écrivez quelques mots.')]).toEqual([400, true])
  })

  it('says of whom it could not reach that it did not go', async () => {
    const form = { intent: 'send', form: randomUUID(), to: ids.zoe ?? '', [`text-${ids.zoe}`]: 'Bonjour' }
    await removeCohortMember(site.academy.db, { cohortId: cohort, learnerId: ids.zoe ?? '', at: now() })
    const { location } = await coach.post(path, form)
    expect(location).toBe(`/coach/cohorts/${cohort}?sent=0&left=1`)
    const page = await read(coach, location ?? '')
    expect(page).toContain('Un message n’est pas parti')
    expect(page).not.toMatch(/message est parti|messages sont partis/)
  })
})
