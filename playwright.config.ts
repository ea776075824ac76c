import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** Workers read this file again: the folder is decided once, by the process that starts them. */
const dataDir = (process.env.JOURNEY_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'ariane-journeys-')))
const namedPort = process.env.JOURNEY_PORT
const port = (process.env.JOURNEY_PORT ??= '4517')
const baseURL = `http://localhost:${port}`

/** Journeys through one academy with its demonstration: made for this run, or the one that runs on JOURNEY_PORT. */
export default defineConfig({
  testDir: 'tests/e2e',
  // Pages are read before journeys change the demonstration, and while nobody else needs those who speak English for it:
  // tests/run.ts runs one project after the other.
  projects: [
    { name: 'pages', testMatch: '**/pages-*.spec.ts' },
    { name: 'journeys', testIgnore: '**/pages-*.spec.ts' },
  ],
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL,
    locale: 'fr-FR',
    actionTimeout: 20_000,
    launchOptions: {
      executablePath: process.env.BROWSER_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
    },
  },
  webServer: {
    command: 'node app/launch.js',
    url: `${baseURL}/readyz`,
    reuseExistingServer: namedPort !== undefined,
    timeout: 600_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: { PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
  },
})
