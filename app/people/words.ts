/** Words that mentors and learners tick: what one can be helped with, how, and in which languages. */
import { mentorTones } from '#db/schema/mentors.ts'

export const topics = [
  'first-steps',
  'code',
  'portfolio',
  'job-search',
  'interview',
  'confidence',
  'balance',
] as const
export type Topic = (typeof topics)[number]

export const tones = mentorTones
export type Tone = (typeof tones)[number]

/** ISO 639 codes; `fsl` is French sign language. */
export const spokenLanguages = [
  ...['fr', 'en', 'fsl', 'am', 'ar', 'bg', 'bm', 'bn', 'de', 'es', 'fa', 'ff', 'hi', 'ht', 'hy', 'it'],
  ...['ka', 'kab', 'ku', 'ln', 'pl', 'ps', 'pt', 'ro', 'ru', 'so', 'sq', 'sr', 'ta', 'ti', 'tr', 'uk'],
  ...['ur', 'vi', 'wo', 'zh'],
] as const
export type SpokenLanguage = (typeof spokenLanguages)[number]

/** Those of these words that the list still has. */
export function known<Word extends string>(list: readonly Word[], words: readonly string[]): Word[] {
  return words.flatMap((word) => list.find((one) => one === word) ?? [])
}

/** Parts of the day by the hour at which something begins. */
const parts = [
  [5, 'night'],
  [12, 'morning'],
  [14, 'midday'],
  [18, 'afternoon'],
  [24, 'evening'],
] as const
export type PartOfDay = (typeof parts)[number][1]

export function partOfDay(minute: number): PartOfDay {
  return parts.find(([until]) => minute < until * 60)?.[1] ?? 'evening'
}

/** What speaks for two people, as each of them reads it. */
export type ShownFact =
  | { kind: 'language'; language: SpokenLanguage }
  | { kind: 'trade'; trade: string }
  | { kind: 'topics'; topics: Topic[] }
  | { kind: 'free'; weekday: number; part: PartOfDay }
  | { kind: 'tone'; tone: Tone }

/** Why nobody can be proposed. */
export const lacks = ['track', 'language', 'trade', 'hours', 'refused', 'away', 'full'] as const
export type Lack = (typeof lacks)[number]
