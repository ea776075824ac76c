/** Thousands of stored learners: some simulated through the real engine, the others their copies under names of their own. */
import { drawTrueLearner, entries } from './learner.ts'
import { arrive, enrol, instantOf, studyRound, type Student } from './study.ts'
import type { Database } from '#db/client.server.ts'
import { idFrom } from '#db/identifier.ts'
import { enrolments, learnerProfiles } from '#db/schema/learners.ts'
import {
  evidence as evidenceTable,
  learnerStates,
  moduleProgress,
  pathVersions,
  timeSpent,
} from '#db/schema/learning.ts'
import { people } from '#db/schema/people.ts'
import { sql } from 'drizzle-orm'
import { addDays } from '#engine/calendar.ts'
import type { Catalog, Track } from '#engine/catalog.ts'
import { estimate } from '#engine/mastery.ts'
import { planPath, type Plan, type Progress } from '#engine/path/plan.ts'
import { seededRandom } from '#engine/shuffle.ts'

const availability = { minutesByWeekday: [60, 0, 45, 30, 0, 90, 0], exceptions: [] }
const rounds = 3

interface Lived {
  student: Student
  progress: Progress
  /** As it was before the last module. */
  plan: Plan
  days: number
}

/** A student after her diagnosis and some modules, with the path she had before the last of them. */
function liveSome(catalog: Catalog, track: Track, seed: number): Lived {
  const random = seededRandom(seed)
  const entry = entries[seed % entries.length] ?? 'none'
  const student = enrol(drawTrueLearner(catalog, entry, random), '2026-01-05', [])
  arrive(student, track)
  const progress: Progress = {}
  const planOn = (day: number, previous?: Plan) =>
    planPath({
      catalog,
      track,
      mastery: estimate(catalog, student.state, instantOf(student, day)),
      progress,
      choices: [],
      availability,
      today: addDays(student.start, day),
      ...(previous && { previous }),
    })
  const first = planOn(0)
  let plan = first
  let day = 0
  for (let modules = 1 + Math.floor(random() * 20); modules > 0; modules -= 1) {
    const step = plan.steps.find(({ project }) => !project)
    const module = catalog.modules.find(({ slug }) => slug === step?.module)
    if (!module) break
    day += 2
    let passed = false
    for (let round = 0; round < rounds && !passed; round += 1) passed = studyRound(student, module, day)
    progress[module.slug] = { done: passed, minutesSpent: module.minutes }
    if (modules > 1) plan = planOn(day, plan)
  }
  // The paths of some stand as their first answers drew them.
  return { student, progress, plan: seed % 5 === 0 ? first : plan, days: day }
}

const tables = [
  'people',
  'learner_profiles',
  'enrolments',
  'evidence',
  'learner_states',
  'module_progress',
  'time_spent',
  'path_versions',
]

/**
 * Stores so many learners, `distinct` of them lived and the others copies; every one learnt something after her path was made,
 * in the hours before the night.
 */
export async function storeLearners(
  db: Database,
  { revisionId, catalog }: { revisionId: number; catalog: Catalog },
  night: Date,
  { learners: count, distinct, seed }: { learners: number; distinct: number; seed: number },
): Promise<void> {
  const [track] = catalog.tracks
  if (!track) throw new Error('no track')
  for (let i = 0; i < distinct; i += 1) {
    const { student, progress, plan, days } = liveSome(catalog, track, seed * 10_000 + i)
    const learnerId = `learner-${i}`
    const started = new Date(night.getTime() - (days + 1) * 86_400_000)
    const instant = (day: number) => new Date(started.getTime() + day * 86_400_000)
    const dayOf = (day: number) => instant(day).toISOString().slice(0, 10)
    const lastAt = new Date(night.getTime() - 6 * 3_600_000)
    const mastery = estimate(catalog, student.state, instantOf(student, days))
    await db.insert(people).values({ id: learnerId, name: 'Awa', email: `${learnerId}@ariane.example` })
    await db.insert(learnerProfiles).values({
      learnerId,
      minutesByWeekday: availability.minutesByWeekday,
      updatedAt: started,
    })
    await db.insert(enrolments).values({
      learnerId,
      id: '00000000-0000-4000-8000-000000000000',
      track: track.slug,
      startedAt: started,
    })
    await db.insert(learnerStates).values({
      learnerId,
      revisionId,
      evidenceCount: student.facts,
      lastEvidenceAt: lastAt,
      state: student.state,
      mastery,
      updatedAt: lastAt,
    })
    for (const [n, fact] of (student.kept ?? []).entries()) {
      const id = idFrom(learnerId, n)
      const { item = null, node = null, purpose = null } = fact.kind === 'answer' ? fact : {}
      const columns = { kind: fact.kind, purpose, item, node, at: new Date(fact.at) }
      await db.insert(evidenceTable).values({ learnerId, id, ...columns, body: { ...fact, id } })
    }
    const modules = Object.entries(progress)
    for (const [m, [module, { done, minutesSpent }]] of modules.entries()) {
      const at = instant(2 * m + 2)
      await db.insert(moduleProgress).values({
        learnerId,
        module,
        stage: done ? 'done' : 'check',
        openedAt: at,
        lessonReadAt: at,
        doneAt: done ? at : null,
      })
      for (const part of [0, 1])
        await db
          .insert(timeSpent)
          .values({ learnerId, day: dayOf(2 * m + 1 + part), module, seconds: minutesSpent * 30, lastAt: at })
    }
    await db.insert(pathVersions).values({
      learnerId,
      version: 1,
      plan,
      madeAt: instant(Math.max(0, days - 1)),
      cause: 'start',
    })
  }
  for (const table of tables) {
    const key = table === 'people' ? 'id' : 'learner_id'
    const email = (copy: number) =>
      table === 'people' ? sql`, 'email', ${copy}::text || '-' || t.email` : sql``
    const name = sql.identifier(table)
    const own = sql.identifier(key)
    for (let copy = 1; copy < count / distinct; copy += 1)
      await db.execute(sql`
        insert into ${name} overriding user value
        select copied.* from ${name} t, lateral jsonb_populate_record(null::${name},
          to_jsonb(t) || jsonb_build_object(${key}::text, ${copy}::text || '-' || t.${own} ${email(copy)})) copied
        where t.${own} like 'learner-%'`)
  }
  await db.execute(sql`analyze`)
}
