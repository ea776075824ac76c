/** Standing in for a mentor who is away: planned, answered, agreed to and ended, each act in one transaction with its letters. */
import type { Academy } from '#app/academy.server.ts'
import type { PeopleLetter } from '#app/letters/people.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { current, saveCoverState, type ChangedCover, type Cover, type CoverState } from '#db/cover-changes.ts'
import { coverAnswerBy, findCover, listDueCovers, recordCover } from '#db/covers.ts'
import type { Database } from '#db/client.server.ts'
import type { Person } from '#db/people.ts'

type Acting = Pick<Academy, 'db' | 'mail' | 'now'>

/** Covers that one run of the round passes at most. */
const mostAtOnce = 500

/** She asks another mentor to stand in, who is told. */
export async function askCover(
  { db, mail, now }: Acting,
  cover: Omit<Parameters<typeof recordCover>[1], 'at'>,
): Promise<Awaited<ReturnType<typeof recordCover>>> {
  const at = now()
  return db.transaction(async (tx) => {
    const outcome = await recordCover(tx, { ...cover, at })
    const answerBy = coverAnswerBy(at).toISOString()
    if (outcome === 'asked') await mail.send({ kind: 'cover-asked', personId: cover.coverId, answerBy }, tx)
    return outcome
  })
}

/** Takes a cover on to another state with the letters that this brings; what came of it. */
async function take(
  { db, mail, now }: Acting,
  { learnerId, id }: Cover,
  change: Omit<Parameters<typeof saveCoverState>[1], 'at' | 'learnerId' | 'id'>,
  letters: (cover: ChangedCover) => PeopleLetter[],
): Promise<'done' | 'full' | 'gone'> {
  return db.transaction(async (tx) => {
    const taken = await saveCoverState(tx, { ...change, learnerId, id, at: now() })
    if (taken === 'full') return 'full'
    if (taken === null) return 'gone'
    for (const letter of letters(taken)) await mail.send(letter, tx)
    return 'done'
  })
}

/** She who was asked says yes or no; the learner is asked after a yes. */
export function answerCover(
  context: Acting,
  cover: Cover,
  { accept, today }: { accept: boolean; today: string },
): ReturnType<typeof take> {
  const to = accept ? 'accepted' : 'declined'
  return take(context, cover, { from: ['asked'], to, today }, (now) => [
    { kind: 'cover-answered', personId: now.mentorId, answer: to },
    ...(accept
      ? [{ kind: 'cover-proposed' as const, personId: now.learnerId, from: now.from, until: now.to }]
      : []),
  ])
}

/** The learner agrees, with what is handed over or without it. */
function agreeCover(
  context: Acting,
  cover: Cover,
  { summary, today }: { summary: boolean; today: string },
): ReturnType<typeof take> {
  const change = { from: ['accepted' as const], to: 'agreed' as const, today }
  return take(context, cover, { ...change, ...(!summary && { summary: '' }) }, (now) => [
    { kind: 'cover-decided', personId: now.mentorId, agreed: true, to: 'mentor' },
    { kind: 'cover-decided', personId: now.coverId, agreed: true, to: 'cover' },
  ])
}

/** The learner does without it, before it begins or while it lasts; nobody asks why. What was handed over is struck out. */
function refuseCover(context: Acting, cover: Cover, today: string): ReturnType<typeof take> {
  const change = { from: ['accepted', 'agreed'] as CoverState[], to: 'refused' as const, summary: '', today }
  return take(context, cover, change, ({ mentorId, coverId, begun }) => [
    { kind: 'cover-decided', personId: mentorId, agreed: false, to: 'mentor' },
    { kind: 'cover-decided', personId: coverId, agreed: false, to: 'cover', begun },
  ])
}

/** What a learner's form says of a cover of hers; throws 404 for any other. What became of it, in a word for the page. */
export async function decideCover(
  context: Acting,
  learner: Pick<Person, 'id' | 'timeZone'>,
  { id, answer }: { id: string; answer: 'agree' | 'plain' | 'refuse' },
): Promise<'cover-agreed' | 'cover-refused' | 'cover-full' | 'cover-gone'> {
  const cover = await findCover(context.db, learner.id, id)
  if (cover?.learnerId !== learner.id || cover.state === 'asked') throw new Response(null, { status: 404 })
  const today = dayOf(context.now(), learner.timeZone)
  const outcome =
    answer === 'refuse'
      ? await refuseCover(context, cover, today)
      : await agreeCover(context, cover, { summary: answer === 'agree', today })
  if (outcome === 'full') return 'cover-full'
  const state = answer === 'refuse' ? 'refused' : 'agreed'
  // Sent twice, the second answer says what the first one did.
  return outcome === 'done' || cover.state === state ? `cover-${state}` : 'cover-gone'
}

/** The mentor needs no cover any more. Whoever knows of it is told. */
export function withdrawCover(context: Acting, cover: Cover, today: string): ReturnType<typeof take> {
  const change = { from: current, to: 'withdrawn' as const, summary: '', today }
  return take(context, cover, change, ({ coverId, learnerId, was, begun }) => [
    { kind: 'cover-withdrawn', personId: coverId, to: 'cover', begun },
    ...(was === 'asked'
      ? []
      : [{ kind: 'cover-withdrawn' as const, personId: learnerId, to: 'learner' as const, begun }]),
  ])
}

/** Covers ended with the mentorship that they rest on: she who stood in is told. The learner hears of the mentorship. */
export async function tellUnneeded(
  { mail }: Pick<Academy, 'mail'>,
  tx: Database,
  ended: ChangedCover[],
): Promise<void> {
  for (const { coverId, begun } of ended)
    await mail.send({ kind: 'cover-withdrawn', personId: coverId, to: 'cover', begun }, tx)
}

/** She who stood in is there no more: the mentor is told, who may ask somebody else, and the learner where she knew of it. */
export async function tellStandInGone(
  { mail }: Pick<Academy, 'mail'>,
  tx: Database,
  ended: ChangedCover[],
): Promise<void> {
  for (const { mentorId, learnerId, was, begun } of ended) {
    await mail.send({ kind: 'cover-gone', personId: mentorId, to: 'mentor', begun }, tx)
    if (was !== 'asked')
      await mail.send({ kind: 'cover-gone', personId: learnerId, to: 'learner', begun }, tx)
  }
}

/** Whoever asked is told of covers that were not answered in time, each once; how many. */
export async function passDueCovers(context: Acting): Promise<number> {
  let passed = 0
  for (const cover of await listDueCovers(context.db, context.now(), mostAtOnce)) {
    const change = { from: ['asked' as const], to: 'passed' as const }
    const outcome = await take(context, cover, change, (now) => [
      { kind: 'cover-answered', personId: now.mentorId, answer: 'passed' },
    ])
    if (outcome === 'done') passed += 1
  }
  return passed
}
