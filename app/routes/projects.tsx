import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOneOf } from '#app/auth.server.ts'
import { Queue } from '#app/components/feedback/queue.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { askAs } from '#app/feedback/projects.server.ts'
import { readQueue } from '#app/feedback/queue.server.ts'
import { feedback as en } from '#app/locales/en/feedback.ts'
import { feedback as fr } from '#app/locales/fr/feedback.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findWork } from '#db/feedback/works.ts'

/** The projects that wait for her, for whoever gives feedback. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireOneOf(['mentor', 'coach', 'staff'], request, context)
  const query = new URL(request.url).searchParams
  const { asking } = await askAs(context, person)
  const [works, answered] = await Promise.all([
    readQueue(context, person),
    findWork(context.db, asking, query.get('sent') ?? ''),
  ])
  const sentTo = answered?.holder?.sent && answered.holder.id === person.id ? answered.name : null
  return { team: person.roles.includes('staff'), works, sentTo, back: query.has('back') }
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.queue.metaTitle, en: en.queue.metaTitle })

export default function Projects() {
  const { team, works, sentTo, back } = useLoaderData<typeof loader>()
  const t = useText(fr, en).queue
  const hers = works.filter(({ holder }) => holder === null || holder === 'own')
  return (
    <HomePage current="/projects">
      <div className="mb-6 max-w-[46rem] empty:hidden">
        {sentTo ? (
          <Notice tone="leaf" live="polite">
            {t.told.sent(sentTo)}
          </Notice>
        ) : back ? (
          <Notice live="polite">{t.told.back}</Notice>
        ) : null}
      </div>
      <h1 className="title-1 max-w-[22ch]">{t.heading(hers.length)}</h1>
      {works.length === 0 ? (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      ) : (
        <>
          <p className="measure mt-3 text-lg text-ink-2">{team ? t.leadTeam : t.lead}</p>
          <Queue works={works} />
        </>
      )}
    </HomePage>
  )
}
