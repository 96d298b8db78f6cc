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
