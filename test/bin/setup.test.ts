import { fitsLock } from '../../bin/setup/dependencies.mjs';
import { fitsRange } from '../../bin/setup/nodeVersion.mjs';
import { runStep, SetupFailure } from '../../bin/setup/step.mjs';
import { selectParts, testParts } from '../../bin/testing/testParts.js';

describe('set-up before anything is installed', () => {
  test.each([
    ['20.18.9', false],
    ['20.19.0', true],
    ['21.7.0', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['23.5.0', false],
    ['24.0.0', true],
    ['26.1.0', true],
  ])('Node %s fits: %s', (version, fits) => {
    expect(fitsRange(version, '^20.19 || ^22.12 || >=24')).toBe(fits);
  });

  const locked = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/a-mac': { version: '1.0.0', integrity: 'y', optional: true },
  };

  test('node_modules fits the lock when only packages for other systems are absent', () => {
    expect(fitsLock({ 'node_modules/a': { version: '1.0.0', integrity: 'x' } }, locked)).toBe(true);
  });

  test.each([
    ['another version', { 'node_modules/a': { version: '1.0.1', integrity: 'x' } }],
    ['another content', { 'node_modules/a': { version: '1.0.0', integrity: 'z' } }],
    ['a missing package', {}],
    [
      'a package the lock does not name',
      { 'node_modules/a': { version: '1.0.0', integrity: 'x' }, 'node_modules/b': { version: '1.0.0' } },
    ],
  ])('node_modules does not fit the lock: %s', (_what, installed) => {
    expect(fitsLock(installed, locked)).toBe(false);
  });

  test('a step prints its outcome, and on failure the fix', async () => {
    const lines: string[] = [];
    const print = (line: string): void => void lines.push(line);
    await runStep('thing', () => ({ outcome: 'reused', detail: 'still good' }), print);
    const failing = (): never => {
      throw new SetupFailure('it is gone', 'bring it back');
    };
    await expect(runStep('other', failing, print)).rejects.toThrow('it is gone');
    expect(lines).toEqual(['reused  thing: still good', 'failed  other: it is gone', '        fix: bring it back']);
  });
});

describe('parts of the tests', () => {
  test('are named, or the short selection', () => {
    expect(selectParts(['unit']).map((part) => part.name)).toEqual(['unit']);
    expect(selectParts([])).toEqual(testParts.filter((part) => part.inShortSelection));
    expect(selectParts(['--all'])).toEqual([...testParts]);
    expect(() => selectParts(['everything'])).toThrow(/there is no part everything/);
  });
});
