/** The letters she chose: who gets one and when, in which words, and never twice. */
import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openAcademy } from '#app/academy.server.ts'
import { sendChosenLetters } from '#app/letters/round.server.ts'
import { joinTrack } from '#app/path/acts.server.ts'
import { publishRevision } from '#db/catalog.ts'
import { saveException, saveMinutesByWeekday, saveNotifications } from '#db/enrolments.ts'
import { recordTime, saveModuleStage } from '#db/learning/modules.ts'
import { listPathVersions } from '#db/learning/path.ts'
import { requestDeletion, saveDisabled, savePerson } from '#db/people.ts'
import { lettersSent } from '#db/schema/messages.ts'
import type { Language } from '#engine/catalog.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { lettersToWrite, type ReceivedLetter } from '../setup/letters.ts'

const day = 86_400_000
/** A Thursday; the Monday after it is the fourteenth. */
const thursday = new Date('2026-09-10T18:00:00Z')
/** Half past seven in Paris, on that Monday. */
const monday = new Date('2026-09-14T05:30:00Z')
let site: TestAcademy
let now = thursday

beforeAll(async () => {
  site = await openTestAcademy({ now: () => now })
  const { id, catalog } = await site.academy.catalogs.published(site.academy.db)
  const modules = catalog.modules.map((module) => ({
    ...module,
    title: { fr: `Étape ${module.slug}`, en: `Step ${module.slug}` },
  }))
  await publishRevision(site.database.db, {
    parentId: id,
    catalog: { ...catalog, modules },
    bodies: new Map([['hash', 'text']]),
    authorId: null,
    note: 'titles',
    at: now,
  })
})
afterAll(() => site.close())
// The learners of one test are none of the next one's.
afterEach(() => site.database.db.execute(sql`update learner_profiles set notifications = '{}'`))

interface Her {
  timeZone?: string
  language?: Language
  letters?: Record<string, boolean>
  minutes?: number[]
  track?: boolean
  at?: Date
}

const both = { week: true, return: true }

/** A learner who joined on the Thursday, or at another moment, and was not seen since. */
async function addLearner(her: Her = {}): Promise<{ id: string; email: string }> {
  const { timeZone = 'Europe/Paris', language = 'fr', letters = both, track = true, at = thursday } = her
  const { db } = site.database
  const email = `${randomUUID()}@exemple.fr`
  const id = await site.addAccount(email, 'learner')
  await savePerson(db, id, { timeZone, language }, at)
  await saveMinutesByWeekday(db, id, her.minutes ?? [0, 25, 40, 0, 20, 30, 0], at)
  await saveNotifications(db, id, letters, at)
  if (track) await joinTrack({ ...site.academy, now: () => at }, id, 'track')
  return { id, email }
}

async function round(at: Date): Promise<void> {
  now = at
  await sendChosenLetters(site.academy)
}

async function sent(id: string): Promise<string[]> {
  const rows = await site.database.db.select().from(lettersSent).where(eq(lettersSent.learnerId, id))
  return rows.map(({ kind, key }) => `${kind} ${key}`).sort()
}

/** Every letter to an address, once no job is left to do. */
async function letters(email: string): Promise<ReceivedLetter[]> {
  await expect
    .poll(async () => (await site.database.db.execute(lettersToWrite)).length, { timeout: 20_000 })
    .toBe(0)
  return site.letterbox.letters.filter(({ to }) => to === email)
}

const noBreaks = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const week = 'week 2026-09-14'

