import type { ReactNode } from 'react'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

export type Tone = 'plain' | 'thread' | 'leaf' | 'sky' | 'clay'

export const toneClasses: Record<Tone, string> = {
  plain: 'bg-paper-2 text-ink-2',
  thread: 'bg-thread-soft text-thread-ink',
  leaf: 'bg-leaf-soft text-leaf',
  sky: 'bg-sky-soft text-sky',
  clay: 'bg-clay-soft text-clay',
}

/** A word about the state of something: thread = now or to check, leaf = known, sky = people, clay = final. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex w-fit items-center gap-1.5 rounded-full border border-transparent px-2.5 py-0.5 text-sm font-bold ${toneClasses[tone]}`}
    >
      {children}
    </span>
  )
}

const statusTones = { mastered: 'leaf', uncertain: 'thread', 'not-yet': 'plain' } as const
export type MasteryStatus = keyof typeof statusTones

/** How the academy sees a competency of hers: known, to check, to discover. */
export function MasteryTag({ status }: { status: MasteryStatus }) {
  const t = useText(fr, en)
  return <Tag tone={statusTones[status]}>{t.status[status]}</Tag>
}
