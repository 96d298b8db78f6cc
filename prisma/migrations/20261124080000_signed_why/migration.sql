-- Why the second person signed stands beside why the first one asked, sealed as that is; until now the audit alone had its hash.
ALTER TABLE "proposal" ADD COLUMN "signed_why" TEXT;
ALTER TABLE "proposal"
    ADD CONSTRAINT "proposal_signed_why" CHECK ("signed_why" IS NULL OR "signed_by" IS NOT NULL);

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT UPDATE ("signed_why") ON "proposal" TO portolan_app;
END
$$;
