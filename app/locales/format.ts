/** Dates, numbers, durations and lists as each language writes them. Pure: the moment and the time zone are arguments. */
import type { Language } from '#engine/catalog.ts'

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }
const thin = '\u202f'
const noBreak = '\u00a0'
/** After a hyphen: the line may not break here. */
const joiner = '\u2060'

/** Between a number and what it counts, or a day and its month. */
const countedNouns =
  /(\d|\b1er) (?=(?:minutes?|heures?|jours?|semaines?|lettres|signes|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|janv\.|févr\.|avr\.|juil\.|sept\.|oct\.|nov\.|déc\.)(?!\p{L}))/gu

/**
 * French typography: a narrow no-break space before ; : ! ? » and %, one after «, and no-break spaces within a
 * number, and between it and its unit or its month. English passes unchanged. Addresses and times (10:30) are left alone.
 */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text
  return text
    .replace(/[ \u00a0]+([;:!?»%])/g, `${thin}$1`)
    .replace(/«[ \u00a0]+/g, `«${thin}`)
    .replace(/(\d) (h|min|s|Ko|Mo|€)(?![\p{L}\d])/gu, `$1${noBreak}$2`)
    .replace(/(\d\u00a0h) (\d)/g, `$1${noBreak}$2`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${thin}`)
    .replace(countedNouns, `$1${noBreak}`)
    .replace(/-t-(?=elle|il|on)/g, `-${joiner}t-${joiner}`)
}

/** Whether a text is rather code than sentences. */
export const looksLikeCode = (text: string) => /[<>{};]\s*$/m.test(text)

/** Words that somebody wrote, set as French where they are no code. */
export function proseOf(text: string): string {
  return looksLikeCode(text) ? text : typeset(text, 'fr')
}

/** "20 min", "1 h 50", "41 h": minutes for people who plan. Rounded to the minute. */
export function minutesText(minutes: number, language: Language): string {
  const whole = Math.max(0, Math.round(minutes))
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return `${rest}${noBreak}min`
  if (rest === 0) return `${hours}${noBreak}h`
  const tail = String(rest).padStart(2, '0')
  return `${hours}${noBreak}h${noBreak}${tail}${language === 'en' ? `${noBreak}min` : ''}`
}

/** The same in words, for titles: "une heure cinquante", "twenty minutes". From 100 hours on, in figures. */
export function minutesInWords(minutes: number, language: Language): string {
  const whole = Math.max(0, Math.round(minutes))
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours >= 100) return minutesText(minutes, language)
  if (language === 'fr') {
    const minutesPart = `${inWords(rest, 'fr', 'feminine')}`
    if (hours === 0) return `${minutesPart} minute${rest > 1 ? 's' : ''}`
    const hoursPart = `${inWords(hours, 'fr', 'feminine')} heure${hours > 1 ? 's' : ''}`
    return rest === 0 ? hoursPart : `${hoursPart} ${minutesPart}`
  }
  const minutesPart = `${inWords(rest, 'en')} minute${rest === 1 ? '' : 's'}`
  if (hours === 0) return minutesPart
  const hoursPart = `${inWords(hours, 'en')} hour${hours === 1 ? '' : 's'}`
  return rest === 0 ? hoursPart : `${hoursPart} and ${minutesPart}`
}

const frenchUnits =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  )
const frenchTens = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
]
const englishUnits =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const englishTens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/**
 * A whole number from 0 to 99 in words; in figures beyond. French numbers agree with a feminine noun on request. A word joiner
 * follows each hyphen, so that no line ends within a number.
 */
export function inWords(value: number, language: Language, gender?: 'feminine'): string {
  if (!Number.isInteger(value) || value < 0 || value > 99) return numberText(value, language)
  const words = language === 'en' ? englishNumber(value) : frenchNumber(value)
  return (gender === 'feminine' ? words.replace(/un$/, 'une') : words).replaceAll('-', '-\u2060')
}

function englishNumber(value: number): string {
  if (value < 20) return englishUnits[value] ?? ''
  const unit = value % 10
  return `${englishTens[Math.floor(value / 10)]}${unit === 0 ? '' : `-${englishUnits[unit]}`}`
}

function frenchNumber(value: number): string {
  if (value < 20) return frenchUnits[value] ?? ''
  const counted = value >= 80 ? 8 : value >= 60 ? 6 : Math.floor(value / 10)
  const rest = value - counted * 10
  const tens = frenchTens[counted] ?? ''
  if (rest === 0) return counted === 8 ? 'quatre-vingts' : tens
  if (counted === 8) return `${tens}-${frenchUnits[rest]}`
  if (rest === 1 || rest === 11) return `${tens} et ${frenchUnits[rest]}`
  return `${tens}-${frenchUnits[rest]}`
}

/** A number with the separators of the language; at most `decimals` decimals (0). */
export function numberText(value: number, language: Language, decimals = 0): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals }).format(value)
}

/** "18,4 %" / "18.4%", from a proportion between 0 and 1. */
export function percentText(proportion: number, language: Language, decimals = 0): string {
  const format = new Intl.NumberFormat(locales[language], {
    style: 'percent',
    maximumFractionDigits: decimals,
  })
  return typeset(format.format(proportion), language)
}

/** A label and what it introduces, as the language writes a colon: "Ensuite : CSS", "Next: CSS". */
export function labelText(label: string, text: string, language: Language): string {
  return typeset(`${label}${language === 'fr' ? ' ' : ''}: ${text}`, language)
}

/** Names before which a French word loses its last letter: Isabelle, Yvonne, Hélène; not Yasmine, not Hawa. */
const elidable = /^(?:[aeiouœæ]|y(?![aeiouœæ])|h(?=elen|elois|enri|ermi|onor|orten))/i
const elides = (name: string) => elidable.test(name.normalize('NFD').replace(/\p{Mark}/gu, ''))

/** In French, of somebody: "de Fatou", "d’Isabelle". */
export function ofName(name: string): string {
  return elides(name) ? `d’${name}` : `de ${name}`
}

/** In French, "que" before a name: "que Fatou", "qu’Isabelle". */
export function thatName(name: string): string {
  return elides(name) ? `qu’${name}` : `que ${name}`
}

/** The form for this many: one or other, as the language counts (French: 0 and 1 are "one"). */
export function plural(count: number, language: Language, forms: { one: string; other: string }): string {
  return new Intl.PluralRules(locales[language]).select(count) === 'one' ? forms.one : forms.other
}

/** "HTML, CSS et JavaScript". */
export function listText(parts: string[], language: Language, kind: 'and' | 'or' = 'and'): string {
  const type = kind === 'and' ? 'conjunction' : 'disjunction'
  return new Intl.ListFormat(locales[language], { type }).format(parts)
}

const dateStyles = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  dayMonth: { day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'short' },
  weekdayLong: { weekday: 'long' },
  dayNumber: { day: 'numeric' },
} satisfies Record<string, Intl.DateTimeFormatOptions>
export type DateStyle = keyof typeof dateStyles

/** A calendar day ('YYYY-MM-DD'), which has no time zone: "mercredi 4 mars". */
export function dayText(day: string, language: Language, style: DateStyle): string {
  const format = new Intl.DateTimeFormat(locales[language], { ...dateStyles[style], timeZone: 'UTC' })
  const text = format.format(new Date(`${day}T00:00:00Z`))
  if (language !== 'fr') return text
  return style === 'weekday' ? text.replace(/\.$/, '') : typeset(withFirst(text), 'fr')
}

/** In French the first day of a month is an ordinal. */
function withFirst(text: string): string {
  return text.replace(/^1 /, '1er ').replace(/ 1 /, ' 1er ')
}

/** "10:30" within a French sentence: "10 h 30", "18 h". */
export function frenchHour(clock: string): string {
  const [hour, minute] = clock.split(':')
  return `${Number(hour)}${noBreak}h${minute === '00' ? '' : `${noBreak}${minute}`}`
}

/** A moment as seen in a time zone: "mercredi 4 mars à 10 h 30", "Wednesday 4 March at 10:30". Takes an ISO string or a Date. */
export function momentText(
  moment: string | Date,
  language: Language,
  timeZone: string,
  style: DateStyle = 'day',
): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    ...dateStyles[style],
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  const text = format.format(new Date(moment))
  if (language !== 'fr') return text
  const set = typeset(withFirst(text), 'fr')
  return style === 'short' ? set : set.replace(/\d\d:\d\d$/, frenchHour)
}

/** The hour of a moment in a time zone: "10:30". */
export function clockText(moment: string | Date, language: Language, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit', timeZone })
  return format.format(new Date(moment))
}

/** One for each time zone: making one takes longer than reading a whole path. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day ('YYYY-MM-DD') of a moment in a time zone. */
export function dayOf(moment: string | Date, timeZone: string): string {
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone })
  dayFormats.set(timeZone, format)
  return format.format(new Date(moment))
}

/** A day told loosely, for windows of arrival: "mi-mars", "fin avril", "début mai 2027" (year when it is not `year`). */
export function aroundText(day: string, language: Language, year?: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  const third = date.getUTCDate() <= 10 ? 0 : date.getUTCDate() <= 20 ? 1 : 2
  const withYear = year !== date.getUTCFullYear()
  const month = new Intl.DateTimeFormat(locales[language], {
    month: 'long',
    ...(withYear ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(date)
  if (language === 'fr') return `${['début ', `mi-${joiner}`, 'fin '][third]}${month}`
  return `${['early ', `mid-${joiner}`, 'late '][third]}${month}`
}

/** A day so many days away, told loosely: "demain", "il y a 3 semaines"; negative is past. Weeks from 14 days, months from 60. */
export function daysAwayText(days: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' })
  const size = Math.abs(days)
  if (size < 14) return format.format(days, 'day')
  if (size < 60) return format.format(Math.round(days / 7), 'week')
  return format.format(Math.round(days / 30.44), 'month')
}
