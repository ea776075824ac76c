/**
 * `npm test`: every check of the project, then one line that counts them.
 * `npm test -- types engine` runs some parts; `npm run test:server` runs the database and route tests against a
 * PostgreSQL server: TEST_DATABASE_URL or DATABASE_URL where given, else one started from local binaries.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBrowser } from './setup/browser.ts'
import { pure, server } from './setup/folders.ts'
import { startLocalServer } from './setup/local-server.ts'

interface Count {
  passed: number
  failed: number
  skipped: number
}

/** What the JSON reporter of vitest says of one file. */
interface FileReport {
  name: string
  status: string
  message?: string
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
}

const scratch = mkdtempSync(join(tmpdir(), 'ariane-tests-'))
const total: Count = { passed: 0, failed: 0, skipped: 0 }
/** By part, the full names of the tests that failed, where its runner says them. */
const failures: string[] = []

/** The exit code of a command whose output goes to ours. */
function run(command: string[], env: Record<string, string> = {}): Promise<number> {
  const [program = '', ...args] = command
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(127)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const bin = (name: string) => join('node_modules', '.bin', name)

function add(name: string, count: Count, seconds: number) {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed${skipped} (${seconds.toFixed(0)} s)`)
}

/** One check that passes or fails as a whole. */
async function check(name: string, command: string[]) {
  const start = performance.now()
  const code = await run(command)
  if (code !== 0) failures.push(name)
  add(
    name,
    { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 },
    (performance.now() - start) / 1000,
  )
}

/** What a runner wrote, or one failure when it ended before it could write. */
function counted(report: string, read: (json: unknown) => Count, code: number): Count {
  try {
    const count = read(JSON.parse(readFileSync(report, 'utf8')))
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** Runs these folders together, so that no core waits for the last file of one of them; a line of counts for each. */
async function vitest(folders: string[], env: Record<string, string> = {}, options: string[] = []) {
  const start = performance.now()
  const report = join(scratch, `${folders.join('-').replaceAll('/', '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run([bin('vitest'), 'run', ...folders, ...reporters, ...options], env)
  const seconds = (performance.now() - start) / 1000
  const results = readReport(report)
  for (const { name, status, message, assertionResults } of results) {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    for (const { fullName, failureMessages } of failed)
      failures.push(`${relative('.', name)} > ${fullName}\n${failureMessages.join('\n').slice(0, 1000)}`)
    if (status === 'failed' && failed.length === 0) failures.push(`${relative('.', name)}\n${message ?? ''}`)
  }
  for (const folder of folders) {
    const files = results.filter(({ name }) => relative('.', name).startsWith(folder))
    const statuses = files.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status))
    const passed = statuses.filter((status) => status === 'passed').length
    const failed = statuses.filter((status) => status === 'failed').length
    // A file that cannot be read has no tests, and a runner that was ended has no files.
    const broken = files.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    ).length
    const missing = files.length === 0 ? 1 : 0
    add(
      folder,
      { passed, failed: failed + broken + missing, skipped: statuses.length - passed - failed },
      seconds,
    )
  }
  if (code !== 0 && !results.some(({ status }) => status === 'failed')) {
    failures.push(`vitest ended with ${code}: ${folders.join(', ')}`)
    total.failed += 1
  }
}

/** What vitest wrote of each file; nothing when it ended before it could write. */
function readReport(report: string): FileReport[] {
  try {
    return (JSON.parse(readFileSync(report, 'utf8')) as { testResults?: FileReport[] }).testResults ?? []
  } catch {
    return []
  }
}

interface JourneyAcademy {
  port: string
  folder: string
  /** Waits until it answers; false when it ended before. */
  ready(): Promise<boolean>
  stop(): Promise<void>
}

