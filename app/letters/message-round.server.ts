/** The round of every two minutes: who has words waiting and is to hear of it. Several processes may make it at once. */
import type { Academy } from '#app/academy.server.ts'
import type { MessageLetter } from '#app/letters/message.server.ts'
import { recordLetter } from '#db/letters.ts'
import { listTimeZones } from '#db/people.ts'
import { listDailyLettersDue, listMessageLettersDue, type UnreadDue } from '#db/threads/unread.ts'
import type { PlainDate } from '#engine/calendar.ts'
import { isQuiet } from '#engine/meeting.ts'
import { clockAt } from '#engine/zone.ts'

type RoundContext = Pick<Academy, 'db' | 'now' | 'mail'>

/** Minutes that words wait first: she may be about to read them. */
const patience = 5
/** Days after which a thread that nobody wrote in is left in peace. */
const forgotten = 7
/** The letter of the day goes from this minute of hers on. */
const daily = 18 * 60
/** People looked at together. */
const batch = 200

/** Has the letters written that are due now. */
export async function sendMessageLetters(context: RoundContext): Promise<void> {
  const { db } = context
  const now = context.now()
  const timeZones = (await listTimeZones(db)).filter((zone) => !isQuiet(now.getTime(), zone))
  const part = {
    until: new Date(now.getTime() - patience * 60_000),
    since: new Date(now.getTime() - forgotten * 86_400_000),
    limit: batch,
  }
  await inBatches(
    (after) => listMessageLettersDue(db, { ...part, timeZones, after }),
    ({ personId, key }) => {
      const [threadId = ''] = key.split(' ')
      return send(context, { kind: 'message', personId, threadId }, key)
    },
  )
  const days = new Map<PlainDate, string[]>()
  for (const timeZone of timeZones) {
    const { date, minutes } = clockAt(now.getTime(), timeZone)
    if (minutes >= daily) days.set(date, [...(days.get(date) ?? []), timeZone])
  }
  for (const [day, zonesOfDay] of days)
    await inBatches(
      (after) => listDailyLettersDue(db, { ...part, timeZones: zonesOfDay, day, after }),
      ({ personId, key }) => send(context, { kind: 'messages', personId }, key),
    )
}

async function inBatches(
  list: (after: string) => Promise<UnreadDue[]>,
  each: (due: UnreadDue) => Promise<void>,
): Promise<void> {
  let due = await list('')
  while (due.length > 0) {
    for (const one of due) await each(one)
    due = due.length < batch ? [] : await list(due.at(-1)?.personId ?? '')
  }
}

/** Notes the letter and asks for it in one transaction: neither is there without the other, and nobody else does the same. */
async function send({ db, mail, now }: RoundContext, letter: MessageLetter, key: string): Promise<void> {
  const { personId: learnerId, kind } = letter
  await db.transaction(async (tx) => {
    if (await recordLetter(tx, { learnerId, kind, key, at: now() })) await mail.sendChosen(letter, tx)
  })
}
