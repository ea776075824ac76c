/** Three browsers at once: a mentor is away with cover; a learner changes mentor. */
import { expect, test, type Browser } from '@playwright/test'
import { ofName } from '#app/locales/format.ts'
import { expectAccessible } from '../setup/journey.ts'
import {
  askAndAccept,
  joinWithTrade,
  openBrowser,
  openMentor,
  pageTitleOf,
  wishForMentor,
  type View,
} from '../setup/mentor-journey.ts'

const rania = { name: 'Rania Haddad', email: 'rania.haddad@ariane.example' }
const aminata = { name: 'Aminata Fall', email: 'aminata.fall@ariane.example' }

const day = (ahead: number) =>
  new Date(Date.now() + ahead * 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Europe/Paris' })

async function away(browser: Browser, baseURL: string | undefined, view: View & { name: string }) {
  const { name } = view
  const learner = await openBrowser(browser, baseURL, view)
  await joinWithTrade(learner, name)
  await wishForMentor(learner, 'Arabe')
  const mentor = await openMentor(browser, baseURL, view, rania)
  await askAndAccept(learner, mentor, rania, `Bonjour de ${name}.`, name)

  await mentor.goto('/meeting-times')
  await mentor.getByLabel('Premier jour').fill(day(0))
  await mentor.getByLabel('Dernier jour').fill(day(6))
  await mentor.getByRole('button', { name: 'Ajouter cette absence' }).click()
  await mentor.waitForURL(/saved/)
  await mentor.goto('/mentor')
  await mentor.getByRole('link', { name: 'Absences et relais' }).click()
  await expectAccessible(mentor)
  await mentor
    .getByRole('link', { name: `Prévoir un relais pour ${name}` })
    .first()
    .click()
  await expect(pageTitleOf(mentor)).toHaveText(`Un relais pour ${name}.`)
  await expectAccessible(mentor)
  await mentor.getByText(aminata.name, { exact: true }).click()
  await mentor.getByLabel('Ce que vous transmettez').fill(`${name} aime dessiner d’abord.`)
  await mentor.getByRole('button', { name: 'Demander ce relais' }).click()
  await expect(mentor.getByText('La demande est partie.')).toBeVisible()

  const cover = await openMentor(browser, baseURL, view, aminata)
  await cover.goto('/mentor/cover')
  await expectAccessible(cover)
  await expect(cover.getByText(name)).toHaveCount(0)
  await cover.getByRole('button', { name: 'Oui, je prends le relais' }).first().click()
  await expect(cover.getByText('Merci. La personne concernée décide maintenant.')).toBeVisible()

  await learner.goto('/people')
  await expect(learner.getByText(`${name} aime dessiner d’abord.`)).toBeVisible()
  await expectAccessible(learner)
  await learner.getByRole('button', { name: 'D’accord, avec ces lignes' }).click()
  await expect(learner.getByText('C’est convenu. Les deux mentores le savent.')).toBeVisible()
  await expectAccessible(learner)

  await cover.goto('/mentor/cover')
  await expect(cover.getByText(`${name} aime dessiner d’abord.`)).toBeVisible()
  await expectAccessible(cover)
  await cover.getByRole('link', { name: `${name} : ouvrir son parcours` }).click()
  await expect(pageTitleOf(cover)).toHaveText(new RegExp(`^${name}`))
  await expect(cover.getByText('Vous prenez le relais jusqu’au')).toBeVisible()
  await expectAccessible(cover)
  const file = cover.url()
  await learner.goto('/me/openings')
  await expect(learner.getByText(aminata.name).first()).toBeVisible()
  await learner.goto('/sessions/new')
  await expect(learner.getByText(aminata.name).first()).toBeAttached()

  await learner.goto('/people')
  await learner.getByRole('button', { name: 'Arrêter ce relais' }).click()
  await expect(learner.getByText('C’est noté : sans relais.')).toBeVisible()
  await cover.goto(file)
  await expect(pageTitleOf(cover)).toHaveText('Cette page n’existe pas, ou plus.')

  // She changes mentor: the former one reads no more, the new one does.
  await learner.goto('/people/end')
  await learner.getByText('Je voudrais quelqu’un d’autre', { exact: true }).click()
  await learner.getByRole('button', { name: `Me séparer ${ofName(rania.name)}` }).click()
  await expect(learner.getByText('Elle ne voit plus votre parcours.')).toBeVisible()
  await expect(learner.getByRole('link', { name: `Demander à ${rania.name}` })).toHaveCount(0)
  await mentor.goto(file)
  await expect(pageTitleOf(mentor)).toHaveText('Cette page n’existe pas, ou plus.')
  await learner.goto('/people/wish')
  await learner.getByLabel('La langue où vous êtes le plus à l’aise').selectOption({ label: 'Wolof' })
  await learner.getByRole('button', { name: 'Voir qui peut m’aider' }).click()
  await learner.waitForURL(/told=saved/)
  await askAndAccept(learner, cover, aminata, `${name} cherche encore.`, name)
  await cover.goto(file)
  await expect(pageTitleOf(cover)).toHaveText(new RegExp(`^${name}`))
  await learner.goto('/people')
  await expect(pageTitleOf(learner)).toHaveText(`${aminata.name} est à vos côtés.`)

  // Both may be asked again.
  await learner.goto('/people/end')
  await learner.getByText('Je continue sans', { exact: true }).click()
  await learner.getByRole('button', { name: `Me séparer ${ofName(aminata.name)}` }).click()
  await expect(learner.getByText('Elle ne voit plus votre parcours.')).toBeVisible()
  await mentor.goto('/meeting-times')
  await mentor.getByRole('button', { name: /^Retirer du / }).click()
  await expect(mentor.getByRole('button', { name: /^Retirer du / })).toHaveCount(0)
  for (const page of [learner, mentor, cover]) await page.context().close()
}

test('at 360 px: a mentor is away with cover, then the learner changes mentor', async ({
  browser,
  baseURL,
}) => away(browser, baseURL, { width: 360, name: 'Yasmine' }))

test('at 1280 px, without JavaScript: a mentor is away with cover, then the learner changes mentor', async ({
  browser,
  baseURL,
}) => away(browser, baseURL, { width: 1280, javaScriptEnabled: false, name: 'Salma' }))
