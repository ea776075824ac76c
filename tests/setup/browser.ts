/** Finds a Chromium for the browser journeys, or installs one. */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

type Run = (command: string[]) => Promise<number>

/** First the shell without windows, where a page costs less. */
const installed = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

function look(): string | undefined {
  const candidates = [process.env.BROWSER_PATH, ...installed, chromium.executablePath()]
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path))
}

/**
 * The path of a Chromium: BROWSER_PATH, an installed one, Debian's package where we are root, or Playwright's own
 * download. Undefined where none of these works.
 */
export async function findBrowser(run: Run): Promise<string | undefined> {
  const found = look()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await run(['apt-get', 'update', '-qq'])
    for (const name of ['chromium-headless-shell', 'chromium']) {
      console.log(`browser journeys: installing ${name} with apt-get`)
      await run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', name])
      const debian = look()
      if (debian) return debian
    }
  }
  console.log('browser journeys: downloading Chromium with Playwright')
  await run(['node_modules/.bin/playwright', 'install', 'chromium'])
  return look()
}
