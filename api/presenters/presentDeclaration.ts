import type { Declaration, DeclarationSummary, TimelineEntry } from '../contract/declaration.js';
import type { DeclarationView } from '../../services/declarations/declarationView.js';
import type { listTimeline, listVersions } from '../../services/declarations/readHistory.js';
import { presentCorridor } from './presentCorridor.js';

type TimelineRow = Awaited<ReturnType<typeof listTimeline>>['items'][number];
type VersionRow = Awaited<ReturnType<typeof listVersions>>['items'][number];

/** The members of a declaration's data that a list shows, whatever there is of them. */
interface ShownData {
  corridor?: { origin?: string; destination?: string };
  invoice?: { number?: string };
}

/** A declaration in a list. */
export function presentDeclarationSummary({ declaration, data }: DeclarationView): DeclarationSummary {
  const shown = (data ?? {}) as ShownData;
  return {
    id: declaration.id,
    organisation_id: declaration.organisationId,
    state: declaration.state,
    flags: declaration.flags,
    lane: declaration.lane,
    lrn: declaration.lrn,
    ducr: declaration.ducr,
    mrn: declaration.mrn,
    s10: declaration.s10,
    corridor: presentCorridor(shown.corridor),
    invoice_number: shown.invoice?.number ?? null,
    data_version: declaration.declarationVersion,
    submitted_at: declaration.submittedAt,
    ended_at: declaration.endedAt,
    expires_at: declaration.state === 'DRAFT' ? (declaration.deadlines.draft_expiry ?? null) : null,
    created_at: declaration.createdAt,
    updated_at: declaration.updatedAt,
  };
}

/** A declaration with its data and what the caller may do. */
export function presentDeclaration(view: DeclarationView): Declaration {
  const { declaration, data, faults, allowedActions } = view;
  return {
    ...presentDeclarationSummary(view),
    sequence: declaration.sequence,
    version: declaration.version,
    data: data as Declaration['data'],
    faults: faults.map((fault) => ({ ...fault, pointer: `/data${fault.pointer}` })),
    allowed_actions: [...allowedActions],
    deadlines: declaration.deadlines,
    correlation_id: declaration.correlationId,
    registered_at: declaration.registeredAt,
    released_at: declaration.releasedAt,
    exited_at: declaration.exitedAt,
  };
}

/** The strong ETag of a declaration's version. */
export const etagOf = ({ declaration }: DeclarationView): string => `"${declaration.version}"`;

export const presentTimelineEntry = (row: TimelineRow): TimelineEntry => ({
  sequence: row.sequence,
  at: row.at,
  actor: row.actor,
  role: row.role,
  what: row.what,
  from_state: row.fromState as TimelineEntry['from_state'],
  to_state: row.toState as TimelineEntry['to_state'],
  why: row.why,
  rule_id: row.ruleId,
  details: row.details as TimelineEntry['details'],
});

export const presentVersion = (row: VersionRow) => ({
  number: row.number,
  made_by: row.madeBy,
  data: row.data,
  reason: row.reason,
  created_at: row.createdAt,
});
