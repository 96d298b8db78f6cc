-- What requests have used of their budgets, and what quotas of the business are counted by. Part one is what
-- `prisma migrate diff` writes from schema.prisma; part two, below it, is what a Prisma schema cannot say.

-- CreateTable
CREATE TABLE "request_budget" (
    "subject" TEXT NOT NULL,
    "owed_until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "request_budget_pkey" PRIMARY KEY ("subject")
);

-- CreateIndex
CREATE INDEX "act_organisation_id_kind_stored_at_idx" ON "act"("organisation_id", "kind", "stored_at");

-- CreateIndex
CREATE INDEX "permit_application_organisation_id_standing_idx" ON "permit_application"("organisation_id", "standing");

-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

-- Minutes of memory: not worth a log to write ahead, and after a crash everybody begins anew.
ALTER TABLE "request_budget" SET UNLOGGED;
ALTER TABLE "request_budget" ADD CONSTRAINT "request_budget_subject" CHECK (length("subject") BETWEEN 3 AND 100);

-- Counted before anybody knows who asks, and nobody's to read.
CREATE POLICY "counted_at_the_door" ON "request_budget" USING (current_setting('app.scope', true) = 'authentication');
ALTER TABLE "request_budget" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "request_budget" FORCE ROW LEVEL SECURITY;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT SELECT, INSERT, DELETE ON "request_budget" TO portolan_app;
    GRANT UPDATE ("owed_until") ON "request_budget" TO portolan_app;
END
$$;
