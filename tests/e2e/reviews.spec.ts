/** Reviews in a browser: one thumb, one key, and without JavaScript. */
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, signIn } from '../setup/journey.ts'

test.use({ locale: 'fr-FR' })
// Two journeys of the same learner would take each other's questions.
test.describe.configure({ mode: 'serial' })

const unknown = 'Je ne sais pas encore'

/** From the page of the day to its first question; what is due depends on what was done before. */
async function begin(page: Page) {
  await page.goto('/reviews')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/notions? à ne pas perdre\.|c’est fait\./)
  await expectAccessible(page)
  await page
    .getByRole('link', { name: /^(Commencer|Continuer)$|si l’envie est là/ })
    .first()
    .click()
  await expect(page.getByRole('link', { name: 'Pause, tout est gardé' })).toBeVisible()
}

/** Whether the question has options of which one is right: a touch or a key is then enough. */
const isChoice = (page: Page) => page.locator('input[type="radio"][name="answer"]').first().isVisible()

test.describe('at 360 px', () => {
  test.use({ viewport: { width: 360, height: 760 }, hasTouch: true, isMobile: true })

  test('one thumb answers, and the page of the day stays calm', async ({ page }) => {
    await signIn(page, 'learner3')
    await begin(page)
    await expectAccessible(page)
    if (await isChoice(page)) await page.getByText(unknown).tap()
    else await page.getByRole('button', { name: unknown }).tap()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('C’est noté. Voici l’idée.')
    await expect(page.getByText(/Cette notion (reviendra|demande)/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Pause, tout est gardé' }).tap()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      /notions? à ne pas perdre\.|c’est fait\./,
    )
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
  })
})

test.describe('at 1280 px', () => {
  test.use({ viewport: { width: 1280, height: 900 } })

  test('keys alone are enough', async ({ page }) => {
    await signIn(page, 'learner3')
    await begin(page)
    const options = await page.locator('input[type="radio"][name="answer"]').count()
    if (options > 0) await page.keyboard.press(String(options))
    else await page.getByRole('button', { name: unknown }).press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('C’est noté. Voici l’idée.')
    await page.keyboard.press('Enter')
    await expect(page).not.toHaveURL(/after=/)
  })

  test('arrow keys choose and never send', async ({ page }) => {
    await signIn(page, 'learner3')
    await begin(page)
    for (let asked = 0; asked < 10 && !(await isChoice(page)); asked += 1) {
      await page.getByRole('button', { name: unknown }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('C’est noté. Voici l’idée.')
      await begin(page)
    }
    const attempt = page.locator('input[name=attempt]')
    const id = await attempt.inputValue()
    const options = page.locator('input[type="radio"][name="answer"]')
    // From here on a number would send.
    await expect(page.getByText(/^Touches 1 à/)).toBeVisible()
    await options.first().focus()
    await page.keyboard.press('ArrowDown')
    await expect(options.nth(1)).toBeChecked()
    await page.reload()
    await expect(attempt).toHaveValue(id)
  })

  test('nothing due is a good page', async ({ page }) => {
    await signIn(page, 'learner')
    await page.goto('/reviews')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rien à réviser aujourd’hui.')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Aller à ma semaine' }).click()
    await expect(page).toHaveURL(/\/path$/)
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 760 } })

  test('a question is answered and the next one comes', async ({ page }) => {
    await signIn(page, 'learner3')
    await begin(page)
    if (await isChoice(page)) {
      await page.getByLabel(unknown).check()
      await page.getByRole('button', { name: 'Valider' }).click()
    } else await page.getByRole('button', { name: unknown }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('C’est noté. Voici l’idée.')
    await page.getByRole('link', { name: /^(La suivante|J’ai fini)$/ }).click()
    await expect(page).toHaveURL(/\/reviews\?until=\d+$/)
  })
})
