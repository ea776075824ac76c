/** From joining to the path: welcome, diagnosis, what it says. With and without JavaScript, on a phone and at a desk. */
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, join } from '../setup/journey.ts'

async function tellWelcome(page: Page, look: boolean): Promise<void> {
  const next = async (name: string, step: RegExp) => {
    if (look) await expectAccessible(page)
    await page.getByRole('button', { name, exact: true }).click()
    await page.waitForURL(step)
  }
  await page.getByText('Développeuse web front-end').click()
  await next('Continuer', /experience/)
  await page.getByText('Faire vivre une association').click()
  await next('Continuer', /skills/)
  await next('Plus tard', /week/)
  await page.getByRole('link', { name: '20 min en semaine' }).click()
  await expect(page.getByLabel('lundi')).toHaveValue('20')
  await next('Continuer', /holidays/)
  await next('Plus tard', /equipment/)
  await page.getByText('Un téléphone', { exact: true }).click()
  await next('Continuer', /language/)
  await next('Continuer', /learning/)
  await page.getByText('De courtes séances').click()
  await next('J’ai fini', /diagnosis/)
}

/** Says "I don't know yet" until the diagnosis ends. */
async function answerAll(page: Page, look: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Commencer' }).click()
  for (let count = 0; count < 30; count += 1) {
    const attempt = page.locator('input[name=attempt]')
    const id = await attempt.inputValue()
    if (look && count < 3) await expectAccessible(page)
    const among = page.getByRole('radio', { name: 'Je ne sais pas encore' })
    if ((await among.count()) > 0) {
      await among.check()
      await page.getByRole('button', { name: 'Valider' }).click()
    } else await page.getByRole('button', { name: 'Je ne sais pas encore' }).click()
    await expect(page.locator(`input[name=attempt][value="${id}"]`)).toHaveCount(0)
    if (page.url().endsWith('/diagnosis/result')) return
  }
  throw new Error('the diagnosis does not end')
}

for (const { name, width, javaScriptEnabled } of [
  { name: 'on a phone', width: 360, javaScriptEnabled: true },
  { name: 'at a desk, without JavaScript', width: 1280, javaScriptEnabled: false },
]) {
  test.describe(name, () => {
    test.use({ viewport: { width, height: 800 }, javaScriptEnabled, locale: 'fr-FR' })

    test('she arrives, says what she likes, and finds where she starts', async ({ page }) => {
      await join(page)
      // axe needs JavaScript in the page.
      await tellWelcome(page, javaScriptEnabled)
      await answerAll(page, javaScriptEnabled)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByRole('link', { name: /Voir mon parcours/ }).click()
      await page.waitForURL(/\/path/)
    })
  })
}

test.describe('in the middle of the diagnosis', () => {
  test.use({ viewport: { width: 360, height: 800 }, locale: 'fr-FR' })

  test('a pause, the way back and a lost line change nothing', async ({ page, context }) => {
    await join(page)
    await tellWelcome(page, false)
    await page.getByRole('button', { name: 'Commencer' }).click()
    const attempt = page.locator('input[name=attempt]')
    const first = await attempt.inputValue()
    await page.getByRole('button', { name: 'Pause, tout est gardé' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('C’est en pause.')
    await page.getByRole('button', { name: 'Reprendre' }).click()
    await expect(attempt).toHaveValue(first)

    await context.setOffline(true)
    const among = page.getByRole('radio', { name: 'Je ne sais pas encore' })
    const inCards = (await among.count()) > 0
    if (inCards) await among.check()
    const send = page.getByRole('button', { name: inCards ? 'Valider' : 'Je ne sais pas encore' })
    await send.click()
    await expect(page.getByText('Rien n’est perdu.')).toBeVisible()
    await context.setOffline(false)
    await send.click()
    await expect(attempt).not.toHaveValue(first)
    const second = await attempt.inputValue()
    await page.reload()
    await expect(attempt).toHaveValue(second)
  })
})
