/**
 * Two browsers at once: she asks, the mentor accepts, she sees her, they part. And a round of matching by staff, which stands here since
 * it is for everybody who looks at that moment.
 */
import { expect, test, type Browser } from '@playwright/test'
import { ofName } from '#app/locales/format.ts'
import { demonstrationPassword } from '#app/demonstration.ts'
import { expectAccessible, signInWith } from '../setup/journey.ts'
import {
  joinWithTrade,
  openBrowser,
  openMentor,
  pageTitleOf,
  wishForMentor,
  type MentorOfJourney,
  type View,
} from '../setup/mentor-journey.ts'

interface Asking extends View {
  /** Who of the demonstration is asked: each journey asks somebody else, so that they do not wait for each other. */
  mentor: MentorOfJourney
  language: string
}

async function journey(browser: Browser, baseURL: string | undefined, view: Asking) {
  const { mentor, language } = view
  const learner = await openBrowser(browser, baseURL, view)
  await joinWithTrade(learner)
  await wishForMentor(learner, language)
  await expect(learner.getByText(`parle ${language.toLowerCase()} comme vous`).first()).toBeVisible()
  await expectAccessible(learner)

  await learner.getByRole('link', { name: `Demander à ${mentor.name}` }).click()
  await expect(pageTitleOf(learner)).toHaveText(`Demander à ${mentor.name}`)
  await expectAccessible(learner)
  await learner.getByLabel('Quelques mots pour elle').fill('Bonjour, je débute.')
  await learner.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await expect(pageTitleOf(learner)).toHaveText(`Vous avez demandé à ${mentor.name}.`)
  await expectAccessible(learner)

  const other = await openMentor(browser, baseURL, view, mentor)
  await other.goto('/mentor')
  await other.getByRole('link', { name: 'Lire et répondre' }).click()
  const request = other.getByRole('listitem').filter({ hasText: 'Bonjour, je débute.' }).first()
  await expect(request.getByText(`parle ${language.toLowerCase()} comme vous`)).toBeVisible()
  await expectAccessible(other)
  await request.getByRole('button', { name: 'Accompagner Djamila' }).click()
  await expect(other.getByText('C’est fait : vous l’accompagnez.')).toBeVisible()

  await learner.goto('/people')
  await expect(pageTitleOf(learner)).toHaveText(`${mentor.name} est à vos côtés.`)
  await expectAccessible(learner)
  await other.goto('/mentor')
  await other.getByRole('link', { name: 'Voir où en est Djamila' }).click()
  await expect(pageTitleOf(other)).toHaveText(/^Djamila/)
  const file = other.url()

  await learner.getByRole('link', { name: 'Demander quelqu’un d’autre, ou continuer sans' }).click()
  await expectAccessible(learner)
  await learner.getByText('Je continue sans', { exact: true }).click()
  await learner.getByRole('button', { name: `Me séparer ${ofName(mentor.name)}` }).click()
  await expect(learner.getByText('Elle ne voit plus votre parcours.')).toBeVisible()
  await expect(pageTitleOf(learner)).toHaveText('Vous avancez sans mentore.')
  await other.goto(file)
  await expect(pageTitleOf(other)).toHaveText('Cette page n’existe pas, ou plus.')
  await learner.context().close()
  await other.context().close()
}

const oksana = { name: 'Oksana Kovalenko', email: 'oksana.kovalenko@ariane.example' }
const carmen = { name: 'Carmen Ortega', email: 'carmen.ortega@ariane.example' }

test('at 360 px: she asks, the mentor accepts, they part', async ({ browser, baseURL }) =>
  journey(browser, baseURL, { width: 360, mentor: oksana, language: 'Ukrainien' }))

test('at 1280 px, without JavaScript: she asks, the mentor accepts, they part', async ({
  browser,
  baseURL,
}) =>
  journey(browser, baseURL, { width: 1280, javaScriptEnabled: false, mentor: carmen, language: 'Espagnol' }))

/** Staff try a round, take somebody out, approve; the learner reads that the academy asked for her, and the mentor that she is asked. */
async function round(browser: Browser, baseURL: string | undefined, view: Asking) {
  const learner = await openBrowser(browser, baseURL, view)
  await joinWithTrade(learner)
  await wishForMentor(learner, view.language)
  const staff = await openBrowser(browser, baseURL, view)
  await signInWith(staff, 'staff@ariane.example', demonstrationPassword)
  await staff.goto('/staff/matching')
  const waits = staff.getByRole('link', { name: 'Ouvrir cet essai' })
  if (await waits.isVisible()) {
    await waits.click()
    await staff.getByRole('button', { name: 'Mettre de côté' }).click()
    await expect(pageTitleOf(staff)).toHaveText('Cet essai est mis de côté.')
    await expectAccessible(staff)
    await staff.goto('/staff/matching')
  }
  await expect(pageTitleOf(staff)).toHaveText(/une mentore\.$/)
  await expectAccessible(staff)
  await staff.locator('fieldset').getByText('Le meilleur ensemble', { exact: true }).click()
  await staff.getByRole('button', { name: 'Lancer un essai' }).click()
  await expect(pageTitleOf(staff)).toHaveText(/auraient une mentore\.$/, { timeout: 60_000 })
  await expectAccessible(staff)
  const line = staff.getByRole('listitem').filter({ hasText: `Djamila avec ${view.mentor.name}` })
  await expect(line.first()).toBeVisible()
  const change = staff.getByRole('listitem').filter({ hasText: /^(?!Djamila).* avec / })
  await change.getByRole('link').first().click()
  await expect(pageTitleOf(staff)).toHaveText(/^Avec qui irait/)
  await expectAccessible(staff)
  await staff.getByText('Personne dans cet essai').click()
  await staff.getByRole('button', { name: 'Garder ce choix' }).click()
  await expect(staff.getByText('Retirée à la main').first()).toBeVisible()
  await learner.goto('/people')
  await expect(pageTitleOf(learner)).not.toHaveText(/L’équipe a demandé/)
  await staff.getByRole('link', { name: 'Relire et approuver' }).click()
  await expect(pageTitleOf(staff)).toHaveText(/^Envoyer/)
  await expectAccessible(staff)
  await staff.getByRole('button', { name: /^Envoyer/ }).click()
  await expect(pageTitleOf(staff)).toHaveText(/parties?\.$/)
  await expectAccessible(staff)

  await learner.goto('/people')
  await expect(pageTitleOf(learner)).toHaveText(`L’équipe a demandé à ${view.mentor.name} pour vous.`)
  await expectAccessible(learner)
  const mentor = await openMentor(browser, baseURL, view, view.mentor)
  await mentor.goto('/mentor/requests')
  await expect(mentor.getByRole('heading', { name: 'L’équipe vous propose Djamila.' }).first()).toBeVisible()
  await expectAccessible(mentor)
  await learner.getByRole('button', { name: 'Retirer ma demande' }).click()
  await expect(learner.getByText('Votre demande est retirée.')).toBeVisible()
  await learner.getByRole('button', { name: 'Continuer sans' }).click()
  await Promise.all([learner, staff, mentor].map((page) => page.context().close()))
}

const lucie = { name: 'Lucie Payet', email: 'lucie.payet@ariane.example' }

// Once: an approval takes the places that there are.
test('at 1280 px: staff try a round, adjust and approve it', async ({ browser, baseURL }) =>
  round(browser, baseURL, { width: 1280, mentor: lucie, language: 'Portugais' }))
