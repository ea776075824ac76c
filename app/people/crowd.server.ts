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
import { listAway } from '#db/mentor-places.ts'
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
import { packWeek, reasonsOf, type Contribution, type PackedWeek } from '#engine/matching/fit.ts'
import { whyLeft } from '#engine/matching/left.ts'
import { placesOf, type LearnerRequest, type MentorOffer } from '#engine/matching/offer.ts'
import type { PlacePrices } from '#engine/matching/prices.ts'
import { proposals, type Proposal } from '#engine/matching/proposal.ts'

/** How far she is, and whom a mentor is at ease with, are not asked: the same for all, so that it speaks for nobody. */
const anyLevel = 3
/** Who has told no slots yet could meet at any hour: nobody is refused, and nothing is said about hours. */
const anyHour = Array.from({ length: 168 }, (_, hour) => hour)
const anyWeek = packWeek(anyHour)

/** Mentors, with when they can meet, and what they offer: drawn once for however many learners. */
export interface Crowd {
  mentors: NamedMentor[]
  slots: ReadonlyMap<string, WeeklySlot[]>
  /** Mentors who are away as long as a request would wait for their answer. */
  away: ReadonlySet<string>
  offers: MentorOffer[]
  /** Of the offers, in their order. */
  weeks: PackedWeek[]
  at: Date
  /** Minutes ahead of UTC at that moment, by time zone; filled as they are asked for. */
  offsets: Map<string, number>
}

function offsetOf({ offsets, at }: Crowd, timeZone: string): number {
  const offset = offsets.get(timeZone) ?? zoneOffset(timeZone, at)
  offsets.set(timeZone, offset)
  return offset
}

/** The mentors of the academy, or those of these ids, and when they and these learners can meet. */
export async function readCrowd(
  db: Database,
  learnerIds: string[],
  at: Date,
  mentorIds?: string[],
): Promise<Crowd> {
  const mentors = await listApprovedMentors(db, mentorIds)
  const [slots, away] = await Promise.all([
    listSlotsOf(db, [...learnerIds, ...mentors.map(({ mentorId }) => mentorId)]),
    listAway(
      db,
      mentors.map(({ mentorId: id, timeZone }) => ({ id, timeZone })),
      at,
    ),
  ])
  const crowd: Crowd = { mentors, slots, away, offers: [], weeks: [], at, offsets: new Map() }
  for (const mentor of mentors) {
    const offer = drawOffer(crowd, mentor)
    crowd.offers.push(offer)
    crowd.weeks.push(offer.slots === anyHour ? anyWeek : packWeek(offer.slots))
  }
  return crowd
}

function weekOf(crowd: Crowd, id: string, timeZone: string): WeekRange[] | null {
  const told = crowd.slots.get(id)
  return told ? slotsInUtc(told, offsetOf(crowd, timeZone)) : null
}

/** What a mentor offers, for the engine. */
export function offerOf(crowd: Crowd, mentor: NamedMentor): MentorOffer {
  return crowd.offers.find(({ id }) => id === mentor.mentorId) ?? drawOffer(crowd, mentor)
}

/** The same, as it would be with other minutes taken. */
export function drawOffer(crowd: Crowd, mentor: NamedMentor): MentorOffer {
  const { mentorId, timeZone, minutesPerWeek, minutesTaken, languages, trades, lastDay, open } = mentor
  const week = weekOf(crowd, mentorId, timeZone)
  const full = minutesTaken + minutesOfMentorship > minutesPerWeek
  return {
    ...{ id: mentorId, languages, trades, topics: mentor.topics, minutesPerWeek },
    minutesTaken: full ? minutesPerWeek : minutesTaken,
    tz: offsetOf(crowd, timeZone) / 60,
    slots: week ? hoursOfWeek(week) : anyHour,
    level: anyLevel,
    away: !open || crowd.away.has(mentorId) || (lastDay !== null && lastDay <= noticeUntil(crowd.at)),
    waiting: mentor.waiting,
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

/** Up to three mentors for a learner, the best first once places have their prices; or why there is none. */
export function proposeTo(
  crowd: Crowd,
  seeker: Seeker,
  apart: Apart[],
  prices: PlacePrices,
): { found: Proposal[]; lack: Lack | null } {
  const request = requestOf(crowd, seeker)
  if (!request) return { found: [], lack: 'track' }
  const { offers, weeks } = othersThan(crowd, request.id)
  const refusals = apart.map(({ learnerId, mentorId }) => ({ learner: learnerId, mentor: mentorId }))
  const found = proposals(request, { offers, weeks, refusals }, prices)
  return { found, lack: found.length > 0 ? null : lackOf(crowd, request, apart) }
}

/** Why a learner can be proposed nobody; null when somebody suits her and has a place. */
export function lackOf(crowd: Crowd, request: LearnerRequest, apart: Apart[]): Lack | null {
  const { offers, weeks } = othersThan(crowd, request.id)
  const refused = new Set(
    apart.flatMap(({ learnerId, mentorId }) => (learnerId === request.id ? [mentorId] : [])),
  )
  const { reason } = whyLeft(request, offers, refused, offers.map(placesOf), weeks)
  return reason === 'open' ? null : reason
}

/** What all but this person offer: who learns and accompanies is not proposed to herself. */
function othersThan({ offers, weeks }: Crowd, id: string): Pick<Crowd, 'offers' | 'weeks'> {
  const own = offers.findIndex((offer) => offer.id === id)
  return own < 0 ? { offers, weeks } : { offers: offers.toSpliced(own, 1), weeks: weeks.toSpliced(own, 1) }
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
  const found = crowd.offers.filter(({ id }) => mentorIds.includes(id))
  return Object.fromEntries(found.map((offer) => [offer.id, pointsOf(reasonsOf(request, offer))]))
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
