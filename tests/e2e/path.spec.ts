/** Her week: why a step is there, something else instead, her hours and their effect; on a phone, at a desk, without JavaScript. */
import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../setup/journey.ts'

for (const width of [360, 1280]) {
  test(`every page of the path can be read at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await signIn(page, 'learner2')
    for (const at of ['/path', '/path/hours?plus=60', '/path/history', '/path/restart']) {
      await page.goto(at)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
    }
    await page.goto('/path')
    await expect(page.getByText('Pourquoi ici.').first()).toBeVisible()
    await expect(page.locator('main')).not.toContainText(/en retard/i)
    await page
      .getByRole('link', { name: /^(Commencer|Continuer)$/ })
      .first()
      .click()
    await expect(page).toHaveURL(/\/modules\//)
    await expectAccessible(page)
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a step is kept for later and the choice taken back; hours are tried and left', async ({ page }) => {
    await signIn(page, 'learner2')
    await page.goto('/path')
    const now = page.locator('article').first().getByRole('heading')
    const title = await now.innerText()
    await page.locator('article summary', { hasText: 'Autre chose' }).first().click()
    await page.getByRole('button', { name: 'La garder pour plus tard' }).first().click()
    const news = page.locator('main').getByRole('status')
    await expect(news).toContainText('pour plus tard')
    await news.getByRole('button', { name: 'Annuler mon choix' }).click()
    await expect(news).toContainText('Vous avez annulé')
    await expect(now).toHaveText(title)
    await page.getByRole('link', { name: 'Et avec une heure de plus ?' }).click()
    await expect(page.getByRole('heading', { name: 'Ce que cela change' })).toBeVisible()
    await page.getByRole('link', { name: 'Laisser comme c’était' }).click()
    await expect(page).toHaveURL(/\/path$/)
  })
})
