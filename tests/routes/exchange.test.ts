/** Promises of files that leave and come back: a draft and nothing more, both sides kept, every contradiction asked, nothing overwritten. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packFiles, unpackFiles } from '#content/archive.ts'
import { fingerprintOf } from '#content/exchange.ts'
import { readCatalog } from '#content/read.ts'
import { listAudit } from '#db/audit.ts'
import { findPublishedId, publishRevision } from '#db/catalog.ts'
import { findDraft, listDrafts } from '#db/drafts.ts'
import { diffCatalogs } from '#engine/edit/diff.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { archiveForm, archiveOf, writtenFiles } from '../setup/archives.ts'
import { formOf } from '../setup/studio.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let amina: Visitor
let lucie: Visitor
let revision = 0
let files = new Map<string, string>()

const page = '/staff/drafts/import'
const module = 'modules/css-layout/module.yaml'
const lesson = 'modules/css-layout/lesson.en.md'
const renamed = (title: string) => (text: string) =>
  text.replace(/(title:\n {2}fr: .*\n {2}en: ).*/, `$1${title}`)
const draftIn = (location: string | null) => /drafts\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  const { catalog, bodies } = readCatalog('content')
  const { db } = site.database
  const parentId = await findPublishedId(db)
  await publishRevision(db, { parentId, catalog, bodies, authorId: null, note: 'content', at: new Date() })
  for (const name of ['amina', 'lucie']) await site.addAccount(`${name}@example.org`, 'staff')
  ;[amina, lucie] = [await site.enter('amina@example.org'), await site.enter('lucie@example.org')]
  ;({ id: revision, files } = await writtenFiles(site.academy))
})
afterAll(() => site.close())

const openDrafts = async () => (await listDrafts(site.academy.db, true)).length
const editsOf = async (draft: string) =>
  (await findDraft(site.academy.db, draft))?.entries.flatMap(({ edits }) => edits)

/** Publishes a title of the module by a draft of its own. */
async function publishTitle(title: string) {
  const made = await amina.post('/staff/drafts', { id: randomUUID(), name: title })
  const draft = /draft=([0-9a-f-]{36})/.exec(made.location ?? '')?.[1] ?? ''
  const form = `/staff/modules/css-layout?draft=${draft}`
  const shown = formOf((await amina.get(form)).text, { intent: 'save', slug: 'css-layout' })
  expect((await amina.post(form, { ...shown, 'f.title.en': title })).status).toBe(303)
  const version = (await findDraft(site.academy.db, draft))?.version ?? 0
  const publish = { intent: 'publish', version: String(version), note: title }
  expect((await amina.post(`/staff/drafts/${draft}/publish`, publish)).location).toMatch(/staff\/revisions/)
}

describe('a revision', () => {
  it('is downloaded as an archive that names it, by staff only', async () => {
    const path = `/staff/revisions/${revision}/content.zip`
    const answer = await fetch(new URL(path, site.url), {
      headers: { cookie: [...amina.cookies].map((pair) => pair.join('=')).join('; ') },
    })
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(answer.headers.get('content-disposition')).toContain(`ariane-version-${revision}.zip`)
    const read = unpackFiles(new Uint8Array(await answer.arrayBuffer()))
    expect('files' in read && read.files).toEqual(files)
    const catalog = await site.academy.catalogs.revision(site.academy.db, revision)
    expect(files.get('revision.yaml')).toBe(`revision: ${revision}\nfingerprint: ${fingerprintOf(catalog)}\n`)
    await site.addAccount('coach@example.org', 'coach')
    const coach = await site.enter('coach@example.org')
    expect((await coach.get(path)).status).toBe(404)
    expect((await coach.post(page, archiveForm(files, module, renamed('Not hers')))).status).toBe(404)
    expect((await site.visit().get(path)).location).toContain('/login')
    expect((await amina.get('/staff/revisions/9999/content.zip')).status).toBe(404)
  })

  it('sent back as it is makes no draft, and that is said', async () => {
    const before = await openDrafts()
    const answer = await amina.post(page, archiveForm(files))
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('Il n’y a rien à importer')
    expect(await openDrafts()).toBe(before)
  })
})

