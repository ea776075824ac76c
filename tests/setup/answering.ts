/** Answers questions in a browser as somebody who has the catalogue: the item is found by its words, its key by its id. */
import { expect, type Locator, type Page } from '@playwright/test'
import { promptParts } from '#app/learning/question.server.ts'
import type { Catalog } from '#engine/catalog.ts'
import { keysOf, type Item } from '#engine/item.ts'
import { hasScripts } from './journey.ts'

/** Letters and digits only: what Markdown, its rendering and typography leave the same. */
function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** What its form shows of an item besides the question. */
function parts(item: Item): string[] {
  switch (item.kind) {
    case 'choice':
    case 'choices':
      return item.options.map(({ text }) => text.fr)
    case 'order':
      return item.steps.map(({ fr }) => fr)
    case 'match':
      return item.pairs.flatMap(({ left, right }) => [left.fr, right.fr])
    case 'text':
    case 'number':
      return []
    case 'code':
      return [item.starter.fr]
  }
}

const withoutFences = (markdown: string) => markdown.replace(/^```.*$/gm, '')

/** The item that a page in French puts to her. Throws when the words of the page are those of none, or of several. */
async function itemOn(page: Page, catalog: Catalog): Promise<Item> {
  const title = folded(await page.getByRole('heading', { level: 1 }).innerText())
  const main = page.locator('main')
  const shown = folded(`${await main.innerText()} ${await main.textContent()}`)
  const found = catalog.items.filter((item) => {
    const { lead, title: question } = promptParts(item.prompt.fr)
    const words = [...parts(item), lead, withoutFences(item.context?.fr ?? '')]
    return folded(question) === title && words.every((text) => shown.includes(folded(text)))
  })
  const [item] = found
  if (!item || found.length > 1) throw new Error(`${found.length} items ask: ${title}`)
  return item
}

const chooseAll = async (form: Locator, name: string, keys: string[]) => {
  for (const key of keys) await form.locator(`input[name="${name}"][value="${key}"]`).check()
}

/** Lays the steps in this order: by the buttons that move them, or by the menus where no script runs. */
async function layOut(form: Locator, keys: string[], scripts: boolean): Promise<void> {
  if (scripts) await expect(form.locator('[data-move]')).toHaveCount(keys.length * 2)
  for (const [place, key] of keys.entries()) {
    const held = form.locator(`[name="step-${key}"]`)
    if (!scripts) await held.selectOption(String(place + 1))
    else
      for (let at = Number(await held.inputValue()); at > place + 1; at -= 1) {
        await form.locator(`[data-move="${key}-1"]`).click()
        await expect(held).toHaveValue(String(at - 1))
      }
  }
}

const pairUp = async (form: Locator, lefts: string[], rights: string[]) => {
  for (const [i, left] of lefts.entries())
    await form.locator(`[name="pair-${left}"]`).selectOption(rights[i] ?? '')
}

/** Writes code; waits for the editor, which takes its text over when it wakes. */
async function writeCode(form: Locator, source: string, scripts: boolean): Promise<void> {
  if (scripts) await expect(form.getByRole('button', { name: 'Essayer' })).toBeVisible()
  await form.locator('[name=answer]').fill(source)
}

async function fillRight(form: Locator, item: Item, scripts: boolean): Promise<void> {
  switch (item.kind) {
    case 'choice':
    case 'choices': {
      const keys = keysOf(item, 'options').filter((_, i) => item.options[i]?.correct)
      return chooseAll(form, item.kind === 'choice' ? 'answer' : 'answers', keys)
    }
    case 'order':
      return layOut(form, keysOf(item, 'steps'), scripts)
    case 'match':
      return pairUp(form, keysOf(item, 'left'), keysOf(item, 'right'))
    case 'text':
      return form.locator('[name=answer]').fill(item.accept.fr[0] ?? '')
    case 'number':
      return form.locator('[name=answer]').fill(String(item.value).replace('.', ','))
    case 'code':
      return writeCode(form, item.solution.fr, scripts)
  }
}

async function fillWrong(form: Locator, item: Item, scripts: boolean): Promise<void> {
  switch (item.kind) {
    case 'choice':
    case 'choices': {
      const wrong = keysOf(item, 'options').filter((_, i) => !item.options[i]?.correct)
      return chooseAll(form, item.kind === 'choice' ? 'answer' : 'answers', wrong.slice(0, 1))
    }
    case 'order':
      return layOut(form, keysOf(item, 'steps').reverse(), scripts)
    case 'match': {
      const [first = '', ...others] = keysOf(item, 'right')
      return pairUp(form, keysOf(item, 'left'), [...others, first])
    }
    case 'text':
      return form.locator('[name=answer]').fill('tout autre chose')
    case 'number':
      return form.locator('[name=answer]').fill(String(Math.ceil(item.value + item.tolerance) + 4321))
    case 'code':
      return writeCode(form, item.starter.fr || 'rien', scripts)
  }
}

async function answer(
  page: Page,
  catalog: Catalog,
  fill: (form: Locator, item: Item, scripts: boolean) => Promise<void>,
): Promise<Item> {
  const attempt = page.locator('main input[name=attempt]')
  const id = await attempt.inputValue()
  const item = await itemOn(page, catalog)
  const form = page.locator('main form').filter({ has: page.locator('input[name=attempt]') })
  await fill(form, item, await hasScripts(page))
  await form.getByRole('button', { name: 'Valider' }).click()
  await expect(page.locator(`input[name=attempt][value="${id}"]`)).toHaveCount(0)
  return item
}

/** Answers the question of this page as its item says is right. Code without scripts waits for a person. */
export function answerRight(page: Page, catalog: Catalog): Promise<Item> {
  return answer(page, catalog, fillRight)
}

/** Answers the question of this page with something that is not right. */
export function answerWrong(page: Page, catalog: Catalog): Promise<Item> {
  return answer(page, catalog, fillWrong)
}

/** What the page says of an answer: whether it was right first, then why the right one is right, and what was expected. */
export async function expectMarked(page: Page, item: Item, right: boolean): Promise<void> {
  const title = page.getByRole('heading', { level: 1 })
  const awaitsHuman = item.kind === 'code' && !(await hasScripts(page))
  if (awaitsHuman) await expect(title, item.id).toHaveText('Votre code est gardé.')
  else if (right) await expect(title, item.id).toHaveText('C’est juste.')
  else await expect(title, item.id).toHaveText(/^Pas encore|^\p{Lu}.* sur \p{L}+|^Aucune/u)
  // The title may stand there while the rest of the page is still coming.
  await page.waitForLoadState()
  const said = folded(await page.locator('main').innerText())
  expect(said, item.id).toContain(folded(item.explanation.fr).slice(0, 60))
  if (right || item.kind === 'choice' || item.kind === 'choices') return
  expect(said, item.id).toContain(
    folded(item.kind === 'code' ? 'Une solution possible' : 'Ce qui était attendu'),
  )
}
