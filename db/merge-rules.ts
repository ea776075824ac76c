/**
 * What becomes of each row that leads to the account that goes, when two accounts become one. A test reads the foreign keys of the
 * database and fails for a column that is not named here.
 */
import { sql, type SQL } from 'drizzle-orm'

/**
 * `move`: the row is the kept account's, unless that has one of the same key. `unless`: the same, and not where this holds of the row
 * (`moved`) and the kept account (`kept`). `leave`: it goes with the account. `apart`: joined by a function of its own.
 */
export type MergeRule = 'move' | 'leave' | 'apart' | { unless: (kept: string) => SQL }

const unless = (where: (kept: string) => SQL): MergeRule => ({ unless: where })

/** She would have to be at two meetings at once. */
const meets = (hers: SQL) => sql`moved.state = 'booked' and exists (select from sessions k
  where ${hers} and k.state = 'booked'
    and tstzrange(k.starts_at, k.ends_at) && tstzrange(moved.starts_at, moved.ends_at))`

/** By table and column; in the order in which they are done. */
export const mergeRules: Record<string, MergeRule> = {
  // What follows from evidence is drawn again; signs of rules and works of drafts come anew.
  ...{ 'flags.learner_id': 'leave', 'review_cards.learner_id': 'leave', 'path_versions.learner_id': 'leave' },
  ...{ 'learner_states.learner_id': 'leave', 'preview_effects.learner_id': 'leave' },
  'revision_effects.learner_id': 'leave',
  // The ways into the account go with it, and what was said to its address.
  ...{ 'logins.person_id': 'leave', 'credentials.person_id': 'leave', 'two_factors.person_id': 'leave' },
  ...{ 'person_roles.person_id': 'leave', 'calendar_feeds.person_id': 'leave', 'mails.person_id': 'leave' },
  ...{ 'mails.email': 'leave', 'invitations.email': 'leave', 'cohort_invitations.email': 'leave' },
  // What she wants is said by the account that stays.
  ...{ 'sharing.learner_id': 'leave', 'mentors.mentor_id': 'leave' },
  // Facts are copied, and counts added up.
  ...{ 'evidence.learner_id': 'apart', 'module_progress.learner_id': 'apart' },
  'time_spent.learner_id': 'apart',
  'attempts.learner_id': unless(() => sql`moved.answered_at is null`),
  'diagnoses.learner_id': unless(() => sql`moved.state in ('open', 'paused')`),
  'submissions.learner_id': unless(
    (kept) => sql`moved.state = 'draft' and exists (select from submissions k
      where k.learner_id = ${kept} and k.module = moved.module and k.state = 'draft')`,
  ),
  'awards.learner_id': unless(
    (kept) => sql`moved.revoked_at is null and exists (select from awards k
      where k.learner_id = ${kept} and k.kind = moved.kind and k.about = moved.about and k.revoked_at is null)`,
  ),
  // The revision of the track that she goes on with.
  'catalog_pins.learner_id': unless(
    (kept) => sql`exists (select from enrolments k where k.learner_id = ${kept} and k.ended_at is null)`,
  ),
  'portfolios.learner_id': 'move',
  ...{ 'files.learner_id': 'move', 'feedback.learner_id': 'move', 'feedback_comments.learner_id': 'move' },
  ...{ 'path_choices.learner_id': 'move', 'enrolments.learner_id': 'move' },
  // Her weeks are those of the account that stays, when it has any: before its profile is taken over.
  'availability_exceptions.learner_id': unless(
    (kept) => sql`exists (select from learner_profiles k where k.learner_id = ${kept})`,
  ),
  ...{ 'learner_profiles.learner_id': 'move', 'learner_backgrounds.learner_id': 'move' },
  // People at her side.
  ...{ 'mentorships.learner_id': 'move', 'mentor_wishes.learner_id': 'move' },
  'mentor_requests.learner_id': unless(() => sql`moved.state = 'waiting'`),
  'covers.learner_id': unless(
    (kept) => sql`moved.state in ('asked', 'accepted', 'agreed') and exists (select from covers k
      where k.learner_id = ${kept} and k.state in ('asked', 'accepted', 'agreed')
        and daterange(k.from_date, k.to_date, '[]') && daterange(moved.from_date, moved.to_date, '[]'))`,
  ),
  'cohort_waiting.learner_id': unless(
    (kept) =>
      sql`exists (select from cohort_members k where k.learner_id = ${kept} and k.cohort_id = moved.cohort_id)`,
  ),
  'cohort_members.learner_id': 'move',
  'sessions.learner_id': unless((kept) => meets(sql`k.learner_id = ${kept}`)),
  'sessions.companion_id': unless((kept) => meets(sql`k.companion_id = ${kept}`)),
  ...{ 'session_looks.person_id': 'move', 'sessions.changed_by': 'move' },
  ...{ 'weekly_slots.person_id': 'move', 'absences.person_id': 'move', 'attendances.learner_id': 'move' },
  ...{ 'coaching_goals.learner_id': 'move', 'matching_pairs.learner_id': 'move' },
  ...{ 'mentor_refusals.learner_id': 'move', 'mentor_refusals.mentor_id': 'move' },
  ...{ 'mentor_requests.mentor_id': 'move', 'mentorships.mentor_id': 'move', 'mentorships.ended_by': 'move' },
  ...{ 'covers.mentor_id': 'move', 'covers.cover_id': 'move', 'matching_pairs.mentor_id': 'move' },
  // What was written.
  ...{
    'threads.learner_id': 'move',
    'thread_members.learner_id': 'move',
    'thread_members.person_id': 'move',
  },
  ...{ 'messages.learner_id': 'move', 'messages.author_id': 'move', 'letters_sent.learner_id': 'move' },
  ...{ 'notes.learner_id': 'move', 'private_notes.learner_id': 'move', 'path_proposals.learner_id': 'move' },
  ...{ 'agreed_steps.learner_id': 'move', 'agreed_steps.doer_id': 'move', 'openings.learner_id': 'move' },
  ...{ 'blocks.blocker_id': 'move', 'blocks.blocked_id': 'move', 'reports.reporter_id': 'move' },
  ...{ 'reports.reported_id': 'move', 'reports.learner_id': 'move', 'kept_comments.person_id': 'move' },
  // What she did for others stays hers.
  ...{ 'notes.author_id': 'move', 'private_notes.author_id': 'move', 'path_proposals.author_id': 'move' },
  ...{ 'agreed_steps.author_id': 'move', 'feedback.author_id': 'move', 'openings.reader_id': 'move' },
  ...{ 'awards.issued_by': 'move', 'awards.revoked_by': 'move', 'cohorts.coach_id': 'move' },
  ...{ 'live_events.created_by': 'move', 'reports.handled_by': 'move', 'flags.answered_by': 'move' },
  ...{ 'coaching_goals.author_id': 'move', 'matching_rounds.made_by': 'move', 'drafts.created_by': 'move' },
  ...{ 'matching_rounds.decided_by': 'move', 'mentors.reviewed_by': 'move', 'previews.asked_by': 'move' },
  ...{
    'person_roles.granted_by': 'move',
    'invitations.invited_by': 'move',
    'invitations.accepted_by': 'move',
  },
  ...{
    'path_versions.author_id': 'move',
    'draft_entries.author_id': 'move',
    'draft_comments.author_id': 'move',
  },
  ...{ 'alignments.decided_by': 'move', 'standard_versions.imported_by': 'move' },
  ...{
    'account_merges.kept_id': 'leave',
    'account_merges.joined_id': 'leave',
    'account_merges.asked_by': 'move',
  },
  // Published revisions and chosen models say who made them as they did then: their triggers only let a name be forgotten.
  ...{ 'catalog_revisions.author_id': 'leave', 'model_choices.actor_id': 'leave' },
}
