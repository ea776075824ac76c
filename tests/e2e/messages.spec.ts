/** Messages in two browsers at once: live, on a phone and a desk, without JavaScript; then peace: blocked, reported, answered. */
import { expect, test, type Browser, type Page } from '@playwright/test'
import { demonstrationEmail, demonstrationPassword } from '#app/demonstration.ts'
import { expectAccessible, openAwake, signInWith } from '../setup/journey.ts'

const phone = { width: 360, height: 760 }
const desk = { width: 1280, height: 900 }

/** Somebody in a browser of her own. */
async function enter(
  browser: Browser,
  email: string,
  options: { viewport: { width: number; height: number }; javaScriptEnabled?: boolean },
): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', ...options })
  const page = await context.newPage()
  await signInWith(page, email, demonstrationPassword)
  return page
}

/** Opens the thread with somebody from the list; its address. */
async function openThread(page: Page, name: string): Promise<string> {
  await page.goto('/messages')
  const folded = page.getByText('À qui vous n’avez pas encore écrit')
  const link = page.getByRole('link', { name: new RegExp(`^(Écrire à )?${name}$`) }).first()
  if (!(await link.isVisible()) && (await folded.count()) > 0) await folded.click()
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return new URL(page.url()).pathname
}

async function send(page: Page, to: string, text: string) {
  await page.getByLabel(`Écrire à ${to}`).fill(text)
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await expect(page.getByRole('log').getByText(text)).toBeVisible()
  await expect(page.getByLabel(`Écrire à ${to}`)).toHaveValue('')
}

for (const [email, name, viewport] of [
  ['aicha.traore@ariane.example', 'Aïcha', phone],
  ['pauline.masson@ariane.example', 'Pauline', desk],
] as const) {
  test(`a learner and her mentor write to each other, live, at ${viewport.width} px`, async ({ browser }) => {
    const learner = await enter(browser, email, { viewport })
    const mentor = await enter(browser, demonstrationEmail('mentor'), { viewport: desk })
    const thread = await openThread(learner, 'Isabelle Nguyen')
    await openAwake(learner, thread)
    await openAwake(mentor, thread)
    const [question, answer] = [`Une question ${Date.now()}`, `Une réponse ${Date.now()}`]
    await mentor.getByLabel(`Écrire à ${name}`).fill('un brouillon commencé')
    await send(learner, 'Isabelle Nguyen', question)
    await expect(mentor.getByRole('log').getByText(question)).toBeVisible()
    await expect(mentor.getByLabel(`Écrire à ${name}`)).toHaveValue('un brouillon commencé')
    await mentor.getByLabel(`Écrire à ${name}`).fill('')
    await send(mentor, name, `${answer}\nhttps://ariane.example/aide`)
    await expect(learner.getByRole('link', { name: 'https://ariane.example/aide' }).last()).toBeVisible()
    const mine = learner.getByRole('article').filter({ hasText: question })
    await mine.getByText('Changer').click()
    await mine.getByRole('link', { name: 'Modifier' }).click()
    await learner.getByLabel('Modifier votre message').fill(`${question} corrigée`)
    await learner.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(mentor.getByText(`${question} corrigée`)).toBeVisible()
    await expect(mentor.getByRole('article').filter({ hasText: question }).getByText('modifié')).toBeVisible()
    await expectAccessible(learner)
    await expectAccessible(mentor)
    await learner.goto('/messages?q=CORRIGEE')
    await expect(learner.getByRole('heading', { level: 1 })).toContainText('« CORRIGEE »')
    await expectAccessible(learner)
    await learner
      .getByRole('link', { name: /avec Isabelle Nguyen/ })
      .first()
      .click()
    await expect(learner.getByText(`${question} corrigée`)).toBeVisible()
    await learner.context().close()
    await mentor.context().close()
  })
}

