-- An act is delivered once the engine has confirmed it, no longer when it is first offered: what was taken up before is
-- settled, and what is left to deliver is few rows among all that were ever stored.

DO $$
BEGIN
    PERFORM set_config('app.scope', 'dispatcher', true);
    UPDATE "act" SET "delivered_at" = "taken_up_at" WHERE "taken_up_at" IS NOT NULL AND "delivered_at" IS NULL;
END
$$;
CREATE INDEX "act_to_deliver" ON "act" ("stored_at", "id") WHERE "taken_up_at" IS NULL OR "delivered_at" IS NULL;
CREATE INDEX "act_unconfirmed" ON "act" ("workflow_id") WHERE "delivered_at" IS NULL;
DROP INDEX "act_taken_up_at_stored_at_idx";
