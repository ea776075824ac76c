/** While the mentor of the demonstration is away: one cover that all agreed to, and one that is asked for. */
import type { Academy, RequestContext } from '#app/academy.server.ts'
import { draftSummary } from '#app/people/cover-view.server.ts'
import { answerCover, askCover, decideCover } from '#app/people/covers.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { findCover, listCoverCandidates } from '#db/covers.ts'
import { idFrom } from '#db/identifier.ts'
import { listAbsences } from '#db/meeting-times.ts'
import { findPerson } from '#db/people.ts'

const hourMs = 3_600_000

/** Made by the functions of the pages, in the order of the learners: the first has agreed; called twice, it is there once. */
export async function planCovers(academy: Academy, mentorId: string, learnerIds: string[]): Promise<void> {
  const { db } = academy
  const today = dayOf(academy.now(), 'Europe/Paris')
  const away = (await listAbsences(db, mentorId)).find(({ from }) => from > today)
  if (!away) return
  const { from, to } = away
  for (const [i, learnerId] of learnerIds.entries()) {
    const learner = await findPerson(db, learnerId)
    const id = idFrom('cover', learnerId)
    if (!learner || (await findCover(db, mentorId, id))) continue
    const [candidate] = await listCoverCandidates(db, { learnerId, mentorId, from, to })
    if (!candidate) continue
    const agrees = i === 0
    const hours = (ago: number): RequestContext => ({
      ...{ ...academy, nonce: '', address: '', once: new Map() },
      now: () => new Date(academy.now().getTime() - ago * hourMs),
    })
    const summary = await draftSummary(hours(0), { id: mentorId }, learner)
    await askCover(hours(agrees ? 60 : 5), {
      ...{ id, learnerId, mentorId, coverId: candidate.id, from, to, summary },
    })
    const cover = agrees ? await findCover(db, mentorId, id) : null
    if (!cover) continue
    await answerCover(hours(40), cover, { accept: true, today })
    await decideCover(hours(20), learner, { id, answer: 'agree' })
  }
}
