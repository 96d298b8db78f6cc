-- Invitations, by which people come in. Part one is what `prisma migrate diff` writes from schema.prisma; part two, below
-- it, is what a Prisma schema cannot say.

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "agency" TEXT,
    "reason" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "membership_id" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_secret_hash_key" ON "invitation"("secret_hash");

-- CreateIndex
CREATE INDEX "invitation_organisation_id_invited_at_id_idx" ON "invitation"("organisation_id", "invited_at", "id");

-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE "invitation"
    ADD CONSTRAINT "invitation_role" CHECK ("role" IN ('exporter', 'firm_administrator', 'agent', 'customs_officer',
        'customs_supervisor', 'agency_officer', 'operator', 'operations_supervisor', 'auditor', 'administrator')),
    ADD CONSTRAINT "invitation_agency" CHECK (("role" = 'agency_officer') = ("agency" IS NOT NULL)),
    -- It is used soon or not at all.
    ADD CONSTRAINT "invitation_days" CHECK ("expires_at" > "invited_at" AND "expires_at" <= "invited_at" + INTERVAL '30 days'),
    ADD CONSTRAINT "invitation_accepted" CHECK (("accepted_at" IS NULL) = ("membership_id" IS NULL)),
    ADD CONSTRAINT "invitation_revoked" CHECK (("revoked_at" IS NULL) = ("revoked_by" IS NULL)),
    -- One end alone.
    ADD CONSTRAINT "invitation_ended_once" CHECK ("accepted_at" IS NULL OR "revoked_at" IS NULL);

-- An organisation sees its own; whoever accepts one is looked up before anybody knows who it is.
CREATE POLICY "seen_by_actor" ON "invitation" USING (
    "organisation_id" = app_organisation() OR current_setting('app.scope', true) IN ('administrator', 'authentication'));
CREATE POLICY "read_by_auditors" ON "invitation" FOR SELECT USING (current_setting('app.scope', true) = 'auditor');
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "invitation" FORCE ROW LEVEL SECURITY;

-- One person may be a member of several organisations: each of them sees their name.
CREATE POLICY "seen_as_member" ON "person" FOR SELECT USING (
    EXISTS (SELECT FROM "membership" WHERE "membership"."person_id" = "person"."id"
        AND "membership"."organisation_id" = app_organisation()));

-- An auditor changes nothing, of their own organisation neither, but for what says that they were here: sessions, what
-- they looked at, their membership, and the answers and counts of their requests.
DO $$
DECLARE
    kept_table text;
BEGIN
    FOR kept_table IN SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'public' AND relkind = 'r' AND relrowsecurity
        AND relname NOT IN ('session', 'access_record', 'audit_record', 'audit_head', 'membership', 'idempotency_record',
            'request_budget') LOOP
        EXECUTE format('CREATE POLICY "not_added_by_auditors" ON %I AS RESTRICTIVE FOR INSERT
            WITH CHECK (current_setting(''app.scope'', true) IS DISTINCT FROM ''auditor'')', kept_table);
        EXECUTE format('CREATE POLICY "not_changed_by_auditors" ON %I AS RESTRICTIVE FOR UPDATE
            USING (current_setting(''app.scope'', true) IS DISTINCT FROM ''auditor'')', kept_table);
        EXECUTE format('CREATE POLICY "not_removed_by_auditors" ON %I AS RESTRICTIVE FOR DELETE
            USING (current_setting(''app.scope'', true) IS DISTINCT FROM ''auditor'')', kept_table);
    END LOOP;
END
$$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    -- What was offered to whom stays as it was: it is accepted or taken back, never changed.
    GRANT SELECT, INSERT ON "invitation" TO portolan_app;
    GRANT UPDATE ("accepted_at", "membership_id", "revoked_at", "revoked_by") ON "invitation" TO portolan_app;
END
$$;
