/** Two people arrange to meet: the learner books, her mentor sees it and moves it, the learner cancels. */
import { expect, test, type Browser, type Page } from '@playwright/test'
import { expectAccessible, hasScripts, signIn } from '../setup/journey.ts'

test.use({ locale: 'fr-FR' })
// One learner and one mentor, one after the other.
test.describe.configure({ mode: 'serial' })

interface View {
  viewport: { width: number; height: number }
  javaScriptEnabled?: boolean
}

async function open(browser: Browser, baseURL: string | undefined, view: View): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'fr-FR', ...view })
  return context.newPage()
}

/** Chooses a free time (the first: 0) and gives it back as it is said: "mardi 3 mars à 18 h 30". */
async function choose(page: Page, nth: number): Promise<void> {
  const start = page.locator('input[name=start]').nth(nth)
  // The mark itself is not drawn: the label takes the click, as a finger does.
  await page.locator('label:has(input[name=start])').nth(nth).click()
  await expect(start).toBeChecked()
}

async function journey(browser: Browser, baseURL: string | undefined, view: View) {
  const learner = await open(browser, baseURL, view)
  const mentor = await open(browser, baseURL, view)
  await signIn(learner, 'learner2')
  await signIn(mentor, 'mentor')

  await learner.goto('/sessions')
  await learner.getByRole('link', { name: 'Prendre un rendez-vous' }).click()
  await learner.getByLabel('Avec qui ?').selectOption({ label: 'Isabelle Nguyen' })
  await learner.getByLabel('Combien de temps ?').selectOption('20')
  await learner.getByRole('button', { name: 'Voir les moments libres' }).click()
  await expect(learner.getByRole('heading', { level: 1 })).toHaveText('Quand voir Isabelle ?')
  await expect(learner.getByText('au moins 12 heures avant')).toBeVisible()
  await expectAccessible(learner)
  // Without a choice: said at the field, and what was typed is kept.
  await learner.getByLabel('De quoi voulez-vous parler ?').fill('Mon entretien de jeudi')
  await learner.getByRole('button', { name: 'Réserver ce moment' }).click()
  await expect(learner.getByText('Choisissez un moment.').first()).toBeVisible()
  await expect(learner.getByLabel('De quoi voulez-vous parler ?')).toHaveValue('Mon entretien de jeudi')
  await choose(learner, 1)
  await learner.getByRole('button', { name: 'Réserver ce moment' }).click()
  await expect(learner.getByText('C’est réservé.')).toBeVisible()
  await expect(learner.getByText('Avec Isabelle Nguyen, 20 minutes.')).toBeVisible()
  await expectAccessible(learner)
  const path = new URL(learner.url()).pathname
  const when = await learner.getByRole('heading', { level: 1 }).textContent()

  await mentor.goto('/sessions')
  await mentor.locator(`main a[href="${path}"]`).click()
  await expect(mentor.getByRole('heading', { level: 1 })).toHaveText(when ?? '')
  await expect(mentor.getByText('Mon entretien de jeudi').first()).toBeVisible()
  await mentor.getByText('Préparer').click()
  await mentor.getByLabel('Lien vidéo').fill('http://visio.exemple.fr')
  await mentor.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(mentor.getByText('Écrivez une adresse qui commence par https://.').first()).toBeVisible()
  await mentor.getByLabel('Lien vidéo').fill('https://visio.exemple.fr/a')
  await mentor.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(mentor.getByText('C’est enregistré.')).toBeVisible()
  await mentor.getByRole('link', { name: 'Déplacer' }).click()
  await expect(mentor.getByRole('heading', { level: 1 })).toHaveText('Quel autre moment avec Fatou ?')
  await expectAccessible(mentor)
  await choose(mentor, 4)
  await mentor.getByRole('button', { name: 'Déplacer à ce moment' }).click()
  await expect(mentor.getByText('C’est déplacé.')).toBeVisible()
  const moved = await mentor.getByRole('heading', { level: 1 }).textContent()
  expect(moved).not.toBe(when)

  await learner.goto(path)
  await expect(learner.getByRole('heading', { level: 1 })).toHaveText(moved ?? '')
  await expect(learner.getByRole('link', { name: 'Ouvrir le lien vidéo' })).toHaveAttribute(
    'href',
    'https://visio.exemple.fr/a',
  )
  await learner.getByText('Annuler ce rendez-vous').click()
  await learner.getByRole('button', { name: 'Oui, annuler' }).click()
  await expect(learner.getByRole('heading', { level: 1 })).toHaveText('Ce rendez-vous n’aura pas lieu.')
  await expectAccessible(learner)
  await mentor.goto(path)
  await expect(mentor.getByText('Fatou a eu un empêchement.')).toBeVisible()

  await hours(mentor)
  await lookBack(learner)
  await learner.context().close()
  await mentor.context().close()
}

/** The mentor adds hours, takes them away, puts them back and takes them away again. */
async function hours(page: Page) {
  await page.goto('/meeting-times')
  await page.locator('label').filter({ hasText: 'dimanche' }).click()
  await page.getByLabel('De', { exact: true }).fill('09:00')
  await page.getByLabel('À', { exact: true }).fill('10:30')
  await page.getByRole('button', { name: 'Ajouter ces heures' }).click()
  await expect(page.getByText('C’est enregistré.')).toBeVisible()
  await expectAccessible(page)
  const remove = page.getByRole('button', { name: 'Retirer dimanche de 09:00 à 10:30' })
  await remove.click()
  await page.getByRole('button', { name: 'Remettre' }).click()
  await remove.click()
  await expect(page.getByText('Retiré : dimanche de 09:00 à 10:30.')).toBeVisible()
  await expect(remove).toHaveCount(0)
}

/** The learner says how it was the last time, and may change her mind. */
async function lookBack(page: Page) {
  await page.goto('/sessions')
  const asked = page.getByRole('link', { name: /^Dire comment c’était/ }).first()
  if ((await asked.count()) > 0) await asked.click()
  else {
    // Another journey has answered already.
    await page.locator('section[aria-labelledby=past] a').first().click()
    await page.getByText('Changer ma réponse').click()
  }
  await page.getByLabel('Non', { exact: true }).first().check()
  if (await hasScripts(page)) await expect(page.getByText('On continue ensemble ?')).toBeHidden()
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await expect(page.getByRole('heading', { name: 'Ce n’est pas grave. Reprenez un moment.' })).toBeVisible()
  await expectAccessible(page)
}

for (const [name, view] of [
  ['at 360 px', { viewport: { width: 360, height: 760 } }],
  ['at 1280 px, without JavaScript', { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }],
] as const)
  test(`two people arrange to meet, ${name}`, ({ browser, baseURL }) => journey(browser, baseURL, view))
