/** Project to feedback to evidence to path: a learner and her mentor in two browsers, on a phone, at a desk, without JavaScript. */
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { ofName } from '#app/locales/format.ts'
import { expectAccessible, signIn, signInWith } from '../setup/journey.ts'
import { demonstrationPassword } from '#app/demonstration.ts'

/** A mentee of Isabelle, of the demonstration. */
const learners = { narrow: 'sophie.marchal', plain: 'aicha.traore' }
const project = '/modules/mockup-to-page/project'
const title = (page: Page) => page.getByRole('heading', { level: 1 })

async function enterBoth(browser: Browser, options: BrowserContextOptions, who: string) {
  const [mentor, learner] = [
    await (await browser.newContext({ locale: 'fr-FR', ...options })).newPage(),
    await (await browser.newContext({ locale: 'fr-FR', ...options })).newPage(),
  ]
  await signIn(mentor, 'mentor')
  await signInWith(learner, `${who}@ariane.example`, demonstrationPassword)
  return [mentor, learner] as const
}

/** A version with words that nobody sent before. */
async function sendVersion(page: Page, words: string) {
  await page.goto(project)
  await page.getByLabel('Votre texte').fill(words)
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await expect(page.getByText(/Elle attend une lecture\.$/)).toBeVisible()
  await expect(page.getByText(/Isabelle( Nguyen)?( ou votre coach)? vous répond d’ici au/)).toBeVisible()
  await expectAccessible(page)
}

async function openWork(page: Page, name: string) {
  await page.goto('/projects')
  await expectAccessible(page)
  await page
    .getByRole('link', { name: new RegExp(`^Lire le travail (de |d’)${name}\\s`) })
    .first()
    .click()
  await expect(title(page)).toHaveText(`Le projet ${ofName(name)}.`)
  await page.getByRole('button', { name: 'Je m’en charge' }).click()
  await expect(page.getByRole('heading', { name: 'Votre retour' })).toBeVisible()
}

const criterion = (page: Page, n: number) => page.locator('fieldset[id^="criterion-"]').nth(n)
const pick = (page: Page, n: number, level: string) =>
  criterion(page, n).getByText(level, { exact: true }).click()

/** All reached but the last, which needs a word; then what is missing is asked for, and what was written is there. */
async function writeFeedback(page: Page, bravo: string) {
  for (let n = 0; n < 5; n += 1) await pick(page, n, 'atteint')
  await pick(page, 5, 'presque')
  await criterion(page, 0).getByLabel('Bravo').fill(bravo)
  await page.getByRole('button', { name: 'Relire avant d’envoyer' }).click()
  await expect(page.getByText('Elle n’y est pas encore : dites-lui quoi faire.')).toBeVisible()
  await expectAccessible(page)
  await expect(criterion(page, 0).getByLabel('Bravo')).toHaveValue(bravo)
  await criterion(page, 5)
    .getByLabel('L’essentiel')
    .fill('Dites dans la note ce que vous avez choisi, et pourquoi.')
  await criterion(page, 5)
    .getByText(/^(Mes commentaires gardés|Garder ces commentaires)/)
    .click()
  await criterion(page, 5).getByRole('button', { name: 'Garder ceux que je viens d’écrire' }).click()
  await expect(page.getByText('Vos commentaires sont gardés.')).toBeVisible()
  await expect(criterion(page, 0).getByLabel('Bravo')).toHaveValue(bravo)
  await page.getByRole('button', { name: 'Relire avant d’envoyer' }).click()
  await expect(title(page)).toHaveText(/^Ce qu(e |’).* lira\.$/)
  await expect(page.getByText('Son parcours proposera une nouvelle version de ce projet.')).toBeVisible()
  await expectAccessible(page)
}

async function journey(browser: Browser, options: BrowserContextOptions, who: string, name: string) {
  const [mentor, learner] = await enterBoth(browser, options, who)
  const mark = crypto.randomUUID().slice(0, 8)
  await sendVersion(learner, `Ma page, ligne par ligne (${mark}).`)
  await openWork(mentor, name)
  await expect(mentor.getByText(`(${mark})`).first()).toBeVisible()
  const bravo = `Vos zones se comprennent d’un regard (${mark}).`
  await writeFeedback(mentor, bravo)
  await mentor.getByRole('button', { name: 'Envoyer ce retour' }).click()
  await expect(mentor.getByText(`Votre retour est envoyé. ${name} le lira`)).toBeVisible()
  // Back: there is nothing left to send.
  await mentor.goBack()
  await expect(title(mentor)).not.toHaveText('')
  await expect(mentor.getByRole('button', { name: 'Envoyer ce retour' })).toHaveCount(0)

  await learner.goto('/path')
  await expect(learner.getByText(/Isabelle.* a répondu à votre projet\./)).toBeVisible()
  await learner.getByRole('link', { name: 'Lire la réponse' }).click()
  await expect(title(learner)).toHaveText(/Isabelle.* vous a répondu\./)
  await expect(learner.getByText(bravo)).toHaveCount(1)
  await expect(learner.getByText(/Une nouvelle version vous attend dans votre parcours/)).toBeVisible()
  await expectAccessible(learner)
  await learner.getByRole('link', { name: 'Voir ce que cela change dans mon parcours' }).click()
  await expect(
    learner.getByRole('heading', { name: /^Le retour d’Isabelle.* sur votre projet/ }).first(),
  ).toBeVisible()
  await learner.goto('/progress/css')
  await expect(
    learner.getByText(/^Dans votre projet «\sUne page pour une association\s»/).first(),
  ).toBeVisible()
  await learner.goto('/me/openings')
  await expect(learner.getByText('un projet que vous avez envoyé').first()).toBeVisible()

  // The next version: what changed, and what she was told, stand beside it; the kept comment is at hand.
  await sendVersion(learner, `Ma page, ligne par ligne (${mark}), avec une note.`)
  await openWork(mentor, name)
  await expect(mentor.getByText(/^Ce qui change depuis la version/)).toBeVisible()
  await expect(mentor.getByText(bravo).first()).toBeVisible()
  await criterion(mentor, 5)
    .getByText(/^Mes commentaires gardés/)
    .click()
  await criterion(mentor, 5)
    .getByRole('button', { name: /^Insérer/ })
    .first()
    .click()
  await expect(mentor.getByText('Le commentaire est inséré.')).toBeVisible()
  await expect(criterion(mentor, 5).getByLabel('L’essentiel')).toHaveValue(/^Dites dans la note/)
  for (let n = 0; n < 6; n += 1) await pick(mentor, n, 'atteint')
  await mentor.getByRole('button', { name: 'Relire avant d’envoyer' }).click()
  await expect(mentor.getByText('Qu’est-ce qui est réussi dans ce travail ?')).toBeVisible()
  await mentor.getByRole('button', { name: 'Envoyer ce retour' }).click()
  await expect(mentor.getByText('Votre retour est envoyé.')).toBeVisible()
  await learner.goto(project)
  await expect(title(learner)).toHaveText('Votre projet est terminé.')
  await mentor.context().close()
  await learner.context().close()
}

test('at 360 px: a project becomes feedback, evidence and path', ({ browser }) =>
  journey(browser, { viewport: { width: 360, height: 760 } }, learners.narrow, 'Sophie'))

test('at 1280 px, without JavaScript: a project becomes feedback, evidence and path', ({ browser }) =>
  journey(
    browser,
    { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
    learners.plain,
    'Aïcha',
  ))
