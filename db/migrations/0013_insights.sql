CREATE TABLE "insight_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "insights" (
	"part" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"revision_id" integer NOT NULL,
	"tables" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "learner_backgrounds" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"age" text,
	"diploma" text,
	"territory" text,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "insights" ADD CONSTRAINT "insights_revision_id_catalog_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."catalog_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learner_backgrounds" ADD CONSTRAINT "learner_backgrounds_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "insight_runs_asked" ON "insight_runs" USING btree ("asked_at");