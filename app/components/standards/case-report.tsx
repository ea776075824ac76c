import { Notice } from '#app/components/notice.tsx'
import { Section } from '#app/components/standards/entry-list.tsx'
import { standards as en } from '#app/locales/en/standards.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useText } from '#app/locales/language.tsx'
import type { CaseProblem, CaseReport as Report } from '#content/case/read.ts'

/** Of each kind, so many are shown. */
const mostShown = 50

/** What is wrong in a package, with its place. */
export function CaseProblems({ problems }: { problems: CaseProblem[] }) {
  const { case: t } = useText(fr, en)
  return (
    <div className="mt-7 max-w-[46rem]">
      <Notice tone="thread" live="alert" title={t.bad}>
        <ul className="mt-1">
          {problems.map(({ path, problem, detail }) => (
            <li key={`${path}${problem}`} className="py-1 wrap-anywhere">
              <code>{path || t.whole}</code> {t.problems[problem]}
              {detail ? ` (${detail})` : ''}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

/** What would come with a package. */
export function CaseReport({ report, title }: { report: Report; title: string }) {
  const { case: t } = useText(fr, en)
  const { added, changed, prerequisites, same } = report
  return (
    <Section id="report" title={t.report(title)}>
      <p role="status">{t.counts(added.length, changed.length, prerequisites.length, same)}</p>
      <Part
        title={t.added}
        lines={added.map(({ slug, name, area }) => [slug, area ? `${name} (${area})` : name])}
      />
      <Part
        title={t.changed}
        lines={changed.map(({ slug, level, before, after }) => [
          level === 0 ? slug : `${slug}@${level}`,
          t.compared(before, after),
        ])}
      />
      <Part title={t.prerequisites} lines={prerequisites.map(({ from, to }) => [to, t.needs(from, to)])} />
    </Section>
  )
}

function Part({ title, lines }: { title: string; lines: [string, string][] }) {
  const { case: t } = useText(fr, en)
  if (lines.length === 0) return null
  return (
    <div className="mt-6">
      <h3 className="title-3">{title}</h3>
      <ul className="mt-2 border-b border-line">
        {lines.slice(0, mostShown).map(([key, text], i) => (
          // The same competency may stand here several times.
          <li
            key={`${key} ${i}`}
            className="grid gap-x-6 border-t border-line py-2.5 sm:grid-cols-[14rem_1fr]"
          >
            <code className="text-sm wrap-anywhere">{key}</code>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {lines.length > mostShown ? (
        <p className="mt-2 text-ink-2">{t.more(lines.length - mostShown)}</p>
      ) : null}
    </div>
  )
}
