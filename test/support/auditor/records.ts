import pg from 'pg';

/** The rows the auditor reads, by its own SQL. Decimals and big integers are text, instants are Dates. */
export interface DeclarationRow {
  id: string;
  organisationId: string;
  declarantPersonId: string;
  state: string;
  version: number;
  sequence: number;
  declarationVersion: number;
  lane: string | null;
  flags: string[];
  /** Who decides acceptance, lane, assessment, release and exit: `here` or `authority`. */
  authority: Readonly<Record<string, string>>;
}
export interface VersionRow {
  declarationId: string;
  number: number;
  data: { corridor?: { origin?: string }; items?: { line: number; hs_code: string; net_weight_grams: number }[] };
}
export interface TimelineRow {
  declarationId: string;
  sequence: number;
  at: Date;
  actor: string;
  role: string;
  what: string;
  fromState: string | null;
  toState: string | null;
}
export interface EventRow {
  declarationId: string;
  sequence: number;
  position: string | null;
}
export interface ActRow {
  id: string;
  declarationId: string;
  kind: string;
  role: string;
  personId: string;
  takenUpAt: Date | null;
  outcome: { accepted?: boolean } | null;
  /** What an act of two people says of its signatures. */
  payload: { proposalId?: string; signedBy?: string };
}
export interface ProposalRow {
  id: string;
  declarationId: string;
  kind: string;
  payload: { action?: string };
  proposedBy: string;
  signedBy: string | null;
  status: string;
}
export interface LegalNoticeRow {
  declarationId: string;
  kind: string;
  proposedBy: string | null;
  signedBy: string | null;
}
export interface AuditRow {
  chain: string;
  index: number;
  body: Record<string, unknown>;
  detailsSalt: string;
  previousHash: string;
  hash: string;
}
export interface AuditHeadRow {
  chain: string;
  index: number;
  hash: string;
}
export interface LedgerAccountRow {
  id: string;
  kind: string;
  subjectId: string;
  capacity: string;
  reserved: string;
  committed: string;
}
export interface LedgerEntryRow {
  key: string;
  accountId: string;
  declarationId: string;
  operation: string;
  reservationKey: string;
  quantity: string;
}
export interface PermitRow {
  id: string;
  permitType: string;
}
export interface PaymentRow {
  id: string;
  declarationId: string;
  purpose: string;
  round: number;
  amount: string;
  currency: string;
  status: string;
  providerReference: string | null;
}
export interface AssessmentRow {
  id: string;
  declarationId: string;
  declarationVersion: number;
  stage: string;
  at: Date;
}
export interface AssessmentLineRow {
  assessmentId: string;
  side: string;
  tax: string;
  amount: string;
  currency: string;
}
export interface CallRow {
  key: string;
  declarationId: string;
  counterparty: string;
  operation: string;
  status: string;
  answer: { outcome?: string } | null;
}
export interface ParkedRow {
  id: string;
  declarationId: string;
  step: string;
  status: string;
  resolution: string | null;
  resolvedBy: string | null;
  signedBy: string | null;
  overridable: string;
}
export interface InspectionRow {
  declarationId: string;
  round: number;
  status: string;
  inspectedBy: string | null;
  examinationResult: unknown;
}
export interface ApplicationRow {
  id: string;
  declarationId: string;
  permitType: string;
  round: number;
  standing: string;
  version: number;
}

const SQL = {
  declarations: `select id, organisation_id "organisationId", declarant_person_id "declarantPersonId", state, version, sequence,
    declaration_version "declarationVersion", lane, flags, authority from declaration order by id`,
  versions: `select declaration_id "declarationId", number, data from declaration_version order by declaration_id, number`,
  timeline: `select declaration_id "declarationId", sequence, at, actor, role, what, from_state "fromState", to_state "toState"
    from timeline_entry order by declaration_id, sequence`,
  events: `select declaration_id "declarationId", sequence, position::text from event order by event.position nulls last, declaration_id, sequence`,
  acts: `select id, declaration_id "declarationId", kind, role, person_id "personId", taken_up_at "takenUpAt", outcome, payload from act order by stored_at`,
  proposals: `select id, declaration_id "declarationId", kind, payload, proposed_by "proposedBy", signed_by "signedBy", status
    from proposal order by id`,
  legalNotices: `select declaration_id "declarationId", kind, proposed_by "proposedBy", signed_by "signedBy" from legal_notice order by id`,
  audit: `select chain, index, body, details_salt "detailsSalt", previous_hash "previousHash", hash from audit_record order by chain, index`,
  auditHeads: `select chain, index, hash from audit_head order by chain`,
  accounts: `select id, kind, subject_id "subjectId", capacity::text, reserved::text, committed::text from ledger_account order by id`,
  entries: `select key, account_id "accountId", declaration_id "declarationId", operation, reservation_key "reservationKey", quantity::text
    from ledger_entry order by at, key`,
  permits: `select id, permit_type "permitType" from permit order by id`,
  payments: `select id, declaration_id "declarationId", purpose, round, amount::text, currency, status,
    provider_reference "providerReference" from payment order by declaration_id, purpose, round`,
  assessments: `select id, declaration_id "declarationId", declaration_version "declarationVersion", stage, at from assessment
    order by declaration_id, at`,
  assessmentLines: `select assessment_id "assessmentId", side, tax, amount::text, currency from assessment_line order by id`,
  calls: `select key, declaration_id "declarationId", counterparty, operation, status, answer from counterparty_call order by started_at`,
  parked: `select id, declaration_id "declarationId", step, status, resolution, resolved_by "resolvedBy", signed_by "signedBy",
    overridable from parked_step order by since`,
  inspections: `select declaration_id "declarationId", round, status, inspected_by "inspectedBy",
    examination_result "examinationResult" from inspection order by declaration_id, round`,
  applications: `select id, declaration_id "declarationId", permit_type "permitType", round, standing, version
    from permit_application order by declaration_id, permit_type, round`,
  lastPosition: `select last_position::text "lastPosition" from installation`,
} as const;

/** Everything at one instant. */
export interface Records {
  declarations: DeclarationRow[];
  versions: VersionRow[];
  timeline: TimelineRow[];
  events: EventRow[];
  acts: ActRow[];
  proposals: ProposalRow[];
  legalNotices: LegalNoticeRow[];
  audit: AuditRow[];
  auditHeads: AuditHeadRow[];
  accounts: LedgerAccountRow[];
  entries: LedgerEntryRow[];
  permits: PermitRow[];
  payments: PaymentRow[];
  assessments: AssessmentRow[];
  assessmentLines: AssessmentLineRow[];
  calls: CallRow[];
  parked: ParkedRow[];
  inspections: InspectionRow[];
  applications: ApplicationRow[];
  lastPosition: { lastPosition: string }[];
}

/**
 * Reads the whole record in one snapshot.
 *
 * @param databaseUrl of the owner or of PostgreSQL's own role; row-level security holds the owner too, so the scope is said
 */
export async function readRecords(databaseUrl: string): Promise<Records> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query("select set_config('app.scope', 'operator', true)");
    const rows: Record<string, unknown[]> = {};
    for (const [name, text] of Object.entries(SQL)) rows[name] = (await client.query(text)).rows;
    await client.query('commit');
    return rows as unknown as Records;
  } finally {
    await client.end();
  }
}

/** Groups rows by one of their columns. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
