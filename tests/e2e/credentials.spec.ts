/** A credential by three people in the browser: issued by staff, accepted and opened by the learner, verified by a visitor, revoked; with scripts and without. */
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { importJWK, jwtVerify } from 'jose'
import { expectAccessible, signIn } from '../setup/journey.ts'

async function open(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ locale: 'fr-FR', ...options })).newPage()
}

/** The learner’s signed credential, verified with the key that it names. */
async function verify(page: Page, path: string) {
  const jwt = await (await page.request.get(`${path}/jwt`)).text()
  const header = JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString())
  const key = await (await page.request.get(new URL(header.kid).pathname)).json()
  const { payload } = await jwtVerify(jwt, await importJWK(key, 'EdDSA'))
  return JSON.stringify(payload)
}

async function journey(browser: Browser, options: BrowserContextOptions) {
  const [staff, learner, visitor] = [
    await open(browser, options),
    await open(browser, options),
    await open(browser, options),
  ]
  await signIn(staff, 'staff')
  await staff.goto('/staff')
  await staff.getByRole('link', { name: 'Ouvrir les attestations' }).click()
  await staff.getByLabel('Un prénom ou un nom').fill('Fatou')
  await staff.getByRole('button', { name: 'Chercher' }).click()
  await expectAccessible(staff)
  const issue = staff.getByRole('button', { name: /^Délivrer à Fatou/ }).first()
  const label = (await issue.getAttribute('aria-label')) ?? ''
  const what = label.slice(label.indexOf(':') + 1).trim()
  await issue.click()
  await expect(staff.getByText('C’est délivré.')).toBeVisible()
  await staff
    .getByRole('link', { name: `Fatou, ${what}` })
    .first()
    .click()
  await expectAccessible(staff)
  await expect(staff).toHaveURL(/credentials\/.+-/)
  const id = new URL(staff.url()).pathname.split('/').at(-1) ?? ''
  const path = `/credentials/${id}`

  await signIn(learner, 'learner2')
  expect((await visitor.goto(path))?.status()).toBe(404)
  await learner.goto(`/me/credentials/${id}`)
  await learner.getByLabel('Le nom à montrer').fill('Fatou <i>')
  await learner.getByRole('button', { name: 'Accepter' }).click()
  await expect(learner.getByLabel('Le nom à montrer')).toHaveValue('Fatou <i>')
  await expectAccessible(learner)
  await learner.getByLabel('Le nom à montrer').fill('Fatou S.')
  await learner.getByRole('button', { name: 'Accepter' }).click()
  await expect(learner.getByText('C’est signé.')).toBeVisible()
  expect((await visitor.goto(path))?.status()).toBe(404)
  await learner.getByRole('button', { name: 'Ouvrir la page' }).click()
  await expect(learner.getByText('La page est ouverte.')).toBeVisible()
  await expectAccessible(learner)

  await visitor.goto(path)
  await expect(visitor.getByText('Attestation de Fatou S.')).toBeVisible()
  await expect(visitor.getByText('Valide', { exact: true })).toBeVisible()
  await expectAccessible(visitor)
  expect(await verify(visitor, path)).toContain('Fatou S.')

  await staff.getByLabel('Raison').selectOption('mistake')
  await staff.getByLabel('Mots pour elle').fill('Nous nous sommes trompées de niveau.')
  await staff.getByRole('button', { name: 'Retirer l’attestation' }).click()
  await expect(staff.getByText('L’attestation est retirée.')).toBeVisible()
  await visitor.reload()
  await expect(visitor.getByText(/^Retirée le/)).toBeVisible()
  await expect(visitor.getByText('trompées de niveau')).toHaveCount(0)
  await expectAccessible(visitor)
  await learner.reload()
  await expect(learner.getByText('trompées de niveau')).toBeVisible()
}

test('a credential, issued, accepted, verified, revoked', async ({ browser }) => {
  await journey(browser, {})
})

test('the same without JavaScript', async ({ browser }) => {
  await journey(browser, { javaScriptEnabled: false })
})
