/** What `npm run -s content` does without a database: lint, report and format, on the content folder or on the one named after it. */
import { fileURLToPath } from 'node:url'
import { lintContent } from './lint.ts'
import { readContent } from './read.ts'
import { reportContent } from './report.ts'
import { formatContent } from './write.ts'

/** Does a task and prints what came of it; the exit code, or null when it is none of these tasks. */
export function runTask([task, folder]: string[]): number | null {
  const root = folder ?? fileURLToPath(new URL('.', import.meta.url))
  if (task === 'lint') {
    const findings = lintContent(root)
    for (const { file, line, rule, message } of findings) console.log(`${file}:${line} ${rule}: ${message}`)
    console.log(findings.length === 0 ? 'content: no findings' : `content: ${findings.length} findings`)
    return findings.length === 0 ? 0 : 1
  }
  if (task === 'report') {
    const content = readContent(root)
    if (content.findings.length > 0) {
      console.error('content: run lint first, some files cannot be read')
      return 1
    }
    console.log(JSON.stringify(reportContent(content), null, 2))
    return 0
  }
  if (task === 'format') {
    for (const path of formatContent(root, { write: true })) console.log(`formatted ${path}`)
    return 0
  }
  return null
}
