/** Everything that the paths of many learners follow from, read in one query: for the night. */
import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import type { Enrolment } from '#db/enrolments.ts'
import { fixedPointsSince, onHerDays, type StoredFixedPoint } from '#db/fixed-points.ts'
import type { ModuleProgress } from '#db/learning/modules.ts'
import { projectStandings } from '#db/learning/submissions.ts'
import type { LearnerState } from '#engine/learner.ts'
import type { KnownPlan, PathChoice, Plan, ProjectStanding } from '#engine/path/plan.ts'
import type { Availability, Week } from '#engine/path/schedule.ts'
import { clockAt } from '#engine/zone.ts'

/** What is stored of one learner on a track, as far as her path follows from it. */
export interface StoredStanding<Known extends KnownPlan = Plan> {
  learnerId: string
  timeZone: string
  enrolment: Pick<Enrolment, 'track' | 'startedAt'>
  /** The revision her state was drawn with. */
  revisionId: number | null
  state: LearnerState | null
  modules: Pick<ModuleProgress, 'module' | 'stage' | 'seconds'>[]
  projects: Record<string, ProjectStanding>
  choices: PathChoice[]
  declared: Availability
  spent: { day: string; module: string | null; seconds: number }[]
  planned: { madeAt: Date; weeks: Week[] }[]
  /** Her path as it stands. */
  plan: Known | null
}

/** The standings of learners on a track, with their fixed points since an instant; those on none are absent. */
export const listStandings = (
  db: Database,
  learnerIds: string[],
  fixedSince: Date,
): Promise<StoredStanding[]> => readStandings<Plan>(db, learnerIds, fixedSince, sql`v.plan`)

/** The same, of their paths only what another one keeps to: a third of what is read. */
export const listKnownStandings = (
  db: Database,
  learnerIds: string[],
  fixedSince: Date,
): Promise<StoredStanding<KnownPlan>[]> =>
  readStandings<KnownPlan>(
    db,
    learnerIds,
    fixedSince,
    sql`jsonb_build_object('track', v.plan -> 'track', 'steps', coalesce((
      select jsonb_agg(jsonb_build_object('module', s.step -> 'module', 'project', s.step -> 'project') order by s.place)
      from jsonb_array_elements(v.plan -> 'steps') with ordinality as s(step, place)), '[]'))`,
  )

async function readStandings<Known extends KnownPlan>(
  db: Database,
  learnerIds: string[],
  fixedSince: Date,
  plan: SQL,
): Promise<StoredStanding<Known>[]> {
  if (learnerIds.length === 0) return []
  const ids = sql.join(
    learnerIds.map((id) => sql`${id}`),
    sql`, `,
  )
  const rows = await db.execute(sql`
    select p.id as "learnerId", p.time_zone as "timeZone", e.track, e.started_at as "startedAt",
      s.revision_id as "revisionId", s.state,
      coalesce(f.minutes_by_weekday, '{0,0,0,0,0,0,0}') as "minutesByWeekday",
      coalesce(f.sittings_by_weekday, '{1,1,1,1,1,1,1}') as "sittingsByWeekday",
      ${fixedPointsSince(sql`p.id`, fixedSince)} as fixed,
      coalesce((select jsonb_agg(jsonb_build_object('from', x.from_date, 'to', x.to_date, 'minutes', x.minutes)
        order by x.from_date, x.id) from availability_exceptions x where x.learner_id = p.id), '[]') as exceptions,
      coalesce((select jsonb_agg(jsonb_build_object('module', m.module, 'stage', m.stage, 'seconds', coalesce(
        (select sum(t.seconds) from time_spent t where t.learner_id = p.id and t.module = m.module), 0))
        order by m.opened_at, m.module) from module_progress m where m.learner_id = p.id), '[]') as modules,
      coalesce((select jsonb_object_agg(b.module, b.standing)
        from (${projectStandings(sql`p.id`)}) b), '{}') as projects,
      coalesce((select jsonb_agg(jsonb_build_object('module', c.module, 'choice', c.choice, 'at', c.created_at)
        order by c.created_at, c.module) from path_choices c where c.learner_id = p.id), '[]') as choices,
      coalesce((select jsonb_agg(jsonb_build_object('day', t.day, 'module', nullif(t.module, ''), 'seconds', t.seconds)
        order by t.day, t.module) from time_spent t
        where t.learner_id = p.id and t.day >= (e.started_at at time zone 'UTC')::date - 1), '[]') as spent,
      coalesce((select jsonb_agg(jsonb_build_object('madeAt', v.made_at, 'weeks', v.plan -> 'weeks') order by v.version)
        from (select * from path_versions v where v.learner_id = p.id and v.cause in ('start', 'hours')
          order by v.version desc limit 20) v), '[]') as planned,
      (select ${plan} from path_versions v where v.learner_id = p.id order by v.version desc limit 1) as plan
    from people p
    join enrolments e on e.learner_id = p.id and e.ended_at is null
    left join learner_states s on s.learner_id = p.id
    left join learner_profiles f on f.learner_id = p.id
    where p.id in (${ids})
    order by p.id`)
  return (rows as unknown as Row<Known>[]).map(
    ({ track, startedAt, minutesByWeekday, sittingsByWeekday, exceptions, fixed, ...read }) => {
      const { choices, planned, spent, ...rest } = read
      // The day, on her clock, on which she started.
      const since = clockAt(new Date(startedAt).getTime(), rest.timeZone).date
      return {
        ...rest,
        spent: spent.filter(({ day }) => day >= since),
        enrolment: { track, startedAt: new Date(startedAt) },
        declared: {
          minutesByWeekday,
          sittingsByWeekday,
          exceptions,
          fixed: onHerDays(fixed, rest.timeZone),
        },
        choices: choices.map((choice) => ({ ...choice, at: new Date(choice.at).toISOString() })),
        planned: planned.map(({ madeAt, weeks }) => ({ madeAt: new Date(madeAt), weeks })),
      }
    },
  )
}

type Row<Known extends KnownPlan> = Omit<StoredStanding<Known>, 'enrolment' | 'declared' | 'planned'> & {
  track: string
  startedAt: string | Date
  planned: { madeAt: string; weeks: Week[] }[]
  fixed: StoredFixedPoint[]
} & Required<Omit<Availability, 'fixed'>>
