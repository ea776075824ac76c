/** Her path: choices and hours, kept once; what is out of date changes nothing; and the way back after an absence. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinTrack } from '#app/path/acts.server.ts'
import { readPath } from '#app/path/path.server.ts'
import { listExceptions, saveMinutesByWeekday } from '#db/enrolments.ts'
import { listPathChoices, listPathVersions } from '#db/learning/path.ts'
import { moduleRequires } from '#engine/competency.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'

const day = 86_400_000
let site: TestAcademy
let now = new Date('2026-09-07T09:00:00Z')

beforeAll(async () => {
  site = await openTestAcademy({ now: () => now })
})
afterAll(() => site.close())

async function addLearner(minutes = [0, 20, 40, 0, 20, 30, 0]): Promise<{ id: string; visitor: Visitor }> {
  const email = `${randomUUID()}@ariane.example`
  const id = await site.addAccount(email, 'learner')
  await saveMinutesByWeekday(site.database.db, id, minutes, now)
  await joinTrack(site.academy, id, 'track')
  return { id, visitor: await site.enter(email) }
}

const read = (id: string) => readPath(site.academy, { id, timeZone: 'Europe/Paris' })
const versions = (id: string) => listPathVersions(site.database.db, id)

it('is made for more women at the same moment than there are connections', async () => {
  const ids = await Promise.all(
    Array.from({ length: 24 }, () => site.addAccount(`${randomUUID()}@ariane.example`, 'learner')),
  )
  await Promise.all(ids.map((id) => joinTrack(site.academy, id, 'track')))
  const made = await Promise.all(ids.map(versions))
  expect(made.map((list) => list.length)).toEqual(ids.map(() => 1))
})

describe('a choice', () => {
  it('moves the step, is told, and can be taken back', async () => {
    const { id, visitor } = await addLearner()
    const before = await read(id)
    const module = before?.plan.steps[0]?.module ?? ''
    const kept = await visitor.post('/path', { module, version: '1', choice: 'later' })
    expect(kept).toMatchObject({ status: 303, location: '/path?changed=2' })
    expect((await read(id))?.plan.steps[0]?.module).not.toBe(module)
    expect((await versions(id))[0]).toMatchObject({ cause: `choice:later:${module}`, authorId: id })
    await visitor.post('/path', { module, version: '2', choice: 'undo' })
    expect((await read(id))?.plan.steps.map((step) => step.module)).toEqual(
      before?.plan.steps.map((step) => step.module),
    )
    expect(await listPathChoices(site.database.db, id)).toEqual([])
  })

  it('sent twice is one', async () => {
    const { id, visitor } = await addLearner()
    const module = (await read(id))?.plan.steps[0]?.module ?? ''
    const form = { module, version: '1', choice: 'later' }
    const answers = await Promise.all([visitor.post('/path', form), visitor.post('/path', form)])
    expect(answers.map(({ location }) => location)).toEqual(['/path?changed=2', '/path?changed=2'])
    expect(await versions(id)).toHaveLength(2)
  })

  it('put first again goes before what was put first since; and once more is one act', async () => {
    const { id, visitor } = await addLearner()
    const { catalog, plan } = (await read(id)) ?? {}
    const [one = '', two = ''] = (plan?.steps.slice(1) ?? [])
      .map(({ module }) => module)
      .filter((slug) =>
        catalog?.modules.some(
          (module) => module.slug === slug && moduleRequires(catalog, module).length === 0,
        ),
      )
    const putFirst = (module: string, version: number) => {
      now = new Date(now.getTime() + 1_000)
      return visitor.post('/path', { module, version: String(version), choice: 'first' })
    }
    const leads = async () => (await read(id))?.plan.steps[0]?.module
    await putFirst(one, 1)
    await putFirst(two, 2)
    expect(await leads()).toBe(two)
    expect((await putFirst(one, 3)).location).toBe('/path?changed=4')
    expect(await leads()).toBe(one)
    expect((await putFirst(one, 3)).location).toBe('/path?changed=4')
    expect(await versions(id)).toHaveLength(4)
  })

  it('from a page that is out of date changes nothing, and says so', async () => {
    const { id, visitor } = await addLearner()
    const [first, second] = (await read(id))?.plan.steps ?? []
    await visitor.post('/path', { module: first?.module ?? '', version: '1', choice: 'later' })
    const stale = await visitor.post('/path', { module: second?.module ?? '', version: '1', choice: 'skip' })
    expect(stale.location).toBe('/path?stale=1')
    expect(await listPathChoices(site.database.db, id)).toHaveLength(1)
    expect((await visitor.get('/path?stale=1')).text).toContain('avait changé entre-temps')
  })

  it.each([
    [{ module: 'nope', version: '1', choice: 'skip' }, 404],
    [{ module: 'html-1', version: '1', choice: 'prefer:nope' }, 404],
    [{ module: 'html-1', version: '1', choice: 'prefer:css-1' }, 404],
    [{ module: 'html-1', version: '1', choice: 'burn' }, 400],
    [{ module: 'html-1', version: 'x', choice: 'skip' }, 400],
    [{ track: 'nope' }, 404],
    [{}, 400],
  ])('%j is refused', async (form, status) => {
    const { id, visitor } = await addLearner()
    expect((await visitor.post('/path', form as Record<string, string>)).status).toBe(status)
    expect(await versions(id)).toHaveLength(1)
  })
})

describe('hours', () => {
  it('are tried without being kept, then kept once', async () => {
    const { id, visitor } = await addLearner()
    await visitor.get('/path/hours?plus=60')
    expect(await versions(id)).toHaveLength(1)
    const form = {
      version: '1',
      day0: '60',
      from: '2026-10-05',
      to: '2026-10-11',
      off: '0',
      id: randomUUID(),
    }
    const answers = [await visitor.post('/path/hours', form), await visitor.post('/path/hours', form)]
    expect(answers[0]?.location).toBe('/path?changed=2&before=0-20-40-0-20-30-0')
    expect(answers[1]?.location).toBe('/path?changed=2')
    expect(await listExceptions(site.database.db, id)).toHaveLength(1)
    expect((await read(id))?.declared.minutesByWeekday).toEqual([60, 20, 40, 0, 20, 30, 0])
  })

  it('keep the modules and their order, and move the arrival', async () => {
    const { id, visitor } = await addLearner()
    const before = await read(id)
    await visitor.post('/path/hours', { version: '1', day0: '120' })
    const after = await read(id)
    expect(after?.plan.steps.map((step) => step.module)).toEqual(
      before?.plan.steps.map((step) => step.module),
    )
    expect((after?.plan.arrival?.likely ?? '') < (before?.plan.arrival?.likely ?? '')).toBe(true)
  })

  it('that cannot be read come back with what she typed', async () => {
    const { id, visitor } = await addLearner()
    const back = await visitor.post('/path/hours', { version: '1', day3: 'beaucoup' })
    expect(back.location).toBe('/path/hours?day3=beaucoup')
    expect((await visitor.get('/path/hours?day3=beaucoup')).text).toContain('value="beaucoup"')
    expect(await versions(id)).toHaveLength(1)
  })

  it('of zero leave a path that waits, without an arrival', async () => {
    const { visitor } = await addLearner([0, 0, 0, 0, 0, 0, 0])
    expect((await visitor.get('/path')).text).toContain('Il attend vos heures')
  })
})

describe('an absence', () => {
  it('of a week is answered once: nothing moved, nothing is overdue', async () => {
    const { id, visitor } = await addLearner()
    const before = await read(id)
    const began = now
    now = new Date(began.getTime() + 6 * day)
    await read(id)
    expect(await versions(id)).toHaveLength(1)
    now = new Date(began.getTime() + 35 * day)
    const page = await visitor.get('/path')
    expect(page.text).toContain('Rien n’a bougé sans vous.')
    expect(page.text).not.toMatch(/en retard/i)
    await visitor.get('/path')
    const told = await versions(id)
    expect(told).toHaveLength(2)
    expect(told[0]).toMatchObject({ cause: 'return', authorId: null })
    const after = await read(id)
    expect(after?.plan.steps.map((step) => step.module)).toEqual(
      before?.plan.steps.map((step) => step.module),
    )
    expect(after?.plan.steps.flatMap(({ slots }) => slots).every(({ date }) => date >= '2026-10-12')).toBe(
      true,
    )
    now = began
  })
})

it('offers tracks before she has one, and makes the path when she takes it', async () => {
  const email = `${randomUUID()}@ariane.example`
  const id = await site.addAccount(email, 'learner')
  const visitor = await site.enter(email)
  expect((await visitor.get('/path')).text).toContain('Votre parcours commence par un métier.')
  expect((await visitor.post('/path', { track: 'track' })).location).toBe('/path')
  expect(await versions(id)).toHaveLength(1)
})
