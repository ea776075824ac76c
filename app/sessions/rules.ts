/** What everybody may count on about sessions; the pages say it before anything is booked. */

/** Who meets somebody here. */
export const meetingRoles = ['learner', 'mentor', 'coach'] as const
/** Hours between booking and the earliest start: the other has the time to read of it. */
export const noticeHours = 12
/** Weeks ahead that can be booked. */
export const weeksAhead = 4
/** Hours before the start until when a move or a cancellation is no surprise; later ones are told as such. */
export const calmHours = 2
/** Days with free starts that one page shows. */
export const daysShown = 6
/** Characters of an agenda. */
export const longestAgenda = 1_000

export const hour = 3_600_000
export const day = 24 * hour

/** Whether a change comes so late that the other may be on her way already. */
export function isLate(startsAt: Date, at: Date): boolean {
  return startsAt.getTime() - at.getTime() < calmHours * hour
}

/** How somebody is called where few words are better: the first of her names. */
export function firstName(name: string): string {
  return name.split(' ', 1)[0] ?? name
}
