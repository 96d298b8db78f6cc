import { Decimal } from '../money/decimal.js';
import { convert } from './units.js';

/** How much there is of one line of goods, as it is declared. */
export interface MeasuredGoods {
  net_weight_grams: number;
  /** Decimal text in `unit`. */
  quantity: string;
  unit: string;
  /** Further measures that a tariff asks for, such as litres and strength of a spirit. */
  supplementary_quantities?: readonly { quantity: string; unit: string }[] | undefined;
}

/**
 * The quantity of a line in a unit, from whichever of its measures tells it; litres of pure alcohol from litres and strength.
 * Undefined where none does: nothing is guessed from a weight.
 */
export function quantityIn(goods: MeasuredGoods, unit: string): Decimal | undefined {
  const measures = [
    { quantity: goods.quantity, unit: goods.unit },
    ...(goods.supplementary_quantities ?? []),
    { quantity: String(goods.net_weight_grams), unit: 'gram' },
  ];
  for (const measure of measures) {
    const converted = convert(new Decimal(measure.quantity), measure.unit, unit);
    if (converted !== undefined) return converted;
  }
  if (convert(new Decimal(1), 'litre_of_alcohol', unit) === undefined) return undefined;
  const [litres, strength] = [quantityIn(goods, 'litre'), quantityIn(goods, 'percent_volume')];
  if (litres === undefined || strength === undefined) return undefined;
  return convert(litres.times(strength).div(100), 'litre_of_alcohol', unit);
}
