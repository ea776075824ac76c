/** What a learner chose to show beyond her path: her latest answers, her diagnosis, her reviews. Nothing is planned or kept here. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Reading } from '#app/file/reader.server.ts'
import { readLearner } from '#app/learning/learner.server.ts'
import { promptParts } from '#app/learning/question.server.ts'
import { fadingOf } from '#app/learning/reviews.server.ts'
import { dayOf, momentText, typeset } from '#app/locales/format.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { listDiagnoses } from '#db/learning/diagnoses.ts'
import { listEvidence } from '#db/learning/state.ts'
import { findSharing, type SharedPart } from '#db/openings.ts'
import { buildGraph } from '#engine/competency.ts'
import { diagnosisResult } from '#engine/diagnosis.ts'

/** Lines of a part that are shown. */
const shownLines = 60

/** One line of a part: inline HTML of the catalogue, and what is said of it. */
export interface PartLine {
  key: string
  html: string
  note:
    | { kind: 'right' | 'wrong' | 'unknown'; at: string }
    | { kind: 'known' | 'uncertain' }
    | { kind: 'review'; fading: ReturnType<typeof fadingOf>; due: string | null }
}

/** A shared part, in the reader's language and days; whether she shares it is the route's to know. */
export async function readPart(
  context: RequestContext,
  { reader, learner }: Pick<Reading, 'reader' | 'learner'>,
  part: SharedPart,
): Promise<{ day: string | null; lines: PartLine[] }> {
  const { language, timeZone } = reader
  const { catalog, model, state } = await readLearner(context, learner.id)
  const graph = buildGraph(catalog)
  const inline = (markdown: string) => renderMarkdown(markdown, language, 'inline')
  const canDo = (node: string) => {
    const found = graph.find(node)
    return inline(found ? typeset(found.canDo[language], language) : node)
  }
  const now = context.now()
  if (part === 'answers') {
    const [answers, shared] = await Promise.all([
      listEvidence(context.db, learner.id, { kind: 'answer' }),
      findSharing(context.db, learner.id),
    ])
    // What she answered in a diagnosis or a review is part of these, which she shares or not.
    const shown = { practice: true, check: true, diagnosis: shared.diagnosis, review: shared.reviews }
    const lines = answers
      .filter((fact) => fact.kind === 'answer' && shown[fact.purpose])
      .toReversed()
      .slice(0, shownLines)
      .flatMap((fact): PartLine[] => {
        const item = fact.kind === 'answer' ? graph.findItem(fact.item) : undefined
        if (fact.kind !== 'answer' || !item) return []
        const kind = fact.unknown ? 'unknown' : fact.correct ? 'right' : 'wrong'
        const at = momentText(fact.at, language, timeZone, 'dayMonth')
        return [{ key: fact.id, html: inline(promptParts(item.prompt[language]).title), note: { kind, at } }]
      })
    return { day: null, lines }
  }
  if (part === 'diagnosis') {
    const done = (await listDiagnoses(context.db, learner.id)).find((one) => one.state === 'done')
    const track = catalog.tracks.find(({ slug }) => slug === done?.track)
    if (!done?.endedAt || !track) return { day: null, lines: [] }
    const ended = done.endedAt.toISOString()
    const facts = await listEvidence(context.db, learner.id)
    const then = model.rebuild(facts.filter(({ at }) => at <= ended))
    const { known, uncertain } = diagnosisResult(catalog, track, then, ended)
    const lines = (['known', 'uncertain'] as const).flatMap((kind) =>
      (kind === 'known' ? known : uncertain).map((node): PartLine => ({
        key: node,
        html: canDo(node),
        note: { kind },
      })),
    )
    return { day: dayOf(done.endedAt, timeZone), lines }
  }
  const cards = Object.entries(state.cards).sort(([, a], [, b]) => Date.parse(a.due) - Date.parse(b.due))
  const lines = cards.slice(0, shownLines).map(([node, card]): PartLine => {
    const due = card.due <= now.toISOString() ? null : dayOf(card.due, timeZone)
    return {
      key: node,
      html: canDo(node),
      note: { kind: 'review', fading: fadingOf(card, now.toISOString()), due },
    }
  })
  return { day: null, lines }
}
