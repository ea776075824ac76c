/** A coach's week in the browser: whom to write to and why, an event, one text to several, a goal; and the other side of each. */
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { ofName } from '#app/locales/format.ts'
import { learnersOf } from '#app/demonstration/cast.ts'
import { demonstrationPassword } from '#app/demonstration.ts'
import { expectAccessible, signIn, signInWith } from '../setup/journey.ts'

async function open(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ locale: 'fr-FR', ...options })).newPage()
}

/** The day so many days from now, as a field of a date takes it. */
const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The cohort of Fatou. */
async function openCohort(coach: Page) {
  await coach.goto('/coach')
  for (const link of await coach.locator('main a[href^="/coach/cohorts/"]').all()) {
    const href = (await link.getAttribute('href')) ?? ''
    await coach.goto(href)
    if ((await coach.getByRole('link', { name: 'Fatou', exact: true }).count()) > 0) return
    await coach.goto('/coach')
  }
  throw new Error('no cohort of Fatou')
}

async function journey(browser: Browser, options: BrowserContextOptions, where: string) {
  const mark = `${where} ${crypto.randomUUID().slice(0, 8)}`
  const [coach, learner] = [await open(browser, options), await open(browser, options)]
  await signIn(coach, 'coach')
  await signIn(learner, 'learner2')

  await expect(coach.getByRole('heading', { level: 1 })).toHaveText(/^Cette semaine,/)
  await expectAccessible(coach)
  await coach.getByRole('link', { name: /ce qu’ils valent/ }).click()
  await expect(coach.getByRole('heading', { level: 1 })).toHaveText('Un constat sur une personne se mesure.')
  await expectAccessible(coach)

  await openCohort(coach)
  await expectAccessible(coach)
  await coach.getByRole('link', { name: 'prénom' }).click()
  await expect(coach.getByRole('link', { name: 'prénom' })).toHaveAttribute('aria-current', 'true')

  const title = `Atelier portrait (${mark})`
  await coach.getByRole('link', { name: 'Proposer un événement' }).click()
  await coach.getByRole('button', { name: 'Inviter la cohorte' }).click()
  await expect(coach.getByText('Donnez un titre').first()).toBeVisible()
  await expectAccessible(coach)
  await coach.getByLabel('Titre').fill(title)
  await coach.getByLabel('Jour').fill(dayAhead(5))
  await coach.getByLabel('Heure de début').fill('18:30')
  await coach.getByRole('button', { name: 'Inviter la cohorte' }).click()
  await expect(coach.getByText('L’événement est créé.')).toBeVisible()
  await expectAccessible(coach)
  const event = new URL(coach.url()).pathname

  await learner.goto('/sessions')
  await learner.getByRole('link', { name: title }).click()
  await learner.getByRole('button', { name: 'Je viens', exact: true }).click()
  await expect(learner.getByText('C’est noté : vous venez.')).toBeVisible()
  await expectAccessible(learner)
  await coach.goto(event)
  await expect(coach.getByRole('listitem').filter({ hasText: 'Fatou' })).toContainText('vient')
  await coach.getByText('Annuler l’événement').click()
  await coach.getByRole('button', { name: 'Oui, annuler' }).click()
  await expect(coach.getByText('Cet événement est annulé.')).toBeVisible()

  await openCohort(coach)
  await coach.getByRole('link', { name: 'Écrire à plusieurs' }).click()
  await expect(coach.getByRole('button', { name: 'Relire chaque message' })).toBeVisible()
  await expectAccessible(coach)
  for (const box of await coach.getByRole('checkbox').all()) await box.uncheck()
  await coach.getByRole('checkbox', { name: 'Fatou' }).check()
  await coach.getByLabel('Votre message').fill(`Bonjour {prénom}, un mot (${mark}).`)
  await coach.getByRole('button', { name: 'Relire chaque message' }).click()
  await expect(coach.getByLabel('Pour Fatou')).toHaveValue(`Bonjour Fatou, un mot (${mark}).`)
  await expectAccessible(coach)
  await coach.getByLabel('Pour Fatou').fill(`Bonjour Fatou, un mot à vous (${mark}).`)
  await coach.getByRole('button', { name: 'Envoyer les messages cochés' }).click()
  await expect(coach.getByText('Un message est parti.')).toBeVisible()
  await learner.goto('/messages')
  await learner
    .getByRole('link', { name: /Sandrine/ })
    .first()
    .click()
  await expect(learner.getByText(`Bonjour Fatou, un mot à vous (${mark}).`).first()).toBeVisible()

  const goal = `Montrer ma page à Paul (${mark})`
  await coach.getByRole('link', { name: 'Fatou', exact: true }).click()
  await coach.getByText('Poser un but').click()
  await coach.getByLabel('Le but, avec ses mots à elle').fill(goal)
  await coach.getByRole('button', { name: 'Poser ce but' }).click()
  await expect(coach.getByText(goal)).toBeVisible()
  await learner.goto('/path/proposals')
  const line = learner.getByRole('listitem').filter({ hasText: goal })
  await line.getByText('Changer la date').click()
  await line.getByLabel('Pour quand').fill('2031-05-20')
  await line.getByRole('button', { name: 'Enregistrer la date' }).click()
  await expect(line.getByText('pour le 20 mai 2031')).toBeVisible()
  await expectAccessible(learner)
  await line.getByRole('button', { name: `Retirer : ${goal}` }).click()
  await expect(learner.getByText(goal)).toHaveCount(0)
  await coach.context().close()
  await learner.context().close()
}

