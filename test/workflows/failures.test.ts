import { ActivityFailure, ApplicationFailure, RetryState, TimeoutFailure, TimeoutType } from '@temporalio/common';
import { causeOf } from '../../workflows/case/failures.js';

const thrownBy = (cause: Error): ActivityFailure =>
  new ActivityFailure('activity failed', 'lodge', '1', RetryState.MAXIMUM_ATTEMPTS_REACHED, 'worker', cause);

describe('what a failed step is', () => {
  test('a counterparty that did not answer parks it, with the code its adapter gives', () => {
    const failure = ApplicationFailure.create({ message: 'customs: TIMEOUT', type: 'COUNTERPARTY.TIMEOUT' });
    expect(causeOf(thrownBy(failure))).toMatchObject({ code: 'COUNTERPARTY.TIMEOUT', own: false });
  });

  test.each([
    ['our own database away', ApplicationFailure.create({ message: 'away', type: 'OWN.UNAVAILABLE' })],
    ['an attempt that was lost with its worker', new TimeoutFailure('lost', undefined, TimeoutType.START_TO_CLOSE)],
  ])('%s is our own part, and tried again without parking', (_what, failure) => {
    expect(causeOf(thrownBy(failure))).toMatchObject({ code: 'OWN.UNAVAILABLE', own: true });
  });
});
