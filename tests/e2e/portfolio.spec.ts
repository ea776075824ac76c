/** A portfolio in the browser: she builds it and sees what others will, shares it, a stranger opens it, she withdraws it; on a phone, and without scripts. */
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { expectAccessible, hasScripts, signIn } from '../setup/journey.ts'

async function open(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ locale: 'fr-FR', ...options })).newPage()
}

async function journey(browser: Browser, options: BrowserContextOptions) {
  const [learner, stranger] = [await open(browser, options), await open(browser, options)]
  await signIn(learner, 'learner2')
  await learner.goto('/me')
  await learner.getByRole('link', { name: 'Mon portfolio' }).click()
  await expectAccessible(learner)
  const preview = learner.getByRole('region', { name: 'Ce que verront les autres' })
  const about = `Dix ans de boutique, et ${crypto.randomUUID()}.`
  await learner.getByLabel('Le nom à montrer').fill('Fatou <i>')
  await learner.getByLabel('Quelques mots sur vous').fill(about)
  if (await hasScripts(learner)) await expect(preview.getByText(about)).toBeVisible()
  await learner.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(learner.getByLabel('Le nom à montrer')).toHaveValue('Fatou <i>')
  await expect(learner.getByLabel('Quelques mots sur vous')).toHaveValue(about)
  await expectAccessible(learner)
  await learner.getByLabel('Le nom à montrer').fill('Fatou S.')
  const competency = learner.getByRole('group', { name: 'Vos compétences confirmées' }).getByRole('checkbox')
  await competency.first().check()
  const label = (await competency.first().getAttribute('aria-label')) ?? ''
  const name = label.slice(label.indexOf(':') + 1).trim()
  await learner.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(learner.getByText('C’est enregistré.')).toBeVisible()
  await expect(preview.getByRole('heading', { name }).last()).toBeVisible()

  await learner.getByRole('link', { name: 'Partager par un lien' }).click()
  await expect(learner.getByRole('button', { name: /^Créer (le|un nouveau) lien$/ })).toBeVisible()
  await expect(learner.getByRole('article').getByText(about)).toBeVisible()
  await expectAccessible(learner)
  await learner.getByRole('button', { name: /^Créer (le|un nouveau) lien$/ }).click()
  const address = await learner.getByLabel('Le lien à donner').inputValue()
  const path = new URL(address).pathname
  await expectAccessible(learner)

  await stranger.goto(path)
  await expect(stranger.getByRole('heading', { level: 1, name: 'Fatou S.' })).toBeVisible()
  for (const said of [about, 'Compétences confirmées'])
    await expect(stranger.getByText(said, { exact: true })).toBeVisible()
  await expectAccessible(stranger)
  const file = await stranger.request.get(`${path}/portfolio.pdf`)
  expect(file.headers()['content-type']).toBe('application/pdf')

  await learner.getByRole('button', { name: 'Retirer le lien' }).click()
  await expect(learner.getByText('Le lien est retiré.')).toBeVisible()
  expect((await stranger.goto(path))?.status()).toBe(404)
  expect((await stranger.request.get(`${path}/portfolio.pdf`)).status()).toBe(404)
}

test('a portfolio, built, shared, read and withdrawn, on a phone', async ({ browser }) => {
  await journey(browser, { viewport: { width: 360, height: 740 } })
})

test('the same without JavaScript', async ({ browser }) => {
  await journey(browser, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false })
})
