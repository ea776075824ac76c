/**
 * Every page of those who accompany and of the team, who speak English for a while. In the alphabet after the journeys that need the
 * mentor and the coach in French; staff come first, before people.spec needs them.
 */
import { testPages } from '../setup/pages.ts'

testPages([
  ['staff', ['/projects', '→ /projects/']],
  ['staff', ['/staff', '/staff/model', '/staff/sessions', '/staff/mentors', '→ /staff/mentors/']],
  ['staff', ['/staff/matching', '→ /staff/matching/']],
  ['staff', ['/staff/reports']],
  ['admin', ['/admin', '/admin/jobs']],
  ['mentor', ['/sessions', '→ /sessions/', '/sessions/new', '/meeting-times', '/me/calendar']],
  [
    'mentor',
    [
      ...['/mentor', '→ /mentor/mentees/', '→ /mentor/mentees/*/brief', '→ /mentor/mentees/'],
      ...['→ /mentor/mentees/*/notes', '→ /mentor/mentees/', '→ /mentor/mentees/*/validation'],
      ...['→ /mentor/mentees/', '→ /mentor/mentees/*/end', '/me', '/me/security'],
    ],
  ],
  ['mentor', ['/mentor/profile', '/mentor/requests', '/mentor/cover', '→ /mentor/cover/new']],
  ['mentor', ['/messages', '→ /messages/', '→ /messages/', '/me/notifications']],
  ['coach', ['/coach', '→ /coach/cohorts/', '→ /learners/', '→ /learners/*/brief']],
  ['coach', ['/coach/rules', '/coach', '→ /events/', '/coach', '→ /events/', '→ /events/*/edit']],
  ['coach', ['/coach', '→ /coach/cohorts/', '→ /coach/cohorts/*/write', '→ /coach/cohorts/']],
  ['mentor', ['/projects']],
  ['coach', ['/projects']],
])
