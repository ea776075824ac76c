/** Staff give a lesson a picture with its words: in the editor with a preview, and on a page of its own without JavaScript. */
import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, signIn } from '../setup/journey.ts'

const name = '5202f877128a1d71454c6b61283311fe-1280x660.png'
const buffer = readFileSync(`content/modules/css-layout/${name}`)
const png = { name: 'colonnes.png', mimeType: 'image/png', buffer }
const text = { name: 'colonnes.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') }

async function give(page: Page, file: typeof png): Promise<void> {
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Préparer l’image' }) })
  await form.getByLabel('Image (PNG').setInputFiles(file)
  await form.getByLabel('Ce que montre l’image, en français').fill('Trois colonnes égales.')
  await form.getByLabel('Ce que montre l’image, en anglais').fill('Three equal columns.')
  await form.getByRole('button', { name: 'Préparer l’image' }).click()
}

test('at 1280 px, in the editor: what is no picture is refused, a picture is previewed', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await signIn(page, 'staff')
  await page.goto('/staff/drafts')
  await page.getByLabel('À quoi sert').fill('Une image')
  await page.getByRole('button', { name: 'Ouvrir le brouillon' }).click()
  await page.waitForURL(/draft=/)
  await page.goto(`/staff/modules/learn-so-it-stays${new URL(page.url()).search}`)
  const lesson = page.getByLabel('Leçon, en français')
  const before = await lesson.inputValue()
  await lesson.fill(`${before}\n\nDes mots pas encore gardés.`)
  await page.getByText('Ajouter une image à la leçon').click()
  await give(page, text)
  await expect(page.getByText('Ce fichier n’est ni un PNG')).toBeVisible()
  await expect(lesson).toHaveValue(/pas encore gardés/)
  await expectAccessible(page)
  await give(page, png)
  const line = page.getByLabel('Ligne pour la leçon en français')
  await expect(line).toHaveValue(`![Trois colonnes égales.](picture:${name})`)
  await expectAccessible(page)
  await lesson.fill(`${before}\n\n${await line.inputValue()}`)
  const shown = page.getByRole('img', { name: 'Trois colonnes égales.' }).first()
  await expect(shown).toBeVisible()
  await expect(async () => {
    expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280)
  }).toPass()
})

test.describe('at 360 px without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })

  test('on its own page: the words stay while the file is refused', async ({ page }) => {
    await signIn(page, 'staff')
    await page.goto('/staff/pictures')
    await give(page, text)
    await expect(page.getByText('Ce fichier n’est ni un PNG')).toBeVisible()
    await expect(page.getByLabel('Ce que montre l’image, en anglais')).toHaveValue('Three equal columns.')
    await expectAccessible(page)
    await give(page, png)
    await expect(page.getByLabel('Ligne pour la leçon en anglais')).toHaveValue(
      `![Three equal columns.](picture:${name})`,
    )
    await expectAccessible(page)
  })
})
