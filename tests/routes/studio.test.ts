/** Promises of the studio: drafts lose nothing, nobody is changed before publication, and then exactly as it was foreseen. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCatalog } from '#content/read.ts'
import { findPublishedId, publishRevision } from '#db/catalog.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { viewCompared } from '#app/studio/compared.server.ts'
import { listAudit } from '#db/audit.ts'
import { findDraft } from '#db/drafts.ts'
import { saveEnrolment } from '#db/enrolments.ts'
import { findPath } from '#db/learning/path.ts'
import { checkRebuild, findLearner, recordEvidence } from '#db/learning/state.ts'
import { findLastPreview } from '#db/previews.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { formOf } from '../setup/studio.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let amina: Visitor
let lucie: Visitor

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  const { catalog, bodies } = readCatalog('content')
  const { db } = site.database
  const parentId = await findPublishedId(db)
  await publishRevision(db, { parentId, catalog, bodies, authorId: null, note: 'content', at: new Date() })
  await site.addAccount('amina@example.org', 'staff')
  await site.addAccount('lucie@example.org', 'staff')
  amina = await site.enter('amina@example.org')
  lucie = await site.enter('lucie@example.org')
})
afterAll(() => site.close())

async function openDraft(name = 'Essai'): Promise<string> {
  const answer = await amina.post('/staff/drafts', { id: randomUUID(), name })
  expect(answer.status).toBe(303)
  return /draft=([0-9a-f-]{36})/.exec(answer.location ?? '')?.[1] ?? ''
}
const entriesOf = async (draft: string) => (await findDraft(site.database.db, draft))?.entries ?? []

/** Whether a page says this, whatever its spaces. */
const says = (html: string, words: string) =>
  html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/[\u00a0\u202f]|&nbsp;/g, ' ')
    .includes(words)

async function save(
  visitor: Visitor,
  page: string,
  having: Record<string, string>,
  changes: Record<string, string>,
) {
  const { text } = await visitor.get(page)
  return visitor.post(page, { ...formOf(text, { intent: 'save', ...having }), ...changes })
}

