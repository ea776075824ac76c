/** A mentor and her mentee in two browsers: a note proposes, she decides, both see the same; and she reads who looked. */
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { expectAccessible, signIn } from '../setup/journey.ts'

/** Two people at once, each in a browser of her own. */
async function enterBoth(browser: Browser, options: BrowserContextOptions): Promise<[Page, Page]> {
  const [mentor, learner] = [
    await (await browser.newContext({ locale: 'fr-FR', ...options })).newPage(),
    await (await browser.newContext({ locale: 'fr-FR', ...options })).newPage(),
  ]
  await signIn(mentor, 'mentor')
  await signIn(learner, 'learner2')
  return [mentor, learner]
}

async function openFile(page: Page) {
  await page.goto('/mentor')
  await page.getByRole('link', { name: 'Voir où en est Fatou' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Fatou sait déjà faire/)
}

/** Proposes to keep the last step but one for later, with a sentence nobody wrote before. */
async function propose(page: Page, reason: string) {
  await page.getByRole('link', { name: 'Écrire une note' }).click()
  await expectAccessible(page)
  await page.getByLabel('Ce que vous voulez garder').fill('Nous en avons parlé au téléphone.')
  await page.getByRole('button', { name: 'Garder la note' }).scrollIntoViewIfNeeded()
  const module = page.getByLabel('Quelle étape à venir')
  const options = await module.locator('option').allTextContents()
  await module.selectOption({ index: options.length - 2 })
  await page.getByLabel('La garder pour plus tard').check()
  await page.getByLabel('Pourquoi').fill(reason)
  await page.getByRole('button', { name: 'Garder la note' }).click()
  // A private note proposes nothing: it comes back as it was typed.
  await expect(page.getByText('Une proposition se partage').first()).toBeVisible()
  await expect(page.getByLabel('Ce que vous voulez garder')).toHaveValue('Nous en avons parlé au téléphone.')
  await expect(page.getByLabel('Pourquoi')).toHaveValue(reason)
  await expectAccessible(page)
  await page.getByLabel('Fatou et vous').check()
  await page.getByRole('button', { name: 'Garder la note' }).click()
  await expect(page.getByText('Votre note est gardée.')).toBeVisible()
  await expect(page.getByText(reason)).toBeVisible()
}

async function journey(browser: Browser, options: BrowserContextOptions, where: string) {
  const who = `${where} ${crypto.randomUUID().slice(0, 8)}`
  const [mentor, learner] = await enterBoth(browser, options)
  await openFile(mentor)
  await expectAccessible(mentor)
  await mentor.getByRole('link', { name: 'Ses révisions' }).click()
  await expect(mentor).toHaveURL(/\/shared\/reviews$/)
  await expectAccessible(mentor)
  await openFile(mentor)
  const reason = `Vous vouliez d’abord votre page (${who}).`
  await propose(mentor, reason)
  const step = `Relire sa page à voix haute (${who})`
  await mentor.getByText('Ajouter un pas').click()
  await mentor.getByLabel('Ce qui a été convenu').fill(step)
  await mentor.getByRole('button', { name: 'Noter ce pas' }).click()
  await expect(mentor.getByText('C’est noté pour vous deux.')).toBeVisible()

  await learner.goto('/path')
  await learner.getByRole('link', { name: 'Lire, et décider' }).click()
  const proposal = learner.getByRole('article').filter({ hasText: reason })
  await expect(proposal.getByText('Si vous acceptez', { exact: true })).toBeVisible()
  await expectAccessible(learner)
  await proposal.getByRole('button', { name: 'Accepter' }).click()
  await expect(learner.getByText('C’est fait : votre parcours a changé.')).toBeVisible()
  await learner.getByRole('button', { name: `C’est fait : ${step}` }).click()
  await expect(learner.getByRole('button', { name: `Ce n’est pas fait : ${step}` })).toBeVisible()
  await learner.goto('/path/history')
  await expect(learner.getByText(`Pourquoi : ${reason}`)).toBeVisible()
  await expectAccessible(learner)

  await openFile(mentor)
  const note = mentor.getByRole('article').filter({ hasText: reason })
  await expect(note.getByText(/^Elle a accepté le/)).toBeVisible()
  await mentor.getByRole('link', { name: 'Préparer le rendez-vous' }).click()
  await expect(mentor.getByRole('heading', { level: 1 })).toHaveText('Fatou, en une page.')
  await expectAccessible(mentor)

  await learner.goto('/me')
  await learner.getByRole('link', { name: 'Qui a ouvert mon dossier' }).click()
  await expect(learner.getByText('la page pour préparer un rendez-vous').first()).toBeVisible()
  await expectAccessible(learner)
  // The same again, so that the demonstration stays as it was: her choice is hers to undo.
  await learner.goto('/path/history')
  await learner.getByRole('button', { name: 'Annuler mon choix' }).first().click()
  await learner.waitForURL(/\/path\?changed=/)
  await mentor.context().close()
  await learner.context().close()
}

test('at 360 px: a note becomes a change of path', ({ browser }) =>
  journey(browser, { viewport: { width: 360, height: 760 } }, 'téléphone'))

test('at 1280 px, without JavaScript: a note becomes a change of path', ({ browser }) =>
  journey(browser, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }, 'sans script'))

