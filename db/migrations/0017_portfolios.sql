CREATE TABLE "portfolios" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"shown_name" text NOT NULL,
	"about" text NOT NULL,
	"show_track" boolean NOT NULL,
	"pieces" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"token_hash" text,
	"linked_at" timestamp (3) with time zone,
	"linked_until" date,
	CONSTRAINT "portfolios_linked" CHECK (("portfolios"."token_hash" is null) = ("portfolios"."linked_at" is null)),
	CONSTRAINT "portfolios_until" CHECK ("portfolios"."linked_until" is null or "portfolios"."linked_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "portfolios" ADD CONSTRAINT "portfolios_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "portfolios_token" ON "portfolios" USING btree ("token_hash");