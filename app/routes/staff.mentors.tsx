import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Applications, MentorTable, SeekerCounts } from '#app/components/mentors/staff.tsx'
import { mentors as en } from '#app/locales/en/mentors.ts'
import { dayOf, numberText } from '#app/locales/format.ts'
import { mentors as fr } from '#app/locales/fr/mentors.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { countSeekers } from '#app/people/seekers.server.ts'
import { known, spokenLanguages } from '#app/people/words.ts'
import { minutesOfMentorship } from '#db/mentor-requests.ts'
import { listMentors } from '#db/mentors.ts'
import { daysBetween } from '#engine/calendar.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const [mentors, seekers] = await Promise.all([
    listMentors(context.db),
    countSeekers(context.db, context.now()),
  ])
  const day = (at: Date) => dayOf(at, staff.timeZone)
  const today = day(context.now())
  return {
    waiting: mentors
      .filter(({ state }) => state === 'waiting')
      .map(({ mentorId, name, languages, submittedAt }) => ({
        ...{ id: mentorId, name, languages: known(spokenLanguages, languages) },
        days: submittedAt ? Math.max(0, daysBetween(day(submittedAt), today)) : 0,
      })),
    mentors: mentors
      .filter(({ state }) => state !== 'waiting')
      .map(({ mentorId, name, languages, state, open, leavesOn, minutesPerWeek, minutesTaken }) => ({
        ...{ id: mentorId, name, languages: known(spokenLanguages, languages), state, leavesOn },
        open,
        places:
          state === 'approved' && open
            ? Math.max(0, Math.floor((minutesPerWeek - minutesTaken) / minutesOfMentorship))
            : 0,
      })),
    seekers,
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.staff.metaTitle, en: en.staff.metaTitle })

export default function StaffMentors() {
  const { waiting, mentors, seekers } = useLoaderData<typeof loader>()
  const t = useText(fr, en).staff
  const language = useLanguage()
  const number = (value: number) => numberText(value, language)
  const approved = mentors.filter(({ state }) => state === 'approved')
  const places = approved.reduce((sum, mentor) => sum + mentor.places, 0)
  return (
    <HomePage current="/staff">
      <BackLink to="/staff">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading(waiting.length)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(number(approved.length), number(places))}</p>
      {waiting.length > 0 ? <Applications waiting={waiting} /> : null}
      <SeekerCounts seekers={seekers} />
      <MentorTable mentors={mentors} />
    </HomePage>
  )
}
