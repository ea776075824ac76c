/** Letters that tell of messages: one a run, calm, quiet at night, and none once everything is read. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAcademy } from '#app/academy.server.ts'
import { keptMessageMail, type MessageMail } from '#app/letters/notifications.ts'
import { sendMessageLetters } from '#app/letters/message-round.server.ts'
import { saveNotifications } from '#db/enrolments.ts'
import { requestDeletion, savePerson } from '#db/people.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { lettersSent } from '#db/schema/messages.ts'
import { saveBlock } from '#db/threads/blocks.ts'
import { withdrawMessage } from '#db/threads/messages.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { lettersToWrite, type ReceivedLetter } from '../setup/letters.ts'
import { addCompany, type Company } from '../setup/threads.ts'

/** Four in the afternoon in Paris, on a Thursday. */
const afternoon = new Date('2026-09-10T14:00:00Z')
const later = (minutes: number, from = afternoon) => new Date(from.getTime() + minutes * 60_000)
let site: TestAcademy
let now = afternoon

beforeAll(async () => {
  site = await openTestAcademy({ now: () => now })
})
afterAll(() => site.close())

async function round(at: Date): Promise<void> {
  now = at
  await sendMessageLetters(site.academy)
}

/** Every letter to somebody, once no job is left to do. */
async function letters(company: Company, who: 'learner' | 'mentor' = 'learner'): Promise<ReceivedLetter[]> {
  await expect
    .poll(async () => (await site.database.db.execute(lettersToWrite)).length, { timeout: 20_000 })
    .toBe(0)
  return site.letterbox.letters.filter(({ to }) => to === company.email(who))
}

async function sent(personId: string): Promise<number> {
  return site.database.db.$count(lettersSent, eq(lettersSent.learnerId, personId))
}

async function wish(personId: string, when: MessageMail, words = false) {
  await saveNotifications(site.database.db, personId, keptMessageMail(when, words), now)
}

async function begin(): Promise<Company> {
  now = afternoon
  return addCompany(site)
}

