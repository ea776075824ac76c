import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { recordMessage, type NewMessage } from '#db/threads/messages.ts'
import { listMessages } from '#db/threads/reading.ts'
import { listThreads, saveThreads, type Thread } from '#db/threads/threads.ts'
import { addPerson, minutesLater } from './learner.ts'

interface Trio {
  learner: string
  mentor: string
  coach: string
  mentorThread: Thread
  coachThread: Thread
}

/** A message as it is given to be recorded. */
export const message = (
  thread: Pick<Thread, 'id'>,
  authorId: string,
  body: string,
  minute = 1,
  more: Partial<NewMessage> = {},
): NewMessage => ({
  ...{ threadId: thread.id, authorId, body, id: randomUUID(), otherwiseId: randomUUID() },
  ...{ file: null, at: minutesLater(minute) },
  ...more,
})

/** Three people in a database that is open when they are added: what they write, and what each reads. */
export function triosIn(db: () => Database) {
  const read = async (personId: string, thread: Thread) =>
    (await listMessages(db(), personId, thread, null)).messages
  return {
    addTrio: () => addTrio(db()),
    endMentorship: (learner: string, at = minutesLater(500)) =>
      db().update(mentorships).set({ state: 'ended', until: at }).where(eq(mentorships.learnerId, learner)),
    write: (...given: Parameters<typeof message>) => recordMessage(db(), message(...given)),
    read,
    bodies: async (personId: string, thread: Thread) =>
      (await read(personId, thread)).map(({ body }) => body),
  }
}

/** A learner with a mentor and a coach, and the two threads that come of it. */
async function addTrio(db: Database): Promise<Trio> {
  const at = minutesLater(0)
  const [learner, mentor, coach] = await Promise.all([
    addPerson(db, 'learner', 'Fatou'),
    addPerson(db, 'mentor', 'Isabelle'),
    addPerson(db, 'coach', 'Sandrine'),
  ])
  await saveMentorship(db, { id: randomUUID(), learnerId: learner, mentorId: mentor, at })
  const cohort = { id: randomUUID(), name: 'A', track: 't', startsOn: '2026-09-07', createdAt: at }
  await saveCohort(db, { ...cohort, coachId: coach })
  await saveCohortMember(db, { cohortId: cohort.id, learnerId: learner, at })
  await saveThreads(db, learner, at)
  const all = await listThreads(db, learner)
  const [mentorThread, coachThread] = (['mentor', 'coach'] as const).map((kind) =>
    all.find((thread) => thread.kind === kind),
  )
  if (!mentorThread || !coachThread) throw new Error('no threads')
  return { learner, mentor, coach, mentorThread, coachThread }
}