describe('changed files', () => {
  it('become one draft of edits, however often they are sent, and nothing is published', async () => {
    const change = () => {
      const sent = new Map(files).set(lesson, `${files.get(lesson)}\nOne line more.\n`)
      return archiveForm(sent, module, renamed('Laid out'))
    }
    const before = await openDrafts()
    const [one, two] = await Promise.all([amina.post(page, change()), lucie.post(page, change())])
    const draft = draftIn(one.location)
    expect(draftIn(two.location)).toBe(draft)
    expect((await amina.post(page, change())).location).toBe(`/staff/drafts/${draft}?told=imported-before`)
    expect(await openDrafts()).toBe(before + 1)
    expect(await editsOf(draft)).toMatchObject([
      { act: 'set', kind: 'module', slug: 'css-layout', field: 'title.en', value: 'Laid out' },
      { act: 'set', kind: 'module', slug: 'css-layout', field: 'lesson.en' },
    ])
    expect(await findPublishedId(site.academy.db)).toBe(revision)
    expect((await amina.get(`/staff/drafts/${draft}`)).text).toContain('One line more.')
    const lines = await listAudit(site.academy.db, { action: 'draft.imported' })
    expect(lines).toMatchObject([{ subjectId: draft, detail: { base: revision } }])
  })

  it('that cannot be read are told by file and line, and nothing is made of them', async () => {
    const before = await openDrafts()
    const broken = archiveForm(files, module, (text) => text.replace(/minutes: \d+/, 'minutes: soon'))
    const answer = await amina.post(page, broken)
    expect(answer.status).toBe(400)
    expect(answer.text.replaceAll('<!-- -->', '')).toMatch(new RegExp(`${module}:\\d+`))
    expect(answer.text).toContain('n’a pas la forme attendue')
    const strange = await amina.post(page, archiveForm(new Map(files).set('../../x', 'x')))
    expect(strange.status).toBe(400)
    expect(strange.text).toContain('Ce chemin sort du dossier')
    for (const [bytes, words] of [
      [new TextEncoder().encode('no archive'), 'Ce n’est pas une archive zip'],
      [packFiles(new Map([['areas.yaml', '']]), new Date()), 'de quelle version partent'],
    ] as const) {
      const refused = await amina.post(page, archiveOf(bytes))
      expect(refused.status).toBe(400)
      expect(refused.text).toContain(words)
    }
    expect((await amina.post(page, archiveOf(new Uint8Array()))).status).toBe(400)
    expect((await amina.post(page, archiveOf(new Uint8Array(5.5 * 1024 * 1024)))).status).toBe(400)
    expect((await amina.post(page, archiveOf(new Uint8Array(7 * 1024 * 1024)))).status).toBe(413)
    expect(await openDrafts()).toBe(before)
  })

  it('of another academy, or of a revision that is none, are not taken for ours', async () => {
    const other = archiveForm(files, 'revision.yaml', (text) => text.replace(/[\da-f]{64}/, 'f'.repeat(64)))
    expect((await amina.post(page, other)).text).toContain('viennent d’une autre académie')
    const none = archiveForm(files, 'revision.yaml', (text) =>
      text.replace(/revision: \d+/, 'revision: 9999'),
    )
    expect((await amina.post(page, none)).text).toContain('Il n’y a pas de version de ce numéro')
  })
})

describe('files of an older revision', () => {
  it('keep what the academy changed, bring what they changed, and ask where both did', async () => {
    await publishTitle('By the academy')
    const published = (await findPublishedId(site.academy.db)) ?? 0
    expect(published).toBeGreaterThan(revision)

    // What only the files changed is carried over at once, and what the academy changed stays.
    const summary = (text: string) => text.replace(/minutes: \d+/, 'minutes: 47')
    const alone = await amina.post(page, archiveForm(files, module, summary))
    expect(alone.location).toMatch(/\/staff\/drafts\/[\da-f-]{36}\?told=imported$/)
    const carried = await findDraft(site.academy.db, draftIn(alone.location))
    expect(carried).toMatchObject({ baseId: published })
    expect(carried?.entries.flatMap(({ edits }) => edits)).toMatchObject([{ field: 'minutes', value: 47 }])

    // The same title on both sides is asked, with its three texts; meanwhile nothing is changed.
    const both = await amina.post(
      page,
      archiveForm(files, module, (text) => summary(renamed('By files')(text))),
    )
    expect(both.location).toMatch(/\/rebase\?told=imported$/)
    const draft = draftIn(both.location)
    const asked = await amina.get(`/staff/drafts/${draft}/rebase`)
    const title =
      readCatalog('content').catalog.modules.find(({ slug }) => slug === 'css-layout')?.title.en ?? ''
    for (const words of ['By files', 'By the academy', title, 'Contradiction 1 sur 1'])
      expect(asked.text.replaceAll('<!-- -->', '')).toContain(words)
    const again = await lucie.post(
      page,
      archiveForm(files, module, (text) => summary(renamed('By files')(text))),
    )
    expect(again.location).toBe(`/staff/drafts/${draft}/rebase?told=imported-before`)
    const name = /name="(answer [^"]+)"/.exec(asked.text)?.[1] ?? ''
    const settled = await amina.post(`/staff/drafts/${draft}/rebase`, { [name]: 'mine' })
    expect(settled.location).toBe(`/staff/drafts/${draft}?told=rebased`)
    const edits = await editsOf(draft)
    expect(edits).toContainEqual(
      expect.objectContaining({ field: 'title.en', was: 'By the academy', value: 'By files' }),
    )
    expect(edits).toHaveLength(2)
    expect(await findPublishedId(site.academy.db)).toBe(published)
  })

  it('that say what the academy says by now change nothing', async () => {
    const answer = await amina.post(page, archiveForm(files, module, renamed('By the academy')))
    expect(answer.text).toContain('Il n’y a rien à importer')
  })

  it('and a revision edited here comes out and back without a difference', async () => {
    const { id, files: now } = await writtenFiles(site.academy)
    expect(id).toBeGreaterThan(revision)
    const answer = await amina.post(page, archiveForm(now))
    expect(answer.text).toContain('Il n’y a rien à importer')
    const [before, after] = await Promise.all(
      [revision, id].map((one) => site.academy.catalogs.revision(site.academy.db, one)),
    )
    expect(before && after && diffCatalogs(before, after)).toHaveLength(1)
  })
})
