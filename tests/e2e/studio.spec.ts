/** The studio in the browser: a track drawn from nothing, two people on one draft, publication and the way back. */
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { takeOutAndBack } from '../setup/exchange-journey.ts'
import { expectAccessible, signIn } from '../setup/journey.ts'
import { splitAndBack } from '../setup/split-journey.ts'
import { drawTrack } from '../setup/track-journey.ts'

async function open(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ locale: 'fr-FR', ...options })).newPage()
}

async function begin(page: Page, name: string): Promise<string> {
  await page.goto('/staff/drafts')
  await page.getByLabel('À quoi sert').fill(name)
  await page.getByRole('button', { name: 'Ouvrir le brouillon' }).click()
  await expect(page.getByText('Le brouillon est ouvert.')).toBeVisible()
  return new URL(page.url()).searchParams.get('draft') ?? ''
}

async function add(page: Page, what: string, fr: string, en: string) {
  await page.getByText(what, { exact: true }).click()
  const form = page
    .locator('details[open] form')
    .filter({ has: page.getByRole('button', { name: 'Ajouter' }) })
  await form.getByLabel('Nom en français').fill(fr)
  await form.getByLabel('Nom en anglais').fill(en)
  await form.getByRole('button', { name: 'Ajouter', exact: true }).click()
}

async function publish(page: Page, draft: string) {
  await page.goto(`/staff/drafts/${draft}/publish`)
  await expectAccessible(page)
  await page.getByLabel('Ce que cette version apporte').fill('Pour essayer')
  await page.getByRole('button', { name: 'Publier cette version' }).click()
  await page.waitForURL(/\/staff\/revisions\/\d+$/)
  return Number(page.url().split('/').at(-1))
}

async function journey(browser: Browser, options: BrowserContextOptions, own: string) {
  const staff = await open(browser, options)
  await signIn(staff, 'staff')
  const draft = await begin(staff, `Parcours ${own}`)

  // A competency, and a track that leads to what is there; what is missing is told, and nothing is published.
  await staff.goto(`/staff/graph?draft=${draft}`)
  await add(staff, 'Ajouter une compétence', `Nommer ${own}`, `Naming ${own}`)
  await expect(staff.getByRole('heading', { level: 1, name: `Nommer ${own}` })).toBeVisible()
  await expectAccessible(staff)
  await staff.getByLabel('Ce qu’elle sait faire, en français').fill('Je peux nommer ce que je fais.')
  await staff.getByLabel('Ce qu’elle sait faire, en anglais').fill('I can name what I do.')
  await staff.getByRole('button', { name: 'Garder', exact: true }).nth(1).click()
  await expect(staff.getByText('Vos changements sont gardés')).toBeVisible()
  await staff.goto(`/staff/tracks?draft=${draft}`)
  await add(staff, 'Ajouter un parcours', `Essai ${own}`, `Trial ${own}`)
  await expect(staff.getByRole('heading', { level: 1, name: `Essai ${own}` })).toBeVisible()
  await expectAccessible(staff)
  await staff.getByLabel('Choisir un niveau').first().selectOption({ label: 'Écrire du HTML (niveau 1)' })
  await staff.getByRole('button', { name: 'Ajouter', exact: true }).first().click()
  await expect(staff.getByText('C’est ajouté au brouillon.')).toBeVisible()
  await staff.goto(`/staff/drafts/${draft}/publish`)
  await expect(staff.getByText('Il reste des points à régler avant de publier.')).toBeVisible()
  await expectAccessible(staff)

  // A second person in the same draft: both are kept, and who comes second to one field is told.
  const colleague = await open(browser, { ...options, storageState: await staff.context().storageState() })
  const page = `/staff/modules/git-keep-versions?draft=${draft}`
  await Promise.all([staff.goto(page), colleague.goto(page)])
  await colleague.getByLabel('Titre, en anglais').fill(`Theirs ${own}`)
  await colleague.getByRole('button', { name: 'Garder', exact: true }).first().click()
  await expect(colleague.getByText('Vos changements sont gardés')).toBeVisible()
  await staff.getByLabel('Titre, en anglais').fill(`Mine ${own}`)
  await staff.getByRole('button', { name: 'Garder', exact: true }).first().click()
  await expect(staff.getByText('Maintenant, on y lit')).toBeVisible()
  await expectAccessible(staff)
  await expect(staff.getByLabel('Titre, en anglais')).toHaveValue(`Mine ${own}`)

  // Another draft is published meanwhile: this one is carried over, contradiction by contradiction.
  const second = await begin(staff, `Titre ${own}`)
  await staff.goto(`/staff/modules/git-keep-versions?draft=${second}`)
  await staff.getByLabel('Titre, en anglais').fill(`Published ${own}`)
  await staff.getByRole('button', { name: 'Garder', exact: true }).first().click()
  await expect(staff.getByText('Vos changements sont gardés')).toBeVisible()
  const revision = await publish(staff, second)
  await expectAccessible(staff)
  await staff.goto(`/staff/drafts/${draft}/rebase`)
  await expect(staff.getByText('Contradiction 1 sur 1')).toBeVisible()
  await expectAccessible(staff)
  await staff.getByLabel('Garder celle qui est publiée').check()
  await staff.getByRole('button', { name: 'Reprendre', exact: true }).click()
  await expect(staff.getByText('part maintenant de la version publiée')).toBeVisible()

  // And back, as a new version.
  await staff.goto(`/staff/revisions/${revision - 1}`)
  await staff.getByText('Revenir à cette version').click()
  await staff.getByRole('button', { name: 'Préparer le retour' }).click()
  await staff.waitForURL(/\/staff\/drafts\/[^/]+\/publish/)
  const back = staff.url().split('/').at(-2) ?? ''
  expect(await publish(staff, back)).toBeGreaterThan(revision)
  await staff.goto('/staff/modules/git-keep-versions')
  await expect(staff.getByLabel('Titre, en anglais')).not.toHaveValue(`Published ${own}`)
}

test('a draft from nothing, two people on it, published and taken back, on a desk', async ({ browser }) => {
  await journey(browser, { viewport: { width: 1280, height: 900 } }, 'desk')
})
test('the same on a phone without JavaScript', async ({ browser }) => {
  await journey(browser, { viewport: { width: 360, height: 800 }, javaScriptEnabled: false }, 'phone')
})

// Here, since publishing goes on one after the other.
test('a revision taken out and brought back, on a desk', async ({ browser }) => {
  await takeOutAndBack(browser, { viewport: { width: 1280, height: 900 } }, 'desk')
})

test('a revision taken out and brought back, on a phone without JavaScript', async ({ browser }) => {
  await takeOutAndBack(browser, { viewport: { width: 360, height: 800 }, javaScriptEnabled: false }, 'phone')
})

test('a competency split with learners on it, a prerequisite less, and back, on a desk', async ({
  browser,
}) => {
  const desk = { viewport: { width: 1280, height: 900 } }
  await splitAndBack(browser, desk, 'desk', { open, begin, publish })
})

test('the same split on a phone without JavaScript', async ({ browser }) => {
  const phone = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false }
  await splitAndBack(browser, phone, 'phone', { open, begin, publish })
})

test('a track from nothing to published, with the picture', async ({ browser }) => {
  const desk = { viewport: { width: 1280, height: 900 } }
  await drawTrack(browser, desk, 'picture', { open, begin, publish, add })
})

test('a track from nothing to published, in the outline, on a phone without JavaScript', async ({
  browser,
}) => {
  const phone = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false }
  await drawTrack(browser, phone, 'outline', { open, begin, publish, add })
})
