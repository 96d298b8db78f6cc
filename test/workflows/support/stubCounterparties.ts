import { ApplicationFailure } from '@temporalio/activity';
import type { CallAnswer, Counterparties } from '../../../workflows/ports.js';

/** What each call answers, in order; the last answer stays. A string is thrown as a retryable failure of that type. */
export type StubAnswers = Partial<Record<keyof Counterparties, (CallAnswer | string)[]>>;

/** Counterparties that answer by script and count how often they were asked. */
export function createStubCounterparties(answers: StubAnswers): {
  calls: Counterparties;
  asked: Record<string, number>;
} {
  const asked: Record<string, number> = {};
  const answer = (name: keyof Counterparties) => async (): Promise<CallAnswer> => {
    const turn = asked[name] ?? 0;
    asked[name] = turn + 1;
    const script = answers[name] ?? [{ outcome: 'accepted' as const }];
    const next = script[Math.min(turn, script.length - 1)];
    if (next === undefined) throw ApplicationFailure.nonRetryable(`${name} has no script`, 'STUB.EMPTY');
    if (typeof next === 'string') throw ApplicationFailure.retryable(`${name} failed`, next);
    return next;
  };
  const calls: Counterparties = {
    lodge: answer('lodge'),
    askLodgement: answer('askLodgement'),
    askStatus: answer('askStatus'),
    sendMessage: answer('sendMessage'),
    cancelLodgement: answer('cancelLodgement'),
    announceArrival: answer('announceArrival'),
    applyForPermit: answer('applyForPermit'),
    issuePermit: answer('issuePermit'),
    withdrawApplication: answer('withdrawApplication'),
    requestPayment: answer('requestPayment'),
    refundPayment: answer('refundPayment'),
    bookCarriage: answer('bookCarriage'),
    cancelCarriage: answer('cancelCarriage'),
  };
  return { calls, asked };
}
