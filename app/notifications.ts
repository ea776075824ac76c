/** Messages she may choose, and whether she gets them before she has chosen. What concerns her account is always sent. */
export const notificationDefaults = { project: true, people: true, week: false, return: false } as const

export type NotificationKind = keyof typeof notificationDefaults

export const notificationKinds = Object.keys(notificationDefaults) as NotificationKind[]

/** The kinds she gets, from what she kept. */
export function chosenNotifications(kept: Record<string, boolean>): NotificationKind[] {
  return notificationKinds.filter((kind) => kept[kind] ?? notificationDefaults[kind])
}
