/** New messages on an open page: server-sent events, across two academies on one database. */
import { setTimeout as sleep } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAcademy, type OpenAcademy } from '#app/academy.server.ts'
import { serve, type Served } from '#app/server.ts'
import { mentorships } from '#db/schema/mentoring.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { addCompany, type Company } from '../setup/threads.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let other: OpenAcademy
let served: Served
let company: Company
let learner: Visitor
const open: AbortController[] = []

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  other = await openAcademy({ env: site.academy.env, databaseUrl: site.database.url })
  served = await serve(other, { port: 0 })
  company = await addCompany(site)
  learner = await company.enter('learner')
})
afterAll(async () => {
  for (const one of open) one.abort()
  await served.close()
  await other.close()
  await site.close()
})

interface Stream {
  status: number
  headers: Headers
  /** Everything received so far. */
  text(): string
  /** The versions told so far. */
  versions(): string[]
  ended: Promise<void>
  over(): boolean
  leave(): void
}

async function follow(origin: string, visitor: Visitor, thread = company.mentorThread): Promise<Stream> {
  const controller = new AbortController()
  open.push(controller)
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(`${origin}/messages/${thread}/events`, {
    headers: { accept: 'text/event-stream', 'accept-encoding': 'gzip, br', cookie },
    redirect: 'manual',
    signal: controller.signal,
  })
  let received = ''
  let over = false
  const read = async () => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      received += part.value
  }
  const ended = read()
    .catch(() => undefined)
    .then(() => void (over = true))
  return {
    status: response.status,
    headers: response.headers,
    text: () => received,
    versions: () => [...received.matchAll(/^data: (.*)$/gm)].map(([, version = '']) => version),
    ended,
    over: () => over,
    leave: () => controller.abort(),
  }
}

const told = (stream: Stream, count: number) =>
  expect.poll(() => stream.versions().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count)

describe('a stream of events', () => {
  it('tells in one process what was written in another, and nothing of its words', async () => {
    const [here, there] = [await follow(site.url, learner), await follow(served.url, learner)]
    for (const stream of [here, there]) {
      expect(stream.status).toBe(200)
      expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
      expect(stream.headers.get('cache-control')).toBe('no-store, no-transform')
      expect(stream.headers.get('content-encoding')).toBeNull()
      expect(stream.headers.get('x-accel-buffering')).toBe('no')
      await told(stream, 1)
    }
    await company.write('mentor', 'Un secret à vous dire')
    for (const stream of [here, there]) await told(stream, 2)
    expect(here.versions().at(-1)).toBe(there.versions().at(-1))
    expect(here.text() + there.text()).not.toMatch(/secret|Isabelle/)
    expect(here.text()).toMatch(/^retry: \d+\n\nid: /)
    here.leave()
    there.leave()
  })

  it('says nothing of another thread', async () => {
    const stream = await follow(served.url, learner, company.coachThread)
    await told(stream, 1)
    await company.write('mentor', 'ailleurs')
    await sleep(300)
    expect(stream.versions()).toHaveLength(1)
    stream.leave()
  })

  it('tells what changed while nobody listened, once it listens again', async () => {
    const stream = await follow(served.url, learner)
    await told(stream, 1)
    const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'ariane-changes' and datname = current_database()`
    const [cuts] = [await site.database.db.execute(cut), await company.write('mentor', 'pendant la coupure')]
    expect(cuts.length).toBeGreaterThan(0)
    await told(stream, 2)
    await company.write('mentor', 'après la coupure')
    await told(stream, 3)
    stream.leave()
  })

  it('is refused to others, and answers no plain visit', async () => {
    const stranger = await addCompany(site)
    expect((await follow(site.url, await stranger.enter('mentor'))).status).toBe(404)
    expect((await follow(site.url, await company.enter('coach'))).status).toBe(404)
    expect((await follow(site.url, site.visit())).status).toBe(302)
    expect((await learner.get(`/messages/${company.mentorThread}/events`)).status).toBe(406)
    expect((await learner.get(`/messages/${company.mentorThread}/events.data`)).status).not.toBe(200)
  })

  it('ends when she logs out, without a word of what happened since', async () => {
    const leaving = await company.enter('mentor')
    const stream = await follow(site.url, leaving)
    await told(stream, 1)
    const { cookies } = leaving
    const kept = new Map(cookies)
    await leaving.post('/logout', {})
    await company.write('learner', 'elle est partie')
    await stream.ended
    expect(stream.versions()).toHaveLength(1)
    for (const [name, value] of kept) cookies.set(name, value)
    expect((await follow(site.url, leaving)).status).toBe(302)
  })

  it('ends when the relation does', async () => {
    const ending = await addCompany(site)
    const stream = await follow(site.url, await ending.enter('mentor'), ending.mentorThread)
    await told(stream, 1)
    await site.database.db
      .update(mentorships)
      .set({ state: 'ended', until: site.academy.now() })
      .where(eq(mentorships.learnerId, ending.learner))
    await site.database.db.execute(sql`select pg_notify('thread_changed', ${ending.mentorThread})`)
    await stream.ended
    expect(stream.versions()).toHaveLength(1)
  })

  it('is one of four; a page that is gone makes room', async () => {
    const many = await addCompany(site)
    const visitor = await many.enter('learner')
    const streams: Stream[] = []
    for (let n = 0; n < 4; n += 1) streams.push(await follow(site.url, visitor, many.mentorThread))
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await follow(site.url, visitor, many.mentorThread)).status).toBe(429)
    streams[0]?.leave()
    await expect
      .poll(async () => (await follow(site.url, visitor, many.mentorThread)).status, { timeout: 5_000 })
      .toBe(200)
  })

  it('does not keep a server from stopping', async () => {
    const third = await openAcademy({ env: site.academy.env, databaseUrl: site.database.url })
    const stopping = await serve(third, { port: 0 })
    const stream = await follow(stopping.url, await company.enter('mentor'))
    await told(stream, 1)
    const start = Date.now()
    await stopping.close()
    expect(Date.now() - start).toBeLessThan(2_000)
    await stream.ended
    await third.close()
  })

  it('listens on one connection a process, however many pages are open', async () => {
    const rows = await site.database.db.execute(
      sql`select from pg_stat_activity where application_name = 'ariane-changes' and datname = current_database()`,
    )
    expect(rows.length).toBe(2)
  })
})
