import type { ComponentProps } from 'react'
import { WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { useCanEdit, useDraftLink } from '#app/components/studio/form.tsx'
import { ThingForm } from '#app/components/studio/thing-form.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { listText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import type { StudioReply } from '#app/studio/act.server.ts'
import type { Competency, Text } from '#engine/catalog.ts'

export interface OutlineArea {
  slug: string
  name: Text
  thing: ComponentProps<typeof ThingForm>['thing']
  competencies: Pick<Competency, 'slug' | 'name' | 'levels'>[]
}

/** The graph as a text: area by area, with what each level needs before it. */
export function Outline({
  areas,
  narrowed,
  names,
  reply,
}: {
  areas: readonly OutlineArea[]
  /** Only some competencies are shown: areas without any are left out. */
  narrowed: boolean
  names: Readonly<Record<string, string>>
  reply: StudioReply | undefined
}) {
  const t = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const link = useDraftLink()
  const can = useCanEdit()
  return (
    <>
      {areas.map((area) =>
        narrowed && area.competencies.length === 0 ? null : (
          <section key={area.slug} aria-labelledby={`area-${area.slug}`} className="mt-10">
            <h2 id={`area-${area.slug}`} className="title-2">
              {say(area.name) || area.slug}
            </h2>
            <ul className="mt-3 border-t border-line">
              {area.competencies.map(({ slug, name, levels }) => (
                <li
                  key={slug}
                  className="grid gap-x-8 border-b border-line py-3 md:grid-cols-[16rem_minmax(0,1fr)]"
                >
                  <p>
                    <WordLink
                      to={link(`/staff/graph/${slug}`)}
                      className="inline-flex min-h-11 items-center font-semibold"
                    >
                      {say(name) || slug}
                    </WordLink>
                  </p>
                  <ol className="grid gap-2">
                    {levels.map(({ canDo, requires }, i) => (
                      <li key={`${slug}@${i + 1}`} className="flex gap-3">
                        <span className="flex-none font-bold tabular-nums" aria-hidden="true">
                          {i + 1}
                        </span>
                        <span className="min-w-0">
                          <span className="sr-only">{t.graph.level(i + 1)}. </span>
                          {say(canDo) || <span className="text-thread-ink">{t.form.missing}</span>}
                          {requires.length > 0 ? (
                            <span className="block text-sm text-ink-2">
                              {t.graph.needs}{' '}
                              {listText(
                                requires.map((node) => names[node] ?? node),
                                language,
                              )}
                            </span>
                          ) : null}
                        </span>
                      </li>
                    ))}
                  </ol>
                </li>
              ))}
            </ul>
            {can ? (
              <Disclosure summary={`${t.kinds.area} : ${say(area.name) || area.slug}`}>
                <ThingForm thing={area.thing} reply={reply} />
              </Disclosure>
            ) : null}
          </section>
        ),
      )}
    </>
  )
}
