/** In which order goods are listed changes nothing in a quote, but for the units that the last line takes over. */
import fc from 'fast-check';
import type { QuoteData } from '../../../domain/quote/quoteData.js';
import { decideQuote } from '../../../rules/decisions/quote/decideQuote.js';
import type { Offer, Quote } from '../../../rules/decisions/quote/quote.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { Decimal, sum } from '../../../rules/money/decimal.js';
import { roundingIn } from '../../../rules/money/rounding.js';
import type { Regime, RegimeTax, Rounding } from '../../../rules/schemas/regimes.js';
import { buildBasketsQuote } from '../../support/builders/quoteData.js';
import { COUNTRIES } from '../packRoots.js';

const registry = loadPacks(COUNTRIES);
const DATE = '2026-06-30';

/** Destinations, what a line of goods costs at most there, and regimes under which coffee and baskets bear a charge. */
const WAYS: [destination: string, most: number, charged: string[]][] = [
  ['CN', 900, ['retail_import', 'general_trade', 'postal_articles']],
  ['DE', 40, ['low_value_full', 'standard']],
  ['IT', 60, ['low_value', 'low_value_full', 'standard']],
  ['FR', 600, ['standard']],
  ['GB', 200, ['standard']],
  ['US', 600, ['postal', 'informal_entry', 'formal_entry']],
  ['MY', 150, ['low_value_goods']],
  ['AU', 300, ['low_value_sale']],
  ['NZ', 300, ['low_value_sale']],
  ['SG', 150, ['low_value_sale']],
  ['KE', 50_000, ['home_use', 'home_use_eac']],
  ['RW', 90_000, ['home_use', 'home_use_simplified']],
];
const [TEMPLATE] = buildBasketsQuote().items;
if (TEMPLATE === undefined) throw new Error('The baskets have no item');

interface Line {
  cents: number;
  hs: string;
  origin: string;
  grams: number;
}

/** Goods by post from Rwanda, or from Malaysia into Rwanda, priced in the currency of the destination. */
function askFor(destination: string, goods: readonly Line[], freight: number): QuoteData {
  const { currency } = registry.packAt(destination, DATE).manifest;
  const money = (cents: number) => ({ amount: new Decimal(cents).div(100).toFixed(2), currency });
  const { regime: _, ...data } = buildBasketsQuote({
    corridor: { origin: destination === 'RW' ? 'MY' : 'RW', destination },
    freight: money(freight),
    insurance: money(Math.floor(freight / 7)),
    items: goods.map(({ cents, hs, origin, grams }, index) => ({
      ...{ ...TEMPLATE, unit: 'piece', quantity: '1' },
      ...{ line: index + 1, hs_code: hs, origin, net_weight_grams: grams, value: money(cents) },
    })),
  });
  return data;
}
const quote = (destination: string, goods: readonly Line[], freight: number): Quote =>
  decideQuote(registry, { data: askFor(destination, goods, freight), date: DATE }).value;

/** Goods in two orders; prices are multiples of `step` cents. */
const twoOrders = (most: number, step: number): fc.Arbitrary<[Line[], Line[]]> =>
  fc
    .array(
      fc.record({
        cents: fc.integer({ min: 1, max: (most * 100) / step }).map((steps) => steps * step),
        hs: fc.constantFrom('090121', '090240', '090422', '460219', '330499', '190590', '610910', '852580'),
        origin: fc.constantFrom('RW', 'MY', 'CN', 'US'),
        grams: fc.integer({ min: 1, max: 5_000 }),
      }),
      { minLength: 2, maxLength: 5 },
    )
    .chain((goods) => fc.tuple(fc.constant(goods), fc.shuffledSubarray(goods, { minLength: goods.length })));

/** What an offer comes to, tax by tax and side by side. */
function taxesOf({ origin, destination }: Offer): Map<string, Decimal> {
  const taxes = new Map<string, Decimal>();
  for (const [side, charges] of Object.entries({ origin, destination }))
    for (const { tax, amount } of charges) {
      const name = `${side} ${tax}`;
      taxes.set(name, (taxes.get(name) ?? new Decimal(0)).plus(amount.amount));
    }
  return taxes;
}