describe('a letter about messages', () => {
  it('says that somebody wrote, and neither who nor what, to learner and mentor alike', async () => {
    const company = await begin()
    await company.write('mentor', 'Votre CV est secret')
    await company.write('learner', 'Mes doutes aussi')
    await round(later(4))
    expect(await sent(company.learner)).toBe(0)
    await round(later(5))
    for (const who of ['learner', 'mentor'] as const) {
      const [letter, ...more] = await letters(company, who)
      expect(more).toEqual([])
      expect(letter?.subject).toMatch(/^Ariane\s: quelqu’un vous a écrit$/)
      expect(letter?.raw).not.toMatch(/secret|doutes|Isabelle vous|Fatou a/)
      expect(letter?.raw).not.toContain(who === 'learner' ? 'Isabelle' : 'Fatou')
      expect(letter?.link).toContain(`/messages/${company.mentorThread}`)
      expect(letter?.raw).toContain('/me/notifications')
    }
  })

  it('is one for all that she has not read, and another after she has', async () => {
    const company = await begin()
    await company.write('mentor', 'un')
    await round(later(6))
    now = later(7)
    const second = await company.write('mentor', 'deux')
    await round(later(60))
    await round(later(120))
    expect(await letters(company)).toHaveLength(1)
    // The first unread one goes away: still the same run.
    await withdrawMessage(site.database.db, {
      ...{ threadId: company.mentorThread, personId: company.mentor, id: second, at: later(8) },
    })
    await round(later(121))
    expect(await letters(company)).toHaveLength(1)
    await (await company.enter('learner')).get(`/messages/${company.mentorThread}`)
    await company.write('mentor', 'trois', later(125))
    await round(later(131))
    expect(await letters(company)).toHaveLength(2)
    await company.write('coach', 'autre fil', later(132))
    await round(later(140))
    expect(await letters(company)).toHaveLength(3)
  })

  it('does not go when she has read, was blocked, is leaving, or the relation has ended', async () => {
    const [read, blocked, leaving, ended] = [await begin(), await begin(), await begin(), await begin()]
    const { db } = site.database
    for (const company of [read, leaving, ended]) await company.write('mentor', 'bonjour')
    await (await read.enter('learner')).get(`/messages/${read.mentorThread}`)
    await saveBlock(db, { blockerId: blocked.learner, blockedId: blocked.mentor, at: afternoon })
    await blocked.write('mentor', 'bonjour', later(1))
    await requestDeletion(db, leaving.learner, now)
    await ended.write('learner', 'bonjour')
    await db
      .update(mentorships)
      .set({ state: 'ended', until: now })
      .where(eq(mentorships.learnerId, ended.learner))
    await round(later(10))
    for (const company of [read, blocked, leaving]) expect(await sent(company.learner)).toBe(0)
    expect(await sent(ended.mentor)).toBe(0)
  })

  it('is not written when she reads between the round and the writing', async () => {
    const company = await begin()
    await company.write('mentor', 'bonjour')
    const read = async () => {
      await (await company.enter('learner')).get(`/messages/${company.mentorThread}`)
    }
    now = later(6)
    await site.database.db.transaction(async (tx) => {
      await sendMessageLetters({ ...site.academy, db: tx })
      await read()
    })
    expect(await sent(company.learner)).toBe(1)
    expect(await letters(company)).toEqual([])
  })

  it.each([
    ['Europe/Paris', '2026-09-10T18:58:00Z', '2026-09-11T05:29:00Z', '2026-09-11T05:30:00Z'],
    ['Indian/Reunion', '2026-09-10T16:58:00Z', '2026-09-11T03:29:00Z', '2026-09-11T03:30:00Z'],
    ['America/Martinique', '2026-09-11T00:58:00Z', '2026-09-11T11:29:00Z', '2026-09-11T11:30:00Z'],
    // Summer time ends in this night.
    ['Europe/Paris', '2026-10-24T18:58:00Z', '2026-10-25T06:29:00Z', '2026-10-25T06:30:00Z'],
  ])('waits for the morning in %s (written at %s)', async (timeZone, written, before, after) => {
    const company = await begin()
    await savePerson(site.database.db, company.learner, { timeZone }, now)
    await company.write('mentor', 'bonsoir', new Date(written))
    await round(later(5, new Date(written)))
    await round(new Date(before))
    expect(await sent(company.learner)).toBe(0)
    await round(new Date(after))
    expect(await sent(company.learner)).toBe(1)
  })

  it('goes once, also when two processes make the round at once, or one is killed in it', async () => {
    const company = await begin()
    await company.write('mentor', 'bonjour')
    const second = await openAcademy({
      ...{ env: site.academy.env, databaseUrl: site.database.url, now: () => now },
    })
    now = later(6)
    const killed = site.database.db.transaction(async (tx) => {
      await sendMessageLetters({ ...site.academy, db: tx })
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await sent(company.learner)).toBe(0)
    await Promise.all([site.academy, second, site.academy, second].map((one) => sendMessageLetters(one)))
    expect(await sent(company.learner)).toBe(1)
    expect(await letters(company)).toHaveLength(1)
    await second.close()
  })
})

describe('what she chose', () => {
  it('puts the words into the letter where she asked for them, harmless', async () => {
    const company = await begin()
    await wish(company.learner, 'each', true)
    await company.write('mentor', '<script>alert(1)</script>\nVotre maquette est prête')
    await round(later(6))
    const [letter] = await letters(company)
    expect(letter?.subject).not.toMatch(/maquette|Isabelle/)
    expect(letter?.raw).toMatch(/Isabelle\s: <script>alert\(1\)<\/script> Votre maquette est prête/)
    expect(letter?.raw).toContain('&lt;script&gt;')
  })

  it('is none at all, or one a day with what came since the last', async () => {
    const [none, daily] = [await begin(), await begin()]
    await wish(none.learner, 'none')
    await wish(daily.learner, 'daily')
    for (const company of [none, daily]) await company.write('mentor', 'bonjour')
    await round(later(60))
    expect(await sent(daily.learner)).toBe(0)
    // Six in the evening, hers.
    await round(later(120))
    await round(later(130))
    await daily.write('mentor', 'encore', later(135))
    await round(later(150))
    expect(await letters(daily)).toHaveLength(1)
    expect((await letters(daily))[0]?.link).toMatch(/\/messages$/)
    const tomorrow = later(24 * 60 + 120)
    await round(later(24 * 60))
    await round(tomorrow)
    expect(await letters(daily)).toHaveLength(2)
    // Still unread, but nothing new.
    await round(later(48 * 60 + 120))
    expect(await letters(daily)).toHaveLength(2)
    expect(await sent(none.learner)).toBe(0)
  })
})
