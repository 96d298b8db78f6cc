-- The first record. Part one is what `prisma migrate diff` writes from schema.prisma; part two, below it, is what a
-- Prisma schema cannot say: closed lists, quantities that never overdraw, row-level security and grants.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "installation" (
    "id" TEXT NOT NULL,
    "installation_id" TEXT NOT NULL,
    "last_position" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "agency" TEXT,
    "tin" TEXT,
    "country" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_token" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "agency" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "declaration" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "declarant_person_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "declaration_version" INTEGER NOT NULL DEFAULT 0,
    "draft" JSONB,
    "lrn" TEXT,
    "ducr" TEXT,
    "mrn" TEXT,
    "s10" TEXT,
    "lane" TEXT,
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "origin_country" TEXT,
    "destination_country" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "deadlines" JSONB NOT NULL DEFAULT '{}',
    "policy" JSONB,
    "calls" JSONB NOT NULL DEFAULT '{}',
    "ruleset" JSONB,
    "correlation_id" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "registered_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3),
    "exited_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "declaration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "declaration_version" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "made_by" TEXT NOT NULL,
    "person_id" TEXT,
    "data" JSONB NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "declaration_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "act" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "workflow_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "reason" TEXT,
    "correlation_id" TEXT NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "deliveries" INTEGER NOT NULL DEFAULT 0,
    "taken_up_at" TIMESTAMPTZ(3),
    "outcome" JSONB,

    CONSTRAINT "act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "counterparty" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT,
    "reference" TEXT,
    "version" INTEGER,
    "facts" JSONB,
    "declaration_id" TEXT,
    "organisation_id" TEXT,
    "workflow_id" TEXT,
    "why" TEXT,
    "delivered_at" TIMESTAMPTZ(3),
    "taken_up_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recording" (
    "key" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recording_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "timeline_entry" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT,
    "why" TEXT NOT NULL,
    "rule_id" TEXT,
    "audience" TEXT NOT NULL DEFAULT 'all',
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "timeline_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "position" BIGINT,
    "type" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'all',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_record" (
    "chain" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "details_salt" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_record_pkey" PRIMARY KEY ("chain","index")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "chain" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "declaration_version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "explanation" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "passive" JSONB NOT NULL DEFAULT '[]',
    "pack_id" TEXT NOT NULL,
    "pack_version" TEXT NOT NULL,
    "pack_hash" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'all',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "declaration_version" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "customs_value" DECIMAL(19,4) NOT NULL,
    "currency" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_line" (
    "id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "tax" TEXT NOT NULL,
    "base" DECIMAL(19,4) NOT NULL,
    "rate" TEXT NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "currency" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,

    CONSTRAINT "assessment_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "declaration_id" TEXT,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permit" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "permit_type" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "hs_prefixes" TEXT[],
    "destination" TEXT,
    "quantity" DECIMAL(19,4) NOT NULL,
    "unit" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'valid',
    "application_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "permit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permit_application" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "declaration_version" INTEGER NOT NULL,
    "permit_type" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "counterparty" TEXT NOT NULL,
    "decides" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "standing" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "hs_code" TEXT NOT NULL,
    "quantity" DECIMAL(19,4) NOT NULL,
    "unit" TEXT NOT NULL,
    "agency_reference" TEXT,
    "granted" JSONB,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "deadlines" JSONB NOT NULL DEFAULT '{}',
    "reminded" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "permit_id" TEXT,
    "settled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "permit_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "capacity" DECIMAL(19,4) NOT NULL,
    "reserved" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "committed" DECIMAL(19,4) NOT NULL DEFAULT 0,
    "unit" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "key" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "reservation_key" TEXT NOT NULL,
    "quantity" DECIMAL(19,4) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "task" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "subject_id" TEXT,
    "workflow_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ordered',
    "ordered_by" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "examination_result" JSONB,
    "inspected_by" TEXT,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "inspected_at" TIMESTAMPTZ(3),

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "amount" DECIMAL(19,4) NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'due',
    "provider_reference" TEXT,
    "pay_url" TEXT,
    "assessment_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counterparty_call" (
    "key" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "counterparty" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "request_hash" TEXT NOT NULL,
    "answer" JSONB,
    "last_fault" JSONB,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "counterparty_call_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "parked_step" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "workflow_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "effect_key" TEXT NOT NULL,
    "counterparty" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "skippable" BOOLEAN NOT NULL,
    "overridable" TEXT NOT NULL,
    "actions" TEXT[],
    "recommended" TEXT NOT NULL,
    "last_answer" JSONB,
    "status" TEXT NOT NULL DEFAULT 'parked',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "resolution" TEXT,
    "resolved_by" TEXT,
    "signed_by" TEXT,
    "reason" TEXT,
    "value" JSONB,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "parked_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" TEXT NOT NULL,
    "declaration_id" TEXT,
    "organisation_id" TEXT,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "signed_by" TEXT,
    "signed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "http_status" INTEGER,
    "headers" JSONB,
    "body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "locked_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("scope","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_token_token_hash_key" ON "access_token"("token_hash");

-- CreateIndex
CREATE INDEX "declaration_organisation_id_created_at_id_idx" ON "declaration"("organisation_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "declaration_state_updated_at_idx" ON "declaration"("state", "updated_at");

-- CreateIndex
CREATE INDEX "declaration_lrn_idx" ON "declaration"("lrn");

-- CreateIndex
CREATE INDEX "declaration_mrn_idx" ON "declaration"("mrn");

-- CreateIndex
CREATE INDEX "declaration_s10_idx" ON "declaration"("s10");

-- CreateIndex
CREATE UNIQUE INDEX "declaration_version_declaration_id_number_key" ON "declaration_version"("declaration_id", "number");

-- CreateIndex
CREATE INDEX "act_declaration_id_stored_at_idx" ON "act"("declaration_id", "stored_at");

-- CreateIndex
CREATE INDEX "act_taken_up_at_stored_at_idx" ON "act"("taken_up_at", "stored_at");

-- CreateIndex
CREATE INDEX "notice_declaration_id_received_at_idx" ON "notice"("declaration_id", "received_at");

-- CreateIndex
CREATE INDEX "notice_taken_up_at_received_at_idx" ON "notice"("taken_up_at", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_counterparty_external_id_key" ON "notice"("counterparty", "external_id");

-- CreateIndex
CREATE INDEX "recording_declaration_id_idx" ON "recording"("declaration_id");

-- CreateIndex
CREATE UNIQUE INDEX "timeline_entry_declaration_id_sequence_key" ON "timeline_entry"("declaration_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "event_position_key" ON "event"("position");

-- CreateIndex
CREATE INDEX "event_organisation_id_position_idx" ON "event"("organisation_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "event_declaration_id_sequence_key" ON "event"("declaration_id", "sequence");

-- CreateIndex
CREATE INDEX "decision_declaration_id_kind_at_idx" ON "decision"("declaration_id", "kind", "at");

-- CreateIndex
CREATE INDEX "assessment_declaration_id_at_idx" ON "assessment"("declaration_id", "at");

-- CreateIndex
CREATE INDEX "assessment_line_assessment_id_idx" ON "assessment_line"("assessment_id");

-- CreateIndex
CREATE INDEX "document_declaration_id_idx" ON "document"("declaration_id");

-- CreateIndex
CREATE INDEX "document_organisation_id_created_at_id_idx" ON "document"("organisation_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "permit_application_id_key" ON "permit"("application_id");

-- CreateIndex
CREATE INDEX "permit_organisation_id_permit_type_valid_until_idx" ON "permit"("organisation_id", "permit_type", "valid_until");

-- CreateIndex
CREATE UNIQUE INDEX "permit_agency_permit_type_number_key" ON "permit"("agency", "permit_type", "number");

-- CreateIndex
CREATE INDEX "permit_application_agency_standing_idx" ON "permit_application"("agency", "standing");

-- CreateIndex
CREATE UNIQUE INDEX "permit_application_declaration_id_permit_type_round_key" ON "permit_application"("declaration_id", "permit_type", "round");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_kind_subject_id_key" ON "ledger_account"("kind", "subject_id");

-- CreateIndex
CREATE INDEX "ledger_entry_account_id_idx" ON "ledger_entry"("account_id");

-- CreateIndex
CREATE INDEX "ledger_entry_declaration_id_idx" ON "ledger_entry"("declaration_id");

-- CreateIndex
CREATE INDEX "task_queue_status_opened_at_id_idx" ON "task"("queue", "status", "opened_at", "id");

-- CreateIndex
CREATE INDEX "task_organisation_id_status_opened_at_id_idx" ON "task"("organisation_id", "status", "opened_at", "id");

-- CreateIndex
CREATE INDEX "task_declaration_id_status_idx" ON "task"("declaration_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_declaration_id_round_key" ON "inspection"("declaration_id", "round");

-- CreateIndex
CREATE UNIQUE INDEX "payment_declaration_id_purpose_round_key" ON "payment"("declaration_id", "purpose", "round");

-- CreateIndex
CREATE INDEX "counterparty_call_declaration_id_started_at_idx" ON "counterparty_call"("declaration_id", "started_at");

-- CreateIndex
CREATE INDEX "counterparty_call_counterparty_status_idx" ON "counterparty_call"("counterparty", "status");

-- CreateIndex
CREATE UNIQUE INDEX "parked_step_key_key" ON "parked_step"("key");

-- CreateIndex
CREATE INDEX "parked_step_status_since_idx" ON "parked_step"("status", "since");

-- CreateIndex
CREATE INDEX "parked_step_declaration_id_status_idx" ON "parked_step"("declaration_id", "status");

-- CreateIndex
CREATE INDEX "proposal_kind_subject_id_status_idx" ON "proposal"("kind", "subject_id", "status");


-- ---------------------------------------------------------------------------------------------------------------
-- Part two, by hand.
-- ---------------------------------------------------------------------------------------------------------------

-- Closed lists. The words are those of domain/; a test compares them.
ALTER TABLE "organisation"
    ADD CONSTRAINT "organisation_kind" CHECK ("kind" IN ('exporter', 'customs', 'agency', 'operator')),
    ADD CONSTRAINT "organisation_agency" CHECK (("kind" = 'agency') = ("agency" IS NOT NULL));
ALTER TABLE "access_token"
    ADD CONSTRAINT "access_token_role" CHECK ("role" IN ('exporter', 'customs_officer', 'agency_officer', 'operator')),
    ADD CONSTRAINT "access_token_agency" CHECK (("role" = 'agency_officer') = ("agency" IS NOT NULL));
ALTER TABLE "declaration"
    ADD CONSTRAINT "declaration_state" CHECK ("state" IN (
        'DRAFT', 'SUBMITTED', 'PERMITS_PENDING', 'LODGED', 'REJECTED', 'PRELODGED', 'REGISTERED', 'MATCHING',
        'DOCUMENTS_REQUIRED', 'QUERY', 'INSPECTION', 'ASSESSED', 'PAYMENT_DUE', 'RELEASED', 'RECALLED', 'CONSOLIDATED',
        'EXIT_OVERDUE', 'EXITED', 'DETAINED', 'SEIZED', 'CLEARED', 'WITHDRAWN', 'INVALIDATED', 'EXPIRED', 'REFUSED',
        'RETURNED_TO_EXPORTER', 'FORFEITED', 'DESTROYED', 'ABORTED')),
    ADD CONSTRAINT "declaration_lane" CHECK ("lane" IN ('green', 'blue', 'yellow', 'red')),
    ADD CONSTRAINT "declaration_counts" CHECK ("version" >= 1 AND "sequence" >= 0 AND "declaration_version" >= 0),
    ADD CONSTRAINT "declaration_complete" CHECK ("state" = 'DRAFT' OR (
        "lrn" IS NOT NULL AND "origin_country" IS NOT NULL AND "destination_country" IS NOT NULL
        AND "draft" IS NULL AND "declaration_version" >= 1 AND "submitted_at" IS NOT NULL));
ALTER TABLE "declaration_version"
    ADD CONSTRAINT "declaration_version_maker" CHECK ("made_by" IN ('exporter', 'customs')),
    ADD CONSTRAINT "declaration_version_number" CHECK ("number" >= 1);
ALTER TABLE "act"
    ADD CONSTRAINT "act_role" CHECK ("role" IN ('exporter', 'customs_officer', 'agency_officer', 'operator'));
ALTER TABLE "notice"
    ADD CONSTRAINT "notice_counterparty" CHECK ("counterparty" IN ('customs', 'naeb', 'rica', 'carrier', 'payment')),
    ADD CONSTRAINT "notice_status" CHECK ("status" IN ('received', 'interpreted', 'uninterpretable', 'delivered', 'applied', 'ignored'));
ALTER TABLE "timeline_entry"
    ADD CONSTRAINT "timeline_entry_audience" CHECK ("audience" IN ('all', 'officer'));
ALTER TABLE "event"
    ADD CONSTRAINT "event_audience" CHECK ("audience" IN ('all', 'officer'));
ALTER TABLE "decision"
    ADD CONSTRAINT "decision_audience" CHECK ("audience" IN ('all', 'officer'));
ALTER TABLE "assessment"
    ADD CONSTRAINT "assessment_stage" CHECK ("stage" IN ('provisional', 'final'));
ALTER TABLE "assessment_line"
    ADD CONSTRAINT "assessment_line_side" CHECK ("side" IN ('origin', 'destination')),
    ADD CONSTRAINT "assessment_line_amounts" CHECK ("base" >= 0 AND "amount" >= 0);
ALTER TABLE "document"
    ADD CONSTRAINT "document_size" CHECK ("size_bytes" > 0);
ALTER TABLE "permit"
    ADD CONSTRAINT "permit_status" CHECK ("status" IN ('valid', 'revoked')),
    ADD CONSTRAINT "permit_quantity" CHECK ("quantity" > 0),
    ADD CONSTRAINT "permit_validity" CHECK ("valid_from" <= "valid_until");
ALTER TABLE "permit_application"
    ADD CONSTRAINT "permit_application_standing" CHECK ("standing" IN ('TO_APPLY', 'APPLIED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    ADD CONSTRAINT "permit_application_decides" CHECK ("decides" IN ('here', 'authority')),
    ADD CONSTRAINT "permit_application_quantity" CHECK ("quantity" > 0 AND "round" >= 1);
ALTER TABLE "ledger_account"
    ADD CONSTRAINT "ledger_account_kind" CHECK ("kind" IN ('permit_quantity', 'buyer_quota', 'guarantee', 'money')),
    ADD CONSTRAINT "ledger_account_quantities" CHECK ("capacity" >= 0 AND "reserved" >= 0 AND "committed" >= 0),
    -- The last line of defence: whatever a program does, an account is never overdrawn.
    ADD CONSTRAINT "ledger_account_not_overdrawn" CHECK ("reserved" + "committed" <= "capacity");
ALTER TABLE "ledger_entry"
    ADD CONSTRAINT "ledger_entry_operation" CHECK ("operation" IN ('reserve', 'commit', 'give_back')),
    ADD CONSTRAINT "ledger_entry_quantity" CHECK ("quantity" > 0),
    ADD CONSTRAINT "ledger_entry_reservation" CHECK (("operation" = 'reserve') = ("key" = "reservation_key"));
ALTER TABLE "task"
    ADD CONSTRAINT "task_status" CHECK ("status" IN ('open', 'done', 'cancelled'));
ALTER TABLE "inspection"
    ADD CONSTRAINT "inspection_status" CHECK ("status" IN ('ordered', 'done', 'cancelled'));
ALTER TABLE "payment"
    ADD CONSTRAINT "payment_purpose" CHECK ("purpose" IN ('origin', 'destination')),
    ADD CONSTRAINT "payment_status" CHECK ("status" IN ('due', 'requested', 'paid', 'failed', 'refunded', 'cancelled')),
    ADD CONSTRAINT "payment_amount" CHECK ("amount" > 0);
ALTER TABLE "counterparty_call"
    ADD CONSTRAINT "counterparty_call_counterparty" CHECK ("counterparty" IN ('customs', 'naeb', 'rica', 'carrier', 'payment')),
    ADD CONSTRAINT "counterparty_call_status" CHECK ("status" IN ('started', 'answered', 'failed', 'overridden', 'skipped'));
ALTER TABLE "parked_step"
    ADD CONSTRAINT "parked_step_status" CHECK ("status" IN ('parked', 'resolved')),
    ADD CONSTRAINT "parked_step_resolution" CHECK ("resolution" IN ('retry', 'override', 'skip', 'abort', 'settled')),
    ADD CONSTRAINT "parked_step_resolved" CHECK (("status" = 'resolved') = ("resolution" IS NOT NULL));
ALTER TABLE "proposal"
    ADD CONSTRAINT "proposal_status" CHECK ("status" IN ('open', 'signed', 'refused', 'expired')),
    -- Two signatures are two people, whatever the program thinks.
    ADD CONSTRAINT "proposal_signatories" CHECK ("signed_by" IS NULL OR "signed_by" <> "proposed_by");
ALTER TABLE "idempotency_record"
    ADD CONSTRAINT "idempotency_record_status" CHECK ("status" IN ('running', 'done'));

-- A reservation is settled once, by a commit or by giving it back.
CREATE UNIQUE INDEX "ledger_entry_settled_once" ON "ledger_entry" ("reservation_key") WHERE "operation" <> 'reserve';
-- A step of a workflow is parked once at a time.
CREATE UNIQUE INDEX "parked_step_once" ON "parked_step" ("workflow_id", "step") WHERE "status" = 'parked';
-- What the one writer of the feed's positions still has to place.
CREATE INDEX "event_unplaced" ON "event" ("created_at") WHERE "position" IS NULL;

-- Who sees what. Every transaction says who acts in three settings of its own (prisma/withActor.ts); without them
-- nothing is seen. The functions are plain SQL so that the planner puts their text in the place of the call.
CREATE FUNCTION "app_organisation"() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN NULLIF(current_setting('app.organisation_id', true), '');
CREATE FUNCTION "app_agency"() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN current_setting('app.scope', true) = 'agency' THEN NULLIF(current_setting('app.agency', true), '') END;
CREATE FUNCTION "app_sees_all"() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN COALESCE(current_setting('app.scope', true) IN ('customs', 'operator', 'worker', 'dispatcher'), false);

-- An exporter sees its own, an agency the declarations that one of its permits was applied for with, customs all but drafts.
CREATE POLICY "seen_by_actor" ON "declaration" USING (
    (app_sees_all() AND ("state" <> 'DRAFT' OR current_setting('app.scope', true) <> 'customs'))
    OR "organisation_id" = app_organisation()
    OR (app_agency() IS NOT NULL AND "id" IN (SELECT "declaration_id" FROM "permit_application" WHERE "agency" = app_agency())));
CREATE POLICY "drafts_only" ON "declaration" AS RESTRICTIVE FOR DELETE USING ("state" = 'DRAFT');

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['declaration_version', 'act', 'notice', 'recording', 'timeline_entry', 'event', 'decision',
        'assessment', 'assessment_line', 'document', 'ledger_entry', 'task', 'inspection', 'payment', 'counterparty_call',
        'parked_step', 'proposal'] LOOP
        EXECUTE format('CREATE POLICY "seen_by_actor" ON %I USING (
            app_sees_all()
            OR "organisation_id" = app_organisation()
            OR (app_agency() IS NOT NULL AND "declaration_id" IN (SELECT "declaration_id" FROM "permit_application" WHERE "agency" = app_agency())))', tenant_table);
    END LOOP;
    FOREACH tenant_table IN ARRAY ARRAY['organisation', 'person', 'access_token', 'declaration', 'declaration_version', 'act', 'notice',
        'recording', 'timeline_entry', 'event', 'audit_record', 'audit_head', 'decision', 'assessment', 'assessment_line', 'document',
        'permit', 'permit_application', 'ledger_account', 'ledger_entry', 'task', 'inspection', 'payment', 'counterparty_call',
        'parked_step', 'proposal', 'idempotency_record'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        -- Also the owner is held by the policies: a migration that reads tenants' rows has to say as whom.
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    END LOOP;
END
$$;

CREATE POLICY "seen_by_actor" ON "permit_application" USING (
    app_sees_all() OR "organisation_id" = app_organisation() OR "agency" = app_agency());
CREATE POLICY "seen_by_actor" ON "permit" USING (
    app_sees_all() OR "organisation_id" = app_organisation() OR "agency" = app_agency());
CREATE POLICY "seen_by_actor" ON "ledger_account" USING (
    app_sees_all() OR "organisation_id" = app_organisation()
    OR (app_agency() IS NOT NULL AND "kind" = 'permit_quantity' AND "subject_id" IN (SELECT "id" FROM "permit" WHERE "agency" = app_agency())));

-- Whoever presents a token is looked up before anybody knows who it is: a scope of its own, which sees nothing else.
CREATE POLICY "seen_by_actor" ON "organisation" USING (
    app_sees_all() OR "id" = app_organisation() OR current_setting('app.scope', true) IN ('agency', 'authentication'));
CREATE POLICY "seen_by_actor" ON "person" USING (
    app_sees_all() OR "organisation_id" = app_organisation() OR current_setting('app.scope', true) = 'authentication');
CREATE POLICY "seen_by_actor" ON "access_token" USING (
    "organisation_id" = app_organisation() OR current_setting('app.scope', true) IN ('operator', 'authentication'));

-- A chain is read by its organisation; whoever acts on an organisation's declaration appends to that organisation's chain.
CREATE POLICY "seen_by_actor" ON "audit_record" FOR SELECT USING (app_sees_all() OR "chain" = app_organisation());
CREATE POLICY "appended_by_actor" ON "audit_record" FOR INSERT WITH CHECK (
    app_sees_all() OR "chain" = app_organisation() OR app_agency() IS NOT NULL);
CREATE POLICY "moved_by_actor" ON "audit_head" USING (
    app_sees_all() OR "chain" = app_organisation() OR app_agency() IS NOT NULL);

-- Stored answers of the API hold what they answered: a scope begins with the organisation that asked.
CREATE POLICY "seen_by_actor" ON "idempotency_record" USING (
    app_sees_all() OR starts_with("scope", app_organisation() || '/'));

-- The application owns nothing. What is written once stays as it was written: no UPDATE, no DELETE.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portolan_app') THEN
        RAISE NOTICE 'role portolan_app does not exist: nothing granted';
        RETURN;
    END IF;
    GRANT USAGE ON SCHEMA "public" TO portolan_app;
    GRANT SELECT ON ALL TABLES IN SCHEMA "public" TO portolan_app;
    GRANT INSERT ON "organisation", "person", "access_token", "declaration", "declaration_version", "act", "notice", "recording",
        "timeline_entry", "event", "audit_record", "audit_head", "decision", "assessment", "assessment_line", "document", "permit",
        "permit_application", "ledger_account", "ledger_entry", "task", "inspection", "payment", "counterparty_call", "parked_step",
        "proposal", "idempotency_record" TO portolan_app;
    GRANT UPDATE ON "organisation", "person", "declaration", "audit_head", "permit_application", "task", "counterparty_call",
        "idempotency_record" TO portolan_app;
    GRANT UPDATE ("last_position") ON "installation" TO portolan_app;
    GRANT UPDATE ("revoked_at") ON "access_token" TO portolan_app;
    GRANT UPDATE ("delivered_at", "deliveries", "taken_up_at", "outcome") ON "act" TO portolan_app;
    GRANT UPDATE ("status", "attempts", "kind", "reference", "version", "facts", "declaration_id", "organisation_id", "workflow_id",
        "why", "delivered_at", "taken_up_at") ON "notice" TO portolan_app;
    GRANT UPDATE ("position") ON "event" TO portolan_app;
    GRANT UPDATE ("declaration_id") ON "document" TO portolan_app;
    GRANT UPDATE ("status") ON "permit" TO portolan_app;
    GRANT UPDATE ("reserved", "committed") ON "ledger_account" TO portolan_app;
    GRANT UPDATE ("status", "examination_result", "inspected_by", "inspected_at") ON "inspection" TO portolan_app;
    GRANT UPDATE ("status", "provider_reference", "pay_url", "paid_at") ON "payment" TO portolan_app;
    GRANT UPDATE ("key", "effect_key", "counterparty", "code", "fingerprint", "message", "attempts", "actions", "recommended",
        "last_answer", "status", "resolution", "resolved_by", "signed_by", "reason", "value", "resolved_at") ON "parked_step" TO portolan_app;
    GRANT UPDATE ("status", "signed_by", "signed_at") ON "proposal" TO portolan_app;
    -- Drafts (see the policy "drafts_only") and their documents; stored answers that nobody can ask for any more.
    GRANT DELETE ON "declaration", "document", "idempotency_record" TO portolan_app;
END
$$;
