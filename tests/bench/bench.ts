/** `npm run bench -- NAME [options]`: prints a table of measurements; a table is a file of the folder `tables`. */
import { existsSync } from 'node:fs'

interface Table {
  run(args: string[]): Promise<void>
}

const [name = '', ...args] = process.argv.slice(2)
const file = new URL(`./tables/${name}.ts`, import.meta.url)

if (/^[a-z]+$/.test(name) && existsSync(file)) await ((await import(file.href)) as Table).run(args)
else {
  process.stderr.write(`table: ${name === '' ? 'missing' : `unknown: ${name}`}\n`)
  process.exitCode = 2
}
