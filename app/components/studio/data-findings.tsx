import { useSearchParams } from '@remix-run/react'
import { WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { dataFindings as en } from '#app/locales/en/data-findings.ts'
import { dayText } from '#app/locales/format.ts'
import { dataFindings as fr } from '#app/locales/fr/data-findings.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { DataLine, DataView } from '#app/studio/data.server.ts'

/** Where the thing is changed. */
function pageOf({ kind, subject }: DataLine): string {
  if (kind === 'minutes' || kind === 'no-gain' || kind === 'stop') return `/staff/modules/${subject}`
  if (kind === 'prerequisite' || kind === 'bottleneck') return `/staff/graph/${subject.split('@')[0] ?? ''}`
  return `/staff/items/${subject}`
}

/** What all learners' answers and minutes say of the things of a page; `linked`: each thing has its own page. */
export function DataFindings({
  data,
  linked = false,
  draft,
}: {
  data: DataView | null
  linked?: boolean
  /** Whose pages are linked, instead of the draft of the address. */
  draft?: string
}) {
  const t = useText(fr, en)
  const [query] = useSearchParams()
  const within = draft ?? query.get('draft')
  const language = useLanguage()
  // What asks for nothing does not stand in the way of the form below it.
  const quiet = data === null || data.found.length === 0
  return (
    <section className={quiet ? 'mt-6' : 'mt-12'} aria-labelledby="data">
      <h2 id="data" className={quiet ? 'text-base font-bold' : 'title-2'}>
        {t.title}
      </h2>
      {data === null ? (
        <p className="measure text-ink-2">{t.none}</p>
      ) : (
        <>
          <p className={`measure text-ink-2 ${quiet ? '' : 'mt-1'}`}>
            {t.asOf(dayText(data.day, language, 'long'), data.revision)}{' '}
            {data.found.length === 0 && data.few.length === 0 ? t.nothing : null}
          </p>
          <ul className="mt-3 grid gap-4 empty:hidden">
            {data.found.map((line) => (
              <li
                key={`${line.kind} ${line.subject} ${line.needed ?? ''}`}
                className="measure border-s-[3px] border-thread ps-4"
              >
                <Line line={line} linked={linked} query={within ? `?draft=${within}` : ''} />
              </li>
            ))}
          </ul>
          {data.few.length + data.fine.length > 0 ? (
            <div className={quiet ? '' : 'mt-4'}>
              <Disclosure summary={t.rest(data.few.length, data.fine.length)}>
                <ul className="border-t border-line">
                  {[...data.few, ...data.fine].map((line, i) => (
                    <li
                      key={`${line.kind} ${line.subject} ${line.needed ?? ''}`}
                      className="border-b border-line py-2"
                    >
                      <span className="font-semibold">{t.questions[line.kind](line.needed)}</span>{' '}
                      {line.kind === 'prerequisite' || line.kind === 'bottleneck' ? `(${line.name}) ` : null}
                      <span className="text-ink-2">
                        {i < data.few.length ? t.few(line.n, line.least) : t.fine(line.n ?? 0, line.power)}
                      </span>
                    </li>
                  ))}
                </ul>
              </Disclosure>
            </div>
          ) : null}
        </>
      )}
    </section>
  )
}

function Line({ line, linked, query }: { line: DataLine; linked: boolean; query: string }) {
  const t = useText(fr, en)
  return (
    <>
      <p className="font-bold">{t.found[line.kind]}</p>
      {linked || line.kind === 'prerequisite' || line.kind === 'bottleneck' ? (
        <p>
          <WordLink
            to={`${pageOf(line)}${query}`}
            className="inline-flex min-h-11 items-center wrap-break-word"
          >
            {line.needed === null ? line.name : t.needs(line.name, line.needed)}
          </WordLink>
        </p>
      ) : null}
      <p>{t.figures(line)}</p>
      <p className="text-sm text-ink-2">{t.advice[line.kind]}</p>
    </>
  )
}
