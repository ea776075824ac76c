import { MasteryTag } from '#app/components/tag.tsx'
import type { LearnerFile } from '#app/file/file.server.ts'
import { file as en } from '#app/locales/en/file.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { useText } from '#app/locales/language.tsx'

/** What the next steps stand on, with what one could ask her to show. */
export function Weakest({ weakest, path }: Pick<LearnerFile, 'weakest' | 'path'>) {
  const t = useText(fr, en).weakest
  const none = useNothingToAsk(path)
  if (weakest.length === 0) return <p className="text-ink-2">{none}</p>
  return (
    <ul className="grid gap-5">
      {weakest.map(({ node, name, level, status, canDo, module }) => (
        <li key={node} className="border-s-4 border-thread ps-4">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <strong>{t.node(name, level)}</strong>
            {status === 'mastered' ? null : <MasteryTag status={status} />}
          </p>
          <p className="mt-1 text-ink-2">{t.for(module)}</p>
          <p className="mt-1">{t.ask(canDo)}</p>
        </li>
      ))}
    </ul>
  )
}

/** Why there is nothing to ask for: no path yet, the end of it, or a next step that needs nothing. */
export function useNothingToAsk(path: LearnerFile['path']): string {
  const { thread, weakest } = useText(fr, en)
  if (path === null) return thread.none
  return path.steps === 0 ? weakest.end : weakest.none
}
