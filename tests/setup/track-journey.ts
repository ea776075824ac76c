/** Staff draw a track from nothing: a competency with its prerequisite, a module that teaches it, the track that leads there; published. */
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { expectAccessible, signIn } from './journey.ts'
import type { StudioSteps } from './split-journey.ts'

interface TrackSteps extends StudioSteps {
  add: (page: Page, what: string, fr: string, en: string) => Promise<void>
}

const html = 'Écrire du HTML (niveau 1)'

/** The prerequisite is drawn in the picture by keyboard, or chosen on the page of the competency. */
const drawing = {
  async picture(page: Page, draft: string, slug: string) {
    await page.goto(`/staff/graph?draft=${draft}&view=picture`)
    const node = page.getByRole('group', { name: 'Le graphe des prérequis' }).locator(`#node-${slug}-1`)
    await node.focus()
    await page.keyboard.press('Space')
    await expect(page.locator('#chosen')).toBeFocused()
    const member = page.locator('select[name=member]')
    await member.selectOption({ label: html })
    await member.press('Tab')
    await page.keyboard.press('Enter')
  },
  async outline(page: Page, draft: string, slug: string) {
    await page.goto(`/staff/graph/${slug}?draft=${draft}`)
    await page.getByLabel('Choisir un niveau').first().selectOption({ label: html })
    await page.getByRole('button', { name: 'Ajouter', exact: true }).first().click()
  },
}

async function keep(page: Page, texts: Record<string, string>) {
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label, { exact: true }).fill(text)
  const form = page
    .locator('form')
    .filter({ has: page.getByLabel(Object.keys(texts)[0] ?? '', { exact: true }) })
  await form.getByRole('button', { name: 'Garder', exact: true }).click()
  await expect(page.getByText('Vos changements sont gardés')).toBeVisible()
}

/** `own` sets the names of this showing apart. */
export async function drawTrack(
  browser: Browser,
  options: BrowserContextOptions,
  own: keyof typeof drawing,
  { open, begin, publish, add }: TrackSteps,
): Promise<void> {
  const staff = await open(browser, options)
  await signIn(staff, 'staff')
  const draft = await begin(staff, `Nouveau parcours ${own}`)
  const view = own === 'picture' ? '&view=picture' : ''
  await staff.goto(`/staff/graph?draft=${draft}${view}`)
  await add(staff, 'Ajouter une compétence', `Animer un atelier ${own}`, `Running a workshop ${own}`)
  const competency = `running-a-workshop-${own}`
  await expect(staff.getByRole('heading', { level: 1, name: `Animer un atelier ${own}` })).toBeVisible()
  await keep(staff, {
    'Ce qu’elle sait faire, en français': 'Je peux animer un atelier d’une heure.',
    'Ce qu’elle sait faire, en anglais': 'I can run a workshop of one hour.',
  })
  await drawing[own](staff, draft, competency)
  await expect(staff.getByText('C’est ajouté au brouillon.')).toBeVisible()
  await expectAccessible(staff)

  await staff.goto(`/staff/modules?draft=${draft}`)
  await add(staff, 'Ajouter un module', `Un premier atelier ${own}`, `A first workshop ${own}`)
  await expect(staff.getByRole('heading', { level: 1, name: `Un premier atelier ${own}` })).toBeVisible()
  await keep(staff, {
    'Résumé, en français': 'Préparer, animer, finir à l’heure.',
    'Résumé, en anglais': 'Prepare, run, end on time.',
    Minutes: '30',
    'Leçon, en français': 'Ines prépare une question par quart d’heure.',
    'Leçon, en anglais': 'Ines prepares one question for every quarter of an hour.',
  })
  const level = `Animer un atelier ${own} (niveau 1)`
  await staff.getByLabel('Choisir un niveau').first().selectOption({ label: level })
  await staff.getByRole('button', { name: 'Ajouter', exact: true }).first().click()
  await expect(staff.getByText('C’est ajouté au brouillon.')).toBeVisible()

  await staff.goto(`/staff/tracks?draft=${draft}`)
  await add(staff, 'Ajouter un parcours', `Animatrice ${own}`, `Facilitator ${own}`)
  await expect(staff.getByRole('heading', { level: 1, name: `Animatrice ${own}` })).toBeVisible()
  await keep(staff, {
    'Résumé, en français': 'Transmettre le numérique à d’autres.',
    'Résumé, en anglais': 'Pass digital skills on to others.',
    'Code ROME': 'K2111',
    'Version du ROME': '460',
    'Métier ROME, en français': 'Formateur / Formatrice',
    'Métier ROME, en anglais': 'Trainer',
    'Le métier, en français': 'Vous apprenez à d’autres ce que vous savez.',
    'Le métier, en anglais': 'You teach others what you know.',
    'Une journée, en français': 'Le matin, un atelier ; l’après-midi, le suivant se prépare.',
    'Une journée, en anglais': 'A workshop in the morning; in the afternoon, the next one is prepared.',
    'Ce que ce parcours ne couvre pas, en français': 'Enseigner devant une classe.',
    'Ce que ce parcours ne couvre pas, en anglais': 'Teaching in front of a class.',
  })
  await staff.getByLabel('Choisir un niveau').first().selectOption({ label: level })
  await staff.getByRole('button', { name: 'Ajouter', exact: true }).first().click()
  await expect(staff.getByText('C’est ajouté au brouillon.')).toBeVisible()
  await staff.goto(`/staff/drafts/${draft}/publish`)
  await expect(staff.getByText('n’a pas la forme attendue : Étapes')).toBeVisible()
  await staff.goto(`/staff/tracks/facilitator-${own}?draft=${draft}`)
  await add(staff, 'Ajouter une étape', `Le premier atelier ${own}`, `The first workshop ${own}`)
  const milestone = staff
    .locator('form')
    .filter({ has: staff.getByLabel('Choisir un niveau') })
    .nth(1)
  await milestone.getByLabel('Choisir un niveau').selectOption({ label: level })
  await milestone.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(staff.getByText('C’est ajouté au brouillon.')).toBeVisible()
  await expectAccessible(staff)
  const revision = await publish(staff, draft)

  const learner = await open(browser, options)
  await learner.goto(`/tracks/facilitator-${own}`)
  await expect(learner.getByRole('heading', { level: 1, name: `Animatrice ${own}` })).toBeVisible()
  await expect(learner.getByText('Je peux animer un atelier d’une heure.')).toBeVisible()

  await staff.goto(`/staff/revisions/${revision - 1}`)
  await staff.getByText('Revenir à cette version').click()
  await staff.getByRole('button', { name: 'Préparer le retour' }).click()
  await staff.waitForURL(/\/staff\/drafts\/[^/]+\/publish/)
  await publish(staff, staff.url().split('/').at(-2) ?? '')
  expect((await learner.goto(`/tracks/facilitator-${own}`))?.status()).toBe(404)
}