/** The academy of the browser journeys: its demonstration takes a minute or two, while other parts run. */
function startAcademy(): JourneyAcademy {
  const port = '4517'
  // Not inside `scratch`: the database may run as another user, who must reach it.
  const folder = mkdtempSync(join(tmpdir(), 'ariane-journeys-'))
  const child = spawn(process.execPath, ['app/launch.js'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: port, DATA_DIR: folder, LOG_LEVEL: 'warn' },
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const isReady = () =>
    fetch(`http://localhost:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  return {
    port,
    folder,
    async ready() {
      while (child.exitCode === null) {
        if (await isReady()) return true
        await sleep(250)
      }
      return false
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function playwright(academy: JourneyAcademy) {
  let start = performance.now()
  const browser = await findBrowser(run)
  if (!browser) console.error('browser journeys: no browser found, and none could be installed')
  if (!browser || !(await academy.ready())) {
    add('browser journeys', { passed: 0, failed: 1, skipped: 0 }, 0)
    return academy.stop()
  }
  const read = (json: unknown) => {
    const { expected, unexpected, flaky, skipped } = (json as { stats: Record<string, number> }).stats
    return { passed: (expected ?? 0) + (flaky ?? 0), failed: unexpected ?? 0, skipped: skipped ?? 0 }
  }
  for (const project of ['pages', 'journeys']) {
    const report = join(scratch, `${project}.json`)
    const code = await run([bin('playwright'), 'test', `--project=${project}`], {
      BROWSER_PATH: browser,
      JOURNEY_PORT: academy.port,
      JOURNEY_DATA_DIR: academy.folder,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    })
    add(`browser ${project}`, counted(report, read, code), (performance.now() - start) / 1000)
    start = performance.now()
  }
  await academy.stop()
  await vitest([demonstration], { LIVED_IN: academy.folder })
  rmSync(academy.folder, { recursive: true, force: true })
}

/** Runs in the academy of the journeys, once they are through. */
const demonstration = 'tests/db/demonstration.test.ts'

/** Those that only read use one core each: all at once. */
const checks: Record<string, string[]> = {
  format: [bin('prettier'), '--check', '--log-level', 'warn', '.'],
  lint: [bin('eslint'), '.', '--max-warnings', '0'],
  types: [bin('tsc')],
  unused: [bin('knip')],
}

/** They wait for a database, a mail server or a job much of their time: two of them to a core. */
const serverOptions = [`--maxWorkers=${2 * availableParallelism()}`]

const parts = [...Object.keys({ ...checks, ...pure }), 'build', ...Object.keys(server), 'e2e']

async function runParts(asked: string[]) {
  const foldersOf = (all: Record<string, string[]>) =>
    Object.entries(all).flatMap(([name, folders]) => (asked.includes(name) ? folders : []))
  const academy = asked.includes('e2e') ? startAcademy() : null
  await Promise.all(
    Object.entries(checks).map(([name, command]) =>
      asked.includes(name) ? check(name === 'unused' ? 'unused code' : name, command) : null,
    ),
  )
  if (asked.includes('content')) await check('content lint', ['npm', 'run', '-s', 'content', '--', 'lint'])
  if (foldersOf(pure).length > 0) await vitest(foldersOf(pure))
  if (asked.includes('build')) await check('build', ['npm', 'run', '-s', 'build'])
  if (foldersOf(server).length > 0)
    await vitest(foldersOf(server), {}, [...serverOptions, `--exclude=${demonstration}`])
  if (academy) await playwright(academy)
}

async function main(args: string[]): Promise<number> {
  if (args[0] === '--server') {
    const postgres = await startLocalServer()
    if (!postgres) {
      console.error(
        'no TEST_DATABASE_URL, no DATABASE_URL, and no PostgreSQL binaries found here: nothing to test against',
      )
      return 2
    }
    try {
      await vitest(Object.values(server).flat(), { TEST_DATABASE_URL: postgres.url }, serverOptions)
    } finally {
      await postgres.stop()
    }
  } else {
    const unknown = args.find((name) => !parts.includes(name))
    if (unknown) {
      console.error(`there is no part called ${unknown}; there are: ${parts.join(', ')}`)
      return 2
    }
    await runParts(args.length === 0 ? parts : args)
  }
  for (const failure of failures) console.error(`failed: ${failure}\n`)
  console.log(`tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2)).finally(() =>
  rmSync(scratch, { recursive: true, force: true }),
)
