import type { Flag } from '../../domain/clearance/flags.js';
import type { TransitionFacts } from '../../domain/clearance/guards.js';
import { isTerminal, type State } from '../../domain/clearance/states.js';
import { triggerText } from '../../domain/clearance/transition.js';
import { findTransition, flagsAfter, type TriggerQuery } from '../../domain/clearance/transitions.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';
import type { DeclarationRow } from './declarationRow.js';
import { lockDeclaration, updateDeclaration } from './declarations.js';
import { inMaster, lockMasters, tellMasters, type InMaster } from './masters.js';
import { keptWait } from './requestWait.js';
import { insertTimeline, sealTimeline, type NumberedEntry, type TimelineInput } from './timeline.js';

/**
 * A declaration under change in one transaction: its row, locked, and what will be told of it. Everything is written
 * together by `saveChange`; nobody outside sees a part of it.
 */
export interface Change {
  readonly tx: Transaction;
  /** The time that is recorded, ISO 8601 UTC. */
  readonly at: string;
  readonly declaration: DeclarationRow;
  readonly entries: NumberedEntry[];
  /** How it bore upon its master before; absent where nothing is going to be written. */
  readonly before?: InMaster;
}

/** Locks a declaration for change. `at` is the workflow's (or the request's) time. */
export async function openChange(tx: Transaction, declarationId: string, at: string): Promise<Change> {
  const declaration = await lockDeclaration(tx, declarationId);
  return { tx, at, declaration, entries: [], before: inMaster(declaration) };
}

/** Tells something about the declaration under its next sequence number: timeline, event and audit record in one. */
export function appendTimeline(change: Change, entry: TimelineInput): void {
  number(change, entry, null, null, null);
}

/** What moves a declaration, and what is told of it. */
export interface TransitionInput extends TimelineInput {
  trigger: TriggerQuery;
  /** Facts that guards ask for, beside the flags and the lane of the row. */
  facts?: Omit<TransitionFacts, 'flags' | 'lane'>;
  /** Flags taken as set for the guards, though the row has lost them. */
  assumedFlags?: readonly Flag[];
}

/**
 * The only place where the state of a declaration changes: along an arrow of the transition table, or not at all.
 * @returns the state reached
 * @throws RecordError `CLEARANCE.TRANSITION_FORBIDDEN` when the table has no such arrow or its guard does not hold
 */
export function transition(change: Change, input: TransitionInput): State {
  const { trigger, facts, assumedFlags = [], ...entry } = input;
  const { declaration, at } = change;
  const { state, flags, lane } = declaration;
  const known = { ...facts, flags: [...flags, ...assumedFlags], ...(lane === null ? {} : { lane }) };
  const arrow = findTransition(state, trigger, known);
  if (arrow === undefined) {
    throw new RecordError(
      'CLEARANCE.TRANSITION_FORBIDDEN',
      `${JSON.stringify(trigger)} leads nowhere from ${state} with [${flags.join(' ')}]`,
    );
  }
  declaration.flags = flagsAfter(arrow, flags);
  if (arrow.to !== state) enter(declaration, arrow.to, at);
  number(change, entry, state, arrow.to, triggerText(arrow.by));
  return arrow.to;
}

/**
 * Deadlines and reminders belong to the state that is left; the writer of the new state sets its own. A request that is
 * with customs is waited for in any.
 */
function enter(declaration: DeclarationRow, state: State, at: string): void {
  declaration.state = state;
  declaration.deadlines = keptWait(declaration);
  declaration.facts = { ...declaration.facts, reminded: [] };
  if (state === 'SUBMITTED') declaration.submittedAt ??= at;
  if (state === 'REGISTERED') declaration.registeredAt = at;
  if (state === 'RELEASED') declaration.releasedAt ??= at;
  if (state === 'EXITED') declaration.exitedAt = at;
  if (isTerminal(state)) declaration.endedAt = at;
}

/** Sets or clears flags that objects beside the state bring about (a parked step, a refused permit, a charge unpaid). */
export function setFlags(change: Change, flags: Partial<Record<Flag, boolean>>): void {
  const { declaration } = change;
  const kept = declaration.flags.filter((flag) => flags[flag] !== false);
  const added = (Object.keys(flags) as Flag[]).filter((flag) => flags[flag] === true);
  declaration.flags = [...new Set([...kept, ...added])].sort();
}

/**
 * Writes the change: row, word to the other parcels of its master, timeline, events and audit records. The audit chain's
 * head is locked last.
 * @param raiseVersion false for what happens beside the clearance workflow, which alone counts versions
 */
export async function saveChange(change: Change, raiseVersion: boolean): Promise<void> {
  const { tx, at, declaration, entries, before = inMaster(declaration) } = change;
  if (raiseVersion) declaration.version += 1;
  await lockMasters(tx, before, inMaster(declaration));
  await updateDeclaration(tx, declaration, at);
  await tellMasters(tx, declaration, before, at);
  const { id: declarationId, organisationId } = declaration;
  const sealed = await sealTimeline(tx, { declarationId, organisationId }, entries);
  await insertTimeline(tx, { declarationId, organisationId, at }, sealed);
  await appendAudit(
    tx,
    organisationId,
    sealed.map(({ what, by, sequence, fromState, toState, why, ruleId = null, details = {} }) => ({
      what,
      at,
      ...by,
      facts: { declaration_id: declarationId, sequence, from_state: fromState, to_state: toState },
      details: { why, rule_id: ruleId, details },
    })),
  );
}

/**
 * One change of a declaration by a request (not by a workflow): locked, changed, written.
 * @param expectedVersion the version the caller last read, when it matters (If-Match)
 * @throws RecordError `REQUEST.PRECONDITION_FAILED` when the declaration has another version
 */
export async function changeDeclaration<T>(
  tx: Transaction,
  input: { declarationId: string; at: string; expectedVersion?: number },
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const change = await openChange(tx, input.declarationId, input.at);
  const { version } = change.declaration;
  if (input.expectedVersion !== undefined && input.expectedVersion !== version) {
    throw new RecordError('REQUEST.PRECONDITION_FAILED', `declaration ${input.declarationId} has version ${version}`);
  }
  const result = await work(change);
  await saveChange(change, true);
  return result;
}

function number(
  change: Change,
  entry: TimelineInput,
  fromState: State | null,
  toState: State | null,
  trigger: string | null,
): void {
  change.declaration.sequence += 1;
  change.entries.push({ ...entry, sequence: change.declaration.sequence, fromState, toState, trigger });
}
