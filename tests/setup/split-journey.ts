/** Staff split a competency that learners have met, take a prerequisite from a part, see whom it touches, publish, and go back. */
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { expectAccessible, hasScripts, signIn } from './journey.ts'

/** What of the studio's journeys is done here too. */
export interface StudioSteps {
  open: (browser: Browser, options: BrowserContextOptions) => Promise<Page>
  begin: (page: Page, name: string) => Promise<string>
  publish: (page: Page, draft: string) => Promise<number>
}

async function foresee(page: Page, draft: string): Promise<void> {
  await page.goto(`/staff/drafts/${draft}/publish`)
  await page.getByRole('button', { name: 'Calculer l’effet' }).click()
  const told = page.getByText(/différence\.$/)
  await expect(async () => {
    if (!(await hasScripts(page))) await page.reload()
    await expect(told).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
}

/** `own` sets the names of this showing apart. */
export async function splitAndBack(
  browser: Browser,
  options: BrowserContextOptions,
  own: string,
  { open, begin, publish }: StudioSteps,
): Promise<void> {
  const staff = await open(browser, options)
  await signIn(staff, 'staff')
  const draft = await begin(staff, `Division ${own}`)
  await staff.goto(`/staff/graph/delivery?draft=${draft}`)
  await staff.getByText('Diviser en deux', { exact: true }).click()
  const form = staff.locator('form').filter({ has: staff.getByRole('button', { name: 'Diviser' }) })
  const parts = [`Relier un nom ${own}`, `Mettre en ligne ${own}`]
  for (const [n, name] of parts.entries()) {
    await form.getByLabel('Nom en français').nth(n).fill(name)
    await form.getByLabel('Nom en anglais').nth(n).fill(`Part ${n} ${own}`)
  }
  await form.getByRole('button', { name: 'Diviser' }).click()
  await expect(staff.getByText('La compétence est divisée.')).toBeVisible()
  await expectAccessible(staff)

  await staff.goto(`/staff/graph/part-0-${own}?draft=${draft}`)
  const level = staff.getByRole('list').filter({ has: staff.getByText('Écrire du HTML (niveau 1)') })
  await expect(level).toBeVisible()
  await level
    .getByRole('listitem')
    .filter({ hasText: 'Écrire du HTML (niveau 1)' })
    .getByRole('button', { name: /Retirer/ })
    .click()
  await expect(staff.getByText('C’est retiré du brouillon.')).toBeVisible()
  await expect(staff.getByRole('link', { name: 'Écrire du HTML (niveau 1)' })).toHaveCount(0)

  await foresee(staff, draft)
  await expectAccessible(staff)
  await staff.locator('summary', { hasText: 'Qui, et quoi' }).click()
  await expect(staff.getByRole('columnheader', { name: 'Arrivée' })).toBeVisible()
  const revision = await publish(staff, draft)

  const learner = await open(browser, options)
  await signIn(learner, 'learner2')
  for (const name of parts) {
    await expect(async () => {
      await learner.goto('/progress')
      await expect(learner.getByText(name).first()).toBeVisible({ timeout: 2_000 })
    }).toPass({ timeout: 30_000 })
  }

  await staff.goto(`/staff/revisions/${revision - 1}`)
  await staff.getByText('Revenir à cette version').click()
  await staff.getByRole('button', { name: 'Préparer le retour' }).click()
  await staff.waitForURL(/\/staff\/drafts\/[^/]+\/publish/)
  expect(await publish(staff, staff.url().split('/').at(-2) ?? '')).toBeGreaterThan(revision)
  await staff.goto('/staff/graph/delivery')
  await expect(staff.getByRole('link', { name: 'Écrire du HTML (niveau 1)' }).first()).toBeVisible()
  await learner.goto('/progress')
  await expect(learner.getByText('Publier un site léger').first()).toBeVisible()
}
