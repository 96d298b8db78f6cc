/** A quote that is asked under a regime of the origin: China's modes of e-commerce export; ferrochrome bears 40 % inside FOB. */
import type { QuoteData } from '../../../domain/quote/quoteData.js';
import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import { applyVariant } from '../../../rules/decisions/quote/applyVariant.js';
import { asDeclaration } from '../../../rules/decisions/quote/asDeclaration.js';
import { checkQuestion } from '../../../rules/decisions/quote/checkQuestion.js';
import { compareWithQuote, type QuoteComparison } from '../../../rules/decisions/quote/compareWithQuote.js';
import { decideQuote } from '../../../rules/decisions/quote/decideQuote.js';
import type { Quote } from '../../../rules/decisions/quote/quote.js';
import { rulesetRef } from '../../../rules/loader/rulesetRef.js';
import { registry } from '../../support/builders/destinationBill.js';

const DATE = '2026-11-23';
const yuan = (amount: string) => ({ amount, currency: 'CNY' });

function asked(hs_code: string, value: string, export_regime?: string): QuoteData {
  const item = { line: 1, hs_code, origin: 'CN', net_weight_grams: 1000, quantity: '1', unit: 'piece' };
  return {
    corridor: { origin: 'CN', destination: 'MY' },
    mode_of_transport: 'post',
    destination_charges_paid_by: 'buyer',
    freight: yuan('0.00'),
    insurance: yuan('0.00'),
    items: [{ ...item, value: yuan(value) }],
    ...(export_regime === undefined ? {} : { export_regime }),
  };
}
const quoteOf = (data: QuoteData): Quote => decideQuote(registry, { data, date: DATE }).value;
const whyClosed = (data: QuoteData): string[] => [...new Set(quoteOf(data).closed.flatMap(({ why }) => why))];

it.each([undefined, 'export', 'export_9610'])('under %s answers the export duty inside the price', (mode) => {
  // 700 / 1.4 x 40 %.
  const { offers } = quoteOf(asked('720241', '700.00', mode));
  expect(offers.length).toBeGreaterThan(0);
  expect(offers.map(({ totals }) => totals.origin)).toEqual(offers.map(() => [yuan('200.00')]));
});

it('offers nothing under a mode that does not take the goods, or not at that price, and says why', () => {
  const simplified = asked('720241', '700.00', 'export_9610_simplified');
  expect(quoteOf(simplified).offers).toEqual([]);
  expect(whyClosed(simplified)).toContain(
    'E-commerce retail export (9610), simplified declaration does not take these goods.',
  );
  const dear = asked('610910', '5000.01', 'export_9710_list');
  expect(quoteOf(dear).offers).toEqual([]);
  expect(whyClosed(dear).join(' ')).toContain('("export_9710"): declare under it');
  expect(quoteOf(asked('610910', '5000.00', 'export_9710_list')).offers).not.toEqual([]);
});

it('is refused under a mode that the origin does not know', () => {
  const faults = checkQuestion(registry, { data: asked('610910', '100.00', 'export_9999'), date: DATE });
  expect(faults.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/export_regime', 'DECLARATION.REGIME_NOT_SERVED'],
  ]);
  expect(checkQuestion(registry, { data: asked('610910', '100.00', 'export_1210'), date: DATE })).toEqual([]);
});

it('may be varied by it, and lets it go', () => {
  const base = { data: asked('610910', '100.00', 'export_9610'), date: DATE };
  const named = (export_regime?: string | null): string | undefined =>
    applyVariant(base, { name: 'v', ...(export_regime === undefined ? {} : { export_regime }) }).data.export_regime;
  expect([named(), named('export_1210'), named(null)]).toEqual(['export_9610', 'export_1210', undefined]);
});

describe('a declaration held against it', () => {
  function compared(quoted: string | undefined, declared: string | undefined): QuoteComparison {
    const question = { data: asked('720241', '700.00', quoted), date: DATE };
    const data = asDeclaration(asked('720241', '700.00', declared), 'low_value_goods', DATE);
    const ruleset = rulesetRef(registry, data.corridor, DATE);
    const assessment = assessDuty(registry, { data, date: DATE, stage: 'final' }).value;
    const { packs } = ruleset;
    const quote = quoteOf(question.data);
    return compareWithQuote(registry, { quoteId: 'quo_1', question, quote, packs, data, assessment, ruleset });
  }

  it('is as quoted under the same mode', () => {
    expect(compared('export_9610', 'export_9610')).toMatchObject({ asQuoted: true, changes: [] });
  });

  it('names another mode, which changes nothing where the duty is the same', () => {
    expect(compared('export_9610', 'export_1210')).toMatchObject({
      asQuoted: true,
      changes: [{ input: '/export_regime', quoted: 'export_9610', declared: 'export_1210', differences: [] }],
    });
  });

  it('names a mode under which nothing can be said of the duty', () => {
    const { asQuoted, changes } = compared('export_9610', 'export_9999');
    expect(asQuoted).toBe(false);
    expect(changes).toMatchObject([
      { input: '/export_regime', differences: [{ side: 'origin', tax: 'export_duty', difference: '-200.00' }] },
    ]);
  });
});
