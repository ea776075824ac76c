import { Foretellings } from '#app/components/model/foretellings.tsx'
import { model as en } from '#app/locales/en/model.ts'
import { numberText, percentText } from '#app/locales/format.ts'
import { model as fr } from '#app/locales/fr/model.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { leastLearners, type Comparison } from '#engine/parameters/compare.ts'
import { leastAnswers, type ResponseTrial } from '#engine/response/trial.ts'

/** Facts that are named; the rest is small. */
const shownParts = 5

/** What the answers alone would foretell beside the learner model, what a gap means, and what carries it. */
export function Responses({ trial }: { trial: ResponseTrial }) {
  const t = useText(fr, en)
  const own = t.responses
  const language = useLanguage()
  const number = (value: number, decimals = 0) => numberText(value, language, decimals)
  const { comparison, parts } = trial
  return (
    <section aria-labelledby="responses" className="mt-12">
      <h2 id="responses" className="title-2">
        {own.title}
      </h2>
      <p className="measure mt-3 text-ink-2">{own.lead}</p>
      {comparison === null ? (
        <p className="measure mt-4">
          {own.few(number(trial.learners), number(trial.answers), number(leastAnswers), leastLearners)}
        </p>
      ) : (
        <>
          <p className="measure mt-4 font-semibold">{own[verdictOf(comparison)]}</p>
          <div className="mt-4">
            <Foretellings
              caption={own.caption}
              comparison={comparison}
              words={[own.line, own.model, own.alone, own.gap]}
            />
          </div>
          <p className="measure mt-3 text-sm text-ink-2">
            {own.on(number(comparison.learners), number(comparison.answers))}{' '}
            {own.fitted(number(trial.learners), number(trial.answers))}
          </p>
          <h3 className="title-3 mt-8">{own.parts}</h3>
          <ul className="measure mt-3">
            {parts.slice(0, shownParts).map(({ fact, share }) => (
              <li
                key={fact}
                className="flex items-baseline justify-between gap-4 border-b border-line py-2 first:border-t"
              >
                <span>{own.fact[fact]}</span>
                <span className="flex-none tabular-nums text-ink-2">{percentText(share, language)}</span>
              </li>
            ))}
          </ul>
          <p className="measure mt-4 text-sm text-ink-2">{own.legend}</p>
        </>
      )}
    </section>
  )
}

/** Beyond chance, one way or the other. */
function verdictOf({ gain }: Comparison): 'better' | 'worse' | 'even' {
  return gain.low > 0 ? 'better' : gain.high < 0 ? 'worse' : 'even'
}
