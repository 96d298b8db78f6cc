import { createHash } from 'node:crypto';
import { canonicalJson } from './canonicalJson.js';
import type { Effect } from './mockEffects.js';
import type { AuditRow, Records } from './records.js';
import type { WorkflowView } from './workflowViews.js';

/** What the checks look at, in order, so that a test may plant one fault and see it found. */
export interface TidyInstallation {
  records: Records;
  views: Map<string, WorkflowView>;
  effects: Effect[];
}

const CLEARED = 'dec_cleared';
const OPEN = 'dec_open';
const FIRM = 'org_firm';
const DECLARANT = 'prs_declarant';
const AT = new Date('2026-11-23T08:00:00Z');
const WALK = ['SUBMITTED', 'LODGED', 'REGISTERED', 'DOCUMENTS_REQUIRED', 'ASSESSED', 'RELEASED', 'EXITED', 'CLEARED'];

/** One coffee parcel that was cleared by the yellow lane, duty paid; one that waits for customs. Nothing is wrong. */
export function tidyInstallation(): TidyInstallation {
  const timeline = [...walk(CLEARED, WALK), ...walk(OPEN, ['SUBMITTED', 'LODGED'])];
  const audit = chain(FIRM, timeline);
  const last = audit.at(-1);
  const records: Records = {
    declarations: [
      declaration(CLEARED, { state: 'CLEARED', sequence: WALK.length, lane: 'yellow' }),
      declaration(OPEN, { state: 'LODGED', sequence: 2, lane: null }),
    ],
    versions: [
      { declarationId: CLEARED, number: 1, data: { items: [{ line: 1, hs_code: '090121', net_weight_grams: 5000 }] } },
      { declarationId: OPEN, number: 1, data: { items: [{ line: 1, hs_code: '090422', net_weight_grams: 800 }] } },
    ],
    timeline,
    events: timeline.map(({ declarationId, sequence }, index) => ({
      declarationId,
      sequence,
      position: String(index + 1),
    })),
    acts: [
      act('act_1', 'submit', 'exporter', DECLARANT),
      act('act_2', 'acceptDocuments', 'customs_officer', 'prs_officer'),
    ],
    audit,
    auditHeads: [{ chain: FIRM, index: audit.length, hash: last?.hash ?? '' }],
    accounts: [
      {
        id: 'acc_naeb',
        kind: 'permit_quantity',
        subjectId: 'prm_naeb',
        capacity: '9000',
        reserved: '0',
        committed: '5000',
      },
      {
        id: 'acc_rica',
        kind: 'permit_quantity',
        subjectId: 'prm_rica',
        capacity: '9000',
        reserved: '800',
        committed: '5000',
      },
    ],
    entries: [
      ...settled('acc_naeb', CLEARED, '5000'),
      ...settled('acc_rica', CLEARED, '5000'),
      ...settled('acc_rica', OPEN, '800').slice(0, 1),
    ],
    permits: [
      { id: 'prm_naeb', permitType: 'naeb-coffee-export' },
      { id: 'prm_rica', permitType: 'rica-phytosanitary' },
    ],
    payments: [
      {
        id: 'pay_1',
        declarationId: CLEARED,
        purpose: 'destination',
        round: 1,
        amount: '86.2400',
        currency: 'CNY',
        status: 'paid',
        providerReference: 'int_1',
      },
    ],
    assessments: [{ id: 'asm_1', declarationId: CLEARED, declarationVersion: 1, stage: 'final', at: AT }],
    assessmentLines: [{ assessmentId: 'asm_1', side: 'destination', tax: 'vat', amount: '86.24', currency: 'CNY' }],
    calls: [call(CLEARED, 'customs', 'lodge'), call(OPEN, 'customs', 'lodge')],
    parked: [
      {
        id: 'prk_1',
        declarationId: CLEARED,
        step: 'lodge',
        status: 'resolved',
        resolution: 'override',
        resolvedBy: 'prs_operator',
        signedBy: 'prs_operator2',
        overridable: 'mrn',
      },
    ],
    inspections: [],
    applications: [],
    proposals: [],
    legalNotices: [],
    lastPosition: [{ lastPosition: String(timeline.length) }],
  };
  const views = new Map<string, WorkflowView>([
    [CLEARED, { status: 'COMPLETED', pendingTaskAttempt: 0 }],
    [
      OPEN,
      {
        status: 'RUNNING',
        pendingTaskAttempt: 1,
        snapshot: { state: 'LODGED', version: 1, sequence: 2, declarationVersion: 1, flags: [], lane: null },
      },
    ],
  ]);
  const effects = records.calls.map(({ key, counterparty, operation }) => ({
    key,
    counterparty,
    operation,
    performed: 1,
    asked: 2,
  }));
  return { records, views, effects };
}

/** Walks the state orders, one entry each. */
function walk(declarationId: string, states: readonly string[]): Records['timeline'] {
  return states.map((toState, index) => ({
    declarationId,
    sequence: index + 1,
    at: AT,
    actor: 'system',
    role: 'system',
    what: `entered ${toState}`,
    fromState: states[index - 1] ?? 'DRAFT',
    toState,
  }));
}

function chain(name: string, timeline: Records['timeline']): AuditRow[] {
  const rows: AuditRow[] = [];
  for (const { declarationId, sequence, what } of timeline) {
    const index = rows.length + 1;
    const previousHash = rows.at(-1)?.hash ?? '0'.repeat(64);
    const body = { what, facts: { declaration_id: declarationId, sequence } };
    const text = canonicalJson({ chain: name, index, body, previous_hash: previousHash });
    rows.push({
      chain: name,
      index,
      body,
      detailsSalt: 'salt',
      previousHash,
      hash: createHash('sha256').update(text).digest('hex'),
    });
  }
  return rows;
}

const declaration = (
  id: string,
  own: { state: string; sequence: number; lane: string | null },
): Records['declarations'][number] => ({
  id,
  organisationId: FIRM,
  declarantPersonId: DECLARANT,
  version: 1,
  declarationVersion: 1,
  flags: [],
  authority: { acceptance: 'authority', lane: 'here', assessment: 'here', release: 'here', exit: 'authority' },
  ...own,
});

const act = (id: string, kind: string, role: string, personId: string): Records['acts'][number] => ({
  id,
  declarationId: CLEARED,
  kind,
  role,
  personId,
  takenUpAt: AT,
  outcome: { accepted: true },
  payload: {},
});

const settled = (accountId: string, declarationId: string, quantity: string): Records['entries'] => {
  const key = `${accountId} ${declarationId}`;
  const entry = { accountId, declarationId, reservationKey: key, quantity };
  return [
    { ...entry, key, operation: 'reserve' },
    { ...entry, key: `${key} commit`, operation: 'commit' },
  ];
};

const call = (declarationId: string, counterparty: string, operation: string): Records['calls'][number] => ({
  key: `clearance:${declarationId}:${operation}:1`,
  declarationId,
  counterparty,
  operation,
  status: 'answered',
  answer: { outcome: 'accepted' },
});
