/** Learners who look for a mentor, and mentors, as rows of a database. */
import { drawOffer, drawRequest } from './people.ts'
import type { Database } from '#db/client.server.ts'
import { enrolments } from '#db/schema/learners.ts'
import { mentorRefusals, mentors, mentorWishes, weeklySlots } from '#db/schema/mentors.ts'
import { people, personRoles, type Role } from '#db/schema/people.ts'
import { minutesPerMentee } from '#engine/matching/offer.ts'
import { seededRandom } from '#engine/shuffle.ts'

export interface Size {
  learners: number
  mentors: number
  /** Places a learner. */
  supply: number
  seed: number
}

const rowsAtOnce = 2_000
const hoursInWeek = 168
/** A mentor of the academy gives no more a week. */
const mostMinutes = 1_200
const refusing = 0.1

/** Stores them, all free to be matched. */
export async function storeSeekers(db: Database, size: Size, at: Date): Promise<void> {
  const random = seededRandom(size.seed)
  const each = (size.supply * size.learners) / size.mentors
  const offers = Array.from({ length: size.mentors }, (_, j) =>
    drawOffer(random, `m${j}`, minutesPerMentee * Math.max(1, Math.round(2 * random() * each))),
  )
  const requests = Array.from({ length: size.learners }, (_, i) => drawRequest(random, `l${i}`, []))
  const put = async <Row>(rows: Row[], insert: (some: Row[]) => PromiseLike<unknown>) => {
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      await insert(rows.slice(from, from + rowsAtOnce))
  }
  const accounts = (some: { id: string; tz: number }[], role: Role) =>
    some.map(({ id, tz }) => ({ id, role, tz }))
  const everybody = [...accounts(offers, 'mentor'), ...accounts(requests, 'learner')]
  await put(everybody, (some) =>
    db.insert(people).values(
      some.map(({ id, tz }) => ({
        ...{ id, name: id, email: `${id}@ariane.example` },
        timeZone: tz === 0 ? 'Etc/UTC' : `Etc/GMT${tz > 0 ? '-' : '+'}${Math.abs(tz)}`,
      })),
    ),
  )
  await put(everybody, (some) =>
    db.insert(personRoles).values(some.map(({ id, role }) => ({ personId: id, role, grantedAt: at }))),
  )
  const slots = [...offers, ...requests].flatMap(({ id, tz, slots }) =>
    slots.map((slot) => {
      const hour = (slot + tz + hoursInWeek) % hoursInWeek
      const fromMinute = 60 * (hour % 24)
      return { personId: id, weekday: Math.floor(hour / 24), fromMinute, toMinute: fromMinute + 60 }
    }),
  )
  await put(slots, (some) => db.insert(weeklySlots).values(some))
  await put(offers, (some) =>
    db.insert(mentors).values(
      some.map(({ id, trades, topics, languages, minutesPerWeek }) => ({
        ...{ mentorId: id, state: 'approved' as const, tone: 'direct' as const, about: '', years: 5 },
        ...{ trades: [...trades], topics: [...topics], languages: [...languages], updatedAt: at },
        minutesPerWeek: Math.min(mostMinutes, minutesPerWeek),
      })),
    ),
  )
  await put(requests, (some) =>
    db.insert(enrolments).values(
      some.map(({ id, trade }) => ({
        learnerId: id,
        id: crypto.randomUUID(),
        track: trade,
        startedAt: at,
      })),
    ),
  )
  await put(requests, (some) =>
    db.insert(mentorWishes).values(
      some.map(({ id, topics, languages }) => ({
        ...{ learnerId: id, want: 'looking' as const, since: at },
        ...{ topics: [...topics], languages: [...languages] },
      })),
    ),
  )
  await put(
    requests.filter(() => random() < refusing),
    (some) =>
      db.insert(mentorRefusals).values(
        some.map(({ id }) => ({
          ...{ learnerId: id, by: 'learner' as const, at },
          mentorId: `m${Math.floor(size.mentors * random())}`,
        })),
      ),
  )
}
