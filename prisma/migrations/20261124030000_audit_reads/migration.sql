-- Who looked at the case of a firm that is not theirs. Part one is what `prisma migrate diff` writes from schema.prisma; part
-- two, below it, is what a Prisma schema cannot say.

-- CreateTable
CREATE TABLE "access_record" (
    "declaration_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "operation" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "reader_organisation_id" TEXT NOT NULL,
    "agency" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_record_pkey" PRIMARY KEY ("declaration_id","person_id","role","hour","operation")
);

-- CreateIndex
CREATE INDEX "access_record_organisation_id_hour_idx" ON "access_record"("organisation_id", "hour");

-- CreateIndex
CREATE INDEX "access_record_hour_idx" ON "access_record"("hour");

-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

-- An hour is a full one, and it is the one in which it was.
ALTER TABLE "access_record"
    ADD CONSTRAINT "access_record_hour" CHECK ("hour" = date_trunc('hour', "at", 'UTC'));

-- A firm reads who looked at its cases; nobody writes down another's reading.
CREATE POLICY "seen_by_actor" ON "access_record" FOR SELECT USING (
    app_sees_all() OR "organisation_id" = app_organisation());
CREATE POLICY "read_by_auditors" ON "access_record" FOR SELECT USING (current_setting('app.scope', true) = 'auditor');
CREATE POLICY "written_by_reader" ON "access_record" FOR INSERT WITH CHECK (
    "person_id" <> '' AND "person_id" = split_part(current_setting('app.actor', true), ':', 2));
ALTER TABLE "access_record" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "access_record" FORCE ROW LEVEL SECURITY;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    -- What was looked at stays looked at.
    GRANT SELECT, INSERT ON "access_record" TO portolan_app;
END
$$;
