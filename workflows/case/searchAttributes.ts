import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';

/** The few attributes by which engine operators find cases; lists of the product live in our own tables. */
export const HUB = defineSearchAttributeKey('Hub', SearchAttributeType.KEYWORD);
export const PARKED_CAUSE = defineSearchAttributeKey('ParkedCause', SearchAttributeType.KEYWORD);
export const PARKED_SINCE = defineSearchAttributeKey('ParkedSince', SearchAttributeType.DATETIME);
export const OUTCOME = defineSearchAttributeKey('Outcome', SearchAttributeType.KEYWORD);

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
