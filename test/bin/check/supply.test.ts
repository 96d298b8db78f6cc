import { readAudit, type Advisory } from '../../../bin/check/supply/advisories.js';
import {
  exceptionsOver,
  judgeAdvisories,
  readExceptions,
  type Exception,
} from '../../../bin/check/supply/exceptions.js';
import { nameAt, readLock, type Lock } from '../../../bin/check/supply/lock.js';
import { compareBill, makeBill } from '../../../bin/check/supply/sbom.js';

/** A report in the form of npm's: one weakness of its own in each package, and `outer`, which only leads to `inner`. */
const REPORT = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    inner: {
      via: [
        { name: 'inner', title: 'Reads past the end', url: 'https://example.org/advisories/GHSA-1', severity: 'low' },
      ],
      nodes: ['node_modules/inner'],
    },
    outer: { via: ['inner'], nodes: ['node_modules/outer'] },
    tool: {
      via: [
        { name: 'tool', title: 'Runs anything', url: 'https://example.org/advisories/GHSA-2', severity: 'critical' },
      ],
      nodes: ['node_modules/tool', 'node_modules/outer/node_modules/tool'],
    },
  },
});
const LOCK: Lock = {
  'node_modules/inner': { version: '1.0.0' },
  'node_modules/outer': { version: '1.0.0' },
  'node_modules/tool': { version: '1.0.0', dev: true },
  'node_modules/outer/node_modules/tool': { version: '1.0.0', dev: true },
};
const found = (changes: Partial<Advisory> = {}): Advisory => ({
  id: 'GHSA-1',
  package: 'inner',
  severity: 'low',
  title: 'Reads past the end',
  reach: 'runtime',
  ...changes,
});
const exception: Exception = {
  advisory: 'GHSA-1',
  package: 'inner',
  why: 'only ever given texts of our own making',
  until: '2026-12-31',
};

describe('the report of npm audit', () => {
  test('is read with each weakness once, told apart by who needs the package', () => {
    expect(readAudit(REPORT, LOCK)).toEqual({
      kind: 'answered',
      advisories: [
        found(),
        { id: 'GHSA-2', package: 'tool', severity: 'critical', title: 'Runs anything', reach: 'development' },
      ],
    });
  });

  test('a package that the product needs in one place is no tool of development', () => {
    const lock = { ...LOCK, 'node_modules/outer/node_modules/tool': { version: '1.0.0' } };
    const audit = readAudit(REPORT, lock);
    expect(audit.kind === 'answered' && audit.advisories.map(({ reach }) => reach)).toEqual(['runtime', 'runtime']);
  });

  test.each([
    ['no answer at all', '', 'unreachable'],
    ['no network', JSON.stringify({ message: 'getaddrinfo ENOTFOUND' }), 'unreachable'],
    ['a registry in trouble', JSON.stringify({ message: 'bad gateway', statusCode: 502 }), 'unreachable'],
    ['a registry without advisories', JSON.stringify({ message: 'not found', statusCode: 404 }), 'not offered'],
  ])('%s is told as what it is', (_name, output, kind) => {
    expect(readAudit(output, LOCK).kind).toBe(kind);
  });

  test.each([
    [
      '405 Method Not Allowed - POST https://packages.example/npm/-/npm/v1/security/audits/quick - Method Not Allowed',
      '405 Method Not Allowed - POST the registry - Method Not Allowed',
    ],
    [
      'request to https://packages.example:8443/a failed, reason: getaddrinfo ENOTFOUND packages.example',
      'request to the registry failed, reason: getaddrinfo ENOTFOUND the registry',
    ],
    ['connect ECONNREFUSED 192.0.2.1:443', 'connect ECONNREFUSED the registry'],
  ])('what npm says is told without the host of the registry: %s', (message, why) => {
    const audit = readAudit(JSON.stringify({ message, statusCode: 405 }), LOCK);
    expect(audit).toEqual({ kind: 'not offered', why });
  });
});

describe('exceptions', () => {
  test('a weakness without one is a fault, with one it is none', () => {
    expect(judgeAdvisories([found()], [])).toEqual(['runtime: inner: low: Reads past the end (GHSA-1)']);
    expect(judgeAdvisories([found()], [exception])).toEqual([]);
  });

  test('an exception covers its own package alone', () => {
    expect(judgeAdvisories([found({ package: 'other' })], [exception])).toHaveLength(2);
  });

  test('one that nothing needs is a fault', () => {
    expect(judgeAdvisories([], [exception])).toEqual(['the exception for GHSA-1 in inner is not needed any more']);
  });

  test('one that is over is a fault from the day after', () => {
    expect(exceptionsOver([exception], '2026-12-31')).toEqual([]);
    expect(exceptionsOver([exception], '2027-01-01')).toEqual([
      'the exception for GHSA-1 in inner was over on 2026-12-31',
    ]);
  });

  test('in tools of development only what is high or critical demands one', () => {
    const severities = ['low', 'moderate', 'high', 'critical'];
    const open = severities.map((severity) => judgeAdvisories([found({ reach: 'development', severity })], []).length);
    expect(open).toEqual([0, 0, 1, 1]);
  });

  test('those of the checkout have a reason and an end within half a year', () => {
    const half = new Date(Date.now() + 183 * 86_400_000).toISOString().slice(0, 10);
    expect(readExceptions().filter(({ until }) => until > half)).toEqual([]);
  });
});

describe('the bill of materials', () => {
  test('names every package of the lock, and no other', async () => {
    const { bill, text } = await makeBill();
    const lock = readLock();
    expect(compareBill(bill, lock)).toEqual({ missing: [], unknown: [] });
    expect(bill.components.length).toBeGreaterThan(300);
    expect(text).toContain('pkg:npm/%40temporalio/worker@');
  }, 60_000);

  test('one that lacks a package, or has one more, is told', () => {
    const bill = {
      bomFormat: 'CycloneDX' as const,
      specVersion: '1.5',
      components: [{ version: '2.0.0', purl: 'pkg:npm/%40a/tool@2.0.0' }],
    };
    expect(compareBill(bill, { 'node_modules/@a/tool': { version: '1.0.0' } })).toEqual({
      missing: ['@a/tool@1.0.0'],
      unknown: ['@a/tool@2.0.0'],
    });
  });

  test('a package under another name is told by its own', () => {
    expect(nameAt('node_modules/a/node_modules/@scope/b', {})).toBe('@scope/b');
    expect(nameAt('node_modules/b-old', { name: 'b' })).toBe('b');
  });
});
