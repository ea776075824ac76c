/** How each first language fared, as lines below a row of a table. */
import type { LanguageGroup } from '#engine/matching/left.ts'

/** Prints the groups, the worst served one first. */
export function printGroups(groups: readonly LanguageGroup[]): void {
  for (const { language, learners, unmatched, speakers, free, heldByOthers, uneven } of groups) {
    const share = ((100 * unmatched) / learners).toFixed(1)
    console.log(
      `  ${language}: ${unmatched} of ${learners} left (${share} %), ${speakers} mentors speak it, ${free} places left, ${heldByOthers} held by others` +
        (uneven === undefined ? '' : `; more than 1.5 times the whole: ${uneven}`),
    )
  }
}
