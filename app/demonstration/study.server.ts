/** How a learner of the demonstration spends a session: a few reviews, then what her path puts first. */
import { answer, reportTime, spend, type Life } from '#app/demonstration/life.server.ts'
import { submit } from '#app/demonstration/work.server.ts'
import {
  finishLesson,
  issueCheckItem,
  issuePracticeItem,
  readCheck,
  visitModule,
} from '#app/learning/module.server.ts'
import { choosePath } from '#app/path/acts.server.ts'
import { fitting, issueReview, readReviews } from '#app/learning/reviews.server.ts'
import { findModuleProgress, saveModuleStage } from '#db/learning/modules.ts'
import { findPath } from '#db/learning/path.ts'
import type { Module } from '#engine/catalog.ts'
import { study } from '#engine/simulation.ts'

/** Reviews of one session at most, and the share of sessions that begin with them: a demonstration needs no more. */
const mostReviews = 2
const reviewShare = 0.35
/** Share of a module's minutes that its lesson takes. */
const lessonShare = 0.6
/** Checks that do not pass before she puts the module off. */
const patience = 2
/** With fewer seconds left she begins nothing more. */
const leastSeconds = 300

/** What she is in the middle of: seconds of the lesson or the project still to go, and checks that did not pass. */
export interface Begun {
  module: string
  project: boolean
  secondsLeft: number
  tries: number
}

/** One session: so many minutes, from the hour that the clock shows. Returns what she is in the middle of, or null. */
export async function spendSession(life: Life, minutes: number, begun: Begun | null): Promise<Begun | null> {
  const { clock, random } = life
  const end = clock.at.getTime() + minutes * 60_000
  const left = () => (end - clock.at.getTime()) / 1000
  if (random() < reviewShare) await review(life, Math.min(mostReviews, Math.floor(minutes / 10)))
  let current = begun
  while (left() > leastSeconds) {
    current ??= await begin(life)
    if (!current) break
    current = await goOn(life, current, left())
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

/** Opens the step that her path puts first; null when she has arrived. */
async function begin(life: Life): Promise<Begun | null> {
  const path = await findPath(life.context.db, life.person.id)
  const step = path?.plan.steps[0]
  const module = step && moduleOf(life, step.module)
  if (!module) return null
  const minutes = step.project ? (module.project?.minutes ?? 0) : module.minutes * lessonShare
  return {
    module: module.slug,
    project: step.project,
    secondsLeft: minutes * 60 * (0.6 + 0.4 * life.self.slowness),
    tries: 0,
  }
}

function moduleOf(life: Life, slug: string): Module | undefined {
  return life.catalog.modules.find((one) => one.slug === slug)
}

/** One piece of work: some reading, some practice, a check. Null when it came to its end. */
async function goOn(life: Life, begun: Begun, secondsLeft: number): Promise<Begun | null> {
  const { context, person } = life
  const module = moduleOf(life, begun.module)
  if (!module) return null
  const seconds = Math.min(begun.secondsLeft, secondsLeft)
  const next = { ...begun, secondsLeft: begun.secondsLeft - seconds }
  if (begun.project) {
    await spend(life, seconds, module.slug)
    if (next.secondsLeft > 0) return next
    await submit(life, module)
    return null
  }
  const known = await findModuleProgress(context.db, person.id, module.slug)
  // What she did before is told first: time goes to one thing at a time.
  if (!known) await reportTime(life)
  const { stage } = known ?? (await visitModule(context, person, module.slug))
  if (stage === 'lesson') {
    await spend(life, seconds, module.slug)
    if (next.secondsLeft <= 0) await finishLesson(context, person, module)
    return next
  }
  if (stage === 'practice' || begun.tries > 0) await practise(life, module)
  if (await takeCheck(life, module)) return null
  if (begun.tries + 1 < patience) return { ...begun, tries: begun.tries + 1 }
  const path = await findPath(context.db, person.id)
  const choice = { module: module.slug, choice: 'later' as const, version: path?.version ?? 0 }
  await choosePath(context, person.id, choice)
  return null
}

/** A few items on what the module teaches; then she may have learnt it. */
async function practise(life: Life, module: Module): Promise<void> {
  const { context, person, catalog, random } = life
  const items = 1 + module.teaches.length + Math.floor(random() * 2)
  for (let done = 0; done < items; done += 1) {
    const shown = await issuePracticeItem(context, person, module)
    if (!shown) break
    await answer(life, shown, module.slug)
  }
  life.self = study(catalog, life.self, module, random)
}

/** Takes the check to its end; whether the module is done. */
async function takeCheck(life: Life, module: Module): Promise<boolean> {
  const { context, person } = life
  await saveModuleStage(context.db, person.id, module.slug, 'check', context.now())
  const { left } = await readCheck(context, person, module)
  for (let done = 0; done < left; done += 1) {
    const shown = await issueCheckItem(context, person, module)
    if (!shown) break
    await answer(life, shown, module.slug)
  }
  const progress = await findModuleProgress(context.db, person.id, module.slug)
  return progress?.stage === 'done'
}
