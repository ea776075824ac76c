/** Two accounts of one person in the browser: staff ask at a desk, she says yes from both letters on a phone, without JavaScript. */
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, join, signIn } from '../setup/journey.ts'

const phone = { locale: 'fr-FR', javaScriptEnabled: false, viewport: { width: 360, height: 740 } }

test('two accounts become one when both mailboxes said yes', async ({ browser }) => {
  test.slow()
  const open = async (options = {}): Promise<Page> =>
    (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false, ...options })).newPage()
  const [staff, one, two] = [await open(), await open(phone), await open(phone)]
  const [email, secondEmail] = [await join(one, 'Yacine'), await join(two, 'Yacine')]
  await signIn(staff, 'staff')
  await staff.goto(`/staff/people?search=${email}`)
  await staff.getByRole('link', { name: 'Yacine' }).click()
  await staff.getByRole('link', { name: 'Réunir avec un autre espace' }).click()
  await expectAccessible(staff)
  await staff.getByLabel('Nom ou adresse de l’autre espace').fill(secondEmail)
  await staff.getByRole('button', { name: 'Chercher' }).click()
  await staff.getByRole('link', { name: `Comparer avec ${secondEmail}` }).click()
  await expectAccessible(staff)
  await staff.getByLabel(/^Recopiez l’adresse qui se ferme/).fill('une-autre@exemple.fr')
  await staff.getByRole('button', { name: 'Demander son accord' }).click()
  await expect(staff.getByText('Ce n’est pas l’adresse qui se ferme.').first()).toBeVisible()
  await expectAccessible(staff)
  await staff.getByLabel(/^Recopiez l’adresse qui se ferme/).fill(secondEmail)
  await staff.getByRole('button', { name: 'Demander son accord' }).click()
  await expect(staff.getByText('Les deux lettres partent.')).toBeVisible()
  await expectAccessible(staff)
  for (const [page, address] of [
    [one, email],
    [two, secondEmail],
  ] as const) {
    const link = page.locator('main li').filter({ hasText: address }).locator('a[href*="/merge?token="]')
    await expect(async () => {
      await page.goto('/outbox')
      await expect(link.first()).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 30_000 })
    await page.goto((await link.first().getAttribute('href')) ?? '')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Oui, les deux sont à moi' }).click()
  }
  await expect(two.getByRole('heading', { level: 1 })).toHaveText('Vos deux espaces n’en font plus qu’un.')
  await expectAccessible(two)
  await one.goto('/path')
  expect(new URL(one.url()).pathname).not.toBe('/login')
  await two.goto('/path')
  expect(new URL(two.url()).pathname).toBe('/login')
})
