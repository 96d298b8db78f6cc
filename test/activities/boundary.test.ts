import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { CounterpartyFault } from '../../activities/adapters/transport/port.js';
import { atBoundary } from '../../activities/boundary.js';
import { ERROR_CODES, remedyFor } from '../../domain/errors/errors.js';
import { OwnPartAway, RecordError } from '../../prisma/recordErrors.js';
import { PackError } from '../../rules/loader/packError.js';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** What the workflow sees of something thrown inside an activity. */
const seen = (thrown: unknown): Promise<unknown> =>
  atBoundary('tried', silent, () => Promise.reject(thrown as Error))({}).catch((failure: unknown) => failure);

describe('the boundary of activities', () => {
  it.each(ERROR_CODES)('%s is repeated exactly when it passes by itself', async (code) => {
    expect(await seen(new RecordError(code, 'why'))).toMatchObject({
      type: code,
      nonRetryable: remedyFor(code) !== 'retry',
    });
  });

  it('our own database away is repeated without limit, under a type of its own', async () => {
    expect(await seen(new OwnPartAway(new Error('ECONNREFUSED')))).toMatchObject({
      type: 'OWN.UNAVAILABLE',
      nonRetryable: false,
    });
  });

  it.each([
    ['TIMEOUT', false],
    ['UNAVAILABLE', false],
    ['NONSENSE', true],
    ['KEY_CONFLICT', true],
  ] as const)("a counterparty's %s keeps its code and says nothing of the answer", async (code, nonRetryable) => {
    const failure = await seen(new CounterpartyFault('customs', code, 'why', { theirAnswer: 'Li Na, Hangzhou' }));
    expect(failure).toMatchObject({ type: `COUNTERPARTY.${code}`, nonRetryable });
    expect(JSON.stringify(failure)).not.toContain('Li Na');
  });

  it('what a counterparty asks us to wait is waited', async () => {
    const failure = await seen(new CounterpartyFault('naeb', 'RATE_LIMITED', 'why', { retryAfterMs: 3_000 }));
    expect(failure).toMatchObject({ type: 'COUNTERPARTY.RATE_LIMITED', nonRetryable: false, nextRetryDelay: 3_000 });
  });

  it('a pack that cannot be read, and a defect, are not repeated', async () => {
    expect(await seen(new PackError('RULES.PACK_CHANGED', 'why'))).toMatchObject({
      type: 'RULES.PACK_CHANGED',
      nonRetryable: true,
    });
    expect(await seen(new TypeError('reading Li Na of undefined'))).toMatchObject({
      type: 'SYSTEM.DEFECT',
      nonRetryable: true,
      message: 'TypeError',
    });
  });

  it('cancellation and failures made on purpose pass as they are', async () => {
    const [cancelled, failure] = [new CancelledFailure('stop'), ApplicationFailure.nonRetryable('on purpose', 'X.Y')];
    expect(await seen(cancelled)).toBe(cancelled);
    expect(await seen(failure)).toBe(failure);
  });
});
