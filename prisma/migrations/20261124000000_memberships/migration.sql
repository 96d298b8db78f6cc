-- What a person is in an organisation, from when to when; the authority of a firm for an agent; everybody whose word a
-- signature is. Part one is what `prisma migrate diff` writes from schema.prisma, with what stands already carried over;
-- part two, below it, is what a Prisma schema cannot say.

-- The owner too is held by the policies: this migration reads and writes tokens as an operator may.
SELECT set_config('app.scope', 'operator', true);

-- CreateTable
CREATE TABLE "membership" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "agency" TEXT,
    "delegated_from" TEXT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "ended_why" TEXT,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authority" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "agent_organisation_id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "granted_by" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,
    "revoked_why" TEXT,

    CONSTRAINT "authority_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "membership_organisation_id_idx" ON "membership"("organisation_id");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE INDEX "authority_organisation_id_idx" ON "authority"("organisation_id");

-- CreateIndex
CREATE INDEX "authority_agent_organisation_id_idx" ON "authority"("agent_organisation_id");

-- Every token was one of a person in a role: that is their membership from now on.
ALTER TABLE "access_token" ADD COLUMN "membership_id" TEXT;
INSERT INTO "membership" ("id", "person_id", "organisation_id", "role", "agency", "from_at", "created_by", "reason")
    SELECT 'mem_' || gen_random_uuid(), "person_id", "organisation_id", "role", "agency", min("created_at"), 'system',
        'They had a token in this role.'
    FROM "access_token" GROUP BY "person_id", "organisation_id", "role", "agency";
UPDATE "access_token" AS token SET "membership_id" = membership."id" FROM "membership"
    WHERE membership."person_id" = token."person_id" AND membership."organisation_id" = token."organisation_id"
    AND membership."role" = token."role" AND membership."agency" IS NOT DISTINCT FROM token."agency";
ALTER TABLE "access_token" ALTER COLUMN "membership_id" SET NOT NULL;
ALTER TABLE "access_token" DROP COLUMN "role", DROP COLUMN "agency";

ALTER TABLE "proposal" ADD COLUMN "proposed_for" TEXT[], ADD COLUMN "signed_for" TEXT[];
UPDATE "proposal" SET "proposed_for" = ARRAY["proposed_by"], "signed_for" = array_remove(ARRAY["signed_by"], NULL);

-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE "organisation" DROP CONSTRAINT "organisation_kind";
ALTER TABLE "organisation"
    ADD CONSTRAINT "organisation_kind" CHECK ("kind" IN ('exporter', 'agent', 'customs', 'agency', 'operator', 'auditor'));
ALTER TABLE "membership"
    ADD CONSTRAINT "membership_role" CHECK ("role" IN ('exporter', 'firm_administrator', 'agent', 'customs_officer',
        'customs_supervisor', 'agency_officer', 'operator', 'operations_supervisor', 'auditor', 'administrator')),
    ADD CONSTRAINT "membership_agency" CHECK (("role" = 'agency_officer') = ("agency" IS NOT NULL)),
    ADD CONSTRAINT "membership_days" CHECK ("until_at" > "from_at"),
    -- What is delegated ends by itself.
    ADD CONSTRAINT "membership_delegated_until" CHECK ("delegated_from" IS NULL OR "until_at" IS NOT NULL),
    ADD CONSTRAINT "membership_ended" CHECK (("ended_at" IS NULL) = ("ended_by" IS NULL) AND ("ended_at" IS NULL) = ("ended_why" IS NULL));
ALTER TABLE "authority"
    ADD CONSTRAINT "authority_days" CHECK ("until_at" > "from_at"),
    ADD CONSTRAINT "authority_parties" CHECK ("organisation_id" <> "agent_organisation_id"),
    ADD CONSTRAINT "authority_revoked" CHECK (("revoked_at" IS NULL) = ("revoked_by" IS NULL));
-- Two signatures are the words of different people, whoever signs in whose place.
ALTER TABLE "proposal"
    ADD CONSTRAINT "proposal_signed_by_others" CHECK (NOT ("proposed_for" && "signed_for"));

-- A person is a member once at a time in a role of an organisation.
CREATE UNIQUE INDEX "membership_once" ON "membership" ("person_id", "organisation_id", "role", COALESCE("delegated_from", ''))
    WHERE "ended_at" IS NULL AND "until_at" IS NULL;

ALTER TABLE "membership" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;
ALTER TABLE "authority" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "authority" FORCE ROW LEVEL SECURITY;

-- Organisations, people and what they are belong to whoever keeps them; an organisation sees its own.
CREATE POLICY "seen_by_actor" ON "membership" USING (
    "organisation_id" = app_organisation() OR current_setting('app.scope', true) IN ('administrator', 'authentication'));
CREATE POLICY "seen_by_actor" ON "authority" USING (
    app_organisation() IN ("organisation_id", "agent_organisation_id")
    OR current_setting('app.scope', true) IN ('administrator', 'authentication'));
-- An authority is the firm's to give.
CREATE POLICY "given_by_firm" ON "authority" AS RESTRICTIVE FOR INSERT WITH CHECK (
    "organisation_id" = app_organisation() OR current_setting('app.scope', true) = 'administrator');
DO $$
DECLARE
    kept_table text;
BEGIN
    FOREACH kept_table IN ARRAY ARRAY['organisation', 'person', 'access_token', 'audit_record', 'audit_head'] LOOP
        EXECUTE format('CREATE POLICY "kept_by_administrators" ON %I USING (current_setting(''app.scope'', true) = ''administrator'')', kept_table);
    END LOOP;
END
$$;

-- An auditor reads all, but other people's drafts (templates and quotes are like them), tokens and stored answers.
DO $$
DECLARE
    read_table text;
BEGIN
    FOR read_table IN SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'public' AND relkind = 'r' AND relrowsecurity
        AND relname NOT IN ('access_token', 'idempotency_record', 'declaration', 'declaration_template', 'quote') LOOP
        EXECUTE format('CREATE POLICY "read_by_auditors" ON %I FOR SELECT USING (current_setting(''app.scope'', true) = ''auditor'')', read_table);
    END LOOP;
END
$$;
CREATE POLICY "read_by_auditors" ON "declaration" FOR SELECT USING (
    current_setting('app.scope', true) = 'auditor' AND "state" <> 'DRAFT');

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    -- What somebody was, and what an agent was allowed, stays as it was: it is ended, never changed.
    GRANT SELECT, INSERT ON "membership", "authority" TO portolan_app;
    GRANT UPDATE ("ended_at", "ended_by", "ended_why") ON "membership" TO portolan_app;
    GRANT UPDATE ("revoked_at", "revoked_by", "revoked_why") ON "authority" TO portolan_app;
    GRANT UPDATE ("signed_for") ON "proposal" TO portolan_app;
END
$$;