test('without JavaScript, with a file, edited and taken back', async ({ browser }) => {
  const page = await enter(browser, 'estelle.morin@ariane.example', {
    viewport: phone,
    javaScriptEnabled: false,
  })
  const mentor = await enter(browser, demonstrationEmail('mentor'), {
    viewport: desk,
    javaScriptEnabled: false,
  })
  const thread = await openThread(page, 'Isabelle Nguyen')
  const text = `Bonjour ${Date.now()}`
  await page.getByText('Joindre un fichier').first().click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('mes notes') })
  await send(page, 'Isabelle Nguyen', text)
  await mentor.goto(thread)
  await expect(mentor.getByText(text)).toBeVisible()
  const [download] = await Promise.all([
    mentor.waitForEvent('download'),
    mentor
      .getByRole('link', { name: /^Télécharger notes\.txt/ })
      .last()
      .click(),
  ])
  expect(download.suggestedFilename()).toBe('notes.txt')
  const mine = page.getByRole('article').filter({ hasText: text })
  await mine.getByText('Changer').click()
  await mine.getByRole('button', { name: 'Retirer' }).click()
  await expect(page.getByText(text)).toHaveCount(0)
  await mentor.goto(thread)
  await expect(mentor.getByText('Ce message a été retiré.').last()).toBeVisible()
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await expect(page.getByText('Il manque encore quelques mots').first()).toBeVisible()
  await page.context().close()
  await mentor.context().close()
})

test('a learner reports a message and blocks; staff answer her', async ({ browser }) => {
  const learner = await enter(browser, 'sophie.marchal@ariane.example', { viewport: phone })
  const mentor = await enter(browser, demonstrationEmail('mentor'), { viewport: desk })
  const staff = await enter(browser, demonstrationEmail('staff'), { viewport: desk })
  const thread = await openThread(learner, 'Isabelle Nguyen')
  await mentor.goto(thread)
  const [bad, other] = [`Des mots qui pèsent ${Date.now()}`, `Un mot ordinaire ${Date.now()}`]
  await send(mentor, 'Sophie', bad)
  await send(mentor, 'Sophie', other)
  await learner.goto(thread)
  await learner
    .getByRole('article')
    .filter({ hasText: bad })
    .getByRole('link', { name: /^Signaler/ })
    .click()
  await expectAccessible(learner)
  await learner.getByRole('button', { name: 'Signaler ce message' }).click()
  await expect(learner.getByText('Dites en quelques mots ce qui ne va pas.').first()).toBeVisible()
  await learner.getByLabel('Ce qui ne va pas').fill('Cela me décourage.')
  await learner.getByRole('button', { name: 'Signaler ce message' }).click()
  await expect(learner.getByText('Vous avez signalé ce message.').last()).toBeVisible()
  await learner.getByText('Je ne veux plus lire cette personne').click()
  await expectAccessible(learner)
  await learner.getByRole('button', { name: 'Bloquer Isabelle Nguyen' }).click()
  await expect(learner.getByText('Vous avez bloqué Isabelle Nguyen.')).toBeVisible()
  await expectAccessible(learner)
  const unseen = `Vous êtes là ? ${Date.now()}`
  await send(mentor, 'Sophie', unseen)
  await learner.goto(thread)
  await expect(learner.getByText(unseen)).toHaveCount(0)
  await staff.goto('/staff/reports')
  const report = staff.getByRole('listitem').filter({ hasText: bad })
  await expect(report.getByText('Cela me décourage.')).toBeVisible()
  await expect(staff.getByText(other)).toHaveCount(0)
  await expectAccessible(staff)
  await report.getByLabel('Ce que vous avez fait').fill('Nous en avons parlé avec elle.')
  await report.getByRole('button', { name: 'Clore ce signalement' }).click()
  await expect(staff.getByText('Réponse enregistrée.')).toBeVisible()
  await learner.goto('/messages/blocked')
  await expect(learner.getByText('Nous en avons parlé avec elle.').first()).toBeVisible()
  await expectAccessible(learner)
  const unblock = learner.getByRole('button', { name: 'Débloquer Isabelle Nguyen' })
  await unblock.click()
  await expect(unblock).toHaveCount(0)
  await learner.goto(thread)
  await expect(learner.getByText(unseen)).toBeVisible()
  for (const page of [learner, mentor, staff]) await page.context().close()
})
