/** Two of each who know each other or do not, and one of everything that belongs to somebody. */
import { randomUUID } from 'node:crypto'
import { citeStandards } from '#app/demonstration/standards.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { saveEnrolment, saveException, saveMinutesByWeekday } from '#db/enrolments.ts'
import { openAttempt } from '#db/learning/answers.ts'
import { saveFlags } from '#db/flags.ts'
import { recordEvent } from '#db/live-events.ts'
import { openDiagnosis } from '#db/learning/diagnoses.ts'
import { recordRequest } from '#db/mentor-requests.ts'
import { saveWish } from '#db/mentor-wishes.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { listLogins } from '#db/people.ts'
import { recordRound, saveFound } from '#db/rounds.ts'
import { recordSession } from '#db/session-booking.ts'
import { recordMessage } from '#db/threads/messages.ts'
import { recordReport } from '#db/threads/reports.ts'
import { listThreads, saveThreads } from '#db/threads/threads.ts'
import { openTestAcademy, team } from './academy.ts'
import { addProjects, sendVersion } from './projects.ts'
import type { Visitor } from './visitor.ts'

/** Two of each: the first one's things, the second one's tries. */
export const cast = [['owner', 'learner'], ['other', 'learner'], ...team] as const

/** The ids of what the owner has. */
export const own = {
  attempt: randomUUID(),
  cohort: randomUUID(),
  diagnosis: randomUUID(),
  event: randomUUID(),
  flag: randomUUID(),
  mentorship: randomUUID(),
  message: randomUUID(),
  messageFile: randomUUID(),
  report: randomUUID(),
  request: randomUUID(),
  round: randomUUID(),
  session: randomUUID(),
}
/** Opens an academy with all of them logged in, and with what the owner has. */
export async function openForeign() {
  const site = await openTestAcademy({ demonstration: true })
  const { db } = site.database
  const ids: Record<string, string> = {}
  const visitors: Record<string, Visitor> = {}
  const at = site.academy.now()
  for (const [who, role] of cast) {
    ids[who] = await site.addAccount(`${who}@exemple.fr`, role)
    visitors[who] = await site.enter(`${who}@exemple.fr`)
  }
  await addProjects(db, at)
  const published = await site.academy.catalogs.published(site.academy.db)
  const { catalog } = published
  const [track] = catalog.tracks
  const [item] = catalog.items
  const owner = ids.owner ?? ''
  if (!track || !item) throw new Error('an empty catalogue')
  for (const who of ['owner', 'other']) {
    await saveEnrolment(db, ids[who] ?? '', { id: randomUUID(), track: track.slug, at })
    await saveMinutesByWeekday(db, ids[who] ?? '', [30, 0, 30, 0, 30, 0, 0], at)
  }
  await openDiagnosis(db, { learnerId: owner, id: own.diagnosis, track: track.slug, at })
  await openAttempt(db, learnerModel(published), {
    ...{ learnerId: owner, purpose: 'diagnosis', context: own.diagnosis, id: own.attempt, at },
    exists: () => true,
    choose: () => ({ item: item.id, seed: 1 }),
  })
  await saveException(db, owner, { id: randomUUID(), from: '2027-01-04', to: '2027-01-08', minutes: 0 })
  await saveMentorship(db, { id: own.mentorship, learnerId: owner, mentorId: ids.mentor ?? '', at })
  await saveWish(db, { learnerId: ids.other ?? '', want: 'looking', at })
  const asked = { learnerId: ids.other ?? '', id: own.request, mentorId: ids.mentor ?? '' }
  await recordRequest(db, { ...asked, words: 'Bonjour', next: [], reasons: {}, at })
  await saveCohort(db, {
    id: own.cohort,
    name: 'Automne',
    track: track.slug,
    startsOn: '2026-09-07',
    coachId: ids.coach ?? null,
    createdAt: at,
  })
  await saveCohortMember(db, { cohortId: own.cohort, learnerId: owner, at })
  await recordRound(db, { id: own.round, mode: 'stable', madeBy: ids.staff ?? '', at })
  const found = { requests: 1, placed: 0, objective: 0, bound: 0, groups: [] }
  await saveFound(db, {
    ...{ id: own.round, at, pairs: [{ learnerId: owner, mentorId: null, reasons: {}, left: 'full' }] },
    figures: { ...found, blocking: { pairs: 0, strongPairs: 0, learnersInStrong: 0 } },
  })
  const startsAt = new Date(at.getTime() + 48 * 3_600_000)
  await recordSession(db, {
    ...{ id: own.session, learnerId: owner, companionId: ids.mentor ?? '', role: 'mentor', agenda: '' },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000), videoLink: null, by: owner, at },
  })
  await recordEvent(db, {
    ...{ id: own.event, cohortId: own.cohort, title: 'Atelier secret', about: '', videoLink: null, at },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000), by: ids.coach ?? '' },
  })
  await saveFlags(db, owner, [{ id: own.flag, rule: 'missed', facts: { missed: 8 } }], at)
  await citeStandards(site.academy, ids.staff ?? '')
  const work = await sendVersion(db, owner, at)
  await saveThreads(db, owner, at)
  const thread = (await listThreads(db, owner)).find(({ kind }) => kind === 'mentor')
  if (!thread) throw new Error('no thread')
  const file = { id: own.messageFile, name: 'a.txt', mediaType: 'text/plain', sha256: 'x' }
  await recordMessage(db, {
    ...{ threadId: thread.id, authorId: owner, id: own.message, otherwiseId: randomUUID(), at },
    ...{ body: 'Pour vous seule', file: { ...file, content: new Uint8Array([65]) } },
  })
  await recordReport(db, thread, {
    ...{ id: own.report, messageId: own.message, reporterId: ids.mentor ?? '', reason: 'x', at },
  })
  const login = (await listLogins(db, owner, at))[0]?.id ?? ''
  return { site, ids, visitors, work, login, thread: thread.id, prompt: item.prompt.fr }
}

/** The statuses of a page and of its data, asked for or with a form, by one of the cast. */
export async function statusesFor(
  visitor: Visitor | undefined,
  path: string,
  form?: Record<string, string>,
): Promise<number[]> {
  if (!visitor) throw new Error('nobody of the cast')
  const send = (to: string) => (form ? visitor.post(to, form) : visitor.get(to))
  const answers = [await send(path), await send(`${path}.data`)]
  return answers.map(({ status }) => status)
}
