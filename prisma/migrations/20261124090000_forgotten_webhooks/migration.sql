-- What was sent to endpoints, and how each attempt ended, is kept for a while and then removed; never what still waits to be
-- sent, and by nobody but whoever tidies up.

CREATE INDEX "webhook_delivery_ended" ON "webhook_delivery" ("last_attempt_at") WHERE "status" <> 'pending';
CREATE INDEX "webhook_attempt_at_idx" ON "webhook_attempt" ("at");

CREATE POLICY "removed_once_ended" ON "webhook_delivery" AS RESTRICTIVE FOR DELETE USING (
    current_setting('app.scope', true) = 'dispatcher' AND "status" <> 'pending');
CREATE POLICY "removed_after_its_delivery" ON "webhook_attempt" AS RESTRICTIVE FOR DELETE USING (
    current_setting('app.scope', true) = 'dispatcher'
    AND NOT EXISTS (SELECT FROM "webhook_delivery" d WHERE d."id" = "delivery_id"));

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT DELETE ON "webhook_delivery", "webhook_attempt" TO portolan_app;
END
$$;
