/** Every kind of question, answered right and answered wrong on a phone, with JavaScript and without. */
import { expect, test } from '@playwright/test'
import { readCatalog } from '#content/read.ts'
import { answerRight, answerWrong, expectMarked } from '../setup/answering.ts'
import { expectAccessible, join } from '../setup/journey.ts'

/** A module with questions of every kind. */
const module = 'js-lists-and-loops'
const kinds = ['choice', 'choices', 'code', 'match', 'number', 'order', 'text']

for (const { name, javaScriptEnabled } of [
  { name: 'with JavaScript', javaScriptEnabled: true },
  { name: 'without JavaScript', javaScriptEnabled: false },
])
  test.describe(name, () => {
    test.use({ viewport: { width: 360, height: 760 }, javaScriptEnabled })

    test('each kind says what is right, after a right answer and after a wrong one', async ({ page }) => {
      const { catalog } = readCatalog('content')
      const nodes = catalog.modules.find(({ slug }) => slug === module)?.teaches ?? []
      const count = catalog.items.filter(({ node }) => nodes.includes(node)).length
      await join(page, 'Meriem')
      for (const right of [true, false]) {
        const seen = new Set<string>()
        // Nothing comes back before everything was asked.
        for (let asked = 0; asked < count; asked += 1) {
          await page.goto(`/modules/${module}/practice`)
          const item = await (right ? answerRight : answerWrong)(page, catalog)
          await expectMarked(page, item, right)
          if (!seen.has(item.kind)) await expectAccessible(page)
          seen.add(item.kind)
        }
        expect([...seen].sort()).toEqual(kinds)
      }
    })
  })
