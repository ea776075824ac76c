/** A process that uses the embedded PostgreSQL of a folder until SIGTERM; says the address once it does. */
import { startPostgres } from '#app/postgres.server.ts'

const [, , folder = ''] = process.argv
const server = await startPostgres(folder, { settings: { fsync: 'off' } })
process.stdout.write(`${server.url}\n`)
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
setInterval(() => undefined, 1000)
