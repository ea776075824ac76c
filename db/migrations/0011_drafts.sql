CREATE TABLE "draft_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"draft_id" uuid NOT NULL,
	"kind" text,
	"slug" text,
	"author_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "draft_comments_about" CHECK (("draft_comments"."kind" is null) = ("draft_comments"."slug" is null))
);
--> statement-breakpoint
CREATE TABLE "draft_entries" (
	"draft_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"author_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"edits" jsonb NOT NULL,
	"undone" boolean DEFAULT false NOT NULL,
	CONSTRAINT "draft_entries_draft_id_seq_pk" PRIMARY KEY("draft_id","seq"),
	CONSTRAINT "draft_entries_draft_id_id_unique" UNIQUE("draft_id","id")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"base_id" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"revision_id" integer,
	CONSTRAINT "drafts_published" CHECK (("drafts"."state" = 'published') = ("drafts"."revision_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "preview_effects" (
	"preview_id" uuid NOT NULL,
	"learner_id" text NOT NULL,
	"effect" jsonb NOT NULL,
	CONSTRAINT "preview_effects_preview_id_learner_id_pk" PRIMARY KEY("preview_id","learner_id")
);
--> statement-breakpoint
CREATE TABLE "previews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"draft_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"asked_by" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"ready_at" timestamp (3) with time zone,
	"sums" jsonb,
	CONSTRAINT "previews_ready" CHECK (("previews"."state" = 'ready') = ("previews"."sums" is not null))
);
--> statement-breakpoint
CREATE TABLE "revision_effects" (
	"revision_id" integer NOT NULL,
	"learner_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"effect" jsonb,
	CONSTRAINT "revision_effects_revision_id_learner_id_pk" PRIMARY KEY("revision_id","learner_id")
);
--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_entries" ADD CONSTRAINT "draft_entries_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_entries" ADD CONSTRAINT "draft_entries_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_base_id_catalog_revisions_id_fk" FOREIGN KEY ("base_id") REFERENCES "public"."catalog_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_revision_id_catalog_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."catalog_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview_effects" ADD CONSTRAINT "preview_effects_preview_id_previews_id_fk" FOREIGN KEY ("preview_id") REFERENCES "public"."previews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview_effects" ADD CONSTRAINT "preview_effects_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "previews" ADD CONSTRAINT "previews_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "previews" ADD CONSTRAINT "previews_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_effects" ADD CONSTRAINT "revision_effects_revision_id_catalog_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."catalog_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision_effects" ADD CONSTRAINT "revision_effects_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_comments_draft" ON "draft_comments" USING btree ("draft_id","at");--> statement-breakpoint
CREATE INDEX "drafts_state" ON "drafts" USING btree ("state","changed_at");--> statement-breakpoint
CREATE INDEX "previews_draft" ON "previews" USING btree ("draft_id","asked_at");