/** Learners and mentors as the engine takes them, and what it finds, as people read it. */
import {
  known,
  partOfDay,
  spokenLanguages,
  topics,
  tones,
  type Lack,
  type ShownFact,
} from '#app/people/words.ts'
import type { Database } from '#db/client.server.ts'
import { minutesOfMentorship } from '#db/mentor-requests.ts'
import type { Apart, Seeker } from '#db/mentor-wishes.ts'
import { listApprovedMentors, listSlotsOf, noticeUntil, type NamedMentor } from '#db/mentors.ts'
import {
  commonRanges,
  hoursOfWeek,
  shiftWeek,
  slotsInUtc,
  zoneOffset,
  type WeeklySlot,
  type WeekRange,
} from '#engine/calendar.ts'
import { reasonsOf, type Contribution } from '#engine/matching/fit.ts'
import { whyLeft } from '#engine/matching/left.ts'
import { placesOf, type LearnerRequest, type MentorOffer } from '#engine/matching/offer.ts'
import { proposals, type Proposal } from '#engine/matching/proposal.ts'

/** How far she is, and whom a mentor is at ease with, are not asked: the same for all, so that it speaks for nobody. */
const anyLevel = 3
/** Who has told no slots yet could meet at any hour: nobody is refused, and nothing is said about hours. */
const anyHour = Array.from({ length: 168 }, (_, hour) => hour)
/** Milliseconds for which a mentor who gave no answer is not proposed again. */
const silence = 14 * 86_400_000

/** Since when a mentor's silence counts. */
export const silentSince = (at: Date): Date => new Date(at.getTime() - silence)

/** All mentors, with when they can meet. */
export interface Crowd {
  mentors: NamedMentor[]
  slots: ReadonlyMap<string, WeeklySlot[]>
  at: Date
  /** Minutes ahead of UTC at that moment, by time zone; filled as they are asked for. */
  offsets: Map<string, number>
}

function offsetOf({ offsets, at }: Crowd, timeZone: string): number {
  const offset = offsets.get(timeZone) ?? zoneOffset(timeZone, at)
  offsets.set(timeZone, offset)
  return offset
}

/** The mentors of the academy, and when they and these learners can meet. */
export async function readCrowd(db: Database, learnerIds: string[], at: Date): Promise<Crowd> {
  const mentors = await listApprovedMentors(db)
  const slots = await listSlotsOf(db, [...learnerIds, ...mentors.map(({ mentorId }) => mentorId)])
  return { mentors, slots, at, offsets: new Map() }
}

function weekOf(crowd: Crowd, id: string, timeZone: string): WeekRange[] | null {
  const told = crowd.slots.get(id)
  return told ? slotsInUtc(told, offsetOf(crowd, timeZone)) : null
}

/** What a mentor offers, for the engine. */
export function offerOf(crowd: Crowd, mentor: NamedMentor): MentorOffer {
  const { mentorId, timeZone, minutesPerWeek, minutesTaken, languages, trades, leavesOn, open } = mentor
  const week = weekOf(crowd, mentorId, timeZone)
  const full = minutesTaken + minutesOfMentorship > minutesPerWeek
  return {
    ...{ id: mentorId, languages, trades, topics: mentor.topics, minutesPerWeek },
    minutesTaken: full ? minutesPerWeek : minutesTaken,
    tz: offsetOf(crowd, timeZone) / 60,
    slots: week ? hoursOfWeek(week) : anyHour,
    level: anyLevel,
    away: !open || (leavesOn !== null && leavesOn <= noticeUntil(crowd.at)),
  }
}

/** What a learner asks for, for the engine; null before she has a track. */
export function requestOf(crowd: Crowd, seeker: Seeker): LearnerRequest | null {
  const { learnerId, timeZone, track, languages } = seeker
  if (track === null) return null
  const week = weekOf(crowd, learnerId, timeZone)
  return {
    ...{ id: learnerId, languages, trade: track, topics: seeker.topics },
    tz: offsetOf(crowd, timeZone) / 60,
    slots: week ? hoursOfWeek(week) : anyHour,
    ...{ level: anyLevel, wishes: [], kept: [] },
  }
}

