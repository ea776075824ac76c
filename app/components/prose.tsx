/**
 * Rendered Markdown (app/markdown.server.ts): html that was sanitised on the server. `small` for statements and
 * feedback, `inline` for a title or a label without paragraphs.
 */
export function Prose({ html, small = false, lang }: { html: string; small?: boolean; lang?: string }) {
  return (
    <div
      lang={lang}
      className={`prose ${small ? 'prose-small' : ''}`}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}

/** Inline Markdown: `code` and emphasis inside a title, a label, a sentence. */
export function InlineProse({ html }: { html: string }) {
  return <span className="inline-prose" dangerouslySetInnerHTML={{ __html: html }} />
}

/** Code shown as it is. */
export function CodeBlock({ code, label }: { code: string; label?: string }) {
  return (
    <pre className="code-block" tabIndex={0} aria-label={label} role={label ? 'group' : undefined}>
      <code>{code}</code>
    </pre>
  )
}
