/** A list of addresses for a cohort: first what would happen, row by row; then, when staff ask for it, that and nothing else. */
import type { RequestContext } from '#app/academy.server.ts'
import { enterCohort, inviteToCohort } from '#app/cohorts/acts.server.ts'
import type { AddressRow } from '#app/cohorts/addresses.ts'
import { recordAudit } from '#db/audit.ts'
import { listCohortInvitations } from '#db/cohort-invitations.ts'
import { countBefore, listWaiting, lockPlaces } from '#db/cohort-places.ts'
import { listCohortMembers } from '#db/cohorts.ts'
import { listPeopleByEmail, type Person } from '#db/people.ts'

/** What a row would do. `invite-wait`: she is invited, and will find the cohort full. */
const plans = ['join', 'wait', 'invite', 'invite-wait'] as const
/** Why a row does nothing. */
const reasons = ['email', 'twice', 'closed', 'member', 'listed', 'invited', 'later'] as const
export type RowPlan = (typeof plans)[number] | (typeof reasons)[number]

export interface PlannedRow extends AddressRow {
  plan: RowPlan
  /** The line on which the same address stands first. */
  first: number | null
  name: string | null
  /** Her account, when she has one. */
  personId: string | null
}

/** Whether a row would change something. */
export function acts(plan: RowPlan): boolean {
  return (plans as readonly RowPlan[]).includes(plan)
}

const invites = ({ plan }: PlannedRow) => plan === 'invite' || plan === 'invite-wait'

/** What each row would do now. */
export async function planRows(
  { db, now }: Pick<RequestContext, 'db' | 'now'>,
  cohortId: string,
  rows: AddressRow[],
): Promise<PlannedRow[]> {
  return db.transaction(async (tx) => {
    let free = (await lockPlaces(tx, cohortId)) ?? Infinity
    const [members, waiting, invited, people] = [
      new Set((await listCohortMembers(tx, cohortId)).map(({ id }) => id)),
      new Map((await listWaiting(tx, cohortId)).map((one) => [one.learnerId, one])),
      await listCohortInvitations(tx, cohortId, now()),
      await listPeopleByEmail(
        tx,
        rows.flatMap(({ email }) => email ?? []),
      ),
    ]
    const open = new Set(invited.filter(({ over }) => !over).map(({ email }) => email))
    // A free place goes to whoever waits before it goes to anybody new.
    if ((await countBefore(tx, cohortId)) > 0) free = 0
    const firsts = new Map<string, number>()
    const planned = rows.map((row): PlannedRow => {
      const { email, line } = row
      const person = people.find((one) => one.email === email)
      const first = email === null ? null : (firsts.get(email) ?? null)
      if (email !== null && first === null) firsts.set(email, line)
      const plan = ((): RowPlan => {
        if (email === null) return 'email'
        if (first !== null) return 'twice'
        if (person?.disabledAt) return 'closed'
        if (person && members.has(person.id)) return 'member'
        if (person && waiting.get(person.id)?.offeredUntil === null) return 'listed'
        if (person && waiting.has(person.id)) return 'join'
        if (!person?.roles.includes('learner') && open.has(email)) return 'invited'
        if (!person?.roles.includes('learner')) return 'invite'
        free -= 1
        return free >= 0 ? 'join' : 'wait'
      })()
      return { ...row, plan, first, name: person?.name ?? null, personId: person?.id ?? null }
    })
    // An invitation takes no place: those who are invited share what those who enter now leave.
    return planned.map((row) => {
      if (row.plan !== 'invite') return row
      free -= 1
      return free >= 0 ? row : { ...row, plan: 'invite-wait' }
    })
  })
}

/** A row as it was done; `was`: what had been announced, when it came otherwise. */
export interface DoneRow extends PlannedRow {
  was: RowPlan | null
}

