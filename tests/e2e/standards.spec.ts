/** Staff look for an occupation, align one of our competencies with what a certification asks, see what a track covers, and take it back. */
import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../setup/journey.ts'

test('search, align, coverage', async ({ page }) => {
  await signIn(page, 'staff')
  await page.getByRole('link', { name: 'Ouvrir les référentiels' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce que d’autres ont écrit des métiers.')
  await page.getByLabel('Un métier, une compétence ou un code').fill('developpeuse web')
  await page.getByRole('button', { name: 'Chercher' }).click()
  await page.getByRole('link', { name: 'Développeur / Développeuse web', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Développeur / Développeuse web')
  await expect(page.getByRole('heading', { name: 'Au cœur du métier' })).toBeVisible()
  await expectAccessible(page)

  const skill = 'Maquetter des interfaces utilisateur web ou web mobile'
  const before = async () => {
    await page.goto('/staff/coverage/web-front-end')
    const line = page.getByRole('listitem').filter({ hasText: skill }).first()
    return (await line.textContent()) ?? ''
  }
  expect(await before()).toContain('Rien en face')

  await page.goto('/staff/alignments/mockup?source=rncp&q=maquetter')
  const proposal = page.getByRole('listitem').filter({ hasText: skill })
  await proposal.getByText('Note').click()
  await proposal.getByRole('textbox').fill('Nous lisons une maquette, nous ne la dessinons pas.')
  await proposal.getByRole('button', { name: 'Mettre en face' }).click()
  await expect(page.getByText('C’est noté : les deux sont en face.')).toBeVisible()
  await expect(page.getByText('Nous lisons une maquette, nous ne la dessinons pas.')).toBeVisible()
  await expectAccessible(page)
  expect(await before()).toContain('Lire une maquette, niveau 1')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aucun bloc n’est entièrement couvert.')

  // Nothing of it is on the public page before a whole block is covered.
  await page.goto('/tracks/web-front-end')
  await expect(page.getByText('Reconnu ailleurs')).toHaveCount(0)
  await page.goto('/staff/alignments/mockup')
  await page.getByRole('button', { name: new RegExp(`Revenir sur cette décision, ${skill}`) }).click()
  await expect(page.getByText('plus rien n’est décidé')).toBeVisible()
  expect(await before()).toContain('Rien en face')
})

test('what is announced of the next version, and CASE out and in', async ({ page, request }) => {
  await signIn(page, 'staff')
  await page.goto('/staff/standards')
  await page.getByRole('link', { name: 'ROME 4.0, de la version 60 à la version 61' }).click()
  await expect(page.getByText(/Quatre|4 codes changent de sens/)).toBeVisible()
  await expect(page.getByText('La version 61 n’est pas encore importée')).toBeVisible()
  await expectAccessible(page)

  const documents = await (await request.get('/ims/case/v1p1/CFDocuments')).json()
  const french = documents.CFDocuments.find(({ language }: { language: string }) => language === 'fr')
  const answer = await request.get(`/ims/case/v1p1/CFPackages/${french.identifier}`)
  const name = 'ariane-case.json'
  await page.goto('/staff/standards/case')
  await expect(page.getByText('Aucun fichier choisi')).toBeVisible()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: await answer.body() })
  await expect(page.getByText('Choisir un autre fichier')).toBeVisible()
  await expect(page.getByText(name)).toBeVisible()
  await page.getByRole('button', { name: 'Lire ce fichier' }).click()
  await expect(
    page.getByText(/^0 compétence nouvelle, 0 texte qui change, 0 prérequis nouveau/),
  ).toBeVisible()
  await expectAccessible(page)
  const broken = Buffer.from('{"CFDocument": {}}')
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: broken })
  await page.getByRole('button', { name: 'Lire ce fichier' }).click()
  await expect(page.getByText('Ce fichier ne suit pas CASE 1.1.')).toBeVisible()
  await expect(page.getByText('CFDocument.identifier')).toBeVisible()
})
