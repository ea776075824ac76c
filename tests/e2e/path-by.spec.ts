/** A date in view: asked for, answered, begun with and taken back, on a phone and at a desk, without JavaScript too. */
import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../setup/journey.ts'

/** Her days of the demonstration hold a few steps within this. */
const nearWeeks = 3

for (const width of [360, 1280]) {
  test(`a date is answered at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await signIn(page, 'learner2')
    await page.goto('/path')
    await page.getByRole('link', { name: 'Que puis-je avoir pour une date ?' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Une date en vue ?')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Regarder' }).click()
    await expect(page.getByText('Un jour du calendrier')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Dans quatre semaines' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^D’ici le /)
    await expect(page.getByRole('heading', { name: 'Ce que vous pourriez dire ce jour-là' })).toBeVisible()
    await expectAccessible(page)
    await page.goto('/path/by?weeks=200')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/tout y est/)
    await expectAccessible(page)
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('she begins with it, and takes it back', async ({ page }) => {
    await signIn(page, 'learner2')
    await page.goto('/path')
    const now = page.locator('article').first().getByRole('heading')
    const title = await now.innerText()
    await page.goto(`/path/by?weeks=${nearWeeks}`)
    const first = await page
      .getByRole('list', { name: 'Les étapes, dans l’ordre' })
      .getByRole('link')
      .first()
      .innerText()
    await page.getByRole('button', { name: 'Commencer par cela' }).click()
    const news = page.locator('main').getByRole('status')
    await expect(news).toContainText('ce qui vous apporte le plus')
    await expect(now).toHaveText(first)
    await news.getByRole('button', { name: 'Annuler mon choix' }).click()
    await expect(news).toContainText('Vous ne visez plus')
    await expect(now).toHaveText(title)
  })
})
