/** The house is kept by machine: each planted violation is seen by the linter. */
import { readdirSync } from 'node:fs'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { pure, server } from './setup/folders.ts'

const eslint = new ESLint()

async function rulesBroken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath })
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message)
}

describe('the direction of imports', () => {
  it.each([
    ['engine/planted.ts', "import { openDatabase } from '#db/client.server.ts'\nvoid openDatabase\n"],
    ['engine/planted.ts', "import { readCatalog } from '#content/read.ts'\nvoid readCatalog\n"],
    ['content/planted.ts', "import { openDatabase } from '#db/client.server.ts'\nvoid openDatabase\n"],
    ['db/planted.ts', "import { readCatalog } from '#content/read.ts'\nvoid readCatalog\n"],
    ['db/planted.ts', "import { serve } from '#app/server.ts'\nvoid serve\n"],
    ['app/planted.ts', "import { buildGraph } from '../engine/competency.ts'\nvoid buildGraph\n"],
  ])('%s may not say %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toContain('no-restricted-imports')
  })

  it.each([
    ['app/planted.ts', "import { buildGraph } from '#engine/competency.ts'\nvoid buildGraph\n"],
    ['db/planted.ts', "import type { Catalog } from '#engine/catalog.ts'\nexport type Kept = Catalog\n"],
  ])('%s may say %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toEqual([])
  })
})

describe('the purity of the engine', () => {
  it.each([
    ['no-restricted-properties', 'export const now = Date.now()\n'],
    ['no-restricted-syntax', 'export const now = new Date()\n'],
    ['no-restricted-properties', 'export const chance = Math.random()\n'],
    ['no-restricted-globals', 'export const port = process.env.PORT\n'],
    ['no-restricted-globals', "export const page = fetch('https://ariane.example')\n"],
    ['no-restricted-syntax', "import { readFileSync } from 'node:fs'\nvoid readFileSync\n"],
    ['no-restricted-syntax', "import { z } from 'zod'\nvoid z\n"],
  ])('%s forbids %s', async (rule, code) => {
    expect(await rulesBroken('engine/planted.ts', code)).toContain(rule)
  })

  it('allows a date that is given', async () => {
    const code = 'export const day = (iso: string) => new Date(iso).getUTCDay()\n'
    expect(await rulesBroken('engine/planted.ts', code)).toEqual([])
  })
})

it('every test file belongs to a part of npm test', () => {
  const folders = Object.values({ ...pure, ...server }).flat()
  const rooms = ['app', 'content', 'db', 'engine', 'tests']
  const files = rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => `${room}/${file}`),
  )
  expect(files.length).toBeGreaterThan(60)
  expect(files.filter((file) => !folders.some((folder) => file.startsWith(folder)))).toEqual([])
})
