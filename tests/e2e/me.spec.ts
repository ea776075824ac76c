/** Her own pages in a browser: profile, what is known of her, the file, leaving and coming back on it. */
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

test.use({ locale: 'fr-FR' })

const withoutScripts = new WeakSet<Page>()

/** axe works by JavaScript: without it, the same pages were looked at with it. */
async function expectAccessible(page: Page) {
  if (withoutScripts.has(page)) return
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([])
}

/** A space of her own, opened by the link of the letter; nobody else's story is touched. */
async function join(page: Page, name: string, email: string) {
  await page.goto('/join')
  await page.getByLabel('Votre prénom').fill(name)
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByRole('button', { name: 'Recevoir mon lien' }).click()
  const letter = page.getByRole('listitem').filter({ hasText: email })
  await expect(async () => {
    await page.goto('/outbox')
    await expect(letter.getByRole('link')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await letter.getByRole('link').first().click()
  await page.getByRole('button', { name: 'Ouvrir mon espace' }).click()
  await expect(page).not.toHaveURL(/\/login/)
}

const address = (what: string) => `${what}-${Date.now()}@exemple.fr`

/** Saves a new name, reads what is known, downloads it, asks to be erased and changes her mind. */
async function journey(page: Page, email: string) {
  await join(page, 'Salimata', email)
  await page.goto('/me')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vous êtes chez vous, Salimata.')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Prénom, langue et apparence' }).click()
  await page.getByLabel('Votre prénom').fill('Sali')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('C’est enregistré.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('On vous appelle Sali.')
  await expectAccessible(page)
  await page.goto('/me/notifications')
  await page.getByLabel('le lundi, avec ma semaine').check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Trois sortes de messages/)
  await expectAccessible(page)
  await page.goto('/me/data')
  await expect(page.getByText(email).first()).toBeVisible()
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tout télécharger' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^ariane-.*\.json$/)
  await page.goto('/me/delete')
  await expectAccessible(page)
  await page.getByLabel('Écrivez « effacer » pour confirmer').fill('peut-être')
  await page.getByRole('button', { name: /^Effacer mon espace/ }).click()
  await expect(page.getByLabel('Écrivez « effacer » pour confirmer')).toHaveValue('peut-être')
  await page.getByLabel('Écrivez « effacer » pour confirmer').fill('effacer')
  await page.getByRole('button', { name: /^Effacer mon espace/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Votre espace s’efface le/)
  await expectAccessible(page)
  await page.goto('/me/logins')
  await page.getByRole('button', { name: 'Garder mon espace' }).click()
  await expect(page.getByText('Votre espace reste là.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Garder mon espace' })).toHaveCount(0)
}

test.describe('at 360 px', () => {
  test.use({ viewport: { width: 360, height: 760 } })
  test('everything about her is hers', async ({ page }) => journey(page, address('small')))
})

test.describe('at 1280 px', () => {
  test.use({ viewport: { width: 1280, height: 900 } })
  test('everything about her is hers', async ({ page }) => journey(page, address('wide')))
})

test.describe('without JavaScript', () => {
  test.use({ viewport: { width: 360, height: 760 }, javaScriptEnabled: false })
  test('everything about her is hers', async ({ page }) => {
    withoutScripts.add(page)
    await journey(page, address('plain'))
  })
})

test('the homes of those who accompany are accessible', async ({ page }) => {
  for (const [who, path] of [
    ['Une mentore', '/mentor'],
    ['Une coach', '/coach'],
    ['Une conceptrice de parcours', '/staff'],
    ['Une administratrice', '/admin'],
  ] as const) {
    await page.context().clearCookies()
    await page.goto('/login')
    await page.getByRole('button', { name: who }).click()
    await expect(page).toHaveURL(new RegExp(`${path}$`))
    await expectAccessible(page)
  }
})
