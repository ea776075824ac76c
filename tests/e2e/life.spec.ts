/** One woman's whole life here, on a phone, with JavaScript and without: from the letter to the way out, taken back. */
import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { readCatalog } from '#content/read.ts'
import type { Catalog } from '#engine/catalog.ts'
import type { Item } from '#engine/item.ts'
import { answerRight, answerWrong, expectMarked } from '../setup/answering.ts'
import { expectAccessible, join } from '../setup/journey.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })

/** A track and a week; all the rest later. */
async function tellLittle(page: Page): Promise<void> {
  const next = async (name: string, then: RegExp) => {
    await page.getByRole('button', { name, exact: true }).click()
    await page.waitForURL(then)
  }
  await page.getByText('Développeuse web front-end').click()
  await next('Continuer', /experience/)
  await next('Plus tard', /skills/)
  await next('Plus tard', /week/)
  await page.getByRole('link', { name: '20 min en semaine' }).click()
  await expect(page.getByLabel('lundi')).toHaveValue('20')
  await next('Continuer', /holidays/)
  await next('Plus tard', /equipment/)
  await next('Plus tard', /language/)
  await next('Continuer', /learning/)
  await next('Plus tard', /diagnosis/)
}

/** One wrong answer, then right ones until two were marked; what is said of each. The items. */
async function practise(page: Page, catalog: Catalog): Promise<Item[]> {
  const first = await answerWrong(page, catalog)
  await expectMarked(page, first, false)
  const answered = [first]
  await expectAccessible(page)
  for (let right = 0; right < 2;) {
    await page.getByRole('link', { name: 'Question suivante' }).click()
    const item = await answerRight(page, catalog)
    await expectMarked(page, item, true)
    answered.push(item)
    // Without scripts code is kept for a person, and counts for nothing.
    if (item.kind !== 'code') right += 1
  }
  return answered
}

/** The whole check, every answer right. */
async function passCheck(page: Page, catalog: Catalog): Promise<Item[]> {
  await page.getByRole('link', { name: 'Passer à la vérification' }).click()
  await page.getByRole('link', { name: 'Commencer la vérification' }).click()
  const answered: Item[] = []
  const onward = page.getByRole('link', { name: /^(Question suivante|Voir où j’en suis)$/ })
  for (let over = false; !over;) {
    const item = await answerRight(page, catalog)
    await expectMarked(page, item, true)
    answered.push(item)
    over = (await onward.innerText()) === 'Voir où j’en suis'
    await onward.click()
    if (!over) await expect(page.locator('main input[name=attempt]')).toHaveCount(1)
  }
  await expect(title(page)).toHaveText('C’est acquis.')
  return answered
}

/** From her week into its first step: lesson, practice, check; and back to a path without that step. */
async function doFirstStep(page: Page, catalog: Catalog): Promise<{ module: string; answered: Item[] }> {
  const now = page.locator('article').first().getByRole('heading')
  const module = await now.innerText()
  await page
    .getByRole('link', { name: /^(Commencer|Continuer)$/ })
    .first()
    .click()
  await expect(title(page)).toHaveText(module)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'J’ai lu' }).click()
  await page.waitForURL(/\/practice/)
  await expect(page.getByText('première question')).toBeVisible()
  const practised = await practise(page, catalog)
  const checked = await passCheck(page, catalog)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Voir la suite' }).click()
  await page.waitForURL(/\/path\?changed=/)
  await expect(page.getByText(`Vous avez fini « ${module} ».`)).toBeVisible()
  await expect(now).not.toHaveText(module)
  await expect(page.getByRole('listitem').filter({ hasText: `Fait : ${module}` })).not.toHaveCount(0)
  await page.goto('/path/history')
  await expect(page.getByRole('heading', { name: `Vous avez fini « ${module} ».` })).toBeVisible()
  await expectAccessible(page)
  return { module, answered: [...practised, ...checked] }
}

/** A project in two versions: a text and a file, then another text. */
async function sendProject(page: Page, first: string, second: string): Promise<void> {
  const send = () => page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await page.goto('/modules/mockup-to-page/project')
  await page.getByLabel('Votre texte').fill(first)
  await page.getByLabel('Un fichier').setInputFiles({
    name: 'accueil.html',
    mimeType: 'text/html',
    buffer: Buffer.from('<!doctype html><html lang="fr"><title>Accueil</title><h1>Bonjour</h1></html>'),
  })
  await send()
  await expect(title(page)).toHaveText('Votre travail est envoyé.')
  await expect(page.getByText(/^Version 1, envoyée le .* Elle attend une lecture\.$/)).toBeVisible()
  await expect(page.getByText(/^Une personne de l’équipe vous répond\. Si rien n’est venu le /)).toBeVisible()
  await expect(page.getByRole('link', { name: /^Télécharger accueil\.html/ })).toBeVisible()
  await page.getByLabel('Votre texte').fill(second)
  await send()
  await expect(page.getByText(/^Version 2, envoyée le/)).toBeVisible()
  await expect(page.getByText('remplacée par la suivante')).toBeVisible()
  await page.getByText('Ce qui change depuis la version 1').click()
  await expect(page.getByRole('group', { name: 'Vos versions' })).toContainText(`ajouté : ${second}`)
  await expectAccessible(page)
}

/** The file of her data holds her answers, her modules, both texts. */
async function readData(page: Page, answered: Item[], texts: string[]): Promise<void> {
  await page.goto('/me/data')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tout télécharger' }).click(),
  ])
  const file = await readFile(await download.path(), 'utf8')
  expect(JSON.parse(file)).toBeTruthy()
  for (const { id } of answered) expect(file, id).toContain(JSON.stringify(id))
  for (const text of texts) expect(file).toContain(text)
}

/** Asks to be erased, and keeps her space after all. */
async function leaveAndStay(page: Page): Promise<void> {
  await page.goto('/me/delete')
  await page.getByLabel('Écrivez « effacer » pour confirmer').fill('effacer')
  await page.getByRole('button', { name: 'Effacer mon espace dans sept jours' }).click()
  await expect(title(page)).toHaveText(/^Votre espace s’efface le/)
  await page.getByRole('button', { name: 'Garder mon espace' }).click()
  await expect(page.getByText('Votre espace reste là. Rien n’a bougé.')).toBeVisible()
  await page.goto('/me/delete')
  await expect(title(page)).toHaveText('Vous pouvez partir et tout emporter.')
}

for (const { name, javaScriptEnabled } of [
  { name: 'with JavaScript', javaScriptEnabled: true },
  { name: 'without JavaScript', javaScriptEnabled: false },
])
  test.describe(name, () => {
    test.use({ viewport: { width: 360, height: 760 }, javaScriptEnabled })

    test('she joins, learns, shows what she made, reads what is known of her, and stays', async ({
      page,
    }) => {
      test.setTimeout(300_000)
      const { catalog } = readCatalog('content')
      await join(page, 'Fatoumata')
      await tellLittle(page)
      await page.getByRole('button', { name: 'Sans questions, merci' }).click()
      await page.waitForURL(/\/path/)
      await expectAccessible(page)
      const { answered } = await doFirstStep(page, catalog)

      const first = 'Ma page dit bonjour aux voisines.'
      const second = 'Ma page dit bonjour, et donne les horaires.'
      await sendProject(page, first, second)

      await page.goto('/reviews')
      await expect(title(page)).toHaveText('Rien à réviser aujourd’hui.')
      await expect(page.getByText(/^La prochaine notion revient/)).toBeVisible()
      await expectAccessible(page)

      await readData(page, answered, [first, second])
      await leaveAndStay(page)
    })
  })
