import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireMentor } from '#app/auth.server.ts'
import { HomePage } from '#app/components/home-page.tsx'
import { CompanionList } from '#app/components/homes/companion-list.tsx'
import { ApplicationStanding, MentorLinks, MentorNotices } from '#app/components/mentors/standing.tsx'
import { MentorWeek } from '#app/components/mentor-week/acts.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { countActive, showCompanions } from '#app/companions.server.ts'
import { covers as coversEn } from '#app/locales/en/covers.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { covers as coversFr } from '#app/locales/fr/covers.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { sendDraft, showMentorWeek } from '#app/mentoring/week.server.ts'
import { listCoversBy } from '#db/covers.ts'
import { listRequestsTo } from '#db/mentor-requests.ts'
import { findMentorProfile, type MentorProfile } from '#db/mentors.ts'
import { listMentees } from '#db/mentoring.ts'
import type { Person } from '#db/people.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const mentor = await requireMentor(request, context)
  const profile = await findMentorProfile(context.db, mentor.id)
  const standing = standingOf(profile, mentor)
  const mentees = await showCompanions(context, mentor, await listMentees(context.db, mentor.id))
  const requests = standing ? [] : await listRequestsTo(context.db, mentor.id)
  const covers = standing
    ? []
    : await listCoversBy(context.db, mentor.id, dayOf(context.now(), mentor.timeZone))
  const week = standing ? null : await showMentorWeek(context, mentor)
  return {
    ...{ standing, mentees, active: countActive(mentees), requests: requests.length, week },
    covers: covers.filter(({ state }) => state === 'asked').length,
    messageId: context.newId(),
  }
}

/** Sends a message of the week; `sendDraft` holds the schema of its form. */
export async function action({ request, context }: ActionFunctionArgs) {
  const mentor = await requireMentor(request, context)
  const sent = await sendDraft(context, mentor, await request.formData())
  if ('to' in sent) return redirect(`/mentor?sent=${sent.to}#main`, 303)
  return data({ returned: sent.returned }, { status: sent.status })
}

/** Where her application stands; null once she is a mentor. */
function standingOf(profile: MentorProfile | null, { timeZone }: Person) {
  if (!profile) return { state: 'draft' as const, sentOn: null, note: null }
  const { state, submittedAt, reviewNote } = profile
  if (state === 'approved') return null
  return {
    state,
    sentOn: submittedAt && dayOf(submittedAt, timeZone),
    note: state === 'declined' ? reviewNote : null,
  }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.mentor.metaTitle, en: en.mentor.metaTitle })

export default function Mentor() {
  const { standing, mentees, active, requests, covers, week, messageId } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()?.returned
  const [query] = useSearchParams()
  const ended = query.get('told') === 'ended'
  const sentTo = mentees.find(({ id }) => id === query.get('sent'))?.name ?? null
  const { mentor: t, person } = useText(fr, en)
  const cover = useText(coversFr, coversEn)
  const language = useLanguage()
  if (standing && mentees.length === 0)
    return (
      <HomePage current="/mentor">
        <ApplicationStanding {...standing} />
      </HomePage>
    )
  const links = standing ? null : <MentorLinks />
  const notices =
    ended || requests + covers > 0 ? (
      <MentorNotices requests={requests} covers={covers} ended={ended} />
    ) : null
  if (mentees.length === 0)
    return (
      <HomePage current="/mentor">
        <h1 className="title-1">{t.none.heading}</h1>
        {notices}
        <EmptyState title={t.none.title}>{t.none.text}</EmptyState>
        {links}
      </HomePage>
    )
  return (
    <HomePage current="/mentor">
      {week ? (
        <>
          <MentorWeek
            {...{ week, messageId, sentTo, returned, notices }}
            returnedTo={mentees.find(({ id }) => id === returned?.mentee)?.name}
          />
          <h2 className="title-2 mt-14">{t.heading(mentees.length)}</h2>
        </>
      ) : (
        <>
          <h1 className="title-1">{t.heading(mentees.length)}</h1>
          {notices}
        </>
      )}
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(active, mentees.length)}</p>
      <CompanionList
        companions={mentees}
        place="/mentor/mentees"
        note={({ since, coverUntil }) =>
          coverUntil
            ? cover.untilNote(dayText(coverUntil, language, 'dayMonth'))
            : person.since(dayText(since, language, 'dayMonth'))
        }
      />
      {links}
    </HomePage>
  )
}