/** What an announced row is once it was done: the same list sent twice says so of every row, and does nothing more. */
const doneAs: Partial<Record<RowPlan, RowPlan>> = {
  join: 'member',
  wait: 'listed',
  invite: 'invited',
  'invite-wait': 'invited',
}

/**
 * Does what the rows would do, all of it or nothing. `announced`: what was shown of each line. Sent twice, it is done once; what is
 * different from what was shown is said.
 */
export async function importRows(
  context: RequestContext,
  staff: Pick<Person, 'id' | 'language'>,
  {
    cohortId,
    rows,
    announced,
  }: { cohortId: string; rows: AddressRow[]; announced: ReadonlyMap<number, RowPlan> },
): Promise<DoneRow[]> {
  return context.db.transaction(async (tx) => {
    const inner = { ...context, db: tx }
    await lockPlaces(tx, cohortId)
    const planned = await planRows(inner, cohortId, rows)
    const done: DoneRow[] = []
    const actOf = async (row: PlannedRow): Promise<RowPlan> => {
      const late = invites(row) && (await context.limits.take('listedByPerson', staff.id)) !== null
      return late ? 'later' : act(inner, staff, cohortId, row)
    }
    for (const row of planned) {
      const was = announced.get(row.line) ?? row.plan
      // What was shown as doing nothing was not asked for.
      const plan = !acts(was) ? was : acts(row.plan) ? await actOf(row) : row.plan
      const same = was === plan || doneAs[was] === plan
      done.push({ ...row, plan: same ? was : plan, was: same ? null : was })
    }
    const count = planned.filter(({ line, plan }) => acts(plan) && acts(announced.get(line) ?? plan)).length
    const line = {
      actorId: staff.id,
      action: 'cohort.imported',
      subjectId: cohortId,
      detail: { rows: count },
    }
    if (count > 0) await recordAudit(tx, { ...line, at: context.now() })
    return done
  })
}

/** Does what a row says; what it came to. */
async function act(
  context: RequestContext,
  staff: Pick<Person, 'id' | 'language'>,
  cohortId: string,
  row: PlannedRow,
): Promise<RowPlan> {
  const { plan, email, personId: learnerId } = row
  if (invites(row) || learnerId === null) {
    const sent = await inviteToCohort(context, staff, { cohortId, email: email ?? '' })
    return sent ? plan : 'invited'
  }
  const standing = await enterCohort(context, { cohortId, learnerId, by: staff.id })
  return ({ joined: 'join', waiting: 'wait', member: 'member', listed: 'listed' } as const)[standing]
}

/** Lets one address in, as a list of one row would; what it came to, or the seconds to wait before another letter of invitation. */
export async function letIn(
  context: RequestContext,
  staff: Pick<Person, 'id' | 'language'>,
  cohortId: string,
  email: string,
): Promise<RowPlan | number> {
  return context.db.transaction(async (tx) => {
    const inner = { ...context, db: tx }
    const [row] = await planRows(inner, cohortId, [{ line: 1, typed: email, email }])
    if (!row || !acts(row.plan)) return row?.plan ?? 'email'
    // Only a letter to whoever has no place here counts: what is sent twice, or needs none, is not paid.
    const seconds = invites(row) ? await context.limits.take('invitationByPerson', staff.id) : null
    if (seconds !== null) return seconds
    const came = await act(inner, staff, cohortId, row)
    return came === 'invite-wait' ? 'invite' : came
  })
}

/** What was shown of each line, as a form carries it. */
export function writeAnnounced(rows: PlannedRow[]): string {
  return rows.map(({ line, plan }) => `${line}:${plan}`).join(' ')
}

/** The same, read back; what is no such thing is left out. */
export function readAnnounced(text: string): Map<number, RowPlan> {
  const known: readonly string[] = [...plans, ...reasons]
  return new Map(
    text.split(' ').flatMap((pair) => {
      const [line = '', plan = ''] = pair.split(':')
      return known.includes(plan) ? [[Number(line), plan as RowPlan] as const] : []
    }),
  )
}
