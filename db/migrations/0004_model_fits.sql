CREATE TABLE "model_choices" (
	"seq" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_choices_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"fit_id" integer,
	"actor_id" text
);
--> statement-breakpoint
CREATE TABLE "model_fits" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_fits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"occasion" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"revision_id" integer NOT NULL,
	"learners" integer NOT NULL,
	"answers" integer NOT NULL,
	"parameters" jsonb NOT NULL,
	"comparison" jsonb NOT NULL,
	CONSTRAINT "model_fits_occasion_unique" UNIQUE("occasion")
);
--> statement-breakpoint
ALTER TABLE "model_choices" ADD CONSTRAINT "model_choices_fit_id_model_fits_id_fk" FOREIGN KEY ("fit_id") REFERENCES "public"."model_fits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_choices" ADD CONSTRAINT "model_choices_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_fits" ADD CONSTRAINT "model_fits_revision_id_catalog_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."catalog_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_choices_fit" ON "model_choices" USING btree ("fit_id");