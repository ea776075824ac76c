/** Her own pages in a browser: profile, what is known of her, the file, leaving and coming back on it. */
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, join } from '../setup/journey.ts'

test.use({ locale: 'fr-FR' })

/** Saves a new name, reads what is known, downloads it, asks to be erased and changes her mind. */
async function journey(page: Page) {
  const email = await join(page, 'Salimata')
  await page.goto('/me')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vous êtes chez vous, Salimata.')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Prénom, langue et apparence' }).click()
  await page.getByLabel('Votre prénom').fill('Sali')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByText('C’est enregistré.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('On vous appelle Sali.')
  await expectAccessible(page)
  await page.goto('/me/notifications')
  await page.getByLabel('le lundi, avec ma semaine').check()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Deux sortes de messages/)
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
  test('everything about her is hers', async ({ page }) => journey(page))
})

test.describe('at 1280 px, without JavaScript', () => {
  test.use({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false })
  test('everything about her is hers', async ({ page }) => journey(page))
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
