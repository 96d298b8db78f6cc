-- Keys of subjects. Part one is what `prisma migrate diff` writes from schema.prisma; part two, below it, is what a Prisma
-- schema cannot say.

-- CreateTable
CREATE TABLE "subject_key" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "organisation_id" TEXT,
    "declaration_id" TEXT,
    "master_key_id" TEXT,
    "wrapped" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "subject_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "subject_key_declaration_id_idx" ON "subject_key"("declaration_id");

-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE "subject_key"
    ADD CONSTRAINT "subject_key_kind" CHECK ("kind" IN ('consignee', 'person', 'notice', 'document', 'template')),
    -- There is a key, or it has been erased.
    ADD CONSTRAINT "subject_key_whole" CHECK (
        ("wrapped" IS NULL) = ("erased_at" IS NOT NULL) AND ("wrapped" IS NULL) = ("master_key_id" IS NULL));

-- A key is seen by whoever sees what is sealed with it; people's names also by the look at who presents a token.
CREATE POLICY "seen_by_actor" ON "subject_key" USING (
    app_sees_all()
    OR "organisation_id" = app_organisation()
    OR (app_agency() IS NOT NULL AND "declaration_id" IN (SELECT "declaration_id" FROM "permit_application" WHERE "agency" = app_agency()))
    OR ("kind" = 'person' AND current_setting('app.scope', true) IN ('authentication', 'administrator')));
CREATE POLICY "read_by_auditors" ON "subject_key" FOR SELECT USING (current_setting('app.scope', true) = 'auditor');
-- What was erased stays so.
CREATE POLICY "erased_for_ever" ON "subject_key" AS RESTRICTIVE FOR UPDATE USING ("erased_at" IS NULL) WITH CHECK (true);
ALTER TABLE "subject_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "subject_key" FORCE ROW LEVEL SECURITY;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT SELECT, INSERT ON "subject_key" TO portolan_app;
    GRANT UPDATE ("organisation_id", "declaration_id", "master_key_id", "wrapped", "erased_at") ON "subject_key" TO portolan_app;
END
$$;
