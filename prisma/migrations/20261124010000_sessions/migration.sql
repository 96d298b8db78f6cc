-- Sign-in and sessions. Part one is what `prisma migrate diff` writes from schema.prisma; part two, below it, is what a
-- Prisma schema cannot say.

-- CreateTable
CREATE TABLE "identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "person_id" TEXT,
    "membership_id" TEXT,
    "sealed" BYTEA NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "identity_person_id_idx" ON "identity"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_secret_hash_key" ON "session"("secret_hash");

-- CreateIndex
CREATE INDEX "session_person_id_created_at_id_idx" ON "session"("person_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE "identity"
    ADD CONSTRAINT "identity_names" CHECK ("issuer" <> '' AND "subject" <> '');
-- Before anybody has signed in a session is nobody's; afterwards it is one person's, in what they are in an organisation.
ALTER TABLE "session"
    ADD CONSTRAINT "session_signed_in" CHECK (("person_id" IS NULL) = ("membership_id" IS NULL)),
    ADD CONSTRAINT "session_times" CHECK ("created_at" <= "expires_at");

-- The person on whose behalf a transaction runs, whatever their role.
CREATE FUNCTION "app_person"() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN starts_with(current_setting('app.actor', true), 'person:')
        THEN NULLIF(substr(current_setting('app.actor', true), 8), '') END;

-- Whoever signs in is looked up before anybody knows who it is. Links are made by whoever admits people.
CREATE POLICY "seen_by_actor" ON "identity" USING (
    "person_id" = app_person() OR current_setting('app.scope', true) IN ('administrator', 'authentication'));
-- A session is its person's alone, whatever others of the firm may see; the dispatcher clears away what has run out.
CREATE POLICY "seen_by_actor" ON "session" USING (
    "person_id" = app_person() OR current_setting('app.scope', true) IN ('authentication', 'dispatcher'));
ALTER TABLE "identity" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "identity" FORCE ROW LEVEL SECURITY;
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "session" FORCE ROW LEVEL SECURITY;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT SELECT, INSERT ON "identity" TO portolan_app;
    GRANT SELECT, INSERT, DELETE ON "session" TO portolan_app;
    -- Whose a session is never changes: signing in makes a new one.
    GRANT UPDATE ("sealed", "last_used_at", "ended_at") ON "session" TO portolan_app;
END
$$;
