import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth.server.ts'
import { csvFile } from '#app/csv.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { requireDraft } from '#app/studio/draft.server.ts'
import { findLastPreview, listEffects } from '#db/previews.ts'

/** Learners in one file at most. */
const mostLearners = 200_000

/** Everybody who would see a difference, by the last preview that is ready: ids and slugs, no names. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  const draft = await requireDraft(context, params.id)
  const preview = await findLastPreview(context.db, draft.id)
  if (preview?.state !== 'ready') throw new Response(null, { status: 404 })
  const effects = await listEffects(context.db, preview.id, mostLearners)
  return csvFile(`ariane-effect-${dayOf(preview.askedAt, staff.timeZone)}`, [
    ['learner', 'added', 'removed', 'minutes', 'arrival_days', 'blocked', 'lost', 'track_gone'],
    ...effects.map(({ learnerId, effect }) => [
      learnerId,
      effect.added.join(' '),
      effect.removed.join(' '),
      effect.minutes,
      effect.arrivalDays,
      effect.blocked.join(' '),
      effect.lost.join(' '),
      effect.trackGone ? 1 : 0,
    ]),
  ])
}
