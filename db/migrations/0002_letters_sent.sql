CREATE TABLE "letters_sent" (
	"learner_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "letters_sent_learner_id_kind_key_pk" PRIMARY KEY("learner_id","kind","key")
);
--> statement-breakpoint
ALTER TABLE "letters_sent" ADD CONSTRAINT "letters_sent_learner_id_people_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;