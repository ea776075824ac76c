import { Notice } from '#app/components/notice.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { listText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { StudioReply } from '#app/studio/act.server.ts'
import type { Refusal } from '#engine/edit/edit.ts'

/** Why something could not be done, in words. */
export function Refused({
  reply,
  names,
}: {
  reply: StudioReply | undefined
  names: Readonly<Record<string, string>>
}) {
  const t = useText(fr, en)
  const language = useLanguage()
  const sentence = useRefusal(names)
  if (!reply) return null
  const whole = reply.returned?.problems.find(({ field }) => field === null)
  const problem = whole && t.problems[whole.problem as keyof typeof t.problems]
  const text = reply.refused
    ? sentence(reply.refused)
    : reply.dependent
      ? t.refused.dependent(listText(reply.dependent, language))
      : (problem ?? (whole ? t.problems.form : null))
  return text === null ? null : (
    <Notice tone="clay" live="alert" title={t.refused.title}>
      {text}
    </Notice>
  )
}

/** Why an edit is refused, as a sentence. */
export function useRefusal(names: Readonly<Record<string, string>>): (refusal: Refusal) => string {
  const t = useText(fr, en)
  const language = useLanguage()
  const name = (slug: string) => names[slug] ?? slug
  return (refusal) => {
    switch (refusal.reason) {
      case 'cycle':
        return t.refused.cycle([...refusal.loop, refusal.loop[0] ?? ''].map(name).join(' → '))
      case 'used': {
        const by = refusal.by.slice(0, 6).map(({ kind, slug }) => `${t.kinds[kind]} ${name(slug)}`)
        const more = refusal.by.length - by.length
        const all = more > 0 ? [...by, t.change.more(more)] : by
        return t.refused.used(name(refusal.slug), more > 0 ? all.join(', ') : listText(all, language))
      }
      case 'unknown':
      case 'taken':
        return t.refused[refusal.reason](name(refusal.slug))
      case 'retired':
      case 'exists':
        return t.refused[refusal.reason](name(refusal.node))
      case 'not-on-top':
        return t.refused.notOnTop
      case 'twice':
      case 'absent':
        return t.refused[refusal.reason](name(refusal.member))
      case 'stale':
        return t.refused.stale
      case 'unfit':
        return t.refused.unfit(refusal.field)
    }
  }
}
