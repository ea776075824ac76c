/** Whatever staff and administrators do leaves a line in the log: every action of theirs stands here, or this fails. */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { audit as en } from '#app/locales/en/audit.ts'
import { audit as fr } from '#app/locales/fr/audit.ts'
import { findWaitingMerge } from '#db/account-merges.ts'
import { listAudit } from '#db/audit.ts'
import { databaseCode } from '#db/client.server.ts'
import { recordFit } from '#db/parameters.ts'
import { listInvitations } from '#db/invitations.ts'
import { saveCohort } from '#db/cohorts.ts'
import { takePlace } from '#db/cohort-places.ts'
import { auditLog } from '#db/schema/audit.ts'
import { saveVersion } from '#db/standards/versions.ts'
import type { TestAcademy } from '../setup/academy.ts'
import { entryParameters } from '#engine/entry.ts'
import { plainEntry } from '#engine/standard.ts'
import { addAward, confirmNode } from '../setup/awards.ts'
import { openForeign, own } from '../setup/foreign.ts'
import { addFailedJob } from '../setup/jobs.ts'
import { lettersToWrite } from '../setup/letters.ts'
import { rows } from '../setup/matrix-rows.ts'
import { addMentorProfile } from '../setup/mentors.ts'
import { finalModule, sendVersion } from '../setup/projects.ts'
import { byStaff, studioDeeds, type Deed } from '../setup/studio-deeds.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let ids: Record<string, string>
let visitors: Record<string, Visitor>
let [fit, final, failed, trackSlug, award] = [0, '', '', '', '']
/** One place, taken: somebody waits. */
const full = randomUUID()
const secondRound = randomUUID()

beforeAll(async () => {
  ;({ site, ids, visitors } = await openForeign())
  const { db, catalogs, now } = site.academy
  const published = await catalogs.published(db)
  const foresight = { logLoss: 0.5, auc: 0.7, calibrationError: 0.02 }
  const comparison = { learners: 200, answers: 2000, before: foresight, after: foresight }
  const recorded = await recordFit(db, {
    ...{ occasion: randomUUID(), at: now(), revisionId: published.id, learners: 800, answers: 9600 },
    parameters: { ...entryParameters(published.catalog), items: {} },
    comparison: { ...comparison, gain: { mean: 0.02, low: 0.01, high: 0.04 } },
  })
  fit = recorded ?? 0
  trackSlug = published.catalog.tracks[0]?.slug ?? ''
  const rome = { source: 'rome', version: '61', releasedOn: null, excerpt: true, importedBy: null } as const
  await saveVersion(db, { ...rome, at: now() }, nextRome())
  final = await sendVersion(db, ids.owner ?? '', now(), { module: finalModule })
  await db.execute(sql`update matching_pairs set mentor_id = ${ids.mentor2 ?? ''}, left_because = null`)
  award = await addAward(site.academy, { learnerId: ids.owner ?? '', by: ids.staff ?? '' })
  failed = await addFailedJob(db, 'letters')
  await addMentorProfile(db, ids.coach2 ?? '', { state: 'waiting' })
  const cohort = { name: 'Pleine', track: 't', startsOn: '2026-09-07', createdAt: now(), coachId: null }
  await saveCohort(db, { ...cohort, id: full, places: 1 })
  for (const who of ['owner', 'other'])
    await takePlace(db, { cohortId: full, learnerId: ids[who] ?? '', at: now() })
})
afterAll(() => site.close())

const cohort = (end = '') => `/staff/cohorts/${own.cohort}${end}`
const person = (who: string) => `/staff/people/${ids[who]}`
const when = () => ({
  date: site.academy.now().toISOString().slice(0, 4) + '-12-30',
  time: '10:00',
  minutes: '60',
})
const track = async () =>
  (await site.academy.catalogs.published(site.academy.db)).catalog.tracks[0]?.slug ?? ''
