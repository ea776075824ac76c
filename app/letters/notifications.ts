/** Letters she may choose; none is sent before she has. What concerns her account is always sent. */
export const notificationKinds = ['week', 'return'] as const

export type NotificationKind = (typeof notificationKinds)[number]

/** The kinds she gets, from what she kept. */
export function chosenNotifications(kept: Record<string, boolean>): NotificationKind[] {
  return notificationKinds.filter((kind) => kept[kind] === true)
}
