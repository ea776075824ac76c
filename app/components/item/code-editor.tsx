import { useState } from 'react'
import { Button } from '#app/components/button.tsx'
import { FieldError, useFieldIds } from '#app/components/field.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { useHydrated } from '#app/components/hydrated.ts'
import { drafted, type FieldsProps } from '#app/components/item/choices.tsx'
import { useRunner, type Run } from '#app/components/item/runner.ts'
import { Notice } from '#app/components/notice.tsx'
import { CodeBlock, InlineProse } from '#app/components/prose.tsx'
import { item as en } from '#app/locales/en/item.ts'
import { item as fr } from '#app/locales/fr/item.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownQuestion } from '#app/learning/question.server.ts'

type CodeQuestion = Extract<ShownQuestion, { kind: 'code' }>

/** Code being written for an item, and its runs. `prepare` runs it unless this very code just ran; gives the form what passed. */
export function useCode(question: CodeQuestion, draft: FieldsProps['draft']) {
  const language = useLanguage()
  const [source, setSource] = useState(drafted(draft, 'answer')[0] ?? question.starter)
  const { code, page, checks } = question
  const runner = useRunner({ code, page, language, asserts: checks.map((check) => check.assert) })
  return {
    ...runner,
    source,
    setSource,
    async prepare() {
      const known = runner.run?.source === source && runner.run.state !== 'running' ? runner.run : null
      const { result } = known ?? (await runner.start(source))
      return { passed: checks.map((_, i) => (result?.passed[i] ? 1 : 0)).join('') }
    },
  }
}

/** Code to write: a plain text area, and, where JavaScript runs, a frame to try it in. */
export function CodeEditor({
  legend,
  help,
  error,
  question,
  code: { source, setSource, run, frame, start },
}: Omit<FieldsProps, 'draft'> & { question: CodeQuestion; code: ReturnType<typeof useCode> }) {
  const fieldId = useFieldIds()
  const t = useText(fr, en)
  const awake = useHydrated()
  const { code, page, checks, starter } = question
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
        rows={Math.min(22, Math.max(7, source.split('\n').length + 1))}
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
            pending={run?.state === 'running'}
            pendingText={t.code.running}
            onClick={() => void start(source)}
          >
            {t.code.run}
          </Button>
          {source === starter ? null : (
            <Button type="button" look="word" onClick={() => setSource(starter)}>
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
        <Notice
          tone={missing.length === 0 ? 'leaf' : 'plain'}
          title={missing.length === 0 ? t.code.all : t.code.some(passed, checks.length)}
        >
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
