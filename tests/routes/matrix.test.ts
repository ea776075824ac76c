/**
 * Every route of the build against everybody: what its loader and its action answer, as a page and as data. A route that
 * stands in no row fails.
 */
import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citeStandards } from '#app/demonstration/standards.server.ts'
import { hashToken } from '#app/mail.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { saveCalendarFeed } from '#db/calendar-feeds.ts'
import { recordDraft } from '#db/drafts.ts'
import { saveEnrolment, saveMinutesByWeekday } from '#db/enrolments.ts'
import { findPath } from '#db/learning/path.ts'
import { recordEvent } from '#db/live-events.ts'
import { saveCohort, saveCohortMember } from '#db/cohorts.ts'
import { saveMentorship } from '#db/mentoring.ts'
import { roles, type Role } from '#db/schema/people.ts'
import { savePortfolio, savePortfolioLink } from '#db/portfolios.ts'
import { recordRound, saveFound } from '#db/rounds.ts'
import { recordSession } from '#db/session-booking.ts'
import { recordMessage } from '#db/threads/messages.ts'
import { listThreads, saveThreads } from '#db/threads/threads.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import { rows } from '../setup/matrix-rows.ts'
import { askers, type Asker, type Known, type Outcome } from '../setup/outcomes.ts'
import { learnersPages, teamPages } from '../setup/page-list.ts'
import { addAward } from '../setup/awards.ts'
import { addProjects, finalModule, sendVersion } from '../setup/projects.ts'
import type { Answer, Visitor } from '../setup/visitor.ts'

/** Pages that need a letter, a choice or somebody else first: the journeys that lead there look at them with axe. */
const seenByJourneys = [
  ...['/invitation', '/login/two-factor', '/people/ask/:mentor', '/cohort', '/cohort/:id'],
  ...['/merge', '/staff/people/:id/merge'],
  ...['/staff/drafts/:id/rebase', '/me/credentials/:id', '/credentials/:id'],
  '/portfolio/:token',
  // One page of two addresses.
  ...['/mentor/mentees/:id/shared/:part', '/learners/:id/shared/:part'],
]

let site: TestAcademy
let build: ServerBuild
const known: Known = {
  ...{
    track: '',
    node: '',
    competency: '',
    module: '',
    item: '',
    learner: '',
    mentor: '',
    thread: '',
    work: '',
    award: '',
  },
  ...{
    cohort: randomUUID(),
    draft: randomUUID(),
    session: randomUUID(),
    event: randomUUID(),
    round: randomUUID(),
    message: randomUUID(),
    calendar: 'a'.repeat(43),
    portfolio: 'b'.repeat(43),
  },
}
const visitors = new Map<Asker, Visitor>()

/** Somebody who just came, as each role; the learner has a path, and the mentor and the coach know her. */
async function enter(asker: Asker): Promise<Visitor> {
  return asker === 'anonymous' ? site.visit() : site.enter(`${asker}@exemple.fr`)
}

beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  build = (await import(pathToFileURL('build/server/index.js').href)) as ServerBuild
  const { db } = site.database
  const at = site.academy.now()
  await addProjects(db, at)
  const ids = new Map<Role, string>()
  for (const role of roles) ids.set(role, await site.addAccount(`${role}@exemple.fr`, role))
  for (const asker of askers) visitors.set(asker, await enter(asker))
  const { catalog } = await site.academy.catalogs.published(site.academy.db)
  const [track, competency] = [catalog.tracks[0], catalog.competencies[0]]
  if (!track || !competency) throw new Error('an empty catalogue')
  known.track = track.slug
  known.competency = competency.slug
  known.item = catalog.items[0]?.id ?? ''
  known.node = `${competency.slug}@1`
  known.learner = ids.get('learner') ?? ''
  known.mentor = ids.get('mentor') ?? ''
  await saveEnrolment(db, known.learner, { id: randomUUID(), track: track.slug, at })
  await saveMinutesByWeekday(db, known.learner, [30, 0, 30, 0, 30, 0, 0], at)
  await renewPath(site.academy, known.learner, 'start')
  known.work = await sendVersion(db, known.learner, at, { module: finalModule })
  known.module = (await findPath(db, known.learner))?.plan.steps[0]?.module ?? ''
  const cohort = {
    id: known.cohort,
    name: 'Automne',
    track: track.slug,
    startsOn: '2026-09-07',
    createdAt: at,
  }
  await saveCohort(db, { ...cohort, coachId: ids.get('coach') ?? null })
  await saveCohortMember(db, { cohortId: known.cohort, learnerId: known.learner, at })
  await saveMentorship(db, {
    id: randomUUID(),
    learnerId: known.learner,
    mentorId: ids.get('mentor') ?? '',
    at,
  })
  const startsAt = new Date(at.getTime() + 48 * 3_600_000)
  await recordSession(db, {
    ...{ id: known.session, learnerId: known.learner, companionId: ids.get('mentor') ?? '', role: 'mentor' },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000), agenda: '', videoLink: null },
    ...{ by: known.learner, at },
  })
  await recordEvent(db, {
    ...{ id: known.event, cohortId: known.cohort, title: 'Atelier', about: '', videoLink: null, at },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000), by: ids.get('coach') ?? '' },
  })
  await recordDraft(db, { id: known.draft, name: 'Essai', baseId: 1, by: ids.get('staff') ?? '', at })
  const tokenHash = hashToken(known.calendar)
  await saveCalendarFeed(db, { personId: known.learner, tokenHash, before: null, at })
  const choices = { shownName: 'Awa', about: '', showTrack: true, pieces: [] }
  await savePortfolio(db, { learnerId: known.learner, choices, at })
  await savePortfolioLink(db, {
    ...{ learnerId: known.learner, tokenHash: hashToken(known.portfolio), before: null, until: null, at },
  })
  await recordRound(db, { id: known.round, mode: 'stable', madeBy: null, at })
  const found = { requests: 1, placed: 0, objective: 0, bound: 0, groups: [] }
  await saveFound(db, {
    ...{
      id: known.round,
      at,
      pairs: [{ learnerId: known.learner, mentorId: null, reasons: {}, left: 'full' }],
    },
    figures: { ...found, blocking: { pairs: 0, strongPairs: 0, learnersInStrong: 0 } },
  })
  await citeStandards(site.academy, ids.get('staff') ?? '')
  known.award = await addAward(site.academy, { learnerId: known.learner, by: ids.get('staff') ?? '' })
  await saveThreads(db, known.learner, at)
  known.thread = (await listThreads(db, known.learner)).find(({ kind }) => kind === 'mentor')?.id ?? ''
  await recordMessage(db, {
    ...{ threadId: known.thread, authorId: known.learner, id: known.message, otherwiseId: randomUUID() },
    ...{ body: 'Bonjour', file: null, at },
  })
})
afterAll(() => site.close())

