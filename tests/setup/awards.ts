import { randomUUID } from 'node:crypto'
import type { Academy } from '#app/academy.server.ts'
import { acceptAward } from '#app/credentials/acceptance.server.ts'
import { issueAward } from '#app/credentials/issue.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { findAward, listAwards, savePublic } from '#db/awards.ts'
import { recordEvidence } from '#db/learning/state.ts'
import { findPerson } from '#db/people.ts'

/** A mentor saw a learner do it; the id of her validation. */
export async function confirmNode(
  academy: Academy,
  { learnerId, node, by = 'mentor' }: { learnerId: string; node: string; by?: string },
): Promise<string> {
  const id = randomUUID()
  const at = academy.now()
  const seen = { kind: 'validation' as const, id, node, by, seen: 'Vu ensemble', at: at.toISOString() }
  const model = learnerModel(await academy.catalogs.published(academy.db))
  await recordEvidence(academy.db, model, learnerId, [seen], at)
  return id
}

/** A credential that the learner accepted and whose page she opened; its id. */
export async function addAward(
  academy: Academy,
  { learnerId, by, node = 'html@1' }: { learnerId: string; by: string; node?: string },
): Promise<string> {
  await confirmNode(academy, { learnerId, node })
  await issueAward(academy, { learnerId, kind: 'node', subject: node, by })
  const id = (await listAwards(academy.db, learnerId)).find(({ subject }) => subject === node)?.id ?? ''
  const [award, person] = [await findAward(academy.db, id), await findPerson(academy.db, learnerId)]
  if (!award || !person) throw new Error('no credential')
  await acceptAward(academy, person, award, 'Awa Diop')
  await savePublic(academy.db, { learnerId, id, isPublic: true })
  return id
}
