/** What a page shows of the effect of a draft on learners, as it was worked out. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { namesOfNodes } from '#app/studio/names.ts'
import type { OpenDraft } from '#db/drafts.ts'
import { findLastPreview, listEffects } from '#db/previews.ts'
import type { Catalog, Language } from '#engine/catalog.ts'
import type { Effect, EffectSums } from '#engine/impact/effect.ts'

/** Learners listed on a page; the file has them all. */
const shownLearners = 50

export interface ShownEffect {
  learnerId: string
  name: string
  added: string[]
  removed: string[]
  minutes: number
  arrivalDays: number | null
  lost: string[]
}

export type EffectPage =
  | { state: 'none' }
  | { state: 'waiting'; done: number; total: number | null }
  | { state: 'failed'; again: number }
  | {
      state: 'ready'
      id: string
      /** Worked out for another version of the draft. */
      stale: boolean
      at: string
      again: number
      sums: EffectSums
      learners: ShownEffect[]
    }

/** Titles of modules, and of their projects. */
export function stepNames(catalogs: readonly Catalog[], language: Language, project: string) {
  const titles = new Map<string, string>()
  for (const { modules } of catalogs)
    for (const { slug, title } of modules) if (!titles.has(slug)) titles.set(slug, title[language] || slug)
  return (step: string) => {
    const [slug = '', own] = step.split('/')
    const title = titles.get(slug) ?? slug
    return own ? `${title} (${project})` : title
  }
}

/** An effect in words of the catalogue. */
export function showEffect(
  { learnerId, name, effect }: { learnerId: string; name: string; effect: Effect },
  step: (step: string) => string,
  nodes: Readonly<Record<string, string>>,
): ShownEffect {
  const { added, removed, minutes, arrivalDays, lost } = effect
  return {
    ...{ learnerId, name, minutes, arrivalDays },
    added: added.map(step),
    removed: removed.map(step),
    lost: lost.map((node) => nodes[node] ?? node),
  }
}

/** Numbers the askings for one version, so that one more after the last is a new one. */
const askingOf = (askedAt: Date) => Math.floor(askedAt.getTime() / 1000)

/** The effect of a draft as it was last worked out. */
export async function viewEffect(
  context: RequestContext,
  staff: Person,
  draft: OpenDraft,
  catalog: Catalog,
): Promise<EffectPage> {
  const preview = await findLastPreview(context.db, draft.id)
  if (!preview) return { state: 'none' }
  const again = askingOf(preview.askedAt)
  const { state, sums, readyAt, done, total } = preview
  if (state === 'waiting') return { state, done, total }
  if (state === 'failed' || !sums || !readyAt) return { state: 'failed', again }
  const { catalog: base } = await context.catalogs.published(context.db)
  const project = staff.language === 'fr' ? 'projet' : 'project'
  const step = stepNames([catalog, base], staff.language, project)
  const nodes = { ...namesOfNodes(catalog, staff.language), ...namesOfNodes(base, staff.language) }
  const learners = await listEffects(context.db, preview.id, shownLearners)
  return {
    state,
    id: preview.id,
    stale: preview.version !== draft.version,
    at: readyAt.toISOString(),
    again,
    sums,
    learners: learners.map((one) => showEffect(one, step, nodes)),
  }
}
