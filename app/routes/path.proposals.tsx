import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { WordLink } from '#app/components/button.tsx'
import { Goals } from '#app/components/file/goals.tsx'
import { Part } from '#app/components/file/part.tsx'
import { AgreedSteps } from '#app/components/file/steps.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { Lines } from '#app/components/me/known.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Proposal } from '#app/components/together/proposal.tsx'
import { SharedNotes } from '#app/components/together/notes.tsx'
import { changeGoal } from '#app/file/goals.server.ts'
import { changeStep } from '#app/file/steps.server.ts'
import { sendBack } from '#app/form.server.ts'
import { coach as coachEn } from '#app/locales/en/coach.ts'
import { news as newsEn } from '#app/locales/en/news.ts'
import { dayText } from '#app/locales/format.ts'
import { together as en } from '#app/locales/en/together.ts'
import { coach as coachFr } from '#app/locales/fr/coach.ts'
import { news as newsFr } from '#app/locales/fr/news.ts'
import { together as fr } from '#app/locales/fr/together.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { answerProposal, proposalAnswers } from '#app/path/proposals.server.ts'
import { readTogether } from '#app/path/together.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  return readTogether(context, person)
}

const schema = z.object({
  id: z.uuid(),
  answer: z.enum(proposalAnswers),
  version: z.coerce.number().int().min(0),
})

/** Her answer to a proposal; or a step of hers that is done or moved. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const form = await request.formData()
  const goal = await changeGoal(context, form, { learnerId: person.id, by: person.id, author: false })
  if (goal === 'done') return redirect('/path/proposals#goals', 303)
  if (goal) return data({ goal, returned: undefined }, { status: 400 })
  const step = await changeStep(context, form, { learnerId: person.id, by: person.id })
  if (step === 'done') return redirect('/path/proposals#steps', 303)
  if (step) return sendBack(form, step.field, step.problem)
  const read = schema.safeParse(Object.fromEntries(form))
  if (!read.success) throw new Response(null, { status: 400 })
  const answered = await answerProposal(context, person.id, read.data)
  if (!answered) throw new Response(null, { status: 404 })
  const outcome = answered.outcome === 'done' ? read.data.answer : answered.outcome
  return redirect(`/path/proposals?outcome=${outcome}`, 303)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function Proposals() {
  const { version, open, past, goals, steps, notes } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  const news = useText(newsFr, newsEn)
  const { goals: goalWords } = useText(coachFr, coachEn)
  const language = useLanguage()
  const [query] = useSearchParams()
  const outcome = query.get('outcome')
  const told =
    outcome !== null && outcome in t.proposals.outcomes
      ? t.proposals.outcomes[outcome as keyof typeof t.proposals.outcomes]
      : null
  return (
    <LearnerPage place="path">
      <div className="max-w-[44rem]">
        <BackLink to="/path">{t.back}</BackLink>
        <h1 className="title-1 mt-2 max-w-[20ch]">
          {t.heading(open.filter(({ stale }) => stale === null).length)}
        </h1>
        <p className="measure mt-4 text-lg text-ink-2">{t.lead}</p>
        {told ? (
          <div className="mt-6">
            <Notice tone={outcome === 'accepted' ? 'leaf' : 'plain'} live="polite">
              {told}
            </Notice>
          </div>
        ) : null}
        <div className="mt-10 grid gap-14">
          {open.length > 0 ? (
            <section aria-labelledby="open">
              <h2 id="open" className="sr-only">
                {t.proposals.open}
              </h2>
              <div className="grid gap-12">
                {open.map((proposal, i) => (
                  <Proposal key={proposal.id} proposal={proposal} version={version} first={i === 0} />
                ))}
              </div>
            </section>
          ) : null}
          {goals.length > 0 ? (
            <Part id="goals" title={goalWords.hers(goals[0]?.author ?? null)}>
              <Goals goals={goals} returned={result && 'goal' in result ? result.goal : undefined} />
            </Part>
          ) : null}
          <Part id="steps" title={news.aside.promised}>
            {steps.length === 0 ? (
              <p className="text-ink-2">{t.promises.none}</p>
            ) : (
              <>
                <AgreedSteps steps={steps} returned={result?.returned} />
                <p className="mt-3 text-sm text-ink-2">{t.promises.note}</p>
              </>
            )}
          </Part>
          <Part id="notes" title={t.notes.title}>
            <SharedNotes notes={notes} />
          </Part>
          {past.length > 0 ? (
            <Part id="past" title={t.proposals.past}>
              <Lines
                lines={past.map(({ id, choice, title, state, author, day }) => {
                  const on = dayText(day, language, 'long')
                  return {
                    key: id,
                    text: t.proposals.choices[choice](title ?? t.proposals.gone),
                    note: `${t.proposals.states[state]} · ${author ? t.proposals.from(author, on) : t.proposals.fromGone(on)}`,
                  }
                })}
              />
              <WordLink to="/path/history" className="inline-flex min-h-12 items-center font-semibold">
                {t.proposals.history}
              </WordLink>
            </Part>
          ) : null}
        </div>
      </div>
    </LearnerPage>
  )
}
