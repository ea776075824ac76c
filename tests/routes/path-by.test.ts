/** A date in view: what she can have by then is shown, kept when she says so, once, and taken back. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choosePath, joinTrack } from '#app/path/acts.server.ts'
import { readPath } from '#app/path/path.server.ts'
import { saveMinutesByWeekday } from '#db/enrolments.ts'
import { listPathChoices, listPathVersions } from '#db/learning/path.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
/** Each look at the clock is a moment later. */
let now = new Date('2026-09-07T09:00:00Z')

beforeAll(async () => {
  site = await openTestAcademy({ now: () => (now = new Date(now.getTime() + 10)) })
})
afterAll(() => site.close())

async function addLearner(minutes = [0, 40, 40, 0, 40, 60, 0]): Promise<{ id: string; visitor: Visitor }> {
  const email = `${randomUUID()}@ariane.example`
  const id = await site.addAccount(email, 'learner')
  await saveMinutesByWeekday(site.database.db, id, minutes, now)
  await joinTrack(site.academy, id, 'track')
  return { id, visitor: await site.enter(email) }
}

const read = (id: string) => readPath(site.academy, { id, timeZone: 'Europe/Paris' })
const versions = (id: string) => listPathVersions(site.database.db, id)
const choices = (id: string) => listPathChoices(site.database.db, id)
const modulesOf = async (id: string) => (await read(id))?.plan.steps.map(({ module }) => module) ?? []
const day = '2026-10-05'

/** The form of the one button of the page. */
async function formOf(visitor: Visitor, query = `day=${day}`): Promise<Record<string, string>> {
  const { text } = await visitor.get(`/path/by?${query}`)
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
  return { intent: 'begin', version: field('version'), day: field('day'), modules: field('modules') }
}

describe('the page', () => {
  it('asks for a day and keeps nothing', async () => {
    const { id, visitor } = await addLearner()
    expect((await visitor.get('/path/by')).text).toContain('Une date en vue')
    const { text } = await visitor.get(`/path/by?day=${day}`)
    expect(text).toMatch(/D’ici le 5\soctobre 2026/)
    expect(text).toContain('Rien n’est décidé')
    expect(await versions(id)).toHaveLength(1)
    expect(await choices(id)).toEqual([])
  })

  it.each([
    ['day=demain', 'Un jour du calendrier', 'demain'],
    ['day=2026-09-07', 'Ce jour est passé', '2026-09-07'],
    ['day=2039-01-01', 'dans plus de cinq ans', '2039-01-01'],
  ])('%s gets a message and keeps what was typed', async (query, message, typed) => {
    const { visitor } = await addLearner()
    const { status, text } = await visitor.get(`/path/by?${query}`)
    expect(status).toBe(200)
    expect(text).toContain(message)
    expect(text).toContain(`value="${typed}"`)
  })

  it('says kindly when everything fits, when nothing does, and when there are no minutes', async () => {
    const { visitor } = await addLearner()
    const far = await visitor.get('/path/by?day=2028-09-07')
    expect(far.text).toContain('tout y est')
    expect(far.text).not.toContain('Commencer par cela')
    const near = await visitor.get('/path/by?day=2026-09-08')
    expect(near.text).toContain('c’est bientôt')
    expect(near.text).not.toContain('Commencer par cela')
    const none = await addLearner([0, 0, 0, 0, 0, 0, 0])
    expect((await none.visitor.get(`/path/by?day=${day}`)).text).toContain('ne laissent pas de minutes')
  })

  it('leads her who is on no track to her path', async () => {
    const email = `${randomUUID()}@ariane.example`
    await site.addAccount(email, 'learner')
    expect((await (await site.enter(email)).get('/path/by')).location).toBe('/path')
  })
})

