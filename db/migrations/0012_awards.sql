CREATE TABLE "awards" (
	"learner_id" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"name" jsonb NOT NULL,
	"ability" jsonb NOT NULL,
	"grounds" jsonb NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_by" text,
	"accepted_at" timestamp (3) with time zone,
	"shown_name" text,
	"jwt" text,
	"is_public" boolean DEFAULT false NOT NULL,
	"status_index" integer GENERATED ALWAYS AS IDENTITY (sequence name "awards_status_index_seq" INCREMENT BY 1 MINVALUE 0 MAXVALUE 2147483647 START WITH 0 CACHE 1),
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text,
	"reason" text,
	"revocation_words" text,
	CONSTRAINT "awards_learner_id_id_pk" PRIMARY KEY("learner_id","id"),
	CONSTRAINT "awards_id" UNIQUE("id"),
	CONSTRAINT "awards_status" UNIQUE("status_index"),
	CONSTRAINT "awards_accepted" CHECK (("awards"."accepted_at" is null) = ("awards"."jwt" is null)),
	CONSTRAINT "awards_public" CHECK (not "awards"."is_public" or "awards"."accepted_at" is not null),
	CONSTRAINT "awards_revoked" CHECK (("awards"."revoked_at" is null) = ("awards"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "revoked_statuses" (
	"status_index" integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_issued_by_people_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "awards_current" ON "awards" USING btree ("learner_id","kind","about") WHERE "awards"."revoked_at" is null;