/** What rules say of learners as pages show it, to their coach and to themselves. */
import type { RequestContext } from '#app/academy.server.ts'
import { dayOf, typeset } from '#app/locales/format.ts'
import type { Flag } from '#db/flags.ts'
import type { Language } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import type { RuleName } from '#engine/rules.ts'

/** What was seen, in figures; a node in words. */
export type ShownFacts =
  | { rule: 'silence'; silent: number; usual: number }
  | { rule: 'pace'; done: number; planned: number; weeks: number }
  | { rule: 'wall'; wrong: number; canDo: string }
  | { rule: 'missed'; missed: number }

export interface ShownFlag {
  id: string
  facts: ShownFacts
  since: string
  /** It is said no longer. */
  ended: boolean
  /** What she says against it. */
  contest: { words: string; day: string } | null
}

/** Says of flags what a reader reads, in her language and days. */
export async function flagShower(
  context: Pick<RequestContext, 'db' | 'catalogs'>,
  reader: { language: Language; timeZone: string },
): Promise<(flag: Flag) => ShownFlag> {
  const { catalog } = await context.catalogs.published(context.db)
  const graph = buildGraph(catalog)
  const day = (at: Date) => dayOf(at, reader.timeZone)
  const canDo = (node: string) => {
    const found = graph.find(node)
    return found ? typeset(found.canDo[reader.language], reader.language) : node
  }
  return ({ id, rule, facts, since, until, contest, contestedAt }) => ({
    id,
    ended: until !== null,
    facts: showFacts(rule as RuleName, facts, canDo),
    since: day(since),
    contest: contest !== null && contestedAt ? { words: contest, day: day(contestedAt) } : null,
  })
}

function showFacts(rule: RuleName, facts: Flag['facts'], canDo: (node: string) => string): ShownFacts {
  const number = (name: string) => Number(facts[name])
  switch (rule) {
    case 'silence':
      return { rule, silent: number('silent'), usual: number('usual') }
    case 'pace':
      return { rule, done: number('done'), planned: number('planned'), weeks: number('weeks') }
    case 'wall':
      return { rule, wrong: number('wrong'), canDo: canDo(String(facts.node)) }
    case 'missed':
      return { rule, missed: number('missed') }
  }
}
