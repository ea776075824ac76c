/** Promises of the picture of the graph: what is published is read only; in a draft it is edited by the forms of the studio. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCatalog } from '#content/read.ts'
import { findPublishedId, publishRevision } from '#db/catalog.ts'
import { findDraft } from '#db/drafts.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { formOf } from '../setup/studio.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let amina: Visitor
let draft: string

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  const { catalog, bodies } = readCatalog('content')
  const { db } = site.database
  const parentId = await findPublishedId(db)
  await publishRevision(db, { parentId, catalog, bodies, authorId: null, note: 'content', at: new Date() })
  await site.addAccount('amina@example.org', 'staff')
  amina = await site.enter('amina@example.org')
  const made = await amina.post('/staff/drafts', { id: randomUUID(), name: 'Essai' })
  draft = /draft=([0-9a-f-]{36})/.exec(made.location ?? '')?.[1] ?? ''
})
afterAll(() => site.close())

const page = () => `/staff/graph?view=picture&draft=${draft}`
/** The mark of this showing of the page, as the picture sends it. */
const marked = (html: string) => ({ page: formOf(html, { intent: 'add' }).page ?? '' })
const entries = async () => (await findDraft(site.database.db, draft))?.entries ?? []

it('is read without JavaScript as a way to the outline, and keeps its filter and its draft', async () => {
  const { status, text } = await amina.get('/staff/graph?view=picture&area=web&q=css')
  expect(status).toBe(200)
  expect(text).toContain('avec JavaScript. Le plan dit et permet la même chose sans lui.')
  expect(text).toContain('href="/staff/graph?area=web&amp;q=css"')
  expect(formOf(text, { view: 'picture', area: 'web', q: 'css' })).toMatchObject({ track: '' })
  const inDraft = (await amina.get(page())).text
  expect(inDraft).toContain(`href="/staff/graph?draft=${draft}"`)
  const outline = (await amina.get(`/staff/graph?draft=${draft}`)).text
  expect(outline).toContain(`href="/staff/graph?draft=${draft}&amp;view=picture"`)
})

it('changes nothing of what is published', async () => {
  const put = { page: randomUUID(), intent: 'put', kind: 'level', slug: 'git@1', member: 'html@1' }
  const answer = await amina.post('/staff/graph?view=picture', put)
  expect(answer.status).toBe(404)
  expect((await amina.get('/staff/graph?view=picture')).text).not.toContain('name="intent"')
})

it('in a draft an edge is put, taken and undone, and the page stays the picture', async () => {
  const put = { intent: 'put', kind: 'level', slug: 'git@1', member: 'html@1' }
  const done = await amina.post(page(), { ...marked((await amina.get(page())).text), ...put })
  expect(done.status).toBe(303)
  expect(done.location).toContain('view=picture')
  const shown = (await amina.get(page())).text
  await amina.post(page(), formOf(shown, { intent: 'undo' }))
  expect((await entries()).map(({ undone }) => undone)).toEqual([true])
  await amina.post(page(), formOf((await amina.get(page())).text, { intent: 'redo' }))
  const take = { ...marked((await amina.get(page())).text), ...put, intent: 'take' }
  expect((await amina.post(page(), take)).status).toBe(303)
  expect((await entries()).map(({ undone }) => undone)).toEqual([false, false])
})

it('refuses a circle that the browser let through, shows it, and keeps the draft as it was', async () => {
  const before = await entries()
  const put = { intent: 'put', kind: 'level', slug: 'html@1', member: 'css@1' }
  const refused = await amina.post(page(), { ...marked((await amina.get(page())).text), ...put })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('tourneraient en rond')
  expect(await entries()).toEqual(before)
})
