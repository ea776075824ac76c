import { randomUUID } from 'node:crypto'
import { learnerModel } from '#app/learning/learner.server.ts'
import { publishRevision } from '#db/catalog.ts'
import type { Database } from '#db/client.server.ts'
import type { LearnerModel } from '#db/learning/state.ts'
import { grantRole } from '#db/people.ts'
import { people, type Role } from '#db/schema/people.ts'
import { webCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog } from '#engine/catalog.ts'
import type { AnswerEvidence } from '#engine/evidence.ts'
import { addMentorProfile } from './mentors.ts'

/** An instant of a test: so many minutes after nine o'clock of an autumn Monday. */
export function minutesLater(minutes: number): Date {
  return new Date(Date.UTC(2026, 8, 7, 9, minutes))
}

/** A person with a role, in the database. */
export async function addPerson(db: Database, role: Role = 'learner', name = 'Awa Diop'): Promise<string> {
  const id = randomUUID()
  await db.insert(people).values({ id, name, email: `${id}@ariane.example` })
  await grantRole(db, { personId: id, role, grantedBy: null, at: minutesLater(0) })
  if (role === 'mentor') await addMentorProfile(db, id)
  return id
}

/** Publishes the engine's sample catalogue, once a database. */
export async function addCatalog(db: Database): Promise<{ catalog: Catalog; model: LearnerModel }> {
  const catalog = webCatalog()
  const bodies = new Map([['hash', 'text']])
  const at = minutesLater(0)
  const id = await publishRevision(db, { parentId: null, catalog, bodies, authorId: null, note: 'test', at })
  if (id === null) throw new Error('there is a catalogue already')
  return { catalog, model: learnerModel({ id, catalog }) }
}

/** Evidence of an answer to the nth item of a catalogue. */
export function answerTo(
  catalog: Catalog,
  n: number,
  details: Partial<AnswerEvidence> & Pick<AnswerEvidence, 'at'>,
): AnswerEvidence {
  const item = catalog.items[n % catalog.items.length]
  if (!item) throw new Error('the catalogue has no item')
  return {
    kind: 'answer',
    id: randomUUID(),
    purpose: 'practice',
    item: item.id,
    node: item.node,
    correct: n % 3 !== 0,
    unknown: false,
    hinted: false,
    confidence: 'fairly',
    seconds: 20,
    slip: 0.1,
    guess: 0.25,
    ...details,
  }
}
