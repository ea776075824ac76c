/** The board of a cohort: one line for each member, as her coach reads it. */
import type { RequestContext } from '#app/academy.server.ts'
import { flagShower, type ShownFlag } from '#app/coach/flags.server.ts'
import { showCompanions, type ShownCompanion } from '#app/companions.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { listBoard } from '#db/cohort-board.ts'
import { listCohortFlags } from '#db/flags.ts'
import { listCohortMembers, type Cohort } from '#db/cohorts.ts'
import type { Person } from '#db/people.ts'
import { listHistories } from '#db/rule-history.ts'
import { addDays, type PlainDate } from '#engine/calendar.ts'
import { minutesWithin, plannedMinutes, type LearnerHistory } from '#engine/rules.ts'

/** Days whose minutes are held against those planned. */
const paceDays = 28

export const boardSorts = ['seen', 'name', 'pace', 'steps', 'next', 'projects'] as const
export type BoardSort = (typeof boardSorts)[number]

export interface BoardRow extends ShownCompanion {
  /** Days since her last sign of any kind; null before the first. */
  seen: number | null
  /** Minutes done and planned lately; null where she has only just come, or has no track. */
  pace: { done: number; planned: number } | null
  lastMet: PlainDate | null
  nextMet: PlainDate | null
  sent: number
  waiting: number
  flags: ShownFlag[]
}

/** Every member, in the order asked for. */
export async function showBoard(
  context: RequestContext,
  coach: Person,
  cohort: Cohort,
  sort: BoardSort,
): Promise<BoardRow[]> {
  const { db } = context
  const at = context.now()
  const members = await listCohortMembers(db, cohort.id)
  const ids = members.map(({ id }) => id)
  const [companions, lines, flags, show, histories] = await Promise.all([
    showCompanions(context, coach, members),
    listBoard(db, { cohortId: cohort.id, coachId: coach.id, at }),
    listCohortFlags(db, coach.id, cohort.id),
    flagShower(context, coach),
    listHistories(db, ids, at),
  ])
  const day = (moment: Date | null | undefined) => (moment ? dayOf(moment, coach.timeZone) : null)
  const rows = companions.map((companion): BoardRow => {
    const line = lines.find(({ learnerId }) => learnerId === companion.id)
    const history = histories.find(({ learner }) => learner === companion.id)
    return {
      ...companion,
      pace: history ? paceOf(history, dayOf(at, history.timeZone)) : null,
      lastMet: day(line?.lastMet),
      nextMet: day(line?.nextMet),
      sent: line?.sent ?? 0,
      waiting: line?.waiting ?? 0,
      flags: flags.filter(({ learnerId, waits }) => learnerId === companion.id && !waits).map(show),
    }
  })
  const rank = ranks[sort]
  return rows.sort((a, b) => rank(a, b) || a.name.localeCompare(b.name, 'fr'))
}

function paceOf(history: LearnerHistory, today: PlainDate): BoardRow['pace'] {
  const from = addDays(today, -paceDays)
  if (history.joined > from) return null
  return {
    done: minutesWithin(history, from, paceDays),
    planned: plannedMinutes(history.availability, from, paceDays),
  }
}

const last = Number.POSITIVE_INFINITY
const share = ({ pace }: BoardRow) => (pace && pace.planned > 0 ? pace.done / pace.planned : last)
/** Infinity minus itself is no number: two who are both last are equal. */
const compare = (a: number, b: number) => (a === b ? 0 : a - b)

/** Who needs a look first stands first; by their last sign, those who have not begun before all. */
const ranks: Record<BoardSort, (a: BoardRow, b: BoardRow) => number> = {
  seen: (a, b) => compare(b.seen ?? last, a.seen ?? last),
  name: () => 0,
  pace: (a, b) => compare(share(a), share(b)),
  steps: (a, b) => compare(b.path?.steps ?? -1, a.path?.steps ?? -1),
  next: (a, b) => (a.nextMet ?? '9').localeCompare(b.nextMet ?? '9'),
  projects: (a, b) => compare(b.waiting, a.waiting),
}
