/** Who could be given a credential, and giving it: only on what a person confirmed. */
import type { RequestContext } from '#app/academy.server.ts'
import { readLearner } from '#app/learning/learner.server.ts'
import { nameOf } from '#app/standards/subject.ts'
import { listConfirmed, listEnded, recordAward, type AwardKind } from '#db/awards.ts'
import { listFeedback } from '#db/feedback/given.ts'
import { listEvidence, listValidations, withLearner } from '#db/learning/state.ts'
import { findPerson } from '#db/people.ts'
import { confirmedNodes, finalModules, trackGrounds, type AwardGrounds } from '#engine/award.ts'
import type { Catalog, Text } from '#engine/catalog.ts'
import { buildGraph, listNodes } from '#engine/competency.ts'
import { endedProject } from '#engine/feedback.ts'

type Context = Pick<RequestContext, 'db' | 'catalogs' | 'now'>

/** A learner who could be given a credential, and what it would stand on. */
export interface Candidate {
  learnerId: string
  learner: string
  kind: AwardKind
  subject: string
  name: Text
  grounds: AwardGrounds
}

/** Those who could be given one, by name; so many at most of competencies, and of tracks. */
export async function listCandidates(
  context: Context,
  { search, limit }: { search: string; limit: number },
): Promise<Candidate[]> {
  const { catalog } = await context.catalogs.published(context.db)
  const found: Candidate[] = []
  for (const track of catalog.tracks) {
    const asked = { search, limit, track: track.slug, modules: finalModules(catalog, track) }
    for (const { learnerId, learner } of await listEnded(context.db, asked)) {
      const grounds = await readGrounds(context, catalog, { learnerId, kind: 'track', subject: track.slug })
      if (grounds)
        found.push({ learnerId, learner, kind: 'track', subject: track.slug, name: track.name, grounds })
    }
  }
  const confirmed = await listConfirmed(context.db, { search, limit, nodes: listNodes(catalog) })
  const facts = await listValidations(
    context.db,
    confirmed.map(({ learnerId }) => learnerId),
  )
  const grounded = new Map([...facts].map(([learnerId, own]) => [learnerId, confirmedNodes(own)]))
  for (const { learnerId, learner, node } of confirmed) {
    const grounds = grounded.get(learnerId)?.get(node)
    const { name } = nameOf(catalog, { subjectKind: 'node', subject: node })
    if (grounds) found.push({ learnerId, learner, kind: 'node', subject: node, name, grounds })
  }
  return found
}

export interface AwardWish {
  learnerId: string
  kind: AwardKind
  subject: string
}

/**
 * Gives a credential. `unknown`: there is no such learner, node or track. `unfounded`: what it would stand on is missing, or was
 * contested meanwhile. `known`: she has it.
 */
export async function issueAward(
  context: Context & Pick<RequestContext, 'newId'>,
  wish: AwardWish & { by: string },
): Promise<'issued' | 'known' | 'unfounded' | 'unknown'> {
  const { learnerId, kind, subject, by } = wish
  const { catalog } = await context.catalogs.published(context.db)
  const person = await findPerson(context.db, learnerId)
  const about = aboutSubject(catalog, wish)
  if (!person?.roles.includes('learner') || !about) return 'unknown'
  const at = context.now()
  // Under her lock, so that what she contests at the same moment counts before or after, never in between.
  return withLearner(context.db, learnerId, at, async (tx) => {
    const grounds = await readGrounds({ ...context, db: tx }, catalog, wish)
    if (!grounds) return 'unfounded'
    const award = { learnerId, id: context.newId(), kind, subject, ...about, grounds, by, at }
    return (await recordAward(tx, award)) ? 'issued' : 'known'
  })
}

function aboutSubject(catalog: Catalog, { kind, subject }: AwardWish): { name: Text; ability: Text } | null {
  if (kind === 'track') {
    const track = catalog.tracks.find(({ slug }) => slug === subject)
    return track ? { name: track.name, ability: track.summary } : null
  }
  const canDo = buildGraph(catalog).find(subject)?.canDo
  return canDo ? { name: nameOf(catalog, { subjectKind: 'node', subject }).name, ability: canDo } : null
}

async function readGrounds(
  context: Context,
  catalog: Catalog,
  { learnerId, kind, subject }: AwardWish,
): Promise<AwardGrounds | null> {
  const confirmed = confirmedNodes(await listEvidence(context.db, learnerId))
  if (kind === 'node') return confirmed.get(subject) ?? null
  const track = catalog.tracks.find(({ slug }) => slug === subject)
  if (!track) return null
  const [{ mastery }, given] = await Promise.all([
    readLearner(context, learnerId),
    listFeedback(context.db, learnerId),
  ])
  const ended = new Map(
    given
      .filter(({ levels }) => Object.keys(levels).length > 0 && endedProject(levels))
      .map(({ module, sentAt }) => [module, sentAt.toISOString()]),
  )
  return trackGrounds(catalog, track, { confirmed, mastery, ended })
}
