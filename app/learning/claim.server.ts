/** "I know this": what she claims, and the short check that turns it into credit. */
import type { RequestContext } from '#app/academy.server.ts'
import { issueAttempt, type ShownAttempt } from '#app/learning/attempt.server.ts'
import type { Person } from '#app/auth.server.ts'
import type { Conclude } from '#app/learning/conclusion.server.ts'
import { learnerModel } from '#app/learning/learner.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { findOpenAttempt, listAnswered, type Attempt } from '#db/learning/answers.ts'
import { findLearner, recordEvidence } from '#db/learning/state.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { secondsFor } from '#engine/item.ts'
import { nextPracticeItem } from '#engine/practice.ts'

/** How the context of such a check begins; the node stands after it. */
export const claimPurpose = 'claim:'
/** Items of a short check. */
export const claimItems = 3

/** Reading the question takes about as long as half the answer. */
const withReading = 1.5

/** Minutes that a short check of a node takes, about. */
export function claimMinutes(catalog: Catalog, node: NodeId): number {
  const items = buildGraph(catalog)
    .itemsOf(node)
    .filter((item) => item.kind !== 'code')
  const seconds = items.reduce((sum, item) => sum + secondsFor(item), 0) / Math.max(1, items.length)
  return Math.max(1, Math.ceil((claimItems * seconds * withReading) / 60))
}

/** Where a short check stands: items answered of the current one, and the last finished one. */
export interface ClaimCheck {
  open: boolean
  answered: number
  /** The attempts of the latest finished check, in order; empty before the first. */
  finished: Attempt[]
}

/** Where the short check of a node stands. Every three answers make one check. */
export async function findClaimCheck(
  context: RequestContext,
  learnerId: string,
  node: NodeId,
): Promise<ClaimCheck> {
  const where = claimPurpose + node
  const [open, all] = await Promise.all([
    findOpenAttempt(context.db, learnerId, 'check', where),
    listAnswered(context.db, learnerId, 'check', where),
  ])
  const answered = all.length % claimItems
  const finished = all.slice(Math.max(0, all.length - answered - claimItems), all.length - answered)
  return { open: open !== null, answered, finished }
}

/** The next item of the short check of a node; fresh ones first. */
export async function issueClaimItem(
  context: RequestContext,
  person: Pick<Person, 'id' | 'language'>,
  node: NodeId,
): Promise<ShownAttempt | null> {
  return issueAttempt(context, person, {
    purpose: 'check',
    context: claimPurpose + node,
    choose: ({ catalog, state, asked }) => {
      const sitting = asked.slice(asked.length - (asked.length % claimItems))
      return nextPracticeItem(catalog, state, [node], 'check', sitting)
    },
  })
}

/** After the last item of a short check her path is planned anew. */
export const concludeClaimCheck: Conclude = async (context, person, _learner, attempt) => {
  const answered = await listAnswered(context.db, person.id, 'check', attempt.context)
  if (answered.length % claimItems !== 0) return null
  await renewPath(context, person.id, `claim:${attempt.context.slice(claimPurpose.length)}`)
  return null
}

/** Keeps what she says of nodes, where it differs from what she said before. It changes no mastery. */
export async function recordClaims(
  context: RequestContext,
  learnerId: string,
  claims: Record<NodeId, boolean>,
): Promise<void> {
  const model = learnerModel(await context.catalogs.hers(context.db, learnerId))
  const { state } = await findLearner(context.db, model, learnerId)
  const at = context.now()
  const said = Object.entries(claims).filter(([node, can]) => state.claims[node] !== can)
  const facts = said.map(([node, can]) => ({
    kind: 'claim' as const,
    id: context.newId(),
    at: at.toISOString(),
    node,
    can,
  }))
  if (facts.length > 0) await recordEvidence(context.db, model, learnerId, facts, at)
}
