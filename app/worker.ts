/**
 * `npm run worker`: a process that does the jobs of the queue (letters, paths by night) and serves no page, beside an academy that
 * runs on the same DATABASE_URL. As many as there are cores to spare; any of them may be killed at any time.
 */
import { openAcademy } from '#app/academy.server.ts'
import { readEnv } from '#app/env.server.ts'

const env = readEnv(process.env)
if (env.databaseUrl === null) {
  process.stderr.write('ariane: a worker needs the DATABASE_URL of its academy\n')
  process.exit(2)
}
const academy = await openAcademy({ env, databaseUrl: env.databaseUrl })
// pg-boss notes a job as done without waiting; when the database is away then, the job is done again, and the process goes on.
process.on('unhandledRejection', (error) => academy.log.error({ error }, 'unhandled rejection'))
process.stdout.write('working\n')
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void academy.close().finally(() => process.exit(0)))
}
