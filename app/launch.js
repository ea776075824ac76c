// @ts-check
/** `npm start`: runs the academy as it was built; builds it first where needed. `--build-only` ends there: `npm run build`. */
import { pathToFileURL } from 'node:url'
import { ensureBuild, entry } from './build.js'

process.env.NODE_ENV ??= 'production'
try {
  await ensureBuild((event) => process.stderr.write(`ariane: ${event}\n`))
} catch (error) {
  process.stderr.write(`ariane: ${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
if (!process.argv.includes('--build-only')) await import(pathToFileURL(entry).href)
