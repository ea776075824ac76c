/** A learner's file as her mentor and her coach read it: where she stands, what moved, what to speak about. */
import type { RequestContext } from '#app/academy.server.ts'
import { showLearner } from '#app/companions.server.ts'
import { readMoved } from '#app/file/moved.server.ts'
import type { Reading } from '#app/file/reader.server.ts'
import { projectTitle } from '#app/feedback/projects.server.ts'
import { readWaitingOf } from '#app/feedback/queue.server.ts'
import { showStep } from '#app/file/steps.server.ts'
import { readLearner } from '#app/learning/learner.server.ts'
import { dayOf, momentText, typeset } from '#app/locales/format.ts'
import { findLaidPath, type LearnerPath } from '#app/path/path.server.ts'
import { nodeWords, showThread, type NodeWords } from '#app/path/view.server.ts'
import { findMeetings, listSteps } from '#db/agreed-steps.ts'
import { listEvidence } from '#db/learning/state.ts'
import { listNotesFor } from '#db/notes.ts'
import { findSharing, sharedParts } from '#db/openings.ts'
import { findCoverDay } from '#db/mentoring.ts'
import { findPerson } from '#db/people.ts'
import { listProposals, type Proposal } from '#db/proposals.ts'
import type { Catalog, Language, Text } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import type { Evidence } from '#engine/evidence.ts'
import { contestedValidations } from '#engine/learner.ts'
import type { Mastery } from '#engine/mastery.ts'
import { weakestFooting } from '#engine/path/footing.ts'

/** Prerequisites that are named, the weakest. */
const namedFootings = 2

/** Everything on the page of a file. Who may read it is the route's to know. */
export async function readFile(context: RequestContext, { reader, learner, as }: Reading) {
  const { db } = context
  const now = context.now()
  const { language, timeZone } = reader
  const [shown, { catalog, mastery }, path, meetings, steps, notes, proposals, facts, shared, waiting] =
    await Promise.all([
      showLearner(context, reader, learner.id),
      readLearner(context, learner.id),
      findLaidPath(context, learner),
      findMeetings(db, learner.id, reader.id, now),
      listSteps(db, learner.id, { of: reader.id }),
      listNotesFor(db, learner.id, { id: reader.id, coach: as === 'coach' }),
      listProposals(db, learner.id, { authorId: reader.id }),
      listEvidence(db, learner.id),
      findSharing(db, learner.id),
      readWaitingOf(context, reader, learner.id),
    ])
  if (!shown) throw new Response(null, { status: 404 })
  const day = (at: Date) => dayOf(at, timeZone)
  const moved = await readMoved(context, { reader, learner, catalog, mastery, facts, last: meetings.last })
  return {
    ...shown,
    projects: waiting,
    // Of several versions of a project, the last one is shown.
    readProjects: shown.projects.filter(
      ({ title }, i) =>
        shown.projects.findIndex((other) => other.title === title) === i &&
        !waiting.some((other) => other.title === title),
    ),
    thread: path ? showThread(path, language) : [],
    moved,
    weakest: path ? showFooting(path, mastery, language) : [],
    next: meetings.next && {
      at: momentText(meetings.next.startsAt, language, timeZone),
      agenda: meetings.next.agenda.trim(),
    },
    steps: steps.map((step) => showStep(step, reader.id, day)),
    notes: notes.map(({ id, authorId, author, audience, body, at, editedAt }) => ({
      ...{ id, audience, body, day: day(at) },
      own: authorId === reader.id,
      author,
      edited: editedAt ? day(editedAt) : null,
      proposal: showOwnProposal(catalog, proposals, id, language, day),
    })),
    coverUntil: await findCoverDay(db, { learnerId: learner.id, companionId: reader.id }),
    validations: await showValidations(context, catalog, facts, reader, day),
    shared: sharedParts.filter((part) => shared[part]),
  }
}

export type LearnerFile = Awaited<ReturnType<typeof readFile>>

/** What the next steps stand on, in words. */
function showFooting(path: LearnerPath, mastery: Mastery, language: Language) {
  const { catalog, plan } = path
  const say = (text: Text) => typeset(text[language], language)
  return weakestFooting(catalog, mastery, plan.steps, namedFootings).map(
    ({ node, status, basis, module }) => ({
      ...nodeWords(catalog, node, language),
      ...{ status, basis },
      canDo: canDoOf(catalog, node, language),
      module: say(catalog.modules.find(({ slug }) => slug === module)?.title ?? { fr: module, en: module }),
    }),
  )
}

function canDoOf(catalog: Catalog, node: string, language: Language): string {
  const found = buildGraph(catalog).find(node)
  return found ? typeset(found.canDo[language], language) : node
}

/** The title of a module; null when the catalogue no longer has it. */
export function moduleTitle(catalog: Catalog, slug: string, language: Language): string | null {
  const module = catalog.modules.find((one) => one.slug === slug)
  return module ? typeset(module.title[language], language) : null
}

function showOwnProposal(
  catalog: Catalog,
  proposals: readonly Proposal[],
  noteId: string,
  language: Language,
  day: (at: Date) => string,
) {
  const proposal = proposals.find((one) => one.noteId === noteId)
  if (!proposal) return null
  const { id, module, choice, reason, state, answeredAt } = proposal
  return {
    ...{ id, choice, reason, state },
    title: moduleTitle(catalog, module, language),
    answered: answeredAt ? day(answeredAt) : null,
  }
}

export interface ShownValidation extends NodeWords {
  id: string
  canDo: string
  /** What was seen; null where it was not kept. */
  seen: string | null
  /** The work in which it was seen, if any. */
  work: { title: string; version: number } | null
  day: string
  by: string
  /** Null once she is gone. */
  author: string | null
  contested: boolean
}

/** Validations among her evidence, latest first. */
export async function showValidations(
  context: Pick<RequestContext, 'db'>,
  catalog: Catalog,
  facts: readonly Evidence[],
  reader: { language: Language },
  day: (at: Date) => string,
): Promise<ShownValidation[]> {
  const contested = contestedValidations(facts)
  const validations = facts.filter((fact) => fact.kind === 'validation').toReversed()
  const names = new Map<string, string>()
  for (const id of new Set(validations.flatMap(({ author }) => author ?? []))) {
    const author = await findPerson(context.db, id)
    if (author) names.set(id, author.name)
  }
  return validations.map(({ id, node, at, by, seen, author, work }) => ({
    ...nodeWords(catalog, node, reader.language),
    ...{ id, by, seen: seen ?? null },
    work: work ? { title: projectTitle(catalog, work.module, reader.language), version: work.version } : null,
    canDo: canDoOf(catalog, node, reader.language),
    day: day(new Date(at)),
    author: author ? (names.get(author) ?? null) : null,
    contested: contested.has(id),
  }))
}
