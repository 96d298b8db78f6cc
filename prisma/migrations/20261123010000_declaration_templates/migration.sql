-- Templates of declarations. Part one is what `prisma migrate diff` writes from schema.prisma; part two, below it, is what
-- a Prisma schema cannot say.

-- CreateTable
CREATE TABLE "declaration_template" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "declaration_template_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "declaration_template_organisation_id_created_at_id_idx" ON "declaration_template"("organisation_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "declaration_template_organisation_id_name_key" ON "declaration_template"("organisation_id", "name");

-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE "declaration_template"
    ADD CONSTRAINT "declaration_template_name" CHECK ("name" <> ''),
    ADD CONSTRAINT "declaration_template_version" CHECK ("version" >= 1);

-- Drafts that run out are looked for by their instant.
CREATE INDEX "declaration_draft_expiry" ON "declaration" (("deadlines" ->> 'draft_expiry')) WHERE "state" = 'DRAFT';

-- A template is its firm's alone: no officer and no operator reads it, and no work in the background needs it.
CREATE POLICY "seen_by_actor" ON "declaration_template" USING ("organisation_id" = app_organisation());
ALTER TABLE "declaration_template" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "declaration_template" FORCE ROW LEVEL SECURITY;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT SELECT, INSERT, DELETE ON "declaration_template" TO portolan_app;
    GRANT UPDATE ("name", "data", "version", "updated_at") ON "declaration_template" TO portolan_app;
END
$$;
