import { Disclosure } from '#app/components/disclosure.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'
import type { ShownChange, ShownSubject } from '#app/studio/changes.server.ts'
import { diffLines } from '#app/text-diff.ts'

/** What a draft or a revision changes, thing by thing. */
export function Changes({ subjects }: { subjects: readonly ShownSubject[] }) {
  const t = useText(fr, en)
  return (
    <ul className="grid gap-5">
      {subjects.map(({ kind, slug, name, changes }) => (
        <li key={`${kind} ${slug}`} className="min-w-0 border-s-[3px] border-line ps-4">
          <h3 className="font-bold wrap-break-word">
            <span className="font-normal text-ink-2">{t.kinds[kind]} </span>
            {name}
          </h3>
          <ul className="mt-1 grid gap-2">
            {changes.map((change, i) => (
              <li key={i}>
                <One change={change} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function One({ change }: { change: ShownChange }) {
  const t = useText(fr, en)
  const { what, label, number, language, before, after, body } = change
  const words = label === null ? '' : (t.form.labels[label as keyof typeof t.form.labels] ?? label)
  const place = number === null ? words : t.form.member(words, number)
  const named = language ? `${place}, ${t.form.languages[language]}` : place
  if (what === 'retired')
    return (
      <p>
        {t.change.retired} : {after ? t.change.counts(after) : t.change.nowhere}
      </p>
    )
  if (what === 'gained' || what === 'lost')
    return (
      <p>
        {t.change[what]} {after ?? before}
      </p>
    )
  if (what !== 'changed') return <p>{t.change[what]}</p>
  if (body) return <BodyChange name={named} before={before ?? ''} after={after ?? ''} />
  return (
    <div>
      <p className="text-sm text-ink-2">{named}</p>
      <p className="wrap-break-word">
        <span className="sr-only">{t.change.before} </span>
        <del className="text-ink-2 decoration-1">{before ?? t.change.none}</del>{' '}
        <span className="sr-only">{t.change.after} </span>
        <ins className="no-underline">{after ?? t.change.none}</ins>
      </p>
    </div>
  )
}

/** Lines around a change that are shown with it. */
const around = 2

function BodyChange({ name, before, after }: { name: string; before: string; after: string }) {
  const t = useText(fr, en)
  return (
    <Disclosure summary={`${name} : ${t.change.changed}`}>
      <Difference before={before} after={after} />
    </Disclosure>
  )
}

/** What of a long text changes, with the lines around it. */
export function Difference({ before, after }: { before: string; after: string }) {
  const lines = diffLines(before, after)
  const near = lines?.map((_, i) =>
    lines.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== 'same'),
  )
  return (
    <div className="grid gap-0.5 rounded-field border border-line bg-card p-4 text-ink">
      {(lines ?? [{ kind: 'added' as const, text: after }]).map(({ kind, text }, i) =>
        near && !near[i] ? (
          near[i - 1] || i === 0 ? (
            <p key={i} aria-hidden="true" className="text-ink-2">
              …
            </p>
          ) : null
        ) : (
          <p key={i} className="min-h-[1em] wrap-break-word whitespace-pre-wrap">
            {kind === 'removed' ? (
              <del className="text-ink-2">{text}</del>
            ) : kind === 'added' ? (
              <ins className="bg-leaf-soft no-underline">{text}</ins>
            ) : (
              text
            )}
          </p>
        ),
      )}
    </div>
  )
}
