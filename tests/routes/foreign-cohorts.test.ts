/** Cohorts, accounts and events of others, by their ids: whoever has no part in them finds nothing there. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCohortMembers } from '#db/cohorts.ts'
import { findEvent } from '#db/live-events.ts'
import { findPerson } from '#db/people.ts'
import type { TestAcademy } from '../setup/academy.ts'
import { cast, openForeign, own, statusesFor } from '../setup/foreign.ts'
import type { Visitor } from '../setup/visitor.ts'

const { cohort, event } = own
let site: TestAcademy
let ids: Record<string, string>
let visitors: Record<string, Visitor>

beforeAll(async () => {
  ;({ site, ids, visitors } = await openForeign())
})
afterAll(() => site.close())

const owner = () => ids.owner ?? ''
const statuses = (who: string, path: string, form?: Record<string, string>) =>
  statusesFor(visitors[who], path, form)

describe('a cohort of others', () => {
  it.each(cast.map(([who]) => who).filter((who) => who !== 'coach'))(
    '%s opens no cohort of a coach',
    async (who) => {
      expect(await statuses(who, `/coach/cohorts/${cohort}`)).toEqual([404, 404])
    },
  )

  it('staff plan the events of a cohort, and neither read its board nor write to it', async () => {
    expect(await statuses('staff', `/events/${event}`)).toEqual([200, 200])
    expect(await statuses('staff', `/coach/cohorts/${cohort}/event`)).toEqual([200, 200])
    expect(await statuses('staff', `/coach/cohorts/${cohort}/write`)).toEqual([404, 404])
    expect(await statuses('staff', `/events/${event}`, { intent: 'come', coming: 'yes' })).toEqual([404, 404])
  })

  it.each(cast.map(([who]) => who).filter((who) => who !== 'staff'))(
    '%s sees and changes no cohort as staff do',
    async (who) => {
      const path = `/staff/cohorts/${cohort}`
      const values = { name: 'x', track: 'x', startsOn: '2027-01-01' }
      const tries: [string, Record<string, string>?][] = [
        ...['/staff/cohorts', '/staff/cohorts/new', path, `${path}/edit`, `${path}/import`].map(
          (one): [string] => [one],
        ),
        ['/staff/cohorts/new', { id: randomUUID(), ...values }],
        [`${path}/edit`, values],
        [path, { intent: 'add', email: 'other@exemple.fr' }],
        [path, { intent: 'take', learner: owner() }],
        [path, { intent: 'link', id: randomUUID(), before: '' }],
        [`${path}/import`, { intent: 'import', list: 'other@exemple.fr', announced: '1:join' }],
      ]
      for (const [one, form] of tries)
        expect(await statuses(who, one, form), `${one} ${form?.intent}`).toEqual([404, 404])
      const members = await listCohortMembers(site.database.db, cohort)
      expect(members.map(({ id }) => id)).toEqual([owner()])
    },
  )

  it('a cohort is nobody’s who is neither in it nor on its list', async () => {
    expect(await statuses('owner', `/cohort/${cohort}`)).toEqual([200, 200])
    expect(await statuses('other', `/cohort/${cohort}`)).toEqual([404, 404])
    for (const answer of ['yes', 'no'])
      expect(await statuses('other', `/cohort/${cohort}`, { answer })).toEqual([404, 404])
    expect(await listCohortMembers(site.database.db, cohort)).toHaveLength(1)
  })

  it.each(cast.map(([who]) => who).filter((who) => !['staff', 'admin'].includes(who)))(
    '%s opens and changes no account, and reads no log',
    async (who) => {
      const path = `/staff/people/${owner()}`
      for (const one of ['/staff/people', path, `${path}/data`, '/staff/audit', '/staff/audit.csv'])
        expect(await statuses(who, one), one).toEqual([404, 404])
      const forms: Record<string, string>[] = [
        { intent: 'close' },
        { intent: 'take', role: 'learner' },
        { intent: 'give', role: 'admin' },
      ]
      for (const form of forms) expect(await statuses(who, path, form)).toEqual([404, 404])
      expect(await statuses(who, `${path}/data`, {})).toEqual([404, 404])
      const kept = await findPerson(site.database.db, owner())
      expect(kept).toMatchObject({ roles: ['learner'], disabledAt: null })
    },
  )

  it('staff change nobody of the team, take no copy of anybody’s data, and read no log', async () => {
    for (const intent of ['close', 'reopen'])
      for (const who of ['admin', 'staff'])
        expect(await statuses('staff', `/staff/people/${ids[who]}`, { intent }), who).toEqual([404, 404])
    for (const role of ['staff', 'admin'])
      expect(await statuses('staff', `/staff/people/${ids.coach2}`, { intent: 'give', role })).toEqual([
        404, 404,
      ])
    const invite = { intent: 'invite', email: 'x@exemple.fr', role: 'admin' }
    expect(await statuses('staff', '/staff/people', invite)).toEqual([404, 404])
    for (const one of [`/staff/people/${owner()}/data`, '/staff/audit', '/staff/audit.csv'])
      expect(await statuses('staff', one), one).toEqual([404, 404])
    expect(await statuses('admin', `/staff/people/${ids.admin}`, { intent: 'close' })).toEqual([404, 404])
    expect((await findPerson(site.database.db, ids.coach2 ?? ''))?.roles).toEqual(['coach'])
  })

  it.each(cast.map(([who]) => who).filter((who) => !['owner', 'coach', 'staff'].includes(who)))(
    '%s opens, changes and cancels no event of a cohort, and writes to none of it',
    async (who) => {
      const when = { date: '2027-03-01', time: '10:00', minutes: '60', title: 'x' }
      const tries: [string, Record<string, string>?][] = [
        [`/events/${event}`],
        [`/events/${event}/edit`],
        [`/coach/cohorts/${cohort}/event`],
        [`/coach/cohorts/${cohort}/write`],
        [`/events/${event}`, { intent: 'come', coming: 'yes' }],
        [`/events/${event}`, { intent: 'cancel' }],
        [`/events/${event}`, { intent: 'present', present: ids.owner ?? '' }],
        [`/events/${event}/edit`, { sequence: '0', ...when }],
        [`/coach/cohorts/${cohort}/event`, { event: randomUUID(), ...when }],
        [`/coach/cohorts/${cohort}/write`, { intent: 'preview', form: randomUUID(), to: ids.owner ?? '' }],
      ]
      for (const [path, form] of tries)
        expect(await statuses(who, path, form), `${path} ${form?.intent}`).toEqual([404, 404])
      const kept = await findEvent(site.database.db, ids.coach ?? '', event)
      expect(kept).toMatchObject({ title: 'Atelier secret', sequence: 0, cancelledAt: null })
    },
  )

  it('a member changes and cancels no event, and her coach does not answer for her', async () => {
    const path = `/events/${event}`
    expect(await statuses('owner', `${path}/edit`)).toEqual([404, 404])
    for (const intent of ['cancel', 'present'])
      expect(await statuses('owner', path, { intent })).toEqual([404, 404])
    expect(await statuses('coach', path, { intent: 'come', coming: 'yes' })).toEqual([404, 404])
  })
})
