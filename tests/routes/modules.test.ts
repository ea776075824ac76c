/** A module from lesson to check, measured time, and project work: once each, and only hers. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinTrack } from '#app/path/acts.server.ts'
import { findCatalog, findPublishedId, publishRevision } from '#db/catalog.ts'
import { saveMinutesByWeekday } from '#db/enrolments.ts'
import { findOpenAttempt } from '#db/learning/answers.ts'
import { findModuleProgress, listTimeSpent } from '#db/learning/modules.ts'
import { listPathVersions } from '#db/learning/path.ts'
import { listEvidence } from '#db/learning/state.ts'
import { listFileFacts, listSubmissions } from '#db/learning/submissions.ts'
import type { Purpose } from '#engine/evidence.ts'
import { keysOf } from '#engine/item.ts'
import { answerTo } from '#engine/simulation.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'

const slug = 'files-1'
let site: TestAcademy
let now = new Date('2026-09-07T09:00:00Z')
const pass = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000))

beforeAll(async () => {
  site = await openTestAcademy({ now: () => now })
  const { db } = site.database
  const parentId = await findPublishedId(db)
  const catalog = parentId === null ? null : await findCatalog(db, parentId)
  if (!catalog) throw new Error('no catalogue')
  const text = { fr: 'p', en: 'p' }
  const criteria = [{ slug: 'c', node: 'files@1', text }]
  const project = { title: text, minutes: 90, brief: { fr: 'hash', en: 'hash' }, criteria }
  const modules = catalog.modules.map((module) => (module.slug === slug ? { ...module, project } : module))
  const bodies = new Map<string, string>()
  await publishRevision(db, {
    parentId,
    catalog: { ...catalog, modules },
    bodies,
    authorId: null,
    note: 'p',
    at: now,
  })
})
afterAll(() => site.close())

async function addLearner(): Promise<{ id: string; visitor: Visitor }> {
  const email = `${randomUUID()}@ariane.example`
  const id = await site.addAccount(email, 'learner')
  await saveMinutesByWeekday(site.database.db, id, [30, 0, 30, 0, 30, 0, 0], now)
  await joinTrack(site.academy, id, 'track')
  return { id, visitor: await site.enter(email) }
}

/** Answers the open item of a page, right or not, by its form. */
async function answer({ id, visitor }: { id: string; visitor: Visitor }, purpose: Purpose, right: boolean) {
  const attempt = await findOpenAttempt(site.database.db, id, purpose, slug)
  const { catalog } = await site.academy.catalogs.published(site.academy.db)
  const item = catalog.items.find((one) => one.id === attempt?.item)
  if (!attempt || !item) throw new Error('nothing is open')
  const given = answerTo(item, right, () => 0)
  const form: [string, string][] = [
    ['attempt', attempt.id],
    ['next', `/modules/${slug}/${purpose}`],
  ]
  if (given.kind === 'choice') form.push(['answer', given.key])
  if (given.kind === 'choices') form.push(...given.keys.map((key): [string, string] => ['answers', key]))
  if (given.kind === 'order')
    form.push(...given.keys.map((key, i): [string, string] => [`step-${key}`, String(i + 1)]))
  if (given.kind === 'match')
    form.push(...keysOf(item, 'left').map((key): [string, string] => [`pair-${key}`, given.pairs[key] ?? '']))
  if (given.kind === 'text' || given.kind === 'number') form.push(['answer', given.text])
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { origin: site.url, cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(form)
  await fetch(`${site.url}/answers`, { method: 'POST', redirect: 'manual', headers, body })
}

/** Takes one whole check. */
async function check(learner: { id: string; visitor: Visitor }, right: boolean) {
  for (let asked = 0; asked < 4; asked += 1) {
    await learner.visitor.get(`/modules/${slug}/check?go=1`)
    await answer(learner, 'check', right)
  }
}

describe('a module', () => {
  it('resumes where she stopped; a lesson read twice is one fact', async () => {
    const { id, visitor } = await addLearner()
    const { db } = site.database
    await visitor.get(`/modules/${slug}`)
    expect(await findModuleProgress(db, id, slug)).toMatchObject({ stage: 'lesson', lessonReadAt: null })
    const read = [await visitor.post(`/modules/${slug}`, {}), await visitor.post(`/modules/${slug}`, {})]
    expect(read.map(({ location }) => location)).toEqual(Array(2).fill(`/modules/${slug}/practice`))
    expect(await listEvidence(db, id, { kind: 'lesson' })).toHaveLength(1)
    await visitor.get(`/modules/${slug}`)
    expect(await findModuleProgress(db, id, slug)).toMatchObject({ stage: 'practice' })
  })

  it('is done by a passed check, and the path follows at once', async () => {
    const learner = await addLearner()
    await check(learner, true)
    const { db } = site.database
    expect(await findModuleProgress(db, learner.id, slug)).toMatchObject({ stage: 'done' })
    expect((await listPathVersions(db, learner.id))[0]?.cause).toBe(`check:${slug}`)
    expect((await learner.visitor.get(`/modules/${slug}/check?end=1`)).text).toContain('C’est acquis.')
    expect((await learner.visitor.get('/path?changed=2')).text).toContain('Vous avez fini')
  })

  it('stays open after a check that is not, and a new one may be taken', async () => {
    const learner = await addLearner()
    await check(learner, false)
    expect(await findModuleProgress(site.database.db, learner.id, slug)).toMatchObject({
      stage: 'check',
      doneAt: null,
    })
    const page = await learner.visitor.get(`/modules/${slug}/check?end=1`)
    expect(page.text).toContain('M’exercer encore')
    expect(page.text).not.toMatch(/échou|échec|raté/i)
    await check(learner, true)
    await check(learner, true)
    expect(await findModuleProgress(site.database.db, learner.id, slug)).toMatchObject({ stage: 'done' })
  })

  it.each(['', '/practice', '/check', '/project', '/time', '/project/files/x'])(
    'that is not there has no page%s',
    async (page) => {
      const { visitor } = await addLearner()
      expect((await visitor.get(`/modules/nope${page}`)).status).toBe(404)
    },
  )
})

describe('time in a module', () => {
  const seconds = async (id: string) =>
    (await listTimeSpent(site.database.db, id, '2026-09-01')).map((spent) => spent.seconds)

  it('is what lies between two acts, five minutes at most', async () => {
    const { id, visitor } = await addLearner()
    await visitor.get(`/modules/${slug}`)
    pass(90)
    await visitor.post(`/modules/${slug}/time`, {})
    expect(await seconds(id)).toEqual([90])
    pass(3600)
    await visitor.get(`/modules/${slug}`)
    expect(await seconds(id)).toEqual([390])
  })

  it('told by two tabs at once counts once, and not while she is elsewhere', async () => {
    const { id, visitor } = await addLearner()
    await visitor.get(`/modules/${slug}`)
    pass(60)
    await Promise.all([visitor.post(`/modules/${slug}/time`, {}), visitor.post(`/modules/${slug}/time`, {})])
    expect(await seconds(id)).toEqual([60])
    pass(60)
    await visitor.get('/modules/files-2')
    expect((await seconds(id)).reduce((sum, one) => sum + one, 0)).toBe(60)
  })
})

describe('project work', () => {
  const page = `/modules/${slug}/project`

  async function send(
    visitor: Visitor,
    fields: Record<string, string>,
    file?: { name: string; content: string },
  ) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    if (file) form.set('file', new File([file.content], file.name))
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = await fetch(site.url + page, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: site.url, cookie },
      body: form,
    })
    return { status: sent.status, location: sent.headers.get('location'), text: await sent.text() }
  }

  it('is kept as a draft, sent once, and sent again as the next version', async () => {
    const { id, visitor } = await addLearner()
    const { db } = site.database
    const first = randomUUID()
    await send(visitor, { id: first, intent: 'draft', text: 'un', link: '' })
    expect(await listSubmissions(db, id, slug)).toMatchObject([{ version: 1, state: 'draft', text: 'un' }])
    const form = { id: first, intent: 'send', text: 'deux', link: 'https://exemple.fr/page' }
    await Promise.all([send(visitor, form), send(visitor, form)])
    expect(await listSubmissions(db, id, slug)).toMatchObject([{ version: 1, state: 'sent', text: 'deux' }])
    await send(visitor, { id: randomUUID(), intent: 'send', text: 'trois', link: '' })
    expect((await listSubmissions(db, id, slug)).map(({ version, state }) => [version, state])).toEqual([
      [2, 'sent'],
      [1, 'sent'],
    ])
  })

  it('sent from a tab that is out of date is lost to nobody: it stays as a draft', async () => {
    const { id, visitor } = await addLearner()
    const form = { id: randomUUID(), intent: 'send', link: '' }
    await send(visitor, { ...form, text: 'un' })
    expect((await send(visitor, { ...form, text: 'autre' })).location).toContain('?kept=1')
    expect(await listSubmissions(site.database.db, id, slug)).toMatchObject([
      { version: 2, state: 'draft', text: 'autre' },
      { version: 1, state: 'sent', text: 'un' },
    ])
  })

  it.each([
    [{ text: '', link: '' }, undefined, 'Il manque encore'],
    [{ text: 'gardez-moi', link: 'http://exemple.fr' }, undefined, 'https://'],
    [{ text: 'gardez-moi', link: 'javascript:alert(1)' }, undefined, 'https://'],
    [{ text: 'gardez-moi', link: '' }, { name: 'a.png', content: 'no picture' }, 'genre de fichier'],
    [{ text: 'gardez-moi', link: '' }, { name: 'a.txt', content: '' }, 'vide'],
  ])('%j that cannot be sent comes back with what she typed', async (fields, file, says) => {
    const { id, visitor } = await addLearner()
    const back = await send(visitor, { id: randomUUID(), intent: 'send', ...fields }, file)
    expect(back.status).toBe(400)
    expect(back.text).toContain(says)
    expect(back.text).toContain(fields.text)
    expect(await listSubmissions(site.database.db, id, slug)).toEqual([])
  })

  it('gives a file back as a download, to her alone', async () => {
    const { id, visitor } = await addLearner()
    await send(
      visitor,
      { id: randomUUID(), intent: 'send', text: '', link: '' },
      { name: 'page.html', content: '<script>1</script>' },
    )
    const [file] = await listFileFacts(site.database.db, id)
    const at = `${page}/files/${file?.id}`
    const mine = await visitor.get(at)
    expect(mine.status).toBe(200)
    expect(mine.headers.get('content-disposition')).toMatch(/^attachment; filename="page\.html"/)
    expect(mine.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(mine.headers.get('x-content-type-options')).toContain('nosniff')
    const { visitor: other } = await addLearner()
    expect((await other.get(at)).status).toBe(404)
  })
})
