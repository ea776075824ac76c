import { useEffect, useRef, type ReactNode } from 'react'
import { useHydrated } from '#app/components/hydrated.ts'
import { Icon } from '#app/components/icon.tsx'
import { CodeBlock, InlineProse, Prose } from '#app/components/prose.tsx'
import { Tag } from '#app/components/tag.tsx'
import { item as en } from '#app/locales/en/item.ts'
import { item as fr } from '#app/locales/fr/item.ts'
import { useText } from '#app/locales/language.tsx'
import type { ShownResult } from '#app/learning/attempt.server.ts'
import type { ShownPart } from '#app/learning/question.server.ts'

/**
 * What an item says of her answer, what is right first; its title is the h1 of the page. `children`: what to do next, one
 * filled button at most.
 */
export function ItemResult({ result, children }: { result: ShownResult; children?: ReactNode }) {
  const t = useText(fr, en)
  const { mark, question } = result
  const arrived = useRef(useHydrated())
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (arrived.current) title.current?.focus({ preventScroll: true })
  }, [])
  return (
    <section aria-labelledby="result">
      <h1 id="result" ref={title} tabIndex={-1} className="title-1 outline-none">
        {useTitle(result)}
      </h1>
      <div className="mt-5 grid grid-cols-1 gap-5">
        {mark.outcome === 'awaits-human' ? <p className="text-lg text-ink-2">{t.result.humanText}</p> : null}
        {mark.feedback &&
        mark.outcome === 'wrong' &&
        question.kind !== 'choices' &&
        question.kind !== 'code' ? (
          <div className="border-s-4 border-thread ps-4">
            <Prose html={mark.feedback} />
          </div>
        ) : null}
        <Prose html={mark.explanation} />
      </div>
      <div className="mt-8 border-t border-line pt-6">
        <h2 className="text-base font-normal text-ink-2 font-text tracking-normal leading-normal">
          <span className="sr-only">{t.result.question} </span>
          <InlineProse html={question.title} />
        </h2>
        <div className="mt-4">
          {question.kind === 'order' || question.kind === 'match' ? (
            <h3 className="title-3 mb-1">{t.result.yours}</h3>
          ) : null}
          <AnswerParts result={result} />
        </div>
        {mark.expected ? (
          <div className="mt-5">
            <h3 className="title-3">{question.kind === 'code' ? t.result.solution : t.result.expected}</h3>
            <div className="mt-2">
              <Prose small html={mark.expected} />
            </div>
          </div>
        ) : null}
      </div>
      {children ? <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2">{children}</div> : null}
    </section>
  )
}

/** What is true of the answer, what is right first. */
function useTitle({ mark, confidence, question, answer }: ShownResult): string {
  const { result: t } = useText(fr, en)
  const parts = Object.values(mark.parts)
  const count = parts.length
  const right = parts.filter(({ correct, chosen }) => correct && chosen).length
  if (mark.outcome === 'unknown') return t.unknown
  if (mark.outcome === 'awaits-human') return t.human
  if (mark.outcome === 'right') return confidence === 'guess' ? t.rightUnsure : t.right
  if (right > 0 && answer.kind === 'choices')
    return t.choices(right, parts.filter(({ correct }) => correct).length)
  if (right > 0 && question.kind === 'order') return t.order(right, count)
  if (right > 0 && question.kind === 'match') return t.match(right, count)
  if (right > 0 && question.kind === 'code') return t.code(right, count)
  return t.wrong
}

function AnswerParts({ result }: { result: ShownResult }) {
  const t = useText(fr, en)
  const { question, answer, mark } = result
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return (
        <ul className="grid gap-2.5">
          {question.options.map((option) => (
            <MarkedOption key={option.key} option={option} result={result} />
          ))}
        </ul>
      )
    case 'order': {
      if (answer.kind !== 'order') return null
      const steps = answer.keys.map((key) => question.steps.find((step) => step.key === key))
      return (
        <ol aria-label={t.result.yours} className="grid gap-2">
          {steps.map((step, index) =>
            step ? (
              <Line key={step.key} right={mark.parts[step.key]?.correct ?? false} word={t.result.inPlace}>
                <span className="text-ink-2">{index + 1}. </span>
                <InlineProse html={step.html} />
              </Line>
            ) : null,
          )}
        </ol>
      )
    }
    case 'match': {
      if (answer.kind !== 'match') return null
      return (
        <ul aria-label={t.result.yours} className="grid gap-2">
          {question.left.map((left) => {
            const right = question.right.find(({ key }) => key === answer.pairs[left.key])
            return (
              <Line key={left.key} right={mark.parts[left.key]?.correct ?? false} word={t.result.isRight}>
                <span className="font-semibold">
                  <InlineProse html={left.html} />
                </span>
                {right ? (
                  <>
                    {' → '}
                    <InlineProse html={right.html} />
                  </>
                ) : null}
              </Line>
            )
          })}
        </ul>
      )
    }
    case 'text':
    case 'number':
      if (answer.kind !== 'text' && answer.kind !== 'number') return null
      return (
        <p>
          <span className="text-ink-2">{t.result.yoursIs}</span> <strong>{answer.text}</strong>
        </p>
      )
    case 'code': {
      if (answer.kind !== 'code') return null
      const missing = question.checks.filter((_, i) => mark.parts[i]?.chosen && !mark.parts[i].correct)
      return (
        <div className="grid grid-cols-1 gap-4">
          {missing.length > 0 && answer.passed ? (
            <div>
              <p>{t.code.some(answer.passed.filter(Boolean).length, question.checks.length)}</p>
              <ul className="mt-2 grid list-disc gap-1 ps-5">
                {missing.map(({ assert, html }) => (
                  <li key={assert}>
                    <InlineProse html={html} />
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <CodeBlock code={answer.source} label={t.result.yours} />
        </div>
      )
    }
  }
}

/** An option as it was: hers, and right or not, in words and shape; what there is to say of it under it. */
function MarkedOption({ option, result }: { option: ShownPart; result: ShownResult }) {
  const t = useText(fr, en)
  const part = result.mark.parts[option.key]
  const { correct = false, chosen = false, html = null } = part ?? {}
  // The feedback on the one option she chose stands at the top already.
  const said = html !== null && (chosen || correct) && !(result.question.kind === 'choice' && !correct)
  return (
    <li
      className={`rounded-area border px-4 py-3 ${correct ? 'border-leaf bg-leaf-soft' : chosen ? 'border-ink bg-card' : 'border-line text-ink-2'}`}
    >
      <div className="flex items-start gap-3">
        {correct ? (
          <Icon name="check" className="mt-0.5 size-6 text-leaf" />
        ) : (
          <span className="size-6 flex-none" />
        )}
        <div className="min-w-0 flex-1">
          <InlineProse html={option.html} />
          <span className="ms-2 inline-flex flex-wrap gap-x-2 align-baseline text-sm font-bold">
            {correct ? <span className="text-leaf">{t.result.isRight}</span> : null}
            {chosen ? <span>{t.result.yoursToo}</span> : null}
          </span>
          {said ? (
            <p className="mt-1 text-ink-2">
              <InlineProse html={html} />
            </p>
          ) : null}
        </div>
      </div>
    </li>
  )
}

function Line({ right, word, children }: { right: boolean; word: string; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3 border-b border-line py-2 last:border-0">
      <div className="min-w-0 flex-1">{children}</div>
      {right ? <Tag tone="leaf">{word}</Tag> : null}
    </li>
  )
}