describe('a draft', () => {
  it('changes fields and nothing else, and can be undone and done again', async () => {
    const draft = await openDraft()
    const page = `/staff/modules/css-layout?draft=${draft}`
    const saved = await save(
      amina,
      page,
      { slug: 'css-layout' },
      { 'f.minutes': '33', 'f.title.en': 'Laying out' },
    )
    expect(saved.status).toBe(303)
    const [entry] = await entriesOf(draft)
    expect(entry?.edits).toEqual([
      expect.objectContaining({ act: 'set', field: 'title.en', value: 'Laying out' }),
      expect.objectContaining({ act: 'set', field: 'minutes', value: 33 }),
    ])
    expect(says((await amina.get('/staff/modules/css-layout')).text, 'Laying out')).toBe(false)
    const shown = (await amina.get(page)).text
    expect(says(shown, 'Laying out')).toBe(true)
    await amina.post(page, formOf(shown, { intent: 'undo' }))
    expect((await entriesOf(draft)).map(({ undone }) => undone)).toEqual([true])
    await amina.post(page, formOf((await amina.get(page)).text, { intent: 'redo' }))
    expect((await entriesOf(draft)).map(({ undone }) => undone)).toEqual([false])
  })

  it('keeps a form that was sent three times once, and tells of another one that is stale', async () => {
    const draft = await openDraft()
    const page = `/staff/modules/css-layout?draft=${draft}`
    const form = formOf((await amina.get(page)).text, { intent: 'save', slug: 'css-layout' })
    const send = (minutes: number) => amina.post(page, { ...form, 'f.minutes': String(minutes) })
    const statuses = await Promise.all([send(41), send(41), send(41)])
    expect(statuses.map(({ status }) => status)).toEqual([303, 303, 303])
    expect((await send(42)).status).toBe(409)
    expect(await entriesOf(draft)).toHaveLength(1)
  })

  it('keeps what two people write in two fields, and tells whoever comes second to the same one', async () => {
    const draft = await openDraft()
    const page = `/staff/modules/css-layout?draft=${draft}`
    const [one, two] = await Promise.all([amina.get(page), lucie.get(page)])
    const having = { intent: 'save', slug: 'css-layout' }
    await amina.post(page, { ...formOf(one.text, having), 'f.title.fr': 'Un titre d’Amina' })
    const other = await lucie.post(page, { ...formOf(two.text, having), 'f.minutes': '27' })
    expect(other.status).toBe(303)
    const late = await lucie.post(page, {
      ...formOf(two.text, having),
      'f.title.fr': 'Un titre de Lucie',
      'f.summary.fr': 'Un résumé de Lucie',
    })
    expect(late.status).toBe(409)
    expect(says(late.text, 'Un titre d’Amina')).toBe(true)
    expect(says(late.text, 'Un titre de Lucie')).toBe(true)
    expect(says(late.text, 'Un résumé de Lucie')).toBe(true)
    const again = formOf(late.text, having)
    expect(again).toMatchObject({ 'f.minutes': '27', 'f.title.fr': 'Un titre de Lucie' })
    expect((await lucie.post(page, again)).status).toBe(303)
    const edits = (await entriesOf(draft)).flatMap((entry) => entry.edits)
    expect(edits.at(-2)).toMatchObject({ was: 'Un titre d’Amina', value: 'Un titre de Lucie' })
    expect(edits.at(-1)).toMatchObject({ field: 'summary.fr', value: 'Un résumé de Lucie' })
    expect(says((await amina.get(page)).text, 'Dernière modification dans ce brouillon')).toBe(true)
  })

  it('refuses prerequisites in a circle, and shows the loop', async () => {
    const draft = await openDraft()
    const page = `/staff/graph/html?draft=${draft}`
    const { text } = await amina.get(page)
    const put = formOf(text, { intent: 'put', slug: 'html@1' })
    const refused = await amina.post(page, { ...put, member: 'css@1' })
    expect(refused.status).toBe(409)
    expect(says(refused.text, 'tourneraient en rond')).toBe(true)
    const { competencies } = readCatalog('content').catalog
    const nameOf = (own: string) => `${competencies.find(({ slug }) => slug === own)?.name.fr} (niveau 1)`
    const [html, css] = [nameOf('html'), nameOf('css')]
    const loops = [`${html} → ${css} → ${html}`, `${css} → ${html} → ${css}`]
    expect(loops.some((loop) => says(refused.text, loop))).toBe(true)
    expect(await entriesOf(draft)).toEqual([])
  })

  it('tells what else is changed elsewhere', async () => {
    const [first, second] = [await openDraft('Premier brouillon'), await openDraft('Second brouillon')]
    const page = (draft: string) => `/staff/modules/css-layout?draft=${draft}`
    await save(amina, page(first), { slug: 'css-layout' }, { 'f.minutes': '31' })
    expect(says((await amina.get(page(second))).text, '« Premier brouillon »')).toBe(true)
  })

  it('cannot be found by an address that is none, nor changed once it is put aside', async () => {
    expect((await amina.get('/staff/drafts/nothing')).status).toBe(404)
    expect((await amina.get(`/staff/tracks?draft=${randomUUID()}`)).status).toBe(404)
    const draft = await openDraft()
    const page = `/staff/modules/css-layout?draft=${draft}`
    const form = formOf((await amina.get(page)).text, { intent: 'save', slug: 'css-layout' })
    await amina.post(`/staff/drafts/${draft}`, { intent: 'drop' })
    const late = await amina.post(page, { ...form, 'f.minutes': '12' })
    expect([late.status, (await entriesOf(draft)).length]).toEqual([302, 0])
    await amina.post(`/staff/drafts/${draft}`, { intent: 'resume' })
    expect((await amina.post(page, { ...form, 'f.minutes': '12' })).status).toBe(303)
  })
})

