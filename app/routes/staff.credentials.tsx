import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { TextField } from '#app/components/field.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Section } from '#app/components/section.tsx'
import { Table } from '#app/components/table.tsx'
import { issueAward, listCandidates } from '#app/credentials/issue.server.ts'
import { stateOf } from '#app/credentials/view.ts'
import { codeField } from '#app/form.server.ts'
import { credentials as en } from '#app/locales/en/credentials.ts'
import { dayOf, dayText } from '#app/locales/format.ts'
import { credentials as fr } from '#app/locales/fr/credentials.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { searchAwards } from '#db/awards.ts'
import { awardKinds } from '#db/schema/awards.ts'

/** Lines of each table. */
const most = 40

const searchOf = (request: Request) =>
  (new URL(request.url).searchParams.get('search') ?? '').replaceAll('\0', '').trim().slice(0, 100)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { timeZone } = await requireStaff(request, context)
  const search = searchOf(request)
  const [candidates, issued] = await Promise.all([
    listCandidates(context, { search, limit: most }),
    searchAwards(context.db, search, most),
  ])
  return {
    ...{ search, most },
    candidates: candidates.map(({ grounds, ...candidate }) => ({
      ...candidate,
      by: grounds.by,
      on: dayOf(grounds.at, timeZone),
    })),
    issued: issued.map((award) => ({
      ...{ id: award.id, learner: award.learner, name: award.name, state: stateOf(award) },
      on: dayOf(award.issuedAt, timeZone),
    })),
  }
}

const schema = z.object({ learner: codeField(100), kind: z.enum(awardKinds), subject: codeField(120) })

/** Issues one: asked twice, it is issued once. */
export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const read = schema.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const { learner: learnerId, ...subject } = read.data
  const outcome = await issueAward(context, { learnerId, ...subject, by: staff.id })
  if (outcome === 'unknown') throw new Response(null, { status: 404 })
  return redirect(
    `/staff/credentials?${new URLSearchParams({ search: searchOf(request), told: outcome })}`,
    303,
  )
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.staff.metaTitle, en: en.staff.metaTitle })

export default function StaffCredentials() {
  const { search, candidates, issued, most: limit } = useLoaderData<typeof loader>()
  const { staff: t, states, page } = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const day = (date: string) => dayText(date, language, 'long')
  const learners = [...new Set(candidates.map(({ learnerId }) => learnerId))]
  const byLearner = learners.map((id) => [id, candidates.filter((one) => one.learnerId === id)] as const)
  const told = useSearchParams()[0].get('told') ?? ''
  const said = Object.hasOwn(t.told, told) ? t.told[told as keyof typeof t.told] : null
  return (
    <HomePage current="/staff">
      <BackLink to="/staff">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[22ch]">{t.heading}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      {said ? (
        <div className="mt-6 max-w-[46rem]">
          <Notice tone={told === 'unfounded' ? 'thread' : 'leaf'} live="polite">
            {said}
          </Notice>
        </div>
      ) : null}
      <Form method="get" role="search" className="mt-8 flex max-w-[36rem] flex-wrap items-end gap-4">
        <div className="min-w-60 flex-1">
          <TextField
            label={t.search}
            name="search"
            optional="sometimes"
            defaultValue={search}
            maxLength={100}
          />
        </div>
        <Button look="outline">{t.find}</Button>
      </Form>
      <Section id="candidates" title={t.candidates} text={t.candidatesText} className="mt-12">
        <div className="mt-4">
          {candidates.length === 0 ? (
            <p className="text-ink-2">{t.noCandidates}</p>
          ) : (
            <ul className="max-w-[46rem] border-t border-line">
              {byLearner.map(([learnerId, own]) => (
                <li key={learnerId} className="border-b border-line py-2">
                  <Disclosure summary={t.waiting(own[0]?.learner ?? '', own.length)} open={search !== ''}>
                    <p>
                      <WordLink
                        to={`/staff/people/${learnerId}`}
                        className="inline-flex min-h-12 items-center"
                      >
                        {t.herPage}
                      </WordLink>
                    </p>
                    <ul>
                      {own.map(({ kind, subject, name, learner, by, on }) => (
                        <li
                          key={`${kind} ${subject}`}
                          className="flex items-center justify-between gap-4 border-t border-line py-1"
                        >
                          <span className="min-w-0">
                            <span className="font-semibold text-ink">{say(name)}</span>
                            <span className="block text-sm">{t.seenBy(page.roles(by), day(on))}</span>
                          </span>
                          <Form
                            method="post"
                            action={`/staff/credentials?${new URLSearchParams({ search })}`}
                            className="flex-none"
                          >
                            <input type="hidden" name="learner" value={learnerId} />
                            <input type="hidden" name="kind" value={kind} />
                            <input type="hidden" name="subject" value={subject} />
                            <Button look="word" aria-label={t.issueLabel(learner, say(name))}>
                              {t.issue}
                            </Button>
                          </Form>
                        </li>
                      ))}
                    </ul>
                  </Disclosure>
                </li>
              ))}
            </ul>
          )}
          {candidates.length >= limit ? <p className="mt-3 text-sm text-ink-2">{t.most(limit)}</p> : null}
        </div>
      </Section>
      <Section id="issued" title={t.issued} className="mt-12">
        <div className="mt-4">
          {issued.length === 0 ? (
            <p className="text-ink-2">{t.noIssued}</p>
          ) : (
            <Table
              caption={t.issued}
              hideCaption
              rows={issued}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'who',
                  label: t.who,
                  cell: ({ id, learner, name }) => (
                    <WordLink
                      to={`/staff/credentials/${id}`}
                      className="inline-flex min-h-12 items-center"
                      aria-label={t.open(learner, say(name))}
                    >
                      {learner}
                    </WordLink>
                  ),
                },
                { key: 'what', label: t.what, cell: ({ name }) => say(name) },
                { key: 'on', label: t.on, cell: ({ on }) => day(on) },
                { key: 'state', label: t.state, cell: ({ state }) => states[state] },
              ]}
            />
          )}
          {issued.length >= limit ? <p className="mt-3 text-sm text-ink-2">{t.most(limit)}</p> : null}
        </div>
      </Section>
    </HomePage>
  )
}
