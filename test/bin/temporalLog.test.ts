import { ActivityFailure, ApplicationFailure, RetryState } from '@temporalio/common';
import { pino } from 'pino';
import { isOfTheDatabase, describeFailure } from '../../bin/process/describeFailure.js';
import { temporalLog } from '../../bin/process/temporalLog.js';

const SECRET = 'Quillon Vantreight, 7 Brackenhythe Passage';

function logged(write: (log: ReturnType<typeof temporalLog>) => void): string {
  const lines: string[] = [];
  write(temporalLog(pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })));
  return lines.join('');
}

const failure = ApplicationFailure.create({ message: SECRET, type: 'COUNTERPARTY.REFUSED', details: [SECRET] });
const wrapped = new ActivityFailure(SECRET, 'lodge', '1', RetryState.TIMEOUT, 'worker', failure);
failure.failure = { message: SECRET };

test.each<[string, Record<string, unknown>]>([
  ['a failure', { error: failure }],
  ['a failure of an activity with its cause', { err: wrapped }],
  ['an error of no kind of ours', { error: new TypeError(SECRET) }],
  ['what the core says of a failure', { sdkComponent: 'core', error: `Failure { message: "${SECRET}" }` }],
  ['a payload', { input: { name: SECRET } }],
])('%s is logged without its words', (_what, meta) => {
  const text = logged((log) => {
    log.warn('Activity failed', { workflowId: 'clearance:dec_1', attempt: 2, ...meta });
  });
  expect(text).not.toContain('Quillon');
  expect(text).not.toContain('Brackenhythe');
  expect(JSON.parse(text)).toMatchObject({ msg: 'Activity failed', workflowId: 'clearance:dec_1', attempt: 2 });
});

test('its kind, its code and its place are logged', () => {
  const text = logged((log) => {
    log.error('Activity failed', { error: wrapped });
  });
  const { error } = JSON.parse(text) as { error: { name: string; cause: { code: string; at: string[] } } };
  expect(error).toMatchObject({ name: 'ActivityFailure', cause: { code: 'COUNTERPARTY.REFUSED' } });
  expect(error.cause.at.length).toBeGreaterThan(0);
});

test('a sentence that goes on with what a failure said is cut', () => {
  const text = logged((log) => {
    log.error(`Error while processing ActivityTask.start: ${SECRET}`);
  });
  expect(JSON.parse(text)).toMatchObject({ msg: 'Error while processing ActivityTask.start' });
  expect(text).not.toContain('Quillon');
});

test('what the SDK says of itself stays', () => {
  const error = new Error('connection refused');
  error.name = 'TransportError';
  expect(
    logged((log) => {
      log.error('Worker failed', { error });
    }),
  ).toContain('connection refused');
});

test('a database quotes the values of the statement that failed: its words are left out of our own log', () => {
  const database = Object.assign(new Error(`Key (name)=(${SECRET}) already exists`), {
    name: 'DatabaseError',
    code: '23505',
  });
  const own = new Error('a document cannot be read', { cause: database });
  const described = describeFailure(own, (fault) => !isOfTheDatabase(fault));
  expect(described).toMatchObject({ message: 'a document cannot be read', cause: { name: 'DatabaseError' } });
  expect(JSON.stringify(described)).not.toContain('Quillon');
});
