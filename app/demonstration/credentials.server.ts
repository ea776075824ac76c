/** Credentials of the demonstration: one whose page is open, one to accept; what else was confirmed waits for staff. */
import type { Academy } from '#app/academy.server.ts'
import { acceptAward } from '#app/credentials/acceptance.server.ts'
import { issueAward } from '#app/credentials/issue.server.ts'
import { findAward, listAwards, savePublic } from '#db/awards.ts'
import { listEvidence } from '#db/learning/state.ts'
import { findPerson } from '#db/people.ts'
import { confirmedNodes } from '#engine/award.ts'

/** Of what was confirmed, two become credentials. Called twice, they are there once. */
export async function giveCredentials(
  academy: Academy,
  { learner, staff }: { learner: string; staff: string },
): Promise<void> {
  const { db } = academy
  if ((await listAwards(db, learner)).length > 0) return
  const nodes = [...confirmedNodes(await listEvidence(db, learner)).keys()].slice(0, 2)
  for (const subject of nodes)
    await issueAward(academy, { learnerId: learner, kind: 'node', subject, by: staff })
  const [last, person] = [(await listAwards(db, learner))[0], await findPerson(db, learner)]
  const award = last ? await findAward(db, last.id) : null
  if (!award || !person) return
  await acceptAward(academy, person, award, person.name)
  await savePublic(db, { learnerId: learner, id: award.id, isPublic: true })
}
