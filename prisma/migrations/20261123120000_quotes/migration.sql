-- Quotes. Part one is what `prisma migrate diff` writes from schema.prisma; part two, below it, is what a Prisma schema
-- cannot say.

-- CreateTable
CREATE TABLE "quote" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "date" DATE NOT NULL,
    "origin" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "valid_until" DATE,
    "question" JSONB NOT NULL,
    "answer" JSONB NOT NULL,
    "packs" JSONB NOT NULL,
    "rates" JSONB NOT NULL,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "quote_organisation_id_created_at_id_idx" ON "quote"("organisation_id", "created_at", "id");

-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

-- A quote is its firm's alone; the worker reads the one that a declaration names, to hold the assessment against it.
CREATE POLICY "seen_by_actor" ON "quote" USING (
    "organisation_id" = app_organisation() OR current_setting('app.scope', true) = 'worker');
ALTER TABLE "quote" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "quote" FORCE ROW LEVEL SECURITY;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    -- What was said is neither changed nor taken back.
    GRANT SELECT, INSERT ON "quote" TO portolan_app;
END
$$;
