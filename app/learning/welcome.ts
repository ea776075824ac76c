/** The screens of the welcome, and the words that may be ticked in them. */

export const welcomeSteps = [
  'track',
  'experience',
  'skills',
  'week',
  'holidays',
  'equipment',
  'language',
  'learning',
] as const
export type WelcomeStep = (typeof welcomeSteps)[number]

export const unpaidWork = [
  'children',
  'relative',
  'home',
  'paperwork',
  'association',
  'neighbours',
  'making',
  'interpreting',
  'online',
] as const
export const paidWork = [
  'office',
  'sales',
  'care',
  'food',
  'cleaning',
  'teaching',
  'factory',
  'accounts',
  'digital',
  'own',
] as const

export const selfEstimates = ['not-yet', 'little', 'yes'] as const
export type SelfEstimate = (typeof selfEstimates)[number]

/** Minutes of a day that are offered; what she had before is kept besides. */
export const dayMinutes = [0, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 360, 420]
export const mostDayMinutes = 600

/** Weeks to begin from, Monday first. */
export const weekPresets = {
  'short-weekdays': [20, 20, 20, 20, 20, 0, 0],
  'two-evenings': [0, 45, 0, 45, 0, 0, 0],
  weekend: [0, 0, 0, 0, 0, 90, 60],
  'half-days': [120, 120, 0, 120, 120, 0, 0],
} as const satisfies Record<string, readonly number[]>
export type WeekPreset = keyof typeof weekPresets

/** The preset of a name that came from an address. */
export function presetOf(name: string | null): WeekPreset | null {
  return name !== null && Object.hasOwn(weekPresets, name) ? (name as WeekPreset) : null
}

export const devices = ['phone', 'own-computer', 'shared-computer', 'tablet'] as const
export const connections = ['unlimited', 'limited', 'elsewhere'] as const
export const learningHelps = [
  'short',
  'examples',
  'practice',
  'listening',
  'large',
  'calm',
  'talking',
  'paper',
] as const

/** Time zones offered by name; any other that the device and the database know is accepted. */
export const timeZones = [
  'Europe/Paris',
  'America/Martinique',
  'America/Guadeloupe',
  'America/Cayenne',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'America/Miquelon',
  'Europe/Brussels',
  'Europe/Zurich',
  'Europe/Luxembourg',
  'Europe/London',
  'Africa/Algiers',
  'Africa/Casablanca',
  'Africa/Tunis',
  'Africa/Dakar',
  'Africa/Abidjan',
  'America/Toronto',
] as const

/**
 * The name under which a time zone is kept, or null: one that PostgreSQL knows too, which knows fewer names than a browser may send.
 * Another name of the same zone becomes it.
 */
export function knownZone(name: string): string | null {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    const known =
      Intl.supportedValuesOf('timeZone').includes(timeZone) || /^(UTC|Etc\/GMT[+-]\d{1,2})$/.test(timeZone)
    return known ? timeZone : null
  } catch {
    return null
  }
}

/** The questions of "help me choose", and their answers. */
export const helpQuestions = {
  making: ['seen', 'numbers', 'words'],
  company: ['together', 'alone', 'both'],
  rhythm: ['change', 'steady', 'puzzle'],
} as const
export type HelpQuestion = keyof typeof helpQuestions
export const helpQuestionNames = ['making', 'company', 'rhythm'] as const satisfies readonly HelpQuestion[]
