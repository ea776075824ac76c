import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Fits, Use, type Verdict } from '#app/components/model/fits.tsx'
import { Memory, type ReadableMemory } from '#app/components/model/memory.tsx'
import { Responses } from '#app/components/model/responses.tsx'
import { EmptyState, Notice } from '#app/components/notice.tsx'
import { readForm } from '#app/form.server.ts'
import { model as en } from '#app/locales/en/model.ts'
import { dayOf, dayText, numberText } from '#app/locales/format.ts'
import { model as fr } from '#app/locales/fr/model.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { recordAudit } from '#db/audit.ts'
import { findChoice, listFits, recordChoice, releaseChoice } from '#db/parameters.ts'
import type { Memory as MemoryValues } from '#engine/memory.ts'
import { isBetter, leastLearners, type Comparison } from '#engine/parameters/compare.ts'
import { takenFrom, type MemoryTrial } from '#engine/parameters/memory-trial.ts'
import { firstStability } from '#engine/review.ts'

/** Fits shown, besides the one in force: two years of Sundays. */
const shown = 104

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const [latest, fits] = await Promise.all([findChoice(context.db), listFits(context.db, shown)])
  const day = (at: Date) => dayOf(at, staff.timeZone)
  const inForce = latest?.fitId ?? null
  return {
    inForce,
    chosen: latest
      ? { day: day(latest.at), by: latest.held ? ('person' as const) : ('trial' as const) }
      : null,
    requestId: context.newId(),
    memory: shownMemory(fits.find(({ comparison }) => comparison.memory)?.comparison.memory),
    responses: fits.find(({ comparison }) => comparison.responses)?.comparison.responses ?? null,
    fits: fits.map(({ id, at, learners, answers, comparison: all, used }) => {
      const { responses: _own, memory, ...comparison } = all
      const remembers = memory !== undefined && takenFrom(memory) !== null
      const verdict = verdictOf({ inForce: id === inForce, used, comparison, remembers })
      return { id, learners, answers, comparison, day: day(at), verdict, remembers }
    }),
  }
}

function shownMemory(trial: MemoryTrial | undefined) {
  if (!trial) return null
  const { result } = trial
  return {
    ...trial,
    inForce: readable(trial.inForce),
    result: result && { ...result, found: readable(result.found) },
  }
}

function readable(memory: MemoryValues): ReadableMemory {
  return {
    share: memory.learning,
    days: { learnt: firstStability(memory, true), brought: firstStability(memory, false) },
    multiple: { growth: memory.forgetting.growth },
  }
}

function verdictOf({
  inForce,
  used,
  comparison,
  remembers,
}: {
  inForce: boolean
  used: boolean
  comparison: Comparison
  remembers: boolean
}): Verdict {
  if (inForce) return 'inForce'
  if (used) return 'former'
  if (remembers) return 'better'
  if (comparison.learners < leastLearners) return 'few'
  return isBetter(comparison) ? 'better' : 'unsure'
}

const fitField = z.union([
  z.literal('').transform(() => null),
  z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
])
const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('request'), requestId: z.uuid() }),
  z.object({ intent: z.literal('release') }),
  z.object({
    intent: z.literal('use'),
    fit: fitField.optional().transform((fit) => fit ?? null),
    instead: fitField.optional().transform((fit) => fit ?? null),
  }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) return data({ stale: true }, { status: 400 })
  const at = context.now()
  if (read.value.intent === 'request') {
    const { requestId } = read.value
    if (await context.requestRefit(requestId))
      await recordAudit(context.db, { at, actorId: staff.id, action: 'model.refit' })
    return redirect('/staff/model?requested')
  }
  if (read.value.intent === 'release') {
    await context.db.transaction(async (tx) => {
      if (await releaseChoice(tx, { actorId: staff.id, at }))
        await recordAudit(tx, { at, actorId: staff.id, action: 'model.release' })
    })
    return redirect('/staff/model?released')
  }
  const { fit, instead } = read.value
  const changed = await context.db.transaction(async (tx) => {
    const done = await recordChoice(tx, { fitId: fit, actorId: staff.id, at, instead })
    if (done) {
      await recordAudit(tx, { at, actorId: staff.id, action: 'model.use', detail: { fit, instead } })
      await context.requestRedraw(tx)
    }
    return done
  })
  return changed ? redirect('/staff/model?used') : data({ stale: true }, { status: 409 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.metaTitle, en: en.metaTitle })

export default function Model() {
  const { inForce, chosen, fits, memory, responses, requestId } = useLoaderData<typeof loader>()
  const stale = useActionData<typeof action>()
  const [query] = useSearchParams()
  const t = useText(fr, en)
  const language = useLanguage()
  const number = (value: number) => numberText(value, language)
  const current = fits.find(({ id }) => id === inForce)
  return (
    <HomePage current="/staff">
      <BackLink to="/staff">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[20ch]">{t.title}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead}</p>
      <div className="mt-6 max-w-[46rem] empty:hidden">
        {stale ? (
          <Notice tone="clay" live="alert">
            {t.stale}
          </Notice>
        ) : query.has('used') ? (
          <Notice tone="leaf" live="polite">
            {t.used}
          </Notice>
        ) : query.has('released') ? (
          <Notice tone="leaf" live="polite">
            {t.released}
          </Notice>
        ) : query.has('requested') ? (
          <Notice tone="sky" live="polite">
            {t.requested}{' '}
            <WordLink to="/staff/model" reloadDocument>
              {t.reload}
            </WordLink>
          </Notice>
        ) : null}
      </div>
      <section aria-labelledby="in-force" className="mt-9">
        <h2 id="in-force" className="title-2">
          {t.inForce}
        </h2>
        <p className="mt-3 text-lg font-bold">
          {current ? t.fit(dayText(current.day, language, 'long')) : t.builtIn}
        </p>
        <p className="text-ink-2">
          {current
            ? t.fitText(number(current.learners), current.learners < 2, number(current.answers))
            : t.builtInText}
          {chosen ? ` ${t.chosenBy[chosen.by](dayText(chosen.day, language, 'long'))}` : ''}
        </p>
        <div className="mt-4 flex flex-wrap gap-4">
          <Form method="post">
            <input type="hidden" name="requestId" value={requestId} />
            <Button look="outline" name="intent" value="request">
              {t.request}
            </Button>
          </Form>
          {inForce === null ? null : <Use fit={null} instead={inForce} label={t.useBuiltIn} />}
          {chosen?.by === 'person' ? (
            <Form method="post">
              <Button look="outline" name="intent" value="release">
                {t.release}
              </Button>
            </Form>
          ) : null}
        </div>
      </section>
      <section aria-labelledby="fits" className="mt-12">
        <h2 id="fits" className="title-2">
          {t.fits}
        </h2>
        {fits.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <>
            <div className="mt-4">
              <Fits fits={fits} inForce={inForce} />
            </div>
            <p className="measure mt-4 text-sm text-ink-2">{t.legend}</p>
          </>
        )}
      </section>
      {memory ? <Memory trial={memory} /> : null}
      {responses ? <Responses trial={responses} /> : null}
    </HomePage>
  )
}
