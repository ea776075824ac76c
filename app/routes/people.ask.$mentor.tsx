import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner, type Person } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { BackLink } from '#app/components/back-link.tsx'
import { Button } from '#app/components/button.tsx'
import { Fieldset, Select, TextArea } from '#app/components/field.tsx'
import { LearnerPage } from '#app/components/learner-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { FactList } from '#app/components/people/facts.tsx'
import { NobodyLeft, Portrait } from '#app/components/people/proposals.tsx'
import { readForm, sendBack, sendWait, writtenField } from '#app/form.server.ts'
import { people as en } from '#app/locales/en/people.ts'
import { momentText } from '#app/locales/format.ts'
import { people as fr } from '#app/locales/fr/people.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { askMentor } from '#app/people/acts.server.ts'
import { readProposals, type ShownProposal } from '#app/people/view.server.ts'
import type { RequestContext } from '#app/academy.server.ts'
import { answerBy, findLastRequest } from '#db/mentor-requests.ts'

/**
 * The mentor that she may ask, and the others; when it is none of those proposed, the first of them instead, so that what she wrote is
 * not lost. Null when she looks for nobody, or waits for an answer.
 */
async function proposed(context: RequestContext, learner: Person, mentorId: string | undefined) {
  const proposals = (await readProposals(context, learner))?.proposals
  if (!proposals) return null
  const chosen = proposals.find(({ id }) => id === mentorId)
  const mentor = chosen ?? proposals[0]
  return { mentor, gone: !chosen, others: proposals.filter((one) => one !== mentor) }
}

const shown = ({ points: _, ...mentor }: ShownProposal) => mentor

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const learner = await requireLearner(request, context)
  const found = await proposed(context, learner, params.mentor)
  if (!found) {
    // Back from what she has sent: her page says what became of it.
    const sent = await findLastRequest(context.db, learner.id)
    if (sent?.mentorId === params.mentor) throw redirect('/people')
    throw new Response(null, { status: 404 })
  }
  return data(
    {
      mentor: found.mentor ? shown(found.mentor) : null,
      gone: found.gone,
      others: found.others.map(({ id, name }) => ({ id, name })),
      requestId: context.newId(),
      answerBy: answerBy(context.now()).toISOString(),
      timeZone: learner.timeZone,
    },
    { status: found.gone ? 404 : 200 },
  )
}

const other = z.string().max(100).optional()
const schema = z.object({
  id: z.uuid('form'),
  words: writtenField('long', 600, 0).default(''),
  second: other,
  third: other,
})

export async function action({ request, params, context }: ActionFunctionArgs) {
  const learner = await requireLearner(request, context)
  const form = await request.formData()
  const read = readForm(form, schema)
  if ('returned' in read) {
    if (read.returned.problems.some(({ field }) => field !== 'words'))
      throw new Response(null, { status: 400 })
    return data({ returned: read.returned }, { status: 400 })
  }
  const { id, words, second, third } = read.value
  const sent = await findLastRequest(context.db, learner.id)
  if (sent?.id === id) return redirect('/people', 303)
  const found = await proposed(context, learner, params.mentor)
  if (!found) return redirect('/people?told=not-looking', 303)
  if (found.gone || !found.mentor) return giveBack(form, words)
  const wait = await context.limits.take('requestByPerson', learner.id)
  if (wait !== null) return sendWait(form, wait)
  const next = [...new Set([second, third])].flatMap(
    (one) => found.others.find((who) => who.id === one)?.id ?? [],
  )
  const { mentor } = found
  const outcome = await askMentor(context, {
    ...{ learnerId: learner.id, id, mentorId: mentor.id, words, next, reasons: mentor.points },
  })
  if (outcome === 'taken') return giveBack(form, words)
  return redirect(outcome === 'not-looking' ? '/people?told=not-looking' : '/people', 303)
}

/** She whom she chose is no longer free: her words come back, under another id, for whom she chooses next. */
function giveBack(form: FormData, words: string) {
  if (words === '') return redirect('/people?told=taken', 303)
  for (const name of ['id', 'second', 'third']) form.delete(name)
  return sendBack(form, null, 'gone', 409)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.ask.metaTitle, en: en.ask.metaTitle })

export default function Ask() {
  const { mentor, gone, others, requestId, answerBy, timeZone } = useLoaderData<typeof loader>()
  const texts = useText(fr, en)
  const t = texts.ask
  const form = useReturned(useActionData<typeof action>()?.returned, {
    ...{ long: t.long, wait: t.wait, gone: t.gone },
  })
  const language = useLanguage()
  const places = ['second', 'third'] as const
  if (!mentor)
    return (
      <LearnerPage place="people">
        <BackLink to="/people">{texts.back}</BackLink>
        <NobodyLeft words={form.value('words')} />
      </LearnerPage>
    )
  return (
    <LearnerPage place="people">
      <BackLink to="/people">{texts.back}</BackLink>
      {gone ? (
        <div className="mt-4 max-w-[46rem]">
          <Notice tone="sky" title={t.gone}>
            {t.goneNext(mentor.name)}
          </Notice>
        </div>
      ) : null}
      <h1 className="title-1 mt-2 max-w-[20ch]">{t.heading(mentor.name)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(momentText(answerBy, language, timeZone))}</p>
      <div className="mt-8 grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div className="grid gap-4 lg:order-2">
          <Portrait {...mentor} />
          <FactList facts={mentor.facts} />
        </div>
        <Form
          key={mentor.id}
          method="post"
          action={`/people/ask/${mentor.id}`}
          className="grid max-w-[34rem] gap-7"
          noValidate
        >
          {gone ? null : form.summary}
          <input type="hidden" name="id" value={form.value('id') ?? requestId} />
          <TextArea
            label={t.words}
            name="words"
            help={t.wordsHelp}
            optional
            maxLength={600}
            defaultValue={form.value('words')}
            error={form.error('words')}
          />
          {others.length > 0 ? (
            <Fieldset legend={t.next} help={t.nextHelp}>
              <div className="grid gap-4 sm:grid-cols-2">
                {places.slice(0, others.length).map((place, i) => (
                  <Select
                    key={place}
                    label={t[place]}
                    name={place}
                    defaultValue={form.value(place) ?? others[i]?.id}
                    options={[
                      ...others.map(({ id, name }) => ({ value: id, label: name })),
                      { value: '', label: t.nobody },
                    ]}
                  />
                ))}
              </div>
            </Fieldset>
          ) : null}
          <div>
            <p className="measure mb-4 text-sm text-ink-2">{t.sees}</p>
            <Button wide>{t.send}</Button>
          </div>
        </Form>
      </div>
    </LearnerPage>
  )
}
