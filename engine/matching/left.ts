/** Who is left without a mentor and why, by counting; and whether a language is served worse than the whole. */
import { commonLanguage, leastCommonHours, packWeek, type PackedWeek } from '#engine/matching/fit.ts'
import { commonHours } from '#engine/matching/hours.ts'
import type { Assignment } from '#engine/matching/problem.ts'
import type { LearnerRequest, MentorOffer } from '#engine/matching/offer.ts'

/** Mentors who remain after each condition, one after the other. */
export interface Remaining {
  mentors: number
  /** Speak one of her languages. */
  language: number
  /** Of her trade. */
  trade: number
  /** With enough common hours. */
  hours: number
  /** Not refused by either side. */
  allowed: number
  /** Not paused or away. */
  present: number
  /** With a place left. */
  free: number
}

/**
 * The first condition after which nobody remains: nobody speaks her languages; none of those has her trade; none of those has
 * enough common hours; all of those are refused; all others away; all others full. `open`: someone who suits has a place.
 */
export type LeftReason = 'language' | 'trade' | 'hours' | 'refused' | 'away' | 'full' | 'open'

export interface Left {
  learner: string
  reason: LeftReason
  remaining: Remaining
}

/** Why a learner has no mentor, given the places that are left by mentor. */
export function whyLeft(
  request: LearnerRequest,
  offers: readonly MentorOffer[],
  refused: ReadonlySet<string> | undefined,
  free: ArrayLike<number>,
  weeks: readonly PackedWeek[] = offers.map(({ slots }) => packWeek(slots)),
): Left {
  const week = packWeek(request.slots)
  const remaining = {
    ...{ mentors: offers.length, language: 0, trade: 0, hours: 0, allowed: 0, present: 0, free: 0 },
  }
  offers.forEach((offer, j) => {
    // Who learns and accompanies is no mentor of her own.
    if (offer.id === request.id || !commonLanguage(request, offer)) return
    remaining.language++
    if (!offer.trades.includes(request.trade)) return
    remaining.trade++
    if (commonHours(week, weeks[j]!, 0) < leastCommonHours) return
    remaining.hours++
    if (refused?.has(offer.id)) return
    remaining.allowed++
    if (offer.away) return
    remaining.present++
    if (free[j]! > 0) remaining.free++
  })
  return { learner: request.id, reason: reasonOf(remaining), remaining }
}

function reasonOf({ language, trade, hours, allowed, present, free }: Remaining): LeftReason {
  if (language === 0) return 'language'
  if (trade === 0) return 'trade'
  if (hours === 0) return 'hours'
  if (allowed === 0) return 'refused'
  if (present === 0) return 'away'
  return free === 0 ? 'full' : 'open'
}

/** Learners by first language. */
export interface LanguageGroup {
  language: string
  learners: number
  unmatched: number
  /** Mentors who speak it, the places they have left, and those that learners of another first language hold. */
  speakers: number
  free: number
  heldByOthers: number
  /** More than `unevenHalves` / 2 times the unmatched share of the whole are left, and why; else undefined. */
  uneven: Unevenness | undefined
}

/**
 * No mentor speaks it; those who do are full of its own learners; of others too; or they have places, and trades, hours or
 * refusals stand between.
 */
export type Unevenness = 'no speaker' | 'too few places' | 'places held by others' | 'other conditions'

/** From 1.5 times the whole's unmatched share on, a group is told. */
const unevenHalves = 3

/** Every first language of a learner, the worst served one first. `free`: places left by mentor. */
export function languageGroups(
  learners: readonly { languages: readonly string[] }[],
  mentors: readonly { languages: readonly string[] }[],
  free: ArrayLike<number>,
  assigned: Assignment,
): LanguageGroup[] {
  const counted = new Map<string, Omit<LanguageGroup, 'uneven'>>()
  for (const { languages } of learners) {
    const language = languages[0]!
    const group = counted.get(language)
    if (group) group.learners++
    else
      counted.set(language, {
        language,
        ...{ learners: 1, unmatched: 0, speakers: 0, free: 0, heldByOthers: 0 },
      })
  }
  mentors.forEach(({ languages }, j) => {
    for (const language of new Set(languages)) {
      const group = counted.get(language)
      if (!group) continue
      group.speakers++
      group.free += free[j]!
    }
  })
  learners.forEach(({ languages }, i) => {
    const mentor = mentors[assigned[i]!]
    if (!mentor) counted.get(languages[0]!)!.unmatched++
    for (const language of new Set(mentor?.languages))
      if (language !== languages[0] && counted.has(language)) counted.get(language)!.heldByOthers++
  })
  const groups = [...counted.values()]
  const unmatched = groups.reduce((sum, group) => sum + group.unmatched, 0)
  return groups
    .map((group) => {
      const above = 2 * group.unmatched * learners.length > unevenHalves * unmatched * group.learners
      return { ...group, uneven: above ? unevennessOf(group) : undefined }
    })
    .sort(
      (a, b) =>
        b.unmatched * a.learners - a.unmatched * b.learners ||
        b.learners - a.learners ||
        (a.language < b.language ? -1 : 1),
    )
}

function unevennessOf({ speakers, free, heldByOthers }: Omit<LanguageGroup, 'uneven'>): Unevenness {
  if (speakers === 0) return 'no speaker'
  if (free > 0) return 'other conditions'
  return heldByOthers > 0 ? 'places held by others' : 'too few places'
}
