CREATE TABLE "absences" (
	"person_id" text NOT NULL,
	"id" uuid NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	CONSTRAINT "absences_person_id_id_pk" PRIMARY KEY("person_id","id"),
	CONSTRAINT "absences_order" CHECK ("absences"."from_date" <= "absences"."to_date")
);
--> statement-breakpoint
CREATE TABLE "covers" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"mentor_id" text NOT NULL,
	"cover_id" text NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"state" text NOT NULL,
	"summary" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "covers_learner_id_id_pk" PRIMARY KEY("learner_id","id"),
	CONSTRAINT "covers_order" CHECK ("covers"."from_date" <= "covers"."to_date"),
	CONSTRAINT "covers_three_people" CHECK ("covers"."cover_id" not in ("covers"."learner_id", "covers"."mentor_id"))
);
--> statement-breakpoint
CREATE TABLE "mentor_refusals" (
	"learner_id" text NOT NULL,
	"mentor_id" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mentor_refusals_learner_id_mentor_id_pk" PRIMARY KEY("learner_id","mentor_id")
);
--> statement-breakpoint
CREATE TABLE "mentor_requests" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"mentor_id" text NOT NULL,
	"state" text NOT NULL,
	"words" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"next" text[] NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "mentor_requests_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "mentor_wishes" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"want" text NOT NULL,
	"topics" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"tone" text,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentors" (
	"mentor_id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	"trades" text[] NOT NULL,
	"topics" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"tone" text NOT NULL,
	"about" text NOT NULL,
	"years" smallint NOT NULL,
	"minutes_per_week" integer NOT NULL,
	"video_link" text,
	"charter_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"reviewed_at" timestamp (3) with time zone,
	"reviewed_by" text,
	"review_note" text,
	"leaves_on" date,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mentors_minutes" CHECK ("mentors"."minutes_per_week" between 0 and 1200),
	CONSTRAINT "mentors_years" CHECK ("mentors"."years" between 0 and 60)
);
--> statement-breakpoint
CREATE TABLE "weekly_slots" (
	"person_id" text NOT NULL,
	"weekday" smallint NOT NULL,
	"from_minute" smallint NOT NULL,
	"to_minute" smallint NOT NULL,
	CONSTRAINT "weekly_slots_person_id_weekday_from_minute_pk" PRIMARY KEY("person_id","weekday","from_minute"),
	CONSTRAINT "weekly_slots_weekday" CHECK ("weekly_slots"."weekday" between 0 and 6),
	CONSTRAINT "weekly_slots_order" CHECK (0 <= "weekly_slots"."from_minute" and "weekly_slots"."from_minute" < "weekly_slots"."to_minute" and "weekly_slots"."to_minute" <= 1440)
);
--> statement-breakpoint
CREATE TABLE "agreed_steps" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"author_id" text,
	"doer_id" text NOT NULL,
	"session_id" uuid,
	"text" text NOT NULL,
	"due_on" date,
	"at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"dropped_at" timestamp (3) with time zone,
	CONSTRAINT "agreed_steps_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"author_id" text,
	"session_id" uuid,
	"body" text NOT NULL,
	"coach_reads" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	CONSTRAINT "notes_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "openings" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"reader_id" text,
	"what" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "openings_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "path_proposals" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"author_id" text,
	"module" text NOT NULL,
	"choice" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "path_proposals_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "private_notes" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"author_id" text NOT NULL,
	"session_id" uuid,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	CONSTRAINT "private_notes_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "sharing" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"answers" boolean NOT NULL,
	"diagnosis" boolean NOT NULL,
	"reviews" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"person_id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_looks" (
	"person_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	"met" boolean NOT NULL,
	"useful" boolean,
	"go_on" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_looks_person_id_session_id_pk" PRIMARY KEY("person_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"companion_id" text NOT NULL,
	"role" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"agenda" text NOT NULL,
	"video_link" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	"booked_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_learner_id_id_pk" PRIMARY KEY("learner_id","id"),
	CONSTRAINT "sessions_id_unique" UNIQUE("id"),
	CONSTRAINT "sessions_order" CHECK ("sessions"."starts_at" < "sessions"."ends_at"),
	CONSTRAINT "sessions_two_people" CHECK ("sessions"."learner_id" <> "sessions"."companion_id")
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"blocker_id" text NOT NULL,
	"blocked_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "blocks_blocker_id_blocked_id_pk" PRIMARY KEY("blocker_id","blocked_id"),
	CONSTRAINT "blocks_two_people" CHECK ("blocks"."blocker_id" <> "blocks"."blocked_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "messages_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"author_id" text,
	"body" text NOT NULL,
	"file_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "messages_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"learner_id" text NOT NULL,
	"message_id" uuid NOT NULL,
	"reporter_id" text NOT NULL,
	"reported_id" text NOT NULL,
	"text" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone,
	"handled_by" text,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "thread_members" (
	"learner_id" text NOT NULL,
	"thread_id" uuid NOT NULL,
	"person_id" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	"read_until" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "thread_members_learner_id_thread_id_person_id_pk" PRIMARY KEY("learner_id","thread_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone,
	CONSTRAINT "threads_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
ALTER TABLE "mentorships" ADD COLUMN "minutes_per_week" integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE "mentorships" ADD COLUMN "ended_by" text;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_mentor_id_people_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_cover_id_people_id_fk" FOREIGN KEY ("cover_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_refusals" ADD CONSTRAINT "mentor_refusals_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_refusals" ADD CONSTRAINT "mentor_refusals_mentor_id_people_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_requests" ADD CONSTRAINT "mentor_requests_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_requests" ADD CONSTRAINT "mentor_requests_mentor_id_people_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_wishes" ADD CONSTRAINT "mentor_wishes_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentors" ADD CONSTRAINT "mentors_mentor_id_people_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentors" ADD CONSTRAINT "mentors_reviewed_by_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_slots" ADD CONSTRAINT "weekly_slots_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_steps" ADD CONSTRAINT "agreed_steps_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_steps" ADD CONSTRAINT "agreed_steps_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_steps" ADD CONSTRAINT "agreed_steps_doer_id_people_id_fk" FOREIGN KEY ("doer_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_steps" ADD CONSTRAINT "agreed_steps_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_proposals" ADD CONSTRAINT "path_proposals_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_proposals" ADD CONSTRAINT "path_proposals_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_proposals" ADD CONSTRAINT "path_proposals_note" FOREIGN KEY ("learner_id","note_id") REFERENCES "public"."notes"("learner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_notes" ADD CONSTRAINT "private_notes_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_notes" ADD CONSTRAINT "private_notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_notes" ADD CONSTRAINT "private_notes_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing" ADD CONSTRAINT "sharing_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_looks" ADD CONSTRAINT "session_looks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_looks" ADD CONSTRAINT "session_looks_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_companion_id_people_id_fk" FOREIGN KEY ("companion_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocker_id_people_id_fk" FOREIGN KEY ("blocker_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_people_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_thread_known" FOREIGN KEY ("learner_id","thread_id") REFERENCES "public"."threads"("learner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_file" FOREIGN KEY ("learner_id","file_id") REFERENCES "public"."files"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_people_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_reported_id_people_id_fk" FOREIGN KEY ("reported_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_handled_by_people_id_fk" FOREIGN KEY ("handled_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_members" ADD CONSTRAINT "thread_members_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_members" ADD CONSTRAINT "thread_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_members" ADD CONSTRAINT "thread_members_thread" FOREIGN KEY ("learner_id","thread_id") REFERENCES "public"."threads"("learner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "covers_cover" ON "covers" USING btree ("cover_id","state");--> statement-breakpoint
CREATE INDEX "covers_mentor" ON "covers" USING btree ("mentor_id");--> statement-breakpoint
CREATE INDEX "mentor_refusals_mentor" ON "mentor_refusals" USING btree ("mentor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mentor_requests_waiting" ON "mentor_requests" USING btree ("learner_id") WHERE "mentor_requests"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "mentor_requests_mentor" ON "mentor_requests" USING btree ("mentor_id","state");--> statement-breakpoint
CREATE INDEX "mentor_requests_due" ON "mentor_requests" USING btree ("answer_by") WHERE "mentor_requests"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "mentors_state" ON "mentors" USING btree ("state");--> statement-breakpoint
CREATE INDEX "agreed_steps_author" ON "agreed_steps" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "agreed_steps_doer" ON "agreed_steps" USING btree ("doer_id") WHERE "agreed_steps"."done_at" is null and "agreed_steps"."dropped_at" is null;--> statement-breakpoint
CREATE INDEX "notes_author" ON "notes" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "openings_learner" ON "openings" USING btree ("learner_id","at");--> statement-breakpoint
CREATE INDEX "openings_reader" ON "openings" USING btree ("reader_id","at");--> statement-breakpoint
CREATE INDEX "path_proposals_author" ON "path_proposals" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "private_notes_author" ON "private_notes" USING btree ("author_id","learner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_token" ON "calendar_feeds" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "session_looks_session" ON "session_looks" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "sessions_companion" ON "sessions" USING btree ("companion_id","starts_at");--> statement-breakpoint
CREATE INDEX "sessions_start" ON "sessions" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "blocks_blocked" ON "blocks" USING btree ("blocked_id");--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("learner_id","thread_id","seq");--> statement-breakpoint
CREATE INDEX "messages_author" ON "messages" USING btree ("author_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_once" ON "reports" USING btree ("reporter_id","message_id");--> statement-breakpoint
CREATE INDEX "reports_open" ON "reports" USING btree ("at") WHERE "reports"."handled_at" is null;--> statement-breakpoint
CREATE INDEX "reports_reported" ON "reports" USING btree ("reported_id");--> statement-breakpoint
CREATE INDEX "reports_learner" ON "reports" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "thread_members_person" ON "thread_members" USING btree ("person_id") WHERE "thread_members"."left_at" is null;--> statement-breakpoint
ALTER TABLE "mentorships" ADD CONSTRAINT "mentorships_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentorships" ADD CONSTRAINT "mentorships_minutes" CHECK ("mentorships"."minutes_per_week" between 5 and 240);--> statement-breakpoint
-- Whoever was a mentor before there were applications stays one, with room for those she has.
INSERT INTO mentors (mentor_id, state, trades, topics, languages, tone, about, years, minutes_per_week, reviewed_at, updated_at)
SELECT r.person_id, 'approved', '{}', '{}', ARRAY[p.language], 'listening', '', 0,
  least(1200, greatest(60, 20 * (SELECT count(*) FROM mentorships m WHERE m.mentor_id = r.person_id AND m.state = 'active'))),
  r.granted_at, r.granted_at
FROM person_roles r JOIN people p ON p.id = r.person_id
WHERE r.role = 'mentor'
ON CONFLICT DO NOTHING;
--> statement-breakpoint
-- A mentor takes no more than her minutes, and none unless she is approved and open. The lock on her row lets acceptances
-- that come at once take turns; the sum is read after it (read committed), so that it sees those before.
CREATE FUNCTION mentorship_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  given integer;
  taken integer;
BEGIN
  SELECT minutes_per_week INTO given FROM mentors
  WHERE mentor_id = NEW.mentor_id AND state = 'approved' AND open FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this mentor takes nobody at present' USING ERRCODE = 'check_violation', CONSTRAINT = 'mentorships_mentor_open';
  END IF;
  SELECT coalesce(sum(minutes_per_week), 0) INTO taken FROM mentorships
  WHERE mentor_id = NEW.mentor_id AND state = 'active' AND id <> NEW.id;
  IF taken + NEW.minutes_per_week > given THEN
    RAISE EXCEPTION 'this mentor has no more minutes' USING ERRCODE = 'check_violation', CONSTRAINT = 'mentorships_capacity';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER mentorships_fit BEFORE INSERT OR UPDATE OF state, mentor_id, minutes_per_week ON mentorships
  FOR EACH ROW WHEN (NEW.state = 'active') EXECUTE FUNCTION mentorship_fits();
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE sessions ADD CONSTRAINT sessions_companion_free
  EXCLUDE USING gist (companion_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state = 'booked');
--> statement-breakpoint
ALTER TABLE sessions ADD CONSTRAINT sessions_learner_free
  EXCLUDE USING gist (learner_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state = 'booked');
