import type { ActorRole } from '../../domain/clearance/roles.js';
import type { State } from '../../domain/clearance/states.js';
import type { Json } from '../../domain/json.js';
import { newId, newRowId } from '../newId.js';
import { sealColumns } from '../sealing/sealing.js';
import type { Transaction } from '../withActor.js';
import type { EventType } from './eventTypes.js';

/** Who did something: a person's id, `system`, or a counterparty's name, and the role in which. */
export interface DoneBy {
  actor: string;
  role: ActorRole;
}

export const BY_SYSTEM: DoneBy = { actor: 'system', role: 'system' };

/** One thing that happened, for the timeline, the feed and the audit record alike. */
export interface TimelineInput {
  what: EventType;
  by: DoneBy;
  /** One sentence for the reader. */
  why: string;
  ruleId?: string;
  /** `officer`: not shown to the exporter. */
  audience?: 'all' | 'officer';
  details?: Readonly<Record<string, Json>>;
}

/** The entry with its number and its change of state, ready to be written. */
export interface NumberedEntry extends TimelineInput {
  sequence: number;
  fromState: State | null;
  toState: State | null;
  /** What walked the arrow; null when none was walked. */
  trigger: string | null;
}

/**
 * Entries as they are kept: what was said sealed under the key of the case. The audit record is made over this form, so
 * that it can be verified without a key, and after the key was erased.
 * @internal
 */
export async function sealTimeline(
  tx: Transaction,
  { declarationId: id, organisationId }: { declarationId: string; organisationId: string },
  entries: readonly NumberedEntry[],
): Promise<NumberedEntry[]> {
  const sealed: NumberedEntry[] = [];
  for (const { why, details = {}, ...entry } of entries) {
    const said = await sealColumns(tx, 'timelineEntry', { id, organisationId }, { why, details });
    sealed.push({ ...entry, ...said });
  }
  return sealed;
}

/**
 * Writes timeline entries, sealed, and, beside each, its event under the same number. Called by `saveChange` alone.
 * @internal
 */
export async function insertTimeline(
  tx: Transaction,
  subject: { declarationId: string; organisationId: string; at: string },
  entries: readonly NumberedEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ by, audience = 'all', details = {}, ruleId = null, ...entry }) => ({
    timeline_id: newRowId(),
    event_id: newId('event'),
    sequence: entry.sequence,
    actor: by.actor,
    role: by.role,
    what: entry.what,
    from_state: entry.fromState,
    to_state: entry.toState,
    trigger: entry.trigger,
    why: entry.why,
    rule_id: ruleId,
    audience,
    details,
    data: {
      actor: by.actor,
      role: by.role,
      from_state: entry.fromState,
      to_state: entry.toState,
      why: entry.why,
      rule_id: ruleId,
      details,
    },
  }));
  await tx.$executeRaw`WITH entry AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (timeline_id text,
      event_id text, sequence int, actor text, role text, what text, from_state text, to_state text, trigger text, why text,
      rule_id text, audience text, details jsonb, data jsonb)),
    told AS (INSERT INTO event (id, declaration_id, organisation_id, sequence, type, audience, at, data)
      SELECT event_id, ${subject.declarationId}, ${subject.organisationId}, sequence, what, audience, ${subject.at}::timestamptz, data FROM entry)
    INSERT INTO timeline_entry (id, declaration_id, organisation_id, sequence, at, actor, role, what, from_state, to_state,
      trigger, why, rule_id, audience, details)
    SELECT timeline_id, ${subject.declarationId}, ${subject.organisationId}, sequence, ${subject.at}::timestamptz, actor, role, what,
      from_state, to_state, trigger, why, rule_id, audience, details FROM entry`;
}