describe('the letter on Mondays', () => {
  it('tells her week in her language, under a subject that tells nothing', async () => {
    const french = await addLearner()
    const english = await addLearner({ language: 'en' })
    const versions = await listPathVersions(site.database.db, french.id)
    await round(monday)
    const [letter] = await letters(french.email)
    expect(noBreaks(letter?.subject ?? '')).toBe('Ariane : votre semaine')
    const text = noBreaks(letter?.raw ?? '')
    expect(text).toContain('Voici votre semaine : ')
    expect(text).toMatch(/- Étape [\w-]+ : \d+ min, mardi et mercredi\r?\n/)
    expect(text).not.toContain('lundi,')
    expect(text).toContain('<li')
    for (const path of ['/path', '/me/notifications'])
      expect(text.split(`${site.academy.env.publicUrl}${path}`).length, path).toBeGreaterThan(2)
    expect(text.indexOf('/me/notifications')).toBeGreaterThan(text.indexOf('/path'))
    const [translated] = await letters(english.email)
    expect(translated?.subject).toBe('Ariane: your week')
    expect(noBreaks(translated?.raw ?? '')).toMatch(/- Step [\w-]+: \d+ min, Tuesday and Wednesday\r?\n/)
    expect(await listPathVersions(site.database.db, french.id)).toEqual(versions)
    const page = await (await site.enter(french.email)).get('/me/data')
    expect(noBreaks(page.text)).toContain('1 lettre choisie')
  })

  it.each([
    ['Indian/Reunion', '2026-09-14T03:29:00Z', '2026-09-14T03:30:00Z'],
    ['Europe/Paris', '2026-09-14T05:29:00Z', '2026-09-14T05:30:00Z'],
    ['America/Martinique', '2026-09-14T11:29:00Z', '2026-09-14T11:30:00Z'],
    ['Pacific/Auckland', '2026-09-13T19:29:00Z', '2026-09-13T19:30:00Z'],
  ])('waits for half past seven in the morning in %s', async (timeZone, before, after) => {
    const { id } = await addLearner({ timeZone })
    await round(new Date(before))
    expect(await sent(id)).toEqual([])
    await round(new Date(after))
    expect(await sent(id)).toEqual([week])
  })

  it('knows when summer time ends', async () => {
    const { id } = await addLearner({ at: new Date('2026-10-22T18:00:00Z') })
    await round(new Date('2026-10-26T06:00:00Z'))
    expect(await sent(id)).toEqual([])
    await round(new Date('2026-10-26T06:30:00Z'))
    expect(await sent(id)).toEqual(['week 2026-10-26'])
  })

  it('goes on Mondays only, each week anew', async () => {
    const { id } = await addLearner()
    await round(new Date('2026-09-13T20:00:00Z'))
    await round(new Date('2026-09-15T05:30:00Z'))
    expect(await sent(id)).toEqual([])
    await round(monday)
    await round(new Date('2026-09-14T20:00:00Z'))
    await round(new Date('2026-09-21T05:30:00Z'))
    expect(await sent(id)).toEqual([week, 'week 2026-09-21'])
  })

  it('goes to nobody who did not ask, has no week, is away, or is leaving', async () => {
    const { db } = site.database
    const [leaving, closed, done, off, unticked] = await Promise.all(
      Array.from({ length: 5 }, () => addLearner()),
    )
    const nobody = await Promise.all([
      addLearner({ letters: {} }),
      addLearner({ letters: { week: false, return: true } }),
      addLearner({ minutes: Array(7).fill(0) }),
      addLearner({ track: false }),
      addLearner({ at: new Date(monday.getTime() - 21 * day), letters: { week: true } }),
    ])
    if (!leaving || !closed || !done || !off || !unticked) throw new Error('nobody is there')
    await requestDeletion(db, leaving.id, thursday)
    await saveDisabled(db, { personId: closed.id, disabled: true, by: null, at: thursday })
    for (const { slug } of (await site.academy.catalogs.published(site.academy.db)).catalog.modules)
      await saveModuleStage(db, done.id, slug, 'done', thursday)
    const holiday = { id: randomUUID(), from: '2026-09-14', to: '2026-09-20', minutes: 0 }
    await saveException(db, off.id, holiday)
    now = thursday
    await (await site.enter(unticked.email)).post('/me/notifications', { kinds: 'return' })
    await round(monday)
    for (const { id } of [leaving, closed, done, off, unticked, ...nobody]) expect(await sent(id)).toEqual([])
  })

  it('unticked while it waits is not written', async () => {
    const { id, email } = await addLearner()
    now = monday
    await saveNotifications(site.database.db, id, {}, now)
    const letter = { kind: 'week' as const, personId: id, monday: '2026-09-14' }
    await site.database.db.transaction((tx) => site.academy.mail.sendChosen(letter, tx))
    expect(await letters(email)).toEqual([])
  })

  it('goes once, however many processes make the round', async () => {
    const hers: Awaited<ReturnType<typeof addLearner>>[] = []
    for (let n = 0; n < 8; n += 1) hers.push(await addLearner())
    now = monday
    const { env } = site.academy
    const other = await openAcademy({ env, databaseUrl: site.database.url, now: () => now })
    try {
      const rounds = [site.academy, other, site.academy, other].map((academy) => sendChosenLetters(academy))
      await Promise.all(rounds)
      for (const { id, email } of hers) {
        expect(await sent(id)).toEqual([week])
        expect(await letters(email)).toHaveLength(1)
      }
    } finally {
      await other.close()
    }
  })

  it('that could not be asked for is not held for sent, and goes at the next round', async () => {
    const { id, email } = await addLearner()
    now = monday
    const { mail } = site.academy
    const broken = {
      ...mail,
      sendChosen: async (...given: Parameters<typeof mail.sendChosen>) => {
        await mail.sendChosen(...given)
        throw new Error('the process ends here')
      },
    }
    await expect(sendChosenLetters({ ...site.academy, mail: broken })).rejects.toThrow('ends here')
    expect(await sent(id)).toEqual([])
    expect(await letters(email)).toEqual([])
    await round(monday)
    expect(await letters(email)).toHaveLength(1)
  })
})

