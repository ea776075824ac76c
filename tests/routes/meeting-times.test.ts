/** The hours at which people can be met, their days away, and the calendar of what is booked. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { absences, weeklySlots } from '#db/schema/mentors.ts'
import { calendarFeeds } from '#db/schema/sessions.ts'
import type { TestAcademy } from '../setup/academy.ts'
import { monday, openBooking, plain, startsOf } from '../setup/booking.ts'

let site: TestAcademy
let ids: Record<string, string>
let stage: Awaited<ReturnType<typeof openBooking>>

beforeAll(async () => {
  stage = await openBooking(() => monday, [['alone', 'learner']])
  ;({ site, ids } = stage)
})
afterAll(() => site.close())
beforeEach(() => stage.clear())

describe('meeting times', () => {
  const add = (who: string, form: Record<string, string>) =>
    stage.as(who).post('/meeting-times', { intent: 'add', day0: 'on', from: '09:00', to: '10:00', ...form })
  const slots = (who: string) =>
    site.database.db
      .select()
      .from(weeklySlots)
      .where(eq(weeklySlots.personId, ids[who] ?? ''))
      .then((rows) =>
        rows.map(({ weekday, fromMinute, toMinute }) => `${weekday} ${fromMinute}-${toMinute}`).sort(),
      )

  it('are merged where they overlap, several days at once, and given twice they are there once', async () => {
    await add('alone', { day2: 'on' })
    await add('alone', { day2: 'on' })
    await add('alone', { from: '09:45', to: '11:15' })
    await add('alone', { from: '22:00', to: '00:00' })
    expect(await slots('alone')).toEqual(['0 1320-1440', '0 540-675', '2 540-600'])
    const page = plain((await stage.as('alone').get('/meeting-times')).text)
    expect(page).toContain('On peut vous voir 5 h 15 par semaine.')
    expect(page).toContain('de 09:00 à 11:15')
    expect(page).not.toContain('Jours d’absence')
  })

  it.each<[Record<string, string>, string]>([
    [{ day0: '' }, 'Choisissez au moins un jour.'],
    [{ from: '' }, 'quarts d’heure, comme 18:00'],
    [{ from: '09:10' }, 'quarts d’heure, comme 18:00'],
    [{ from: '11:00' }, 'L’heure de fin vient après'],
    [{ to: '25:00' }, 'L’heure de fin vient après'],
  ])('%o is answered at its field, and what was typed is kept', async (form, words) => {
    const before = await slots('alone')
    const answer = await add('alone', { day4: form.day0 === '' ? '' : 'on', ...form })
    expect(answer.status).toBe(400)
    expect(plain(answer.text)).toContain(words)
    expect(answer.text).toContain(`value="${form.to ?? '10:00'}"`)
    expect(await slots('alone')).toEqual(before)
  })

  it('are taken away with a way back', async () => {
    const gone = await stage.as('alone').post('/meeting-times', { intent: 'remove', slot: '2-540-600' })
    expect(gone.location).toBe('/meeting-times?removed=2-540-600')
    const page = plain((await stage.as('alone').get(gone.location ?? '')).text)
    expect(page).toContain('Retiré : mercredi de 09:00 à 10:00.')
    expect(await slots('alone')).not.toContain('2 540-600')
    await stage.as('alone').post('/meeting-times', { intent: 'restore', slot: '2-540-600' })
    expect(await slots('alone')).toContain('2 540-600')
    for (const slot of ['', '7-0-60', '0-60-0', '0-1-61', '0-0-1455'])
      expect((await stage.as('alone').post('/meeting-times', { intent: 'restore', slot })).status, slot).toBe(
        400,
      )
  })

  it('know days away of those who accompany: planned, changed, removed, put back; nothing is offered on them', async () => {
    const id = randomUUID()
    const away = (awayFrom: string, awayTo: string, intent = 'away') =>
      stage.as('mentor').post('/meeting-times', { intent, id, awayFrom, awayTo })
    const rows = () => site.database.db.select().from(absences)
    const first = async () =>
      startsOf((await stage.as('learner').get(stage.withMentor)).text)[0]?.slice(0, 10)
    expect((await away('2026-09-08', '2026-09-10')).location).toBe('/meeting-times?saved')
    await away('2026-09-08', '2026-09-11')
    expect(await rows()).toHaveLength(1)
    expect(await first()).toBe('2026-09-12')
    for (const [from, to] of [
      ['2026-09-12', '2026-09-11'],
      ['', '2026-09-11'],
      ['2026-09-12', '2029-09-12'],
      ['2026-02-31', '2026-09-12'],
    ] as const)
      expect((await away(from, to)).status, `${from} ${to}`).toBe(400)
    const gone = await stage.as('mentor').post('/meeting-times', { intent: 'away-remove', id })
    expect(plain((await stage.as('mentor').get(gone.location ?? '')).text)).toContain(
      'Retiré : du 8 septembre 2026 au 11 septembre 2026.',
    )
    expect(await first()).toBe('2026-09-08')
    await away('2026-09-08', '2026-09-11', 'away-restore')
    expect(await rows()).toHaveLength(1)
    expect(
      (
        await stage.as('learner').post('/meeting-times', {
          intent: 'away',
          id,
          awayFrom: '2026-09-08',
          awayTo: '2026-09-08',
        })
      ).status,
    ).toBe(404)
    expect((await stage.as('coach').post('/meeting-times', { intent: 'away-remove', id })).location).toBe(
      '/meeting-times',
    )
    expect(await rows()).toHaveLength(1)
  })

  it('tell which sessions fall into days away, and cancel none', async () => {
    const id = await stage.bookNow()
    await stage.as('mentor').post('/meeting-times', {
      ...{ intent: 'away', id: randomUUID(), awayFrom: '2026-09-08', awayTo: '2026-09-08' },
    })
    expect(plain((await stage.as('mentor').get('/meeting-times')).text)).toContain(
      'Un rendez-vous tombe dans cette absence.',
    )
    expect(await stage.kept(id)).toMatchObject({ state: 'booked' })
  })
})

describe('a private calendar', () => {
  it('has an address that is shown once, the same for the same form, and ends with the next or with its removal', async () => {
    const id = await stage.bookNow()
    const make = async (form: string, before?: string) => {
      const page = (await stage.as('learner').get('/me/calendar')).text
      const now = /name="before" value="([^"]*)"/.exec(page)?.[1] ?? ''
      return stage.as('learner').post('/me/calendar', { intent: 'make', id: form, before: before ?? now })
    }
    const addressIn = (text: string) => /\/calendar\/[\w-]{43}\.ics/.exec(text)?.[0] ?? ''
    const form = randomUUID()
    const made = await make(form)
    const address = addressIn(made.text)
    expect(address).not.toBe('')
    expect(addressIn((await make(form)).text)).toBe(address)
    expect(addressIn((await stage.as('learner').get('/me/calendar')).text)).toBe('')
    const [row] = await site.database.db.select().from(calendarFeeds)
    expect(row?.tokenHash).not.toContain(address.slice(10, 53))
    const stranger = site.visit()
    const calendar = await stranger.get(address)
    expect(calendar.status).toBe(200)
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(calendar.headers.get('cache-control')).toBe('no-store')
    expect(calendar.text).toContain(`UID:session-${id}@`)
    expect(calendar.text).toContain('Rendez-vous avec Isabelle')
    for (const secret of ['De mon projet', 'Nguyen', 'visio', '@exemple.fr'])
      expect(calendar.text).not.toContain(secret)
    const renewed = addressIn((await make(randomUUID())).text)
    expect((await stranger.get(address)).status).toBe(404)
    expect((await stranger.get(renewed)).status).toBe(200)
    // A page taken back from the history brings no address back that she ended.
    expect((await make(form, '')).location).toBe('/me/calendar?changed')
    expect((await stranger.get(address)).status).toBe(404)
    expect((await stranger.get(renewed)).status).toBe(200)
    await stage.as('learner').post('/me/calendar', { intent: 'remove' })
    expect((await stranger.get(renewed)).status).toBe(404)
    expect((await stranger.get(renewed.replace('.ics', ''))).status).toBe(404)
  })

  it('counts guesses, and no rightful reading', async () => {
    const made = await stage
      .as('mentor')
      .post('/me/calendar', { intent: 'make', id: randomUUID(), before: '' })
    const address = /\/calendar\/[\w-]{43}\.ics/.exec(made.text)?.[0] ?? ''
    const stranger = site.visit()
    for (let n = 0; n < 70; n += 1) expect((await stranger.get(address)).status).toBe(200)
    const statuses: number[] = []
    for (let n = 0; n < 70; n += 1)
      statuses.push((await stranger.get(`/calendar/${'x'.repeat(41)}${10 + n}.ics`)).status)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5)
    expect(statuses.every((status) => status === 404 || status === 429)).toBe(true)
  })
})
