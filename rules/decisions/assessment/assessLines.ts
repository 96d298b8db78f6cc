import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { sum, type Decimal } from '../../money/decimal.js';
import type { Measure } from '../../schemas/measures.js';
import type { RegimeTax } from '../../schemas/regimes.js';
import type { CannotSay, ChargeLine } from './assessment.js';
import { chargeWaived } from './chargeLine.js';
import type { LineValue } from './customsValue.js';
import { apportionFlat, isTooLittle, overDeclaration } from './overDeclaration.js';
import type { PreferenceFinding } from './preference.js';
import { relieve } from './relief.js';
import { underThreshold } from './thresholds.js';
import { roundedWith } from './roundedWith.js';
import { taxName, type TaxPlace } from './taxPlace.js';
import { waivedTogether } from './waivedTogether.js';
import { baseOf, taxOnLine, type TaxedLine, type TaxOnLine } from './taxOnLine.js';

/** Everything one line of goods comes to. */
export interface LineAssessment {
  charges: ChargeLine[];
  cannotSay: CannotSay[];
  /** Measures due once for the declaration, met on this line. */
  flat: Measure[];
  /** Lower duties met on this line, applied or not. */
  preferences: PreferenceFinding[];
}

/**
 * The taxes of all lines, tax by tax in the regime's order, since some are held against the whole declaration: what is too
 * little is not collected, on any line, and later taxes are then not computed on it either.
 * @param values by item, in `currency`
 */
export function assessLines(
  place: TaxPlace,
  items: readonly DeclarationItem[],
  values: readonly LineValue[],
  currency: string,
): LineAssessment[] {
  const lines = items.map((item, index): TaxedLine => {
    const value = values[index];
    if (value === undefined) throw new Error(`Line ${item.line} has no value`);
    return { item, value, legal: new Map(), charged: new Map() };
  });
  const results = lines.map((): LineAssessment => ({ charges: [], cannotSay: [], flat: [], preferences: [] }));
  const quotas = place.quotas === undefined ? undefined : new Map(place.quotas);
  for (const regimeTax of place.regime.taxes) {
    const found = roundedWith(place, regimeTax, lines, assessTax(place, regimeTax, lines, quotas, currency), currency);
    found.forEach((one, index) => keep(place, regimeTax, one, lines[index], results[index]));
    apportionFlat(place, regimeTax, found, lines, currency);
  }
  return waivedTogether(place.regime, results, currency);
}

/** One tax on every line, and then held against the declaration as a whole. */
function assessTax(
  place: TaxPlace,
  regimeTax: RegimeTax,
  lines: readonly TaxedLine[],
  quotas: Map<string, Decimal> | undefined,
  currency: string,
): TaxOnLine[] {
  const bases = lines.map((line) => baseOf(place, regimeTax, line));
  const known = bases.flatMap((base) => ('value' in base ? [base.value] : []));
  const consignmentBase = known.length === bases.length ? sum(known) : undefined;
  const found = lines.map((line, index) => {
    const base = bases[index] ?? { missing: '' };
    const under = 'value' in base ? underThreshold(place, regimeTax, lines, line, base.value, currency) : undefined;
    if (under !== undefined) return under;
    const on = taxOnLine(place, regimeTax, line, { base, consignmentBase, quotas }, currency);
    return relieve(place, regimeTax, line, on, lines, currency);
  });
  if (!isTooLittle(regimeTax, found)) return overDeclaration(place, regimeTax, found, currency);
  return found.map((one, index) =>
    'charge' in one && one.charge !== undefined
      ? { legal: known[index]?.times(0) ?? one.legal, charge: chargeWaived(place, regimeTax, one.charge) }
      : one,
  );
}

/** Keeps what a tax comes to on a line: for the answer, and for the taxes after it. */
function keep(
  place: TaxPlace,
  { tax }: RegimeTax,
  found: TaxOnLine,
  line: TaxedLine | undefined,
  result: LineAssessment | undefined,
): void {
  if (line === undefined || result === undefined) return;
  if ('cannotSay' in found) {
    const what = `${taxName(tax, place.regime)} on line ${line.item.line}`;
    result.cannotSay.push({ about: 'tax', tax, line: line.item.line, what, why: found.cannotSay });
  } else if ('flat' in found) {
    result.flat.push(found.flat);
  } else {
    const { legal, charge, preference } = found;
    line.legal.set(tax, legal);
    line.charged.set(tax, charge === undefined ? legal : legal.times(0).plus(charge.amount.amount));
    if (charge !== undefined) result.charges.push(charge);
    if (preference !== undefined) result.preferences.push(preference);
  }
}
