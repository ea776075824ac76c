/** Meetings of the demonstration: hours, days away, sessions with looks back, and some to come, by the functions of the pages. */
import type { Academy, RequestContext } from '#app/academy.server.ts'
import { book } from '#app/sessions/acts.server.ts'
import { day } from '#app/sessions/rules.ts'
import { readFreeStarts } from '#app/sessions/times.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { idFrom } from '#db/identifier.ts'
import { listSlots, saveAbsence, saveSlots } from '#db/meeting-times.ts'
import { listRelations } from '#db/mentoring.ts'
import { saveLook } from '#db/session-looks.ts'
import { findSession } from '#db/sessions.ts'
import { addDays } from '#engine/calendar.ts'
import { mergeSlots, type SessionLength, type WeeklySlot } from '#engine/meeting.ts'
import { hashText, seededRandom } from '#engine/shuffle.ts'

const slot = (weekday: number, from: number, to: number): WeeklySlot => ({
  ...{ weekday, fromMinute: from * 60, toMinute: to * 60 },
})

/** When the people of the demonstration can meet. */
const hours = {
  mentor: [slot(1, 18, 20), slot(3, 12.5, 13.5), slot(5, 10, 12)],
  coach: [slot(0, 9, 12), slot(1, 14, 17), slot(2, 9, 12), slot(3, 14, 17)],
  learner: [slot(1, 18, 20.5), slot(2, 9, 11), slot(5, 9, 12)],
}

/** One session: how many days before (negative: after) today it is looked for, and what was said of it, if anything. */
interface Meeting {
  role: 'mentor' | 'coach'
  daysAgo: number
  minutes: SessionLength
  agenda: string
  looks?: 'both' | 'companion'
}

const story: Meeting[] = [
  { role: 'mentor', daysAgo: 45, minutes: 45, agenda: 'Faire connaissance', looks: 'both' },
  { role: 'coach', daysAgo: 38, minutes: 30, agenda: 'Mon but, et ce qui m’inquiète', looks: 'both' },
  { role: 'mentor', daysAgo: 24, minutes: 30, agenda: 'Relire ma première page', looks: 'both' },
  { role: 'mentor', daysAgo: 10, minutes: 30, agenda: '', looks: 'companion' },
  {
    role: 'mentor',
    daysAgo: -2,
    minutes: 30,
    agenda: 'La mise en page de mon projet\nComment se passe une revue',
  },
  { role: 'coach', daysAgo: -9, minutes: 20, agenda: '' },
]
const short: Meeting[] = [
  { role: 'mentor', daysAgo: 20, minutes: 30, agenda: '', looks: 'both' },
  { role: 'mentor', daysAgo: 6, minutes: 20, agenda: '', looks: 'both' },
]

/** Gives everybody her hours, and the learners what they have lived and planned; called twice, it is there once. */
export async function holdMeetings(
  academy: Academy,
  people: { mentorId: string; coachId: string; learnerId: string; others: string[] },
): Promise<void> {
  const { db } = academy
  const { mentorId, coachId, learnerId, others } = people
  const given = [
    [mentorId, hours.mentor],
    [coachId, hours.coach],
    [learnerId, hours.learner],
  ] as const
  for (const [id, slots] of given)
    if ((await listSlots(db, id)).length === 0) await saveSlots(db, id, () => mergeSlots(slots))
  const today = dayOf(academy.now(), 'Europe/Paris')
  const away = { id: idFrom('absence', 'mentor'), from: addDays(today, 33), to: addDays(today, 40) }
  await saveAbsence(db, mentorId, away, today)
  for (const meeting of story) await hold(academy, learnerId, meeting)
  for (const id of others) for (const meeting of short) await hold(academy, id, meeting)
}

/** Books on the day before the one that is looked for, at a time that is free, and says how it was. */
async function hold(academy: Academy, learnerId: string, meeting: Meeting): Promise<void> {
  const { role, daysAgo, minutes, agenda, looks } = meeting
  const relations = await listRelations(academy.db, learnerId)
  const relation = relations.find((one) => one.role === role && one.learnerId === learnerId)
  if (!relation) return
  const wanted = academy.now().getTime() - daysAgo * day
  const booked = new Date(Math.min(academy.now().getTime(), wanted - day))
  const context: RequestContext = { ...academy, now: () => booked, nonce: '', address: '', once: new Map() }
  const id = idFrom('session', learnerId, role, daysAgo)
  const known = await findSession(academy.db, learnerId, id)
  const free = await readFreeStarts(context, relation, minutes)
  const latest = daysAgo > 0 ? academy.now().getTime() - day : Number.POSITIVE_INFINITY
  const start =
    known?.startsAt.getTime() ??
    (free.both ?? free.all).find((one) => one >= wanted - day / 2 && one < latest)
  if (start === undefined) return
  const wish = { id, startsAt: new Date(start), minutes, agenda }
  if ((await book(context, { id: learnerId }, relation, wish)) !== 'booked' || !looks) return
  const random = seededRandom(hashText(id))
  const at = new Date(start + minutes * 60_000 + day / 12)
  const met = random() < 0.9
  const sides = looks === 'both' ? [learnerId, relation.companionId] : [relation.companionId]
  for (const personId of sides)
    await saveLook(academy.db, {
      ...{ personId, sessionId: id, met, at },
      useful: met ? random() < 0.9 : null,
      goOn: met ? (random() < 0.85 ? 'yes' : 'unsure') : null,
    })
}
