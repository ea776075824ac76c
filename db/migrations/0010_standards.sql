CREATE TABLE "alignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"aligned_kind" text NOT NULL,
	"aligned" text NOT NULL,
	"source" text NOT NULL,
	"version" text NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"state" text NOT NULL,
	"note" text NOT NULL,
	"score" real,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alignments_once" UNIQUE("aligned_kind","aligned","source","version","code")
);
--> statement-breakpoint
CREATE TABLE "standard_changes" (
	"source" text NOT NULL,
	"from_version" text NOT NULL,
	"to_version" text NOT NULL,
	"code" text NOT NULL,
	"nature" text NOT NULL,
	"label_before" text NOT NULL,
	"label_after" text NOT NULL,
	"words" text NOT NULL,
	"moved_to" text,
	CONSTRAINT "standard_changes_source_from_version_to_version_code_pk" PRIMARY KEY("source","from_version","to_version","code")
);
--> statement-breakpoint
CREATE TABLE "standard_entries" (
	"source" text NOT NULL,
	"version" text NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"label_en" text,
	"definition" text NOT NULL,
	"note" text NOT NULL,
	"family" text NOT NULL,
	"parent" text,
	"ogr" text,
	"folded" text NOT NULL,
	"terms" text[] NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "standard_entries_source_version_code_pk" PRIMARY KEY("source","version","code")
);
--> statement-breakpoint
CREATE TABLE "standard_links" (
	"source" text NOT NULL,
	"version" text NOT NULL,
	"from_code" text NOT NULL,
	"to_code" text NOT NULL,
	"kind" text NOT NULL,
	"mark" text,
	"position" integer NOT NULL,
	CONSTRAINT "standard_links_source_version_from_code_kind_to_code_pk" PRIMARY KEY("source","version","from_code","kind","to_code")
);
--> statement-breakpoint
CREATE TABLE "standard_versions" (
	"source" text NOT NULL,
	"version" text NOT NULL,
	"released_on" date,
	"excerpt" boolean DEFAULT false NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"imported_by" text,
	"counts" jsonb NOT NULL,
	CONSTRAINT "standard_versions_source_version_pk" PRIMARY KEY("source","version")
);
--> statement-breakpoint
ALTER TABLE "alignments" ADD CONSTRAINT "alignments_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_entries" ADD CONSTRAINT "standard_entries_version" FOREIGN KEY ("source","version") REFERENCES "public"."standard_versions"("source","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_links" ADD CONSTRAINT "standard_links_version" FOREIGN KEY ("source","version") REFERENCES "public"."standard_versions"("source","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_versions" ADD CONSTRAINT "standard_versions_imported_by_people_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alignments_entry" ON "alignments" USING btree ("source","version","code");--> statement-breakpoint
CREATE INDEX "standard_entries_terms" ON "standard_entries" USING gin ("terms");--> statement-breakpoint
CREATE INDEX "standard_entries_parent" ON "standard_entries" USING btree ("source","version","parent");--> statement-breakpoint
CREATE INDEX "standard_links_to" ON "standard_links" USING btree ("source","version","to_code");