/** Feedback as it is read: what is right first, then the essential, then advice; and how far each criterion is reached. */
import type { RequestContext } from '#app/academy.server.ts'
import { projectsOf } from '#app/feedback/projects.server.ts'
import { dayOf, momentText, typeset } from '#app/locales/format.ts'
import type { Draft } from '#db/feedback/comments.ts'
import { listFeedback, saveRead } from '#db/feedback/given.ts'
import { answerBy, findOwnWait } from '#db/feedback/works.ts'
import { findMentor } from '#db/mentoring.ts'
import type { Person } from '#db/people.ts'
import type { Catalog, Module } from '#engine/catalog.ts'
import { endedProject, type CommentKind } from '#engine/feedback.ts'

const reading: CommentKind[] = ['celebration', 'essential', 'advice']

/** By the criteria as they are now; a comment about one that is gone is about the whole. */
export function showFeedback(
  { levels, words, comments }: Draft,
  criteria: readonly { slug: string; text: string }[],
) {
  const places = new Map(criteria.map(({ slug, text }, i) => [slug, { text, place: i }]))
  const placed = comments.map(({ criterion, kind, body }) => {
    const about = criterion === null ? undefined : places.get(criterion)
    return { kind, body, about: about?.text ?? null, place: about?.place ?? -1 }
  })
  return {
    words,
    groups: reading
      .map((kind) => ({
        kind,
        comments: placed
          .filter((one) => one.kind === kind)
          .sort((a, b) => a.place - b.place)
          .map(({ about, body }) => ({ about, body })),
      }))
      .filter((group) => group.comments.length > 0),
    criteria: criteria.map(({ slug, text }) => ({ slug, text, level: levels[slug] ?? null })),
  }
}

export type ShownFeedback = ReturnType<typeof showFeedback>

/** What she waits for: until when, from whom, and whether somebody is writing. */
export interface OwnProjectWait {
  by: string
  over: boolean
  writing: boolean
  who: 'both' | 'mentor' | 'coach' | 'team' | 'final'
}

/** What a learner got on her project, and what she waits for; looking at it is reading it. */
export async function readOwnFeedback(
  context: Pick<RequestContext, 'db' | 'now'>,
  { id, language, timeZone }: Pick<Person, 'id' | 'language' | 'timeZone'>,
  { catalog, module }: { catalog: Catalog; module: Module },
) {
  const { db } = context
  const now = context.now()
  const criteria = module.project?.criteria ?? []
  const [given, wait, mentor] = await Promise.all([
    listFeedback(db, id, { module: module.slug }),
    findOwnWait(db, id, module.slug, now),
    findMentor(db, id),
  ])
  if (given.some(({ readAt }) => readAt === null)) await saveRead(db, id, module.slug, now)
  const texts = criteria.map(({ slug, text }) => ({ slug, text: typeset(text[language], language) }))
  const final = projectsOf(catalog).finals.includes(module.slug)
  const own: OwnProjectWait | null = wait && {
    by: momentText(answerBy(wait.since), language, timeZone),
    over: answerBy(wait.since) <= now,
    writing: wait.taken,
    who: final
      ? 'final'
      : wait.hasMentor
        ? wait.hasCoach
          ? 'both'
          : 'mentor'
        : wait.hasCoach
          ? 'coach'
          : 'team',
  }
  return {
    mentor: final ? null : (mentor?.name ?? null),
    wait: own,
    feedback: given.map((one) => ({
      ...showFeedback(one, texts),
      ...{ version: one.version, author: one.author, day: dayOf(one.sentAt, timeZone) },
      done: endedProject(one.levels),
    })),
  }
}

export type OwnFeedback = Awaited<ReturnType<typeof readOwnFeedback>>

/** Feedback that she has not read yet, for her week: whose, and where. */
export async function readFeedbackNews(context: RequestContext, person: Pick<Person, 'id'>) {
  const [latest] = await listFeedback(context.db, person.id, { unread: true })
  return latest ? { author: latest.author, module: latest.module } : null
}
