/** Changes of a path that a companion proposes: they happen only when the learner accepts. */
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { notes, pathProposals, type proposalStates } from '#db/schema/notes.ts'
import { people } from '#db/schema/people.ts'

export type ProposalState = (typeof proposalStates)[number]

export type Proposal = typeof pathProposals.$inferSelect & {
  /** Null once she is gone. */
  author: string | null
  /** What the note says that came with it. */
  note: string
}

/** States in which she may still say yes. */
export const unanswered: ProposalState[] = ['open', 'discussed']

/** Proposals about a path, latest first; those in some states, or of one author, when given. */
export async function listProposals(
  db: Database,
  learnerId: string,
  filter: { states?: ProposalState[]; authorId?: string } = {},
): Promise<Proposal[]> {
  const rows = await db
    .select({ proposal: pathProposals, author: people.name, note: notes.body })
    .from(pathProposals)
    .innerJoin(notes, and(eq(notes.learnerId, pathProposals.learnerId), eq(notes.id, pathProposals.noteId)))
    .leftJoin(people, eq(people.id, pathProposals.authorId))
    .where(
      and(
        eq(pathProposals.learnerId, learnerId),
        filter.states && inArray(pathProposals.state, filter.states),
        filter.authorId === undefined ? undefined : eq(pathProposals.authorId, filter.authorId),
      ),
    )
    .orderBy(desc(pathProposals.at), desc(pathProposals.id))
  return rows.map(({ proposal, author, note }) => ({ ...proposal, author, note }))
}

/** A proposal, or null. What is decided about it is decided under `withLearner`. */
export async function findProposal(
  db: Database,
  learnerId: string,
  id: string,
): Promise<typeof pathProposals.$inferSelect | null> {
  if (!isId(id)) return null
  const [row] = await db
    .select()
    .from(pathProposals)
    .where(and(eq(pathProposals.learnerId, learnerId), eq(pathProposals.id, id)))
  return row ?? null
}

/** Keeps what became of a proposal that she may still answer; false when that was decided before. */
export async function saveProposalState(
  db: Database,
  given: { learnerId: string; id: string; state: ProposalState; at: Date },
): Promise<boolean> {
  const rows = await db
    .update(pathProposals)
    .set({ state: given.state, answeredAt: given.at })
    .where(
      and(
        eq(pathProposals.learnerId, given.learnerId),
        eq(pathProposals.id, given.id),
        inArray(pathProposals.state, unanswered),
      ),
    )
    .returning({ id: pathProposals.id })
  return rows.length > 0
}
