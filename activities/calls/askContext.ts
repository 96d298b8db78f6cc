import { Context } from '@temporalio/activity';
import type { StatusQuestion } from '../adapters/transport/port.js';

/** What a question to a counterparty carries; it ends with its activity. */
export function askContext(correlationId: string): Omit<StatusQuestion, 'reference'> {
  return { correlationId, signal: Context.current().cancellationSignal };
}
