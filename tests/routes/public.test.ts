/** The pages that anybody may read, the two choices that are kept on a device, and what an error looks like. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPerson } from '#db/people.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'

let site: TestAcademy
let track: string
beforeAll(async () => {
  site = await openTestAcademy()
  const { catalog } = await site.academy.catalogs.published(site.academy.db)
  track = `/tracks/${catalog.tracks[0]?.slug}`
})
afterAll(() => site.close())

const french = { 'accept-language': 'fr-FR,fr;q=0.9,en;q=0.5' }
const english = { 'accept-language': 'en-GB,en;q=0.9' }

describe('pages for anybody', () => {
  it('need no JavaScript and speak the language of the browser', async () => {
    for (const path of ['/', '/tracks', track]) {
      const page = await site.visit().get(path, french)
      expect([path, page.status]).toEqual([path, 200])
      expect(page.text).toContain('<html lang="fr" dir="ltr"')
      expect(page.text).not.toContain('<script')
      expect(page.text).not.toContain('style="')
      expect((await site.visit().get(path, english)).text).toContain('<html lang="en"')
    }
  })

  it('lead to the door, or to her own page once she is known', async () => {
    await site.addAccount('nadia@exemple.fr', 'learner')
    expect((await site.visit().get('/', french)).text).toContain('href="/join"')
    const known = await (await site.enter('nadia@exemple.fr')).get('/', french)
    expect(known.text).not.toContain('href="/join"')
    expect(known.text).toContain('href="/path"')
  })

  it('tell the length of a track at 4, 8 and 12 hours a week', async () => {
    const page = await site.visit().get(track, english)
    for (const hours of [4, 8, 12]) expect(page.text).toContain(`${hours} h a week`)
  })
})

describe('language', () => {
  it('is kept on the device and comes back to the same page', async () => {
    const visitor = site.visit()
    const answer = await visitor.post('/language', { language: 'en', from: '/tracks?x=1' }, french)
    expect([answer.status, answer.location]).toEqual([302, '/tracks?x=1'])
    expect((await visitor.get('/', french)).text).toContain('<html lang="en"')
  })

  it('is kept in her profile, which goes before the device', async () => {
    const id = await site.addAccount('lea@exemple.fr', 'learner')
    await (await site.enter('lea@exemple.fr')).post('/language', { language: 'en', from: '/' })
    expect((await findPerson(site.academy.db, id))?.language).toBe('en')
    const elsewhere = await site.enter('lea@exemple.fr')
    expect((await elsewhere.get('/', french)).text).toContain('<html lang="en"')
  })

  it('never leads to another site, and refuses what is no language', async () => {
    for (const from of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const answer = await site.visit().post('/language', { language: 'en', from })
      expect([from, answer.location]).toEqual([from, '/'])
    }
    expect((await site.visit().post('/language', { language: 'xx', from: '/' })).status).toBe(400)
    expect((await site.visit().get('/language')).location).toBe('/')
  })
})

it('light or dark is kept on the device, and given back to it', async () => {
  const visitor = site.visit()
  await visitor.post('/theme', { theme: 'dark', from: '/' })
  expect((await visitor.get('/')).text).toContain('data-theme="dark"')
  await visitor.post('/theme', { theme: 'device', from: '/' })
  expect((await visitor.get('/')).text).not.toContain('data-theme')
})

describe('errors', () => {
  it('are pages in her language, without a script or a trace', async () => {
    for (const path of ['/nowhere', '/tracks/nowhere']) {
      const page = await site.visit().get(path, french)
      expect(page.status).toBe(404)
      expect(page.text).toContain('Cette page n’existe pas')
      expect(page.text).not.toMatch(/<script| at .*\.[jt]s:\d/)
    }
  })

  it('the styleguide exists in the demonstration only', async () => {
    expect((await site.visit().get('/styleguide')).status).toBe(404)
  })
})
