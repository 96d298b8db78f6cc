/** Each line of the security list is tied to tests that are there, or says what is open. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../bin/setup/checkout.mjs';
import { countLine, readSecurityLines } from '../../bin/testing/securityLines.js';

const lines = [...readSecurityLines()];

describe('the security list', () => {
  test('has every line, S1 to S28, and the fuzzing of the description', () => {
    const wanted = Array.from({ length: 28 }, (_, at) => `S${at + 1}`);
    expect(lines.map(([id]) => id)).toEqual([...wanted, 'F23']);
  });

  test.each(lines)('%s has a test, or says what is open', (_id, { tests, gap }) => {
    expect(tests.length > 0 || gap !== undefined).toBe(true);
    expect(tests.map(({ file }) => file).filter((file) => !existsSync(join(checkout, file)))).toEqual([]);
  });
});

describe('counting a line', () => {
  const line = { control: 'c', tests: [{ file: 'a.test.ts', name: 'holds' }, { file: 'b.test.ts' }] };

  test('counts the tests that are meant, each once', () => {
    const ended = [
      { file: 'a.test.ts', fullName: 'it holds', status: 'passed' },
      { file: 'a.test.ts', fullName: 'something else', status: 'failed' },
      { file: 'b.test.ts', fullName: 'it holds', status: 'failed' },
    ];
    const twice = { ...line, tests: [...line.tests, ...line.tests] };
    expect(countLine(twice, ended)).toEqual({ passed: 1, failed: 1, unmatched: [] });
  });

  test('names what no test fitted', () => {
    expect(countLine(line, [])).toEqual({ passed: 0, failed: 0, unmatched: ['a.test.ts: holds', 'b.test.ts'] });
  });
});
