import { home as en } from '#app/locales/en/home.ts'
import { home as fr } from '#app/locales/fr/home.ts'
import { useText } from '#app/locales/language.tsx'

const answers = ['product', 'sum', 'formula', 'unknown'] as const

/** A question that can be answered on the spot: nothing is sent or kept; the feedback unfolds by CSS alone. */
export function Taste() {
  const t = useText(fr, en)
  return (
    <form className="taste max-w-[36rem] rounded-area bg-paper-2 p-5 md:p-6" aria-labelledby="taste">
      <fieldset>
        <legend id="taste" className="title-3 font-title font-[640] text-balance">
          {t.taste.legend}
        </legend>
        <div className="mt-4 grid gap-2.5">
          {answers.map((answer) => (
            <label
              key={answer}
              className="mark-card flex min-h-13 items-center gap-4 rounded-area border border-line bg-card px-4 py-2.5 hover:border-ink-3 has-checked:border-ink has-checked:shadow-[inset_0_0_0_1px_var(--ink)]"
            >
              <input
                type="radio"
                name="taste"
                value={answer}
                className="mark"
                aria-describedby={`taste-${answer}`}
              />
              {t.taste.answers[answer].label}
            </label>
          ))}
        </div>
      </fieldset>
      <div aria-live="polite">
        {answers.map((answer) => (
          <p
            key={answer}
            id={`taste-${answer}`}
            data-taste={answer}
            className="taste-feedback mt-4 border-s-4 border-thread ps-4"
          >
            {t.taste.answers[answer].feedback}
          </p>
        ))}
      </div>
    </form>
  )
}
