/**
 * Regimes at the origin, from the declaration that names one to its release, end to end over HTTP on the packs of the
 * product: China's e-commerce export by 9610 and 9710 and its general trade. The exchange rates are round figures, so that
 * every sum can be worked out by hand; each stands on the day that the law of its country names. Then the auditor.
 */
import { join } from 'node:path';
import { People, type Target } from '../../cli/scenario/target.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { penultimateWednesdayOfPreviousMonth, thirdWednesdayOfPreviousMonth } from '../../rules/money/legalRateDate.js';
import { COUNTRIES } from '../rules/packRoots.js';
import { describeScenarios } from '../support/scenarios/describeScenarios.js';

const packs = loadPacks(COUNTRIES);

/** Enters the rates by which China, the European Union and Malaysia assess what is sent today. */
async function enterRates(target: Target): Promise<void> {
  const operator = new People(target).get('operator');
  const now = new Date().toISOString();
  const dayIn = (country: string): string => packs.dayIn(country, now);
  const [china, germany] = [dayIn('CN'), dayIn('DE')];
  const rates = [
    { table: 'cn_customs', base: 'USD', quote: 'CNY', rate: '7.0000', day: thirdWednesdayOfPreviousMonth(china) },
    { table: 'ecb', base: 'EUR', quote: 'CNY', rate: '8.0000', day: penultimateWednesdayOfPreviousMonth(germany) },
    { table: 'my_customs', base: 'USD', quote: 'MYR', rate: '4.0000', day: now.slice(0, 10) },
    { table: 'my_customs', base: 'CNY', quote: 'MYR', rate: '0.5000', day: now.slice(0, 10) },
  ];
  for (const { day, ...rate } of rates) {
    const published = {
      published_on: day,
      valid_from: day,
      source: 'Round figures',
      reason: 'To be summed up by hand',
    };
    await operator.call('setExchangeRate', { body: { ...rate, ...published }, idempotencyKey: crypto.randomUUID() });
  }
}

describeScenarios({
  folders: [join(import.meta.dirname, 'export-regimes')],
  prepare: enterRates,
  longestMs: 180_000,
  replays: true,
});
