DROP INDEX "mails_due";--> statement-breakpoint
ALTER TABLE "mails" DROP COLUMN "due_at";--> statement-breakpoint
ALTER TABLE "mails" DROP COLUMN "tries";--> statement-breakpoint
ALTER TABLE "mails" DROP COLUMN "last_error";--> statement-breakpoint
ALTER TABLE "mails" DROP COLUMN "sent_at";--> statement-breakpoint
ALTER TABLE "mails" DROP COLUMN "parked_at";