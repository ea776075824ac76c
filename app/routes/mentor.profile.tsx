import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireMentor } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { BackLink } from '#app/components/back-link.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { PresenceForm } from '#app/components/mentors/presence.tsx'
import { ProfileForm } from '#app/components/mentors/profile-form.tsx'
import { Notice } from '#app/components/notice.tsx'
import { readForm, sendBack, writtenField } from '#app/form.server.ts'
import { mentors as en } from '#app/locales/en/mentors.ts'
import { dayOf } from '#app/locales/format.ts'
import { mentors as fr } from '#app/locales/fr/mentors.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { tradeNames } from '#app/people/view.server.ts'
import { spokenLanguages, tones, topics } from '#app/people/words.ts'
import { minutesOfMentorship } from '#db/mentor-requests.ts'
import { findNamedMentor, findMentorProfile, saveMentorDetails, saveMentorPresence } from '#db/mentors.ts'
import { addDays } from '#engine/calendar.ts'

/** Minutes a week that may be offered, and what is written before she says. */
const minutes = { least: 30, most: 480, usual: 60 }
/** Days ahead that a last day may lie. */
const farthest = 366

export async function loader({ request, context }: LoaderFunctionArgs) {
  const mentor = await requireMentor(request, context)
  const [profile, kept, trades] = await Promise.all([
    findMentorProfile(context.db, mentor.id),
    findNamedMentor(context.db, mentor.id),
    tradeNames(context, mentor),
  ])
  const [main = mentor.language, ...others] = profile?.languages ?? []
  return {
    state: profile?.state ?? ('draft' as const),
    trades: Object.entries(trades).map(([value, label]) => ({ value, label })),
    own: {
      ...{ main, others, trades: profile?.trades ?? [], topics: profile?.topics ?? [] },
      tone: profile?.tone ?? null,
      about: profile?.about ?? '',
      // A draft keeps no years as 0.
      years: profile && (profile.years > 0 || profile.state !== 'draft') ? String(profile.years) : '',
      minutesPerWeek: String(profile?.minutesPerWeek ?? minutes.usual),
      videoLink: profile?.videoLink ?? '',
    },
    charterOn: profile?.charterAt ? dayOf(profile.charterAt, mentor.timeZone) : null,
    presence: { open: profile?.open ?? true, leavesOn: profile?.leavesOn ?? '' },
    taken: kept?.minutesTaken ?? 0,
    each: minutesOfMentorship,
  }
}

const number = (problem: string, least: number, most: number) =>
  z.coerce.number({ error: problem }).int(problem).min(least, problem).max(most, problem)

const details = {
  trades: z.array(z.string().max(100, 'form')).max(20, 'form').default([]),
  topics: z.array(z.enum(topics, 'form')).max(topics.length, 'form').default([]),
  main: z.enum(spokenLanguages, 'language'),
  languages: z.array(z.enum(spokenLanguages, 'form')).max(spokenLanguages.length, 'form').default([]),
  about: writtenField('about', 600, 0).default(''),
  minutesPerWeek: number('minutes', minutes.least, minutes.most),
  videoLink: z
    .url({ protocol: /^https$/, error: 'video' })
    .max(500, 'video')
    .optional(),
  charter: z.literal('yes').optional(),
}
const whole = {
  ...details,
  trades: details.trades.refine((list) => list.length > 0, 'trades'),
  topics: details.topics.refine((list) => list.length > 0, 'topics'),
  about: writtenField('about', 600),
  tone: z.enum(tones, 'tone'),
  years: number('years', 0, 60),
}
const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('draft'),
    ...details,
    tone: z.enum(tones, 'tone').default('listening'),
    years: number('years', 0, 60).default(0),
  }),
  z.object({ intent: z.literal('save'), ...whole }),
  z.object({
    intent: z.literal('presence'),
    open: z.literal('yes').optional(),
    leavesOn: z.iso.date('day').optional(),
  }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const mentor = await requireMentor(request, context)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) {
    if (read.returned.problems.some(({ field }) => field === 'intent'))
      throw new Response(null, { status: 400 })
    return data({ returned: read.returned }, { status: 400 })
  }
  const { db } = context
  const at = context.now()
  const { value } = read
  if (value.intent === 'presence') {
    const today = dayOf(at, mentor.timeZone)
    const { leavesOn = null } = value
    if (leavesOn !== null && (leavesOn < today || leavesOn > addDays(today, farthest)))
      return sendBack(form, 'leavesOn', 'day')
    await saveMentorPresence(db, mentor.id, { open: value.open === 'yes', leavesOn, at })
    return redirect('/mentor/profile?told=saved', 303)
  }
  const names = await tradeNames(context, mentor)
  const { intent, main, languages, trades, charter, videoLink = null, ...rest } = value
  const submit = intent === 'save'
  const before = await findMentorProfile(db, mentor.id)
  if (submit && !charter && !before?.charterAt) return sendBack(form, 'charter', 'charter')
  const own = trades.filter((trade) => Object.hasOwn(names, trade))
  if (submit && own.length === 0) return sendBack(form, 'trades', 'trades')
  const said = { ...rest, trades: own, languages: [...new Set([main, ...languages])], videoLink }
  const state = await saveMentorDetails(db, mentor.id, said, { submit, charter: charter === 'yes', at })
  const sent = state === 'waiting' && before?.state !== 'waiting'
  return redirect(`/mentor/profile?told=${sent ? 'sent' : 'saved'}`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.profile.metaTitle, en: en.profile.metaTitle })

export default function MentorProfile() {
  const shown = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const texts = useText(fr, en)
  const t = texts.profile
  // Two forms on one page: what came back belongs to one of them.
  const returned = result?.returned
  const ofPresence = returned?.values.intent === 'presence'
  const form = useReturned(ofPresence ? undefined : returned, texts.problems)
  const presenceForm = useReturned(ofPresence ? returned : undefined, texts.problems)
  const told = useSearchParams()[0].get('told')
  const { state, presence } = shown
  return (
    <HomePage current="/mentor">
      <BackLink to="/mentor">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[20ch]">{t.heading[state]}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead[state]}</p>
      <div className="mt-6 grid max-w-[38rem] gap-3 empty:hidden">
        {!result && (told === 'saved' || told === 'sent') ? (
          <Notice tone="leaf" live="polite">
            {t[told]}
          </Notice>
        ) : null}
        {form.summary ?? presenceForm.summary}
      </div>
      <ProfileForm {...shown} form={form} />
      {state === 'approved' ? <PresenceForm presence={presence} form={presenceForm} /> : null}
    </HomePage>
  )
}
