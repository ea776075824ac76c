/** What rules say of learners: opened and ended day by day, read by those it is about, contested by them, answered by their coach. */
import { and, asc, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { flags, ruleMeasures } from '#db/schema/cohorts.ts'
import { enrolments } from '#db/schema/learners.ts'
import { cohortMembers, cohorts } from '#db/schema/mentoring.ts'
import { people, personRoles } from '#db/schema/people.ts'
import type { RuleFigures } from '#engine/rule-measure.ts'
import type { Facts, RuleName } from '#engine/rules.ts'

export type Flag = typeof flags.$inferSelect

/** Days during which a rule does not say again what a coach has taken back. */
const takenBack = 28

const isCoach = and(eq(personRoles.personId, cohorts.coachId), eq(personRoles.role, 'coach'))
/** A flag that she contests, and that nobody has answered. */
const waits = sql<boolean>`(${flags.contestedAt} is not null and ${flags.answeredAt} is null)`

/** Learners on a track whom a coach follows, after one of them, in the order of their ids: of others nothing is said. */
export async function listFollowed(
  db: Database,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(enrolments, and(eq(enrolments.learnerId, people.id), isNull(enrolments.endedAt)))
    .innerJoin(cohortMembers, eq(cohortMembers.learnerId, people.id))
    .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
    .innerJoin(personRoles, isCoach)
    .where(and(gt(people.id, after), isNull(people.disabledAt), isNull(people.deletionRequestedAt)))
    .orderBy(asc(people.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/**
 * Brings the flags of a learner to what is said of her now: new ones open, the figures of others follow (unless she contests them),
 * the rest end. Done twice it is done once. What a coach took back is not said again for four weeks.
 */
export async function saveFlags(
  db: Database,
  learnerId: string,
  said: readonly { id: string; rule: RuleName; facts: Facts }[],
  at: Date,
): Promise<void> {
  const now = sql`${at.toISOString()}::timestamptz`
  const own = and(eq(flags.learnerId, learnerId), isNull(flags.until))
  await db.transaction(async (tx) => {
    await tx
      .update(flags)
      .set({ until: at })
      .where(
        and(
          own,
          said.length === 0
            ? undefined
            : sql`${flags.rule} not in (${sql.join(
                said.map(({ rule }) => sql`${rule}`),
                sql`, `,
              )})`,
        ),
      )
    for (const { id, rule, facts } of said) {
      const updated = await tx
        .update(flags)
        .set({ facts: sql`case when ${waits} then ${flags.facts} else ${JSON.stringify(facts)}::jsonb end` })
        .where(and(own, eq(flags.rule, rule)))
        .returning({ id: flags.id })
      if (updated.length > 0) continue
      const [back] = await tx
        .select({ id: flags.id })
        .from(flags)
        .where(
          and(
            eq(flags.learnerId, learnerId),
            eq(flags.rule, rule),
            eq(flags.until, flags.answeredAt),
            sql`${flags.until} > ${now} - make_interval(days => ${takenBack})`,
          ),
        )
      if (!back)
        await tx.insert(flags).values({ learnerId, id, rule, facts, since: at }).onConflictDoNothing()
    }
  })
}

/** Learners of whom something is said now. */
export async function listFlagged(db: Database): Promise<string[]> {
  const rows = await db.selectDistinct({ id: flags.learnerId }).from(flags).where(isNull(flags.until))
  return rows.map(({ id }) => id)
}

/** Everything that is and was said of a learner, open ones first, then the latest. */
export async function listFlags(
  db: Database,
  learnerId: string,
  limit = 60,
): Promise<(Flag & { coach: string | null })[]> {
  const rows = await db
    .select({ flag: flags, coach: people.name })
    .from(flags)
    .leftJoin(people, eq(people.id, flags.answeredBy))
    .where(eq(flags.learnerId, learnerId))
    .orderBy(sql`${flags.until} desc nulls first`, desc(flags.since), asc(flags.rule))
    .limit(limit)
  return rows.map(({ flag, coach }) => ({ ...flag, coach }))
}

/**
 * What is said now of the learners of a coach, or of one cohort of hers; and what ended while they contest it and nobody has answered,
 * so that their words do not go unread. `waits`: she contests it, and her words stand for it.
 */
export async function listCohortFlags(
  db: Database,
  coachId: string,
  cohortId?: string,
): Promise<(Flag & { name: string; waits: boolean })[]> {
  const members = db
    .select({ id: cohortMembers.learnerId })
    .from(cohortMembers)
    .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
    .where(and(eq(cohorts.coachId, coachId), cohortId === undefined ? undefined : eq(cohorts.id, cohortId)))
  const rows = await db
    .select({ flag: flags, name: people.name, waits })
    .from(flags)
    .innerJoin(people, eq(people.id, flags.learnerId))
    .where(
      and(or(isNull(flags.until), waits), inArray(flags.learnerId, members), ne(flags.learnerId, coachId)),
    )
    .orderBy(asc(flags.since), asc(people.name), asc(flags.rule))
  return rows.map(({ flag, ...rest }) => ({ ...flag, ...rest }))
}

/** Keeps what a learner says against a flag of hers, ended meanwhile or not, as often as she likes until it is answered. Null: it is not hers. */
export async function saveContest(
  db: Database,
  given: { learnerId: string; id: string; words: string; at: Date },
): Promise<'saved' | 'answered' | null> {
  const { learnerId, id, words, at } = given
  if (!isId(id)) return null
  const own = and(eq(flags.learnerId, learnerId), eq(flags.id, id))
  const saved = await db
    .update(flags)
    .set({
      contest: words,
      contestedAt: sql`coalesce(${flags.contestedAt}, ${at.toISOString()}::timestamptz)`,
    })
    .where(and(own, isNull(flags.answeredAt)))
    .returning({ id: flags.id })
  if (saved.length > 0) return 'saved'
  const [flag] = await db.select({ answeredAt: flags.answeredAt }).from(flags).where(own)
  return flag?.answeredAt ? 'answered' : null
}

/**
 * A coach of hers answers what she said; `takeBack` ends the flag, where it has not ended. The first answer stands: `answered` for any other. Null: no
 * learner of this coach contests such a flag.
 */
export async function answerContest(
  db: Database,
  given: { coachId: string; learnerId: string; id: string; words: string; takeBack: boolean; at: Date },
): Promise<'done' | 'answered' | null> {
  const { coachId, learnerId, id, words, takeBack, at } = given
  if (!isId(id)) return null
  return db.transaction(async (tx) => {
    const [hers] = await tx
      .select({ id: cohorts.id })
      .from(cohortMembers)
      .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
      .where(and(eq(cohortMembers.learnerId, learnerId), eq(cohorts.coachId, coachId)))
      .limit(1)
    if (!hers) return null
    const own = and(eq(flags.learnerId, learnerId), eq(flags.id, id))
    const [flag] = await tx.select().from(flags).where(own).for('update')
    if (!flag?.contestedAt) return null
    if (flag.answeredAt) return flag.answeredBy === coachId && flag.answer === words ? 'done' : 'answered'
    await tx
      .update(flags)
      .set({
        answer: words,
        answeredAt: at,
        answeredBy: coachId,
        until: takeBack ? (flag.until ?? at) : flag.until,
      })
      .where(own)
    return 'done'
  })
}

export interface RuleMeasure {
  rule: RuleName
  at: Date
  figures: RuleFigures
}

/** Keeps what was measured; the same rule measured twice for the same week is measured once. */
export async function recordMeasures(
  db: Database,
  week: string,
  measures: readonly RuleMeasure[],
): Promise<void> {
  for (const { rule, at, figures } of measures)
    await db
      .insert(ruleMeasures)
      .values({
        id: sql`md5(${`${rule} ${week}`})::uuid`,
        ...{ rule, at, refused: figures.verdict === 'refused' },
        figures: { ...figures },
      })
      .onConflictDoNothing()
}

/** The latest measure of each rule. */
export async function listLatestMeasures(db: Database): Promise<RuleMeasure[]> {
  const rows = await db
    .selectDistinctOn([ruleMeasures.rule])
    .from(ruleMeasures)
    .orderBy(asc(ruleMeasures.rule), desc(ruleMeasures.at))
  return rows.map(({ rule, at, figures }) => ({
    ...{ rule: rule as RuleName, at },
    figures: figures as unknown as RuleFigures,
  }))
}
