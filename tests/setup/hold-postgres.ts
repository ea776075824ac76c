/** A process that uses the embedded PostgreSQL of a folder until SIGTERM; says the address once it does. */
import { startPostgres } from '#app/postgres/postgres.server.ts'

const [, , folder = ''] = process.argv
const server = await startPostgres(folder, { settings: { fsync: 'off' } })
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
process.stdout.write(`${server.url}\n`)
setInterval(() => undefined, 1000)
