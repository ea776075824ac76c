/** Every page, as those who may open it see it: nothing that axe finds, nothing wider than the screen, no error in the console. */
import { expect, test, type Page } from '@playwright/test'
import { demonstrationPassword, type DemonstrationPerson } from '#app/demonstration.ts'
import type { Language } from '#engine/catalog.ts'
import { join, pageProblems, signIn, signInWith } from '../setup/journey.ts'

const ownPages = [
  '',
  '/profile',
  '/openings',
  '/sharing',
  '/said',
  '/notifications',
  '/data',
  '/delete',
  '/logins',
  '/security',
  '/email',
]

/** Addresses, or after an arrow how the first link of the page before begins; what stands after a star ends it. */
const pages: [DemonstrationPerson | null, string[]][] = [
  [null, ['/', '/tracks', '/tracks/web-front-end', '/join', '/login', '/login/link', '/reset']],
  [null, ['/outbox', '/styleguide', '/nowhere']],
  [
    'learner',
    [
      ...['track', 'experience', 'skills', 'week', 'holidays', 'equipment', 'language', 'learning'].map(
        (step) => `/welcome?step=${step}`,
      ),
      ...['/diagnosis', '/path', '/progress', '/reviews', '/people', '/people/wish'],
    ],
  ],
  [
    'learner2',
    [
      ...[
        '/path',
        '/path/hours?plus=60',
        '/path/by',
        '/path/by?weeks=2',
        '/path/history',
        '/path/proposals',
        '/path/steps/components-state',
        '/diagnosis',
      ],
      ...['/diagnosis/result', '/check/css@3', '/progress', '/progress/html', '/reviews'],
      ...['/people', '/people/end'],
    ],
  ],
  [
    'learner2',
    [
      ...['/modules/html-structure', '/modules/css-layout', '/modules/css-layout/practice'],
      ...['/modules/css-layout/check', '/modules/mockup-to-page/project'],
      ...ownPages.map((page) => `/me${page}`),
    ],
  ],
  ['learner2', ['/messages', '/messages?q=message', '/messages/blocked']],
  ['learner3', ['/path', '/path/restart']],
  ['learner2', ['/sessions', '/sessions/new', '/meeting-times', '/me/calendar']],
  ['mentor', ['/sessions', '→ /sessions/', '/sessions/new', '/meeting-times', '/me/calendar']],
  [
    'mentor',
    [
      ...['/mentor', '→ /mentor/mentees/', '→ /mentor/mentees/*/brief', '→ /mentor/mentees/'],
      ...['→ /mentor/mentees/*/notes', '→ /mentor/mentees/', '→ /mentor/mentees/*/validation'],
      ...['→ /mentor/mentees/', '→ /mentor/mentees/*/end', '/me', '/me/security'],
    ],
  ],
  ['mentor', ['/mentor/profile', '/mentor/requests', '/mentor/cover', '→ /mentor/cover/new']],
  ['mentor', ['/messages', '→ /messages/', '→ /messages/', '/me/notifications']],
  ['coach', ['/coach', '→ /coach/cohorts/', '→ /learners/', '→ /learners/*/brief']],
  ['coach', ['/coach/rules', '/coach', '→ /events/', '/coach', '→ /events/', '→ /events/*/edit']],
  ['coach', ['/coach', '→ /coach/cohorts/', '→ /coach/cohorts/*/write', '→ /coach/cohorts/']],
  ['mentor', ['/projects']],
  ['staff', ['/projects', '→ /projects/']],
  ['coach', ['/projects']],
  ['staff', ['/staff', '/staff/model', '/staff/sessions', '/staff/mentors', '→ /staff/mentors/']],
  ['staff', ['/staff/matching', '→ /staff/matching/']],
  ['staff', ['/staff/reports']],
  ['admin', ['/admin', '/admin/jobs']],
]

const languages = ['fr', 'en'] as const
const widths = [360, 1280] as const
const themes = ['light', 'dark'] as const
const everyView = languages.flatMap((language) =>
  widths.flatMap((width) => themes.map((theme) => ({ language, width, theme }))),
)

/** Two views that share nothing, by turns: each page is met in both languages, widths and themes. EVERY_VIEW: all eight. */
function viewsOf(group: number) {
  if (process.env.EVERY_VIEW) return everyView
  const [width, other] = group % 2 === 0 ? widths : widths.toReversed()
  return [
    { language: 'fr', width, theme: group % 4 < 2 ? 'light' : 'dark' },
    { language: 'en', width: other, theme: group % 4 < 2 ? 'dark' : 'light' },
  ] as const
}

/** Those who speak English, for the pages of those who speak French. */
const inEnglish: Partial<Record<DemonstrationPerson, string>> = {
  learner2: 'grace.okafor@ariane.example',
  learner3: 'adjoa.mensah@ariane.example',
}

/** Where the first link of the page leads whose address begins so. */
async function linkTo(page: Page, address: string): Promise<string> {
  const [begins, ends = ''] = address.split('*')
  const link = page.locator(`main a[href^="${begins}"]${ends && `[href$="${ends}"]`}`).first()
  return (await link.getAttribute('href')) ?? ''
}

async function speak(page: Page, language: Language) {
  const headers = { origin: new URL(page.url()).origin }
  await page.request.post('/language', { form: { language, from: '/me' }, headers })
}

/** Comes in as somebody who speaks the language; what was changed for that is put back by what it returns. */
async function enter(page: Page, who: DemonstrationPerson, language: Language): Promise<() => Promise<void>> {
  const nothing = () => Promise.resolve()
  if (language === 'fr') return signIn(page, who).then(() => nothing)
  const speaker = inEnglish[who]
  if (speaker) return signInWith(page, speaker, demonstrationPassword).then(() => nothing)
  if (who === 'learner') await join(page)
  else await signIn(page, who)
  await speak(page, 'en')
  return () => speak(page, 'fr')
}

for (const [group, [who, paths]] of pages.entries()) {
  for (const { language, width, theme } of viewsOf(group)) {
    test(`${who ?? 'anyone'}: ${paths[0]} and ${paths.length - 1} more, ${language}, ${width} px, ${theme}`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({
        baseURL,
        viewport: { width, height: 800 },
        colorScheme: theme,
        locale: who !== null || language === 'fr' ? 'fr-FR' : 'en-GB',
      })
      const page = await context.newPage()
      const said: string[] = []
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
      const leave = who ? await enter(page, who, language) : null
      const problems: string[] = []
      for (const path of paths) {
        said.length = 0
        await page.goto(path.startsWith('→') ? await linkTo(page, path.slice(2)) : path)
        await expect(page.locator('html'), path).toHaveAttribute('lang', language)
        expect(await page.locator('h1').count(), path).toBe(1)
        problems.push(...(await pageProblems(page)).map((problem) => `${path} ${problem}`))
        const errors = said.filter((text) => path !== '/nowhere' || !text.includes('404'))
        problems.push(...errors.map((text) => `${path} console: ${text}`))
      }
      await leave?.()
      await context.close()
      expect(problems).toEqual([])
    })
  }
}
