/** Project work that was answered, and some that waits: made by the functions that the pages use. */
import type { Academy } from '#app/academy.server.ts'
import { demonstrationEmail } from '#app/demonstration.ts'
import type { Learner } from '#app/demonstration/cast.ts'
import { contextAt } from '#app/demonstration/life.server.ts'
import { idFrom } from '#db/identifier.ts'
import { sendWork } from '#app/feedback/acts.server.ts'
import { projectsOf } from '#app/feedback/projects.server.ts'
import { recordLook } from '#app/file/reader.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import type { Comment } from '#db/feedback/comments.ts'
import { saveDraft, takeWork } from '#db/feedback/feedback.ts'
import { recordKept } from '#db/feedback/kept.ts'
import { findWork, listQueue, type Work } from '#db/feedback/works.ts'
import { findPath } from '#db/learning/path.ts'
import { findLastSent, saveSubmission } from '#db/learning/submissions.ts'
import { isCompanionOf } from '#db/mentoring.ts'
import { findPerson } from '#db/people.ts'
import type { Criterion, Language } from '#engine/catalog.ts'
import { hashText } from '#engine/shuffle.ts'

const hour = 3_600_000
const minute = 60_000
/** Hours in which those who correct usually answer. */
const usualHours = 20
/** Work that waits: whose, since how many hours. The second has waited too long for her coach alone. */
const waiting = [
  { name: 'Aïcha', hoursAgo: 30 },
  { name: 'Camille', hoursAgo: 52 },
] as const
const module = 'mockup-to-page'

const sent =
  'Voici ma page. J’ai repris les zones de la maquette une par une, puis le formulaire. Sur mon téléphone, les cartes se mettent l’une sous l’autre. Je ne suis pas sûre des contrastes du bandeau.'

const said: Record<Language, Record<'words' | Comment['kind'], string>> = {
  fr: {
    words: 'Bonjour, j’ai lu votre page avec plaisir, au clavier puis sur mon téléphone.',
    celebration: 'On comprend en un regard où l’on est. C’est ce qui compte le plus, et c’est réussi.',
    essential: 'Il reste un écart : reprenez ce point sur une seule zone d’abord, puis sur les autres.',
    advice:
      'Demandez à quelqu’un de s’en servir devant vous, sans l’aider. On apprend beaucoup en deux minutes.',
  },
  en: {
    words: 'Hello, I read your page with pleasure, with the keyboard and then on my phone.',
    celebration: 'One look is enough to know where one is. That counts most, and it is done well.',
    essential: 'One gap is left: take this point up in one area first, then in the others.',
    advice: 'Ask somebody to use it while you watch, without helping. Two minutes teach a lot.',
  },
}

interface Correctors {
  mentor: string
  coach: string
  staff: string
}

/** Everything that was sent is answered, but for a few that wait. Made again, it changes nothing. */
export async function answerProjects(
  academy: Academy,
  learners: readonly (Learner & { id: string })[],
  correctors: Correctors,
): Promise<void> {
  const { db } = academy
  const now = academy.now()
  const { catalog } = await academy.catalogs.published(db)
  const first = learners.find(({ email }) => email === demonstrationEmail('learner2'))
  if (first && !(await findLastSent(db, first.id, module)))
    await sendAgain(academy, first, new Date(now.getTime() - 140 * hour), 140)
  // As of three days on, trainers see all that waits.
  const at = new Date(now.getTime() + 72 * hour)
  const asking = { personId: correctors.staff, projects: projectsOf(catalog), at }
  const kept = new Set(waiting.flatMap(({ name }) => learners.find((one) => one.name === name)?.id ?? []))
  for (const work of await listQueue(db, asking, 500)) {
    if (kept.has(work.learnerId) && now.getTime() - work.sentAt.getTime() < 60 * hour) continue
    const learner = learners.find(({ id }) => id === work.learnerId)
    const criteria = catalog.modules.find(({ slug }) => slug === work.module)?.project?.criteria
    if (learner && criteria) await answer(academy, work, { learner, criteria, correctors, now })
  }
  for (const { name, hoursAgo } of waiting) {
    const learner = learners.find((one) => one.name === name)
    if (learner) await sendAgain(academy, learner, new Date(now.getTime() - hoursAgo * hour), hoursAgo)
  }
  const comments: Comment[] = (['celebration', 'essential'] as const).map((kind) => ({
    ...{ criterion: 'form', kind },
    body:
      kind === 'celebration'
        ? 'Chaque champ dit ce qu’il attend : on ne se trompe pas.'
        : 'Reliez chaque étiquette à son champ : en la touchant, le champ s’ouvre.',
  }))
  await recordKept(db, {
    personId: correctors.mentor,
    module,
    comments,
    at: new Date(now.getTime() - 200 * hour),
  })
}

