/** Every page of learners, and of those who are nobody yet. */
import { testPages } from '../setup/pages.ts'

const ownPages = [
  '',
  '/profile',
  '/openings',
  '/sharing',
  '/said',
  '/notifications',
  '/data',
  '/delete',
  '/logins',
  '/security',
  '/email',
]

testPages([
  [null, ['/', '/tracks', '/tracks/web-front-end', '/join', '/login', '/login/link', '/reset']],
  [null, ['/outbox', '/styleguide', '/nowhere']],
  [
    'learner',
    [
      ...['track', 'experience', 'skills', 'week', 'holidays', 'equipment', 'language', 'learning'].map(
        (step) => `/welcome?step=${step}`,
      ),
      ...['/diagnosis', '/path', '/progress', '/reviews', '/people', '/people/wish'],
    ],
  ],
  [
    'learner2',
    [
      ...[
        '/path',
        '/path/hours?plus=60',
        '/path/by',
        '/path/by?weeks=2',
        '/path/history',
        '/path/proposals',
        '/path/steps/components-state',
        '/diagnosis',
      ],
      ...['/diagnosis/result', '/check/css@3', '/progress', '/progress/html', '/reviews'],
      ...['/people', '/people/end'],
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
  ['learner3', ['/path', '/path/restart']],
  ['learner2', ['/sessions', '/sessions/new', '/meeting-times', '/me/calendar']],
])
