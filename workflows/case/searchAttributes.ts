import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';

/** The attributes by which engine operators find cases, beside the hub that is set at the start; lists of the product live in our own tables. */
const PARKED_CAUSE = defineSearchAttributeKey('ParkedCause', SearchAttributeType.KEYWORD);
const PARKED_SINCE = defineSearchAttributeKey('ParkedSince', SearchAttributeType.DATETIME);
const OUTCOME = defineSearchAttributeKey('Outcome', SearchAttributeType.KEYWORD);

/** Shows that the case is parked and why, or (without arguments) that it no longer is. */
export function showParked(counterparty?: string, code?: string): void {
  const cause = counterparty && code ? `${counterparty} ${code}` : null;
  upsertSearchAttributes([
    { key: PARKED_CAUSE, value: cause },
    { key: PARKED_SINCE, value: cause ? new Date() : null },
  ]);
}

/** Shows how the case ended. */
export function showOutcome(outcome: string): void {
  upsertSearchAttributes([{ key: OUTCOME, value: outcome }]);
}
