/** Changes of her path that a companion proposes: what each would change, and what becomes of it. */
import { choosePath } from '#app/path/acts.server.ts'
import { showChange, type ChangeWords } from '#app/path/change.server.ts'
import { findLaidPath, type LearnerPath } from '#app/path/path.server.ts'
import type { PathContext } from '#app/path/standing.server.ts'
import { isCompanionOf } from '#db/mentoring.ts'
import { withLearner } from '#db/learning/state.ts'
import { findPerson } from '#db/people.ts'
import { findProposal, saveProposalState, unanswered, type Proposal } from '#db/proposals.ts'
import type { Language } from '#engine/catalog.ts'
import type { Arrival } from '#engine/path/forecast.ts'
import { comparePlans } from '#engine/path/compare.ts'
import { planPath, type PathChoice } from '#engine/path/plan.ts'

/** What may be proposed about a module that is to come. */
export const proposedChoices = ['first', 'later', 'skip'] as const

export const proposalAnswers = ['accepted', 'declined', 'discussed'] as const
export type ProposalAnswer = (typeof proposalAnswers)[number]

/** Why a proposal can be accepted no more: who made it accompanies her no longer; its module is no longer to come. */
export type Staleness = 'ended' | 'gone'

/**
 * What became of her answer: kept now, or kept before (the same form twice); kept, and her own choice was the `same` already;
 * decided otherwise before; no longer possible; or the path has changed since she looked, and nothing was done.
 */
export type AnswerOutcome = 'done' | 'repeated' | 'same' | 'decided' | 'moved' | Staleness

type Proposed = Pick<Proposal, 'authorId' | 'module'>

/** Modules that are still to come on a path, in their order: a proposal is about one of them. */
export function modulesToCome({ plan }: Pick<LearnerPath, 'plan'>): string[] {
  return plan.steps.filter(({ project }) => !project).map(({ module }) => module)
}

/** Whether a proposal can still be accepted; null when it can. */
export async function stalenessOf(
  context: Pick<PathContext, 'db'>,
  learnerId: string,
  path: LearnerPath | null,
  { authorId, module }: Proposed,
): Promise<Staleness | null> {
  if (!authorId || !(await isCompanionOf(context.db, authorId, learnerId))) return 'ended'
  return path && modulesToCome(path).includes(module) ? null : 'gone'
}

/** Her answer to a proposal: in one transaction, and once. Null when there is no such proposal. */
export async function answerProposal(
  context: PathContext,
  learnerId: string,
  given: { id: string; answer: ProposalAnswer; version: number },
): Promise<{ outcome: AnswerOutcome; version: number } | null> {
  const { id, answer } = given
  const at = context.now()
  return withLearner(context.db, learnerId, at, async (tx) => {
    const inside = { ...context, db: tx }
    const proposal = await findProposal(tx, learnerId, id)
    const person = await findPerson(tx, learnerId)
    if (!proposal || !person) return null
    const path = await findLaidPath(inside, person)
    const told = (outcome: AnswerOutcome, version = path?.version.version ?? 0) => ({ outcome, version })
    if (proposal.state === answer) return told('repeated')
    if (!unanswered.includes(proposal.state)) return told('decided')
    if (answer === 'accepted') {
      const stale = await stalenessOf(inside, learnerId, path, proposal)
      if (stale) return told(stale)
      const { module, choice, authorId } = proposal
      const proposed = authorId ? { id, authorId } : undefined
      const act = await choosePath(inside, learnerId, { module, choice, version: given.version, proposed })
      if (act.outcome === 'stale') return told('moved', act.version)
      await saveProposalState(tx, { learnerId, id, state: answer, at })
      return told(act.outcome === 'repeated' ? 'same' : 'done', act.version)
    }
    await saveProposalState(tx, { learnerId, id, state: answer, at })
    return told('done')
  })
}

/** Its author takes a proposal back, once or again; `answered` when she had answered before, null when it is none of the author’s. */
export async function withdrawProposal(
  context: PathContext,
  given: { learnerId: string; id: string; authorId: string },
): Promise<'withdrawn' | 'answered' | null> {
  const { learnerId, id, authorId } = given
  const at = context.now()
  return withLearner(context.db, learnerId, at, async (tx) => {
    const proposal = await findProposal(tx, learnerId, id)
    if (proposal?.authorId !== authorId) return null
    if (proposal.state === 'withdrawn') return 'withdrawn'
    return (await saveProposalState(tx, { learnerId, id, state: 'withdrawn', at })) ? 'withdrawn' : 'answered'
  })
}

/** What a proposal would change: the path as it stands, and as it would be planned. */
export interface ProposalEffect {
  change: ChangeWords
  before: Arrival | null
  after: Arrival | null
  minutes: { before: number; after: number }
}

/** Plans her path as if she had accepted; nothing is kept. */
export function tryProposal(
  path: LearnerPath,
  { id, module, choice }: Pick<Proposal, 'id' | 'module'> & { choice: PathChoice['choice'] },
  at: Date,
  language: Language,
): ProposalEffect {
  const { catalog, plan, input, version } = path
  const others = input.choices.filter((one) => one.module !== module)
  const choices = [...others, { module, choice, at: at.toISOString() }]
  const after = planPath({ ...input, choices, previous: version.plan })
  const told = { version: version.version, cause: `proposal:${choice}:${module}:${id}` }
  return {
    change: showChange(catalog, { ...told, change: comparePlans(plan, after) }, language),
    before: plan.arrival,
    after: after.arrival,
    minutes: { before: plan.minutes, after: after.minutes },
  }
}
