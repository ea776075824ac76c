/**
 * Tables of measurements: `npm run -s bench -- TABLE [options]`. A table is a file of the folder beside this one
 * and prints itself with its seeds and settings. Bad options get one line on stderr and status 2.
 */
import { existsSync } from 'node:fs'
import { refusing } from './bad-input.ts'

const [name = '', ...args] = process.argv.slice(2)
const file = new URL(`./tables/${name}.ts`, import.meta.url)

if (/^[a-z]+$/.test(name) && existsSync(file)) {
  const table = (await import(file.href)) as { run(args: string[]): Promise<void> }
  await refusing(() => table.run(args))
} else {
  process.stderr.write(`table: ${name === '' ? 'missing' : `unknown: ${name}`}\n`)
  process.exitCode = 2
}
