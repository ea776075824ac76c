/** What journeys of learners and mentors share: two or three browsers at once. */
import { expect, type Browser, type Page } from '@playwright/test'
import { demonstrationPassword } from '#app/demonstration.ts'
import { expectAccessible, join, signInWith } from './journey.ts'

export interface View {
  width: number
  javaScriptEnabled?: boolean
}

/** Somebody of the demonstration. */
export interface MentorOfJourney {
  name: string
  email: string
}

export const pageTitleOf = (page: Page) => page.getByRole('heading', { level: 1 })

/** A browser of its own. */
export async function openBrowser(
  browser: Browser,
  baseURL: string | undefined,
  { width, javaScriptEnabled = true }: View,
): Promise<Page> {
  const viewport = { width, height: 780 }
  const context = await browser.newContext({ baseURL, viewport, javaScriptEnabled, locale: 'fr-FR' })
  return context.newPage()
}

/** A browser in which a mentor of the demonstration is logged in. */
export async function openMentor(
  browser: Browser,
  baseURL: string | undefined,
  view: View,
  { email }: MentorOfJourney,
): Promise<Page> {
  const page = await openBrowser(browser, baseURL, view)
  await signInWith(page, email, demonstrationPassword)
  return page
}

/** She joins and tells her trade, which is all that a mentor needs to know. */
export async function joinWithTrade(page: Page, name = 'Djamila'): Promise<void> {
  await join(page, name)
  await page.getByText('Développeuse web front-end').click()
  await page.getByRole('button', { name: 'Continuer', exact: true }).click()
  await page.waitForURL(/experience/)
}

/** She says which mentor she wishes for. */
export async function wishForMentor(page: Page, language: string): Promise<void> {
  await page.goto('/people')
  await expect(pageTitleOf(page)).toHaveText(/^Qui marche à vos côtés/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Trouver une mentore' }).click()
  await page.waitForURL(/\/people\/wish/)
  await expectAccessible(page)
  await page.getByText('le code', { exact: true }).click()
  await page.getByLabel('La langue où vous êtes le plus à l’aise').selectOption({ label: language })
  await page.getByRole('button', { name: 'Voir qui peut m’aider' }).click()
  await page.waitForURL(/told=saved/)
}

/** She asks one of those who are proposed to her; the mentor accepts. */
export async function askAndAccept(
  learner: Page,
  mentor: Page,
  { name }: MentorOfJourney,
  words: string,
  learnerName = 'Djamila',
): Promise<void> {
  await learner.goto('/people')
  await learner.getByRole('link', { name: `Demander à ${name}` }).click()
  await learner.getByLabel('Quelques mots pour elle').fill(words)
  await learner.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await expect(pageTitleOf(learner)).toHaveText(`Vous avez demandé à ${name}.`)
  await mentor.goto('/mentor/requests')
  const request = mentor.getByRole('listitem').filter({ hasText: words }).first()
  await request.getByRole('button', { name: `Accompagner ${learnerName}` }).click()
  await expect(mentor.getByText('C’est fait : vous l’accompagnez.')).toBeVisible()
}
