import { randomUUID } from 'node:crypto'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { savePerson } from '#db/people.ts'
import { recordMessage } from '#db/threads/messages.ts'
import { listThreads, saveThreads } from '#db/threads/threads.ts'
import type { TestAcademy } from './academy.ts'
import type { Visitor } from './visitor.ts'

export interface Company {
  learner: string
  mentor: string
  coach: string
  /** Ids of her threads. */
  mentorThread: string
  coachThread: string
  email(who: 'learner' | 'mentor' | 'coach'): string
  enter(who: 'learner' | 'mentor' | 'coach'): Promise<Visitor>
  /** Somebody writes, by the database alone. */
  write(who: 'learner' | 'mentor' | 'coach', body: string, at?: Date): Promise<string>
}

/** Fatou with her mentor Isabelle and her coach Sandrine, each with an account of her own. */
export async function addCompany(site: TestAcademy): Promise<Company> {
  const { db } = site.database
  const at = site.academy.now()
  const suffix = randomUUID().slice(0, 8)
  const email = (who: string) => `${who}-${suffix}@exemple.fr`
  const names = { learner: 'Fatou', mentor: 'Isabelle', coach: 'Sandrine' } as const
  const ids = { learner: '', mentor: '', coach: '' }
  for (const who of ['learner', 'mentor', 'coach'] as const) {
    ids[who] = await site.addAccount(email(who), who)
    await savePerson(db, ids[who], { name: names[who] }, at)
  }
  const { learner, mentor, coach } = ids
  await saveMentorship(db, { id: randomUUID(), learnerId: learner, mentorId: mentor, at })
  const cohort = { id: randomUUID(), name: 'Automne', track: 'track', startsOn: '2026-09-07', createdAt: at }
  await saveCohort(db, { ...cohort, coachId: coach })
  await saveCohortMember(db, { cohortId: cohort.id, learnerId: learner, at })
  await saveThreads(db, learner, at)
  const threads = await listThreads(db, learner)
  const threadOf = (kind: string) => threads.find((thread) => thread.kind === kind)?.id ?? ''
  const [mentorThread, coachThread] = [threadOf('mentor'), threadOf('coach')]
  return {
    ...{ learner, mentor, coach, mentorThread, coachThread, email },
    enter: (who) => site.enter(email(who)),
    async write(who, body, when = site.academy.now()) {
      const id = randomUUID()
      const threadId = who === 'coach' ? coachThread : mentorThread
      const given = {
        threadId,
        authorId: ids[who],
        id,
        otherwiseId: randomUUID(),
        body,
        file: null,
        at: when,
      }
      const outcome = await recordMessage(db, given)
      if (outcome !== 'sent') throw new Error(`not sent: ${outcome}`)
      return id
    },
  }
}
