/** From one version of a standard to the next: what differs, and what of ours rests on the old one until somebody says otherwise. */
import type { Academy } from '#app/academy.server.ts'
import { readSteps } from '#app/standards/view.server.ts'
import { listAlignments, saveAlignment, type AlignedKind } from '#db/standards/alignments.ts'
import { listDifferences, listEntries } from '#db/standards/entries.ts'
import { listVersions } from '#db/standards/versions.ts'
import type { StandardSource } from '#engine/standard.ts'

export interface Step {
  source: StandardSource
  from: string
  to: string
}

/** The step that an address names, if there is anything to say of it; 404 otherwise. */
export async function requireStep(
  context: Pick<Academy, 'db'>,
  given: { source?: string; from?: string; to?: string },
): Promise<Step & { here: boolean }> {
  const versions = await listVersions(context.db)
  const step = (await readSteps(context, versions)).find(
    ({ source, from, to }) => source === given.source && from === given.from && to === given.to,
  )
  if (!step) throw new Response(null, { status: 404 })
  return {
    ...step,
    here: versions.some(({ source, version }) => source === step.source && version === step.to),
  }
}

/** What differs, and each confirmed alignment with the old version: what becomes of its code, and what was decided of it since. */
export async function readChanges({ db }: Pick<Academy, 'db'>, { source, from, to }: Step) {
  const [differences, resting, decided] = await Promise.all([
    listDifferences(db, source, { from, to }),
    listAlignments(db, { source, version: from, state: 'confirmed' }),
    listAlignments(db, { source, version: to }),
  ])
  const now = new Map(
    (
      await listEntries(
        db,
        { source, version: to },
        resting.map(({ code }) => code),
      )
    ).map(({ code, label }) => [code, label]),
  )
  const ours = resting.map(({ id, subjectKind, subject, code, label }) => {
    const difference = differences.find((one) => one.code === code)
    const isSame = (one: (typeof decided)[number]) =>
      one.subjectKind === subjectKind && one.subject === subject && one.code === code
    return {
      ...{ id, subjectKind, subject, code, before: label },
      fate: difference?.nature ?? ('same' as const),
      after: now.get(code) ?? difference?.after ?? null,
      movedTo: difference?.movedTo ?? null,
      decision: decided.find(isSame)?.state ?? null,
      /** There is such a code in the new version to decide of. */
      open: now.has(code),
    }
  })
  return { differences, ours }
}

/** Confirms an alignment for the new version, or notes that ours stays with the old one. `none`: nothing of ours rests there; `gone`, `changed`: the new version has no such code, or says something else of it by now. */
export async function decideChange(
  { db, newId, now }: Pick<Academy, 'db' | 'newId' | 'now'>,
  decision: Step & {
    subjectKind: AlignedKind
    subject: string
    code: string
    /** As it was read in the new version. */
    label: string
    state: 'confirmed' | 'refused'
    by: string
  },
): Promise<'kept' | 'none' | 'gone' | 'changed'> {
  const { source, from, to, subjectKind, subject, code, label, state, by } = decision
  const own = { subjectKind, subject, source, code }
  const [before] = await listAlignments(db, { ...own, version: from, state: 'confirmed' })
  if (!before) return 'none'
  const { note, score } = before
  return saveAlignment(db, {
    ...own,
    label,
    id: newId(),
    version: to,
    state,
    note,
    score,
    by,
    at: now(),
  })
}
