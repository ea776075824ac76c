/** The form of a cohort, new or known. */
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import type { CohortWish } from '#app/cohorts/acts.server.ts'
import { writtenField } from '#app/form.server.ts'
import type { Cohort } from '#db/cohorts.ts'
import { listPeople, type Person } from '#db/people.ts'

/** Coaches that the form offers. */
const mostCoaches = 500

/** What the form of a cohort holds. */
export const cohortFields = {
  name: writtenField('cohortName', 80),
  track: z.string({ error: 'track' }),
  startsOn: z.iso.date('day'),
  hours: z.coerce.number('hours').int('hours').min(1, 'hours').max(40, 'hours').optional(),
  coach: z.string().optional(),
  places: z.coerce.number('places').int('places').min(1, 'places').max(1000, 'places').optional(),
}

type Wish = z.output<z.ZodObject<typeof cohortFields>>

export interface CohortChoices {
  tracks: { value: string; label: string }[]
  coaches: { value: string; label: string }[]
}

/** The tracks and the coaches that there are to choose from; a track of before stays one. */
export async function cohortChoices(
  context: RequestContext,
  reader: Pick<Person, 'language'>,
  known?: Pick<Cohort, 'track'>,
): Promise<CohortChoices> {
  const { catalog } = await context.catalogs.published(context.db)
  const { people } = await listPeople(context.db, { role: 'coach', limit: mostCoaches })
  const tracks = catalog.tracks.map(({ slug, name }) => ({ value: slug, label: name[reader.language] }))
  const gone = known && !tracks.some(({ value }) => value === known.track)
  return {
    tracks: gone ? [...tracks, { value: known.track, label: known.track }] : tracks,
    coaches: people.flatMap(({ id, name, disabledAt }) => (disabledAt ? [] : [{ value: id, label: name }])),
  }
}

/** A cohort from its form; or the field that is left to mend. */
export function readCohort(
  { name, track, startsOn, hours, coach, places }: Wish,
  choices: CohortChoices,
  known?: Pick<Cohort, 'coachId'> & { members: number },
): { cohort: CohortWish } | { field: 'track' | 'coach' | 'places'; problem: 'track' | 'coach' | 'fewer' } {
  const coachId = coach ?? null
  if (!choices.tracks.some(({ value }) => value === track)) return { field: 'track', problem: 'track' }
  const isCoach =
    coachId === (known?.coachId ?? null) || choices.coaches.some(({ value }) => value === coachId)
  if (coachId !== null && !isCoach) return { field: 'coach', problem: 'coach' }
  if (known && places !== undefined && places < known.members) return { field: 'places', problem: 'fewer' }
  return {
    cohort: { name, track, startsOn, hoursPerWeek: hours ?? null, places: places ?? null, coachId },
  }
}
