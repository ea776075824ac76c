import { Icon } from '#app/components/icon.tsx'
import { Knot, Thread, ThreadStep } from '#app/components/thread.tsx'
import { labelText, listText, minutesText } from '#app/locales/format.ts'
import { file as en } from '#app/locales/en/file.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { Stretch } from '#app/path/view.server.ts'

/** The thread of a learner's path as those who accompany her see it: what is done, now, next; the present stretch unfolded. */
export function FileThread({ stretches }: { stretches: Stretch[] }) {
  const t = useText(fr, en).thread
  if (stretches.length === 0) return <p className="text-ink-2">{t.none}</p>
  return (
    <Thread label={t.title}>
      {stretches.map((stretch) => {
        const now = stretch.coming.some((step) => step.now)
        const state = stretch.coming.length === 0 ? 'done' : now ? 'now' : 'ahead'
        return (
          <ThreadStep key={stretch.name} state={state}>
            <StretchLines stretch={stretch} open={now} />
          </ThreadStep>
        )
      })}
    </Thread>
  )
}

function StretchLines({ stretch, open }: { stretch: Stretch; open: boolean }) {
  const t = useText(fr, en).thread
  const language = useLanguage()
  const { name, known, done, coming } = stretch
  const knownNames = [...new Set(known.map((node) => node.name))]
  return (
    <details open={open} className="group/more">
      <summary className="flex min-h-13 items-start justify-between gap-3 py-2.5">
        <span>
          <h3 className="title-3">{name ?? t.last}</h3>
          <span className="mt-0.5 block text-sm text-ink-2">
            {coming.length > 0 ? t.stretch(coming.length) : t.stretchDone}
          </span>
        </span>
        <Icon name="down" className="mt-1 size-4 flex-none group-open/more:rotate-180" />
      </summary>
      {knownNames.length > 0 ? (
        <p className="measure text-ink-2">{t.known(listText(knownNames, language))}</p>
      ) : null}
      <ul className="mt-1 mb-3">
        {done.map(({ module, title }) => (
          <li key={module} className="flex gap-3 py-1.5">
            <Knot state="done" className="size-5!" />
            <span className="min-w-0">
              <span className="sr-only">{labelText(t.done, '', language)}</span>
              {title}
            </span>
          </li>
        ))}
        {coming.map(({ module, project, title, minutes, now }) => (
          <li key={`${module}${project}`} className="flex gap-3 py-1.5">
            <Knot state={now ? 'now' : 'ahead'} className="size-5!" />
            <span className={`min-w-0 flex-1 ${now ? 'font-bold' : ''}`}>
              {now ? <span className="sr-only">{labelText(t.now, '', language)}</span> : null}
              {project ? t.project(title) : title}
            </span>
            <span className="flex-none text-sm text-ink-2">{minutesText(minutes, language)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
