import { useRef, useState } from 'react'
import { Button } from '#app/components/button.tsx'
import { FieldError, fieldId } from '#app/components/field.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { useHydrated } from '#app/components/hydrated.ts'
import { drafted, type FieldsProps } from '#app/components/item/choices.tsx'
import { useRunner, type Run } from '#app/components/item/runner.ts'
import { Notice } from '#app/components/notice.tsx'
import { CodeBlock, InlineProse } from '#app/components/prose.tsx'
import { item as en } from '#app/locales/en/item.ts'
import { item as fr } from '#app/locales/fr/item.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownQuestion } from '#app/question.server.ts'

type CodeQuestion = Extract<ShownQuestion, { kind: 'code' }>

/** One digit a check; nothing when the code was not run. A run that did not end passes nothing. */
function digitsOf(run: Run | null, source: string, checks: number): string {
  if (!run || run.source !== source || run.state === 'running') return ''
  return run.result ? run.result.passed.map((passed) => (passed ? 1 : 0)).join('') : '0'.repeat(checks)
}

/**
 * Code to write: a plain text area, and, where JavaScript runs, a frame to try it in. Sending the form runs the code first, so
 * that what is sent and what passed belong together.
 */
export function CodeEditor({ legend, help, error, draft, question }: FieldsProps & { question: CodeQuestion }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const awake = useHydrated()
  const [source, setSource] = useState(drafted(draft, 'answer')[0] ?? question.starter)
  const { code, page, checks } = question
  const { run, frame, start } = useRunner({ code, page, language, asserts: checks.map((check) => check.assert) })
  const gate = useRef<HTMLInputElement>(null)
  const digits = digitsOf(run, source, checks.length)
  const lines = source.split('\n').length
  return (
    <div>
      {legend}
      {help ? <div className="mt-1 text-ink-2">{help}</div> : null}
      {page ? (
        <Disclosure summary={t.code.page}>
          <CodeBlock code={page} label={t.code.page} />
        </Disclosure>
      ) : null}
      <label htmlFor={fieldId('answer')} className="mt-4 block font-bold">
        {t.code.label(t.code.names[code])}
      </label>
      <textarea
        id={fieldId('answer')}
        name="answer"
        dir="ltr"
        rows={Math.min(22, Math.max(7, lines + 1))}
        value={source}
        onChange={(event) => setSource(event.target.value)}
        maxLength={20_000}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        translate="no"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${fieldId('answer')}-error` : undefined}
        className="mt-2 block w-full rounded-field border-[1.5px] border-edge bg-card px-4 py-3 font-code text-[1rem] leading-relaxed hover:border-ink-2 focus-visible:border-ink"
      />
      {error ? <FieldError name="answer">{error}</FieldError> : null}
      <input ref={gate} type="hidden" name="passed" value={digits} data-run-first={awake && digits === '' ? '' : undefined} />
      <noscript>
        <div className="mt-4">
          <Notice>{t.code.noScript}</Notice>
        </div>
      </noscript>
      {awake ? (
        <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button
            type="button"
            look="outline"
            data-run=""
            pending={run?.state === 'running'}
            pendingText={t.code.running}
            onClick={(event) => {
              const then = event.currentTarget
              void start(source).then(() => then.dispatchEvent(new CustomEvent('ran', { bubbles: true })))
            }}
          >
            {t.code.run}
          </Button>
          {source === question.starter ? null : (
            <Button type="button" look="word" onClick={() => setSource(question.starter)}>
              {t.code.reset}
            </Button>
          )}
        </div>
      ) : null}
      {run ? <RunReport run={run} checks={checks} /> : null}
      {run && run.state !== 'slow' ? (
        <iframe
          key={run.number}
          ref={frame}
          src="/runner"
          sandbox="allow-scripts"
          title={t.code.preview}
          className={`mt-4 w-full rounded-field border border-line bg-[#fff] ${page || code !== 'js' ? 'h-56' : 'h-0 border-0'}`}
        />
      ) : null}
    </div>
  )
}

function RunReport({ run, checks }: { run: Run; checks: CodeQuestion['checks'] }) {
  const t = useText(fr, en)
  const { result, state } = run
  const passed = result?.passed.filter(Boolean).length ?? 0
  const missing = checks.filter((_, i) => result && !result.passed[i])
  return (
    <div role="status" className="mt-5 grid gap-3">
      {state === 'slow' ? <Notice tone="thread">{t.code.slow}</Notice> : null}
      {result?.error ? (
        <Notice tone="thread">
          {result.error === 'loop' ? (
            t.code.loop
          ) : (
            <>
              {t.code.error} <code className="inline-code">{result.error}</code>
            </>
          )}
        </Notice>
      ) : null}
      {result ? (
        <Notice tone={missing.length === 0 ? 'leaf' : 'plain'} title={missing.length === 0 ? t.code.all : t.code.some(passed, checks.length)}>
          {missing.length > 0 ? (
            <ul className="prose-small grid list-disc gap-1 ps-5">
              {missing.map(({ assert, html }) => (
                <li key={assert}>
                  <InlineProse html={html} />
                </li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
      {result && result.logs.length > 0 ? (
        <div>
          <p className="text-sm text-ink-2">{t.code.logs}</p>
          <CodeBlock code={result.logs.join('\n')} label={t.code.logs} />
        </div>
      ) : null}
    </div>
  )
}