describe('publication', () => {
  const emails = new Map<string, string>()
  const learner = async () => {
    const email = `${randomUUID().slice(0, 8)}@example.org`
    const id = await site.addAccount(email, 'learner')
    await recordEnrolment(id)
    emails.set(id, email)
    return id
  }
  async function recordEnrolment(learnerId: string) {
    await saveEnrolment(site.academy.db, learnerId, {
      id: randomUUID(),
      track: 'web-front-end',
      at: site.academy.now(),
    })
    await renewPath(site.academy, learnerId, 'start')
  }
  const publish = async (draft: string, note = 'Pour essayer', forWhom = 'all') => {
    const page = `/staff/drafts/${draft}/publish`
    const { text } = await amina.get(page)
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
    return amina.post(page, { intent: 'publish', version, note, forWhom })
  }
  const preview = async (draft: string) => {
    const page = `/staff/drafts/${draft}/publish`
    const { text } = await amina.get(page)
    expect((await amina.post(page, formOf(text, { again: '0' }))).status).toBe(400)
    expect((await amina.post(page, { ...formOf(text, { again: '0' }), intent: 'preview' })).status).toBe(303)
    await expect
      .poll(async () => (await findLastPreview(site.academy.db, draft))?.state, { timeout: 30_000 })
      .toBe('ready')
    return findLastPreview(site.academy.db, draft)
  }
  const followed = async (revision: number) => {
    await expect
      .poll(async () => (await viewCompared(site.academy, revision))?.following, { timeout: 30_000 })
      .toBe(false)
    return viewCompared(site.academy, revision)
  }

  it('changes paths as it was foreseen, tells learners, and can be taken back', async () => {
    const id = await learner()
    const before = await findPath(site.academy.db, id)
    const draft = await openDraft('Plus long')
    const page = `/staff/modules/css-layout?draft=${draft}`
    await save(amina, page, { slug: 'css-layout' }, { 'f.minutes': '90' })
    const foreseen = await preview(draft)
    const was = before?.plan.minutes ?? 0
    expect(foreseen?.sums).toMatchObject({ felt: 1, learners: 1 })
    const published = await publish(draft)
    const revision = Number(published.location?.split('/').at(-1))
    expect(revision).toBeGreaterThan(1)
    const compared = await followed(revision)
    expect(compared?.seen).toEqual(foreseen?.sums)
    const after = await findPath(site.academy.db, id)
    expect(after?.cause).toBe('catalog')
    expect((after?.plan.minutes ?? 0) - was).toBe(foreseen?.sums?.minutesMore)
    expect(
      await checkRebuild(
        site.academy.db,
        learnerModel(await site.academy.catalogs.published(site.academy.db)),
        id,
      ),
    ).toEqual([])
    const her = await site.enter(emails.get(id) ?? '')
    expect(says((await her.get('/path')).text, 'Les modules de l’académie ont changé.')).toBe(true)
    const shown = await amina.get(`/staff/revisions/${revision}`)
    expect(says(shown.text, 'Ce qui était prévu')).toBe(true)
    const back = await amina.post(`/staff/revisions/${revision - 1}`, { intent: 'return', id: randomUUID() })
    const again = /drafts\/([0-9a-f-]{36})/.exec(back.location ?? '')?.[1] ?? ''
    const undone = await publish(again, 'Retour')
    await followed(Number(undone.location?.split('/').at(-1)))
    expect((await findPath(site.academy.db, id))?.plan.minutes).toBe(was)
  })

  it('leaves those on their way where they are, when it is for those who begin after, until they are brought along', async () => {
    const { db, catalogs } = site.academy
    const early = await learner()
    const before = await findPath(db, early)
    const stays = (await findPublishedId(db)) ?? 0
    const draft = await openDraft('Pour les suivantes')
    const page = `/staff/modules/css-layout?draft=${draft}`
    await save(amina, page, { slug: 'css-layout' }, { 'f.minutes': '140' })
    const published = await publish(draft, 'Pour les suivantes', 'new')
    const revision = Number(published.location?.split('/').at(-1))
    const late = await learner()
    const minutesFor = async (id: string) =>
      (await catalogs.hers(db, id)).catalog.modules.find(({ slug }) => slug === 'css-layout')?.minutes
    expect([await minutesFor(early), await minutesFor(late)]).toEqual([await minutesFor(early), 140])
    expect((await catalogs.hers(db, early)).id).toBe(stays)
    await renewPath(site.academy, early, 'night')
    expect((await findPath(db, early))?.plan.minutes).toBe(before?.plan.minutes)
    const model = learnerModel(await catalogs.hers(db, early))
    expect(await checkRebuild(db, model, early)).toEqual([])
    expect(says((await amina.get(`/staff/revisions/${revision}`)).text, 'pour celles qui ont commencé')).toBe(
      true,
    )

    const again = await openDraft('Pour celles d’après')
    await save(
      amina,
      `/staff/modules/css-layout?draft=${again}`,
      { slug: 'css-layout' },
      { 'f.minutes': '150' },
    )
    const newest = Number((await publish(again, 'Encore', 'new')).location?.split('/').at(-1))
    expect([(await catalogs.hers(db, early)).id, (await catalogs.hers(db, late)).id]).toEqual([
      stays,
      revision,
    ])

    const kept = await amina.get(`/staff/revisions/${stays}`)
    expect(says(kept.text, 'encore avec cette version')).toBe(true)
    const [once] = await Promise.all(
      [1, 2].map(() => amina.post(`/staff/revisions/${stays}`, { intent: 'release' })),
    )
    expect(once?.location).toBe(`/staff/revisions/${stays}?released`)
    await expect.poll(async () => (await catalogs.hers(db, early)).id, { timeout: 30_000 }).toBe(newest)
    expect((await catalogs.hers(db, late)).id).toBe(revision)
    await expect.poll(async () => (await findPath(db, early))?.cause, { timeout: 30_000 }).toBe('catalog')
    expect(await minutesFor(early)).toBe(150)
    expect(await listAudit(db, { action: 'catalog.released', limit: 5 })).toHaveLength(1)
  })

  it('stops where a draft does not hold together, has changed, or stands on an older version', async () => {
    const draft = await openDraft('À moitié')
    const page = `/staff/modules?draft=${draft}`
    const { text } = await amina.get(page)
    const added = await amina.post(page, {
      ...formOf(text, { intent: 'add' }),
      nameFr: 'Un module',
      nameEn: 'A module',
    })
    expect(added.location).toContain('/staff/modules/a-module?')
    const blocked = await publish(draft)
    expect([blocked.status, says(blocked.text, 'Il reste des points à régler')]).toEqual([409, true])
    for (const words of [
      'a un texte qui manque',
      'Résumé, en français',
      'a une liste vide',
      'Niveaux enseignés',
    ])
      expect(says(blocked.text, words), words).toBe(true)
    expect(blocked.text.replaceAll(/<script.*?<\/script>/gs, '')).not.toMatch(/is empty|has no /)
    const version = (await findDraft(site.academy.db, draft))?.version ?? 0
    const moved = await amina.post(`/staff/drafts/${draft}/publish`, {
      intent: 'publish',
      version: String(version - 1),
      note: 'x',
    })
    expect([moved.status, says(moved.text, 'vient de changer')]).toEqual([409, true])
    const empty = await publish(await openDraft('Rien'))
    expect([empty.status, says(empty.text, 'ne change rien')]).toEqual([400, true])
  })

  it('publishes one draft once, though two people press at once', async () => {
    const draft = await openDraft('À deux')
    await save(
      amina,
      `/staff/modules/css-layout?draft=${draft}`,
      { slug: 'css-layout' },
      { 'f.title.en': `At two ${draft}` },
    )
    const version = String((await findDraft(site.academy.db, draft))?.version)
    const answers = await Promise.all(
      [amina, lucie, amina].map((who) =>
        who.post(`/staff/drafts/${draft}/publish`, { intent: 'publish', version, note: 'x' }),
      ),
    )
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(303)
  })

  it('carries a draft over to what was published meanwhile, contradictions one by one', async () => {
    const [one, two] = [await openDraft('Avant'), await openDraft('Après')]
    const page = (draft: string) => `/staff/modules/css-layout?draft=${draft}`
    await save(amina, page(one), { slug: 'css-layout' }, { 'f.minutes': '52', 'f.title.en': 'Of the first' })
    await save(
      lucie,
      page(two),
      { slug: 'css-layout' },
      { 'f.minutes': '53', 'f.summary.en': 'Of the second' },
    )
    expect((await publish(one)).status).toBe(303)
    const late = await publish(two)
    const rebase = `/staff/drafts/${two}/rebase`
    expect(late.location).toBe(rebase)
    const { text } = await lucie.get(rebase)
    expect(says(text, 'Contradiction 1 sur 1')).toBe(true)
    expect((await lucie.post(rebase, {})).status).toBe(409)
    const name = /name="(answer [^"]+)"/.exec(text)?.[1] ?? ''
    expect((await lucie.post(rebase, { [name]: 'mine' })).status).toBe(303)
    expect((await publish(two)).status).toBe(303)
    const { catalog } = await site.academy.catalogs.published(site.academy.db)
    const module = catalog.modules.find(({ slug }) => slug === 'css-layout')
    expect([module?.minutes, module?.title.en, module?.summary.en]).toEqual([
      53,
      'Of the first',
      'Of the second',
    ])
  })

  it('counts what was shown on a competency that is divided for its parts', async () => {
    const id = await learner()
    const model = learnerModel(await site.academy.catalogs.published(site.academy.db))
    const { catalog } = await site.academy.catalogs.published(site.academy.db)
    const items = catalog.items.filter(({ node }) => node === 'html@1').slice(0, 4)
    const at = site.academy.now()
    await recordEvidence(
      site.academy.db,
      model,
      id,
      items.map((item, n) => ({
        ...{ kind: 'answer' as const, id: randomUUID(), at: new Date(at.getTime() - 9e6 + n).toISOString() },
        ...{
          purpose: 'practice' as const,
          item: item.id,
          node: item.node,
          correct: true,
          unknown: false,
          hinted: false,
        },
        ...{ slip: 0.05, guess: 0.1 },
      })),
      at,
    )
    const draft = await openDraft('Division')
    const page = `/staff/graph/html?draft=${draft}`
    const { text } = await amina.get(page)
    const split = formOf(text, { intent: 'split' })
    const levels = Object.keys(split).filter((name) => name.endsWith('Levels'))
    expect(levels).toHaveLength(2)
    const body = new URLSearchParams({
      ...split,
      aFr: 'Écrire la page',
      aEn: 'Write the page',
      bFr: 'Vérifier la page',
      bEn: 'Check the page',
    })
    for (const level of ['1', '2']) for (const part of ['aLevels', 'bLevels']) body.append(part, level)
    const made = await amina.post(page, body)
    expect(made.status).toBe(303)
    const foreseen = await preview(draft)
    const published = await publish(draft)
    expect(published.status).toBe(303)
    const compared = await followed(Number(published.location?.split('/').at(-1)))
    expect(compared?.seen).toEqual(foreseen?.sums)
    const now = await site.academy.catalogs.published(site.academy.db)
    const { state } = await findLearner(site.academy.db, learnerModel(now), id)
    const held = learnerModel(now).estimate(state, at.toISOString())
    for (const part of ['write-the-page@1', 'check-the-page@1']) expect(held[part]?.p).toBeGreaterThan(0.7)
  })
})
