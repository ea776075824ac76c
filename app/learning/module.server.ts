/** Going through a module: lesson, practice, check, and the time that it takes. */
import type { RequestContext } from '#app/academy.server.ts'
import { issueAttempt, type ShownAttempt } from '#app/learning/attempt.server.ts'
import type { Person } from '#app/auth.server.ts'
import type { Conclude } from '#app/learning/conclusion.server.ts'
import { learnerModel, readLearner } from '#app/learning/learner.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { renewPath } from '#app/path/path.server.ts'
import { findOpenAttempt, listAnswered } from '#db/learning/answers.ts'
import { findModuleProgress, recordAct, saveModuleStage, type ModuleProgress } from '#db/learning/modules.ts'
import { listEvidence, recordEvidence, withLearner } from '#db/learning/state.ts'
import type { Catalog, Module } from '#engine/catalog.ts'
import { checkLength, isReadyForCheck, judgeCheck, type CheckedNode } from '#engine/check.ts'
import { buildGraph } from '#engine/competency.ts'
import { nextPracticeItem } from '#engine/practice.ts'

/** Between two acts, more than this is time away, in seconds. */
const longestPause = 5 * 60

/** The module of an address, in her catalogue. Throws a Response 404 for an unknown one. */
export async function requireModule(
  context: RequestContext,
  person: Pick<Person, 'id'>,
  slug: string | undefined,
): Promise<{ catalog: Catalog; module: Module }> {
  const { catalog } = await context.catalogs.hers(context.db, person.id)
  const module = catalog.modules.find((one) => one.slug === slug)
  if (!module) throw new Response(null, { status: 404 })
  return { catalog, module }
}

/** Counts the time since her last act in the same place; `module` null for what lies outside modules. */
export async function countTime(
  context: RequestContext,
  person: Person,
  module: string | null,
): Promise<void> {
  const at = context.now()
  await recordAct(context.db, person.id, { day: dayOf(at, person.timeZone), module, at, most: longestPause })
}

/** She is in the module: time counts, and the first time opens it. */
export async function visitModule(
  context: RequestContext,
  person: Person,
  module: string,
): Promise<ModuleProgress> {
  await countTime(context, person, module)
  const known = await findModuleProgress(context.db, person.id, module)
  if (known) return known
  await saveModuleStage(context.db, person.id, module, 'lesson', context.now())
  const opened = await findModuleProgress(context.db, person.id, module)
  if (!opened) throw new Error('a module that was just opened is not')
  return opened
}

/** She has read the lesson: evidence, once, and practice comes next. */
export async function finishLesson(context: RequestContext, person: Person, module: Module): Promise<void> {
  const model = learnerModel(await context.catalogs.hers(context.db, person.id))
  const at = context.now()
  await withLearner(context.db, person.id, at, async (tx) => {
    const facts = await listEvidence(tx, person.id, { kind: 'lesson' })
    const told = facts.some((fact) => fact.kind === 'lesson' && fact.module === module.slug)
    if (!told) {
      const fact = { kind: 'lesson' as const, id: context.newId(), at: at.toISOString() }
      await recordEvidence(
        tx,
        model,
        person.id,
        [{ ...fact, module: module.slug, nodes: module.teaches }],
        at,
      )
    }
    await saveModuleStage(tx, person.id, module.slug, 'practice', at)
  })
}

/** The next item of practice; nothing she has just seen, as long as there is something else. Null without items. */
export async function issuePracticeItem(
  context: RequestContext,
  person: Person,
  module: Module,
): Promise<ShownAttempt | null> {
  return issueAttempt(context, person, {
    purpose: 'practice',
    context: module.slug,
    choose({ catalog, state, asked }) {
      const all = module.teaches.flatMap((node) => buildGraph(catalog).itemsOf(node)).length
      const recent = all > 1 ? asked.slice(1 - all) : []
      return nextPracticeItem(catalog, state, module.teaches, 'practice', recent)
    },
  })
}

/** How much she practised in a module, and whether the check may be proposed. */
export async function readPractice(
  context: RequestContext,
  person: Person,
  module: Module,
): Promise<{ answered: number; ready: boolean }> {
  const [{ catalog, state }, answered] = await Promise.all([
    readLearner(context, person.id),
    listAnswered(context.db, person.id, 'practice', module.slug),
  ])
  const items = answered.map(({ item }) => item)
  return { answered: answered.length, ready: isReadyForCheck(catalog, state, module.teaches, items) }
}

export interface ModuleCheck {
  /** A question is open, or was answered, in the check under way. */
  begun: boolean
  /** Questions left of it. */
  left: number
  /** What the latest finished check said; null before the first. */
  result: { passed: boolean; nodes: CheckedNode[] } | null
}

/** Where the check of a module stands. Every `checkLength` answers make one check. */
export async function readCheck(
  context: RequestContext,
  person: Pick<Person, 'id'>,
  module: Module,
): Promise<ModuleCheck> {
  const [{ catalog, state, mastery }, waiting, all] = await Promise.all([
    readLearner(context, person.id),
    findOpenAttempt(context.db, person.id, 'check', module.slug),
    listAnswered(context.db, person.id, 'check', module.slug),
  ])
  const length = checkLength(module.teaches)
  const answered = all.length % length
  const finished = all.slice(0, all.length - answered).slice(-length)
  const answers = finished.flatMap(({ item, awaitsHuman }) => {
    const node = buildGraph(catalog).findItem(item)?.node
    const correct = state.items[item]?.lastCorrect ?? false
    return node === undefined || awaitsHuman ? [] : [{ node, correct }]
  })
  return {
    begun: waiting !== null || answered > 0,
    left: length - answered,
    result: finished.length > 0 ? judgeCheck(mastery, module.teaches, answers) : null,
  }
}

/** The next item of the check of a module; none twice in the same check. */
export async function issueCheckItem(
  context: RequestContext,
  person: Person,
  module: Module,
): Promise<ShownAttempt | null> {
  const length = checkLength(module.teaches)
  return issueAttempt(context, person, {
    purpose: 'check',
    context: module.slug,
    choose({ catalog, state, asked }) {
      const sitting = asked.slice(asked.length - (asked.length % length))
      return nextPracticeItem(catalog, state, module.teaches, 'check', sitting)
    },
  })
}

/** The last answer of a check ends the module when it is passed, and plans her path anew either way. */
export const concludeModuleCheck: Conclude = async (context, person, _learner, attempt) => {
  const { catalog } = await context.catalogs.hers(context.db, person.id)
  const module = catalog.modules.find(({ slug }) => slug === attempt.context)
  if (!module) return null
  const answered = await listAnswered(context.db, person.id, 'check', module.slug)
  if (answered.length % checkLength(module.teaches) !== 0) return null
  const { result } = await readCheck(context, person, module)
  const passed = result?.passed ?? false
  if (passed) await saveModuleStage(context.db, person.id, module.slug, 'done', context.now())
  await renewPath(context, person.id, `${passed ? 'check' : 'tried'}:${module.slug}`)
  return null
}
