/** Every code item of the catalogue in the frame where learners run it: its solution passes, its starter does not. */
import { expect, test } from '@playwright/test'
import type { RunnerResult, RunnerTask } from '#app/learning/runner.ts'
import { readCatalog } from '#content/read.ts'
import { languages } from '#engine/catalog.ts'

const items = readCatalog('content').catalog.items.filter((item) => item.kind === 'code')

/** As the card of an item does it, in a page of the academy. */
function run(task: RunnerTask): Promise<RunnerResult> {
  return new Promise((done, failed) => {
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.src = '/runner'
    const end = () => {
      window.removeEventListener('message', listen)
      frame.remove()
    }
    const late = setTimeout(() => {
      end()
      failed(new Error('no result'))
    }, 10_000)
    const listen = ({ source, data }: MessageEvent<RunnerResult | { type: 'runner-ready' }>) => {
      if (source !== frame.contentWindow) return
      if (data.type === 'runner-ready') return frame.contentWindow?.postMessage(task, '*')
      clearTimeout(late)
      end()
      done(data)
    }
    window.addEventListener('message', listen)
    document.body.append(frame)
  })
}

test(`${items.length} code items tell right from not yet, at 360 px`, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/tracks')
  const wrong: string[] = []
  for (const item of items) {
    for (const language of languages) {
      const task = {
        type: 'run' as const,
        code: item.code,
        language,
        page: item.page?.[language] ?? '',
        asserts: item.checks.map(({ assert }) => assert),
      }
      const solved = await page.evaluate(run, { ...task, source: item.solution[language] })
      const begun = await page.evaluate(run, { ...task, source: item.starter[language] })
      if (solved.error !== null || !solved.passed.every(Boolean))
        wrong.push(`${item.id} ${language}: its solution gives ${JSON.stringify(solved)}`)
      if (begun.passed.every(Boolean)) wrong.push(`${item.id} ${language}: its starter passes`)
    }
  }
  expect(wrong).toEqual([])
})