const invitation = async () => {
  const find = async () =>
    (await listInvitations(site.academy.db, site.academy.now())).find(
      ({ email }) => email === 'nouvelle@exemple.fr',
    )
  await expect.poll(find, { timeout: 20_000 }).toBeDefined()
  return (await find())?.id ?? ''
}
const newEvent = randomUUID()
const aligned = {
  ...{ node: 'html@1', source: 'rome', version: '60', code: 'M1855' },
  label: 'Développeur / Développeuse web',
}
const nextLabel = 'Développement web'
/** ROME 61, with an occupation of 60 and the one of the track. */
async function* nextRome() {
  await Promise.resolve()
  const entries = ['M1855', 'M0000'].map((code) => plainEntry(code, 'occupation', nextLabel))
  yield { entries, links: [] }
}
const resting = async () => {
  await visitors.staff?.post('/staff/alignments/html', { intent: 'confirm', ...aligned })
  return { subjectKind: 'node', subject: aligned.node, code: aligned.code, label: nextLabel }
}
const staff = byStaff
const admin = (path: () => string, leaves: string, form: Deed['form']): Deed => ({
  by: 'admin',
  path,
  form,
  leaves,
})

/** By route and intent (`''` where a form has one meaning), in an order in which each can be done. */
const deeds: Record<string, Record<string, Deed>> = {
  ...studioDeeds(() => ({ site, ids, visitors })),
  'routes/staff.cohorts.new': {
    '': staff(
      () => '/staff/cohorts/new',
      'cohort.made',
      async () => ({ id: randomUUID(), name: 'Hiver', track: await track(), startsOn: '2027-01-04' }),
    ),
  },
  'routes/staff.cohorts.$id.edit': {
    '': staff(
      () => cohort('/edit'),
      'cohort.changed',
      async () => ({
        name: 'Automne 2',
        track: await track(),
        startsOn: '2026-09-07',
        coach: ids.coach ?? '',
      }),
    ),
  },
  'routes/staff.cohorts.$id': {
    add: staff(
      () => cohort(),
      'cohort.joined',
      () => ({ email: 'other@exemple.fr' }),
    ),
    take: staff(
      () => cohort(),
      'cohort.left',
      () => ({ learner: ids.other ?? '' }),
    ),
    unlist: staff(
      () => `/staff/cohorts/${full}`,
      'cohort.unlisted',
      () => ({ learner: ids.other ?? '' }),
    ),
    link: staff(
      () => cohort(),
      'cohort.link-made',
      () => ({ id: randomUUID(), before: '' }),
    ),
    close: staff(
      () => cohort(),
      'cohort.link-closed',
      async () => ({
        before:
          /name="before" value="([^"]+)"/.exec((await visitors.staff?.get(cohort()))?.text ?? '')?.[1] ?? '',
      }),
    ),
    uninvite: staff(
      () => cohort(),
      'cohort.uninvited',
      async () => {
        await visitors.staff?.post(cohort(), { intent: 'add', email: 'invitee@exemple.fr' })
        return { email: 'invitee@exemple.fr' }
      },
    ),
  },
  'routes/staff.cohorts.$id.import': {
    import: staff(
      () => cohort('/import'),
      'cohort.imported',
      () => ({ list: 'neuve@exemple.fr', announced: '1:invite' }),
    ),
  },
  'routes/staff.people': {
    invite: staff(
      () => '/staff/people',
      'invitation.sent',
      () => ({ email: 'nouvelle@exemple.fr', role: 'learner' }),
    ),
    resend: staff(
      () => '/staff/people',
      'invitation.sent',
      async () => ({ id: await invitation() }),
    ),
    withdraw: staff(
      () => '/staff/people',
      'invitation.withdrawn',
      async () => ({ id: await invitation() }),
    ),
  },
  'routes/staff.people.$id': {
    give: staff(
      () => person('mentor2'),
      'role.granted',
      () => ({ role: 'coach' }),
    ),
    take: staff(
      () => person('mentor2'),
      'role.revoked',
      () => ({ role: 'coach' }),
    ),
    close: staff(
      () => person('mentor2'),
      'person.disabled',
      () => ({}),
    ),
    reopen: staff(
      () => person('mentor2'),
      'person.enabled',
      () => ({}),
    ),
  },
  'routes/staff.people.$id.merge': {
    ask: staff(
      () => `${person('double')}/merge`,
      'merge.asked',
      async () => {
        for (const who of ['double', 'second'])
          ids[who] = await site.addAccount(`${who}@exemple.fr`, 'learner')
        return { id: randomUUID(), other: ids.second ?? '', typed: 'second@exemple.fr' }
      },
    ),
    withdraw: staff(
      () => `${person('double')}/merge`,
      'merge.withdrawn',
      async () => ({
        merge: (await findWaitingMerge(site.academy.db, ids.double ?? '', site.academy.now()))?.id ?? '',
      }),
    ),
  },
  'routes/staff.people.$id.data': {
    '': admin(
      () => `${person('owner')}/data`,
      'person.exported',
      () => ({}),
    ),
  },
  'routes/staff.mentors.$id': {
    '': staff(
      () => `/staff/mentors/${ids.coach2}`,
      'mentor.approved',
      () => ({ decision: 'approved' }),
    ),
  },
  'routes/staff.matching.$id.learners.$learner': {
    '': staff(
      () => `/staff/matching/${own.round}/learners/${ids.owner}`,
      'matching.adjusted',
      () => ({ version: '0', mentor: 'nobody' }),
    ),
  },
  'routes/staff.matching.$id.approve': {
    '': staff(
      () => `/staff/matching/${own.round}/approve`,
      'matching.approved',
      () => ({ version: '1' }),
    ),
  },
  'routes/staff.matching': {
    '': staff(
      () => '/staff/matching',
      'matching.asked',
      () => ({ id: secondRound, mode: 'stable' }),
    ),
  },
  'routes/staff.matching.$id': {
    discard: staff(
      () => `/staff/matching/${secondRound}`,
      'matching.discarded',
      () => ({}),
    ),
  },
  'routes/staff.insights': {
    '': staff(
      () => '/staff/insights',
      'insights.asked',
      () => ({ requestId: randomUUID() }),
    ),
  },
  'routes/staff.model': {
    request: staff(
      () => '/staff/model',
      'model.refit',
      () => ({ requestId: randomUUID() }),
    ),
    use: staff(
      () => '/staff/model',
      'model.use',
      () => ({ fit: String(fit), instead: '' }),
    ),
    release: staff(
      () => '/staff/model',
      'model.release',
      () => ({}),
    ),
  },
  'routes/staff.reports': {
    '': staff(
      () => '/staff/reports',
      'report.handled',
      () => ({ id: own.report, outcome: 'Lu.' }),
    ),
  },
  'routes/admin.jobs': {
    '': admin(
      () => '/admin/jobs',
      'jobs.retry',
      () => ({
        ...{ queue: 'letters', id: failed, until: new Date(Date.now() + 60_000).toISOString() },
      }),
    ),
  },
  'routes/coach.cohorts.$id.event': {
    '': staff(
      () => `/coach/cohorts/${own.cohort}/event`,
      'event.made',
      () => ({
        ...{ event: newEvent, title: 'Atelier', ...when() },
      }),
    ),
  },
  'routes/events.$id.edit': {
    '': staff(
      () => `/events/${newEvent}/edit`,
      'event.changed',
      () => ({ sequence: '0', title: 'Autre', ...when() }),
    ),
  },
  'routes/events.$id': {
    cancel: staff(
      () => `/events/${newEvent}`,
      'event.cancelled',
      () => ({}),
    ),
    present: staff(
      () => `/events/${own.event}`,
      'event.attendance',
      async () => {
        const begun = sql`update live_events set starts_at = now() - interval '10 minutes' where id = ${own.event}`
        await site.database.db.execute(begun)
        return { present: ids.owner ?? '' }
      },
    ),
  },
  'routes/staff.alignments.$competency': {
    confirm: staff(
      () => '/staff/alignments/html',
      'alignment.confirmed',
      () => aligned,
    ),
    refuse: staff(
      () => '/staff/alignments/html',
      'alignment.refused',
      () => aligned,
    ),
    remove: staff(
      () => '/staff/alignments/html',
      'alignment.removed',
      () => aligned,
    ),
  },
  'routes/staff.standards.$source.changes.$from.$to': {
    move: staff(() => '/staff/standards/rome/changes/60/61', 'alignment.confirmed', resting),
    stay: staff(() => '/staff/standards/rome/changes/60/61', 'alignment.refused', resting),
  },
  'routes/staff.coverage.$slug': {
    '': staff(
      () => `/staff/coverage/${trackSlug}`,
      'alignment.confirmed',
      () => ({ version: '61', label: nextLabel }),
    ),
  },
  'routes/staff.credentials': {
    '': staff(
      () => '/staff/credentials',
      'award.issued',
      async () => {
        const learner = ids.owner ?? ''
        await confirmNode(site.academy, { learnerId: learner, node: 'css@1' })
        return { learner, kind: 'node', subject: 'css@1' }
      },
    ),
  },
  'routes/staff.credentials.$id': {
    '': staff(
      () => `/staff/credentials/${award}`,
      'award.revoked',
      () => ({ reason: 'asked', words: 'Comme vous le souhaitez.' }),
    ),
  },
  // What is sent is read and told, and nothing of it is kept.
  'routes/staff.standards.case': {},
  'routes/projects.$id': {
    take: staff(
      () => `/projects/${final}`,
      'feedback.taken',
      () => ({ id: randomUUID() }),
    ),
    back: staff(
      () => `/projects/${final}`,
      'feedback.given-back',
      () => ({}),
    ),
    send: staff(
      () => `/projects/${final}`,
      'feedback.sent',
      async () => {
        await visitors.staff?.post(`/projects/${final}`, { intent: 'take', id: randomUUID() })
        const levels = { level_order: 'reached', level_names: 'reached', level_page: 'reached' }
        const words = { celebration_WHOLE: 'Très clair.', celebration_order: 'Très clair.', words: 'Bravo.' }
        await visitors.staff?.post(`/projects/${final}`, { intent: 'preview', ...levels, ...words })
        const { text = '' } = (await visitors.staff?.get(`/projects/${final}?preview=1`)) ?? {}
        return { mark: /name="mark" value="([^"]*)"/.exec(text)?.[1] ?? '' }
      },
    ),
  },
}

