-- The whole life cycle: requests, holds, legal notices and appeals beside the state; messages that acts make due;
-- consolidations; the feeds of marketplace parcels. Counterparties and agencies are data, no longer a list in here.

ALTER TABLE "declaration" ADD COLUMN "authority" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "declaration" ADD COLUMN "consolidation_id" TEXT;
CREATE INDEX "declaration_consolidation_id_idx" ON "declaration"("consolidation_id");

ALTER TABLE "timeline_entry" ADD COLUMN "trigger" TEXT;

ALTER TABLE "notice" DROP CONSTRAINT "notice_counterparty",
    ADD CONSTRAINT "notice_counterparty" CHECK ("counterparty" ~ '^[a-z]{2,12}$');
ALTER TABLE "counterparty_call" DROP CONSTRAINT "counterparty_call_counterparty",
    ADD CONSTRAINT "counterparty_call_counterparty" CHECK ("counterparty" ~ '^[a-z]{2,12}$');

CREATE TABLE "amendment_request" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "base_version" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "pointers" TEXT[],
    "reason" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "person_id" TEXT,
    "standing" TEXT NOT NULL,
    "decided_by" TEXT,
    "decided_why" TEXT,
    "became_version" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    CONSTRAINT "amendment_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "amendment_request_maker" CHECK ("made_by" IN ('exporter', 'customs')),
    CONSTRAINT "amendment_request_standing" CHECK ("standing" IN ('officer', 'authority', 'granted', 'denied', 'cancelled', 'overtaken')),
    CONSTRAINT "amendment_request_numbers" CHECK ("number" >= 1 AND "base_version" >= 1)
);
CREATE UNIQUE INDEX "amendment_request_declaration_id_number_key" ON "amendment_request"("declaration_id", "number");
-- One request at a time is undecided.
CREATE UNIQUE INDEX "amendment_request_open_once" ON "amendment_request" ("declaration_id") WHERE "standing" IN ('officer', 'authority');

CREATE TABLE "withdrawal_request" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "standing" TEXT NOT NULL DEFAULT 'requested',
    "decided_by" TEXT,
    "decided_why" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    CONSTRAINT "withdrawal_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "withdrawal_request_standing" CHECK ("standing" IN ('requested', 'granted', 'denied', 'overtaken'))
);
CREATE INDEX "withdrawal_request_declaration_id_idx" ON "withdrawal_request"("declaration_id");
CREATE UNIQUE INDEX "withdrawal_request_open_once" ON "withdrawal_request" ("declaration_id") WHERE "standing" = 'requested';

CREATE TABLE "hold" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "placed_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by" TEXT,
    "lifted_why" TEXT,
    "lifted_at" TIMESTAMPTZ(3),
    CONSTRAINT "hold_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "hold_lifted" CHECK (("lifted_at" IS NULL) = ("lifted_by" IS NULL))
);
CREATE INDEX "hold_declaration_id_idx" ON "hold"("declaration_id");
CREATE UNIQUE INDEX "hold_once" ON "hold" ("declaration_id") WHERE "lifted_at" IS NULL;

CREATE TABLE "legal_notice" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "proposed_by" TEXT,
    "signed_by" TEXT,
    "served_at" TIMESTAMPTZ(3) NOT NULL,
    "appeal_until" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "legal_notice_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "legal_notice_kind" CHECK ("kind" IN ('detention', 'seizure')),
    -- Two signatures are two people; none where the authority's own system detained.
    CONSTRAINT "legal_notice_signatories" CHECK (("proposed_by" IS NULL) = ("signed_by" IS NULL) AND "signed_by" IS DISTINCT FROM "proposed_by" OR "proposed_by" IS NULL)
);
CREATE INDEX "legal_notice_declaration_id_idx" ON "legal_notice"("declaration_id");

CREATE TABLE "appeal" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "legal_notice_id" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "document_ids" TEXT[],
    "lodged_by" TEXT NOT NULL,
    "lodged_at" TIMESTAMPTZ(3) NOT NULL,
    "standing" TEXT NOT NULL DEFAULT 'open',
    "decided_by" TEXT,
    "signed_by" TEXT,
    "decided_why" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "appeal_standing" CHECK ("standing" IN ('open', 'upheld', 'dismissed', 'overtaken'))
);
CREATE INDEX "appeal_declaration_id_idx" ON "appeal"("declaration_id");
CREATE UNIQUE INDEX "appeal_open_once" ON "appeal" ("declaration_id") WHERE "standing" = 'open';

CREATE TABLE "counterparty_message" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "counterparty" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "standing" TEXT NOT NULL DEFAULT 'due',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    CONSTRAINT "counterparty_message_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "counterparty_message_counterparty" CHECK ("counterparty" ~ '^[a-z]{2,12}$'),
    CONSTRAINT "counterparty_message_standing" CHECK ("standing" IN ('due', 'sent', 'refused', 'skipped'))
);
CREATE INDEX "counterparty_message_declaration_id_created_at_idx" ON "counterparty_message"("declaration_id", "created_at");

