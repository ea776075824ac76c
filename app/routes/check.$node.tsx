import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findResult } from '#app/learning/attempt.server.ts'
import { localPath, requireLearner } from '#app/auth.server.ts'
import {
  claimItems,
  claimMinutes,
  claimPurpose,
  findClaimCheck,
  issueClaimItem,
  recordClaims,
} from '#app/learning/claim.server.ts'
import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { ItemCard } from '#app/components/item-card.tsx'
import { ItemResult } from '#app/components/item-result.tsx'
import { FocusPage } from '#app/components/learner-page.tsx'
import { readLearner } from '#app/learning/learner.server.ts'
import { diagnosis as en } from '#app/locales/en/diagnosis.ts'
import { diagnosis as fr } from '#app/locales/fr/diagnosis.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { buildGraph } from '#engine/competency.ts'
import { masteredFrom } from '#engine/mastery.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { catalog, mastery } = await readLearner(context, person.id)
  const node = buildGraph(catalog).find(params.node ?? '')
  if (!node) throw new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const about = {
    node: node.id,
    name: node.competency.name,
    canDo: node.canDo,
    minutes: claimMinutes(catalog, node.id),
  }
  const check = await findClaimCheck(context, person.id, node.id)
  const where = { purpose: 'check' as const, context: claimPurpose + node.id }
  const result = await findResult(context, person, query.get('after'), where)
  if (result)
    return {
      ...about,
      view: 'result' as const,
      result,
      left: check.answered === 0 ? 0 : claimItems - check.answered,
    }
  if (check.open || check.answered > 0 || query.has('go')) {
    const attempt = await issueClaimItem(context, person, node.id)
    if (!attempt) return { ...about, view: 'none' as const }
    return { ...about, view: 'question' as const, attempt, left: claimItems - check.answered }
  }
  if (!query.has('end')) return { ...about, view: 'intro' as const }
  const results = await Promise.all(check.finished.map(({ id }) => findResult(context, person, id, where)))
  const right = results.filter((one) => one?.mark.outcome === 'right').length
  const passed = (mastery[node.id]?.p ?? 0) >= masteredFrom
  if (check.finished.length === 0) return { ...about, view: 'intro' as const }
  return { ...about, view: 'end' as const, right, passed }
}

const schema = z.object({ intent: z.literal('claim'), can: z.enum(['0', '1']), next: z.string().optional() })

/** Keeps what she says of this node, without a check. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await requireLearner(request, context)
  const { catalog } = await context.catalogs.hers(context.db, person.id)
  const node = buildGraph(catalog).find(params.node ?? '')
  if (!node) throw new Response(null, { status: 404 })
  const read = schema.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 400 })
  await recordClaims(context, person.id, { [node.id]: read.data.can === '1' })
  return redirect(localPath(read.data.next ?? null, '/diagnosis/result'), 303)
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, { fr: fr.check.pageTitle, en: en.check.pageTitle })

export default function ShortCheck() {
  const data = useLoaderData<typeof loader>()
  const t = useText(fr, en).check
  const say = useSay()
  const here = `/check/${data.node}`
  const back = { to: '/path', label: t.leave }
  switch (data.view) {
    case 'question':
      return (
        <FocusPage back={back} aside={t.toGo(data.left)}>
          <ItemCard attempt={data.attempt} next={here} />
        </FocusPage>
      )
    case 'result':
      return (
        <FocusPage back={back} aside={data.left > 0 ? t.toGo(data.left) : undefined}>
          <ItemResult result={data.result}>
            <ButtonLink wide to={data.left > 0 ? here : `${here}?end`}>
              {data.left > 0 ? t.continue : t.see}
            </ButtonLink>
          </ItemResult>
        </FocusPage>
      )
    case 'none':
      return (
        <FocusPage back={back}>
          <h1 className="title-1">{t.none}</h1>
        </FocusPage>
      )
    case 'intro':
      return (
        <FocusPage>
          <h1 className="title-1">{t.introTitle}</h1>
          <div className="mt-6 border-s-4 border-thread ps-5">
            <p className="text-ink-2">{t.about}</p>
            <p className="title-3 mt-1 font-title font-[640]">{say(data.name)}</p>
            <p className="mt-1 text-lg">{say(data.canDo)}</p>
          </div>
          <p className="mt-6 text-ink-2">{t.promise(data.minutes)}</p>
          <div className="mt-8 flex flex-wrap items-center gap-x-7 gap-y-2">
            <ButtonLink wide to={`${here}?go`}>
              {t.begin}
            </ButtonLink>
            <ButtonLink look="word" to="/path">
              {t.leave}
            </ButtonLink>
          </div>
        </FocusPage>
      )
    case 'end':
      return (
        <FocusPage>
          <h1 className="title-1">{data.passed ? t.passedTitle : t.openTitle(data.right)}</h1>
          <p className="mt-4 text-lg">{say(data.canDo)}</p>
          <p className="mt-4 text-ink-2">{data.passed ? t.passedText : t.openText}</p>
          <div className="mt-8 flex flex-wrap items-center gap-x-7 gap-y-2">
            <ButtonLink wide to="/path">
              {t.toPath}
            </ButtonLink>
            <WordLink
              to={data.passed ? '/diagnosis/result' : `${here}?go`}
              className="inline-flex min-h-12 items-center font-semibold"
            >
              {data.passed ? t.toResult : t.again}
            </WordLink>
          </div>
        </FocusPage>
      )
  }
}
