import { looksLikeCode, proseOf } from '#app/locales/format.ts'

/** What she wrote in a project: sentences as text, code as code, lines kept in both. */
export function WorkText({ text }: { text: string }) {
  return looksLikeCode(text) ? (
    <pre className="code-block whitespace-pre-wrap text-ink">{text}</pre>
  ) : (
    <p className="measure wrap-anywhere whitespace-pre-wrap text-ink">{proseOf(text)}</p>
  )
}
