/** Notes of mentors and coaches: for their own eyes, or shared with the learner. */
import { and, desc, eq, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { isId } from '#db/identifier.ts'
import { withLearner } from '#db/learning/state.ts'
import { notes, pathProposals, privateNotes } from '#db/schema/notes.ts'
import { people } from '#db/schema/people.ts'
import type { PathChoice } from '#engine/path/plan.ts'

/** Who reads a note: its author alone; the learner too; the learner and her coach. */
export const audiences = ['private', 'learner', 'coach'] as const
export type Audience = (typeof audiences)[number]

export interface Note {
  id: string
  authorId: string | null
  /** Null once the author is gone. */
  author: string | null
  audience: Audience
  body: string
  at: Date
  editedAt: Date | null
}

export interface NewNote {
  learnerId: string
  id: string
  authorId: string
  audience: Audience
  body: string
  at: Date
  /** A change of path proposed with it; never with a private note. */
  proposal?: { id: string; module: string; choice: PathChoice['choice']; reason: string }
}

const audienceOf = (coachReads: boolean): Audience => (coachReads ? 'coach' : 'learner')

/** Keeps a note. The same id again is the same note: false, and nothing changes. */
export async function recordNote(db: Database, note: NewNote): Promise<boolean> {
  const { learnerId, id, authorId, audience, body, at, proposal } = note
  if (proposal && audience === 'private') throw new Error('a private note proposes nothing')
  return withLearner(db, learnerId, at, async (tx) => {
    if (await isNoteTaken(tx, learnerId, id)) return false
    if (audience === 'private') await tx.insert(privateNotes).values({ learnerId, id, authorId, body, at })
    else
      await tx.insert(notes).values({ learnerId, id, authorId, coachReads: audience === 'coach', body, at })
    if (proposal)
      await tx
        .insert(pathProposals)
        .values({ ...proposal, learnerId, noteId: id, authorId, state: 'open', at })
    return true
  })
}

async function isNoteTaken(tx: Database, learnerId: string, id: string): Promise<boolean> {
  const counts = await Promise.all(
    [notes, privateNotes].map((table) =>
      tx.$count(table, and(eq(table.learnerId, learnerId), eq(table.id, id))),
    ),
  )
  return counts.some((count) => count > 0)
}

const byTime = (a: Note, b: Note) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)

/** Notes about a learner that this companion may read, latest first: her own, and as a coach those shared with the coach. */
export async function listNotesFor(
  db: Database,
  learnerId: string,
  reader: { id: string; coach: boolean },
): Promise<Note[]> {
  const [own, shared] = await Promise.all([
    listPrivate(db, learnerId, reader.id),
    listShared(
      db,
      learnerId,
      or(eq(notes.authorId, reader.id), reader.coach ? eq(notes.coachReads, true) : undefined),
    ),
  ])
  return [...own, ...shared].sort(byTime)
}

/** Notes that were shared with her, latest first; they stay hers when their author leaves. */
export async function listSharedNotes(db: Database, learnerId: string): Promise<Note[]> {
  return listShared(db, learnerId, undefined)
}

async function listPrivate(db: Database, learnerId: string, authorId: string): Promise<Note[]> {
  const rows = await db
    .select({
      id: privateNotes.id,
      authorId: privateNotes.authorId,
      author: people.name,
      body: privateNotes.body,
      at: privateNotes.at,
      editedAt: privateNotes.editedAt,
    })
    .from(privateNotes)
    .innerJoin(people, eq(people.id, privateNotes.authorId))
    .where(and(eq(privateNotes.learnerId, learnerId), eq(privateNotes.authorId, authorId)))
    .orderBy(desc(privateNotes.at))
  return rows.map((row) => ({ ...row, audience: 'private' }))
}

async function listShared(db: Database, learnerId: string, which: ReturnType<typeof or>): Promise<Note[]> {
  const rows = await db
    .select({
      id: notes.id,
      authorId: notes.authorId,
      author: people.name,
      coachReads: notes.coachReads,
      body: notes.body,
      at: notes.at,
      editedAt: notes.editedAt,
    })
    .from(notes)
    .leftJoin(people, eq(people.id, notes.authorId))
    .where(and(eq(notes.learnerId, learnerId), which))
    .orderBy(desc(notes.at))
  return rows.map(({ coachReads, ...row }) => ({ ...row, audience: audienceOf(coachReads) }))
}

/** A note that this person wrote, or null: nobody else may change it. */
export async function findOwnNote(
  db: Database,
  learnerId: string,
  authorId: string,
  id: string,
): Promise<Note | null> {
  if (!isId(id)) return null
  const own = await listNotesFor(db, learnerId, { id: authorId, coach: false })
  return own.find((note) => note.id === id) ?? null
}

/** Changes what a note of hers says, and says when; false when she has no such note. */
export async function saveNoteBody(
  db: Database,
  note: { learnerId: string; id: string; authorId: string; body: string; at: Date },
): Promise<boolean> {
  const { learnerId, id, authorId, body, at } = note
  for (const table of [notes, privateNotes]) {
    const changed = await db
      .update(table)
      .set({ body, editedAt: at })
      .where(and(eq(table.learnerId, learnerId), eq(table.id, id), eq(table.authorId, authorId)))
      .returning({ id: table.id })
    if (changed.length > 0) return true
  }
  return false
}

/**
 * Takes a note of hers away, and what it proposed with it. An accepted proposal stands in the history of the path: its note
 * stays, `accepted`. `gone`: there is none any more; `foreign`: it is somebody else's.
 */
export async function removeNote(
  db: Database,
  note: { learnerId: string; id: string; authorId: string; at: Date },
): Promise<'removed' | 'accepted' | 'gone' | 'foreign'> {
  const { learnerId, id, authorId, at } = note
  return withLearner(db, learnerId, at, async (tx) => {
    const accepted = await tx.$count(
      pathProposals,
      and(
        eq(pathProposals.learnerId, learnerId),
        eq(pathProposals.noteId, id),
        eq(pathProposals.authorId, authorId),
        eq(pathProposals.state, 'accepted'),
      ),
    )
    if (accepted > 0) return 'accepted'
    for (const table of [notes, privateNotes]) {
      const gone = await tx
        .delete(table)
        .where(and(eq(table.learnerId, learnerId), eq(table.id, id), eq(table.authorId, authorId)))
        .returning({ id: table.id })
      if (gone.length > 0) return 'removed'
    }
    return (await isNoteTaken(tx, learnerId, id)) ? 'foreign' : 'gone'
  })
}
