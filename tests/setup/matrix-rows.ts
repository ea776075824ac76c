/** Every route, and what its loader and its action answer everybody. */
import { documentId } from '#content/case/write.ts'
import { all, homes, only, person, type Known, type Outcome, type Outcomes, type Row } from './outcomes.ts'
import { finalModule } from './projects.ts'

/** The pages of a learner's file, at an address that is one companion's; the other is led to hers. */
function file(
  name: string,
  at: Row['at'],
  leads: Record<'mentor' | 'coach', Outcome | null>,
): Record<string, Row> {
  const both = (outcome: Outcome): Outcomes => ({
    ...person(404),
    mentor: leads.mentor ?? outcome,
    coach: leads.coach ?? outcome,
  })
  const page = (end: string) => (known: Known) => at(known) + end
  return {
    [`routes/${name}.$id`]: { at, load: both(200), act: both(400) },
    [`routes/${name}.$id.notes`]: { at: page('/notes'), load: both(200), act: both(400) },
    [`routes/${name}.$id.validation`]: { at: page('/validation'), load: both(200), act: both(400) },
    [`routes/${name}.$id.brief`]: { at: page('/brief'), load: both(200) },
    // She shares nothing: tests/routes/file.test.ts has one who does.
    [`routes/${name}.$id.shared.$part`]: { at: page('/shared/answers'), load: both(404) },
  }
}