/** All sums of a quote but the charges: goods and carriage, fees, permits and how often each is applied for. */
const besideCharges = ({ goods, freight, insurance, fees, permits, offers, closed }: Quote) => ({
  ...{ goods, freight, insurance, fees },
  permits: permits.map(({ permitType, applications, fee }) => ({ permitType, applications, fee })).sort(byJson),
  offers: offers.map(({ regime, customsValues, isComplete }) => ({ regime, customsValues, isComplete })).sort(byJson),
  closed: closed.map(({ regime }) => regime),
});
const byJson = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

const offerOf = ({ offers }: Quote, regime: string): Offer => {
  const offer = offers.find((candidate) => candidate.regime === regime);
  if (offer === undefined) throw new Error(`${regime} is not offered`);
  return offer;
};

function regimeOf(destination: string, code: string): Regime {
  const { regimes } = registry.packAt(destination, DATE).lists;
  const regime = regimes.find((row) => row.flow === 'import' && row.code === code);
  if (regime === undefined) throw new Error(`${destination} has no ${code}`);
  return regime;
}

/** The smallest step of a rounding. */
function unitOf(rounding: Rounding | undefined, currency: string): Decimal {
  if (rounding === undefined) return new Decimal(0);
  const { scale, step } = roundingIn(currency, rounding);
  return new Decimal(step ?? new Decimal(10).pow(-scale));
}

/**
 * How far the sum of a tax may move. Each order has one last line, whose value takes over at most a unit of every other
 * line; on these two lines the base may fall into another step, and the tax may be rounded the other way. No rate of the
 * goods in question is above 100 %.
 */
function mayMove({ rounding, currency }: Regime, tax: RegimeTax | undefined, lines: number): Decimal {
  const moved = unitOf(rounding, currency).times(lines - 1);
  const stepped = unitOf(tax?.baseRounding, currency);
  const rounded = unitOf(tax?.rounding ?? rounding, currency);
  return moved.plus(stepped).plus(rounded).times(2);
}

/** Up to which sum a tax is not collected: a unit more or less then decides over all of it. */
const collectedFrom = ({ notCollectedTogether }: Regime, tax: RegimeTax | undefined): Decimal =>
  Decimal.max(
    ...[tax?.notCollectedBelow, tax?.notCollectedUpTo, notCollectedTogether?.below].map((limit) => limit ?? 0),
  );

describe.each(WAYS)('goods into %s', (destination, most, charged) => {
  it('are charged at all, so that there is something to compare', () => {
    const coffee = { cents: most * 40, hs: '090121', origin: 'RW', grams: 900 };
    const offered = quote(destination, [coffee, { ...coffee, hs: '460219', cents: most * 60 }], 0);
    for (const regime of charged)
      expect(sum([...taxesOf(offerOf(offered, regime)).values()]).greaterThan(0)).toBe(true);
  });

  it('come to the same in any order, to the cent, where no value of a line is rounded', () => {
    fc.assert(
      fc.property(twoOrders(most, 100), ([goods, turned]) => {
        const [one, other] = [quote(destination, goods, 0), quote(destination, turned, 0)];
        expect(besideCharges(other)).toEqual(besideCharges(one));
        for (const { regime } of one.offers) {
          const [before, after] = [offerOf(one, regime), offerOf(other, regime)];
          expect(after.totals).toEqual(before.totals);
          expect([...taxesOf(after)].sort(byJson)).toEqual([...taxesOf(before)].sort(byJson));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('with freight come to the same value in any order, and each tax moves by no more than the last line takes over', () => {
    fc.assert(
      fc.property(twoOrders(most, 1), fc.integer({ min: 1, max: most * 50 }), ([goods, turned], freight) => {
        const [one, other] = [quote(destination, goods, freight), quote(destination, turned, freight)];
        expect(besideCharges(other)).toEqual(besideCharges(one));
        for (const { regime: code } of one.offers) {
          const regime = regimeOf(destination, code);
          const [before, after] = [taxesOf(offerOf(one, code)), taxesOf(offerOf(other, code))];
          expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
          for (const [name, amount] of before) {
            const row = regime.taxes.find(({ tax }) => name === `destination ${tax}`);
            const [less, more] = [amount, after.get(name) ?? amount].sort((a, b) => a.comparedTo(b));
            const bound = mayMove(regime, row, goods.length);
            const isAtEdge = less?.isZero() === true && more?.minus(bound).lte(collectedFrom(regime, row)) === true;
            expect(isAtEdge || more?.minus(less ?? 0).lte(bound)).toBe(true);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
