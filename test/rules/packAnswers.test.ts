import { authorityModes } from '../../rules/decisions/authorityModes.js';
import { documentTypes } from '../../rules/decisions/documentTypes.js';
import { retryDefaults } from '../../rules/decisions/retryDefaults.js';
import { sentence } from '../../rules/explanations/sentence.js';
import { findByHs, holdsOn } from '../../rules/loader/rowsAt.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { COUNTRIES } from './packRoots.js';

const registry = loadPacks(COUNTRIES);
const DATE = '2026-11-23';

describe('answers that a pack gives directly', () => {
  it('who decides: customs takes and lets go, Portolan controls between', () => {
    const decision = authorityModes(registry, 'RW', DATE);
    expect(decision.value).toEqual({
      acceptance: 'authority',
      lane: 'here',
      assessment: 'here',
      release: 'here',
      exit: 'authority',
    });
    expect(decision.explanation).toBe(
      'Decided in Portolan: lane, assessment, release. Decided by customs: acceptance, exit.',
    );
    expect(() => authorityModes(registry, 'TH', DATE)).toThrow('TH/2024-01-01 does not say who decides acceptance');
  });

  it('who decides in Malaysia: customs, all five', () => {
    const { value } = authorityModes(registry, 'MY', DATE);
    expect(new Set(Object.values(value))).toEqual(new Set(['authority']));
    expect(Object.keys(value)).toHaveLength(5);
  });

  it('how patiently a counterparty is called, and what a policy changes', () => {
    const input = { country: 'RW', date: DATE, counterparty: 'customs' } as const;
    expect(retryDefaults(registry, input).value).toEqual({
      maximumAttempts: 8,
      initialIntervalMs: 1000,
      maximumIntervalMs: 60_000,
      startToCloseMs: 15_000,
    });
    const policy = { counterparty: { maximum_attempts: 2, initial_interval_ms: 200, maximum_interval_ms: 50 } };
    expect(retryDefaults(registry, { ...input, policy }).value).toEqual({
      maximumAttempts: 2,
      initialIntervalMs: 200,
      maximumIntervalMs: 200,
      startToCloseMs: 15_000,
    });
  });

  it('which documents may be asked for', () => {
    expect(documentTypes(registry, 'RW', DATE).map(({ code }) => code)).toEqual([
      'commercial_invoice',
      'packing_list',
      'certificate_of_origin',
      'phytosanitary_certificate',
      'quality_certificate',
      'other',
    ]);
  });
});

describe('rows', () => {
  it.each([
    ['2026-01-01', '2026-12-31', '2025-12-31', false],
    ['2026-01-01', '2026-12-31', '2026-01-01', true],
    ['2026-01-01', '2026-12-31', '2026-12-31', true],
    ['2026-01-01', '2026-12-31', '2027-01-01', false],
    ['2026-01-01', null, '2099-01-01', true],
  ])('from %s until %s holds on %s: %s', (from, until, date, expected) => {
    expect(holdsOn({ from, until }, date)).toBe(expected);
  });

  it('the longest prefix of an HS code speaks', () => {
    const rows = [{ hs: ['*'] }, { hs: ['09'] }, { hs: ['0904', '0901'] }, { hs: ['090121'] }];
    expect(findByHs(rows, '090121')).toBe(rows[3]);
    expect(findByHs(rows, '090122')).toBe(rows[2]);
    expect(findByHs(rows, '091011')).toBe(rows[1]);
    expect(findByHs(rows, '330499')).toBe(rows[0]);
    expect(findByHs(rows.slice(1), '330499')).toBeUndefined();
  });
});

describe('sentences', () => {
  it('fill in their parameters and refuse to be said without one', () => {
    expect(sentence('permit.on_file', { number: '7', agency: 'NAEB' }).text).toBe('Permit 7 of NAEB covers it.');
    expect(() => sentence('permit.on_file', { number: '7' })).toThrow('needs the parameter agency');
  });
});
