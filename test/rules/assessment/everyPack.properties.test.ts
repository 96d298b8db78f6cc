import fc from 'fast-check';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { assessDestination } from '../../../rules/decisions/assessment/assessDestination.js';
import type { ChargeLine } from '../../../rules/decisions/assessment/assessment.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import type { Pack } from '../../../rules/loader/pack.js';
import { Decimal, sum } from '../../../rules/money/decimal.js';
import type { Regime } from '../../../rules/schemas/regimes.js';
import { declarationOf } from '../../support/builders/fictionalPack.js';
import { COUNTRIES } from '../packRoots.js';
import { SIZE } from '../../support/load/sizes.js';

/** What holds for every country whatever its law: each import regime of each pack, on each day on which it begins or ends. */
interface Place {
  pack: Pack;
  regime: Regime;
  date: string;
}
const places: Place[] = loadPacks(COUNTRIES).packs.flatMap((pack) =>
  pack.lists.regimes
    .filter(({ flow }) => flow === 'import' && pack.manifest.roles.includes('destination'))
    .flatMap((regime) =>
      [
        regime.from < pack.manifest.effectiveFrom ? pack.manifest.effectiveFrom : regime.from,
        regime.until ?? '2026-11-23',
      ]
        .filter((date) => date >= pack.manifest.effectiveFrom)
        .map((date) => ({ pack, regime, date })),
    ),
);

interface Line {
  cents: number;
  hs: string;
  origin: string;
  grams: number;
}

const lines = (greatest: number): fc.Arbitrary<Line[]> =>
  fc.array(
    fc.record({
      cents: fc.integer({ min: 0, max: greatest }),
      hs: fc.constantFrom('090121', '090240', '090422', '460219', '330499', '190590', '610910', '852580'),
      origin: fc.constantFrom('RW', 'MY', 'CN', 'US'),
      grams: fc.integer({ min: 1, max: 30_000 }),
    }),
    { minLength: 1, maxLength: 8 },
  );

function declare({ pack, regime, date }: Place, goods: readonly Line[]): DeclarationData {
  const { currency, country } = { ...pack.manifest };
  const invoice = regime.currency === 'invoice' ? currency : regime.currency;
  const origin = regime.partners?.[0] ?? (country === 'RW' ? 'MY' : 'RW');
  return declarationOf(
    goods.map(({ cents, hs, origin: from, grams }) => ({
      value: new Decimal(cents).div(100).toFixed(2),
      currency: invoice,
      hs_code: hs,
      origin: from,
      net_weight_grams: grams,
    })),
    {
      corridor: { origin, destination: country },
      regime: regime.code,
      invoice: { number: '1', date, currency: invoice },
      mode_of_transport: regime.modes?.[0] ?? 'air',
      freight: { amount: '12.34', currency: invoice },
      insurance: { amount: '1.05', currency: invoice },
      consignee: { name: 'B', address: 'B', country, subdivision: SUBDIVISIONS[country] ?? `${country}-1` },
    },
  );
}
const SUBDIVISIONS: Readonly<Record<string, string>> = { CA: 'CA-ON', BR: 'BR-SP' };

const chargesOf = (place: Place, goods: readonly Line[]): ChargeLine[] =>
  assessDestination(declare(place, goods), place.pack, place.date).charges;

/** The smallest step in which values of a regime are rounded. */
const unitOf = ({ regime: { rounding, taxes } }: Place): Decimal =>
  Decimal.max(
    ...[rounding, ...taxes.flatMap(({ baseRounding }) => baseRounding ?? [])].map(
      ({ scale, step }) => new Decimal(step ?? new Decimal(10).pow(-scale)),
    ),
  );

function unroundedByTax(charges: readonly ChargeLine[]): Record<string, string> {
  const taxes = [...new Set(charges.map(({ tax }) => tax))].sort();
  return Object.fromEntries(
    taxes.map((tax) => [
      tax,
      sum(charges.filter((charge) => charge.tax === tax).map(({ unrounded }) => new Decimal(unrounded)))
        .toDecimalPlaces(6)
        .toString(),
    ]),
  );
}

test('there are regimes to hold to it', () => expect(places.length).toBeGreaterThan(5));

describe.each(places.map((place) => [`${place.pack.ref.id} ${place.regime.code} on ${place.date}`, place] as const))(
  '%s',
  (_, place) => {
    it('charges what is due whatever the value: decimal text, never less than nothing, and no float anywhere', () => {
      fc.assert(
        fc.property(lines(99_999_999_999_999), (goods) => {
          for (const { amount, unrounded, base } of chargesOf(place, goods)) {
            for (const text of [amount.amount, unrounded, base.amount]) {
              expect(text).toMatch(/^(0|[1-9]\d*)(\.\d+)?$/);
            }
          }
        }),
        { numRuns: SIZE.goodsOfARegime },
      );
    });

    it('comes to the same, before rounding, whatever the order of the lines', () => {
      fc.assert(
        fc.property(lines(500_000), (goods) => {
          const turned = chargesOf(place, [...goods].reverse());
          const straight = unroundedByTax(chargesOf(place, goods));
          for (const [tax, amount] of Object.entries(unroundedByTax(turned))) {
            // Values of lines are rounded, and the last one takes what is left: a unit of rounding more or less on each line.
            const difference = new Decimal(amount).minus(straight[tax] ?? '0').abs();
            expect(difference.lessThanOrEqualTo(unitOf(place).times(goods.length).times(2))).toBe(true);
          }
        }),
        { numRuns: SIZE.goodsOfARegime },
      );
    });

    it('says why, by which row and how sure, with every charge', () => {
      for (const charge of chargesOf(place, [{ cents: 4_500, hs: '090121', origin: 'RW', grams: 1000 }])) {
        expect(charge.explanation).toMatch(/\w+.*[.!]$/);
        expect(charge.explanation).not.toMatch(/\{|undefined|NaN/);
        expect([charge.ruleId, charge.source, charge.confidence].every((text) => text.length > 0)).toBe(true);
      }
    });
  },
);
