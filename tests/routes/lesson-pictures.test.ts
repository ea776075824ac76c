/** Promises of pictures in lessons: only pictures, only by staff, seen by whoever may read a lesson that shows them. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mostPictureBytes } from '#content/picture.ts'
import { hashBody } from '#content/read.ts'
import { findPublishedId, publishRevision, saveBodies } from '#db/catalog.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { heads } from '../setup/pictures.ts'
import { formOf } from '../setup/studio.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let amina: Visitor
let lea: Visitor

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  await site.addAccount('amina@example.org', 'staff')
  await site.addAccount('lea@example.org', 'learner')
  ;[amina, lea] = [await site.enter('amina@example.org'), await site.enter('lea@example.org')]
})
afterAll(() => site.close())

const send = (who: Visitor, bytes: Uint8Array, words = { fr: 'Deux boîtes', en: 'Two boxes' }) => {
  const form = new FormData()
  for (const [language, text] of Object.entries(words)) form.set(language, text)
  form.set('file', new File([new Uint8Array(bytes)], 'boites.png', { type: 'image/png' }))
  return who.post('/staff/pictures', form)
}
const nameIn = (text: string) => /picture:([\da-f]{32}-\d+x\d+\.\w+)/.exec(text)?.[1] ?? ''

it('is kept for staff alone until a lesson that is published shows it', async () => {
  const bytes = heads.png(640, 360)
  const sent = await send(amina, bytes)
  expect(sent.status).toBe(200)
  const name = nameIn(sent.text)
  expect(sent.text).toContain(`![Two boxes](picture:${name})`)
  expect(nameIn((await send(amina, bytes)).text)).toBe(name)
  const address = `/pictures/${name}`
  const seen = await amina.get(address)
  expect(seen.status).toBe(200)
  expect(seen.headers.get('content-type')).toBe('image/png')
  expect(seen.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
  expect(seen.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await lea.get(address)).status).toBe(404)

  const { db } = site.database
  const body = `![Deux boîtes](picture:${name})\n`
  await saveBodies(db, new Map([[hashBody(body), body]]))
  expect((await lea.get(address)).status).toBe(404)
  const { catalog } = await site.academy.catalogs.published(db)
  const [first, ...others] = catalog.modules
  if (!first) throw new Error('no module')
  const lesson = { fr: hashBody(body), en: hashBody(body) }
  await publishRevision(db, {
    parentId: await findPublishedId(db),
    catalog: { ...catalog, modules: [{ ...first, lesson }, ...others] },
    bodies: new Map(),
    authorId: null,
    note: 'picture',
    at: new Date(),
  })
  expect((await lea.get(address)).status).toBe(200)
  expect((await lea.get(`/modules/${first.slug}`)).text).toContain(
    `<img src="${address}" alt="Deux boîtes" width="640"`,
  )
})

it('refuses what is no picture or too heavy, whatever it is called, and keeps the words', async () => {
  const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  for (const [bytes, why] of [
    [script, 'ni un PNG'],
    [Buffer.concat([heads.png(9, 9), Buffer.alloc(mostPictureBytes)]), 'trop lourde'],
    [Buffer.alloc(0), 'Choisissez une image'],
  ] as const) {
    const answer = await send(amina, bytes)
    expect(answer.status).toBe(400)
    expect(answer.text).toContain(why)
    expect(answer.text).toContain('value="Two boxes"')
    expect(nameIn(answer.text)).toBe('')
  }
})

it('asks for its words in both languages', async () => {
  const answer = await send(amina, heads.png(10, 10), { fr: 'Deux boîtes', en: ' ' })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('Décrivez l’image')
  expect(answer.text).toContain('value="Deux boîtes"')
})

it('is missed in a draft that shows it without words, or without a file, until both are there', async () => {
  const opened = await amina.post('/staff/drafts', { id: randomUUID(), name: 'Images' })
  const draft = /draft=([0-9a-f-]{36})/.exec(opened.location ?? '')?.[1] ?? ''
  const { catalog } = await site.academy.catalogs.published(site.database.db)
  const slug = catalog.modules.at(-1)?.slug ?? ''
  const page = `/staff/modules/${slug}?draft=${draft}`
  const write = async (fr: string, en: string) => {
    const form = formOf((await amina.get(page)).text, { intent: 'save', slug })
    const saved = await amina.post(page, { ...form, 'f.lesson.fr': fr, 'f.lesson.en': en })
    expect(saved.status).toBe(303)
    return (await amina.get(`/staff/drafts/${draft}`)).text
  }
  const missing = `picture:${'0'.repeat(32)}-9x9.png`
  const faulty = await write(`![](${missing})`, `# One\n\n![One](${missing}) [on](/modules/moon) <b>b</b>`)
  const told = [
    'a une image sans mots pour la remplacer',
    'a une image qui n’est pas là',
    'a un lien qui ne mène',
    'contient du HTML',
  ]
  for (const words of [...told, 'pas les mêmes blocs']) expect(faulty).toContain(words)
  const publish = async () => {
    const at = `/staff/drafts/${draft}/publish`
    const version = /name="version" value="(\d+)"/.exec((await amina.get(at)).text)?.[1] ?? ''
    return amina.post(at, { intent: 'publish', version, note: 'Une image', forWhom: 'all' })
  }
  expect((await publish()).status).toBe(409)
  const name = nameIn((await send(amina, heads.png(9, 9))).text)
  const whole = await write(`![Une](picture:${name})`, `![One](picture:${name})`)
  for (const words of [...told, 'pas les mêmes blocs']) expect(whole).not.toContain(words)
  expect((await publish()).status).toBe(303)
})

it('takes nothing from anybody else', async () => {
  expect((await send(lea, heads.png(10, 10))).status).toBe(404)
  expect((await lea.get('/pictures/x.png')).status).toBe(404)
})
