import { Button } from '#app/components/button.tsx'
import { TextArea } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { StudioForm, useCanEdit } from '#app/components/studio/form.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { dayText, listText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { AboutView } from '#app/studio/view.server.ts'
import type { Kind } from '#engine/edit/edit.ts'

/** That colleagues work on the same thing, here or in another draft. */
export function Others({ about }: { about: AboutView }) {
  const t = useText(fr, en).others
  const language = useLanguage()
  const { last, others } = about
  if (others.length === 0 && (!last || last.own)) return null
  return (
    <div className="mt-5">
      <Notice tone="sky" title={others.length > 0 ? t.title : undefined}>
        {others.length > 0
          ? t.text(
              listText(
                others.map(({ name }) => `« ${name} »`),
                language,
              ),
            )
          : null}
        {last && !last.own ? (
          <p>{t.last(last.name ?? t.gone, dayText(last.at.slice(0, 10), language, 'long'))}</p>
        ) : null}
      </Notice>
    </div>
  )
}

/** What colleagues say of a thing, or of the whole draft. */
export function Comments({
  about,
  where,
}: {
  about: AboutView['comments']
  where?: { kind: Exclude<Kind, 'retirement'>; slug: string }
}) {
  const t = useText(fr, en).comments
  const others = useText(fr, en).others
  const language = useLanguage()
  const can = useCanEdit()
  if (!can && about.length === 0) return null
  return (
    <section className="mt-12" aria-labelledby="comments">
      <h2 id="comments" className="title-2">
        {t.title}
      </h2>
      {about.length === 0 ? <p className="mt-2 text-ink-2">{t.none}</p> : null}
      <ul className="mt-3 grid gap-4">
        {about.map(({ id, name, day, text, settled, about: thing }) => (
          <li key={id} className="measure border-s-[3px] border-line ps-4">
            <p className="text-sm text-ink-2">
              {name ?? others.gone}, {dayText(day, language, 'long')}
              {thing ? `, ${t.about(thing)}` : null}
              {settled ? `, ${t.settled}` : null}
            </p>
            <p className="wrap-break-word whitespace-pre-line">{text}</p>
            {can && !settled ? (
              <StudioForm intent="settle" values={{ comment: id }}>
                <Button look="word">{t.settle}</Button>
              </StudioForm>
            ) : null}
          </li>
        ))}
      </ul>
      {can ? (
        <StudioForm intent="comment" values={where ?? {}} className="mt-4 grid max-w-[34rem] gap-3">
          <TextArea label={t.add} name="text" rows={3} maxLength={2000} />
          <div>
            <Button look="outline">{t.button}</Button>
          </div>
        </StudioForm>
      ) : null}
    </section>
  )
}
