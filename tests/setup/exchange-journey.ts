/** A designer takes a revision out, changes its files, and brings them back after a colleague published: one question, answered. */
import { readFile } from 'node:fs/promises'
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { packFiles, unpackFiles } from '#content/archive.ts'
import { expectAccessible, signIn } from './journey.ts'

const module = 'modules/git-work-together/module.yaml'
const noArchive = Buffer.from('no archive')

async function send(page: Page, buffer: Buffer) {
  await page.goto('/staff/drafts/import')
  await page
    .getByLabel('Archive zip')
    .setInputFiles({ name: 'contenu.zip', mimeType: 'application/zip', buffer })
  await page.getByRole('button', { name: 'Ouvrir un brouillon' }).click()
}

/** The files of the published revision, by the link on its page. */
async function takeOut(page: Page): Promise<Map<string, string>> {
  await page.goto('/staff/revisions')
  await page
    .getByRole('link', { name: /^Version \d+$/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Les fichiers de cette version' })).toBeVisible()
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Télécharger la version/ }).click(),
  ])
  const read = unpackFiles(await readFile(await download.path()))
  if (!('files' in read)) throw new Error(JSON.stringify(read))
  return read.files
}

async function publishTitle(page: Page, title: string) {
  await page.goto('/staff/drafts')
  await page.getByLabel('À quoi sert').fill(title)
  await page.getByRole('button', { name: 'Ouvrir le brouillon' }).click()
  await expect(page.getByText('Le brouillon est ouvert.')).toBeVisible()
  const draft = new URL(page.url()).searchParams.get('draft') ?? ''
  await page.goto(`/staff/modules/git-work-together?draft=${draft}`)
  await page.getByLabel('Titre, en anglais').fill(title)
  await page.getByRole('button', { name: 'Garder', exact: true }).first().click()
  await expect(page.getByText('Vos changements sont gardés')).toBeVisible()
  await page.goto(`/staff/drafts/${draft}/publish`)
  await page.getByLabel('Ce que cette version apporte').fill(title)
  await page.getByRole('button', { name: 'Publier cette version' }).click()
  await page.waitForURL(/\/staff\/revisions\/\d+$/)
}

/** A revision is taken out and brought back: nothing new, no archive, a fault in a line, a contradiction answered, the same again. */
export async function takeOutAndBack(browser: Browser, options: BrowserContextOptions, own: string) {
  const page = await (await browser.newContext({ locale: 'fr-FR', ...options })).newPage()
  await signIn(page, 'staff')
  const files = await takeOut(page)
  const archive = (changed: ReadonlyMap<string, string>) =>
    Buffer.from(packFiles(changed, new Date('2026-11-02T10:00:00Z')))

  await send(page, archive(files))
  await expect(page.getByText('Il n’y a rien à importer.')).toBeVisible()
  await expectAccessible(page)
  await send(page, noArchive)
  await expect(page.getByText('Ce n’est pas une archive zip')).toBeVisible()
  const broken = new Map(files).set(
    module,
    (files.get(module) ?? '').replace(/minutes: \d+/, 'minutes: soon'),
  )
  await send(page, archive(broken))
  await expect(page.getByText(new RegExp(`^${module}:\\d+$`))).toBeVisible()
  await expectAccessible(page)

  const text = files.get(module) ?? ''
  const title = text.replace(/(title:\n {2}fr: .*\n {2}en: ).*/, `$1Files ${own}`)
  expect(title).not.toBe(text)
  await publishTitle(page, `Academy ${own}`)
  await send(page, archive(new Map(files).set(module, title)))
  await expect(page.getByText('Contradiction 1 sur 1')).toBeVisible()
  await expect(page.getByText(`Files ${own}`)).toBeVisible()
  await expect(page.getByText(`Academy ${own}`)).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Garder celle du brouillon').check()
  await page.getByRole('button', { name: 'Reprendre', exact: true }).click()
  await expect(page.getByText('part maintenant de la version publiée')).toBeVisible()
  const draft = new URL(page.url()).pathname
  await expect(page.getByText(`Files ${own}`).first()).toBeVisible()

  await send(page, archive(new Map(files).set(module, title)))
  await expect(page.getByText('Ces fichiers avaient déjà ouvert ce brouillon')).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(draft)
}
