CREATE TABLE "account_merges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kept_id" text NOT NULL,
	"joined_id" text,
	"asked_by" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"kept_yes_at" timestamp (3) with time zone,
	"joined_yes_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "account_merges_two" CHECK ("account_merges"."kept_id" <> "account_merges"."joined_id")
);
--> statement-breakpoint
ALTER TABLE "account_merges" ADD CONSTRAINT "account_merges_kept_id_people_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_merges" ADD CONSTRAINT "account_merges_joined_id_people_id_fk" FOREIGN KEY ("joined_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_merges" ADD CONSTRAINT "account_merges_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_merges_kept" ON "account_merges" USING btree ("kept_id") WHERE "account_merges"."state" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "account_merges_joined" ON "account_merges" USING btree ("joined_id") WHERE "account_merges"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "account_merges_asked_by" ON "account_merges" USING btree ("asked_by");
--> statement-breakpoint
-- What hangs together is hers or nobody’s: when two accounts become one (db/merge.ts), all of it changes its owner before it is looked at.
ALTER TABLE "submissions" ALTER CONSTRAINT "submissions_file" DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE "path_proposals" ALTER CONSTRAINT "path_proposals_note" DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE "messages" ALTER CONSTRAINT "messages_thread_known" DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE "messages" ALTER CONSTRAINT "messages_file" DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE "thread_members" ALTER CONSTRAINT "thread_members_thread" DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE "feedback" ALTER CONSTRAINT "feedback_of_submission" DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE "feedback_comments" ALTER CONSTRAINT "feedback_comments_of" DEFERRABLE INITIALLY IMMEDIATE;
