/** A cohort by staff in the browser: made, filled by a list with bad rows, its link; and the other side of each. */
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { expectAccessible, join, newEmail, signIn } from '../setup/journey.ts'

async function open(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ locale: 'fr-FR', ...options })).newPage()
}

async function journey(browser: Browser, options: BrowserContextOptions, where: string) {
  const [staff, learner, late] = [
    await open(browser, options),
    await open(browser, options),
    await open(browser, options),
  ]
  const [email, lateEmail] = [await join(learner, 'Awa'), await join(late, 'Binta')]
  const name = `Promotion ${where} ${crypto.randomUUID().slice(0, 8)}`
  await signIn(staff, 'staff')
  await staff.goto('/staff/cohorts')
  await expectAccessible(staff)
  await staff.getByRole('link', { name: 'Créer une cohorte' }).click()
  await staff.getByRole('button', { name: 'Créer la cohorte' }).click()
  await expect(staff.getByText('Donnez un nom').first()).toBeVisible()
  await expectAccessible(staff)
  await staff.getByLabel('Nom', { exact: true }).fill(name)
  await staff.getByLabel('Jour du départ').fill('2027-04-05')
  await staff.getByLabel(/^Coach/).selectOption({ index: 1 })
  await staff.getByLabel(/^Places/).fill('1')
  await staff.getByRole('button', { name: 'Créer la cohorte' }).click()
  await expect(staff.getByText('La cohorte est créée.')).toBeVisible()
  await expectAccessible(staff)
  const path = new URL(staff.url()).pathname

  // First what would happen, then, asked for, that and no more.
  await staff.getByRole('link', { name: 'Importer une liste' }).click()
  await expectAccessible(staff)
  const list = ['Prénom;E-mail', `Awa;${email}`, 'Bea;bea(at)exemple.fr', `Awa;${email.toUpperCase()}`]
  const rows = [...list, `Neuve;${newEmail('Neuve')}`]
  await staff.locator('input[type=file]').setInputFiles({
    name: 'liste.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${rows.join('\r\n')}`),
  })
  await staff.getByRole('button', { name: 'Lire la liste' }).click()
  await expect(staff.getByRole('heading', { level: 1 })).toHaveText('Deux lignes prêtes à importer.')
  await expect(staff.getByText('n’est pas une adresse e-mail')).toBeVisible()
  await expect(staff.getByText('est déjà à la ligne 2')).toBeVisible()
  await expectAccessible(staff)
  const reader = await open(browser, { ...options, storageState: await staff.context().storageState() })
  await reader.goto(path)
  await expect(reader.getByText('Personne n’y est encore.')).toBeVisible()
  await staff.getByRole('button', { name: 'Importer 2 lignes' }).click()
  await expect(staff.getByText('est entrée dans la cohorte')).toBeVisible()
  await expectAccessible(staff)
  await learner.goto(path.replace('/staff/cohorts/', '/cohort/'))
  await expect(learner.getByRole('heading', { level: 1 })).toContainText(name)
  await expectAccessible(learner)

  // The link lets in who has it: here on the list, and into the place that the first one leaves.
  await staff.goto(path)
  await staff.getByRole('button', { name: 'Créer un lien' }).click()
  const link = await staff.getByLabel('Lien', { exact: true }).inputValue()
  await expectAccessible(staff)
  await late.goto(new URL(link).pathname + new URL(link).search)
  await expectAccessible(late)
  await late.getByRole('button', { name: 'M’inscrire sur la liste d’attente' }).click()
  await expect(late.getByRole('heading', { level: 1 })).toHaveText('Vous êtes la prochaine.')
  await learner.getByText('Quitter la cohorte', { exact: true }).click()
  await learner.getByRole('button', { name: 'Oui, quitter la cohorte' }).click()
  await learner.waitForURL(/\/path|\/welcome/)
  await late.reload()
  await expect(late.getByRole('heading', { level: 1 })).toHaveText('Une place est gardée pour vous.')
  await expectAccessible(late)
  await late.getByRole('button', { name: 'Oui, j’entre' }).click()
  await expect(late.getByRole('heading', { level: 1 })).toContainText(name)

  // Her account, as the team sees it: she reads who looked.
  await staff.goto(`/staff/people?search=${lateEmail}`)
  await staff.getByRole('link', { name: 'Binta' }).click()
  await expect(staff.getByText(name)).toBeVisible()
  await expectAccessible(staff)
  await late.goto('/me/openings')
  await expect(late.getByText('votre compte, vu par l’équipe')).toBeVisible()
}

test('a cohort is made, filled by a list with bad rows, and has a waiting list', async ({ browser }) => {
  test.slow()
  await journey(browser, {}, 'bureau')
})

test('the same on a phone without JavaScript', async ({ browser }) => {
  test.slow()
  await journey(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }, 'téléphone')
})