/** Up to three mentors for a learner, the best first; or why there is none. */
export function proposeTo(
  crowd: Crowd,
  seeker: Seeker,
  apart: Apart[],
): { found: Proposal[]; lack: Lack | null } {
  const request = requestOf(crowd, seeker)
  if (!request) return { found: [], lack: 'track' }
  const offers = crowd.mentors.map((mentor) => offerOf(crowd, mentor))
  const refusals = apart.map(({ learnerId, mentorId }) => ({ learner: learnerId, mentor: mentorId }))
  const found = proposals(request, { offers, refusals }, new Map())
  if (found.length > 0) return { found, lack: null }
  const refused = new Set(refusals.flatMap(({ learner, mentor }) => (learner === request.id ? [mentor] : [])))
  const { reason } = whyLeft(request, offers, refused, offers.map(placesOf))
  return { found, lack: reason === 'open' ? 'full' : reason }
}

/** Points by kind of reason, as a request keeps them. */
export function pointsOf(reasons: readonly Contribution[]): Record<string, number> {
  return Object.fromEntries(reasons.map(({ kind, points }) => [kind, points]))
}

/** Why the two, by mentor, for those of these mentors who still suit her. */
export function reasonsFor(
  crowd: Crowd,
  seeker: Seeker,
  mentorIds: string[],
): Record<string, Record<string, number>> {
  const request = requestOf(crowd, seeker)
  if (!request) return {}
  const found = crowd.mentors.filter(({ mentorId }) => mentorIds.includes(mentorId))
  return Object.fromEntries(
    found.map((mentor) => [mentor.mentorId, pointsOf(reasonsOf(request, offerOf(crowd, mentor)))]),
  )
}

/**
 * What speaks for the two, from what counts most, as one who lives in `timeZone` reads it. `kinds`: only what was said when they were
 * proposed to each other.
 */
export function factsBetween(
  crowd: Crowd,
  {
    seeker,
    mentor,
    timeZone,
    kinds,
  }: { seeker: Seeker; mentor: NamedMentor; timeZone: string; kinds?: string[] },
): ShownFact[] {
  const request = requestOf(crowd, seeker)
  if (!request) return []
  const facts = reasonsOf(request, offerOf(crowd, mentor))
    .filter(({ kind }) => !kinds || kinds.includes(kind))
    .flatMap((reason): ShownFact[] => {
      if (reason.kind === 'language')
        return known(spokenLanguages, [reason.language]).map((language) => ({ kind: 'language', language }))
      if (reason.kind === 'trade') return [{ kind: 'trade', trade: reason.trade }]
      if (reason.kind === 'topics') return [{ kind: 'topics', topics: known(topics, reason.topics) }]
      if (reason.kind === 'hours') return freeTogether(crowd, { seeker, mentor, timeZone })
      return []
    })
  if (seeker.tone === mentor.tone)
    facts.push(...known(tones, [mentor.tone]).map((tone) => ({ kind: 'tone' as const, tone })))
  return facts
}

/** The longest time of the week in which both can meet; nothing while one of them has told none. */
function freeTogether(
  crowd: Crowd,
  { seeker, mentor, timeZone }: { seeker: Seeker; mentor: NamedMentor; timeZone: string },
): ShownFact[] {
  const hers = weekOf(crowd, seeker.learnerId, seeker.timeZone)
  const mentors = weekOf(crowd, mentor.mentorId, mentor.timeZone)
  if (!hers || !mentors) return []
  const offset = zoneOffset(timeZone, crowd.at)
  const common = shiftWeek(commonRanges(hers, mentors), offset)
  const [longest] = common.toSorted((one, other) => other.to - other.from - (one.to - one.from))
  if (!longest) return []
  const minute = longest.from % 1_440
  return [{ kind: 'free', weekday: (longest.from - minute) / 1_440, part: partOfDay(minute) }]
}
