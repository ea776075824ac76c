/** Attempts for pages: put an item to her, and read what became of one she answered. The answer itself goes to /answers. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { showMark, showQuestion, type ShownMark, type ShownQuestion } from '#app/learning/question.server.ts'
import { findAttempt, openAttempt, type Attempt } from '#db/learning/answers.ts'
import { listEvidence } from '#db/learning/state.ts'
import type { Catalog } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import type { Confidence, Purpose } from '#engine/evidence.ts'
import { toQuestion, type Answer, type Item } from '#engine/item.ts'
import type { LearnerState } from '#engine/learner.ts'
import { mark } from '#engine/mark.ts'
import { hashText } from '#engine/shuffle.ts'

/** An item put to her, as its card takes it. */
export interface ShownAttempt {
  id: string
  purpose: Purpose
  question: ShownQuestion
  /** Rendered; null until she asks for it, so that looking is known. */
  hint: string | null
  /** What she had typed or chosen, by field of the form; `problem` says why it came back. */
  draft: Record<string, string | string[]>
}

/** An attempt she answered, with what the item says of it. */
export interface ShownResult {
  id: string
  purpose: Purpose
  /** Where it was put to her: a diagnosis, a module, `claim:<node>`, `reviews`. */
  context: string
  question: ShownQuestion
  answer: Answer
  confidence: Confidence | null
  hinted: boolean
  mark: ShownMark
}

export interface AttemptRequest {
  purpose: Purpose
  /** A diagnosis id, a module slug, `claim:<node>`, or `reviews`. */
  context: string
  /** The item to put next, when no attempt is open; null when there is none. */
  choose(known: { catalog: Catalog; state: LearnerState; asked: string[]; at: string }): Item | null
}

/** The attempt that is open in a context, the same in every tab, or a new one with the item chosen; null when none was. */
export async function issueAttempt(
  context: RequestContext,
  person: Pick<Person, 'id' | 'language'>,
  request: AttemptRequest,
): Promise<ShownAttempt | null> {
  const published = await context.catalogs.hers(context.db, person.id)
  const { catalog } = published
  const graph = buildGraph(catalog)
  const id = context.newId()
  const at = context.now()
  const attempt = await openAttempt(context.db, learnerModel(published), {
    learnerId: person.id,
    purpose: request.purpose,
    context: request.context,
    id,
    at,
    exists: (item) => graph.findItem(item) !== undefined,
    choose: ({ state, asked }) => {
      const item = request.choose({ catalog, state, asked, at: at.toISOString() })
      return item && { item: item.id, seed: seedOf(id) }
    },
  })
  return attempt && showAttempt(catalog, attempt, person)
}

/** A seed that fits PostgreSQL's integer, from an id. */
const seedOf = (id: string) => hashText(id) | 0

function showAttempt(
  catalog: Catalog,
  attempt: Attempt,
  { language }: Pick<Person, 'language'>,
): ShownAttempt {
  const item = buildGraph(catalog).findItem(attempt.item)
  if (!item) throw new Error(`no item ${attempt.item}`)
  const question = toQuestion(item, language, attempt.seed)
  return {
    id: attempt.id,
    purpose: attempt.purpose,
    question: showQuestion(question, language),
    hint: attempt.hintedAt ? renderMarkdown(question.hint, language) : null,
    draft: attempt.draft ?? {},
  }
}

/**
 * An attempt that she answered, with its mark, or null: not hers, not answered, unknown, or its item has left the catalogue.
 * `where` narrows it to the page that asks: a diagnosis' answers are shown nowhere else.
 */
export async function findResult(
  context: RequestContext,
  person: Pick<Person, 'id' | 'language'>,
  id: string | null,
  where: { purpose: Purpose; context?: string },
): Promise<ShownResult | null> {
  const attempt = id === null ? null : await findAttempt(context.db, person.id, id)
  if (!attempt?.answer || attempt.purpose !== where.purpose) return null
  if (where.context !== undefined && attempt.context !== where.context) return null
  const { catalog } = await context.catalogs.hers(context.db, person.id)
  const item = buildGraph(catalog).findItem(attempt.item)
  if (!item) return null
  const facts = await listEvidence(context.db, person.id, { kind: 'answer', item: item.id })
  const fact = facts.find((one) => one.id === attempt.id)
  const question = toQuestion(item, person.language, attempt.seed)
  return {
    id: attempt.id,
    purpose: attempt.purpose,
    context: attempt.context,
    question: showQuestion(question, person.language),
    answer: attempt.answer,
    confidence: (fact?.kind === 'answer' && fact.confidence) || null,
    hinted: attempt.hintedAt !== null,
    mark: showMark(mark(item, attempt.answer), attempt.answer, question, person.language),
  }
}
