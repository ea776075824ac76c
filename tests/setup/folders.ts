/** The folders of each part of `npm test` that vitest runs: those that need values only, and those that need a database server. */

export const pure: Record<string, string[]> = {
  content: ['tests/content'],
  house: ['tests/house.test.ts'],
  engine: ['engine/', 'tests/engine-command.test.ts'],
  bench: ['tests/bench'],
  app: ['app/'],
}

export const server: Record<string, string[]> = { db: ['tests/db'], routes: ['tests/routes'] }
