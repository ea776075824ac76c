import type { ScreenProps } from '#app/components/welcome/screen.tsx'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import { selfEstimates } from '#app/learning/welcome.ts'

/** For each area one can-do sentence and three words to answer with. */
export function SkillsFields({ welcome, typed }: ScreenProps) {
  const t = useText(fr, en).skills
  const say = useSay()
  return (
    <div className="grid">
      {welcome.areas.map(({ slug, name, canDo }) => {
        const chosen = typed(`skills.${slug}`) ?? welcome.answers.skills?.[slug]
        return (
          <fieldset key={slug} className="border-t border-line py-5 first:border-0 first:pt-0">
            <legend className="contents">
              <span className="block text-sm text-ink-2">{say(name)}</span>
              <span className="mt-0.5 block text-lg text-balance">{say(canDo)}</span>
            </legend>
            <div className="mt-3 grid grid-cols-3 gap-2">
              {selfEstimates.map((estimate) => (
                <label
                  key={estimate}
                  className="mark-card grid min-h-12 place-content-center rounded-field border-[1.5px] border-edge bg-card px-1 py-2 text-center leading-tight hover:border-ink has-checked:border-thread-ink has-checked:bg-thread-soft has-checked:font-bold has-checked:shadow-[inset_0_0_0_1.5px_var(--thread)]"
                >
                  <input
                    type="radio"
                    name={`skills.${slug}`}
                    value={estimate}
                    defaultChecked={chosen === estimate}
                    className="sr-only"
                  />
                  {t.estimates[estimate]}
                </label>
              ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}
