import type { Money } from '../../../domain/money/money.js';
import type { QuoteData, QuoteItem, Split } from '../../../domain/quote/quoteData.js';
import { apportion } from '../../money/apportion.js';
import { Decimal, sum, ZERO } from '../../money/decimal.js';
import { money, type Rounding } from '../../money/rounding.js';

/** What is wrong with a split: where, as a JSON pointer into it, and what to write instead. */
export type SplitFault = { pointer: string; hint: string };

/** How much of each line goes into each parcel: by parcel, by item. */
type Shares = Decimal[][];

const GRAMS: Rounding = { mode: 'half_up', scale: 0 };

/**
 * The same goods in several parcels, each a consignment of its own. Value and weight of a line follow its quantity, freight
 * and insurance the net weight unless a parcel names its own; the last parcel takes what rounding leaves, so that all
 * parcels together are what was asked about. Answers the faults where the split does not give out every line exactly once.
 */
export function splitParcel(data: QuoteData, split: Split): { parcels: QuoteData[] } | { faults: SplitFault[] } {
  const shares = 'into' in split ? sharesAlike(data.items, split.into) : sharesNamed(data.items, split.parcels);
  if ('faults' in shares) return shares;
  const items = itemsOf(data.items, shares.shares);
  const empty = items.findIndex((parcel) => parcel.length === 0);
  if (empty >= 0) {
    const pointer = 'into' in split ? '/into' : `/parcels/${empty}/lines`;
    return { faults: [{ pointer, hint: 'There are not enough goods for so many parcels: every parcel needs some.' }] };
  }
  const weights = items.map((parcel) => sum(parcel.map((item) => new Decimal(item.net_weight_grams))));
  const freight = shareMoney(data.freight, weights);
  const insurance = shareMoney(data.insurance, weights);
  return {
    parcels: items.map((parcel, index) => {
      const own = 'into' in split ? undefined : split.parcels[index];
      return {
        ...data,
        items: parcel,
        freight: own?.freight ?? freight[index] ?? data.freight,
        insurance: own?.insurance ?? insurance[index] ?? data.insurance,
      };
    }),
  };
}

/** What is counted in whole numbers stays whole; the first parcels take one more. Anything else is divided. */
function sharesAlike(items: readonly QuoteItem[], into: number): { shares: Shares } {
  const byItem = items.map(({ quantity }) => {
    const whole = new Decimal(quantity);
    const step = whole.isInteger() ? new Decimal(1) : new Decimal('0.0001');
    const each = whole.div(step).div(into).floor().times(step);
    let left = whole.minus(each.times(into));
    return Array.from({ length: into }, (_, parcel) => {
      const more = parcel === into - 1 ? left : Decimal.min(step, left);
      left = left.minus(more);
      return each.plus(more);
    });
  });
  return {
    shares: Array.from({ length: into }, (_, parcel) => byItem.map((quantities) => quantities[parcel] ?? ZERO)),
  };
}

type NamedParcels = Extract<Split, { parcels: unknown }>['parcels'];

function sharesNamed(
  items: readonly QuoteItem[],
  parcels: NamedParcels,
): { shares: Shares } | { faults: SplitFault[] } {
  const faults: SplitFault[] = [];
  const left = new Map(items.map(({ line, quantity }) => [line, new Decimal(quantity)]));
  const shares = parcels.map(({ lines }, parcel) => {
    const given = items.map(() => ZERO);
    lines.forEach(({ line, quantity }, place) => {
      const pointer = `/parcels/${parcel}/lines/${place}`;
      const index = items.findIndex((item) => item.line === line);
      const rest = left.get(line);
      if (rest === undefined || index < 0) {
        faults.push({ pointer: `${pointer}/line`, hint: `There is no line ${line}.` });
        return;
      }
      const taken = quantity === undefined ? rest : new Decimal(quantity);
      if (taken.lessThanOrEqualTo(0) || taken.greaterThan(rest)) {
        const hint = `Of line ${line} ${rest.toString()} is left for this parcel: give more than 0 and no more than that.`;
        faults.push({ pointer: quantity === undefined ? pointer : `${pointer}/quantity`, hint });
        return;
      }
      given[index] = (given[index] ?? ZERO).plus(taken);
      left.set(line, rest.minus(taken));
    });
    return given;
  });
  for (const [line, rest] of left) {
    if (faults.length === 0 && rest.greaterThan(0)) {
      faults.push({ pointer: '/parcels', hint: `Of line ${line} ${rest.toString()} is in no parcel.` });
    }
  }
  return faults.length > 0 ? { faults } : { shares };
}

/** The items of each parcel; a line of which a parcel has nothing is left out of it. */
function itemsOf(items: readonly QuoteItem[], shares: Shares): QuoteItem[][] {
  const byItem = items.map((item, index) =>
    portions(
      item,
      shares.map((parcel) => parcel[index] ?? ZERO),
    ),
  );
  return shares.map((_, parcel) => byItem.flatMap((pieces) => pieces[parcel] ?? []));
}

function portions(item: QuoteItem, quantities: readonly Decimal[]): (QuoteItem | undefined)[] {
  const bearing = quantities.filter((quantity) => quantity.greaterThan(0));
  const values = shareMoney(item.value, bearing);
  const grams = apportion(new Decimal(item.net_weight_grams), bearing, GRAMS);
  const whole = sum(bearing);
  let next = -1;
  return quantities.map((quantity) => {
    if (quantity.isZero()) return undefined;
    next += 1;
    const { supplementary_quantities: further } = item;
    return {
      ...item,
      quantity: quantity.toString(),
      net_weight_grams: (grams[next] ?? ZERO).toNumber(),
      value: values[next] ?? item.value,
      ...(further === undefined
        ? {}
        : { supplementary_quantities: further.map((one) => shareOf(one, quantity, whole)) }),
    };
  });
}

/** A further measure of a part of a line. Strength is a property, not a quantity: it does not shrink. */
function shareOf(
  { quantity, unit }: { quantity: string; unit: string },
  part: Decimal,
  whole: Decimal,
): { quantity: string; unit: string } {
  if (unit === 'percent_volume') return { quantity, unit };
  return { quantity: new Decimal(quantity).times(part).div(whole).toDecimalPlaces(8).toString(), unit };
}

function shareMoney({ amount, currency }: Money, weights: readonly Decimal[]): Money[] {
  const scale = Math.max(2, amount.split('.')[1]?.length ?? 0);
  return apportion(new Decimal(amount), weights, { mode: 'half_up', scale }).map((share) =>
    money(share, currency, scale),
  );
}
