/** The welcome: screen by screen, each can be left for later, on any device, and none of it decides what she may learn. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { welcomeSteps } from '#app/learning/welcome.ts'
import { findEnrolment, findProfile, listExceptions } from '#db/enrolments.ts'
import { listEvidence } from '#db/learning/state.ts'
import { findPerson } from '#db/people.ts'
import { addDays } from '#engine/calendar.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
const today = new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  site = await openTestAcademy()
})
afterAll(() => site.close())

let number = 0
async function addLearner(): Promise<{ id: string; email: string; visitor: Visitor }> {
  const email = `learner-${(number += 1)}@ariane.example`
  const id = await site.addAccount(email, 'learner')
  return { id, email, visitor: await site.enter(email) }
}

/** Sends a screen as its form does; repeated fields as pairs. */
const tell = (visitor: Visitor, step: string, ...form: [string, string][]) =>
  visitor.post(
    `/welcome?step=${step}`,
    new URLSearchParams([['step', step], ...form]) as unknown as Record<string, string>,
  )

const week = (...minutes: number[]) => minutes.map((one): [string, string] => ['minutes', String(one)])

describe('the welcome', () => {
  it('begins at the first screen and goes on where she left off, on another device', async () => {
    const { email, visitor } = await addLearner()
    expect((await visitor.get('/welcome')).location).toBe('/welcome?step=track')
    expect((await tell(visitor, 'track', ['track', 'track'])).location).toBe('/welcome?step=experience')
    await tell(
      visitor,
      'experience',
      ['unpaid', 'home'],
      ['unpaid', 'association'],
      ['text', 'Les comptes du club'],
    )
    const phone = await site.enter(email)
    expect((await phone.get('/welcome')).location).toBe('/welcome?step=skills')
    const page = await phone.get('/welcome?step=experience')
    expect(page.text).toContain('Les comptes du club')
  })

  it('can be left for later from its first screen to its last, and still leads to the diagnosis', async () => {
    const { id, visitor } = await addLearner()
    const places: (string | null)[] = []
    for (const step of welcomeSteps) places.push((await tell(visitor, step, ['intent', 'later'])).location)
    expect(places.at(-1)).toBe('/diagnosis')
    expect(await findProfile(site.database.db, id)).toMatchObject({
      welcome: {},
      minutesByWeekday: [0, 0, 0, 0, 0, 0, 0],
    })
    expect(await findEnrolment(site.database.db, id)).toMatchObject({ track: 'track' })
    expect((await visitor.get('/diagnosis')).status).toBe(200)
  })

  it('later takes nothing of what she told before', async () => {
    const { id, visitor } = await addLearner()
    await tell(visitor, 'learning', ['helps', 'examples'])
    await tell(visitor, 'learning', ['intent', 'later'])
    expect((await findProfile(site.database.db, id))?.welcome).toMatchObject({
      learning: { helps: ['examples'] },
    })
  })

  it('says on each screen why it is asked and who will see it', async () => {
    const { visitor } = await addLearner()
    for (const step of welcomeSteps) {
      const { status, text } = await visitor.get(`/welcome?step=${step}`)
      expect(status).toBe(200)
      expect(text).toContain('Pourquoi cette question.')
      expect(text).toContain('Qui verra la réponse.')
      expect(text).toContain('Plus tard')
    }
  })

  it('once done is a page where each answer can be changed', async () => {
    const { visitor } = await addLearner()
    await tell(visitor, 'learning', ['helps', 'short'])
    const page = await visitor.get('/welcome')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Ce que vous nous avez dit de vous.')
    expect((await tell(visitor, 'week', ['edit', '1'], ...week(20, 0, 20, 0, 20, 0, 0))).location).toBe(
      '/welcome',
    )
  })
})

describe('what she says of herself', () => {
  it('becomes claims that prove nothing, and can be taken back', async () => {
    const { id, visitor } = await addLearner()
    await tell(
      visitor,
      'skills',
      ['skills.base', 'yes'],
      ['skills.web', 'not-yet'],
      ['skills.work', 'little'],
    )
    const facts = await listEvidence(site.database.db, id)
    expect(facts.every(({ kind }) => kind === 'claim')).toBe(true)
    expect(facts).toContainEqual(expect.objectContaining({ node: 'files@1', can: true }))
    expect(facts).toContainEqual(expect.objectContaining({ node: 'html@1', can: false }))
    expect(facts).not.toContainEqual(expect.objectContaining({ node: 'spreadsheets@1' }))
    await tell(
      visitor,
      'skills',
      ['skills.base', 'yes'],
      ['skills.web', 'not-yet'],
      ['skills.work', 'little'],
    )
    expect(await listEvidence(site.database.db, id)).toHaveLength(facts.length)
    await tell(visitor, 'skills', ['skills.base', 'little'])
    const after = await listEvidence(site.database.db, id)
    expect(after.slice(facts.length)).toContainEqual(expect.objectContaining({ node: 'files@1', can: false }))
  })
})

describe('her minutes', () => {
  it('are kept by weekday', async () => {
    const { id, visitor } = await addLearner()
    await tell(visitor, 'week', ...week(20, 20, 20, 20, 20, 0, 45))
    expect((await findProfile(site.database.db, id))?.minutesByWeekday).toEqual([20, 20, 20, 20, 20, 0, 45])
  })

  it.each([
    ['six days', week(1, 2, 3, 4, 5, 6)],
    ['a word', [...week(1, 2, 3, 4, 5, 6), ['minutes', 'lots']]],
    ['less than nothing', week(-5, 0, 0, 0, 0, 0, 0)],
    ['more than ten hours', week(601, 0, 0, 0, 0, 0, 0)],
  ] as [string, [string, string][]][])('come back as they were when they are %s', async (_name, form) => {
    const { id, visitor } = await addLearner()
    const page = await tell(visitor, 'week', ...form)
    expect(page.status).toBe(400)
    expect(page.text).toContain('Choisissez un nombre de minutes pour chaque jour.')
    expect(await findProfile(site.database.db, id)).toBeNull()
  })
})

