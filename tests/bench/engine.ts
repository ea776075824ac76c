/**
 * The engine's command line: `npm run -s engine -- TASK [options]`. A task is a file of the folder
 * beside this one, which reads, calls the engine and writes. Bad input gets one line on stderr and status 2.
 */
import { existsSync } from 'node:fs'
import { refusing } from './bad-input.ts'

interface Task {
  run(args: string[], input: NodeJS.ReadableStream): Promise<void>
}

const [name = '', ...args] = process.argv.slice(2)
const file = new URL(`./engine/${name}.ts`, import.meta.url)

if (/^[a-z]+$/.test(name) && existsSync(file)) {
  const task = (await import(file.href)) as Task
  await refusing(() => task.run(args, process.stdin))
} else {
  process.stderr.write(`task: ${name === '' ? 'missing' : `unknown: ${name}`}\n`)
  process.exitCode = 2
}
