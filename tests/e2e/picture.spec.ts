/** Staff open a draft, add a prerequisite in the picture by keyboard, draw one that would close a circle, and undo. */
import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../setup/journey.ts'

test.use({ viewport: { width: 1280, height: 900 } })

test('a prerequisite by keyboard, a circle refused while it is drawn, and undo', async ({ page }) => {
  await signIn(page, 'staff')
  await page.goto('/staff/drafts')
  await page.getByLabel('À quoi sert ce brouillon ?').fill(`Le graphe ${Date.now()}`)
  await page.getByRole('button', { name: 'Ouvrir le brouillon' }).click()
  await page.waitForURL(/draft=/)
  const draft = new URL(page.url()).searchParams.get('draft')
  await page.goto(`/staff/graph?draft=${draft}`)
  await page.getByRole('link', { name: 'Voir le graphe' }).click()
  const picture = page.getByRole('group', { name: 'Le graphe des prérequis' })
  const node = (id: string) => picture.locator(`#node-${id}-1`)
  const edges = picture.locator('.react-flow__edge')
  await expect(node('html')).toBeVisible()
  await expectAccessible(page)

  // Arrows follow the edges, there and back.
  await node('html').focus()
  await page.keyboard.press('ArrowRight')
  await expect(node('html')).not.toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(picture.locator('button:focus')).toBeVisible()

  const before = await edges.count()
  await node('git').focus()
  await page.keyboard.press('Space')
  await expect(page.locator('#chosen')).toBeFocused()
  const member = page.locator('select[name=member]')
  await member.selectOption('html@1')
  await member.press('Tab')
  await page.keyboard.press('Enter')
  await expect(edges).toHaveCount(before + 1)
  await expect(page.getByText('C’est ajouté au brouillon.')).toBeVisible()

  // From css back to html: html is needed by css already.
  const css = picture.locator('.react-flow__node[data-id="css@1"] .react-flow__handle.source')
  const html = picture.locator('.react-flow__node[data-id="html@1"] .react-flow__handle.target')
  await page.getByRole('button', { name: 'Tout voir' }).click()
  await picture.scrollIntoViewIfNeeded()
  const middleOf = async (handle: typeof css) => {
    const { x, y, width, height } = (await handle.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    return [x + width / 2, y + height / 2] as const
  }
  await page.mouse.move(...(await middleOf(css)))
  await page.mouse.down()
  const [x, y] = await middleOf(html)
  await page.mouse.move(x + 30, y + 30, { steps: 6 })
  await page.mouse.move(x, y, { steps: 4 })
  await expect(page.getByRole('alert').filter({ hasText: 'tourneraient en rond' })).toBeVisible()
  await expect(node('html')).toContainText('tourne en rond')
  await page.mouse.up()
  await expect(edges).toHaveCount(before + 1)
  await expectAccessible(page)

  await node('git').focus()
  await page.keyboard.press('Control+z')
  await expect(edges).toHaveCount(before)
  await page.keyboard.press('Control+Shift+Z')
  await expect(edges).toHaveCount(before + 1)
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect(edges).toHaveCount(before)

  await node('html').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/staff/graph/html\\?draft=${draft}`))
})
