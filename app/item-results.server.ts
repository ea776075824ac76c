/** What answers say of the questions, without saying of whom: for those who design. */
import type { RequestContext } from '#app/academy.server.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { nodeWords, type NodeWords } from '#app/path/view.server.ts'
import { promptParts } from '#app/learning/question.server.ts'
import { listItemResults } from '#db/learning/state.ts'
import type { Language } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'

/** Fewer answers say nothing, and could point at somebody. */
export const leastAnswers = 10
export const daysLookedAt = 90
/** Items in each list. */
const shownItems = 12
/** Share of right answers from which an item tells little. */
const easyFrom = 0.95

export interface ItemResult extends NodeWords {
  item: string
  /** The question, inline HTML. */
  html: string
  answers: number
  /** Share of right answers. */
  right: number
}

/** Items by how often they are answered right, of those answered often enough lately. */
export async function readItemResults(
  context: RequestContext,
  language: Language,
): Promise<{ answers: number; hard: ItemResult[]; easy: ItemResult[] }> {
  const since = new Date(context.now().getTime() - daysLookedAt * 86_400_000)
  const [{ catalog }, rows] = await Promise.all([
    context.catalogs.published(context.db),
    listItemResults(context.db, since),
  ])
  const graph = buildGraph(catalog)
  const results = rows
    .filter(({ answers }) => answers >= leastAnswers)
    .flatMap(({ item, answers, correct }) => {
      const found = graph.findItem(item)
      return found ? [{ found, answers, right: correct / answers }] : []
    })
    .sort((a, b) => a.right - b.right || b.answers - a.answers)
  const show = ({ found, answers, right }: (typeof results)[number]): ItemResult => ({
    ...nodeWords(catalog, found.node, language),
    item: found.id,
    html: renderMarkdown(promptParts(found.prompt[language]).title, language, 'inline'),
    answers,
    right,
  })
  return {
    answers: rows.reduce((sum, row) => sum + row.answers, 0),
    hard: results
      .slice(0, shownItems)
      .filter(({ right }) => right < easyFrom)
      .map(show),
    easy: results
      .filter(({ right }) => right >= easyFrom)
      .sort((a, b) => b.answers - a.answers)
      .slice(0, shownItems)
      .map(show),
  }
}
