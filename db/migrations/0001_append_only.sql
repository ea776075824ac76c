-- Evidence and audit only grow. Evidence goes with the person it is about, when she is erased, and in no other way:
-- the erasing transaction names her in ariane.erasing.
CREATE FUNCTION evidence_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('ariane.erasing', true) = OLD.learner_id THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'evidence is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE ON evidence
  FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
--> statement-breakpoint
-- The audit log is kept twelve months: only older rows may go.
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '12 months' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
--> statement-breakpoint
-- A published revision never changes; its author may be forgotten.
CREATE FUNCTION revision_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.author_id IS NULL
    AND (NEW.id, NEW.parent_id, NEW.catalog, NEW.published_at, NEW.note)
      IS NOT DISTINCT FROM (OLD.id, OLD.parent_id, OLD.catalog, OLD.published_at, OLD.note) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published revision is immutable' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER catalog_revisions_immutable BEFORE UPDATE OR DELETE ON catalog_revisions
  FOR EACH ROW EXECUTE FUNCTION revision_is_immutable();
--> statement-breakpoint
CREATE FUNCTION table_is_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never emptied', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER evidence_never_emptied BEFORE TRUNCATE ON evidence EXECUTE FUNCTION table_is_never_emptied();
--> statement-breakpoint
CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON audit_log EXECUTE FUNCTION table_is_never_emptied();
