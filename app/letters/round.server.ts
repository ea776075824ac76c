/** The round of every half hour: who is due a letter she chose. Several processes may make it at once: each letter goes once. */
import type { Academy } from '#app/academy.server.ts'
import { readWeek, type ChosenLetter } from '#app/letters/chosen.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { listReturnLettersDue, listWeekLettersDue, recordLetter, type LetterDue } from '#db/letters.ts'
import { listTimeZones } from '#db/people.ts'
import { weekdayOf, type PlainDate } from '#engine/calendar.ts'
import { isQuiet } from '#engine/meeting.ts'

type RoundContext = Pick<Academy, 'db' | 'catalogs' | 'now' | 'mail' | 'log'>

/** Days without a sign of her after which we write once, and no longer of her week. */
const longAbsence = 21
/** Learners looked at together. */
const batch = 200

/** Has the letters written that are due now. */
export async function sendChosenLetters(context: RoundContext): Promise<void> {
  const { db } = context
  const now = context.now()
  const seen = new Date(now.getTime() - longAbsence * 86_400_000)
  // Days and hours come from where the pages take them, so that no zone is known to one side only.
  const awake = new Map<PlainDate, string[]>()
  for (const timeZone of await listTimeZones(db)) {
    if (isQuiet(now.getTime(), timeZone)) continue
    const day = dayOf(now, timeZone)
    awake.set(day, [...(awake.get(day) ?? []), timeZone])
  }
  for (const [day, timeZones] of awake) {
    if (weekdayOf(day) === 0)
      await inBatches(
        (after) => listWeekLettersDue(db, { timeZones, monday: day, seenSince: seen, after, limit: batch }),
        (learner) => sendWeek(context, learner, day),
      )
    await inBatches(
      (after) => listReturnLettersDue(db, { timeZones, day, seenUntil: seen, after, limit: batch }),
      ({ id, lastSeen }) => send(context, { kind: 'return', personId: id }, lastSeen.toISOString()),
    )
  }
}

async function inBatches(
  list: (after: string) => Promise<LetterDue[]>,
  each: (learner: LetterDue) => Promise<void>,
): Promise<void> {
  let due = await list('')
  while (due.length > 0) {
    for (const learner of due) await each(learner)
    due = due.length < batch ? [] : await list(due.at(-1)?.id ?? '')
  }
}

async function sendWeek(context: RoundContext, learner: LetterDue, monday: PlainDate): Promise<void> {
  try {
    if (!(await readWeek(context, learner))) return
  } catch (error) {
    // A path that cannot be laid keeps nobody else from her letter.
    context.log.warn({ error, learner: learner.id }, 'no letter about her week')
    return
  }
  await send(context, { kind: 'week', personId: learner.id, monday }, monday)
}

/** Notes the letter and asks for it in one transaction: neither is there without the other, and nobody else does the same. */
async function send({ db, mail, now }: RoundContext, letter: ChosenLetter, key: string): Promise<void> {
  const { personId: learnerId, kind } = letter
  await db.transaction(async (tx) => {
    if (await recordLetter(tx, { learnerId, kind, key, at: now() })) await mail.sendChosen(letter, tx)
  })
}
