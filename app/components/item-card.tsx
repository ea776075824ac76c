import { useSearchParams } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '#app/components/button.tsx'
import { ConfidencePicker } from '#app/components/choice-cards.tsx'
import { useHydrated } from '#app/components/hydrated.ts'
import { ChoiceFields, ChoicesFields, drafted, type FieldsProps } from '#app/components/item/choices.tsx'
import { useSending } from '#app/components/item/sending.ts'
import { CodeEditor, useCode } from '#app/components/item/code-editor.tsx'
import { MatchFields } from '#app/components/item/match.tsx'
import { OrderFields } from '#app/components/item/order.tsx'
import { ShortAnswer } from '#app/components/item/short-answer.tsx'
import { Notice } from '#app/components/notice.tsx'
import { InlineProse, Prose } from '#app/components/prose.tsx'
import { item as en } from '#app/locales/en/item.ts'
import { item as fr } from '#app/locales/fr/item.ts'
import { useText } from '#app/locales/language.tsx'
import { confidences } from '#engine/evidence.ts'
import type { ShownAttempt } from '#app/learning/attempt.server.ts'
import type { ShownQuestion } from '#app/learning/question.server.ts'

export interface ItemCardProps {
  /** From `issueAttempt`. */
  attempt: ShownAttempt
  /**
   * Path of the page that shows the card: /answers comes back to it with `?after=<attempt id>`, to be read with `findResult`.
   * A diagnosis comes back without.
   */
  next: string
  /** Asks how sure she is, lightly. */
  confidence?: boolean
  /** Offers the hint. Looking at it is kept with the answer. */
  hint?: boolean
  /** Label of the one filled button. */
  submitText?: string
}

/**
 * One question and its form, of any kind; the title of the question is the h1 of the page. Works without JavaScript; with it,
 * a lost connection leaves everything in place, and what she typed is kept when she leaves.
 */
export function ItemCard(props: ItemCardProps) {
  const { attempt } = props
  const { question } = attempt
  if (question.kind === 'code') return <CodeCard key={attempt.id} {...props} question={question} />
  return <ItemForm key={attempt.id} {...props} fields={(group) => fieldsFor(question, group)} />
}

function CodeCard(props: ItemCardProps & { question: Extract<ShownQuestion, { kind: 'code' }> }) {
  const { question } = props
  const code = useCode(question, props.attempt.draft)
  return (
    <ItemForm
      {...props}
      prepare={code.prepare}
      fields={(group) => <CodeEditor {...group} question={question} code={code} />}
    />
  )
}

/** A question as it stands on a learner's page, for those who write it: it cannot be answered. */
export function QuestionPreview({ question }: { question: ShownQuestion }) {
  const group = {
    legend: (
      <span className={question.long ? 'title-3' : 'title-2'}>
        <InlineProse html={question.title} />
      </span>
    ),
    help: <Help question={question} />,
    error: undefined,
    draft: {},
  }
  return (
    <div {...{ inert: '' }} className="grid grid-cols-1 gap-6">
      <Situation question={question} />
      {question.kind === 'code' ? (
        <CodePreview question={question} group={group} />
      ) : (
        fieldsFor(question, group)
      )}
    </div>
  )
}

function CodePreview({
  question,
  group,
}: {
  question: Extract<ShownQuestion, { kind: 'code' }>
  group: FieldsProps
}) {
  return <CodeEditor {...group} question={question} code={useCode(question, {})} />
}

function fieldsFor(question: Exclude<ShownQuestion, { kind: 'code' }>, group: FieldsProps): ReactNode {
  switch (question.kind) {
    case 'choice':
      return <ChoiceFields {...group} options={question.options} />
    case 'choices':
      return <ChoicesFields {...group} options={question.options} />
    case 'order':
      return <OrderFields {...group} steps={question.steps} />
    case 'match':
      return <MatchFields {...group} left={question.left} right={question.right} />
    case 'text':
      return <ShortAnswer {...group} number={false} />
    case 'number':
      return <ShortAnswer {...group} number unit={question.unit} />
  }
}

interface FormProps extends ItemCardProps {
  fields(group: FieldsProps): ReactNode
  /** Runs before the form is sent by JavaScript, and gives more fields. */
  prepare?(): Promise<Record<string, string>>
}

