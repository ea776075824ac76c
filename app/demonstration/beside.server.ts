/** What a mentor and a coach of the demonstration wrote, proposed and agreed with a learner, and when they opened her file. */
import type { Academy, RequestContext } from '#app/academy.server.ts'
import { contextAt } from '#app/demonstration/life.server.ts'
import { recordLook, type FilePart } from '#app/file/reader.server.ts'
import { recordValidation } from '#app/file/validation.server.ts'
import { readLearner } from '#app/learning/learner.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { findLaidPath } from '#app/path/path.server.ts'
import { answerProposal, modulesToCome } from '#app/path/proposals.server.ts'
import { recordStep, saveStep } from '#db/agreed-steps.ts'
import { recordGoal } from '#db/coaching-goals.ts'
import { idFrom } from '#db/identifier.ts'
import { findPath } from '#db/learning/path.ts'
import { recordNote } from '#db/notes.ts'
import { saveSharing } from '#db/openings.ts'
import { findPerson, type Account } from '#db/people.ts'
import { addDays } from '#engine/calendar.ts'

interface Beside {
  learner: Account
  mentor: Account
  coach: Account
}

const hourMs = 3_600_000

/** Openings of her file: whose, which part, how many days ago and at what time (UTC). */
const looks: [who: 'mentor' | 'coach', part: FilePart, daysAgo: number, time: string][] = [
  ['coach', 'file', 25, '09:40'],
  ['mentor', 'file', 18, '17:10'],
  ['mentor', 'brief', 18, '17:15'],
  ['mentor', 'file', 7, '18:05'],
  ['mentor', 'reviews', 7, '18:10'],
  ['coach', 'file', 3, '13:30'],
  ['mentor', 'file', 1, '18:20'],
]

/** All of it about one learner, in one transaction. Made again, it changes nothing. */
export async function writeBeside(
  academy: Academy,
  ids: { learner: string; mentor: string; coach: string },
): Promise<void> {
  await academy.db.transaction(async (tx) => {
    const clock = { at: academy.now() }
    const context = contextAt(academy, tx, `beside ${ids.learner}`, clock)
    const [learner, mentor, coach] = await Promise.all([
      findPerson(tx, ids.learner),
      findPerson(tx, ids.mentor),
      findPerson(tx, ids.coach),
    ])
    if (!learner || !mentor || !coach) throw new Error('somebody of the demonstration is gone')
    const beside = { learner, mentor, coach }
    const now = academy.now().getTime()
    const ago = (hours: number) => new Date(now - hours * hourMs)
    await writeNotes(context, beside, ago)
    await agreeOnSteps(context, beside, ago)
    await recordGoal(tx, {
      ...{ learnerId: learner.id, id: idFrom('goal', 'page'), authorId: coach.id, at: ago(900) },
      text: 'Avoir une page à montrer avant de chercher un stage',
      dueOn: addDays(dayOf(academy.now(), learner.timeZone), 40),
    })
    clock.at = ago(420)
    await saveSharing(tx, learner.id, { answers: false, diagnosis: false, reviews: true }, clock.at)
    const today = dayOf(academy.now(), learner.timeZone)
    for (const [who, part, daysAgo, time] of looks) {
      clock.at = new Date(`${addDays(today, -daysAgo)}T${time}:00Z`)
      await recordLook(context, { reader: beside[who], learner }, part)
    }
    await changePath(context, beside, clock, academy.now())
  })
}

async function writeNotes(
  { db }: RequestContext,
  { learner, mentor, coach }: Beside,
  ago: (hours: number) => Date,
): Promise<void> {
  const note = { learnerId: learner.id }
  await recordNote(db, {
    ...note,
    id: idFrom('note', 'listening'),
    authorId: mentor.id,
    audience: 'private',
    body: 'Elle parle peu d’elle au début. Lui laisser le temps, commencer par ce qui marche.',
    at: ago(431),
  })
  await recordNote(db, {
    ...note,
    id: idFrom('note', 'page'),
    authorId: mentor.id,
    audience: 'coach',
    body: 'Nous avons relu votre page ensemble. La structure est claire, les titres sont justes. Vous l’avez corrigée seule, au clavier.',
    at: ago(429),
  })
  await recordNote(db, {
    ...note,
    id: idFrom('note', 'workshop'),
    authorId: coach.id,
    audience: 'learner',
    body: 'L’atelier « parler de son parcours » vous irait bien : vous avez déjà une page à montrer.',
    at: ago(70),
  })
}