describe('the letter after a long absence', () => {
  const at = (days: number) => new Date(thursday.getTime() + days * day)

  it('goes once, and once more when she came back and left again', async () => {
    const { id, email } = await addLearner()
    const first = `return ${thursday.toISOString()}`
    await round(at(20.9))
    expect(await sent(id)).not.toContain(first)
    await round(new Date(at(21).getTime() + 60_000))
    await Promise.all([round(at(22)), round(at(22)), round(at(22))])
    await round(at(60))
    const ofReturn = async () => (await sent(id)).filter((one) => one.startsWith('return'))
    expect(await ofReturn()).toEqual([first])
    const back = at(70)
    const spent = { day: '2026-11-19', module: null, seconds: 600, at: back }
    await recordTime(site.database.db, id, spent)
    await round(at(90))
    expect(await ofReturn()).toEqual([first])
    await round(at(92))
    await round(at(93))
    expect(await ofReturn()).toEqual([first, `return ${back.toISOString()}`])
    const written = await letters(email)
    expect(written.map(({ subject }) => subject).filter((one) => one.includes('mot'))).toHaveLength(2)
  })

  it('is warm, offers ten minutes, and says how to stop', async () => {
    const { email } = await addLearner({ letters: { return: true } })
    const english = await addLearner({ letters: { return: true }, language: 'en' })
    await round(at(25))
    const [letter] = await letters(email)
    expect(noBreaks(letter?.subject ?? '')).toBe('Ariane : un mot pour vous')
    for (const words of ['Rien n’est en retard', 'dix minutes', '/path/restart', '/me/notifications'])
      expect(noBreaks(letter?.raw ?? '')).toContain(words)
    const [translated] = await letters(english.email)
    expect(translated?.subject).toBe('Ariane: a word for you')
    for (const words of ['Nothing is overdue', 'ten minutes', '/path/restart'])
      expect(translated?.raw).toContain(words)
  })

  it('leaves alone who did not ask, is leaving, has no path, or said that she is on holiday', async () => {
    const { db } = site.database
    const letters = { return: true }
    const [leaving, resting, ...others] = await Promise.all([
      addLearner({ letters }),
      addLearner({ letters }),
      addLearner({ letters: { week: true } }),
      addLearner({ letters: {} }),
      addLearner({ letters, track: false }),
    ])
    await requestDeletion(db, leaving.id, thursday)
    const holiday = { id: randomUUID(), from: '2026-09-12', to: '2026-10-08', minutes: 0 }
    await saveException(db, resting.id, holiday)
    await round(at(27))
    for (const { id } of [leaving, resting, ...others]) expect(await sent(id)).toEqual([])
    await round(at(29))
    expect(await sent(resting.id)).toHaveLength(1)
  })

  it('takes the place of the letter on Mondays', async () => {
    const { id } = await addLearner()
    await round(new Date('2026-09-28T05:30:00Z'))
    expect(await sent(id)).toEqual(['week 2026-09-28'])
    await round(new Date('2026-10-05T05:30:00Z'))
    expect(await sent(id)).toEqual([`return ${thursday.toISOString()}`, 'week 2026-09-28'])
  })

  it('arrives at no hour of the night', async () => {
    const { id } = await addLearner({ letters: { return: true }, timeZone: 'Indian/Reunion' })
    await round(new Date('2026-10-10T02:30:00Z'))
    expect(await sent(id)).toEqual([])
    await round(new Date('2026-10-10T03:30:00Z'))
    expect(await sent(id)).toHaveLength(1)
  })
})
