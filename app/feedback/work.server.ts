/** One version of a project, with all that somebody needs who answers it. */
import type { RequestContext } from '#app/academy.server.ts'
import { requireOneOf, type Person } from '#app/auth.server.ts'
import { draftMark } from '#app/feedback/draft.server.ts'
import { askAs } from '#app/feedback/projects.server.ts'
import { showWork } from '#app/feedback/queue.server.ts'
import { showFeedback } from '#app/feedback/shown.server.ts'
import { fileAddress, recordLook } from '#app/file/reader.server.ts'
import { dayOf, momentText, typeset } from '#app/locales/format.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { diffLines } from '#app/text-diff.ts'
import { findDraft } from '#db/feedback/feedback.ts'
import { listFeedback, type SentFeedback } from '#db/feedback/given.ts'
import { listKept, type KeptComment } from '#db/feedback/kept.ts'
import { findWork, type Asking, type Work } from '#db/feedback/works.ts'
import { findFile, listFileFacts, listSubmissions, type Submission } from '#db/learning/submissions.ts'
import { findPerson } from '#db/people.ts'
import type { Catalog, Module } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import { allReached, shownNodes } from '#engine/feedback.ts'

/** A version, who asks for it, and the catalogue. */
export interface Reading {
  person: Person
  work: Work
  asking: Asking
  catalog: Catalog
  module: Module
}

/** Whoever asks for a version that she may read. Throws as requirePerson does, and 404 for anybody else. */
export async function requireWork(request: Request, context: RequestContext, id = ''): Promise<Reading> {
  const person = await requireOneOf(['mentor', 'coach', 'staff'], request, context)
  const { asking } = await askAs(context, person)
  const work = await findWork(context.db, asking, id)
  if (!work) throw new Response(null, { status: 404 })
  const { catalog } = await context.catalogs.hers(context.db, work.learnerId)
  const module = catalog.modules.find(({ slug }) => slug === work.module)
  if (!module?.project) throw new Response(null, { status: 404 })
  return { person, work, asking, catalog, module }
}

/** Notes that she opened it. */
export async function recordWorkLook(context: RequestContext, { person, work }: Reading): Promise<void> {
  const learner = await findPerson(context.db, work.learnerId)
  if (learner) await recordLook(context, { reader: person, learner }, 'project')
}

/** Where a version stands for whoever reads it. */
export type WorkState = 'free' | 'mine' | 'held' | 'answered' | 'replaced' | 'not-hers'

function stateOf({ holder, replaced, since, mayTake }: Work, personId: string): WorkState {
  if (holder?.sent) return 'answered'
  if (replaced || since === null) return 'replaced'
  if (holder) return holder.id === personId ? 'mine' : 'held'
  return mayTake ? 'free' : 'not-hers'
}

/** Everything on the page of one version. */
export async function readWork(context: RequestContext, reading: Reading, preview: boolean) {
  const { person, work, catalog, module } = reading
  const { project } = module
  if (!project) throw new Response(null, { status: 404 })
  const { db } = context
  const { language, timeZone } = person
  const own = { learnerId: work.learnerId, submissionId: work.id, authorId: person.id }
  const [versions, files, given, draft, kept, brief] = await Promise.all([
    listSubmissions(db, work.learnerId, work.module),
    listFileFacts(db, work.learnerId),
    listFeedback(db, work.learnerId, { module: work.module }),
    findDraft(db, own),
    listKept(db, person.id),
    context.catalogs.body(project.brief[language]),
  ])
  const sent = versions.filter(({ state }) => state === 'sent')
  const before = sent.find(({ version }) => version < work.version)
  const criteria = project.criteria.map(({ slug, text }) => ({
    slug,
    text: typeset(text[language], language),
  }))
  const day = (at: Date) => dayOf(at, timeZone)
  const shownGiven = (one: SentFeedback) => ({
    ...showFeedback(one, criteria),
    ...{ version: one.version, author: one.author, day: day(one.sentAt) },
  })
  const last = given.find(({ version }) => version < work.version)
  const answer = given.find(({ version }) => version === work.version)
  const state = stateOf(work, person.id)
  const graph = buildGraph(catalog)
  return {
    ...showWork(work, { person, catalog, now: context.now() }),
    state,
    sentOn: day(work.sentAt),
    waits: work.since !== null,
    text: work.text,
    link: work.link,
    file: files.find(({ id }) => id === work.fileId) ?? null,
    fileOf: work.as === 'trainer' ? null : fileAddress(work.as, work.learnerId),
    newer: state === 'replaced' ? (sent[0]?.id ?? null) : null,
    heldUntil: work.holder ? momentText(work.holder.until, language, timeZone) : null,
    heldBy: work.holder?.name ?? null,
    brief: renderMarkdown(brief, language),
    criteria,
    changes: before ? showChanges(before, work) : null,
    last: last ? shownGiven(last) : null,
    answer: answer ? shownGiven(answer) : null,
    draft: draft && {
      ...{ levels: draft.levels, words: draft.words, comments: draft.comments, state: draft.state },
      mark: draftMark(draft),
    },
    ...keptFor(kept, catalog, work.module),
    preview:
      preview && draft && state === 'mine'
        ? {
            ...showFeedback(draft, criteria),
            done: allReached(project.criteria, draft.levels),
            celebrated: draft.comments.some(({ kind }) => kind === 'celebration'),
            canDo: shownNodes(project.criteria, draft.levels).flatMap((node) => {
              const found = graph.find(node)
              return found ? [typeset(found.canDo[language], language)] : []
            }),
          }
        : null,
  }
}

/** What she keeps that fits here, and what no project asks for any more. */
function keptFor(kept: KeptComment[], catalog: Catalog, here: string) {
  const shown = ({ id, criterion, kind, body }: KeptComment) => ({ id, criterion, kind, body })
  const isAsked = ({ module, criterion }: KeptComment) =>
    criterion === null ||
    catalog.modules.some(
      ({ slug, project }) => slug === module && project?.criteria.some((one) => one.slug === criterion),
    )
  const fits = ({ module }: KeptComment) => module === null || module === here
  return {
    kept: kept.filter((one) => fits(one) && isAsked(one)).map(shown),
    keptNowhere: kept.filter((one) => !isAsked(one)).map(shown),
  }
}

export type WorkPage = Awaited<ReturnType<typeof readWork>>

function showChanges(before: Submission, work: Pick<Work, 'text' | 'link' | 'fileId'>) {
  const same = (before.text ?? '') === (work.text ?? '')
  return {
    since: before.version,
    lines: same
      ? ('same' as const)
      : (diffLines(before.text ?? '', work.text ?? '') ?? ('too-long' as const)),
    link: before.link !== work.link,
    file: before.fileId !== work.fileId,
  }
}

/** The file of a version that she may read, or null. */
export async function findWorkFile(context: RequestContext, { work }: Reading) {
  return work.fileId ? findFile(context.db, work.learnerId, work.fileId) : null
}
