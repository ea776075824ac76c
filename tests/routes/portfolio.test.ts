/** The portfolio: hers alone until she shares it, then what she chose and no more, by an address that can be withdrawn; as a page and as a PDF. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contestValidation } from '#app/file/validation.server.ts'
import { savePublic } from '#db/awards.ts'
import { saveDisabled } from '#db/people.ts'
import { erasePerson, exportPerson } from '#db/personal-data.ts'
import { findPortfolio } from '#db/portfolios.ts'
import { saveEnrolment } from '#db/enrolments.ts'
import { feedback } from '#db/schema/feedback.ts'
import { portfolios } from '#db/schema/portfolios.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addAward, confirmNode } from '../setup/awards.ts'
import { textOfPdf } from '../setup/pdf.ts'
import { addProjects, projectModule, sendVersion } from '../setup/projects.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let at = new Date('2026-09-10T10:00:00Z')
const visitors: Record<string, Visitor> = {}
const ids: Record<string, string> = {}
let award = ''
let validation = ''

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true, now: () => at })
  await addProjects(site.database.db, at)
  for (const [who, role] of [
    ['awa', 'learner'],
    ['other', 'learner'],
    ['staff', 'staff'],
  ] as const) {
    ids[who] = await site.addAccount(`${who}@exemple.fr`, role)
    visitors[who] = await site.enter(`${who}@exemple.fr`)
  }
  visitors.nobody = site.visit()
  const { db } = site.database
  const { catalog } = await site.academy.catalogs.published(db)
  await saveEnrolment(db, id('awa'), { id: randomUUID(), track: catalog.tracks[0]?.slug ?? '', at })
  award = await addAward(site.academy, { learnerId: id('awa'), by: id('staff') })
  validation = await confirmNode(site.academy, { learnerId: id('awa'), node: 'css@1' })
  const submissionId = await sendVersion(db, id('awa'), at)
  await db.insert(feedback).values({
    ...{ learnerId: id('awa'), id: randomUUID(), submissionId, state: 'sent', words: 'Secret de la mentore' },
    ...{ criteria: { order: 'reached', names: 'almost' }, takenAt: at, takenUntil: at, sentAt: at },
  })
})
afterAll(() => site.close())

const id = (who: string) => ids[who] ?? ''
const visitor = (who: string) => visitors[who] as Visitor
const words = (text: string) => text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u202f]+/g, ' ')
const read = async (who: string, path: string) => {
  const answer = await visitor(who).get(path)
  return { ...answer, words: words(answer.text) }
}
const [edit, share] = ['/me/portfolio', '/me/portfolio/share']
const pieces = () => [`award:${award}`, `project:${projectModule}`, 'node:css@1', 'node:html@1']
const save = (fields: Record<string, string>, shown: string[], order = pieces()) => {
  const form = new URLSearchParams({ name: 'Awa D.', about: '', ...fields })
  for (const piece of order) form.append('order', piece)
  for (const piece of shown) form.append('shown', piece)
  return visitor('awa').post(edit, form)
}
/** What the page to share says now: the id and the state that its form carries. */
const formOf = async () => {
  const { text } = await read('awa', share)
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
  return { intent: 'make', id: field('id'), before: field('before') }
}
const addressIn = (text: string) => /\/portfolio\/[\w-]{43}/.exec(text)?.[0] ?? ''
const makeLink = async (until = '') => {
  at = new Date(at.getTime() + 1000)
  return addressIn((await visitor('awa').post(share, { ...(await formOf()), until })).text)
}
const pdf = async (who: string, path: string) => {
  const cookie = [...visitor(who).cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(new URL(path, site.url), { headers: { cookie, 'accept-language': 'fr' } })
  return { answer, file: Buffer.from(await answer.arrayBuffer()) }
}

describe('her choice', () => {
  it('holds her credentials at first, and nothing else', async () => {
    const { text, status } = await read('awa', share)
    expect(status).toBe(200)
    expect(text).toContain(`/credentials/${award}`)
    expect(words(text)).not.toContain('Mes dossiers')
    expect(await findPortfolio(site.database.db, id('awa'))).toBeNull()
    expect((await read('other', share)).words).toContain('Votre portfolio est vide')
    for (const path of [edit, share, '/me/portfolio.pdf']) {
      expect((await read('nobody', path)).status).toBe(302)
      expect((await read('staff', path)).status).not.toBe(200)
    }
  })

  it('is kept as she typed it, piece by piece, in her order; one left out keeps her words', async () => {
    const project = `project:${projectModule}`
    const fields = { about: 'Bonjour <b>à</b> vous', track: 'on', [`words:${project}`]: 'Rangé à deux' }
    expect((await save(fields, [project, 'node:css@1', 'node:html@1'])).location).toBe(`${edit}?saved`)
    expect((await read('awa', edit)).text).toContain('Rangé à deux')
    const moved = await save({ ...fields, move: 'later node:css@1' }, ['node:css@1', 'node:html@1'])
    expect(moved.location).toContain('#piece-node')
    const saved = await findPortfolio(site.database.db, id('awa'))
    expect(saved).toMatchObject({ shownName: 'Awa D.', about: 'Bonjour <b>à</b> vous', showTrack: true })
    expect(saved?.pieces.map(({ key, shown }) => [key, shown])).toEqual([
      [award, false],
      [projectModule, false],
      ['html@1', true],
      ['css@1', true],
    ])
    expect(saved?.pieces[1]?.words).toBe('Rangé à deux')
    expect((await read('awa', share)).words).not.toContain('Rangé à deux')
  })

  it('comes back with all that was typed when something is to mend, and takes nothing that is not hers', async () => {
    const back = await save({ name: 'www.x.fr', about: 'Tout est là' }, [`award:${award}`])
    expect(back.status).toBe(400)
    for (const kept of ['value="www.x.fr"', 'Tout est là']) expect(back.text).toContain(kept)
    const long = await save({ about: 'é'.repeat(1201) }, [])
    expect(long.status).toBe(400)
    expect(long.text).toContain('é'.repeat(1201))
    expect((await visitor('awa').post(edit, { x: '1' })).status).toBe(400)
    const foreign = new URLSearchParams({
      name: 'Moi',
      about: '',
      order: `award:${award}`,
      shown: `award:${award}`,
    })
    await visitor('other').post(edit, foreign)
    expect((await findPortfolio(site.database.db, id('other')))?.pieces).toEqual([])
    expect((await visitor('other').post(share, await formOf())).location).toBe(share)
    expect((await findPortfolio(site.database.db, id('other')))?.linkedAt).toBeNull()
  })
})

describe('her link', () => {
  it('opens exactly what she chose, to anybody, without a trace of who confirmed it', async () => {
    await save({ about: 'Je range.' }, [`award:${award}`, `project:${projectModule}`])
    const address = await makeLink()
    const page = await read('nobody', address)
    expect(page.status).toBe(200)
    for (const said of ['Awa D.', 'Je range.', 'Mes dossiers', 'atteint', 'presque'])
      expect(page.words).toContain(said)
    for (const secret of [
      'css@1',
      'Compétences confirmées',
      'Secret de la mentore',
      'exemple.fr',
      'Vu ensemble',
      id('awa'),
    ])
      expect(page.text).not.toContain(secret)
    expect(page.text).toContain(`href="/credentials/${award}"`)
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(page.text).toContain('content="noindex"')
    expect(page.headers.get('cache-control')).toContain('no-store')
    // Other sites learn where a reader comes from, not the address.
    expect(page.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(page.text).not.toContain('<script')
    const english = await visitor('nobody').get(address, { 'accept-language': 'en' })
    expect(words(english.text)).toContain('Projects')
    const [row] = (await site.database.db.select().from(portfolios)).filter(({ tokenHash }) => tokenHash)
    expect(JSON.stringify(row)).not.toContain(address.split('/')[2])
  })

  it('is one for a form that is sent twice, and an old form makes none', async () => {
    const form = await formOf()
    const answers = await Promise.all([1, 2, 3].map(() => visitor('awa').post(share, form)))
    const addresses = new Set(answers.map(({ text }) => addressIn(text)))
    expect(addresses.size).toBe(1)
    expect((await read('nobody', [...addresses][0] ?? '')).status).toBe(200)
    const next = await makeLink()
    expect((await read('nobody', [...addresses][0] ?? '')).status).toBe(404)
    expect((await visitor('awa').post(share, form)).location).toBe(`${share}?changed`)
    expect((await read('nobody', next)).status).toBe(200)
  })

  it('ends at once when she withdraws it, and after its last day in her time zone', async () => {
    const first = await makeLink()
    expect((await visitor('other').post(share, { intent: 'remove' })).status).toBe(303)
    expect((await read('nobody', first)).status).toBe(200)
    expect((await visitor('awa').post(share, { intent: 'remove' })).location).toBe(`${share}?removed`)
    for (const path of [first, `${first}/portfolio.pdf`, `/portfolio/${'x'.repeat(43)}`, '/portfolio/x'])
      expect((await read('nobody', path)).status, path).toBe(404)
    const wrong = await visitor('awa').post(share, { ...(await formOf()), until: '2026-09-09' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('value="2026-09-09"')
    const second = await makeLink('2026-09-12')
    at = new Date('2026-09-12T21:30:00Z')
    expect((await read('nobody', second)).status).toBe(200)
    at = new Date('2026-09-12T22:30:00Z')
    expect((await read('nobody', second)).status).toBe(404)
    expect((await read('awa', share)).words).toContain('n’ouvre plus rien')
  })

  it('opens nothing while her account is closed', async () => {
    const { db } = site.database
    const address = await makeLink()
    const closed = { personId: id('awa'), by: null, at }
    await saveDisabled(db, { ...closed, disabled: true })
    for (const path of [address, `${address}/portfolio.pdf`])
      expect((await read('nobody', path)).status, path).toBe(404)
    await saveDisabled(db, { ...closed, disabled: false })
    expect((await read('nobody', address)).status).toBe(200)
    visitors.awa = await site.enter('awa@exemple.fr')
  })

  it('shows no more what was closed, or what she contests', async () => {
    const { db } = site.database
    await save({}, [`award:${award}`, 'node:css@1'])
    const address = await makeLink()
    expect((await read('nobody', address)).words).toContain('Compétences confirmées')
    await savePublic(db, { learnerId: id('awa'), id: award, isPublic: false })
    const context = { ...site.academy, nonce: '', address: '', once: new Map() }
    await contestValidation(context, id('awa'), validation)
    const page = await read('nobody', address)
    expect(page.words).toContain('Attestations')
    expect(page.text).not.toContain(`/credentials/${award}`)
    expect(page.words).not.toContain('Compétences confirmées')
    await savePublic(db, { learnerId: id('awa'), id: award, isPublic: true })
  })
})

describe('the PDF', () => {
  it('says the same, tagged, in its language, with its fonts and links in it', async () => {
    await save({ about: 'L’œuvre « déjà » : ça marche', track: 'on' }, pieces())
    const address = await makeLink()
    const stranger = await pdf('nobody', `${address}/portfolio.pdf`)
    expect(stranger.answer.headers.get('content-type')).toBe('application/pdf')
    expect(stranger.answer.headers.get('x-robots-tag')).toBe('noindex')
    const source = stranger.file.toString('latin1')
    expect(source.startsWith('%PDF-1.7')).toBe(true)
    for (const part of [
      '/Lang (fr',
      '/Marked true',
      '/StructTreeRoot',
      '/DisplayDocTitle true',
      '/FontFile2',
    ])
      expect(source).toContain(part)
    expect(source).toContain(`${site.academy.env.publicUrl}/credentials/${award}`)
    const text = textOfPdf(stranger.file)
    for (const said of [
      'Awa D.',
      'L’œuvre « déjà » : ça marche',
      'Mes dossiers',
      '(atteint)',
      'Page 1 sur 1',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('\ufffd')
    expect(textOfPdf((await pdf('awa', '/me/portfolio.pdf')).file)).toBe(text)
  })
})

describe('her data', () => {
  it('hold the portfolio without its secret, and it goes with her', async () => {
    const { db } = site.database
    const address = await makeLink()
    const file = JSON.stringify(await exportPerson(db, id('awa')))
    expect(file).toContain('L’œuvre « déjà »')
    const [row] = (await db.select().from(portfolios)).filter(({ learnerId }) => learnerId === id('awa'))
    expect(file).not.toContain(row?.tokenHash)
    await erasePerson(db, { personId: id('awa'), at, by: null })
    expect((await read('nobody', address)).status).toBe(404)
    expect(await findPortfolio(db, id('awa'))).toBeNull()
  })
})
