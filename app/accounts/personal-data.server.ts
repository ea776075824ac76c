/** Everything the academy knows about a person, as she reads it: by subject, with counts and the facts themselves. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { readLearner } from '#app/learning/learner.server.ts'
import { dayOf, momentText, typeset } from '#app/locales/format.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { nodeWords, type NodeWords } from '#app/path/view.server.ts'
import { promptParts } from '#app/learning/question.server.ts'
import { readWelcome } from '#app/learning/welcome.server.ts'
import { listAudit } from '#db/audit.ts'
import { listModuleProgress, listTimeSpent } from '#db/learning/modules.ts'
import { countEvidence, listLatestEvidence } from '#db/learning/state.ts'
import { listOwnSubmissions } from '#db/learning/submissions.ts'
import { listCohortsOf } from '#db/cohorts.ts'
import { findMentor, listMentees } from '#db/mentoring.ts'
import { findPerson, listLogins } from '#db/people.ts'
import { countPerson } from '#db/personal-data.ts'
import type { Catalog, Language, Text } from '#engine/catalog.ts'
import { buildGraph } from '#engine/competency.ts'
import type { Evidence } from '#engine/evidence.ts'

/** Under which subject each table of hers is told; a test fails for an exported table that stands nowhere here. */
export const tablesBySubject = {
  welcome: [
    'learner_profiles',
    'learner_backgrounds',
    'availability_exceptions',
    'enrolments',
    'catalog_pins',
  ],
  account: ['people', 'person_roles', 'credentials', 'two_factors', 'invitations', 'account_merges'],
  answers: ['evidence', 'attempts', 'diagnoses'],
  conclusions: ['learner_states', 'review_cards'],
  path: ['path_versions', 'revision_effects', 'path_choices', 'module_progress', 'time_spent'],
  projects: [
    'submissions',
    'files',
    'feedback',
    'feedback_comments',
    'kept_comments',
    'awards',
    'portfolios',
  ],
  people: [
    'mentorships',
    'mentors',
    'mentor_wishes',
    'mentor_requests',
    'mentor_refusals',
    'matching_pairs',
    'covers',
    'cohort_members',
    'cohort_waiting',
    'cohort_invitations',
    'notes',
    'private_notes',
    'path_proposals',
    'agreed_steps',
    'openings',
    'sharing',
    'coaching_goals',
    'flags',
  ],
  sessions: ['sessions', 'session_looks', 'calendar_feeds', 'weekly_slots', 'absences', 'attendances'],
  messages: ['threads', 'thread_members', 'messages', 'blocks', 'reports'],
  mails: ['mails', 'letters_sent'],
  logins: ['logins', 'audit_log'],
} as const

/** Facts on one page of the list. */
const factsPerPage = 30
/** Lines of the security log shown; the file has them all. */
const shownAudit = 10

export type FactKind = 'right' | 'wrong' | 'unknown' | 'lesson' | 'claim' | 'doubt' | 'validation' | 'contest'

function kindOf(fact: Evidence): FactKind {
  if (fact.kind === 'claim') return fact.can ? 'claim' : 'doubt'
  if (fact.kind !== 'answer') return fact.kind
  return fact.unknown ? 'unknown' : fact.correct ? 'right' : 'wrong'
}

/** What a fact is about, as inline HTML; null when the catalogue no longer has it. */
function aboutOf(fact: Evidence, catalog: Catalog, language: Language): string | null {
  const graph = buildGraph(catalog)
  const text = (found: Text | undefined) => found && renderMarkdown(found[language], language, 'inline')
  if (fact.kind === 'lesson')
    return text(catalog.modules.find(({ slug }) => slug === fact.module)?.title) ?? null
  if (fact.kind !== 'answer') return text(graph.find(fact.node)?.canDo) ?? null
  const item = graph.findItem(fact.item)
  return item ? renderMarkdown(promptParts(item.prompt[language]).title, language, 'inline') : null
}

