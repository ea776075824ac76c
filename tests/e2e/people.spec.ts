/** Two browsers at once: she asks, the mentor accepts, she sees her, they part. */
import { expect, test, type Browser } from '@playwright/test'
import { expectAccessible } from '../setup/journey.ts'
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
  await learner.getByRole('button', { name: `Me séparer de ${mentor.name}` }).click()
  await expect(learner.getByText('Elle ne voit plus votre parcours.')).toBeVisible()
  await expect(pageTitleOf(learner)).toHaveText('Vous avancez sans mentore.')
  await other.goto(file)
  await expect(pageTitleOf(other)).toHaveText('Cette page n’existe pas, ou plus.')
  await learner.context().close()
  await other.context().close()
}

const oksana = { name: 'Oksana Kovalenko', email: 'oksana.kovalenko@ariane.example' }
const aminata = { name: 'Aminata Fall', email: 'aminata.fall@ariane.example' }
const carmen = { name: 'Carmen Ortega', email: 'carmen.ortega@ariane.example' }

test('at 360 px: she asks, the mentor accepts, they part', async ({ browser, baseURL }) =>
  journey(browser, baseURL, { width: 360, mentor: oksana, language: 'Ukrainien' }))

test('at 1280 px: she asks, the mentor accepts, they part', async ({ browser, baseURL }) =>
  journey(browser, baseURL, { width: 1280, mentor: aminata, language: 'Wolof' }))

test('without JavaScript: she asks, the mentor accepts, they part', async ({ browser, baseURL }) =>
  journey(browser, baseURL, { width: 360, javaScriptEnabled: false, mentor: carmen, language: 'Espagnol' }))
