import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CARRIER_REFUSALS } from '../../../activities/adapters/carrier/errors.js';
import { CUSTOMS_REFUSALS } from '../../../activities/adapters/customs/errors.js';
import { PAYMENT_REFUSALS } from '../../../activities/adapters/payment/errors.js';
import { PERMIT_REFUSALS } from '../../../activities/adapters/permitAgency/errors.js';
import { remedyFor } from '../../../domain/errors/errors.js';

const mocks = join(import.meta.dirname, '../../../mocks');

/** Codes by which a mock refuses, from its sources; those ending in 99 belong to late answers, F1xx to failed payments. */
function codesIn(folder: string): string[] {
  const sources = readdirSync(join(mocks, folder)).map((file) => readFileSync(join(mocks, folder, file), 'utf8'));
  const codes = sources.flatMap((source) => [...source.matchAll(/'([CPTF]\d{3})'/g)].map(([, code]) => code ?? ''));
  return [...new Set(codes)].filter((code) => !/99$|^F1/.test(code)).sort();
}

describe('the codes of refusals', () => {
  it.each([
    ['customs', CUSTOMS_REFUSALS, []],
    ['permitAgency', PERMIT_REFUSALS, ['P201']],
    ['carrier', CARRIER_REFUSALS, []],
    ['payment', PAYMENT_REFUSALS, []],
  ])('of %s all stand in the table of its adapter, and no others', (folder, table, fromScriptsOnly) => {
    const listed = Object.keys(table).filter((code) => code !== 'FORMAT');
    expect(listed.sort()).toEqual([...codesIn(folder), ...fromScriptsOnly].sort());
  });

  it('are business answers: none has a remedy that repeats the call, and each says why', () => {
    const rows = [CUSTOMS_REFUSALS, PERMIT_REFUSALS, CARRIER_REFUSALS, PAYMENT_REFUSALS].flatMap((table) =>
      Object.values(table),
    );
    for (const row of rows) {
      expect(remedyFor(row.code)).not.toBe('retry');
      expect(row.why).not.toBe('');
    }
  });
});