CREATE TABLE "consolidation" (
    "id" TEXT NOT NULL,
    "mucr" TEXT NOT NULL,
    "bag_sscc" TEXT NOT NULL,
    "container" TEXT,
    "shut_by" TEXT NOT NULL,
    "shut_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "consolidation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "consolidation_mucr_key" ON "consolidation"("mucr");
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_consolidation_id_fkey"
    FOREIGN KEY ("consolidation_id") REFERENCES "consolidation"("id");

CREATE TABLE "order_feed" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT,
    "organisation_id" TEXT,
    "kind" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "order_number" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "notice_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "order_feed_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "order_feed_kind" CHECK ("kind" IN ('order', 'payment', 'waybill'))
);
CREATE UNIQUE INDEX "order_feed_notice_id_key" ON "order_feed"("notice_id");
CREATE INDEX "order_feed_order_number_kind_idx" ON "order_feed"("order_number", "kind");
CREATE INDEX "order_feed_declaration_id_idx" ON "order_feed"("declaration_id");

-- A feed looks for the declaration that names its order, its payment or its waybill.
CREATE INDEX "declaration_version_order_idx" ON "declaration_version" (("data" #>> '{marketplace_order,order_number}'))
    WHERE "data" ? 'marketplace_order';
CREATE INDEX "declaration_version_payment_idx" ON "declaration_version" (("data" #>> '{marketplace_order,payment_reference}'))
    WHERE "data" ? 'marketplace_order';
CREATE INDEX "declaration_version_waybill_idx" ON "declaration_version" (("data" #>> '{transport_document,number}'))
    WHERE "data" ? 'marketplace_order';
CREATE INDEX "order_feed_transaction_idx" ON "order_feed" (("data" ->> 'transactionNumber')) WHERE "kind" = 'payment';
CREATE INDEX "order_feed_waybill_idx" ON "order_feed" (("data" ->> 'waybillNumber')) WHERE "kind" = 'waybill';

-- A number that a carrier gave a parcel is not used again for a while, by anybody.
CREATE TABLE "waybill_use" (
    "carrier" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "waybill_use_pkey" PRIMARY KEY ("carrier", "number", "declaration_id")
);
-- Whether a number is taken is asked across firms, and says nothing of the other one: looked up in the scope of the worker.
CREATE FUNCTION "waybill_is_taken"(asked_carrier text, asked_number text, asking text, since timestamptz) RETURNS boolean
    LANGUAGE plpgsql AS $$
        DECLARE
            asked_in text := current_setting('app.scope', true);
            taken boolean;
        BEGIN
            PERFORM set_config('app.scope', 'worker', true);
            taken := EXISTS (SELECT FROM "waybill_use" WHERE "carrier" = asked_carrier AND "number" = asked_number
                AND "declaration_id" <> asking AND "used_at" > since);
            PERFORM set_config('app.scope', asked_in, true);
            RETURN taken;
        END
    $$;

-- Of a charge that was paid: what has been ordered to be paid back, because less was owed after all.
ALTER TABLE "payment" ADD COLUMN "refunded" DECIMAL(19,4) NOT NULL DEFAULT 0,
    ADD CONSTRAINT "payment_refunded" CHECK ("refunded" >= 0 AND "refunded" <= "amount");

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['waybill_use', 'amendment_request', 'withdrawal_request', 'hold', 'legal_notice', 'appeal',
        'counterparty_message', 'order_feed'] LOOP
        EXECUTE format('CREATE POLICY "seen_by_actor" ON %I USING (
            app_sees_all()
            OR "organisation_id" = app_organisation()
            OR (app_agency() IS NOT NULL AND "declaration_id" IN (SELECT "declaration_id" FROM "permit_application" WHERE "agency" = app_agency())))', tenant_table);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    END LOOP;
END
$$;
-- A bag holds parcels of several firms: its reference is no firm's own, and only a firm with a parcel in it sees it.
CREATE POLICY "seen_by_actor" ON "consolidation" USING (
    app_sees_all() OR "id" IN (SELECT "consolidation_id" FROM "declaration" WHERE "organisation_id" = app_organisation()));
ALTER TABLE "consolidation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "consolidation" FORCE ROW LEVEL SECURITY;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT SELECT, INSERT ON "amendment_request", "withdrawal_request", "hold", "legal_notice", "appeal", "counterparty_message",
        "consolidation", "order_feed", "waybill_use" TO portolan_app;
    GRANT UPDATE ("refunded") ON "payment" TO portolan_app;
    GRANT UPDATE ("standing", "decided_by", "decided_why", "became_version", "decided_at") ON "amendment_request" TO portolan_app;
    GRANT UPDATE ("standing", "decided_by", "decided_why", "decided_at") ON "withdrawal_request" TO portolan_app;
    GRANT UPDATE ("lifted_by", "lifted_why", "lifted_at") ON "hold" TO portolan_app;
    GRANT UPDATE ("standing", "decided_by", "signed_by", "decided_why", "decided_at") ON "appeal" TO portolan_app;
    GRANT UPDATE ("standing", "settled_at") ON "counterparty_message" TO portolan_app;
    GRANT UPDATE ("declaration_id", "organisation_id") ON "order_feed" TO portolan_app;
END
$$;
