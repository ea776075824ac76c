/** What the browser journeys share: a way in, and what every page owes. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { demonstrationEmail, demonstrationPassword, type DemonstrationPerson } from '#app/demonstration.ts'

/** Logs in by the form, with an address and a password; ends on the page that follows. */
export async function signInWith(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/login')
  // By name: the page may speak either language; forms of one tap for each invented person follow it.
  await page.locator('form [name=email]').first().fill(email)
  await page.locator('form [name=password]').first().fill(password)
  await page.locator('form:has([name=password]) button[type=submit]').first().click()
  await page.waitForURL((url) => url.pathname !== '/login')
}

/** One of the people of the demonstration logs in, by address and password. */
export async function signIn(page: Page, who: DemonstrationPerson): Promise<void> {
  await signInWith(page, demonstrationEmail(who), demonstrationPassword)
}

/** An address that nobody has. */
export function newEmail(name: string): string {
  const letters = name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
  return `${letters}-${crypto.randomUUID()}@ariane.example`
}

/** The address of the link in the latest letter to this address, once it stands in the outbox. */
export async function linkOf(page: Page, email: string, besides: string[] = []): Promise<string> {
  const links = page.locator('main li').filter({ hasText: email }).locator('a[href*="token="]')
  let found: string | undefined
  // Letters leave a moment after they were asked for.
  await expect(async () => {
    await page.goto('/outbox')
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    found = addresses.find((address) => !besides.includes(address))
    expect(found).toBeDefined()
  }).toPass({ timeout: 30_000 })
  return found ?? ''
}

/** Joins by the letter that the demonstration shows in its outbox; ends at the first screen of the welcome. The address. */
export async function join(page: Page, name = 'Awa', email = newEmail(name)): Promise<string> {
  await page.goto('/join')
  await page.getByLabel('Votre prénom').fill(name)
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByRole('button', { name: 'Recevoir mon lien' }).click()
  await expect(page.getByText(email)).toBeVisible()
  await page.goto(await linkOf(page, email))
  await page.getByRole('button', { name: 'Ouvrir mon espace' }).click()
  await page.waitForURL(/\/welcome/)
  return email
}

/** Whether the scripts of this page run. */
export function hasScripts(page: Page): Promise<boolean> {
  return page.evaluate(() => matchMedia('(scripting: enabled)').matches)
}

/** Opens a page and waits until its scripts have taken it over: from then on pages change without being loaded. */
export async function openAwake(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
  )
}

/**
 * What axe finds in this page, ids that stand twice, and how much wider than the screen it is. axe works by JavaScript:
 * without it, only ids and width are looked at. In its legacy mode axe works in the page itself, in half the time; what it leaves out are frames of
 * other sites, which no page has. Told that only violations count, it lists nothing else in full, in two thirds of the time.
 */
export async function pageProblems(page: Page): Promise<string[]> {
  const problems: string[] = []
  if (await hasScripts(page)) {
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze()
    for (const { id, nodes } of violations)
      problems.push(`${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html}`).join(', ')}`)
  }
  return [...problems, ...(await idProblems(page)), ...(await widthProblems(page))]
}

/** Two fields with one id share one label: axe tells the second as named by the first. Marks inside a drawing are its own. */
async function idProblems(page: Page): Promise<string[]> {
  const ids = await page.locator('[id]:not(svg [id])').evaluateAll((all) => all.map(({ id }) => id))
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two elements have the id ${id}`)
}

async function widthProblems(page: Page): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return over > 0 ? [`${over} px too wide`] : []
}

/** From this width on a journey leaves axe to the specs of pages, which read every page at both widths; EVERY_VIEW: it does so itself. */
const desk = 1280

/** Nothing that axe finds, nothing wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const wide = (page.viewportSize()?.width ?? 0) >= desk
  const problems = wide && !process.env.EVERY_VIEW ? await widthProblems(page) : await pageProblems(page)
  expect(problems, page.url()).toEqual([])
}
