import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { FilePage } from '#app/components/file/page.tsx'
import { changeGoal, showGoals } from '#app/file/goals.server.ts'
import { readFile } from '#app/file/file.server.ts'
import { recordLook, requireReader } from '#app/file/reader.server.ts'
import { changeStep, dueField } from '#app/file/steps.server.ts'
import { readForm, sendBack, writtenField } from '#app/form.server.ts'
import { homes as en } from '#app/locales/en/homes.ts'
import { dayOf } from '#app/locales/format.ts'
import { homes as fr } from '#app/locales/fr/homes.ts'
import { pageTitle } from '#app/locales/title.ts'
import { withdrawProposal } from '#app/path/proposals.server.ts'
import { recordStep } from '#db/agreed-steps.ts'

/** One learner, for her mentor and her coach alone, each at an address of her own: to anybody else this page does not exist. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reading = await requireReader(request, context, params.id)
  const file = await readFile(context, reading)
  await recordLook(context, reading, 'file')
  const { reader, learner, as } = reading
  const day = (at: Date) => dayOf(at, reader.timeZone)
  const goals = as === 'coach' ? await showGoals(context, learner.id, reader.id, day) : null
  return { ...file, goals, as, base: reading.base, newStep: context.newId(), newGoal: context.newId() }
}

const withdrawal = z.object({ intent: z.literal('withdraw'), id: z.uuid() })
const schema = z.object({
  id: z.uuid(),
  text: writtenField('text', 300),
  doer: z.enum(['learner', 'reader'], 'doer'),
  due: dueField,
})

/** A step agreed on, done or moved; a proposal taken back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { reader, learner, as, base } = await requireReader(request, context, params.id)
  const form = await request.formData()
  const goal = await changeGoal(context, form, {
    ...{ learnerId: learner.id, by: reader.id, author: as === 'coach' },
  })
  if (goal === 'done') return redirect(`${base}?saved=step`, 303)
  if (goal) return data({ goal, returned: undefined }, { status: 400 })
  const taken = withdrawal.safeParse(Object.fromEntries(form))
  if (taken.success) {
    const given = { learnerId: learner.id, id: taken.data.id, authorId: reader.id }
    const done = await withdrawProposal(context, given)
    if (!done) throw new Response(null, { status: 404 })
    return redirect(`${base}?saved=${done}`, 303)
  }
  const changed = await changeStep(context, form, { learnerId: learner.id, by: reader.id })
  if (changed === 'done') return redirect(`${base}?saved=step`, 303)
  if (changed) return sendBack(form, changed.field, changed.problem)
  if (form.get('intent') !== 'step') throw new Response(null, { status: 400 })
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { id, text, doer, due } = read.value
  await recordStep(context.db, {
    ...{ id, text, learnerId: learner.id, authorId: reader.id, at: context.now() },
    doerId: doer === 'learner' ? learner.id : reader.id,
    dueOn: due ?? null,
  })
  return redirect(`${base}?saved=step`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.learner.metaTitle, en: en.learner.metaTitle })

export default function Learner() {
  const file = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [query] = useSearchParams()
  const goal = result && 'goal' in result ? result.goal : undefined
  const saved = result ? null : query.get('saved')
  return <FilePage file={file} saved={saved} returned={result?.returned} goal={goal} />
}