function ItemForm({
  attempt,
  next,
  confidence = true,
  hint = false,
  submitText,
  fields,
  prepare,
}: FormProps) {
  const t = useText(fr, en)
  const { question, draft } = attempt
  const form = useRef<HTMLFormElement>(null)
  const { sending, trouble, send } = useSending(prepare)
  useKeptDraft(form, sending === null)
  const problem = drafted(draft, 'problem')[0]
  const error =
    problem !== undefined && problem in t.problems
      ? t.problems[problem as keyof typeof t.problems]
      : undefined
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[id^="field-"]')?.focus()
  }, [error, draft])
  const chosen = confidences.find((one) => one === drafted(draft, 'confidence')[0])
  return (
    <>
      <ReturnNote />
      <Situation question={question} />
      <form
        ref={form}
        method="post"
        action="/answers"
        noValidate
        onSubmit={send}
        className="grid grid-cols-1 gap-6"
      >
        <input type="hidden" name="attempt" value={attempt.id} />
        <input type="hidden" name="next" value={next} />
        {fields({
          legend: <QuestionTitle question={question} />,
          help: <Help question={question} />,
          error,
          draft,
        })}
        {hint && attempt.hint ? <Hint html={attempt.hint} /> : null}
        {confidence ? <ConfidencePicker chosen={chosen} /> : null}
        {trouble === 'offline' ? (
          <Notice tone="thread" live="alert" title={t.offlineTitle}>
            {t.offline}
          </Notice>
        ) : trouble === 'away' ? (
          <Notice tone="thread" live="alert" title={t.offlineTitle}>
            {t.away}{' '}
            <a href="/login?next=/me" target="_blank" rel="noreferrer" className="word">
              {t.awayLogin}
            </a>
          </Notice>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button
            wide
            pending={sending === 'answer' || sending === 'preparing'}
            pendingText={sending === 'preparing' ? t.code.running : t.sending}
          >
            {submitText ?? t.submit}
          </Button>
          {question.kind === 'choice' ? null : (
            <Button look="outline" wide name="unknown" value="1" pending={sending === 'unknown'}>
              {t.unknown}
            </Button>
          )}
          {hint && attempt.hint === null ? (
            <Button look="word" name="intent" value="hint" pending={sending === 'intent'}>
              {t.hint}
            </Button>
          ) : null}
        </div>
      </form>
    </>
  )
}

/** Keeps what she typed when the page goes out of sight: a phone that rings, another tab, the way back. */
function useKeptDraft(form: React.RefObject<HTMLFormElement>, idle: boolean) {
  const touched = useRef(false)
  useEffect(() => {
    const element = form.current
    if (!element) return
    const touch = () => (touched.current = true)
    const keep = () => {
      if (document.visibilityState !== 'hidden' || !touched.current || !idle) return
      const data = new FormData(element)
      data.set('intent', 'draft')
      navigator.sendBeacon('/answers', data)
      touched.current = false
    }
    element.addEventListener('input', touch)
    element.addEventListener('click', touch)
    document.addEventListener('visibilitychange', keep)
    return () => {
      element.removeEventListener('input', touch)
      element.removeEventListener('click', touch)
      document.removeEventListener('visibilitychange', keep)
    }
  }, [form, idle])
}

/** Says why an answer she sent again changed nothing (`note` in the address). */
function ReturnNote() {
  const t = useText(fr, en)
  const [query] = useSearchParams()
  const note = query.get('note')
  if (note !== 'already' && note !== 'closed') return null
  return (
    <div className="mb-6">
      <Notice live="polite">{t.notes[note]}</Notice>
    </div>
  )
}

/** What comes before the question: who, where, the table or the code it is about. */
function Situation({ question }: { question: ShownQuestion }) {
  if (question.lead === null) return null
  return (
    <div className="mb-6 grid grid-cols-1 gap-4">
      <Prose html={question.lead} />
      {question.context === null ? null : <Prose small html={question.context} />}
    </div>
  )
}

/** The question is the title of the page. It takes the focus when the page was already awake, so that it is read out. */
function QuestionTitle({ question }: { question: ShownQuestion }) {
  const arrived = useRef(useHydrated())
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (arrived.current) title.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={title} tabIndex={-1} className={`outline-none ${question.long ? 'title-3' : 'title-2'}`}>
      <InlineProse html={question.title} />
    </h1>
  )
}

function Help({ question }: { question: ShownQuestion }) {
  const t = useText(fr, en)
  const note = question.note ?? (question.kind === 'choices' ? t.several : null)
  const context = question.lead === null ? question.context : null
  if (note === null && context === null) return null
  return (
    <div className="mt-3 grid grid-cols-1 gap-4">
      {note === null ? null : question.note === null ? (
        <p>{note}</p>
      ) : (
        <p>
          <InlineProse html={note} />
        </p>
      )}
      {context === null ? null : (
        <div className="text-ink">
          <Prose small html={context} />
        </div>
      )}
    </div>
  )
}

function Hint({ html }: { html: string }) {
  const t = useText(fr, en)
  const box = useRef<HTMLDivElement>(null)
  const awake = useRef(useHydrated())
  useEffect(() => {
    if (awake.current) box.current?.focus()
  }, [])
  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      <Notice tone="thread" title={t.hintTitle}>
        <Prose small html={html} />
      </Notice>
    </div>
  )
}
