/** A draft in the middle of its work: a shorter first module of layout, and a word about it. */
import type { Academy } from '#app/academy.server.ts'
import { changeDraft } from '#app/studio/draft.server.ts'
import { recordComment } from '#db/draft-comments.ts'
import { recordDraft } from '#db/drafts.ts'
import { idFrom } from '#db/identifier.ts'
import { setting } from '#engine/edit/make.ts'

const draftId = idFrom('demonstration', 'draft')
const where = { kind: 'module', slug: 'css-layout' } as const

/** Begins it, once. */
export async function beginDraft(academy: Academy, staff: string): Promise<void> {
  const { db, now } = academy
  const { id: baseId } = await academy.catalogs.published(db)
  await recordDraft(db, { id: draftId, name: 'Alléger la mise en page', baseId, by: staff, at: now() })
  await changeDraft(academy, { draftId, id: idFrom(draftId, 'minutes'), by: staff }, (catalog) => ({
    edits: [setting(catalog, where, 'minutes', 45)],
  }))
  await recordComment(db, {
    ...{ id: idFrom(draftId, 'comment'), draftId, ...where, authorId: staff, at: now() },
    text: 'Les temps relevés sont plus courts que ce qui est annoncé : à relire avec les coachs.',
  })
}
