/** A module from lesson to check, the path that follows, a project, and the way back after five weeks. */
import { expect, test } from '@playwright/test'
import { join, openAwake, signIn } from '../setup/journey.ts'

test('after five weeks nothing is overdue, and the path says what it did', async ({ page }) => {
  await signIn(page, 'learner3')
  await page.goto('/path')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('main')).not.toContainText(/en retard|overdue/i)
})

test('the language changes in the middle and stays', async ({ page }) => {
  await page.goto('/tracks')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page
    .getByRole('button', { name: /English|EN/ })
    .first()
    .click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveURL(/\/tracks$/)
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('what she writes is still there when the language or the appearance changes', async ({ page }) => {
  await join(page, 'Lina')
  await openAwake(page, '/modules/mockup-to-page/project')
  await page.getByLabel('Votre texte').fill('Une page qui dit bonjour.')
  await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByLabel('Your text')).toHaveValue('Une page qui dit bonjour.')
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByLabel('Your text')).toHaveValue('Une page qui dit bonjour.')
})
