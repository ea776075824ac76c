ALTER TABLE "model_choices" ADD COLUMN "held" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "learner_states_last" ON "learner_states" USING btree ("last_evidence_at");--> statement-breakpoint
UPDATE "model_choices" SET "held" = true WHERE "actor_id" IS NOT NULL;
--> statement-breakpoint
CREATE FUNCTION fit_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a fit is never changed' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER model_fits_immutable BEFORE UPDATE OR DELETE ON model_fits
  FOR EACH ROW EXECUTE FUNCTION fit_is_immutable();
--> statement-breakpoint
-- Whoever chose may be forgotten; what was chosen may not.
CREATE FUNCTION choice_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.actor_id IS NULL
    AND (NEW.seq, NEW.at, NEW.fit_id, NEW.held) IS NOT DISTINCT FROM (OLD.seq, OLD.at, OLD.fit_id, OLD.held) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'choices of the model are append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER model_choices_append_only BEFORE UPDATE OR DELETE ON model_choices
  FOR EACH ROW EXECUTE FUNCTION choice_is_append_only();
