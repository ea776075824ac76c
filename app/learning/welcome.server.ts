/** What she tells in the welcome: read for its screens, and kept screen by screen. */
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { recordClaims } from '#app/learning/claim.server.ts'
import { readLearner } from '#app/learning/learner.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { outlineTrack } from '#app/track-outline.server.ts'
import {
  connections,
  devices,
  learningHelps,
  paidWork,
  selfEstimates,
  unpaidWork,
  welcomeSteps,
  type SelfEstimate,
  type WelcomeStep,
} from '#app/learning/welcome.ts'
import {
  findEnrolment,
  findProfile,
  listExceptions,
  saveEnrolment,
  saveException,
  saveMinutesByWeekday,
  saveWelcome,
  removeException,
} from '#db/enrolments.ts'
import { savePerson } from '#db/people.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { nodeOf } from '#engine/competency.ts'

/** The two sentences of a job that are enough to compare. */
const jobParagraphs = 1

/** What is kept of the screens; whatever else the column holds is not read. */
const keptSchema = z.object({
  track: z.object({ track: z.string() }).optional().catch(undefined),
  experience: z
    .object({ unpaid: z.array(z.enum(unpaidWork)), paid: z.array(z.enum(paidWork)), text: z.string() })
    .optional()
    .catch(undefined),
  skills: z.record(z.string(), z.enum(selfEstimates)).optional().catch(undefined),
  equipment: z
    .object({ devices: z.array(z.enum(devices)), connection: z.enum(connections).nullable() })
    .optional()
    .catch(undefined),
  learning: z
    .object({ helps: z.array(z.enum(learningHelps)) })
    .optional()
    .catch(undefined),
})
export type WelcomeAnswers = z.infer<typeof keptSchema>

/** Everything that the screens show, and the furthest one she reached. */
export async function readWelcome(context: RequestContext, person: Person) {
  const { catalog } = await context.catalogs.published(context.db)
  const [profile, exceptions, enrolment] = await Promise.all([
    findProfile(context.db, person.id),
    listExceptions(context.db, person.id),
    findEnrolment(context.db, person.id),
  ])
  const parsed = keptSchema.safeParse(profile?.welcome ?? {})
  const answers: WelcomeAnswers = parsed.success ? parsed.data : {}
  const furthest = welcomeSteps[Math.min(profile?.welcomeStep ?? 0, welcomeSteps.length - 1)]
  return {
    answers,
    done: profile?.welcomeDoneAt != null,
    furthest: furthest ?? welcomeSteps[0],
    minutes: profile?.minutesByWeekday ?? Array<number>(7).fill(0),
    exceptions: exceptions.map(({ id, from, to, minutes }) => ({ id, from, to, minutes })),
    enrolled: enrolment?.track ?? null,
    name: person.name,
    language: person.language,
    timeZone: person.timeZone,
    areas: catalog.areas,
    tracks: catalog.tracks.map((track) => ({
      slug: track.slug,
      name: track.name,
      summary: track.summary,
      job: track.job.slice(0, jobParagraphs),
      minutes: outlineTrack(catalog, track).minutes,
      weeks: outlineTrack(catalog, track).lengths[0]?.weeks ?? 0,
    })),
  }
}
export type WelcomeData = Awaited<ReturnType<typeof readWelcome>>

/** What one screen gave, read and checked by its route; null when she left it for later. */
export type ScreenAnswer =
  | { step: 'track'; track: string }
  | { step: 'experience'; unpaid: string[]; paid: string[]; text: string }
  | { step: 'skills'; skills: Record<string, SelfEstimate> }
  | { step: 'week'; minutes: number[] }
  | { step: 'holidays'; period: { from: string; to: string; minutes: number } | null }
  | { step: 'equipment'; devices: string[]; connection: string | null }
  | { step: 'language'; language: Person['language']; timeZone: string }
  | { step: 'learning'; helps: string[] }

/** Keeps a screen, and notes that she has come so far. The last one ends the welcome and puts her on a track. */
export async function saveScreen(
  context: RequestContext,
  person: Person,
  step: WelcomeStep,
  answer: ScreenAnswer | null,
  stays: boolean,
): Promise<void> {
  const at = context.now()
  const kept = answer ? await keepAnswer(context, person, answer, at) : {}
  const place = welcomeSteps.indexOf(step) + (stays ? 0 : 1)
  const done = place === welcomeSteps.length
  const before = await findProfile(context.db, person.id)
  await saveWelcome(context.db, person.id, { answers: kept, step: place, done, at })
  const wasDone = before?.welcomeDoneAt != null
  if (done && !wasDone) await enrol(context, person, at)
  else if (wasDone && answer?.step === 'track') await enrol(context, person, at)
  if (wasDone && (answer?.step === 'week' || (answer?.step === 'holidays' && answer.period))) {
    await renewPath(context, person.id, 'hours')
  }
}

/** Takes a period back. */
export async function removePeriod(context: RequestContext, person: Person, id: string): Promise<void> {
  await removeException(context.db, person.id, id)
  const profile = await findProfile(context.db, person.id)
  if (profile?.welcomeDoneAt) await renewPath(context, person.id, 'hours')
}

/** Writes what a screen says to where it belongs; returns what the welcome itself keeps of it. */
async function keepAnswer(
  context: RequestContext,
  person: Person,
  answer: ScreenAnswer,
  at: Date,
): Promise<Record<string, unknown>> {
  switch (answer.step) {
    case 'skills': {
      const { catalog, state } = await readLearner(context, person.id)
      await recordClaims(context, person.id, claimsOf(catalog, answer.skills, state.claims))
      return { skills: answer.skills }
    }
    case 'week':
      await saveMinutesByWeekday(context.db, person.id, answer.minutes, at)
      return {}
    case 'holidays':
      if (answer.period) await saveException(context.db, person.id, { id: context.newId(), ...answer.period })
      return {}
    case 'language':
      await savePerson(context.db, person.id, { language: answer.language, timeZone: answer.timeZone }, at)
      return {}
    default: {
      const { step, ...kept } = answer
      return { [step]: kept }
    }
  }
}

/**
 * What a self-estimate by area says of nodes: "yes" claims the first level of each competency of the area, "not yet" denies it;
 * "a little" says neither, and takes an earlier claim back.
 */
function claimsOf(
  catalog: Catalog,
  skills: Record<string, SelfEstimate>,
  before: Record<NodeId, boolean>,
): Record<NodeId, boolean> {
  const claims: Record<NodeId, boolean> = {}
  for (const { slug, area } of catalog.competencies) {
    const estimate = skills[area]
    const node = nodeOf(slug, 1)
    if (estimate === 'yes') claims[node] = true
    else if (estimate === 'not-yet' || (estimate === 'little' && before[node])) claims[node] = false
  }
  return claims
}

/** Puts her on the track she chose, else on the first; an undecided learner begins with what all share. */
async function enrol(context: RequestContext, person: Person, at: Date): Promise<void> {
  const { answers, tracks, enrolled } = await readWelcome(context, person)
  const chosen = tracks.find(({ slug }) => slug === answers.track?.track)
  const track = chosen?.slug ?? enrolled ?? tracks[0]?.slug
  if (track === undefined || track === enrolled) return
  await saveEnrolment(context.db, person.id, { id: context.newId(), track, at })
  await renewPath(context, person.id, 'start')
}
