/** A module from lesson to check, the path that follows, a project, and the way back after five weeks. */
import { expect, test } from '@playwright/test'
import { signIn } from '../setup/journey.ts'

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
