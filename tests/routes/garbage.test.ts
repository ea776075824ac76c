/** Forged, missing, repeated and oversized fields on every action, and nonsense in every address: never a fault of ours. */
import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { learnerModel } from '#app/learning/learner.server.ts'
import { saveEnrolment, saveMinutesByWeekday } from '#db/enrolments.ts'
import { openAttempt } from '#db/learning/answers.ts'
import { saveMentorship } from '#db/mentoring.ts'
import type { Catalog } from '#engine/catalog.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'

let site: TestAcademy
let build: ServerBuild
let catalog: Catalog
let cookie = ''
/** Whom the one with every role accompanies. */
let learner = ''

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  build = (await import(pathToFileURL('build/server/index.js').href)) as ServerBuild
  const { db } = site.database
  const at = site.academy.now()
  // One person with every role meets no guard.
  const id = await site.addAccount('toutes@exemple.fr', 'learner', 'mentor', 'coach', 'staff', 'admin')
  const published = await site.academy.catalogs.published(site.academy.db)
  catalog = published.catalog
  const [track] = catalog.tracks
  if (!track) throw new Error('no track')
  await saveEnrolment(db, id, { id: randomUUID(), track: track.slug, at })
  await saveMinutesByWeekday(db, id, [30, 0, 30, 0, 30, 0, 0], at)
  learner = await site.addAccount('fatou@exemple.fr', 'learner')
  await saveEnrolment(db, learner, { id: randomUUID(), track: track.slug, at })
  await saveMentorship(db, { id: randomUUID(), learnerId: learner, mentorId: id, at })
  // An open attempt of each kind of item.
  const kinds = new Map(catalog.items.map((item) => [item.kind, item.id]))
  for (const [kind, item] of kinds) {
    const attempt = randomUUID()
    attempts.push(attempt)
    await openAttempt(db, learnerModel(published), {
      ...{ learnerId: id, purpose: 'practice', context: kind, id: attempt, at },
      exists: () => true,
      choose: () => ({ item, seed: 1 }),
    })
  }
  const visitor = await site.enter('toutes@exemple.fr')
  cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
})
afterAll(() => site.close())

const attempts: string[] = []

/** Names that some form of the academy has, and some that none has. */
const fields = [
  ...[
    'intent',
    'id',
    'version',
    'module',
    'choice',
    'next',
    'from',
    'to',
    'off',
    'day0',
    'day3',
    'plus',
    'remove',
    'attempt',
  ],
  ...[
    'answer',
    'answers',
    'confidence',
    'passed',
    'unknown',
    'step-a',
    'pair-a',
    'text',
    'link',
    'file',
    'stage',
    'seconds',
  ],
  ...[
    'email',
    'password',
    'currentPassword',
    'name',
    'token',
    'code',
    'role',
    'language',
    'theme',
    'timeZone',
    'kinds',
    'word',
  ],
  ...[
    'step',
    'track',
    'skills',
    'paid',
    'unpaid',
    'helps',
    'devices',
    'connection',
    'until',
    'after',
    'page',
    'search',
    'node',
  ],
  ...['goal', 'about', 'summary', 'cover', 'mentee', 'seen', 'body', 'agenda'],
  ...['__proto__', 'constructor', 'a[0].b', 'a.b.c', ''],
]
/** Deeds that some form knows: to come past the first check. */
const intents = [
  'start',
  'pause',
  'finish',
  'refuse',
  'save',
  'send',
  'choose',
  'undo',
  'hint',
  'draft',
  'delete',
  'keep',
  'end',
  'on',
  'done',
  'goal',
  'accept',
  'withdraw',
]
const values: Record<string, string> = {
  empty: '',
  nul: 'a\0b',
  long: 'é'.repeat(60_000),
  surrogate: '\ud800',
  huge: '1e999',
  negative: '-9007199254740993',
  json: '{"$gt":""}',
  quote: `'; drop table people; --`,
  uuid: randomUUID(),
  date: '0000-99-99',
  date2: '275760-09-13',
}

type Body = { body: BodyInit; type?: string }