test('what was seen is confirmed, read and contested', async ({ browser }) => {
  const [mentor, learner] = await enterBoth(browser, { viewport: { width: 360, height: 760 } })
  await openFile(mentor)
  await mentor.getByRole('link', { name: 'Confirmer ce que j’ai vu' }).click()
  await mentor.getByRole('button', { name: 'Le confirmer' }).click()
  await expect(mentor.getByText('Choisissez un niveau de la liste.').first()).toBeVisible()
  await expectAccessible(mentor)
  const level = mentor.getByLabel('Ce qu’elle sait faire')
  await level.selectOption({ index: 1 })
  const node = await level.inputValue()
  const seen = `Au téléphone, elle a tout expliqué, sans hésiter (${crypto.randomUUID().slice(0, 8)}).`
  await mentor.getByLabel('Ce que vous avez vu').fill(seen)
  await mentor.getByRole('button', { name: 'Le confirmer' }).click()
  await expect(mentor.getByText('C’est confirmé.')).toBeVisible()
  await learner.goto(`/progress/${node.replace(/@.*/, '')}`)
  await expect(learner.getByText(seen)).toBeVisible()
  await expectAccessible(learner)
  const entry = learner.getByRole('listitem').filter({ hasText: seen })
  await entry.getByText('Ce n’est pas juste').first().click()
  await entry.getByRole('button', { name: 'Ce n’est pas juste' }).click()
  await expect(entry.getByText('Vous la contestez : elle ne compte plus.')).toBeVisible()
  await mentor.reload()
  await expect(mentor.getByText('Elle le conteste : cela ne compte plus.').first()).toBeVisible()
  await mentor.context().close()
  await learner.context().close()
})

test('the pages of a file are accessible, and the brief prints on one page', async ({ page }) => {
  for (const [who, from, link] of [
    ['mentor', '/mentor', 'a[href^="/mentor/mentees/"]'],
    ['coach', '/coach', 'a[href^="/coach/cohorts/"]'],
  ] as const) {
    await page.context().clearCookies()
    await signIn(page, who)
    await page.goto(from)
    await page.locator(link).first().click()
    if (who === 'coach') await page.locator('main a[href^="/learners/"]').first().click()
    await expect(page.getByRole('link', { name: 'Préparer le rendez-vous' })).toBeVisible()
    const base = new URL(page.url()).pathname
    for (const end of ['', '/notes', '/validation', '/brief']) {
      await page.goto(base + end)
      await expectAccessible(page)
    }
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  }
})