test('at 360 px: a coach’s week', ({ browser }) =>
  journey(browser, { viewport: { width: 360, height: 760 } }, 'téléphone'))

test('at 1280 px, without JavaScript: a coach’s week', ({ browser }) =>
  journey(browser, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }, 'sans script'))

test('what is said of a learner is read, contested and answered', async ({ browser }) => {
  const [coach, learner] = [await open(browser, {}), await open(browser, {})]
  await signIn(coach, 'coach')
  const seen = coach.getByRole('listitem').filter({ has: coach.getByRole('link', { name: /^Écrire à/ }) })
  const name = (await seen.first().getByRole('heading', { level: 2 }).textContent()) ?? ''
  const email = learnersOf().find((one) => one.name === name)?.email ?? ''
  const file = await seen
    .first()
    .getByRole('link', { name: `Le dossier ${ofName(name)}` })
    .getAttribute('href')
  await signInWith(learner, email, demonstrationPassword)
  await learner.goto('/me/said')
  const open1 = learner
    .getByRole('listitem')
    .filter({ has: learner.getByText('Pourquoi est-ce dit') })
    .filter({ has: learner.getByText('Ce n’est pas juste') })
    .first()
  await open1.getByText('Pourquoi est-ce dit').click()
  await expect(open1.getByText(/des apprenantes/).first()).toBeVisible()
  const words = `Je lis les leçons sur papier (${crypto.randomUUID().slice(0, 8)}).`
  await open1.getByText('Ce n’est pas juste').click()
  await open1.getByRole('button', { name: 'Le dire' }).click()
  await expect(learner.getByText('Écrivez quelques mots.').first()).toBeVisible()
  await expectAccessible(learner)
  await open1.getByLabel('Ce que vous aimeriez dire').fill(words)
  await open1.getByRole('button', { name: 'Le dire' }).click()
  await expect(learner.getByText('C’est dit.')).toBeVisible()
  await expectAccessible(learner)

  await coach.goto('/coach')
  const contested = coach.getByRole('listitem').filter({ hasText: words })
  await expect(contested).toBeVisible()
  await contested.getByText('Votre réponse').first().click()
  await contested.getByLabel('Votre réponse').fill('Merci de me l’avoir dit.')
  await expectAccessible(coach)
  await contested.getByRole('button', { name: 'Répondre, et retirer ce constat' }).click()
  await expect(coach.getByText('Votre réponse est gardée.')).toBeVisible()
  await learner.reload()
  await expect(learner.getByText('Merci de me l’avoir dit.')).toBeVisible()
  await expect(learner.getByText('Ce constat est retiré.').first()).toBeVisible()
  await coach.goto(file ?? '')
  await expect(coach.getByRole('heading', { level: 1 })).toContainText(name)
  await learner.goto('/me/openings')
  await expect(learner.getByText('Sandrine Lefèvre').first()).toBeVisible()
  await coach.context().close()
  await learner.context().close()
})
