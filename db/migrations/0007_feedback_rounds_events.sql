CREATE TABLE "attendances" (
	"learner_id" text NOT NULL,
	"event_id" uuid NOT NULL,
	"coming" boolean,
	"attended" boolean,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attendances_learner_id_event_id_pk" PRIMARY KEY("learner_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "coaching_goals" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"author_id" text,
	"text" text NOT NULL,
	"due_on" date,
	"at" timestamp (3) with time zone NOT NULL,
	"reached_at" timestamp (3) with time zone,
	"dropped_at" timestamp (3) with time zone,
	CONSTRAINT "coaching_goals_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"rule" text NOT NULL,
	"facts" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"contested_at" timestamp (3) with time zone,
	"contest" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"answer" text,
	CONSTRAINT "flags_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "live_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cohort_id" uuid NOT NULL,
	"title" text NOT NULL,
	"about" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"video_link" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"sequence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "live_events_order" CHECK ("live_events"."starts_at" < "live_events"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "rule_measures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rule" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"refused" boolean NOT NULL,
	"figures" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"author_id" text,
	"state" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"words" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_until" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "feedback_learner_id_id_pk" PRIMARY KEY("learner_id","id"),
	CONSTRAINT "feedback_sent" CHECK (("feedback"."state" = 'sent') = ("feedback"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "feedback_comments" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"feedback_id" uuid NOT NULL,
	"criterion" text,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "feedback_comments_learner_id_id_pk" PRIMARY KEY("learner_id","id")
);
--> statement-breakpoint
CREATE TABLE "kept_comments" (
	"person_id" text NOT NULL,
	"id" uuid NOT NULL,
	"module" text,
	"criterion" text,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kept_comments_person_id_id_pk" PRIMARY KEY("person_id","id")
);
--> statement-breakpoint
CREATE TABLE "matching_pairs" (
	"round_id" uuid NOT NULL,
	"learner_id" text NOT NULL,
	"mentor_id" text,
	"reasons" jsonb NOT NULL,
	"left_because" text,
	"by_hand" boolean DEFAULT false NOT NULL,
	"request_id" uuid,
	"fell_because" text,
	CONSTRAINT "matching_pairs_round_id_learner_id_pk" PRIMARY KEY("round_id","learner_id")
);
--> statement-breakpoint
CREATE TABLE "matching_rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"state" text NOT NULL,
	"made_by" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"ready_at" timestamp (3) with time zone,
	"figures" jsonb,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_event_id_live_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."live_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_goals" ADD CONSTRAINT "coaching_goals_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_goals" ADD CONSTRAINT "coaching_goals_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_events" ADD CONSTRAINT "live_events_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_events" ADD CONSTRAINT "live_events_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_of_submission" FOREIGN KEY ("learner_id","submission_id") REFERENCES "public"."submissions"("learner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_comments" ADD CONSTRAINT "feedback_comments_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_comments" ADD CONSTRAINT "feedback_comments_of" FOREIGN KEY ("learner_id","feedback_id") REFERENCES "public"."feedback"("learner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_comments" ADD CONSTRAINT "kept_comments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matching_pairs" ADD CONSTRAINT "matching_pairs_round_id_matching_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."matching_rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matching_pairs" ADD CONSTRAINT "matching_pairs_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matching_pairs" ADD CONSTRAINT "matching_pairs_mentor_id_people_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matching_rounds" ADD CONSTRAINT "matching_rounds_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matching_rounds" ADD CONSTRAINT "matching_rounds_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendances_event" ON "attendances" USING btree ("event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "flags_open" ON "flags" USING btree ("learner_id","rule") WHERE "flags"."until" is null;--> statement-breakpoint
CREATE INDEX "live_events_cohort" ON "live_events" USING btree ("cohort_id","starts_at");--> statement-breakpoint
CREATE INDEX "live_events_start" ON "live_events" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "rule_measures_rule" ON "rule_measures" USING btree ("rule","at");--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_submission" ON "feedback" USING btree ("learner_id","submission_id") WHERE "feedback"."state" <> 'freed';--> statement-breakpoint
CREATE INDEX "feedback_author" ON "feedback" USING btree ("author_id","state");--> statement-breakpoint
CREATE INDEX "feedback_taken" ON "feedback" USING btree ("taken_until") WHERE "feedback"."state" = 'taken';--> statement-breakpoint
CREATE INDEX "feedback_comments_feedback" ON "feedback_comments" USING btree ("learner_id","feedback_id");--> statement-breakpoint
CREATE INDEX "matching_pairs_mentor" ON "matching_pairs" USING btree ("mentor_id");--> statement-breakpoint
CREATE INDEX "matching_pairs_learner" ON "matching_pairs" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "matching_pairs_request" ON "matching_pairs" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "matching_rounds_asked" ON "matching_rounds" USING btree ("asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "matching_rounds_open" ON "matching_rounds" USING btree ((true)) WHERE "matching_rounds"."state" in ('waiting', 'ready');--> statement-breakpoint
CREATE INDEX "path_versions_author" ON "path_versions" USING btree ("author_id");--> statement-breakpoint
-- One mentor at most stands in for another on a day, asked ones counted.
ALTER TABLE covers ADD CONSTRAINT covers_one_a_day
  EXCLUDE USING gist (learner_id WITH =, daterange(from_date, to_date, '[]') WITH &&) WHERE (state IN ('asked', 'accepted', 'agreed'));
--> statement-breakpoint
-- Who is a learner's mentor now: hers, and on the days that she agreed to, by her own calendar, the one who stands in. Ends with the mentorship.
CREATE VIEW mentoring_now AS
  SELECT learner_id, mentor_id, since, NULL::date AS last_day FROM mentorships WHERE state = 'active'
  UNION ALL
  SELECT c.learner_id, c.cover_id, c.from_date::timestamp AT TIME ZONE p.time_zone, c.to_date
  FROM covers c
  JOIN mentorships m ON m.learner_id = c.learner_id AND m.mentor_id = c.mentor_id AND m.state = 'active'
  JOIN people p ON p.id = c.learner_id
  WHERE c.state = 'agreed' AND (now() AT TIME ZONE p.time_zone)::date BETWEEN c.from_date AND c.to_date;
--> statement-breakpoint
-- What covers take of a mentor's week on some days: as much as the mentorships that they stand in for.
CREATE FUNCTION cover_minutes(mentor text, days daterange, but uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(m.minutes_per_week), 0)::integer FROM covers c
  JOIN mentorships m ON m.learner_id = c.learner_id AND m.mentor_id = c.mentor_id AND m.state = 'active'
  WHERE c.cover_id = mentor AND c.state IN ('accepted', 'agreed') AND c.id IS DISTINCT FROM but
    AND daterange(c.from_date, c.to_date, '[]') && days
$$;
--> statement-breakpoint
CREATE FUNCTION cover_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  given integer;
  taken integer;
  own integer;
BEGIN
  SELECT minutes_per_week INTO given FROM mentors WHERE mentor_id = NEW.cover_id AND state = 'approved' FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'she is no mentor' USING ERRCODE = 'check_violation', CONSTRAINT = 'covers_mentor';
  END IF;
  SELECT coalesce(sum(minutes_per_week), 0) INTO taken FROM mentorships WHERE mentor_id = NEW.cover_id AND state = 'active';
  SELECT minutes_per_week INTO own FROM mentorships
  WHERE learner_id = NEW.learner_id AND mentor_id = NEW.mentor_id AND state = 'active';
  taken := taken + cover_minutes(NEW.cover_id, daterange(NEW.from_date, NEW.to_date, '[]'), NEW.id);
  IF taken + coalesce(own, 0) > given THEN
    RAISE EXCEPTION 'this mentor has no more minutes' USING ERRCODE = 'check_violation', CONSTRAINT = 'covers_capacity';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER covers_fit BEFORE INSERT OR UPDATE OF state, cover_id, from_date, to_date ON covers
  FOR EACH ROW WHEN (NEW.state IN ('accepted', 'agreed')) EXECUTE FUNCTION cover_fits();
--> statement-breakpoint
-- As in 0005, and with what she promised to stand in for.
CREATE OR REPLACE FUNCTION mentorship_fits() RETURNS trigger LANGUAGE plpgsql AS $$
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
  taken := taken + cover_minutes(NEW.mentor_id, daterange(current_date - 1, NULL), NULL);
  IF taken + NEW.minutes_per_week > given THEN
    RAISE EXCEPTION 'this mentor has no more minutes' USING ERRCODE = 'check_violation', CONSTRAINT = 'mentorships_capacity';
  END IF;
  RETURN NEW;
END $$;
