CREATE TABLE "cohort_invitations" (
	"cohort_id" uuid NOT NULL,
	"email" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cohort_invitations_cohort_id_email_pk" PRIMARY KEY("cohort_id","email"),
	CONSTRAINT "cohort_invitations_lower" CHECK ("cohort_invitations"."email" = lower("cohort_invitations"."email"))
);
--> statement-breakpoint
CREATE TABLE "cohort_waiting" (
	"learner_id" text NOT NULL,
	"cohort_id" uuid NOT NULL,
	"turn" bigint GENERATED ALWAYS AS IDENTITY (sequence name "cohort_waiting_turn_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"since" timestamp (3) with time zone NOT NULL,
	"offered_until" timestamp (3) with time zone,
	CONSTRAINT "cohort_waiting_learner_id_cohort_id_pk" PRIMARY KEY("learner_id","cohort_id")
);
--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "hours_per_week" integer;--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "places" integer;--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "link_hash" text;--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "link_made_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cohort_invitations" ADD CONSTRAINT "cohort_invitations_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_waiting" ADD CONSTRAINT "cohort_waiting_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_waiting" ADD CONSTRAINT "cohort_waiting_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cohort_invitations_email" ON "cohort_invitations" USING btree ("email");--> statement-breakpoint
CREATE INDEX "cohort_waiting_turn" ON "cohort_waiting" USING btree ("cohort_id","turn");--> statement-breakpoint
CREATE INDEX "cohort_waiting_offered" ON "cohort_waiting" USING btree ("offered_until");--> statement-breakpoint
ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_link_hash_unique" UNIQUE("link_hash");--> statement-breakpoint
ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_places_some" CHECK ("cohorts"."places" between 1 and 1000);--> statement-breakpoint
ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_hours" CHECK ("cohorts"."hours_per_week" between 1 and 40);--> statement-breakpoint
-- by hand
-- Members of a cohort and places offered to those who wait never exceed its places, whoever takes the last one at the same moment.
CREATE FUNCTION cohort_has_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  given integer;
  taken integer;
BEGIN
  SELECT places INTO given FROM cohorts WHERE id = NEW.cohort_id FOR UPDATE;
  IF given IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT count(*) INTO taken FROM (
    SELECT learner_id FROM cohort_members WHERE cohort_id = NEW.cohort_id
    UNION
    SELECT learner_id FROM cohort_waiting WHERE cohort_id = NEW.cohort_id AND offered_until IS NOT NULL
  ) AS others WHERE learner_id <> NEW.learner_id;
  IF taken >= given THEN
    RAISE EXCEPTION 'this cohort has no more places' USING ERRCODE = 'check_violation', CONSTRAINT = 'cohorts_places';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER cohort_members_place BEFORE INSERT OR UPDATE OF cohort_id ON cohort_members
  FOR EACH ROW EXECUTE FUNCTION cohort_has_place();
--> statement-breakpoint
CREATE TRIGGER cohort_waiting_place BEFORE INSERT OR UPDATE OF offered_until ON cohort_waiting
  FOR EACH ROW WHEN (NEW.offered_until IS NOT NULL) EXECUTE FUNCTION cohort_has_place();