/** What changes nothing for anybody else: an answer of a member, words kept for oneself, a list that is only read. */
const silent: Record<string, string[]> = {
  'routes/events.$id': ['come'],
  'routes/projects.$id': ['draft', 'preview', 'keep', 'insert', 'forget'],
}

/** The intents that a route knows, by its own text. */
function intentsOf(id: string): string[] {
  const text = readFileSync(existsSync(`app/${id}.ts`) ? `app/${id}.ts` : `app/${id}.tsx`, 'utf8')
  const literals = [...text.matchAll(/intent: z\.literal\('([\w-]+)'\)/g)].map(([, intent]) => intent ?? '')
  const lists = [...text.matchAll(/intent: z\.enum\(\[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([\w-]+)'/g)].map(([, intent]) => intent ?? ''),
  )
  const compared = [...text.matchAll(/intent === '([\w-]+)'/g)].map(([, intent]) => intent ?? '')
  const shape = /\^\(((?:[a-z]+\|)+)/.exec(text)?.[1]?.split('|').filter(Boolean) ?? []
  return [...new Set([...literals, ...lists, ...compared, ...shape])].filter((one) => one !== 'correct')
}

describe('the list of what they do', () => {
  const theirs = Object.entries(rows).filter(([, { act }]) => {
    if (!act || (act.staff === 404 && act.admin === 404)) return false
    // What anybody may do about herself is not of this list.
    return act.learner === 404 || act.mentor === 404 || act.coach === 404
  })

  it('has every action of the role matrix that is theirs', () => {
    expect(Object.keys(deeds).sort()).toEqual(theirs.map(([id]) => id).sort())
  })

  it.each(Object.keys(deeds))('has every intent of %s', (id) => {
    const known = [...Object.keys(deeds[id] ?? {}).filter((one) => one !== ''), ...(silent[id] ?? [])]
    expect(known.sort()).toEqual(intentsOf(id).sort())
  })
})

describe('a line of the log is left by', () => {
  const all = Object.entries(deeds).flatMap(([id, own]) =>
    Object.entries(own).map(([intent, deed]) => [`${id} ${intent}`.trim(), intent, deed] as const),
  )
  it.each(all)('%s', async (_, intent, { by, path, form, leaves }) => {
    const values = await form()
    // Invitations are noted when they are written: those of deeds before are waited for.
    await expect
      .poll(async () => (await site.database.db.execute(lettersToWrite)).length, { timeout: 20_000 })
      .toBe(0)
    const lines = () => listAudit(site.academy.db, { action: leaves, limit: 1000 })
    const before = (await lines()).length
    const answer = await visitors[by]?.post(path(), { ...(intent && { intent }), ...values })
    expect(answer?.status, answer?.text.slice(0, 200)).toBeLessThan(400)
    await expect.poll(async () => (await lines()).length, { timeout: 20_000 }).toBe(before + 1)
    const [line] = await lines()
    expect(line?.actorId).toBe(ids[by])
    // Numbers and words of ours, nobody’s address, name or text.
    expect(JSON.stringify(line)).not.toMatch(/@(?!\d)|Awa|Bravo|Lu\.|Automne/)
  })

  it('each act that has words, in both languages', async () => {
    const kept = await site.academy.db.selectDistinct({ action: auditLog.action }).from(auditLog)
    const acts = [...new Set([...kept.map(({ action }) => action), ...all.map(([, , { leaves }]) => leaves)])]
    expect(acts.length).toBeGreaterThan(30)
    expect(acts.filter((act) => !Object.hasOwn(fr.acts, act))).toEqual([])
    expect(Object.keys(en.acts).sort()).toEqual(Object.keys(fr.acts).sort())
  })

  it('each fact of a line that has a name, in both languages', async () => {
    const kept = await site.academy.db.select().from(auditLog)
    // Of somebody erased, the page tells one sum.
    const told = kept.filter(({ action }) => action !== 'person.erased')
    const facts = [...new Set(told.flatMap(({ detail }) => Object.keys(detail)))]
    expect(facts.length).toBeGreaterThan(15)
    expect(facts.filter((fact) => !Object.hasOwn(fr.facts, fact))).toEqual([])
    expect(Object.keys(en.facts).sort()).toEqual(Object.keys(fr.facts).sort())
    expect(Object.keys(en.values).sort()).toEqual(Object.keys(fr.values).sort())
    const admin = await visitors.admin?.get('/staff/audit?act=role.granted')
    expect(admin?.text).toMatch(/rôle\s:\s/)
  })

  it('nobody is changed or taken away, whoever asks the database', async () => {
    const { db } = site.academy
    for (const statement of [
      sql`update audit_log set action = 'x'`,
      sql`delete from audit_log`,
      sql`truncate audit_log`,
    ]) {
      const refused = await db.execute(statement).catch((error: unknown) => databaseCode(error))
      expect(refused).toBe('23001')
    }
  })
})
