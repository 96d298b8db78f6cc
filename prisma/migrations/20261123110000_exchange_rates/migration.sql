-- Exchange rates by official table. Part one is what `prisma migrate diff` writes from schema.prisma; part two, below it, is
-- what a Prisma schema cannot say.

-- CreateTable
CREATE TABLE "exchange_rate_entry" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "table_name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "rate_kind" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "supersedes" BOOLEAN NOT NULL,
    "entered_by" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exchange_rate_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exchange_rate" (
    "position" BIGSERIAL NOT NULL,
    "entry_id" TEXT NOT NULL,
    "table_name" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rate" DECIMAL(24,12) NOT NULL,
    "published_on" DATE NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE INDEX "exchange_rate_table_name_base_quote_valid_from_position_idx" ON "exchange_rate"("table_name", "base", "quote", "valid_from", "position");

-- CreateIndex
CREATE INDEX "exchange_rate_table_name_base_quote_published_on_position_idx" ON "exchange_rate"("table_name", "base", "quote", "published_on", "position");

-- CreateIndex
CREATE INDEX "exchange_rate_entry_id_idx" ON "exchange_rate"("entry_id");

-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE "exchange_rate_entry"
    ADD CONSTRAINT "exchange_rate_entry_kind" CHECK ("kind" IN ('import', 'manual')),
    ADD CONSTRAINT "exchange_rate_entry_rate_kind" CHECK ("rate_kind" IN ('official', 'reference')),
    ADD CONSTRAINT "exchange_rate_entry_words" CHECK ("source" <> '' AND "reason" <> '' AND "table_name" <> '');
ALTER TABLE "exchange_rate"
    ADD CONSTRAINT "exchange_rate_kind" CHECK ("kind" IN ('official', 'reference')),
    ADD CONSTRAINT "exchange_rate_pair" CHECK ("base" ~ '^[A-Z]{3}$' AND "quote" ~ '^[A-Z]{3}$' AND "base" <> "quote"),
    ADD CONSTRAINT "exchange_rate_positive" CHECK ("rate" > 0),
    ADD CONSTRAINT "exchange_rate_validity" CHECK ("valid_until" IS NULL OR "valid_until" >= "valid_from");

-- The law's rates belong to no organisation: everybody reads them, customs and operators enter them.
CREATE POLICY "seen_by_all" ON "exchange_rate_entry" FOR SELECT USING (true);
CREATE POLICY "entered_by_officials" ON "exchange_rate_entry" FOR INSERT WITH CHECK (app_sees_all());
CREATE POLICY "seen_by_all" ON "exchange_rate" FOR SELECT USING (true);
CREATE POLICY "entered_by_officials" ON "exchange_rate" FOR INSERT WITH CHECK (app_sees_all());
ALTER TABLE "exchange_rate_entry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "exchange_rate_entry" FORCE ROW LEVEL SECURITY;
ALTER TABLE "exchange_rate" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "exchange_rate" FORCE ROW LEVEL SECURITY;

-- A rate is superseded by a later row and never changed: no UPDATE, no DELETE.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT SELECT, INSERT ON "exchange_rate_entry", "exchange_rate" TO portolan_app;
    GRANT USAGE ON SEQUENCE "exchange_rate_position_seq" TO portolan_app;
END
$$;