async function agreeOnSteps(
  { db }: RequestContext,
  { learner, mentor }: Beside,
  ago: (hours: number) => Date,
): Promise<void> {
  const day = (days: number) => addDays(dayOf(ago(0), learner.timeZone), days)
  const step = { learnerId: learner.id, authorId: mentor.id }
  const shown = idFrom('step', 'shown')
  const steps = [
    {
      id: shown,
      doerId: learner.id,
      text: 'Montrer sa page à une personne de confiance',
      dueOn: day(-9),
      at: ago(428),
    },
    {
      id: idFrom('step', 'question'),
      doerId: learner.id,
      text: 'Écrire une question sur la mise en page',
      dueOn: day(4),
      at: ago(166),
    },
    {
      id: idFrom('step', 'job'),
      doerId: learner.id,
      text: 'Repérer une annonce qui fait envie',
      dueOn: null,
      at: ago(165),
    },
    {
      id: idFrom('step', 'contact'),
      doerId: mentor.id,
      text: 'Demander à une collègue si elle peut parler de son métier',
      dueOn: day(6),
      at: ago(164),
    },
  ]
  for (const one of steps) await recordStep(db, { ...step, ...one })
  await saveStep(db, { learnerId: learner.id, id: shown, by: learner.id, at: ago(240) }, { done: true })
}

/**
 * What a mentor saw, a proposal that was accepted, and one that waits. Her path holds what she did until her last day here, so
 * the accepted one comes a little after.
 */
async function changePath(
  context: RequestContext,
  { learner, mentor }: Beside,
  clock: { at: Date },
  now: Date,
): Promise<void> {
  const { db } = context
  const latest = await findPath(db, learner.id)
  const path = await findLaidPath(context, learner)
  if (!latest || !path) return
  const after = (minutes: number) =>
    new Date(Math.min(now.getTime(), latest.madeAt.getTime() + minutes * 60_000))
  const coming = modulesToCome(path)
  const [waits, accepted] = [coming[2], coming.at(-2)]
  if (!waits || !accepted || waits === accepted) return
  const proposal = { learnerId: learner.id, authorId: mentor.id, audience: 'learner' as const }
  const agreed = idFrom('proposal', 'later')
  await recordNote(db, {
    ...proposal,
    id: idFrom('note', 'later'),
    body: 'Vous m’avez dit vouloir d’abord une page en ligne. Le reste peut attendre.',
    at: new Date(latest.madeAt.getTime() - 30 * hourMs),
    proposal: {
      ...{ id: agreed, module: accepted, choice: 'later' },
      reason: 'Vous voulez d’abord mettre une page en ligne.',
    },
  })
  clock.at = after(25)
  const { mastery } = await readLearner(context, learner.id)
  const node = ['html@1', ...Object.keys(mastery)].find((one) => mastery[one]?.status === 'mastered')
  if (node)
    await recordValidation(
      context,
      { reader: mentor, learner, as: 'mentor' },
      {
        ...{ id: idFrom('validation', 'page'), node, on: dayOf(clock.at, mentor.timeZone) },
        seen: 'Pendant notre rendez-vous, elle a repris la structure de sa page seule, en disant pourquoi.',
      },
    )
  clock.at = after(40)
  const version = (await findPath(db, learner.id))?.version ?? 0
  await answerProposal(context, learner.id, { id: agreed, answer: 'accepted', version })
  await recordNote(db, {
    ...proposal,
    id: idFrom('note', 'skip'),
    body: 'Ce que vous m’avez montré jeudi suffit largement. À vous de voir.',
    at: after(55),
    proposal: {
      ...{ id: idFrom('proposal', 'skip'), module: waits, choice: 'skip' },
      reason: 'Vous me l’avez montré sur votre propre page, sans aide.',
    },
  })
}
