/** What a learner and those who accompany her decide together: proposals, agreed steps, shared notes. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { moduleTitle } from '#app/file/file.server.ts'
import { showGoals } from '#app/file/goals.server.ts'
import { showStep } from '#app/file/steps.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { readPath } from '#app/path/path.server.ts'
import { stalenessOf, tryProposal } from '#app/path/proposals.server.ts'
import { listSteps } from '#db/agreed-steps.ts'
import { isCompanionOf } from '#db/mentoring.ts'
import { listSharedNotes } from '#db/notes.ts'
import { listProposals, unanswered } from '#db/proposals.ts'

/** Steps that her week shows. */
const shownSteps = 3
/** A shared note is news for so many days. */
const newDays = 7

/** Everything on the page. */
export async function readTogether(context: RequestContext, person: Person) {
  const { db } = context
  const { id, language, timeZone } = person
  const path = await readPath(context, person)
  const catalog = path?.catalog ?? (await context.catalogs.hers(db, id)).catalog
  const [proposals, steps, notes] = await Promise.all([
    listProposals(db, id),
    listSteps(db, id),
    listSharedNotes(db, id),
  ])
  const day = (at: Date) => dayOf(at, timeZone)
  const open = proposals.filter(({ state }) => unanswered.includes(state))
  return {
    version: path?.version.version ?? 0,
    open: await Promise.all(
      open.map(async (proposal) => {
        const stale = await stalenessOf(context, id, path, proposal)
        const { module, choice, reason, state, author, note, at } = proposal
        return {
          ...{ id: proposal.id, choice, reason, author, note, stale },
          day: day(at),
          title: moduleTitle(catalog, module, language),
          discussed: state === 'discussed',
          effect: path && !stale ? tryProposal(path, proposal, context.now(), language) : null,
        }
      }),
    ),
    past: proposals
      .filter(({ state }) => !unanswered.includes(state))
      .map(({ id: proposal, module, choice, state, author, answeredAt, at }) => ({
        ...{ id: proposal, choice, state, author },
        title: moduleTitle(catalog, module, language),
        day: day(answeredAt ?? at),
      })),
    goals: await showGoals(context, id, id, day),
    steps: steps.map((step) => showStep(step, id, day)),
    notes: notes.map(({ id: note, author, audience, body, at, editedAt }) => ({
      ...{ id: note, author, body, coach: audience === 'coach' },
      day: day(at),
      edited: editedAt ? day(editedAt) : null,
    })),
  }
}

/** The little that her week says of it: whose proposal waits, whose note is new, and the next steps that are hers. */
export async function readTogetherNews(context: RequestContext, person: Person) {
  const [waiting, steps, notes] = await Promise.all([
    listProposals(context.db, person.id, { states: unanswered }),
    listSteps(context.db, person.id),
    listSharedNotes(context.db, person.id),
  ])
  const day = (at: Date) => dayOf(at, person.timeZone)
  const own = steps.filter(({ doerId, doneAt }) => doerId === person.id && doneAt === null)
  const beside = new Set<string>()
  for (const id of new Set(waiting.flatMap(({ authorId }) => authorId ?? [])))
    if (await isCompanionOf(context.db, id, person.id)) beside.add(id)
  const hers = waiting.filter(({ authorId }) => authorId !== null && beside.has(authorId))
  const open = hers.filter(({ state }) => state === 'open')
  const since = new Date(context.now().getTime() - newDays * 86_400_000)
  const note = notes.find(({ id, at }) => at > since && !waiting.some(({ noteId }) => noteId === id))
  return {
    proposals: open.length,
    author: open[0]?.author ?? null,
    discussed: hers.length - open.length,
    note: note ? { author: note.author } : null,
    steps: own.slice(0, shownSteps).map((step) => showStep(step, person.id, day)),
  }
}

export type TogetherNews = Awaited<ReturnType<typeof readTogetherNews>>
