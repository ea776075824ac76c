import { defineConfig } from 'vitest/config'

/** Tests of `server` have a PostgreSQL server; it is started only when one of them runs. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'pure',
          testTimeout: 120_000,
          include: [
            'engine/**/*.test.ts',
            'app/**/*.test.ts',
            'tests/bench/**/*.test.ts',
            'tests/content/**/*.test.ts',
            'tests/house.test.ts',
            'tests/engine-command.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'server',
          include: ['tests/db/**/*.test.ts', 'tests/routes/**/*.test.ts'],
          globalSetup: ['tests/setup/database.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
