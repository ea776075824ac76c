import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Applications, MentorTable, SeekerCounts } from '#app/components/mentors/staff.tsx'
import { mentors as en } from '#app/locales/en/mentors.ts'
import { dayOf } from '#app/locales/format.ts'
import { mentors as fr } from '#app/locales/fr/mentors.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { countSeekers } from '#app/people/seekers.server.ts'
import { known, spokenLanguages } from '#app/people/words.ts'
import { minutesOfMentorship } from '#db/mentor-requests.ts'
import { countApplications, countMentors, listApplications, listMentors, noticeUntil } from '#db/mentors.ts'
import { daysBetween } from '#engine/calendar.ts'

/** Mentors, and applications, shown on one page. */
const shownAtOnce = 50

const search = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const { db } = context
  const at = context.now()
  const { page } = search.parse({ page: new URL(request.url).searchParams.get('page') ?? 1 })
  const [applications, waiting, mentors, counts, seekers] = await Promise.all([
    listApplications(db, shownAtOnce),
    countApplications(db),
    listMentors(db, { limit: shownAtOnce, offset: (page - 1) * shownAtOnce }),
    countMentors(db, { each: minutesOfMentorship, at }),
    countSeekers(db, at),
  ])
  const day = (at: Date) => dayOf(at, staff.timeZone)
  const today = day(at)
  return {
    waiting,
    applications: applications.map(({ mentorId, name, languages, submittedAt }) => ({
      ...{ id: mentorId, name, languages: known(spokenLanguages, languages) },
      days: submittedAt ? Math.max(0, daysBetween(day(submittedAt), today)) : 0,
    })),
    mentors: mentors.map((mentor) => {
      const { mentorId, name, languages, state, open, lastDay, minutesPerWeek, minutesTaken } = mentor
      const takes = state === 'approved' && open && (lastDay === null || lastDay > noticeUntil(at))
      return {
        ...{ id: mentorId, name, languages: known(spokenLanguages, languages), state, leavesOn: lastDay },
        open,
        places: takes ? Math.max(0, Math.floor((minutesPerWeek - minutesTaken) / minutesOfMentorship)) : 0,
      }
    }),
    ...{ counts, seekers, page, pages: Math.max(1, Math.ceil(counts.reviewed / shownAtOnce)) },
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.staff.metaTitle, en: en.staff.metaTitle })

export default function StaffMentors() {
  const { waiting, applications, mentors, counts, seekers, page, pages } = useLoaderData<typeof loader>()
  const t = useText(fr, en).staff
  return (
    <HomePage current="/staff">
      <BackLink to="/staff">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading(waiting)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(counts.approved, counts.places)}</p>
      {applications.length > 0 ? <Applications waiting={applications} all={waiting} /> : null}
      <SeekerCounts seekers={seekers} />
      <MentorTable mentors={mentors} page={page} pages={pages} />
    </HomePage>
  )
}
