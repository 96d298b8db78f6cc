import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import { checkDeclaration } from '../../../rules/decisions/declaration/checkDeclaration.js';
import { dateAtDestination, rulesetAt, rulesetRef } from '../../../rules/loader/rulesetRef.js';
import { registry } from '../../support/builders/destinationBill.js';
import { goods, parcelData } from '../../support/builders/parcel.js';

const MY_TO_US = { origin: 'MY', destination: 'US' };

describe('the day it is in a country', () => {
  it.each([
    // Rwanda keeps two hours, China and Malaysia eight ahead of UTC; New York is four behind it in August.
    ['RW', '2026-11-22T21:59:59.999Z', '2026-11-22'],
    ['RW', '2026-11-22T22:00:00.000Z', '2026-11-23'],
    ['CN', '2026-11-22T15:59:59.999Z', '2026-11-22'],
    ['CN', '2026-11-22T16:00:00.000Z', '2026-11-23'],
    ['US', '2025-08-29T03:59:59.999Z', '2025-08-28'],
    ['US', '2025-08-29T04:00:00.000Z', '2025-08-29'],
    // New Zealand's summer time.
    ['NZ', '2026-11-22T10:59:59.999Z', '2026-11-22'],
    ['NZ', '2026-11-22T11:00:00.000Z', '2026-11-23'],
    // No pack, so no clocks are known.
    ['AQ', '2026-11-22T23:59:59.999Z', '2026-11-22'],
  ])('%s at %s: %s', (country, instant, day) => {
    expect(registry.dayIn(country, instant)).toBe(day);
  });
});

describe('the ruleset of an instant', () => {
  it('holds the day of each country, and one where both calendars show the same', () => {
    const evening = rulesetAt(registry, MY_TO_US, '2025-08-28T15:59:59.999Z');
    expect([evening.date, evening.destinationDate, dateAtDestination(evening)]).toEqual([
      '2025-08-28',
      undefined,
      '2025-08-28',
    ]);
    const night = rulesetAt(registry, MY_TO_US, '2025-08-29T03:59:59.999Z');
    expect([night.date, dateAtDestination(night)]).toEqual(['2025-08-29', '2025-08-28']);
    expect(rulesetAt(registry, MY_TO_US, '2025-08-29T04:00:00.000Z')).toEqual(
      rulesetRef(registry, MY_TO_US, '2025-08-29'),
    );
  });

  it('takes each pack of its own day, and refuses where one of them does not hold yet', () => {
    // The Chinese pack of 2026 begins at midnight in China, which is 16:00 UTC; Rwanda's at 22:00 UTC.
    const corridor = { origin: 'RW', destination: 'CN' };
    const ids = (instant: string): string[] => rulesetAt(registry, corridor, instant).packs.map(({ id }) => id);
    expect(ids('2025-12-31T15:59:59.999Z')).toEqual(['RW/2025-05-29', 'CN/2016-04-08']);
    expect(ids('2025-12-31T16:00:00.000Z')).toEqual(['RW/2025-05-29', 'CN/2026-01-01']);
    expect(ids('2025-12-31T22:00:00.000Z')).toEqual(['RW/2026-01-01', 'CN/2026-01-01']);
    expect(() => rulesetAt(registry, corridor, '2016-04-07T15:59:59.999Z')).toThrow('No pack of RW');
  });
});

describe('the end of de minimis in the United States', () => {
  // Malaysia's morning of 29 August is still New York's 28th: the end of de minimis is counted by the latter.
  it.each([
    ['2025-08-29T03:59:59.999Z', '0.00'],
    ['2025-08-29T04:00:00.000Z', '46.40'],
  ])('at %s: duty of %s on baskets of USD 799.99', (instant, duty) => {
    const items = [goods('460219', '799.99', { commodity_code: '4602191200' })];
    const parcel = { to: 'US', regime: 'informal_entry', date: '2025-08-29', from: 'MY', mode: 'air' as const };
    const data = parcelData({ ...parcel, goods: items, currency: 'USD' });
    const ruleset = rulesetAt(registry, MY_TO_US, instant);
    const { value } = assessDuty(registry, { data, stage: 'final', date: ruleset.date, ruleset });
    expect(value.destination.find(({ tax }) => tax === 'duty')?.amount.amount).toBe(duty);
  });
});

it('an invoice of today at the origin is none of the future, though the destination still has yesterday', () => {
  const items = [goods('460219', '10.00', { commodity_code: '4602191200' })];
  const parcel = { to: 'US', regime: 'informal_entry', date: '2026-11-23', from: 'MY', mode: 'air' as const };
  const data = { ...parcelData({ ...parcel, goods: items, currency: 'USD' }) };
  data.invoice = { ...data.invoice, date: '2026-11-23' };
  const codes = (...days: [string, string]): string[] =>
    checkDeclaration(registry, data, ...days).map(({ code }) => code);
  expect(codes('2026-11-23', '2026-11-22')).not.toContain('DECLARATION.INVOICE_IN_FUTURE');
  expect(codes('2026-11-22', '2026-11-22')).toContain('DECLARATION.INVOICE_IN_FUTURE');
});
