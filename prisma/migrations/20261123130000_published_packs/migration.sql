-- Packs that were published while the installation runs. Part one is what `prisma migrate diff` writes from schema.prisma;
-- part two, below it, is what a Prisma schema cannot say.

-- CreateTable
CREATE TABLE "published_pack" (
    "id" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "version" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "proposal_id" TEXT NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "signed_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "published_pack_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "published_pack_proposal_id_key" ON "published_pack"("proposal_id");

-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

-- Two people, a day that has not begun, and the id that country and day make.
ALTER TABLE "published_pack"
    ADD CONSTRAINT "published_pack_signatories" CHECK ("signed_by" <> "proposed_by"),
    ADD CONSTRAINT "published_pack_in_time" CHECK ("effective_from" > ("published_at" AT TIME ZONE 'UTC')::date),
    ADD CONSTRAINT "published_pack_id" CHECK ("id" = "country" || '/' || to_char("effective_from", 'YYYY-MM-DD'));

-- Law is read by everybody and published by operators.
CREATE POLICY "read_by_all" ON "published_pack" FOR SELECT USING (true);
CREATE POLICY "published_by_operators" ON "published_pack" FOR INSERT
    WITH CHECK (current_setting('app.scope', true) = 'operator');
ALTER TABLE "published_pack" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "published_pack" FORCE ROW LEVEL SECURITY;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    -- What was published is neither changed nor taken back.
    GRANT SELECT, INSERT ON "published_pack" TO portolan_app;
END
$$;