describe('coverage', () => {
  it('has a row for each route of the build, and none for another', () => {
    const served = Object.values(build.routes).flatMap((route) =>
      route && route.id !== 'root' ? [route.id] : [],
    )
    expect(Object.keys(rows).sort()).toEqual(served.sort())
  })

  it('has each page in the list of those that are looked at, or a journey that looks at it itself', () => {
    const addressOf = (id: string): string => {
      const { parentId, path = '' } = build.routes[id] ?? {}
      return `${parentId && parentId !== 'root' ? addressOf(parentId) : ''}/${path}`
    }
    const listed = [...learnersPages, ...teamPages].flatMap(([, pages]) =>
      pages.map(
        (page) =>
          page
            .replace('→ ', '')
            .replace('*', 'x')
            .replace(/(.)\/$/, '$1/x')
            .split('?')[0],
      ),
    )
    const pages = Object.values(build.routes).filter((route) => route?.module.default && route.id !== 'root')
    const addresses = pages.map((route) => addressOf(route?.id ?? '').replace(/(.)\/+$/, '$1'))
    // Of all addresses that fit, the one with most of it written out is the page's.
    const open = (address: string) => (address.includes('*') ? 100 : address.split(':').length)
    const byWords = [...addresses].sort((a, b) => open(a) - open(b))
    const patterns = byWords.map((address) => ({
      address,
      pattern: new RegExp(`^${address.replaceAll(/:\w+/g, '[^/]+').replace('*', '.+')}$`),
    }))
    const seen = new Set(
      listed.map((page) => patterns.find(({ pattern }) => pattern.test(page || '/'))?.address),
    )
    const unseen = addresses.filter((address) => !seen.has(address))
    expect(unseen.sort()).toEqual([...seenByJourneys].sort())
  })
})

/** The address of the data of a page, as the browser's part of Remix asks for it. */
const dataOf = (address: string) => {
  const [path = '', query] = address.split('?')
  return `${path === '/' ? '/_root' : path}.data${query === undefined ? '' : `?${query}`}`
}

/** What an answer is, in the words of the table: data lead elsewhere by a 202 that names the place. */
function outcomeOf(answer: Answer): Outcome {
  const place = answer.status === 202 ? /"(\/[^"]*)"/.exec(answer.text)?.[1] : answer.location
  return place?.startsWith('/') ? (place as Outcome) : answer.status
}

function expectOutcome(answer: Answer, expected: Outcome, what: string) {
  const outcome = outcomeOf(answer)
  const same =
    typeof expected === 'string' && expected !== '/'
      ? String(outcome).startsWith(expected)
      : outcome === expected
  expect(same, `${what}: ${outcome} instead of ${expected}`).toBe(true)
}

describe.each(Object.entries(rows))('%s', (id, { at, load, act, actPage }) => {
  it.each(askers)('answers %s', async (asker) => {
    // Whoever leaves has to come back first.
    const visitor = () => (id === 'routes/logout' ? enter(asker) : visitors.get(asker))
    const path = at(known)
    const isIndex = build.routes[id]?.index === true && path !== '/'
    const query = isIndex ? '?index' : ''
    const ask = async (what: string, expected: Outcome, send: (visitor: Visitor) => Promise<Answer>) => {
      const browser = await visitor()
      if (!browser) throw new Error(`nobody is ${asker}`)
      expectOutcome(await send(browser), expected, `${asker}, ${what} ${path}`)
    }
    await ask('page', load[asker], (browser) => browser.get(path))
    await ask('data', load[asker], (browser) => browser.get(dataOf(path) + query))
    const refused = act?.[asker] ?? 405
    await ask('form', actPage?.[asker] ?? refused, (browser) => browser.post(path + query, {}))
    await ask('form as data', refused, (browser) => browser.post(dataOf(path) + query, {}))
  })
})
