import fc from 'fast-check';
import type { QuoteData } from '../../../domain/quote/quoteData.js';
import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import { applyVariant } from '../../../rules/decisions/quote/applyVariant.js';
import { asDeclaration } from '../../../rules/decisions/quote/asDeclaration.js';
import { compareOffers } from '../../../rules/decisions/quote/compareQuotes.js';
import { decideQuote } from '../../../rules/decisions/quote/decideQuote.js';
import type { Offer } from '../../../rules/decisions/quote/quote.js';
import { splitParcel } from '../../../rules/decisions/quote/splitParcel.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { Decimal, sum } from '../../../rules/money/decimal.js';
import { buildBasketsQuote } from '../../support/builders/quoteData.js';
import { COUNTRIES } from '../packRoots.js';

const registry = loadPacks(COUNTRIES);
const DATE = '2026-06-30';
const offersOf = (data: QuoteData, date = DATE): Offer[] => decideQuote(registry, { data, date }).value.offers;

const [TEMPLATE] = buildBasketsQuote().items;
if (TEMPLATE === undefined) throw new Error('The baskets have no item');
const euro = (cents: number): { amount: string; currency: string } => ({
  amount: new Decimal(cents).div(100).toFixed(2),
  currency: 'EUR',
});

const question: fc.Arbitrary<QuoteData> = fc
  .record({
    lines: fc.array(
      fc.record({
        cents: fc.integer({ min: 1, max: 3_000 }),
        quantity: fc.integer({ min: 1, max: 40 }),
        grams: fc.integer({ min: 1, max: 5_000 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    freight: fc.integer({ min: 0, max: 5_000 }),
  })
  .map(({ lines, freight }) =>
    buildBasketsQuote({
      freight: euro(freight),
      items: lines.map(({ cents, quantity, grams }, index) => ({
        ...TEMPLATE,
        line: index + 1,
        quantity: String(quantity),
        net_weight_grams: grams,
        value: euro(cents),
      })),
    }),
  );

describe('for any small parcel', () => {
  it('a quote and the assessment of the same data agree to the cent', () => {
    fc.assert(
      fc.property(question, (data) => {
        for (const offer of offersOf(data)) {
          const declared = asDeclaration(data, offer.regime, DATE);
          const { value } = assessDuty(registry, { data: declared, date: DATE, stage: 'final' });
          expect(offer.totals.destination).toEqual(value.totals.destination);
        }
      }),
    );
  });

  it('a variant that changes nothing differs in nothing', () => {
    fc.assert(
      fc.property(question, (data) => {
        const same = applyVariant({ data, date: DATE }, { name: 'the same' });
        const [before, after] = [offersOf(data)[0], offersOf(same.data, same.date)[0]];
        if (before === undefined || after === undefined) throw new Error('no offer');
        expect(compareOffers(before, after)).toEqual([]);
      }),
    );
  });

  it('what differs from one day to another adds up to the difference of the landed cost', () => {
    fc.assert(
      fc.property(question, (data) => {
        const [before, after] = [offersOf(data)[0], offersOf(data, '2026-07-01')[0]];
        if (before === undefined || after === undefined) throw new Error('no offer');
        const differences = compareOffers(before, after);
        const of = (kind: string): Decimal[] =>
          differences.filter((one) => one.of === kind).map(({ difference }) => new Decimal(difference));
        expect(sum(of('destination')).toFixed(2)).toBe(sum(of('landed')).toFixed(2));
      }),
    );
  });

  it('parcels together are what was asked about, to the cent and the gram', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 2, max: 6 }), (data, into) => {
        const split = splitParcel(data, { into });
        if ('faults' in split) {
          expect(data.items.every(({ quantity }) => Number(quantity) < into)).toBe(true);
          return;
        }
        const total = (of: (parcel: QuoteData) => string[]): string =>
          sum(split.parcels.flatMap(of).map((text) => new Decimal(text))).toFixed(2);
        const whole = (texts: string[]): string => sum(texts.map((text) => new Decimal(text))).toFixed(2);
        const { items } = data;
        expect(total((parcel) => [parcel.freight.amount])).toBe(whole([data.freight.amount]));
        expect(total((parcel) => parcel.items.map(({ value }) => value.amount))).toBe(
          whole(items.map(({ value }) => value.amount)),
        );
        expect(total((parcel) => parcel.items.map(({ quantity }) => quantity))).toBe(
          whole(items.map(({ quantity }) => quantity)),
        );
        expect(total((parcel) => parcel.items.map((item) => String(item.net_weight_grams)))).toBe(
          whole(items.map((item) => String(item.net_weight_grams))),
        );
      }),
    );
  });
});
