/** Portfolios of learners, and the secret address of each, of which only the hash is kept. */
import { eq, getTableColumns, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { portfolios } from '#db/schema/portfolios.ts'
import type { PortfolioChoices } from '#engine/portfolio.ts'

export type SavedPortfolio = Omit<typeof portfolios.$inferSelect, 'tokenHash'>

const { tokenHash: secret, ...columns } = getTableColumns(portfolios)

async function findWhere(db: Database, where: SQL): Promise<SavedPortfolio | null> {
  const [row] = await db.select(columns).from(portfolios).where(where)
  return row ?? null
}

/** What a learner chose, or null before she first saved. */
export async function findPortfolio(db: Database, learnerId: string): Promise<SavedPortfolio | null> {
  return findWhere(db, eq(portfolios.learnerId, learnerId))
}

/** The portfolio at the address with this hash, whether its last day is over or not; null when there is none. */
export async function findLinkedPortfolio(db: Database, tokenHash: string): Promise<SavedPortfolio | null> {
  return findWhere(db, eq(secret, tokenHash))
}

/** Keeps what she chose; her address stays as it is. */
export async function savePortfolio(
  db: Database,
  { learnerId, choices, at }: { learnerId: string; choices: PortfolioChoices; at: Date },
): Promise<void> {
  const { shownName, about, showTrack, pieces } = choices
  const values = { shownName, about, showTrack, pieces, updatedAt: at }
  await db
    .insert(portfolios)
    .values({ learnerId, ...values })
    .onConflictDoUpdate({ target: portfolios.learnerId, set: values })
}

/**
 * Gives a saved portfolio an address, which ends the one before, made at `before`. The same address again stays as it is; false, and
 * nothing done, where she has another one by now: a page taken back from the history brings no withdrawn address back.
 */
export async function savePortfolioLink(
  db: Database,
  link: { learnerId: string; tokenHash: string; before: Date | null; until: string | null; at: Date },
): Promise<boolean> {
  const { learnerId, tokenHash, before, until, at } = link
  return db.transaction(async (tx) => {
    const [kept] = await tx
      .select({ tokenHash: secret, linkedAt: portfolios.linkedAt })
      .from(portfolios)
      .where(eq(portfolios.learnerId, learnerId))
      .for('update')
    if (!kept) return false
    if (kept.tokenHash === tokenHash) return true
    if ((kept.linkedAt?.getTime() ?? null) !== (before?.getTime() ?? null)) return false
    await tx
      .update(portfolios)
      .set({ tokenHash, linkedAt: at, linkedUntil: until })
      .where(eq(portfolios.learnerId, learnerId))
    return true
  })
}

/** Withdraws her address, at once. */
export async function removePortfolioLink(db: Database, learnerId: string): Promise<void> {
  await db
    .update(portfolios)
    .set({ tokenHash: null, linkedAt: null, linkedUntil: null })
    .where(eq(portfolios.learnerId, learnerId))
}
