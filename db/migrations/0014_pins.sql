CREATE TABLE "catalog_pins" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"revision_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "for_whom" text;--> statement-breakpoint
ALTER TABLE "catalog_pins" ADD CONSTRAINT "catalog_pins_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_pins" ADD CONSTRAINT "catalog_pins_revision_id_catalog_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."catalog_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "catalog_pins_revision" ON "catalog_pins" USING btree ("revision_id","learner_id");