/**
 * The engine's command line: `npm run -s engine -- TASK [options]`. A task is a file of the folder
 * beside this one, which reads, calls the engine and writes. Bad input gets one line on stderr and status 2.
 */
import { existsSync } from 'node:fs'

interface Task {
  run(args: string[], input: NodeJS.ReadableStream): Promise<void>
}

const [name = '', ...args] = process.argv.slice(2)
const file = new URL(`./engine/${name}.ts`, import.meta.url)

if (/^[a-z]+$/.test(name) && existsSync(file)) {
  const task = (await import(file.href)) as Task
  try {
    await task.run(args, process.stdin)
  } catch (error) {
    if (!(error instanceof Error && error.name === 'BadInput')) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
} else {
  process.stderr.write(`task: ${name === '' ? 'missing' : `unknown: ${name}`}\n`)
  process.exitCode = 2
}
