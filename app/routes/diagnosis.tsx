import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireLearner } from '#app/auth.server.ts'
import { DiagnosisOffer } from '#app/components/diagnosis/offer.tsx'
import { DiagnosisPause } from '#app/components/diagnosis/pause.tsx'
import { DiagnosisQuestion } from '#app/components/diagnosis/question.tsx'
import { closeDiagnosis, nextQuestion, standingOf } from '#app/learning/diagnosis.server.ts'
import { diagnosis as en } from '#app/locales/en/diagnosis.ts'
import { diagnosis as fr } from '#app/locales/fr/diagnosis.ts'
import { pageTitle } from '#app/locales/title.ts'
import { findEnrolment } from '#db/enrolments.ts'
import { findCurrentDiagnosis, listDiagnoses, openDiagnosis, pauseDiagnosis } from '#db/learning/diagnoses.ts'
import { minItems } from '#engine/diagnosis.ts'

/** The open question is the truth: every tab, and the way back, shows the same one. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const enrolment = await findEnrolment(context.db, person.id)
  if (!enrolment) throw redirect('/welcome')
  const current = await findCurrentDiagnosis(context.db, person.id)
  if (!current) {
    const [last] = await listDiagnoses(context.db, person.id)
    return {
      view: 'offer' as const,
      last: last?.state === 'done' || last?.state === 'refused' ? last.state : null,
    }
  }
  if (current.state === 'paused') {
    const standing = await standingOf(context, person, current)
    return { view: 'pause' as const, ...standing, mayEnd: standing.asked >= minItems }
  }
  const question = await nextQuestion(context, person, current)
  if (question) return { view: 'question' as const, ...question }
  await closeDiagnosis(context, person.id, current.id, { state: 'done', reason: 'exhausted' })
  throw redirect('/diagnosis/result')
}

const schema = z.object({ intent: z.enum(['start', 'pause', 'finish', 'refuse']) })

/** Begins or resumes, pauses, ends early, refuses. Each is the same when it is sent twice. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const read = schema.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  const enrolment = await findEnrolment(context.db, person.id)
  if (!enrolment) throw redirect('/welcome')
  const start = { learnerId: person.id, id: context.newId(), track: enrolment.track, at: context.now() }
  const current = await findCurrentDiagnosis(context.db, person.id)
  switch (read.data.intent) {
    case 'start':
      await openDiagnosis(context.db, start)
      return redirect('/diagnosis', 303)
    case 'pause':
      if (current) await pauseDiagnosis(context.db, person.id, current.id)
      return redirect('/diagnosis', 303)
    case 'finish':
      if (current) await closeDiagnosis(context, person.id, current.id, { state: 'done', reason: 'stopped' })
      return redirect('/diagnosis/result', 303)
    case 'refuse': {
      const refused = current ?? (await openDiagnosis(context.db, start))
      await closeDiagnosis(context, person.id, refused.id, { state: 'refused', reason: 'refused' })
      return redirect('/path', 303)
    }
  }
}

const titles = { offer: 'offer', pause: 'paused', question: 'question' } as const

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const part = titles[data?.view ?? 'offer']
  return pageTitle(matches, { fr: fr[part].pageTitle, en: en[part].pageTitle })
}

export default function Diagnosis() {
  const data = useLoaderData<typeof loader>()
  switch (data.view) {
    case 'offer':
      return <DiagnosisOffer last={data.last} />
    case 'pause':
      return <DiagnosisPause asked={data.asked} toGo={data.toGo} mayEnd={data.mayEnd} />
    case 'question':
      return <DiagnosisQuestion attempt={data.attempt} toGo={data.toGo} />
  }
}
