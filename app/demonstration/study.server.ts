/** How a learner of the demonstration spends a session: a few reviews, then the module that her path puts first. */
import { issueAttempt } from '#app/attempt.server.ts'
import { answer, reportTime, spend, type Life } from '#app/demonstration/life.server.ts'
import { learnerModel } from '#app/learner.server.ts'
import { choosePath, renewPath } from '#app/path.server.ts'
import { fitting, issueReview, readReviews } from '#app/reviews.server.ts'
import { findModuleProgress, saveModuleStage } from '#db/learning/modules.ts'
import { findPath } from '#db/learning/path.ts'
import { findLearner, recordEvidence } from '#db/learning/state.ts'
import { saveSubmission } from '#db/learning/submissions.ts'
import type { Module } from '#engine/catalog.ts'
import { judgeCheck } from '#engine/check.ts'
import { nextPracticeItem } from '#engine/practice.ts'
import { study } from '#engine/simulation.ts'

/** Reviews of one session at most: a demonstration needs no more. */
const mostReviews = 3
/** Share of sessions that begin with reviews. */
const reviewShare = 0.5
/** Share of a module's minutes that its lesson takes. */
const lessonShare = 0.55
/** Checks that do not pass before she puts the module off. */
const patience = 2

/** What she has begun: seconds of the lesson or project still to go, checks that did not pass. */
export interface Begun {
  module: string
  secondsLeft: number
  tries: number
}

/** One session: so many minutes, from the hour that the clock shows. */
export async function spendSession(life: Life, minutes: number, begun: Begun | null): Promise<Begun | null> {
  const { clock } = life
  const end = clock.at.getTime() + minutes * 60_000
  const left = () => (end - clock.at.getTime()) / 1000
  if (life.random() < reviewShare) await review(life, Math.min(mostReviews, Math.floor(minutes / 10)))
  let current = begun
  for (let going = true; going && left() > 300; ) {
    const before = current
    current = await goOn(life, current, left)
    going = current !== null || before !== null
  }
  await reportTime(life)
  return current
}

async function review(life: Life, most: number): Promise<void> {
  const day = await readReviews(life.context, life.person)
  const count = Math.min(most, fitting(day.due, day.minutes))
  let { due } = day
  for (let done = 0; done < count; done += 1) {
    const shown = await issueReview(life.context, life.person, { ...day, due })
    if (!shown) return
    await answer(life, shown)
    due = due.filter(({ node }) => node !== shown.question.node)
  }
}

/** Goes on with what she has begun, or with what comes first; what is then begun, or null when something came to its end. */
async function goOn(life: Life, begun: Begun | null, left: () => number): Promise<Begun | null> {
  const step = await nextStep(life, begun?.module ?? null)
  if (!step) return null
  const { module, project } = step
  const own = begun?.module === module.slug ? begun : beginning(life, module, project)
  if (project) return workOnProject(life, module, own, left)
  const progress = await findModuleProgress(life.context.db, life.person.id, module.slug)
  if (!progress) await saveModuleStage(life.context.db, life.person.id, module.slug, 'lesson', life.context.now())
  if (!progress || progress.stage === 'lesson') {
    const seconds = Math.min(own.secondsLeft, left())
    await spend(life, Math.round(seconds), module.slug)
    const next = { ...own, secondsLeft: own.secondsLeft - seconds }
    if (next.secondsLeft < 1) await finishLesson(life, module)
    return next
  }
  if (progress.stage === 'practice') {
    await practise(life, module)
    return own
  }
  const passed = await takeCheck(life, module)
  if (passed) return null
  if (own.tries + 1 < patience) {
    await practise(life, module)
    return { ...own, tries: own.tries + 1 }
  }
  const path = await findPath(life.context.db, life.person.id)
  if (path) await choosePath(life.context, life.person.id, { module: module.slug, choice: 'later', version: path.version })
  return null
}

function beginning(life: Life, module: Module, project: boolean): Begun {
  const minutes = project ? (module.project?.minutes ?? 0) : module.minutes * lessonShare
  return { module: module.slug, secondsLeft: minutes * 60 * (0.6 + 0.4 * life.self.slowness), tries: 0 }
}

async function nextStep(life: Life, begun: string | null): Promise<{ module: Module; project: boolean } | null> {
  const path = await findPath(life.context.db, life.person.id)
  const steps = path?.plan.steps ?? []
  const step = steps.find(({ module }) => module === begun) ?? steps[0]
  const module = life.catalog.modules.find(({ slug }) => slug === step?.module)
  return step && module ? { module, project: step.project } : null
}

async function finishLesson(life: Life, module: Module): Promise<void> {
  const { context, person } = life
  const at = context.now()
  const model = learnerModel(await context.catalogs.published())
  const fact = { kind: 'lesson' as const, id: context.newId(), at: at.toISOString(), module: module.slug, nodes: module.teaches }
  await recordEvidence(context.db, model, person.id, [fact], at)
  await saveModuleStage(context.db, person.id, module.slug, 'practice', at)
}

async function practise(life: Life, module: Module): Promise<void> {
  const { context, person } = life
  const items = 1 + module.teaches.length + Math.floor(life.random() * 2)
  for (let done = 0; done < items; done += 1) {
    const shown = await issueAttempt(context, person, {
      purpose: 'practice',
      context: module.slug,
      choose: ({ catalog, state, asked }) => nextPracticeItem(catalog, state, module.teaches, 'practice', asked.slice(-6)),
    })
    if (!shown) break
    await answer(life, shown, module.slug)
  }
  life.self = study(life.catalog, life.self, module, life.random)
  await saveModuleStage(context.db, person.id, module.slug, 'check', context.now())
}

async function takeCheck(life: Life, module: Module): Promise<boolean> {
  const { context, person, catalog } = life
  const sitting: { node: string; id: string }[] = []
  for (;;) {
    const { state } = await findLearner(context.db, learnerModel(await context.catalogs.published()), person.id)
    const verdict = judgeCheck(catalog, state, module.teaches, sitting, context.now().toISOString())
    if (verdict.done) {
      if (verdict.passed) {
        await saveModuleStage(context.db, person.id, module.slug, 'done', context.now())
        await renewPath(context, person.id, `check:${module.slug}`)
      }
      return verdict.passed
    }
    const shown = await issueAttempt(context, person, {
      purpose: 'check',
      context: module.slug,
      choose: (known) => nextPracticeItem(known.catalog, known.state, verdict.open, 'check', sitting.map(({ id }) => id)),
    })
    if (!shown) return false
    sitting.push({ node: shown.question.node, id: shown.question.item })
    await answer(life, shown, module.slug)
  }
}

async function workOnProject(life: Life, module: Module, own: Begun, left: () => number): Promise<Begun | null> {
  const { context, person } = life
  const seconds = Math.min(own.secondsLeft, left())
  await spend(life, Math.round(seconds), module.slug)
  if (own.secondsLeft - seconds > 1) return { ...own, secondsLeft: own.secondsLeft - seconds }
  const at = context.now()
  await saveSubmission(context.db, {
    learnerId: person.id,
    id: context.newId(),
    module: module.slug,
    text: 'x',
    link: null,
    file: null,
    state: 'sent',
    at,
  })
  await renewPath(context, person.id, `project:${module.slug}`)
  return null
}
