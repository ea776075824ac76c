CREATE TABLE "data_findings" (
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"needed" text NOT NULL,
	"verdict" text NOT NULL,
	"n" integer NOT NULL,
	"least" integer NOT NULL,
	"power" double precision NOT NULL,
	"estimate" jsonb,
	"against" double precision,
	"at" timestamp (3) with time zone NOT NULL,
	"revision_id" integer NOT NULL,
	CONSTRAINT "data_findings_kind_subject_needed_pk" PRIMARY KEY("kind","subject","needed")
);
--> statement-breakpoint
ALTER TABLE "data_findings" ADD CONSTRAINT "data_findings_revision_id_catalog_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."catalog_revisions"("id") ON DELETE no action ON UPDATE no action;