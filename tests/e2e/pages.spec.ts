/** Every page, as those who may open it see it: nothing that axe finds, nothing wider than the screen, no error in the console. */
import { expect, test } from '@playwright/test'
import type { DemonstrationPerson } from '#app/demonstration.ts'
import { pageProblems, signIn } from '../setup/journey.ts'

const pages: [DemonstrationPerson | null, string[]][] = [
  [
    null,
    [
      '/',
      '/tracks',
      '/tracks/web-front-end',
      '/join',
      '/login',
      '/login/link',
      '/reset',
      '/outbox',
      '/nowhere',
    ],
  ],
  ['learner', ['/welcome', '/diagnosis', '/path', '/progress', '/reviews']],
  [
    'learner2',
    [
      ...[
        '/path',
        '/path/hours',
        '/path/history',
        '/diagnosis/result',
        '/check/css@3',
        '/progress',
        '/progress/html',
      ],
      ...['/modules/html-structure', '/modules/css-layout', '/modules/mockup-to-page/project', '/reviews'],
      ...[
        '/me',
        '/me/profile',
        '/me/notifications',
        '/me/data',
        '/me/delete',
        '/me/logins',
        '/me/security',
        '/me/email',
      ],
    ],
  ],
  ['learner3', ['/path']],
  ['mentor', ['/mentor']],
  ['coach', ['/coach']],
  ['staff', ['/staff']],
  ['admin', ['/admin']],
]

/** Every pair of language, width and theme is met. */
const views = [
  { language: 'fr', width: 360, theme: 'light' },
  { language: 'en', width: 360, theme: 'dark' },
  { language: 'fr', width: 1280, theme: 'dark' },
  { language: 'en', width: 1280, theme: 'light' },
] as const

for (const [who, paths] of pages) {
  for (const { language, width, theme } of views) {
    test(`${who ?? 'anyone'}: ${paths.length} pages, ${language}, ${width} px, ${theme}`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({
        baseURL,
        viewport: { width, height: 800 },
        colorScheme: theme,
        locale: language === 'fr' ? 'fr-FR' : 'en-GB',
      })
      await context.addCookies([{ name: 'language', value: language, url: baseURL ?? '' }])
      const page = await context.newPage()
      const said: string[] = []
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
      if (who) await signIn(page, who)
      const problems: string[] = []
      for (const path of paths) {
        said.length = 0
        await page.goto(path)
        problems.push(...(await pageProblems(page)).map((problem) => `${path} ${problem}`))
        const errors = said.filter((text) => path !== '/nowhere' || !text.includes('404'))
        problems.push(...errors.map((text) => `${path} console: ${text}`))
        expect(await page.locator('h1').count(), path).toBe(1)
      }
      await context.close()
      expect(problems).toEqual([])
    })
  }
}
