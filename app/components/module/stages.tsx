import { Link } from '@remix-run/react'
import { Knot, type KnotState } from '#app/components/thread.tsx'
import { labelText } from '#app/locales/format.ts'
import { common as commonEn } from '#app/locales/en/common.ts'
import { common as commonFr } from '#app/locales/fr/common.ts'
import { module as en } from '#app/locales/en/module.ts'
import { module as fr } from '#app/locales/fr/module.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

const parts = ['lesson', 'practice', 'check'] as const
type Part = (typeof parts)[number]
const places: Record<Part, string> = { lesson: '', practice: '/practice', check: '/check' }

/** Lesson, practice, check: three knots on one thread. `reached` is where she is in the module, `here` the page she is on. */
export function Stages({ slug, reached, here }: { slug: string; reached: Part | 'done'; here: Part }) {
  const t = useText(fr, en).stages
  const knots = useText(commonFr, commonEn).knot
  const language = useLanguage()
  const at = reached === 'done' ? parts.length : parts.indexOf(reached)
  const stateOf = (i: number): KnotState => (i < at ? 'done' : i === at ? 'now' : 'ahead')
  return (
    <nav aria-label={t.label} className="relative max-w-[26rem]">
      <span
        aria-hidden="true"
        className="absolute inset-x-[16.6%] top-[1.05rem] h-[5px] rounded-full bg-thread"
      />
      <ol className="relative grid grid-cols-3">
        {parts.map((part, i) => (
          <li key={part}>
            <Link
              to={`/modules/${slug}${places[part]}`}
              aria-current={part === here ? 'page' : undefined}
              className="flex min-h-14 flex-col items-center gap-1 pt-1.5 text-center text-sm text-ink-2 hover:underline aria-[current]:font-bold aria-[current]:text-ink"
            >
              <Knot state={stateOf(i)} className="size-6!" />
              <span>
                <span className="sr-only">{labelText(knots[stateOf(i)], '', language)}</span>
                {t[part]}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
