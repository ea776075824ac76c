import { useEffect, useRef, useState } from 'react'
import { FieldError, Fieldset, useFieldIds } from '#app/components/field.tsx'
import { useHydrated } from '#app/components/hydrated.ts'
import { Icon } from '#app/components/icon.tsx'
import { drafted, type FieldsProps } from '#app/components/item/choices.tsx'
import { InlineProse } from '#app/components/prose.tsx'
import { item as en } from '#app/locales/en/item.ts'
import { item as fr } from '#app/locales/fr/item.ts'
import { useText } from '#app/locales/language.tsx'
import type { ShownPart } from '#app/learning/question.server.ts'

type OrderProps = FieldsProps & { steps: ShownPart[] }

/** Steps to put in order: a menu of places for each, and, where JavaScript runs, buttons that move them. */
export function OrderFields({ legend, help, error, ...rest }: OrderProps) {
  const t = useText(fr, en)
  const moves = useHydrated()
  const how = <p className="text-ink-2">{moves ? t.order.howMove : t.order.how}</p>
  return (
    <Fieldset
      large
      legend={legend}
      help={
        <>
          {help}
          {how}
        </>
      }
    >
      {moves ? <MovableSteps {...rest} /> : <PlacedSteps {...rest} />}
      {error ? <FieldError name="order">{error}</FieldError> : null}
    </Fieldset>
  )
}

function PlacedSteps({ steps, draft }: Pick<OrderProps, 'steps' | 'draft'>) {
  const fieldId = useFieldIds()
  const t = useText(fr, en)
  return (
    <div className="grid gap-2.5">
      {steps.map(({ key, html, plain }, index) => (
        <div key={key} className="flex items-center gap-3 rounded-area border border-line bg-card px-4 py-3">
          <select
            id={index === 0 ? fieldId('order') : undefined}
            name={`step-${key}`}
            aria-label={t.order.place(plain)}
            defaultValue={drafted(draft, `step-${key}`)[0] ?? ''}
            className="min-h-12 rounded-field border-[1.5px] border-edge bg-card px-2 text-ink"
          >
            <option value="">{t.order.noPlace}</option>
            {steps.map((_, place) => (
              <option key={place} value={place + 1}>
                {place + 1}
              </option>
            ))}
          </select>
          <InlineProse html={html} />
        </div>
      ))}
    </div>
  )
}

/** The steps as she had laid them, when the draft gives each its own place. */
function laidOut(steps: ShownPart[], draft: FieldsProps['draft']): ShownPart[] {
  const places = steps.map(({ key }) => Number(drafted(draft, `step-${key}`)[0] ?? NaN))
  const complete =
    new Set(places).size === steps.length && places.every((place) => place >= 1 && place <= steps.length)
  if (!complete) return steps
  return places.map((_, i) => steps[places.indexOf(i + 1)]).filter((step) => step !== undefined)
}

function MovableSteps({ steps, draft }: Pick<OrderProps, 'steps' | 'draft'>) {
  const t = useText(fr, en)
  const [ordered, setOrdered] = useState(() => laidOut(steps, draft))
  const [moved, setMoved] = useState<{ key: string; by: number } | null>(null)
  const list = useRef<HTMLOListElement>(null)
  // Moving a step in the document takes the focus from its button: it is given back.
  useEffect(() => {
    if (moved)
      list.current?.querySelector<HTMLButtonElement>(`[data-move="${moved.key}${moved.by}"]`)?.focus()
  }, [moved])
  const move = (from: number, by: number) => {
    const step = ordered[from]
    const other = ordered[from + by]
    if (!step || !other) return
    setOrdered(ordered.map((one, i) => (i === from ? other : i === from + by ? step : one)))
    setMoved({ key: step.key, by })
  }
  const place = ordered.findIndex(({ key }) => key === moved?.key)
  return (
    <>
      <ol ref={list} className="grid gap-2.5">
        {ordered.map(({ key, html, plain }, index) => (
          <li
            key={key}
            className="flex items-center gap-2 rounded-area border border-line bg-card py-1.5 ps-4 pe-1.5"
          >
            <input type="hidden" name={`step-${key}`} value={index + 1} />
            <span aria-hidden="true" className="figure-2 w-6 flex-none text-ink-3">
              {index + 1}
            </span>
            <span className="min-w-0 flex-1 py-2">
              <InlineProse html={html} />
            </span>
            <span className="flex flex-none flex-col min-[26rem]:flex-row">
              {([-1, 1] as const).map((by) => (
                <button
                  key={by}
                  type="button"
                  data-move={`${key}${by}`}
                  aria-label={by < 0 ? t.order.up(plain) : t.order.down(plain)}
                  aria-disabled={!ordered[index + by] || undefined}
                  onClick={() => move(index, by)}
                  className="grid size-12 place-content-center rounded-full hover:bg-paper-2 aria-disabled:opacity-30"
                >
                  <Icon name="down" className={`size-6 ${by < 0 ? 'rotate-180' : ''}`} />
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {place >= 0 ? t.order.moved(ordered[place]?.plain ?? '', place + 1, ordered.length) : ''}
      </p>
    </>
  )
}
