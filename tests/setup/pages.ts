/** Pages as those who may open them see them: nothing that axe finds, nothing wider than the screen, no error in the console. */
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { demonstrationEmail, demonstrationPassword, type DemonstrationPerson } from '#app/demonstration.ts'
import type { Language } from '#engine/catalog.ts'
import { join, pageProblems, signInWith } from './journey.ts'
import type { PagesOf } from './page-list.ts'

const languages = ['fr', 'en'] as const
const widths = [360, 1280] as const
const themes = ['light', 'dark'] as const
const everyView = languages.flatMap((language) =>
  widths.flatMap((width) => themes.map((theme) => ({ language, width, theme }))),
)

/** Two views that share nothing, by turns: each page is met in both languages, widths and themes. EVERY_VIEW: all eight. */
function viewsOf(group: number) {
  if (process.env.EVERY_VIEW) return everyView
  const [width, other] = group % 2 === 0 ? widths : widths.toReversed()
  return [
    { language: 'fr', width, theme: group % 4 < 2 ? 'light' : 'dark' },
    { language: 'en', width: other, theme: group % 4 < 2 ? 'dark' : 'light' },
  ] as const
}

/** Those who speak English, for the pages of those who speak French. */
const inEnglish: Partial<Record<DemonstrationPerson, string>> = {
  learner2: 'grace.okafor@ariane.example',
  learner3: 'adjoa.mensah@ariane.example',
}

/** Where the first link of the page leads whose address is like this one. */
async function linkTo(page: Page, address: string): Promise<string> {
  const [begins, holds] = address.split('*')
  const link = page.locator(`main a[href^="${begins}"]${holds ? `[href*="${holds}"]` : ''}`).first()
  const to = await link.getAttribute('href', { timeout: 2_000 }).catch(() => null)
  if (!to) throw new Error(`${page.url()} has no link to ${address}`)
  return to
}

async function speak(page: Page, language: Language, origin: string) {
  const headers = { origin }
  await page.request.post('/language', { form: { language, from: '/me' }, headers })
}

/** The cookies of those who came in before: each logs in once. */
const cookies = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

async function logIn(page: Page, email: string) {
  const known = cookies.get(email)
  if (known) return page.context().addCookies(known)
  await signInWith(page, email, demonstrationPassword)
  cookies.set(email, await page.context().cookies())
}

/** Comes in as somebody who speaks the language; what was changed for that is put back by what it returns. */
async function enter(
  page: Page,
  who: DemonstrationPerson,
  language: Language,
  origin: string,
): Promise<() => Promise<void>> {
  const nothing = () => Promise.resolve()
  if (language === 'fr') return logIn(page, demonstrationEmail(who)).then(() => nothing)
  const speaker = inEnglish[who]
  if (speaker) return logIn(page, speaker).then(() => nothing)
  if (who === 'learner') await join(page)
  else await logIn(page, demonstrationEmail(who))
  await speak(page, 'en', origin)
  return () => speak(page, 'fr', origin)
}

/** A test of each row in each of its views. */
export function testPages(all: PagesOf[]): void {
  for (const [group, [who, paths]] of all.entries()) {
    for (const { language, width, theme } of viewsOf(group)) {
      test(`${who ?? 'anyone'}: ${paths[0]} and ${paths.length - 1} more, ${language}, ${width} px, ${theme}`, async ({
        browser,
        baseURL,
      }) => {
        const context = await browser.newContext({
          baseURL,
          viewport: { width, height: 800 },
          colorScheme: theme,
          locale: who !== null || language === 'fr' ? 'fr-FR' : 'en-GB',
        })
        const page = await context.newPage()
        const said: string[] = []
        page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
        const leave = who ? await enter(page, who, language, baseURL ?? '') : null
        const problems: string[] = []
        const seen = new Set<string>()
        try {
          for (const path of paths) {
            said.length = 0
            await page.goto(path.startsWith('→') ? await linkTo(page, path.slice(2)) : path)
            // On the way to another page once more.
            if (seen.has(page.url())) continue
            seen.add(page.url())
            await expect(page.locator('html'), path).toHaveAttribute('lang', language)
            expect(await page.locator('h1').count(), path).toBe(1)
            problems.push(...(await pageProblems(page)).map((problem) => `${path} ${problem}`))
            const errors = said.filter((text) => path !== '/nowhere' || !text.includes('404'))
            problems.push(...errors.map((text) => `${path} console: ${text}`))
          }
        } finally {
          await leave?.()
          await context.close()
        }
        expect(problems).toEqual([])
      })
    }
  }
}
