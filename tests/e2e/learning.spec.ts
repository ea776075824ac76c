/** A module from lesson to check, the path that follows, a project, and the way back after five weeks. */
import { expect, test, type Page } from '@playwright/test'
import { demonstrationEmail, demonstrationPassword } from '#app/demonstration.ts'

async function signIn(page: Page, who: Parameters<typeof demonstrationEmail>[0]) {
  await page.goto('/login')
  await page.locator('form [name=email]').first().fill(demonstrationEmail(who))
  await page.locator('form [name=password]').first().fill(demonstrationPassword)
  await page.locator('form:has([name=password]) button[type=submit]').first().click()
  await page.waitForURL((url) => url.pathname !== '/login')
}

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
