import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { FocusPage, LearnerPage } from '#app/components/learner-page.tsx'
import { Prose } from '#app/components/prose.tsx'
import { PublicPage } from '#app/components/public-page.tsx'
import { StaffPage } from '#app/components/staff-page.tsx'
import { styleguide as en } from '#app/locales/en/styleguide.ts'
import { styleguide as fr } from '#app/locales/fr/styleguide.ts'
import { languageOf } from '#app/locales/language.server.ts'
import { textFor, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { Actions, Forms } from '#app/routes/styleguide/asking.tsx'
import { Colours, Path, States, Words } from '#app/routes/styleguide/telling.tsx'

const shells = ['public', 'learner', 'focus', 'staff'] as const
const statuses = [400, 403, 404, 429, 500, 503]

const search = z.object({
  shell: z.enum(shells).catch('public'),
  problems: z.literal('1').optional().catch(undefined),
  error: z.coerce.number().int().min(400).max(599).optional().catch(undefined),
})

/** The components, for those who make pages; only in the demonstration. */
export function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.env.demonstration) throw new Response(null, { status: 404 })
  const { shell, error, problems } = search.parse(Object.fromEntries(new URL(request.url).searchParams))
  if (error) throw new Response(null, { status: error })
  const language = languageOf(request)
  return {
    shell,
    incomplete: problems !== undefined,
    sample: renderMarkdown(textFor(language, fr, en).sample, language),
  }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.title, en: en.title })

export default function Styleguide() {
  const { shell, sample, incomplete } = useLoaderData<typeof loader>()
  const content = <Content sample={sample} incomplete={incomplete} />
  const t = useText(fr, en)
  if (shell === 'learner') return <LearnerPage place="path">{content}</LearnerPage>
  if (shell === 'focus')
    return (
      <FocusPage back={{ to: '/styleguide', label: t.shells.back }} aside={t.shells.left}>
        {content}
      </FocusPage>
    )
  if (shell === 'staff')
    return (
      <StaffPage
        accompanies
        current="/styleguide?shell=staff"
        places={shells.map((name) => ({ to: `/styleguide?shell=${name}`, label: t.shells[name] }))}
      >
        {content}
      </StaffPage>
    )
  return (
    <PublicPage>
      <div className="page">{content}</div>
    </PublicPage>
  )
}

function Content({ sample, incomplete }: { sample: string; incomplete: boolean }) {
  const t = useText(fr, en)
  return (
    <>
      <h1 className="title-1 mt-4 max-w-[18ch]">{t.title}</h1>
      <p className="measure mt-4 text-lg text-ink-2">{t.lead}</p>
      <Section title={t.sections.words}>
        <Words />
      </Section>
      <Section title={t.sections.colours}>
        <Colours />
      </Section>
      <Section title={t.sections.actions}>
        <Actions />
      </Section>
      <Section title={t.sections.forms}>
        <Forms incomplete={incomplete} />
      </Section>
      <Section title={t.sections.states}>
        <States />
      </Section>
      <Section title={t.sections.path}>
        <Path />
      </Section>
      <Section title={t.sections.reading}>
        <Prose html={sample} />
      </Section>
      <Section title={t.sections.shells}>
        <ul>
          {shells.map((shell) => (
            <li key={shell}>
              <a className="word inline-flex min-h-12 items-center" href={`/styleguide?shell=${shell}`}>
                {t.shells[shell]}
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t.sections.errors}>
        <ul>
          {statuses.map((status) => (
            <li key={status}>
              <a className="word inline-flex min-h-12 items-center" href={`/styleguide?error=${status}`}>
                {t.showError(status)}
              </a>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-14 border-t border-line pt-6">
      <h2 className="title-2 mb-6">{title}</h2>
      {children}
    </section>
  )
}
