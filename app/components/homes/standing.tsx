import { homes as en } from '#app/locales/en/homes.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { useText } from '#app/locales/language.tsx'
import type { ShownCompanion } from '#app/companions.server.ts'

/** Where a learner's path stands, in a sentence or two. */
export function useStanding(): (companion: Pick<ShownCompanion, 'track' | 'done' | 'path'>) => string {
  const t = useText(fr, en).person
  return ({ track, done, path }) => {
    if (track === null) return t.noTrack
    if (path === null) return t.noPath
    if (path.next === null) return path.steps === 0 ? t.end(done) : t.standing(done, path.steps)
    const now = path.next.project ? t.nextProject(path.next.title) : t.next(path.next.title)
    return `${done === 0 ? t.start(track) : t.standing(done, path.steps)} ${now}`
  }
}