/** What each route of the build answers, by its id. */
export const rows: Record<string, Row> = {
  'routes/index': { at: () => '/', load: all(200) },
  'routes/tracks': { at: () => '/tracks', load: all(200) },
  'routes/tracks.$slug': { at: ({ track }) => `/tracks/${track}`, load: all(200) },
  'routes/language': { at: () => '/language', load: all('/'), act: all(400) },
  'routes/theme': { at: () => '/theme', load: all('/'), act: all('/') },
  'routes/styleguide': { at: () => '/styleguide', load: all(200) },
  'routes/outbox': { at: () => '/outbox', load: all(200) },
  'routes/join': { at: () => '/join', load: homes(200), act: all(400), actPage: homes(400) },
  'routes/login': { at: () => '/login', load: homes(200), act: all(400), actPage: homes(400) },
  'routes/login.link': { at: () => '/login/link', load: all(200), act: all(400) },
  'routes/login.two-factor': { at: () => '/login/two-factor', load: all(200), act: all(400) },
  'routes/logout': { at: () => '/logout', load: all('/'), act: all('/') },
  'routes/reset': { at: () => '/reset', load: all(200), act: all(400) },
  'routes/invitation': { at: () => '/invitation', load: all(404), act: all(410) },
  'routes/me': { at: () => '/me', load: person(200) },
  'routes/me._index': { at: () => '/me', load: person(200) },
  'routes/me.profile': { at: () => '/me/profile', load: person(200), act: person(400) },
  'routes/me.notifications': {
    at: () => '/me/notifications',
    load: only(200, 'learner', 'mentor', 'coach'),
    act: only('/me/notifications?saved', 'learner', 'mentor', 'coach'),
  },
  'routes/me.openings': { at: () => '/me/openings', load: only(200, 'learner') },
  'routes/me.sharing': {
    at: () => '/me/sharing',
    load: only(200, 'learner'),
    act: only('/me/sharing?saved', 'learner'),
  },
  'routes/me.logins': { at: () => '/me/logins', load: person(200), act: person(404) },
  'routes/me.security': { at: () => '/me/security', load: person(200), act: person(400) },
  'routes/me.email': { at: () => '/me/email', load: person(200), act: person(400) },
  'routes/me.data': { at: () => '/me/data', load: person(200) },
  'routes/me.data[.]json': { at: () => '/me/data.json', load: person(200) },
  'routes/me.delete': { at: () => '/me/delete', load: person(200), act: person(400) },
  'routes/mentor': { at: () => '/mentor', load: only(200, 'mentor'), act: only(400, 'mentor') },
  'routes/mentor.profile': {
    at: () => '/mentor/profile',
    load: only(200, 'mentor'),
    act: only(400, 'mentor'),
  },
  'routes/mentor.requests': {
    at: () => '/mentor/requests',
    load: only(200, 'mentor'),
    act: only(400, 'mentor'),
  },
  'routes/mentor.cover': { at: () => '/mentor/cover', load: only(200, 'mentor'), act: only(400, 'mentor') },
  // She is not away: tests/routes/covers.test.ts has one who is.
  'routes/mentor.cover.new': {
    at: ({ learner }) => `/mentor/cover/new?for=leaving&mentee=${learner}`,
    load: only(404, 'mentor'),
    act: only(400, 'mentor'),
  },
  'routes/mentor.mentees.$id.end': {
    at: ({ learner }) => `/mentor/mentees/${learner}/end`,
    load: only(200, 'mentor'),
    act: only(400, 'mentor'),
  },
  'routes/people': { at: () => '/people', load: only(200, 'learner'), act: only(400, 'learner') },
  'routes/people.wish': { at: () => '/people/wish', load: only(200, 'learner'), act: only(400, 'learner') },
  'routes/people.end': { at: () => '/people/end', load: only(200, 'learner'), act: only(400, 'learner') },
  // This learner has a mentor: tests/routes/people.test.ts has one who may ask.
  'routes/people.ask.$mentor': {
    at: ({ mentor }) => `/people/ask/${mentor}`,
    load: only(404, 'learner'),
    act: only(400, 'learner'),
  },
  'routes/staff.mentors': { at: () => '/staff/mentors', load: only(200, 'staff') },
  'routes/staff.mentors.$id': {
    at: ({ mentor }) => `/staff/mentors/${mentor}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/me.said': { at: () => '/me/said', load: only(200, 'learner'), act: only(400, 'learner') },
  'routes/coach': { at: () => '/coach', load: only(200, 'coach'), act: only(400, 'coach') },
  'routes/coach.rules': { at: () => '/coach/rules', load: only(200, 'learner', 'coach', 'staff') },
  'routes/coach.cohorts.$id.event': {
    at: ({ cohort }) => `/coach/cohorts/${cohort}/event`,
    load: only(200, 'coach', 'staff'),
    act: only(400, 'coach', 'staff'),
  },
  'routes/coach.cohorts.$id.write': {
    at: ({ cohort }) => `/coach/cohorts/${cohort}/write`,
    load: only(200, 'coach'),
    act: only(400, 'coach'),
  },
  'routes/events.$id': {
    at: ({ event }) => `/events/${event}`,
    load: only(200, 'learner', 'coach', 'staff'),
    act: only(400, 'learner', 'coach', 'staff'),
  },
  'routes/events.$id.edit': {
    at: ({ event }) => `/events/${event}/edit`,
    load: only(200, 'coach', 'staff'),
    act: only(400, 'coach', 'staff'),
  },
  'routes/staff.cohorts': { at: () => '/staff/cohorts', load: only(200, 'staff') },
  'routes/staff.cohorts.new': {
    at: () => '/staff/cohorts/new',
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.cohorts.$id': {
    at: ({ cohort }) => `/staff/cohorts/${cohort}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.cohorts.$id.edit': {
    at: ({ cohort }) => `/staff/cohorts/${cohort}/edit`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.cohorts.$id.import': {
    at: ({ cohort }) => `/staff/cohorts/${cohort}/import`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/cohort': { at: () => '/cohort', load: all(404), act: only('/cohort?token=', 'learner') },
  'routes/cohort.$id': {
    at: ({ cohort }) => `/cohort/${cohort}`,
    load: only(200, 'learner'),
    act: only(400, 'learner'),
  },
  'routes/staff.matching': {
    at: () => '/staff/matching',
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.matching.$id': {
    at: ({ round }) => `/staff/matching/${round}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.matching.$id.approve': {
    at: ({ round }) => `/staff/matching/${round}/approve`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.matching.$id.learners.$learner': {
    at: ({ round, learner }) => `/staff/matching/${round}/learners/${learner}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/projects': { at: () => '/projects', load: only(200, 'mentor', 'coach', 'staff') },
  // Final, so that a trainer may read it at once.
  'routes/projects.$id': {
    at: ({ work }) => `/projects/${work}`,
    load: only(200, 'mentor', 'coach', 'staff'),
    act: only(400, 'mentor', 'coach', 'staff'),
  },
  'routes/projects.$id.file': {
    at: ({ work }) => `/projects/${work}/file`,
    load: only(200, 'mentor', 'coach', 'staff'),
  },
  'routes/coach.cohorts.$id': { at: ({ cohort }) => `/coach/cohorts/${cohort}`, load: only(200, 'coach') },
  ...file('mentor.mentees', ({ learner }) => `/mentor/mentees/${learner}`, {
    mentor: null,
    coach: '/learners/',
  }),
  ...file('learners', ({ learner }) => `/learners/${learner}`, { mentor: '/mentor/mentees/', coach: null }),
  'routes/staff': { at: () => '/staff', load: only(200, 'staff') },
  'routes/staff.model': { at: () => '/staff/model', load: only(200, 'staff'), act: only(400, 'staff') },
  'routes/staff.insights': {
    at: () => '/staff/insights',
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.insights.$subject': { at: () => '/staff/insights/funnel', load: only(200, 'staff') },
  // Nothing was computed: tests/routes/insights.test.ts has a file.
  'routes/staff.insights.$subject.file': {
    at: () => '/staff/insights/funnel/file?table=funnel',
    load: only(404, 'staff'),
  },
  'routes/staff.sessions': { at: () => '/staff/sessions', load: only(200, 'staff') },
  // In a draft; without one there is nothing to be changed.
  'routes/staff.tracks': {
    at: ({ draft }) => `/staff/tracks?draft=${draft}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.tracks.$slug': {
    at: ({ track, draft }) => `/staff/tracks/${track}?draft=${draft}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.graph': {
    at: ({ draft }) => `/staff/graph?draft=${draft}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.graph.$slug': {
    at: ({ competency, draft }) => `/staff/graph/${competency}?draft=${draft}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.modules': {
    at: ({ draft }) => `/staff/modules?draft=${draft}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.modules.$slug': {
    at: ({ module, draft }) => `/staff/modules/${module}?draft=${draft}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.items.$id': {
    at: ({ item, draft }) => `/staff/items/${item}?draft=${draft}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.pictures': { at: () => '/staff/pictures', load: only(200, 'staff'), act: only(400, 'staff') },
  'routes/pictures.$name': {
    at: () => `/pictures/${'0'.repeat(32)}-1x1.png`,
    load: person(404),
  },
  'routes/staff.preview': { at: () => '/staff/preview', load: person(404), act: only(400, 'staff') },
  'routes/staff.drafts': { at: () => '/staff/drafts', load: only(200, 'staff'), act: only(400, 'staff') },
  'routes/staff.drafts.import': {
    at: () => '/staff/drafts/import',
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.drafts.$id': {
    at: ({ draft }) => `/staff/drafts/${draft}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.drafts.$id.rebase': {
    at: ({ draft }) => `/staff/drafts/${draft}/rebase`,
    load: only(200, 'staff'),
    act: only('/staff/drafts/', 'staff'),
  },
  'routes/staff.drafts.$id.publish': {
    at: ({ draft }) => `/staff/drafts/${draft}/publish`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.drafts.$id.effect[.]csv': {
    at: ({ draft }) => `/staff/drafts/${draft}/effect.csv`,
    load: only(404, 'staff'),
  },
  'routes/staff.revisions': { at: () => '/staff/revisions', load: only(200, 'staff') },
  'routes/staff.revisions.$id': {
    at: () => '/staff/revisions/1',
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.revisions.$id.content[.]zip': {
    at: () => '/staff/revisions/1/content.zip',
    // The catalogue of this test has not the form of files, which the page of the revision says.
    load: only('/staff/revisions/1', 'staff'),
  },
  'routes/staff.standards': { at: () => '/staff/standards', load: only(200, 'staff') },
  'routes/staff.standards.case': {
    at: () => '/staff/standards/case',
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.standards.$source.changes.$from.$to': {
    at: () => '/staff/standards/rome/changes/60/61',
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.standards.$source.$version.$code': {
    at: () => '/staff/standards/rome/60/M1855',
    load: only(200, 'staff'),
  },
  'routes/staff.alignments': { at: () => '/staff/alignments', load: only(200, 'staff') },
  'routes/staff.alignments.$competency': {
    at: ({ competency }) => `/staff/alignments/${competency}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.coverage.$slug': {
    at: ({ track }) => `/staff/coverage/${track}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/ims.case.v1p1.$collection': { at: () => '/ims/case/v1p1/CFDocuments', load: all(200) },
  'routes/ims.case.v1p1.$collection.$id': {
    at: () => `/ims/case/v1p1/CFPackages/${documentId('fr')}`,
    load: all(200),
  },
  'routes/staff.credentials': {
    at: () => '/staff/credentials',
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.credentials.$id': {
    at: ({ award }) => `/staff/credentials/${award}`,
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/me.credentials': { at: () => '/me/credentials', load: only(200, 'learner') },
  'routes/me.credentials.$id': {
    at: ({ award }) => `/me/credentials/${award}`,
    load: only(200, 'learner'),
    act: only(400, 'learner'),
  },
  'routes/me.credentials.$id.jwt': {
    at: ({ award }) => `/me/credentials/${award}/jwt`,
    load: only(200, 'learner'),
  },
  'routes/me.portfolio': {
    at: () => '/me/portfolio',
    load: only(200, 'learner'),
    act: only(400, 'learner'),
  },
  'routes/me.portfolio.share': {
    at: () => '/me/portfolio/share',
    load: only(200, 'learner'),
    act: only(400, 'learner'),
  },
  'routes/me.portfolio[.]pdf': { at: () => '/me/portfolio.pdf', load: only(200, 'learner') },
  'routes/portfolio.$token': { at: ({ portfolio }) => `/portfolio/${portfolio}`, load: all(200) },
  'routes/portfolio.$token.pdf': {
    at: ({ portfolio }) => `/portfolio/${portfolio}/portfolio.pdf`,
    load: all(200),
  },
  'routes/credentials.$id': { at: ({ award }) => `/credentials/${award}`, load: all(200) },
  'routes/credentials.$id.jwt': { at: ({ award }) => `/credentials/${award}/jwt`, load: all(200) },
  'routes/credentials.issuer': { at: () => '/credentials/issuer', load: all(200) },
  // Of no key there is: tests/routes/credentials.test.ts has one.
  'routes/credentials.keys.$key': { at: () => '/credentials/keys/none', load: all(404) },
  'routes/credentials.status.$list': { at: () => '/credentials/status/0', load: all(200) },
  'routes/well-known.jwks[.]json': { at: () => '/.well-known/jwks.json', load: all(200) },
  'routes/sessions': { at: () => '/sessions', load: only(200, 'learner', 'mentor', 'coach') },
  'routes/sessions.new': {
    at: () => '/sessions/new',
    load: only(200, 'learner', 'mentor', 'coach'),
    act: only(400, 'learner', 'mentor', 'coach'),
  },
  'routes/sessions.$id': {
    at: ({ session }) => `/sessions/${session}`,
    load: only(200, 'learner', 'mentor'),
    act: only(400, 'learner', 'mentor'),
  },
  'routes/sessions.$id.move': {
    at: ({ session }) => `/sessions/${session}/move`,
    load: only(200, 'learner', 'mentor'),
    act: only(400, 'learner', 'mentor'),
  },
  'routes/meeting-times': {
    at: () => '/meeting-times',
    load: only(200, 'learner', 'mentor', 'coach'),
    act: only(400, 'learner', 'mentor', 'coach'),
  },
  'routes/me.calendar': {
    at: () => '/me/calendar',
    load: only(200, 'learner', 'mentor', 'coach'),
    act: only(400, 'learner', 'mentor', 'coach'),
  },
  'routes/calendar.$file': { at: ({ calendar }) => `/calendar/${calendar}.ics`, load: all(200) },
  'routes/staff.reports': {
    at: () => '/staff/reports',
    load: only(200, 'staff'),
    act: only(400, 'staff'),
  },
  'routes/staff.reports.$id.file': { at: ({ cohort }) => `/staff/reports/${cohort}/file`, load: only(404) },
  'routes/messages': {
    at: () => '/messages',
    load: only(200, 'learner', 'mentor', 'coach'),
    act: only(400, 'learner'),
  },
  'routes/messages.blocked': {
    at: () => '/messages/blocked',
    load: only(200, 'learner', 'mentor', 'coach'),
    act: only(400, 'learner', 'mentor', 'coach'),
  },
  // The thread of the learner and her mentor: no coach reads it.
  'routes/messages.$id': {
    at: ({ thread }) => `/messages/${thread}`,
    load: only(200, 'learner', 'mentor'),
    act: only(400, 'learner', 'mentor'),
  },
  'routes/messages.$id.events': {
    at: ({ thread }) => `/messages/${thread}/events`,
    load: only(406, 'learner', 'mentor'),
  },
  'routes/messages.$id.files.$file': {
    at: ({ thread, cohort }) => `/messages/${thread}/files/${cohort}`,
    load: only(404),
  },
  // The message is the learner's: only the other one may report it.
  'routes/messages.$id.report.$message': {
    at: ({ thread, message }) => `/messages/${thread}/report/${message}`,
    load: only(200, 'mentor'),
    act: only(400, 'mentor'),
  },
  'routes/admin': { at: () => '/admin', load: only(200, 'admin') },
  'routes/staff.people': {
    at: () => '/staff/people',
    load: only(200, 'staff', 'admin'),
    act: only(400, 'staff', 'admin'),
  },
  'routes/staff.people.$id': {
    at: ({ learner }) => `/staff/people/${learner}`,
    load: only(200, 'staff', 'admin'),
    act: only(400, 'staff', 'admin'),
  },
  'routes/staff.people.$id.merge': {
    at: ({ learner }) => `/staff/people/${learner}/merge`,
    load: only(200, 'staff', 'admin'),
    act: only(400, 'staff', 'admin'),
  },
  'routes/merge': { at: () => '/merge', load: all(404), act: all(404) },
  'routes/staff.people.$id.data': {
    at: ({ learner }) => `/staff/people/${learner}/data`,
    load: only('/staff/people/', 'admin'),
    act: only(200, 'admin'),
  },
  'routes/staff.audit': { at: () => '/staff/audit', load: only(200, 'admin') },
  'routes/staff.audit[.]csv': { at: () => '/staff/audit.csv', load: only(200, 'admin') },
  'routes/admin.jobs': { at: () => '/admin/jobs', load: only(200, 'admin'), act: only(400, 'admin') },
  'routes/path': { at: () => '/path', load: only(200, 'learner'), act: only(400, 'learner') },
  'routes/path.hours': { at: () => '/path/hours', load: only(200, 'learner'), act: only(400, 'learner') },
  'routes/path.by': { at: () => '/path/by?weeks=4', load: only(200, 'learner'), act: only(400, 'learner') },
  'routes/path.proposals': {
    at: () => '/path/proposals',
    load: only(200, 'learner'),
    act: only(400, 'learner'),
  },
  'routes/path.history': { at: () => '/path/history', load: only(200, 'learner') },
  'routes/path.steps.$slug': { at: ({ module }) => `/path/steps/${module}`, load: only(200, 'learner') },
  'routes/path.restart': { at: () => '/path/restart', load: only(200, 'learner') },
  'routes/modules.$slug': {
    at: ({ module }) => `/modules/${module}`,
    load: only(200, 'learner'),
    act: only('/modules/', 'learner'),
  },
  'routes/modules.$slug.practice': {
    at: ({ module }) => `/modules/${module}/practice`,
    load: only(200, 'learner'),
  },
  'routes/modules.$slug.check': {
    at: ({ module }) => `/modules/${module}/check`,
    load: only(200, 'learner'),
  },
  'routes/modules.$slug.time': {
    at: ({ module }) => `/modules/${module}/time`,
    load: only('/modules/', 'learner'),
    act: only(204, 'learner'),
  },
  'routes/modules.$slug.project': {
    at: () => `/modules/${finalModule}/project`,
    load: only(200, 'learner'),
    act: only(400, 'learner'),
  },
  'routes/modules.$slug.project.files.$id': {
    at: ({ cohort }) => `/modules/${finalModule}/project/files/${cohort}`,
    load: only(404, 'learner'),
  },
  'routes/answers': { at: () => '/answers', load: only('/path', 'learner'), act: only(404, 'learner') },
  'routes/welcome': {
    at: () => '/welcome',
    load: only('/welcome?step=', 'learner'),
    act: only(400, 'learner'),
  },
  'routes/diagnosis': { at: () => '/diagnosis', load: only(200, 'learner'), act: only(400, 'learner') },
  'routes/diagnosis.result': { at: () => '/diagnosis/result', load: only('/diagnosis', 'learner') },
  'routes/check.$node': {
    at: ({ node }) => `/check/${node}`,
    load: only(200, 'learner'),
    act: only(400, 'learner'),
  },
  'routes/reviews': { at: () => '/reviews', load: only(200, 'learner') },
  'routes/progress': { at: () => '/progress', load: only(200, 'learner') },
  'routes/progress.$competency': {
    at: ({ competency }) => `/progress/${competency}`,
    load: only(200, 'learner'),
    act: only(400, 'learner'),
  },
  'routes/$': { at: () => '/nowhere', load: all(404), act: all(404) },
}