describe('her weeks off', () => {
  const soon = addDays(today, 10)
  const later = addDays(today, 17)

  it('are added one after the other, once each, and taken back', async () => {
    const { id, visitor } = await addLearner()
    const period: [string, string][] = [
      ['from', soon],
      ['to', later],
      ['minutes', '0'],
    ]
    expect((await tell(visitor, 'holidays', ['intent', 'add'], ...period)).location).toBe(
      '/welcome?step=holidays',
    )
    await tell(visitor, 'holidays', ['intent', 'add'], ...period)
    const [kept, ...others] = await listExceptions(site.database.db, id)
    expect(kept).toMatchObject({ from: soon, to: later, minutes: 0 })
    expect(others).toEqual([])
    await tell(visitor, 'holidays', ['remove', kept?.id ?? ''])
    expect(await listExceptions(site.database.db, id)).toEqual([])
  })

  it('may be none', async () => {
    const { visitor } = await addLearner()
    expect((await tell(visitor, 'holidays', ['from', ''], ['to', ''], ['minutes', '0'])).location).toBe(
      '/welcome?step=equipment',
    )
  })

  it.each([
    ['one day missing', [['to', soon]], 'Donnez le premier et le dernier jour'],
    [
      'the wrong way round',
      [
        ['from', later],
        ['to', soon],
      ],
      'Le dernier jour vient après le premier.',
    ],
    [
      'over already',
      [
        ['from', '2020-01-01'],
        ['to', '2020-01-05'],
      ],
      'Choisissez des dates entre aujourd’hui',
    ],
    [
      'no dates',
      [
        ['from', 'demain'],
        ['to', '2026-02-31'],
      ],
      'Donnez le premier et le dernier jour',
    ],
  ] as [string, [string, string][], string][])('come back when they are %s', async (_name, form, words) => {
    const { id, visitor } = await addLearner()
    const page = await tell(visitor, 'holidays', ...form, ['minutes', '0'])
    expect(page.status).toBe(400)
    expect(page.text).toContain(words)
    for (const [, value] of form) if (/^\d/.test(value)) expect(page.text).toContain(`value="${value}"`)
    expect(await listExceptions(site.database.db, id)).toEqual([])
  })

  it('of somebody else are not hers to take', async () => {
    const [one, other] = [await addLearner(), await addLearner()]
    await tell(one.visitor, 'holidays', ['from', soon], ['to', later], ['minutes', '0'])
    const [kept] = await listExceptions(site.database.db, one.id)
    await tell(other.visitor, 'holidays', ['remove', kept?.id ?? ''])
    expect(await listExceptions(site.database.db, one.id)).toHaveLength(1)
  })
})

describe('her language and her clock', () => {
  it('change at once', async () => {
    const { id, visitor } = await addLearner()
    await tell(visitor, 'language', ['language', 'en'], ['timeZone', 'Indian/Reunion'])
    expect(await findPerson(site.database.db, id)).toMatchObject({
      language: 'en',
      timeZone: 'Indian/Reunion',
    })
    expect((await visitor.get('/welcome?step=learning')).text).toContain('What helps you to learn?')
  })

  it.each([
    ['language', 'xx', 'Europe/Paris'],
    ['place', 'fr', 'Mars/Olympus'],
    ['place', 'fr', '../../etc'],
  ])('an unknown %s is refused', async (_what, language, timeZone) => {
    const { id, visitor } = await addLearner()
    expect((await tell(visitor, 'language', ['language', language], ['timeZone', timeZone])).status).toBe(400)
    expect(await findPerson(site.database.db, id)).toMatchObject({ language: 'fr', timeZone: 'Europe/Paris' })
  })
})

describe('forged forms', () => {
  it.each([
    ['no screen', [['track', 'x']]],
    ['an unknown screen', [['step', 'secrets']]],
  ] as [string, [string, string][]][])('with %s are refused', async (_name, form) => {
    const { visitor } = await addLearner()
    const answer = await visitor.post(
      '/welcome',
      new URLSearchParams(form) as unknown as Record<string, string>,
    )
    expect(answer.status).toBe(400)
  })

  it('keep their ticks and words when one field is wrong', async () => {
    const { visitor } = await addLearner()
    const page = await tell(visitor, 'experience', ['unpaid', 'home'], ['text', 'x'.repeat(601)])
    expect(page.status).toBe(400)
    expect(page.text).toContain('Six cents signes au plus')
    expect(page.text).toMatch(/checked=""[^>]*value="home"|value="home"[^>]*checked=""/)
    expect(page.text).toContain('x'.repeat(601))
  })

  it('with words that no box has are refused', async () => {
    const { id, visitor } = await addLearner()
    expect((await tell(visitor, 'learning', ['helps', 'magic'])).status).toBe(400)
    expect(await findProfile(site.database.db, id)).toBeNull()
  })

  it('with a track that does not exist put her on the one there is', async () => {
    const { id, visitor } = await addLearner()
    await tell(visitor, 'track', ['track', 'astronaut'])
    await tell(visitor, 'learning')
    expect(await findEnrolment(site.database.db, id)).toMatchObject({ track: 'track' })
  })
})
