/**
 * Every page and who looks at it: for the specs of pages, and for what they weigh. `null`: nobody is logged in. An address after an
 * arrow is that of the first link of the page before that begins so; stars stand for anything.
 */
import type { DemonstrationPerson } from '#app/demonstration.ts'

export type PagesOf = [DemonstrationPerson | null, string[]]

const welcome = ['track', 'experience', 'skills', 'week', 'holidays', 'equipment', 'language', 'learning']
const ownPages = [
  ...['', '/profile', '/openings', '/sharing', '/said', '/notifications'],
  ...['/data', '/delete', '/logins', '/security', '/email'],
]

/** Pages of learners, and of those who are nobody yet. */
export const learnersPages: PagesOf[] = [
  [null, ['/', '/tracks', '/tracks/web-front-end', '/join', '/login', '/login/link', '/reset']],
  [null, ['/outbox', '/styleguide', '/nowhere']],
  [
    'learner',
    [
      ...welcome.map((step) => `/welcome?step=${step}`),
      ...['/path', '/progress', '/reviews', '/people', '/people/wish'],
    ],
  ],
  [
    'learner2',
    [
      ...['/path', '/path/hours?plus=60', '/path/by', '/path/by?weeks=2', '/path/history'],
      ...['/path/proposals', '/path/steps/components-state', '/diagnosis', '/diagnosis/result'],
      ...['/check/css@3', '/progress', '/progress/html', '/reviews', '/people', '/people/end'],
    ],
  ],
  [
    'learner2',
    [
      ...['/modules/html-structure', '/modules/css-layout', '/modules/css-layout/practice'],
      ...['/modules/css-layout/check', '/modules/mockup-to-page/project'],
      ...ownPages.map((page) => `/me${page}`),
    ],
  ],
  ['learner2', ['/messages', '/messages?q=message', '/messages/blocked']],
  ['learner2', ['/me/credentials', '/me/portfolio', '/me/portfolio/share']],
  ['learner3', ['/path', '/path/restart']],
  ['learner2', ['/sessions', '/sessions/new', '/meeting-times', '/me/calendar']],
]

/** Pages of those who accompany and of the team. */
export const teamPages: PagesOf[] = [
  ['staff', ['/projects', '→ /projects/']],
  ['staff', ['/staff', '/staff/model', '/staff/sessions', '/staff/mentors', '→ /staff/mentors/']],
  [
    'staff',
    [
      ...['/staff/matching', '→ /staff/matching/', '→ /staff/matching/*/approve', '→ /staff/matching/'],
      '→ /staff/matching/*/learners/',
    ],
  ],
  [
    'staff',
    [
      ...['/staff/insights', '/staff/insights/funnel', '/staff/insights/competencies'],
      ...['/staff/insights/time', '/staff/insights/gain', '/staff/insights/items'],
      ...['/staff/insights/diagnosis', '/staff/insights/forecast', '/staff/insights/mentors'],
      '/staff/insights/equity',
    ],
  ],
  ['staff', ['/staff/reports', '/staff/people', '→ /staff/people/']],
  [
    'staff',
    [
      ...['/staff/cohorts', '/staff/cohorts/new', '/staff/cohorts', '→ /staff/cohorts/*-'],
      ...['→ /staff/cohorts/*/edit', '/staff/cohorts', '→ /staff/cohorts/*-', '→ /staff/cohorts/*/import'],
    ],
  ],
  [
    'staff',
    [
      ...['/staff/tracks', '/staff/tracks/web-front-end', '/staff/graph', '/staff/graph/css'],
      ...['/staff/modules', '/staff/modules/css-layout', '/staff/items/css-layout-1-parent'],
    ],
  ],
  [
    'staff',
    [
      ...['/staff/drafts', '→ /staff/drafts/*-', '→ /staff/drafts/*/publish', '/staff/drafts'],
      ...['→ /staff/drafts/*-', '→ /staff/tracks?draft=', '→ /staff/tracks/*draft='],
      ...['→ /staff/modules?draft=', '→ /staff/modules/*draft=', '→ /staff/items/*draft='],
      ...['/staff/revisions', '→ /staff/revisions/', '→ /staff/drafts/import'],
    ],
  ],
  ['admin', ['/admin', '/admin/jobs', '/staff/audit']],
  ['staff', ['/staff/graph?view=picture']],
  [
    'staff',
    [
      ...[
        '/staff/standards?q=developpeur',
        '→ /staff/standards/rome/60/',
        '/staff/standards?source=rncp&q=web',
      ],
      ...[
        '→ /staff/standards/rncp/2026-08/',
        '/staff/standards',
        '→ /staff/standards/rome/changes/60/',
        '/staff/standards/case',
        '/staff/pictures',
      ],
    ],
  ],
  [
    'staff',
    [
      '/staff/alignments',
      '→ /staff/alignments/',
      '/staff/alignments/html?source=rncp',
      '/staff/coverage/web-front-end',
    ],
  ],
  ['staff', ['/staff/credentials', '→ /staff/credentials/']],
  [
    'mentor',
    [
      ...['/sessions', '→ /sessions/*-', '→ /sessions/*/move'],
      ...['/sessions/new', '/meeting-times', '/me/calendar'],
    ],
  ],
  [
    'mentor',
    [
      ...['/mentor', '→ /mentor/mentees/', '→ /mentor/mentees/*/brief', '→ /mentor/mentees/'],
      ...['→ /mentor/mentees/*/notes', '→ /mentor/mentees/', '→ /mentor/mentees/*/validation'],
      ...['→ /mentor/mentees/', '→ /mentor/mentees/*/end', '/me', '/me/security'],
    ],
  ],
  ['mentor', ['/mentor/profile', '/mentor/requests', '/mentor/cover', '→ /mentor/cover/new']],
  ['mentor', ['/messages', '→ /messages/*-', '→ /messages/*/report/', '/me/notifications']],
  [
    'coach',
    [
      ...[
        '/coach',
        '→ /coach/cohorts/',
        '→ /learners/',
        '→ /learners/*/brief',
        '/coach',
        '→ /coach/cohorts/',
      ],
      ...['→ /learners/', '→ /learners/*/notes', '/coach', '→ /coach/cohorts/', '→ /learners/'],
      '→ /learners/*/validation',
    ],
  ],
  ['coach', ['/coach/rules', '/coach', '→ /events/', '/coach', '→ /events/', '→ /events/*/edit']],
  [
    'coach',
    [
      ...['/coach', '→ /coach/cohorts/', '→ /coach/cohorts/*/write', '→ /coach/cohorts/'],
      '→ /coach/cohorts/*/event',
    ],
  ],
  ['mentor', ['/projects']],
  ['coach', ['/projects']],
]
