/** Everything that a path follows from, read at one instant. */
import type { Academy } from '#app/academy.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { dayOf } from '#app/locales/format.ts'
import type { Database } from '#db/client.server.ts'
import { listFixedPoints, type NamedFixedPoint } from '#db/fixed-points.ts'
import { findEnrolment, findProfile, listExceptions, weekOf, type Enrolment } from '#db/enrolments.ts'
import { listModuleProgress, listTimeSpent, type ModuleProgress } from '#db/learning/modules.ts'
import { listPathChoices, listPlannedWeeks } from '#db/learning/path.ts'
import type { StoredStanding } from '#db/learning/standing.ts'
import { findLearner, type Learner } from '#db/learning/state.ts'
import { listProjectStandings } from '#db/learning/submissions.ts'
import type { PlainDate } from '#engine/calendar.ts'
import type { Catalog, Track } from '#engine/catalog.ts'
import { isDrawnWith } from '#engine/learner.ts'
import type { PathChoice, PlanInput, Progress, ProjectStanding } from '#engine/path/plan.ts'
import { declaredMinutes, type Availability, type Week } from '#engine/path/schedule.ts'
import { declaredWeeks, studiedWeeks } from '#engine/path/studied.ts'

export type PathContext = Pick<Academy, 'db' | 'catalogs' | 'now'>

/** Everything that a path follows from. */
export interface Standing {
  enrolment: Enrolment
  track: Track
  catalog: Catalog
  learner: Learner
  modules: ModuleProgress[]
  today: PlainDate
  /** Of her clocks. */
  timeZone: string
  input: Omit<PlanInput, 'previous'>
  /** As she told it, without what she has already done today; with what is fixed on her days. */
  declared: Omit<Availability, 'fixed'> & { fixed: NamedFixedPoint[] }
  /** Measured today, in minutes. */
  minutesToday: number
}

/** From the beginning of a week of hers, in any zone. */
const fixedDays = 8

/** The instant from which fixed points are read. */
export function fixedSince(now: Date): Date {
  return new Date(now.getTime() - fixedDays * 86_400_000)
}

/** Reads it, in a transaction where `db` is one; null while she is on no track. */
export async function readStanding(
  context: PathContext,
  db: Database,
  person: { id: string; timeZone: string },
): Promise<Standing | null> {
  const published = await context.catalogs.hers(db, person.id)
  const { catalog } = published
  const enrolment = await findEnrolment(db, person.id)
  const track = catalog.tracks.find(({ slug }) => slug === enrolment?.track)
  if (!enrolment || !track) return null
  const now = context.now()
  const today = dayOf(now, person.timeZone)
  const since = dayOf(enrolment.startedAt, person.timeZone)
  const model = learnerModel(published)
  const [learner, modules, projects, choices, profile, exceptions, fixed, spent, planned] = await Promise.all(
    [
      findLearner(db, model, person.id),
      listModuleProgress(db, person.id),
      listProjectStandings(db, person.id),
      listPathChoices(db, person.id),
      findProfile(db, person.id),
      listExceptions(db, person.id),
      listFixedPoints(db, person, fixedSince(now)),
      listTimeSpent(db, person.id, since),
      listPlannedWeeks(db, person.id),
    ],
  )
  const declared = { ...weekOf(profile), exceptions, fixed }
  const read = { modules, projects, choices, declared, spent, planned, since }
  const { input, minutesToday } = inputOf(published, track, person.timeZone, now, read)
  return {
    enrolment,
    track,
    catalog,
    learner,
    modules,
    today,
    timeZone: person.timeZone,
    declared,
    minutesToday,
    input: { ...input, mastery: model.estimate(learner.state, now.toISOString()) },
  }
}

/** What a path follows from beside mastery, as it was read. */
interface Read {
  modules: readonly Pick<ModuleProgress, 'module' | 'stage' | 'seconds'>[]
  projects: Readonly<Record<string, ProjectStanding>>
  choices: PathChoice[]
  declared: Availability
  spent: readonly { day: PlainDate; module: string | null; seconds: number }[]
  planned: readonly { madeAt: Date; weeks: Week[] }[]
  /** The day of hers on which she began. */
  since: PlainDate
}

function inputOf(
  { catalog }: { catalog: Catalog },
  track: Track,
  timeZone: string,
  now: Date,
  { modules, projects, choices, declared, spent, planned, since }: Read,
): { minutesToday: number; input: Omit<Standing['input'], 'mastery'> } {
  const today = dayOf(now, timeZone)
  const minutesToday =
    spent.filter(({ day }) => day === today).reduce((sum, { seconds }) => sum + seconds, 0) / 60
  const inModules = spent
    .filter(({ module }) => module !== null)
    .map(({ day, seconds }) => ({ day, minutes: seconds / 60 }))
  const declaredThen = declaredWeeks(
    planned.map(({ madeAt, weeks }) => ({ madeOn: dayOf(madeAt, timeZone), weeks })),
  )
  // She may send a project without having opened its module.
  const progress: Progress = Object.fromEntries(
    Object.entries(projects).map(([module, project]) => [module, { done: false, minutesSpent: 0, project }]),
  )
  for (const { module, stage, seconds } of modules)
    progress[module] = { done: stage === 'done', minutesSpent: seconds / 60, project: projects[module] }
  return {
    minutesToday,
    input: {
      catalog,
      track,
      progress,
      choices,
      availability: lessToday(declared, today, minutesToday),
      today,
      studied: studiedWeeks(since, today, inModules, declared, declaredThen),
    },
  }
}

/** The same of what was read for many; null when it was drawn with another catalogue or other values, or for another track. */
export function inputFromStored(
  published: { id: number; catalog: Catalog },
  stored: Omit<StoredStanding, 'plan'>,
  now: Date,
): Standing['input'] | null {
  const { revisionId, state } = stored
  if (!state || revisionId !== published.id || !isDrawnWith(published.catalog, state)) return null
  const input = unestimatedInput(published, stored, now)
  return input && { ...input, mastery: learnerModel(published).estimate(state, now.toISOString()) }
}

/** The same without what she masters; null when the catalogue has no such track. */
export function unestimatedInput(
  published: { catalog: Catalog },
  { enrolment, timeZone, ...read }: Omit<StoredStanding, 'plan'>,
  now: Date,
): Omit<Standing['input'], 'mastery'> | null {
  const track = published.catalog.tracks.find(({ slug }) => slug === enrolment.track)
  const since = dayOf(enrolment.startedAt, timeZone)
  return track ? inputOf(published, track, timeZone, now, { ...read, since }).input : null
}

/** What is left of today once she has learnt for so many minutes; the other days stay as they are. */
export function lessToday(availability: Availability, today: PlainDate, minutes: number): Availability {
  if (minutes < 1) return availability
  const of = declaredMinutes(availability, today)
  const left = Math.max(0, of - Math.round(minutes))
  return {
    ...availability,
    exceptions: [...availability.exceptions, { from: today, to: today, minutes: left, of }],
  }
}
