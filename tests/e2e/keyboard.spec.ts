/** Keys only, from the door to her progress: every act by Tab, Enter, Space or an arrow; the focus is always seen, never lost. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { demonstrationEmail, demonstrationPassword } from '#app/demonstration.ts'
import { openAwake } from '../setup/journey.ts'

test.use({ viewport: { width: 1280, height: 900 } })

/** Tabs to an element from the top of a page, at most; more would be nobody's patience. */
const mostTabs = 80

const title = (page: Page) => page.getByRole('heading', { level: 1 })

/**
 * What is wrong with the focus, in words. A title or a region that takes the focus to be read out needs no outline; a mark
 * inside a card is shown by the card.
 */
function focusProblem(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body || at === document.documentElement) return 'lost'
    if (at.getAttribute('tabindex') === '-1') return null
    const isSeen = (element: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    }
    const { width, height } = at.getBoundingClientRect()
    const card = at.closest('label')
    const seen = (width > 1 && height > 1 && isSeen(at)) || (card !== null && isSeen(card))
    return seen ? null : `cannot be seen on ${at.outerHTML.slice(0, 200)}`
  })
}

async function expectFocus(page: Page): Promise<void> {
  await expect.poll(() => focusProblem(page), { message: page.url() }).toBeNull()
}

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Presses Tab until the focus is on the first of these; it is seen at every stop. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const first = target.first()
  await expect(first).toBeAttached()
  for (let count = 0; count < mostTabs; count += 1) {
    if (await hasFocus(first)) return
    await page.keyboard.press('Tab')
    // After the last stop comes the browser itself, then the first.
    expect(['lost', null], page.url()).toContain(await focusProblem(page))
  }
  throw new Error(`${mostTabs} tabs do not lead to ${String(target)} on ${page.url()}`)
}

/** Goes to an element and presses a key there; once the page came of it, the focus is somewhere. */
async function act(page: Page, target: Locator, key: 'Enter' | 'Space', then: () => Promise<void>) {
  await tabTo(page, target)
  await page.keyboard.press(key)
  await then()
  await expectFocus(page)
}

/** The skip link is the first stop; it leads past the header. */
async function skip(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  const link = page.getByRole('link', { name: 'Aller au contenu' })
  await expect(link).toBeFocused()
  await expect(link).toBeInViewport()
  await expectFocus(page)
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
}

/** Chooses among cards by an arrow and sends, or says that she does not know yet. */
async function answer(page: Page): Promise<void> {
  const result = () => expect(page.locator('main input[name=attempt]')).toHaveCount(0)
  const options = page.locator('main input[type=radio][name=answer]')
  if ((await options.count()) === 0)
    return act(page, page.getByRole('button', { name: 'Je ne sais pas encore' }), 'Enter', result)
  await tabTo(page, options)
  await page.keyboard.press('ArrowDown')
  await expect(options.nth(1)).toBeChecked()
  await expectFocus(page)
  await page.keyboard.press('Space')
  await act(page, page.getByRole('button', { name: 'Valider' }), 'Enter', result)
}

test('a whole evening by keys alone', async ({ page }) => {
  await openAwake(page, '/login')
  await skip(page)
  await tabTo(page, page.getByLabel('Adresse e-mail'))
  await page.keyboard.type(demonstrationEmail('learner2'))
  await tabTo(page, page.locator('main [name=password]').first())
  await page.keyboard.type(demonstrationPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/path/)
  await expectFocus(page)

  await openAwake(page, '/path')
  await skip(page)
  const other = page.locator('main summary', { hasText: 'Autre chose' })
  await act(page, other, 'Enter', () => expect(page.getByText('Rien n’est définitif').first()).toBeVisible())
  await expect(other.first()).toBeFocused()
  // The last stretch of the whole thread is far ahead: folded.
  const stretch = page.locator('main details').last()
  await act(page, stretch.locator('summary'), 'Space', () => expect(stretch).toHaveAttribute('open', ''))

  // The module where she is, from her week; then its practice, from the knots of its thread.
  const now = page.locator('article').first()
  const step = now.getByRole('link', { name: /^(Commencer|Continuer)$/ })
  await act(page, step, 'Enter', () => page.waitForURL(/\/modules\//))
  await expect(title(page)).toBeVisible()
  await openAwake(page, '/modules/css-layout')
  await act(page, page.getByRole('link', { name: /Entraînement$/ }), 'Enter', () =>
    expect(page.locator('main input[name=attempt]')).toHaveCount(1),
  )
  await answer(page)
  await expect(title(page)).toBeFocused()
  await act(page, page.getByRole('link', { name: 'Pause, tout est gardé' }), 'Enter', () =>
    page.waitForURL(/\/path/),
  )
  await act(page, page.getByRole('link', { name: 'Progrès' }), 'Enter', () => page.waitForURL(/\/progress/))
  await expect(title(page)).toBeVisible()
})
