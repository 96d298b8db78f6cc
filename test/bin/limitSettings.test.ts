import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingFacts } from '../../bin/config.js';
import { loadConfig } from '../../bin/config/loadConfig.js';
import { checkout } from '../../bin/setup/checkout.mjs';

const load = (text: string) => loadConfig({ API_LIMITS: text }, ['API_LIMITS']).API_LIMITS;

test('a limit that is named is changed, the others keep their defaults', () => {
  expect(load('depth=5, json_bytes = 1000')).toMatchObject({
    depth: 5,
    jsonBytes: 1000,
    items: 10_000,
    headMs: 10_000,
  });
  expect(load(settingFacts('API_LIMITS').developmentDefault ?? '')).toEqual(load(' '));
});

test.each([
  ['dept=3', '"dept" is no limit; there are json_bytes, notice_bytes, file_bytes, depth,'],
  ['depth=0', 'depth = 0: expected a whole number from 1'],
  ['depth=many', 'depth = many: expected'],
  ['depth', 'depth = : expected'],
  ['depth=5,items=-1', 'items = -1: expected'],
])('%s is refused with what is expected', (text, words) => {
  expect(() => load(text)).toThrow(words);
});

test('quotas of the business are changed by name too', () => {
  const { BUSINESS_LIMITS: limits } = loadConfig({ BUSINESS_LIMITS: 'withdrawals_per_day=7' }, ['BUSINESS_LIMITS']);
  expect(limits).toEqual({ submissionsPerHour: 5_000, withdrawalsPerDay: 7, openApplications: 2_000 });
});

test('the mock scanner is refused in production, a scanner and none are not', async () => {
  const { createScanner } = await import('../../bin/wiring/createScanner.js');
  const create = (scanner: string) => () =>
    createScanner(
      loadConfig({ PORTOLAN_ENV: 'production', DOCUMENT_SCANNER: scanner }, ['PORTOLAN_ENV', 'DOCUMENT_SCANNER']),
    );
  expect(create('test-string')).toThrow('DOCUMENT_SCANNER = test-string: a mock of development');
  expect(create('')).toThrow('DOCUMENT_SCANNER is not set');
  expect(create('clamd://scanner:3310')()).toBeDefined();
  expect(create('none')()).toBeDefined();
});

test('docs/limits.md names every limit with its default', () => {
  const page = readFileSync(join(checkout, 'docs/limits.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \| ([\d,]+) \|/gm)].map(
    ([, name, value]) => `${name}=${value?.replaceAll(',', '')}`,
  );
  const defaults = (['API_LIMITS', 'BUSINESS_LIMITS'] as const).flatMap((name) =>
    (settingFacts(name).developmentDefault ?? '').split(','),
  );
  expect(rows.sort()).toEqual(defaults.sort());
});
