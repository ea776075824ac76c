/** Who reads a learner's file, and that she did. */
import { redirect } from '@remix-run/node'
import type { RequestContext } from '#app/academy.server.ts'
import { requirePerson, type Person } from '#app/auth.server.ts'
import { findCoverDay, findMentor, isCompanionOf } from '#db/mentoring.ts'
import { recordOpening } from '#db/openings.ts'
import { findPerson, listPeople, type Account } from '#db/people.ts'

export type Standpoint = 'mentor' | 'coach'

/** Parts of a file, as they are kept when they are opened. */
export const fileParts = [
  'file',
  'brief',
  'answers',
  'diagnosis',
  'reviews',
  'project',
  'account',
  'export',
] as const
export type FilePart = (typeof fileParts)[number]

/** Admins who are written to about an alert. */
const mostAdmins = 50

/** Where a file stands: a mentor and a coach have each an address of their own. */
export function fileAddress(as: Standpoint, learnerId: string): string {
  return as === 'mentor' ? `/mentor/mentees/${learnerId}` : `/learners/${learnerId}`
}

/** As whom a companion reads, where she may be both. */
async function standpointOf(context: RequestContext, reader: Person, learnerId: string): Promise<Standpoint> {
  if (!reader.roles.includes('coach')) return 'mentor'
  if (!reader.roles.includes('mentor')) return 'coach'
  if ((await findMentor(context.db, learnerId))?.id === reader.id) return 'mentor'
  return (await findCoverDay(context.db, { learnerId, companionId: reader.id })) ? 'mentor' : 'coach'
}

export interface Reading {
  reader: Person
  learner: Account
  as: Standpoint
  /** The address of the file. */
  base: string
}

/**
 * The companion who asks for a page of a learner's file. Throws as requirePerson does, 404 for whoever does not accompany her,
 * and a redirection from the address of the other standpoint.
 */
export async function requireReader(
  request: Request,
  context: RequestContext,
  learnerId = '',
): Promise<Reading> {
  const reader = await requirePerson(request, context)
  const isHers = await isCompanionOf(context.db, reader.id, learnerId)
  const learner = isHers ? await findPerson(context.db, learnerId) : null
  if (!learner) throw new Response(null, { status: 404 })
  const as = await standpointOf(context, reader, learnerId)
  const base = fileAddress(as, learnerId)
  const { pathname, search } = new URL(request.url)
  const rest = /^(?:\/mentor\/mentees|\/learners)\/[^/]+(.*)$/.exec(pathname.replace(/\.data$/, ''))?.[1]
  if (!pathname.startsWith(base)) throw redirect(`${base}${rest ?? ''}${search}`)
  return { reader, learner, as, base }
}

/** Keeps that a part of a file was opened. Unusually many files in an hour are told to the admins. */
export async function recordLook(
  context: RequestContext,
  { reader, learner }: Pick<Reading, 'reader' | 'learner'>,
  what: FilePart,
): Promise<void> {
  const opening = { learnerId: learner.id, readerId: reader.id, what, at: context.now() }
  await recordOpening(context.db, opening, async (tx) => {
    const { people } = await listPeople(tx, { role: 'admin', limit: mostAdmins })
    for (const { id } of people) await context.mail.send({ kind: 'file-alert', personId: id }, tx)
  })
}
