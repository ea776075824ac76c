/** Insights are computed in the background, for all at once, and kept; pages only show what is kept, with its date. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Academy } from '#app/academy.server.ts'
import { inPieces } from '#app/pieces.server.ts'
import {
  countLearners,
  countMoved,
  findInsight,
  listLearnerFacts,
  recordRun,
  saveInsights,
  saveRun,
  sumOthers,
} from '#db/insights.ts'
import { saveFindings } from '#db/findings.ts'
import { collectFindings, noSums } from '#engine/findings/collect.ts'
import { findingFaults } from '#engine/findings/find.ts'
import { collect, nothingCollected } from '#engine/insights/collect.ts'
import { subjects } from '#engine/insights/facts.ts'
import { leastPeople } from '#engine/insights/hide.ts'
import { makeInsights } from '#engine/insights/tables.ts'

export const insightsQueue = 'insights'
/** Learners read together: some ten megabytes of answers. */
const together = 100
/** Mentors with so many mentees, or more, are counted together. */
const roomFor = 4
/** Days for which figures by what somebody told of herself stand: two days side by side could tell of her who came between. */
const equityDays = 28

export interface InsightsJob {
  id: string
}

/**
 * Computes all insights and findings, once for an id. Nothing changes while fewer than ten learners have done anything since: the difference of two
 * days would speak of them.
 */
export async function computeInsights(
  { db, catalogs, now }: Pick<Academy, 'db' | 'catalogs' | 'now'>,
  { id }: InsightsJob,
): Promise<void> {
  const at = now()
  await recordRun(db, { id, at })
  try {
    const earlier = await findInsight(db, 'funnel')
    if (earlier && (await countMoved(db, earlier.at)) < leastPeople) {
      await saveRun(db, id, { state: 'unchanged' })
      return
    }
    const { id: revisionId, catalog } = await catalogs.published(db)
    const collected = nothingCollected()
    const sums = noSums()
    let done = 0
    await saveRun(db, id, { total: await countLearners(db) })
    for (let after = ''; ;) {
      const page = await listLearnerFacts(db, { after, limit: together, at })
      for (const facts of page) {
        collect(collected, catalog, facts, at.toISOString())
        collectFindings(sums, catalog, facts, at.toISOString())
        await breathe()
      }
      done += page.length
      await saveRun(db, id, { done })
      after = page.at(-1)?.id ?? after
      if (page.length < together) break
    }
    const made = makeInsights(catalog, collected, await sumOthers(db, at, roomFor))
    const equity = await findInsight(db, 'equity')
    const stands = equity !== null && at.getTime() - equity.at.getTime() < equityDays * 86_400_000
    const renewed = subjects.filter((subject) => subject !== 'equity' || !stands)
    await saveInsights(db, Object.fromEntries(renewed.map((subject) => [subject, made[subject]])), {
      at,
      revisionId,
    })
    await saveFindings(db, await inPieces(findingFaults(catalog, collected, sums)), { at, revisionId })
    await saveRun(db, id, { state: 'done' })
  } catch (error) {
    await saveRun(db, id, { state: 'failed' })
    throw error
  }
}
