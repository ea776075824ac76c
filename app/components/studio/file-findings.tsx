import { Notice } from '#app/components/notice.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'
import type { Finding } from '#content/read.ts'

/** What is wrong in content files, by file and line. */
export function FileFindings({ name, findings }: { name: string; findings: Finding[] }) {
  const words = useText(fr, en)
  const t = words.exchange
  const known: Record<string, string> = { ...words.findings, ...t.findings }
  return (
    <div className="mt-7 max-w-[46rem]">
      <Notice tone="thread" live="alert" title={t.bad(name)}>
        <p>{t.badText}</p>
        <ul className="mt-2">
          {findings.map(({ file, line, rule, message }, i) => (
            // One line of a file may have several.
            <li key={`${file}${line}${rule}${i}`} className="py-1.5 wrap-anywhere">
              {file === '.' ? null : (
                <code className="font-bold">
                  {file}:{line}
                </code>
              )}{' '}
              {known[rule] ?? rule}
              {message ? ` (${message})` : ''}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