/** Her mentor answers what is not final, else her coach, else a trainer; a while after it was sent, and after what she did since. */
async function answer(
  academy: Academy,
  work: Work,
  given: { learner: Learner & { id: string }; criteria: Criterion[]; correctors: Correctors; now: Date },
): Promise<void> {
  const { learner, criteria, correctors, now } = given
  await academy.db.transaction(async (tx) => {
    const latest = await findPath(tx, learner.id)
    const at = Math.max(
      work.sentAt.getTime() + usualHours * hour,
      (latest?.madeAt.getTime() ?? 0) + 5 * minute,
    )
    if (at > now.getTime()) return
    const clock = { at: new Date(at) }
    const context = contextAt(academy, tx, `feedback ${work.id}`, clock)
    const near = async (id: string) => isCompanionOf(tx, id, learner.id)
    const personId =
      !work.final && (await near(correctors.mentor))
        ? correctors.mentor
        : (await near(correctors.coach))
          ? correctors.coach
          : correctors.staff
    const { catalog } = await context.catalogs.published(tx)
    // Trainers take what has waited for 48 hours: by then they may.
    const asking = { personId, projects: projectsOf(catalog), at: clock.at }
    const found = await findWork(tx, asking, work.id)
    const [reader, owner] = await Promise.all([findPerson(tx, personId), findPerson(tx, learner.id)])
    if (!found || !reader || !owner) return
    await recordLook(context, { reader, learner: owner }, 'project')
    if (
      (await takeWork(tx, asking, { submissionId: work.id, newId: idFrom('feedback', work.id) })) !== 'taken'
    )
      return
    const words = said[learner.language]
    const open =
      criteria[
        hashText(learner.email) %
          (learner.email === demonstrationEmail('learner2') ? criteria.length : 2 * criteria.length)
      ]
    const comments: Comment[] = [
      { criterion: criteria[0]?.slug ?? null, kind: 'celebration', body: words.celebration },
      { criterion: null, kind: 'advice', body: words.advice },
      ...(open ? [{ criterion: open.slug, kind: 'essential' as const, body: words.essential }] : []),
    ]
    const levels = Object.fromEntries(
      criteria.map(({ slug }) => [slug, slug === open?.slug ? ('almost' as const) : ('reached' as const)]),
    )
    const own = { learnerId: learner.id, submissionId: work.id, authorId: personId }
    await saveDraft(tx, own, { levels, words: words.words, comments, at: clock.at, newId: context.newId })
    await sendWork(context, reader, work)
  })
}

/** She sends a version, unless she has sent one since. */
async function sendAgain(
  academy: Academy,
  learner: Learner & { id: string },
  sentAt: Date,
  hoursAgo: number,
): Promise<void> {
  await academy.db.transaction(async (tx) => {
    const last = await findLastSent(tx, learner.id, module)
    if (last?.sentAt && last.sentAt.getTime() > sentAt.getTime() - 10 * hour) return
    const latest = await findPath(tx, learner.id)
    const clock = { at: new Date(Math.max(sentAt.getTime(), (latest?.madeAt.getTime() ?? 0) + minute)) }
    const context = contextAt(academy, tx, `waiting ${learner.email}`, clock)
    await saveSubmission(tx, {
      ...{
        learnerId: learner.id,
        id: idFrom('waiting', learner.email, hoursAgo),
        module,
        text: sent,
        file: null,
      },
      ...{
        link: `https://${learner.name.toLowerCase().replace('ï', 'i')}.example/page/`,
        state: 'sent',
        at: sentAt,
      },
    })
    await renewPath(context, learner.id, `project:${module}`)
  })
}
