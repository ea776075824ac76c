import { WordLink } from '#app/components/button.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'
import type { Finding } from '#app/studio/findings.ts'
import type { Language } from '#engine/catalog.ts'

/** `told`: what it is about, by name. */
type Named = Finding & { name: string; told: string[] }

/** Where a thing is changed. */
function pageOf({ kind, slug }: Finding['where']): string {
  switch (kind) {
    case 'module':
      return `/staff/modules/${slug}`
    case 'item':
      return `/staff/items/${slug}`
    case 'track':
      return `/staff/tracks/${slug}`
    case 'competency':
    case 'node':
    case 'retirement':
      return `/staff/graph/${slug.split('@')[0] ?? ''}`
    case 'area':
      return '/staff/graph'
  }
}

/** Those with one key together, in the order of the first of each. */
function together(findings: readonly Named[], keyOf: (finding: Named) => string): [Named, ...Named[]][] {
  const groups = new Map<string, [Named, ...Named[]]>()
  for (const finding of findings) {
    const known = groups.get(keyOf(finding))
    if (known) known.push(finding)
    else groups.set(keyOf(finding), [finding])
  }
  return [...groups.values()]
}

/** What is to be settled before a draft can be published, then what is worth a look. */
export function Findings({ findings, draft }: { findings: readonly Named[]; draft: string }) {
  const t = useText(fr, en)
  /** A field by its name in the form. */
  const fieldOf = ({ field = '' }: Finding) => {
    const [, way = '', language] = /^(.*?)(?:\.(fr|en))?$/.exec(field) ?? []
    const key = way.replaceAll(/\.\d+(?=\.|$)/g, '')
    if (!(key in t.form.labels)) return ''
    const label = t.form.labels[key as keyof typeof t.form.labels]
    const number = /\.(\d+)(?=\.|$)/.exec(way)?.[1]
    const name = number === undefined ? label : t.form.member(label, Number(number) + 1)
    return language === undefined ? name : `${name}, ${t.form.languages[language as Language]}`
  }
  const countOf = ({ rule, about: [count] = [] }: Finding) =>
    typeof count === 'number' && rule in t.findingCounts
      ? t.findingCounts[rule as keyof typeof t.findingCounts](count)
      : ''
  const placeOf = ({ where, place }: Finding) => {
    if (!place) return ''
    const key = where.kind === 'module' && place.part === 'project' ? 'project.brief' : place.part
    const part = t.form.labels[key as keyof typeof t.form.labels]
    return t.findingPlace(part, t.form.languages[place.language], place.line)
  }
  const factsOf = (finding: Named) => {
    const facts = [
      ...[fieldOf(finding), placeOf(finding), countOf(finding)],
      finding.told.join(finding.rule === 'cycle' ? ' → ' : ', '),
      // An address or the blocks of a text are the same in every language.
      finding.place ? finding.detail : '',
    ].filter((words) => words !== '')
    return facts.join(', ')
  }
  const groups = [
    { title: t.drafts.blocking, own: findings.filter(({ blocking }) => blocking) },
    { title: t.drafts.advice, own: findings.filter(({ blocking }) => !blocking) },
  ]
  return (
    <section className="mt-12" aria-labelledby="findings">
      <h2 id="findings" className="title-2">
        {t.drafts.findings}
      </h2>
      {findings.length === 0 ? <p className="mt-2 text-ink-2">{t.drafts.findingsNone}</p> : null}
      {groups.map(({ title, own }) =>
        own.length === 0 ? null : (
          <div key={title} className="mt-6">
            <h3 className="title-3">
              {title} ({own.length})
            </h3>
            <ul className="mt-2 border-t border-line">
              {together(own, ({ where }) => `${where.kind} ${where.slug}`).map(([thing, ...more]) => (
                <li key={`${thing.where.kind} ${thing.where.slug}`} className="border-b border-line py-2">
                  <WordLink
                    to={`${pageOf(thing.where)}?draft=${draft}`}
                    className="inline-flex min-h-11 items-center font-semibold"
                  >
                    {thing.name}
                  </WordLink>
                  <ul className="pb-1">
                    {together([thing, ...more], ({ rule }) => rule).map((alike) => (
                      <li key={alike[0].rule} className="wrap-break-word">
                        {t.findings[alike[0].rule]}
                        <span className="text-ink-2">
                          {alike.some((one) => factsOf(one) !== '')
                            ? t.drafts.colon + alike.map(factsOf).join(' · ')
                            : null}
                        </span>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  )
}