/** Everything known about her; `page` (from 1) of the list of facts. Null when she is gone. */
export async function readPersonalData(context: RequestContext, person: Person, page: number) {
  const { db } = context
  const { id, language, timeZone } = person
  const [account, counts] = await Promise.all([findPerson(db, id), countPerson(db, id)])
  if (!account || !counts) return null
  const day = (at: Date) => dayOf(at, timeZone)
  const say = (text: Text) => typeset(text[language], language)
  const count = (table: string) => counts[table] ?? 0
  const [hasPassword, logins, audit, mentees] = await Promise.all([
    context.auth.hasPassword(id),
    listLogins(db, id, context.now()),
    listAudit(db, { personId: id, limit: shownAudit }),
    person.roles.includes('mentor') ? listMentees(db, id) : [],
  ])
  return {
    account: {
      ...{ name: person.name, email: person.email, language, timeZone, roles: person.roles, hasPassword },
      since: day(account.createdAt),
      invitations: count('invitations'),
    },
    learning: person.roles.includes('learner') ? await readLearning() : null,
    mentees: mentees.length,
    beside: {
      notes: count('notes') + count('private_notes'),
      steps: count('agreed_steps'),
      openings: count('openings'),
    },
    sessions: {
      all: count('sessions'),
      looks: count('session_looks'),
      slots: count('weekly_slots'),
      absences: count('absences'),
    },
    messages: { threads: count('thread_members'), written: count('messages'), reports: count('reports') },
    mails: count('mails'),
    letters: count('letters_sent'),
    logins: {
      open: logins.length,
      audit: audit.map(({ seq, action, at }) => ({
        seq,
        action,
        at: momentText(at, language, timeZone, 'long'),
      })),
    },
  }

  async function readLearning() {
    const { catalog, state, mastery } = await readLearner(context, id)
    const [{ answers, areas, enrolled, minutes, exceptions }, facts, latest] = await Promise.all([
      readWelcome(context, person),
      countEvidence(db, id),
      listLatestEvidence(db, id, { limit: factsPerPage + 1, offset: (page - 1) * factsPerPage }),
    ])
    const [modules, spent, submissions, mentor, cohorts] = await Promise.all([
      listModuleProgress(db, id),
      listTimeSpent(db, id, '2000-01-01'),
      listOwnSubmissions(db, id),
      findMentor(db, id),
      listCohortsOf(db, id),
    ])
    const track = catalog.tracks.find(({ slug }) => slug === enrolled)
    const statuses = Object.values(mastery).map(({ status }) => status)
    return {
      welcome: { answers, areas },
      track: track ? say(track.name) : null,
      week: minutes.reduce((sum, one) => sum + one, 0),
      exceptions: exceptions.length,
      claims: Object.entries(state.claims).map(([node, can]): NodeWords & { can: boolean; canDo: string } => {
        const found = buildGraph(catalog).find(node)
        return { ...nodeWords(catalog, node, language), can, canDo: found ? say(found.canDo) : node }
      }),
      facts: {
        counts: facts,
        total: facts.reduce((sum, one) => sum + one.count, 0),
        page,
        more: latest.length > factsPerPage,
        list: latest.slice(0, factsPerPage).map((fact) => ({
          id: fact.id,
          at: momentText(fact.at, language, timeZone, 'long'),
          kind: kindOf(fact),
          purpose: fact.kind === 'answer' ? fact.purpose : null,
          about: aboutOf(fact, catalog, language),
        })),
      },
      conclusions: {
        mastered: statuses.filter((status) => status === 'mastered').length,
        uncertain: statuses.filter((status) => status === 'uncertain').length,
        reviews: Object.keys(state.cards).length,
      },
      path: {
        versions: count('path_versions'),
        choices: count('path_choices'),
        opened: modules.length,
        done: modules.filter(({ stage }) => stage === 'done').length,
        minutes: spent.reduce((sum, { seconds }) => sum + seconds, 0) / 60,
      },
      projects: submissions.map(({ id: version, module, version: number, sentAt }) => {
        const project = catalog.modules.find(({ slug }) => slug === module)?.project
        return {
          id: version,
          module,
          title: project ? say(project.title) : module,
          version: number,
          sent: sentAt && day(sentAt),
        }
      }),
      mentor: mentor && { name: mentor.name, since: day(mentor.since) },
      cohorts,
    }
  }
}

export type PersonalData = NonNullable<Awaited<ReturnType<typeof readPersonalData>>>
