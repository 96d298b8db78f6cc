-- API keys and webhooks of firms. Part one is what `prisma migrate diff` writes from schema.prisma; part two, below it, is
-- what a Prisma schema cannot say.

-- AlterTable
ALTER TABLE "declaration" ADD COLUMN     "mode" TEXT NOT NULL DEFAULT 'live';

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,
    "replaced_by" TEXT,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "event_types" TEXT[],
    "status" TEXT NOT NULL DEFAULT 'on',
    "why" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "position" BIGINT NOT NULL,
    "key_id" TEXT NOT NULL,
    "secret_round" INTEGER NOT NULL DEFAULT 1,
    "previous_key_id" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "rests_until" TIMESTAMPTZ(3),
    "woken_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" TEXT NOT NULL,
    "endpoint_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 1,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "last_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "id" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "endpoint_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "http_status" INTEGER,
    "fault" TEXT,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "api_key_organisation_id_created_at_id_idx" ON "api_key"("organisation_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_endpoint_organisation_id_created_at_id_idx" ON "webhook_endpoint"("organisation_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_status_due_at_idx" ON "webhook_delivery"("endpoint_id", "status", "due_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_created_at_id_idx" ON "webhook_delivery"("endpoint_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_endpoint_id_event_id_key" ON "webhook_delivery"("endpoint_id", "event_id");

-- CreateIndex
CREATE INDEX "webhook_attempt_endpoint_id_at_id_idx" ON "webhook_attempt"("endpoint_id", "at", "id");

-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE "declaration"
    ADD CONSTRAINT "declaration_mode" CHECK ("mode" IN ('test', 'live'));
ALTER TABLE "api_key"
    ADD CONSTRAINT "api_key_mode" CHECK ("mode" IN ('test', 'live')),
    ADD CONSTRAINT "api_key_secret" CHECK ("secret_hash" ~ '^[0-9a-f]{64}$'),
    ADD CONSTRAINT "api_key_revoked" CHECK (("revoked_at" IS NULL) = ("revoked_by" IS NULL));
ALTER TABLE "webhook_endpoint"
    ADD CONSTRAINT "webhook_endpoint_status" CHECK ("status" IN ('on', 'off', 'switched_off', 'deleted')),
    ADD CONSTRAINT "webhook_endpoint_counts" CHECK ("version" >= 1 AND "secret_round" >= 1 AND "failures" >= 0);
ALTER TABLE "webhook_delivery"
    ADD CONSTRAINT "webhook_delivery_status" CHECK ("status" IN ('pending', 'delivered', 'given_up')),
    ADD CONSTRAINT "webhook_delivery_counts" CHECK ("attempts" >= 0 AND "round" >= 1);

-- Endpoints whose workflow has something to do are looked for again and again.
CREATE INDEX "webhook_delivery_pending" ON "webhook_delivery" ("due_at", "endpoint_id") WHERE "status" = 'pending';

-- A key is its firm's alone; who presents one is looked up before anybody knows who it is.
CREATE POLICY "seen_by_actor" ON "api_key" USING (
    "organisation_id" = app_organisation() OR current_setting('app.scope', true) = 'authentication');
-- What is sent where is its firm's alone; the dispatcher makes the deliveries, the worker sends them.
DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['webhook_endpoint', 'webhook_delivery', 'webhook_attempt'] LOOP
        EXECUTE format('CREATE POLICY "seen_by_actor" ON %I USING (
            "organisation_id" = app_organisation()
            OR current_setting(''app.scope'', true) IN (''worker'', ''dispatcher''))', tenant_table);
    END LOOP;
    FOREACH tenant_table IN ARRAY ARRAY['api_key', 'webhook_endpoint', 'webhook_delivery', 'webhook_attempt'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY "read_by_auditors" ON %I FOR SELECT USING (current_setting(''app.scope'', true) = ''auditor'')', tenant_table);
    END LOOP;
END
$$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT SELECT, INSERT ON "api_key", "webhook_endpoint", "webhook_delivery", "webhook_attempt" TO portolan_app;
    GRANT UPDATE ("last_used_at", "expires_at", "revoked_at", "revoked_by", "replaced_by") ON "api_key" TO portolan_app;
    GRANT UPDATE ("url", "description", "event_types", "status", "why", "version", "position", "key_id", "secret_round",
        "previous_key_id", "previous_until", "failures", "failing_since", "rests_until", "woken_at", "updated_at")
        ON "webhook_endpoint" TO portolan_app;
    GRANT UPDATE ("status", "attempts", "round", "due_at", "last_attempt_at", "delivered_at") ON "webhook_delivery" TO portolan_app;
END
$$;
