import { Disclosure } from '#app/components/disclosure.tsx'
import { Thread, ThreadStep } from '#app/components/thread.tsx'
import { tracks as en } from '#app/locales/en/tracks.ts'
import { tracks as fr } from '#app/locales/fr/tracks.ts'
import { minutesText } from '#app/locales/format.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import type { Text } from '#engine/catalog.ts'

interface Step {
  slug: string
  name: Text
  minutes: number
  abilities: Text[]
  modules: { slug: string; title: Text; minutes: number; project?: { title: Text; minutes: number } }[]
}

/** On a desk: the milestones at a glance, each leading to what it holds. */
export function Overview({ steps }: { steps: Pick<Step, 'slug' | 'name'>[] }) {
  const { learn: t } = useText(fr, en).one
  const say = useSay()
  return (
    <nav aria-label={t.overview} className="hidden lg:block">
      <Thread open>
        {steps.map((step) => (
          <ThreadStep key={step.slug} state="ahead">
            <a
              href={`#step-${step.slug}`}
              className="hover:word flex min-h-12 items-center title-3 font-title font-[640]"
            >
              {say(step.name)}
            </a>
          </ThreadStep>
        ))}
      </Thread>
    </nav>
  )
}

/** The milestones along the thread: what she will be able to do at each, and the modules that bring it. */
export function Milestones({ steps }: { steps: Step[] }) {
  const { learn: t } = useText(fr, en).one
  const language = useLanguage()
  const say = useSay()
  return (
    <section className="page pt-16 md:pt-24">
      <h2 className="title-1 max-w-[18ch]">{t.title}</h2>
      <div className="mt-10">
        <Thread>
          {steps.map((step, index) => (
            <ThreadStep key={step.slug} state={index === 0 ? 'now' : 'ahead'}>
              <div
                id={`step-${step.slug}`}
                className="grid gap-x-14 gap-y-3 pb-8 lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)]"
              >
                <div className="pt-1.5">
                  <h3 className="title-2">{say(step.name)}</h3>
                  <p className="mt-2 text-ink-2">
                    {t.step(step.modules.length, minutesText(step.minutes, language))}
                  </p>
                </div>
                <div>
                  <ul className="max-w-[38rem]">
                    {step.abilities.map((ability) => (
                      <li key={ability.fr} className="border-b border-line py-3 lg:first:pt-2.5">
                        {say(ability)}
                      </li>
                    ))}
                  </ul>
                  {step.modules.length > 0 ? (
                    <Disclosure summary={t.modules}>
                      <ol className="max-w-[38rem]">
                        {step.modules.map((module) => (
                          <li key={module.slug} className="py-1.5">
                            <div className="flex justify-between gap-6">
                              <span>{say(module.title)}</span>
                              <span className="flex-none tabular-nums">
                                {minutesText(module.minutes, language)}
                              </span>
                            </div>
                            {module.project ? (
                              <p className="text-sm">
                                {t.project(
                                  say(module.project.title),
                                  minutesText(module.project.minutes, language),
                                )}
                              </p>
                            ) : null}
                          </li>
                        ))}
                      </ol>
                    </Disclosure>
                  ) : null}
                </div>
              </div>
            </ThreadStep>
          ))}
        </Thread>
      </div>
    </section>
  )
}
