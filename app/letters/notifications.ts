/** Letters a learner may choose; none is sent before she has. What concerns her account is always sent. */
export const notificationKinds = ['week', 'return'] as const

export type NotificationKind = (typeof notificationKinds)[number]

/** The kinds she gets, from what she kept. */
export function chosenNotifications(kept: Record<string, boolean>): NotificationKind[] {
  return notificationKinds.filter((kind) => kept[kind] === true)
}

/** When somebody hears by letter that she was written to: a few minutes after each first word, once a day, or not at all. */
export const messageMails = ['each', 'daily', 'none'] as const

export type MessageMail = (typeof messageMails)[number]

/** What she wants to hear of messages, from what she kept; at first each one, without its words. */
export function messageMail(kept: Record<string, boolean>): { when: MessageMail; words: boolean } {
  const when = kept.messagesNone === true ? 'none' : kept.messagesDaily === true ? 'daily' : 'each'
  return { when, words: kept.messagesWords === true }
}

/** The same, as it is kept. */
export function keptMessageMail(when: MessageMail, words: boolean): Record<string, boolean> {
  return { messagesNone: when === 'none', messagesDaily: when === 'daily', messagesWords: words }
}
