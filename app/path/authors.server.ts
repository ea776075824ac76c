/** Who made a path change: herself, somebody who accompanied her, the academy. */
import type { Database } from '#db/client.server.ts'
import type { PathVersion } from '#db/learning/path.ts'
import { findPerson } from '#db/people.ts'

/** `gone`: somebody who was erased since. */
export type ChangeAuthor = 'learner' | 'academy' | 'gone' | { name: string }

/** Causes that always have a person behind them who is not the learner. */
const companionCauses = ['proposal', 'validation']

/** Tells the author of each of some versions of a learner's path. */
export async function readAuthors(
  db: Database,
  learnerId: string,
  versions: readonly Pick<PathVersion, 'authorId'>[],
): Promise<(version: Pick<PathVersion, 'authorId' | 'cause'>) => ChangeAuthor> {
  const names = new Map<string, string>()
  for (const id of new Set(versions.flatMap(({ authorId }) => authorId ?? []))) {
    const author = id === learnerId ? null : await findPerson(db, id)
    if (author) names.set(id, author.name)
  }
  return ({ authorId, cause }) => {
    if (authorId === learnerId) return 'learner'
    const name = authorId ? names.get(authorId) : undefined
    if (name !== undefined) return { name }
    return companionCauses.includes(cause.split(':')[0] ?? cause) ? 'gone' : 'academy'
  }
}
