import fc from 'fast-check';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import { chargeDifferences } from '../../../rules/decisions/assessment/chargeDifferences.js';
import { compareWithQuote, type QuoteComparison } from '../../../rules/decisions/quote/compareWithQuote.js';
import { decideQuote } from '../../../rules/decisions/quote/decideQuote.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { rulesetRef } from '../../../rules/loader/rulesetRef.js';
import { Decimal, sum } from '../../../rules/money/decimal.js';
import { buildBasketsDeclaration } from '../../support/builders/corridorData.js';
import { buildBasketsQuote } from '../../support/builders/quoteData.js';
import { tableRate } from '../../support/rates/ecbRates.js';
import { COUNTRIES } from '../packRoots.js';

const registry = loadPacks(COUNTRIES);
const QUOTED_ON = '2026-06-20';
const question = { data: buildBasketsQuote(), date: QUOTED_ON };
const quote = decideQuote(registry, question).value;
const euro = (amount: string) => ({ amount, currency: 'EUR' });

function compare(data: DeclarationData, date: string): QuoteComparison {
  const ruleset = rulesetRef(registry, data.corridor, date);
  const assessment = assessDuty(registry, { data, date, stage: 'final' }).value;
  const { packs } = rulesetRef(registry, data.corridor, QUOTED_ON);
  return compareWithQuote(registry, { quoteId: 'quo_1', question, quote, packs, data, assessment, ruleset });
}
const said = ({ changes }: QuoteComparison): unknown[] =>
  changes.map(({ input, differences }) => [input, ...differences.map(({ tax, difference }) => `${tax} ${difference}`)]);

it('of the same goods by the same law is as quoted', () => {
  const compared = compare(buildBasketsDeclaration(), '2026-06-30');
  expect(compared).toMatchObject({ asQuoted: true, changes: [], explanation: 'As quoted in quo_1.' });
});

it('names the law that changed, and what it brings', () => {
  // The fixed duty of EUR 3 from 1 July 2026, and VAT of 19 % on it.
  const compared = compare(buildBasketsDeclaration(), '2026-07-01');
  expect([compared.asQuoted, said(compared)]).toEqual([false, [['law', 'duty 3.00', 'vat 0.57']]]);
});

it('names each input that changed with its own share of the difference', () => {
  // Price 60 to 70: VAT of 88 instead of 78, 16.72 - 14.82; freight 18 to 8 takes the same away again.
  const data = buildBasketsDeclaration({ freight: euro('8.00') }, { value: euro('70.00') });
  const compared = compare(data, '2026-06-30');
  expect(said(compared)).toEqual([
    ['/freight', 'vat -1.90'],
    ['/items (line 1)/value', 'vat 1.90'],
  ]);
  expect(compared.changes[1]).toMatchObject({ quoted: '60.00 EUR', declared: '70.00 EUR' });
  expect(compared.explanation).toContain('/freight was 18.00 EUR, declared is 8.00 EUR');
});

it('names an input that changed without effect, and stays as quoted', () => {
  const compared = compare(buildBasketsDeclaration({}, { net_weight_grams: 950 }), '2026-06-30');
  expect([compared.asQuoted, said(compared)]).toEqual([true, [['/items (line 1)/net_weight_grams']]]);
});

it('for any change of price, freight and day the shares add up to the whole difference', () => {
  const cents = fc.integer({ min: 1, max: 14_000 }).map((value) => euro(new Decimal(value).div(100).toFixed(2)));
  fc.assert(
    fc.property(cents, cents, fc.constantFrom('2026-06-30', '2026-07-01'), (value, freight, date) => {
      const data = buildBasketsDeclaration({ freight }, { value });
      const after = assessDuty(registry, { data, date, stage: 'final' }).value;
      const before = { origin: [], destination: quote.offers[0]?.destination ?? [] };
      const whole = sum(chargeDifferences(before, after).map(({ difference }) => new Decimal(difference)));
      const shares = compare(data, date).changes.flatMap(({ differences }) =>
        differences.map(({ difference }) => new Decimal(difference)),
      );
      expect(sum(shares).toFixed(2)).toBe(whole.toFixed(2));
    }),
    { numRuns: 50 },
  );
});

it('names the day of exportation where its exchange rate makes the difference', () => {
  const dollars = (amount: string) => ({ amount, currency: 'USD' });
  const rate = (day: string, cad: string) =>
    tableRate('CAD', cad, day, { id: `ca_customs.${day}`, table: 'ca_customs', base: 'USD' });
  const rates = { tables: [rate('2026-06-20', '1.30'), rate('2026-06-25', '1.40')] };
  const way = { regime: 'postal', freight: dollars('0.00'), insurance: dollars('0.00') };
  const goods = { hs_code: '330499', value: dollars('100.00') };
  const corridor = { origin: 'RW', destination: 'CA' };
  const asked = { data: buildBasketsQuote({ ...way, corridor, subdivision: 'CA-AB' }, goods), date: QUOTED_ON };
  const consignee = { name: 'B', address: 'B', country: 'CA', subdivision: 'CA-AB' };
  const declared = (exportation_date?: string): QuoteComparison => {
    const named = exportation_date === undefined ? {} : { exportation_date };
    const data = buildBasketsDeclaration({ ...way, corridor, consignee, ...named }, goods);
    const ruleset = rulesetRef(registry, corridor, '2026-06-24');
    const assessment = assessDuty(registry, { data, date: '2026-06-24', stage: 'final', rates }).value;
    const answered = decideQuote(registry, { ...asked, rates }).value;
    const { packs } = rulesetRef(registry, corridor, QUOTED_ON);
    return compareWithQuote(registry, {
      ...{ quoteId: 'quo_1', question: asked, quote: answered, packs, data, assessment, ruleset, rates },
    });
  };
  // Duty of 6.5 % and GST of 5 % on CAD 130.00 and 140.00: 8.45 and 6.92 (6.9225), 9.10 and 7.46 (7.455).
  expect(said(declared('2026-06-25'))).toEqual([['/exportation_date', 'duty 0.65', 'gst 0.54']]);
  expect(declared('2026-06-20')).toMatchObject({ asQuoted: true, changes: [] });
  // Without a day no rate counts, so that every charge is gone.
  expect(said(declared())).toEqual([['/exportation_date', 'duty -8.45', 'gst -6.92']]);
});