describe('to begin with it', () => {
  it('puts these modules first, before what was first, in one change that the history tells', async () => {
    const { id, visitor } = await addLearner()
    const before = await read(id)
    const last = before?.plan.steps.at(-1)?.module ?? ''
    await choosePath(site.academy, id, { module: last, choice: 'first', version: 1 })
    const form = await formOf(visitor)
    const modules = form.modules?.split('+') ?? []
    expect(modules.length).toBeGreaterThan(4)
    expect(await visitor.post('/path/by', form)).toMatchObject({ status: 303, location: '/path?changed=3' })
    expect((await modulesOf(id)).slice(0, modules.length)).toEqual(modules)
    const path = await read(id)
    const ends = path?.plan.steps.slice(0, modules.length).map(({ to }) => to ?? '') ?? []
    expect(ends.every((to) => to < day)).toBe(true)
    const [latest] = await versions(id)
    expect(latest).toMatchObject({ cause: `by-date:${day}:${form.modules}`, authorId: id })
    expect((await visitor.get('/path?changed=3')).text).toMatch(/d’ici le 5\soctobre 2026/)
    expect((await visitor.get('/path/history')).text).toMatch(/d’ici le 5\soctobre 2026/)
    expect((await visitor.get(`/path/by?day=${day}`)).text).toContain('commence déjà par là')
  })

  it('sent twice is one; from a page that is out of date changes nothing', async () => {
    const { id, visitor } = await addLearner()
    const form = await formOf(visitor)
    const answers = await Promise.all([visitor.post('/path/by', form), visitor.post('/path/by', form)])
    expect(answers.map(({ location }) => location)).toEqual(['/path?changed=2', '/path?changed=2'])
    expect(await versions(id)).toHaveLength(2)
    const stale = await visitor.post('/path/by', { ...form, day: '2026-11-02' })
    expect(stale.location).toBe('/path?stale=1')
    expect(await versions(id)).toHaveLength(2)
  })

  it('is taken back with one act: the path as before, and the choices she had', async () => {
    const { id, visitor } = await addLearner()
    const [first = ''] = await modulesOf(id)
    await choosePath(site.academy, id, { module: first, choice: 'later', version: 1 })
    const before = await modulesOf(id)
    const form = await formOf(visitor, 'day=2026-11-09')
    expect(form.modules?.split('+')).toContain(first)
    await visitor.post('/path/by', form)
    const { text } = await visitor.get('/path?changed=3')
    expect(text).toContain('name="of" value="3"')
    const undo = { intent: 'undo', version: '3', of: '3' }
    expect((await visitor.post('/path/by', undo)).location).toBe('/path?changed=4')
    expect(await modulesOf(id)).toEqual(before)
    expect(await choices(id)).toMatchObject([{ module: first, choice: 'later' }])
    expect((await visitor.post('/path/by', undo)).location).toBe('/path?changed=4')
    expect(await versions(id)).toHaveLength(4)
    expect((await visitor.get('/path/history')).text).toContain('Vous ne visez plus')
  })

  it('taken back in any order, leaves the choices and the order that were there before', async () => {
    const { id, visitor } = await addLearner()
    const [one = '', two = ''] = (await modulesOf(id)).slice(-2)
    await choosePath(site.academy, id, { module: one, choice: 'first', version: 1 })
    await choosePath(site.academy, id, { module: two, choice: 'first', version: 2 })
    const inOrder = async () => (await choices(id)).map(({ module, choice }) => `${choice} ${module}`)
    const chosen = await inOrder()
    expect(chosen).toEqual([`first ${one}`, `first ${two}`])
    const begin = (modules: string[], version: number) =>
      visitor.post('/path/by', {
        ...{ intent: 'begin', version: String(version), day },
        modules: modules.join('+'),
      })
    const undo = (of: number, version: number) =>
      visitor.post('/path/by', { intent: 'undo', version: String(version), of: String(of) })
    await begin([one, two], 3)
    await undo(4, 4)
    expect(await inOrder()).toEqual(chosen)
    // Two in turn that share a module, the earlier one taken back first.
    await begin([one, two], 5)
    const [other = ''] = (await modulesOf(id)).slice(-1)
    await begin([two, other], 6)
    await undo(6, 7)
    await undo(7, 8)
    expect(await inOrder()).toEqual(chosen)
    expect((await visitor.get('/path/history')).text).not.toContain('name="of"')
  })

  it('leaves alone what she chose about a module since', async () => {
    const { id, visitor } = await addLearner()
    const form = await formOf(visitor)
    const [one = '', two = ''] = form.modules?.split('+') ?? []
    await visitor.post('/path/by', form)
    await visitor.post('/path', { module: two, version: '2', choice: 'later' })
    await visitor.post('/path/by', { intent: 'undo', version: '3', of: '2' })
    expect(await choices(id)).toMatchObject([{ module: two, choice: 'later' }])
    expect(one).not.toBe(two)
  })

  it.each([
    [{ intent: 'begin', version: '1', day, modules: 'nope' }, 404],
    [{ intent: 'begin', version: '1', day, modules: '' }, 400],
    [{ intent: 'begin', version: '1', day: 'soon', modules: 'html-1' }, 400],
    [{ intent: 'begin', version: 'x', day, modules: 'html-1' }, 400],
    [{ intent: 'undo', version: '1', of: '1' }, 404],
    [{ intent: 'undo', version: '1', of: '9' }, 404],
    [{ intent: 'undo', version: '1' }, 400],
  ])('%j is refused', async (form, status) => {
    const { id, visitor } = await addLearner()
    expect((await visitor.post('/path/by', form as Record<string, string>)).status).toBe(status)
    expect(await versions(id)).toHaveLength(1)
  })
})