/** What is sent to a route; answers to items only where one is answered. */
function formsOf(route: string): Record<string, Body> {
  const made: Record<string, Body> = {
    nothing: { body: '' },
    'no form': { body: '{"intent":"start"}', type: 'application/json' },
    text: { body: 'intent=start', type: 'text/plain' },
    'broken multipart': {
      body: '--x\r\nContent-Disposition: form-da',
      type: 'multipart/form-data; boundary=x',
    },
    'multipart without boundary': { body: 'a=b', type: 'multipart/form-data' },
    'broken percent': { body: 'intent=%E0%A4%A&email=%', type: 'application/x-www-form-urlencoded' },
  }
  for (const [name, value] of Object.entries(values))
    made[name] = {
      body: new URLSearchParams(
        fields.slice(0, value.length > 1000 ? 1 : undefined).map((field) => [field, value]),
      ),
    }
  const odd = ['nul', 'quote', 'date2', 'huge'] as const
  for (const [i, intent] of intents.entries()) {
    for (const name of odd.filter((_, at) => at % 2 === i % 2))
      made[`${intent} ${name}`] = {
        body: new URLSearchParams([
          ['intent', intent],
          ...fields.slice(1).map((field) => [field, values[name] ?? '']),
        ]),
      }
  }
  const files = new FormData()
  for (const field of fields) files.append(field || 'x', new File(['\0\u0001'], 'a.exe'))
  made['files everywhere'] = { body: files }
  made.repeated = {
    body: new URLSearchParams(
      fields.flatMap((field) => [
        [field, 'a'],
        [field, 'b'],
        [field, ''],
      ]),
    ),
  }
  if (!/answers|practice|check|diagnosis|reviews/.test(route)) return made
  for (const [i, attempt] of attempts.entries())
    for (const value of ['nul', 'long', 'surrogate', 'huge'] as const)
      made[`answer ${i} ${value}`] = {
        body: new URLSearchParams(
          [
            'answer',
            'answers',
            'answers',
            'step-a',
            'step-b',
            'pair-a',
            'passed',
            'confidence',
            'next',
            'intent',
          ]
            .map((field): [string, string] => [
              field,
              value === 'long' && field !== 'answer' ? 'x'.repeat(3000) : (values[value] ?? ''),
            ])
            .concat([['attempt', attempt]]),
        ),
      }
  return made
}

async function post(path: string, { body, type }: Body): Promise<Response> {
  return fetch(new URL(path, site.url), {
    ...{ method: 'POST', body, redirect: 'manual' },
    headers: { cookie, origin: site.url, ...(type && { 'content-type': type }) },
  })
}

/** Where a route answers, with the parameters that make it go furthest. */
function addressOf(id: string): string {
  const parameters: Record<string, string> = {
    ':slug': /modules|steps/.test(id) ? (catalog.modules[0]?.slug ?? '') : (catalog.tracks[0]?.slug ?? ''),
    ':node': `${catalog.competencies[0]?.slug}@1`,
    ':competency': catalog.competencies[0]?.slug ?? '',
    ':id': /^routes\/(learners|mentor\.mentees)\./.test(id) ? learner : randomUUID(),
    '*': 'nowhere',
  }
  const route = build.routes[id]
  const above = route?.parentId && route.parentId !== 'root' ? `${build.routes[route.parentId]?.path}/` : ''
  return `/${above}${route?.path ?? ''}`.replace(/:\w+|\*/g, (name) => parameters[name] ?? name)
}

const routesWith = (part: 'action' | 'loader') =>
  Object.values(build.routes).flatMap((route) =>
    route && route.id !== 'root' && route.module[part] ? [route.id] : [],
  )

/** A quarter of a list, by turns: every fourth route meets the same one. EVERY_FORM: all of it. */
const inTurn = (turn: number) => (_: unknown, n: number) =>
  process.env.EVERY_FORM !== undefined || n % 4 === turn % 4

describe('garbage', () => {
  it('in a form is answered by every action, as a page and as data', { timeout: 300_000 }, async () => {
    const faults: string[] = []
    const routes = routesWith('action').filter((one) => one !== 'routes/logout')
    for (const [turn, id] of routes.entries()) {
      for (const [name, form] of Object.entries(formsOf(id)).filter(inTurn(turn))) {
        for (const path of name.length % 4 === 0 ? [addressOf(id)] : [`${addressOf(id)}.data`]) {
          const { status } = await post(path, form)
          if (status >= 500) faults.push(`${path}: ${name} gives ${status}`)
        }
      }
    }
    expect(faults).toEqual([])
  })

  it('in an address is answered by every loader', { timeout: 120_000 }, async () => {
    const faults: string[] = []
    const odd = [
      '%00',
      '%ED%A0%80',
      '-1',
      '1e9',
      'NaN',
      "'--",
      '[]',
      'x'.repeat(4000),
      randomUUID(),
      '2026-13-45',
    ]
    const names = fields.filter((field) => field !== '')
    for (const [turn, id] of routesWith('loader').entries()) {
      for (const value of odd.filter(inTurn(turn))) {
        const query = names
          .slice(0, value.length > 100 ? 2 : undefined)
          .map((name) => `${encodeURIComponent(name)}=${value}`)
          .join('&')
        const page = odd.indexOf(value) % 3 === 0 || addressOf(id) === '/'
        const answer = await fetch(new URL(`${addressOf(id)}${page ? '' : '.data'}?${query}`, site.url), {
          headers: { cookie },
          redirect: 'manual',
        })
        if (answer.status >= 500)
          faults.push(`${addressOf(id)}?…=${value.slice(0, 20)} gives ${answer.status}`)
      }
    }
    expect(faults).toEqual([])
  })

  it('leaves nothing behind: the academy still answers', async () => {
    const answer = await fetch(new URL('/path', site.url), { headers: { cookie } })
    expect(answer.status).toBe(200)
  })
})
