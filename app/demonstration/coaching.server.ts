/** What the coach of the demonstration lives with her cohorts: events, what the rules say, a word against it and its answer. */
import type { Academy } from '#app/academy.server.ts'
import { idFrom } from '#db/identifier.ts'
import { cohorts } from '#app/demonstration/cast.ts'
import { makeEvent } from '#app/events/acts.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { flagLearners, measureAcademy } from '#app/rules/rules.server.ts'
import { answerContest, listCohortFlags, listFlags, saveContest, saveFlags } from '#db/flags.ts'
import { findEvent, listAttendance, recordEvent, saveAttendance, saveComing } from '#db/live-events.ts'
import { addDays } from '#engine/calendar.ts'
import { hashText, seededRandom } from '#engine/shuffle.ts'
import { spansOf } from '#engine/zone.ts'

const day = 86_400_000

/** Events of each cohort: days ago (negative: to come), hour in Paris, minutes. */
const story = [
  {
    slug: 'parcours',
    daysAgo: 19,
    hour: 18,
    minutes: 60,
    title: 'Parler de son parcours',
    about: 'Deux minutes chacune, sans diplôme ni jargon. On écoute, on ne corrige pas.',
  },
  {
    slug: 'cv',
    daysAgo: -8,
    hour: 12,
    minutes: 90,
    title: 'Atelier CV, à six',
    about: 'Venez avec ce que vous avez, même une liste sur un papier. On repart avec une page.',
  },
] as const

/** Days ago on which the rules were asked. */
const rounds = [28, 21, 14, 7, 2, 0]

/** Called twice, it is there once. */
export async function followCohorts(
  academy: Academy,
  { coachId, learnerId }: { coachId: string; learnerId: string | null },
): Promise<void> {
  for (const { slug } of cohorts) await holdEvents(academy, coachId, slug)
  const { db } = academy
  if ((await listCohortFlags(db, coachId)).length > 0) return
  const now = academy.now()
  for (const daysAgo of rounds) {
    const at = new Date(now.getTime() - daysAgo * day)
    await flagLearners({ db, newId: () => academy.newId(), now: () => at })
  }
  await measureAcademy(academy)
  await contest(academy, coachId)
  if (learnerId) await takeBack(academy, { coachId, learnerId })
}

async function holdEvents(academy: Academy, coachId: string, cohort: string): Promise<void> {
  const { db } = academy
  const now = academy.now()
  for (const { slug, daysAgo, hour, minutes, ...told } of story) {
    const id = idFrom('event', cohort, slug)
    if (await findEvent(db, coachId, id)) continue
    const date = addDays(dayOf(now, 'Europe/Paris'), -daysAgo)
    const [span] = spansOf(date, hour * 60, hour * 60 + 1, 'Europe/Paris')
    if (!span) continue
    const event = {
      ...{ id, cohortId: idFrom('cohort', cohort), ...told },
      startsAt: new Date(span.from),
      endsAt: new Date(span.from + minutes * 60_000),
      videoLink: 'https://visio.ariane.example/sandrine',
    }
    const at = new Date(Math.min(now.getTime(), span.from - 14 * day))
    if (daysAgo > 0) await recordEvent(db, { ...event, by: coachId, at })
    else await makeEvent(academy, { id: coachId }, event)
    const random = seededRandom(hashText(id))
    const members = await listAttendance(db, event)
    const answered = members.filter(() => random() < 0.7)
    for (const { learnerId } of answered)
      await saveComing(db, { learnerId, eventId: id, coming: random() < 0.75, at })
    if (daysAgo <= 0) continue
    const there = answered.filter(() => random() < 0.7).map(({ learnerId }) => learnerId)
    await saveAttendance(db, event, there, event.endsAt)
  }
}

/** One of those of whom something was seen says what she thinks of it. */
async function contest({ db, now }: Academy, coachId: string): Promise<void> {
  const flag = (await listCohortFlags(db, coachId)).find(({ rule }) => rule === 'silence')
  if (!flag) return
  await saveContest(db, {
    ...{ learnerId: flag.learnerId, id: flag.id, at: new Date(now().getTime() - day / 6) },
    words:
      'Je ne suis pas partie. J’ai changé d’horaires au travail, et je lis les leçons imprimées. Je reviens en ligne ce mois-ci.',
  })
}

/** Something that was said of her, that she contested, and that her coach took back. */
async function takeBack(
  { db, now }: Academy,
  { coachId, learnerId }: { coachId: string; learnerId: string },
): Promise<void> {
  const id = idFrom('flag', learnerId)
  if ((await listFlags(db, learnerId)).some((flag) => flag.id === id)) return
  const ago = (days: number) => new Date(now().getTime() - days * day)
  await saveFlags(db, learnerId, [{ id, rule: 'missed', facts: { missed: 7 } }], ago(33))
  const own = { learnerId, id }
  await saveContest(db, {
    ...own,
    words: 'Nous nous sommes parlé au téléphone ce jour-là.',
    at: ago(32),
  })
  await answerContest(db, {
    ...{ ...own, coachId, at: ago(31), takeBack: true },
    words: 'C’est vrai, je l’avais oublié. C’est retiré, merci de l’avoir dit.',
  })
}
