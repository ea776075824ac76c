/** Letters about credentials: by day, once, and with nothing in them of what she was given. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sendAwardLetters } from '#app/letters/awards.server.ts'
import { listAwards, saveRevocation } from '#db/awards.ts'
import { savePerson } from '#db/people.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { confirmNode } from '../setup/awards.ts'
import { issueAward } from '#app/credentials/issue.server.ts'

const email = 'awa@exemple.fr'
let now = new Date('2026-09-08T20:30:00Z')
let site: TestAcademy
let learnerId = ''
let by = ''

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true, now: () => now })
  learnerId = await site.addAccount(email, 'learner')
  by = await site.addAccount('staff@exemple.fr', 'staff')
})
afterAll(() => site.close())

const round = () => Promise.all([1, 2].map(() => sendAwardLetters(site.academy)))
const letters = () => site.letterbox.letters.filter(({ to }) => to === email)

async function give(node: string): Promise<string> {
  await confirmNode(site.academy, { learnerId, node })
  expect(await issueAward(site.academy, { learnerId, kind: 'node', subject: node, by })).toBe('issued')
  const award = (await listAwards(site.database.db, learnerId)).find(({ subject }) => subject === node)
  return award?.id ?? ''
}
const revoke = (id: string) =>
  saveRevocation(site.database.db, { id, reason: 'mistake', words: 'html', by, at: now })

it('tell her once that she was given one, and once that it was revoked, in the morning', async () => {
  const award = await give('html@1')
  await round()
  now = new Date('2026-09-09T07:00:00Z')
  await round()
  const given = await site.letterbox.wait(email)
  await round()
  expect(given.link).toBe(`/me/credentials/${award}`)
  expect(given.raw.split('<!doctype')[0]).not.toMatch(/html|staff/i)
  await revoke(award)
  await round()
  const revoked = await site.letterbox.wait(email, 2)
  expect(revoked.link).toBe(`/me/credentials/${award}`)
  await round()
  await savePerson(site.database.db, learnerId, { language: 'en' }, now)
  const second = await give('css@1')
  await round()
  const last = await site.letterbox.wait(email, 3)
  expect([last.link, last.subject]).toEqual([`/me/credentials/${second}`, 'Ariane: something for you'])
  expect(letters()).toHaveLength(3)
})

it('tell of what was revoked before she heard of it as revoked alone, and of nothing that is a week old', async () => {
  const before = letters().length
  const award = await give('files@1')
  await revoke(award)
  await round()
  const told = await site.letterbox.wait(email, before + 1)
  expect(told.link).toBe(`/me/credentials/${award}`)
  expect(told.subject).toBe('Ariane: a change for you')
  await give('information@1')
  now = new Date(now.getTime() + 8 * 86_400_000)
  await round()
  await give('git@1')
  await round()
  await site.letterbox.wait(email, before + 2)
  expect(letters()).toHaveLength(before + 2)
})
