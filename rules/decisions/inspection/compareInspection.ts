import { shownDecimals } from '../../../domain/money/minorUnits.js';
import type { DeclarationData, DeclarationItem } from '../../../domain/declaration/declarationData.js';
import type { Money } from '../../../domain/money/money.js';
import { Decimal } from '../../money/decimal.js';
import { shownScale } from '../../money/rounding.js';
import type {
  FindingProblem,
  InspectionComparison,
  InspectionDifference,
  InspectionFindings,
  ItemFinding,
} from './findings.js';

/**
 * Holds what was found against what was declared: the corrected declaration and every difference.
 * Where another quantity was found and the officer states no value, the value follows at the declared price of one unit.
 * Where items were found heavier than the declared parcel and no gross weight is stated, the parcel is as much heavier
 * as its items are. Findings on a line that was not declared are problems and change nothing.
 */
export function compareInspection(declared: DeclarationData, findings: InspectionFindings): InspectionComparison {
  const problems: FindingProblem[] = findings.items.flatMap((finding, index) =>
    declared.items.some((item) => item.line === finding.line)
      ? []
      : [{ pointer: `/items/${index}/line`, code: 'INSPECTION.LINE_UNKNOWN' as const, facts: { line: finding.line } }],
  );
  if (problems.length > 0) return { corrected: declared, differences: [], problems };

  const differences: InspectionDifference[] = [];
  const items = declared.items.map((item, index) => {
    const finding = findings.items.find((candidate) => candidate.line === item.line);
    return finding === undefined ? item : correctItem(item, index, finding, differences);
  });
  const gross = correctGross(declared, items, findings, differences);
  return { corrected: { ...declared, items, gross_weight_grams: gross }, differences, problems };
}

function correctItem(
  item: DeclarationItem,
  index: number,
  finding: ItemFinding,
  differences: InspectionDifference[],
): DeclarationItem {
  const corrected: DeclarationItem = {
    ...item,
    hs_code: finding.hs_code ?? item.hs_code,
    net_weight_grams: finding.net_weight_grams ?? item.net_weight_grams,
    quantity: finding.quantity ?? item.quantity,
    value: finding.value ?? valueAtUnitPrice(item, finding.quantity),
    description: finding.description ?? item.description,
  };
  const note = (field: string, before: string, after: string, derived = false): void => {
    if (before === after) return;
    const pointer = `/items/${index}/${field}`;
    differences.push({ pointer, line: item.line, field, declared: before, found: after, derived });
  };
  note('hs_code', item.hs_code, corrected.hs_code);
  note('net_weight_grams', String(item.net_weight_grams), String(corrected.net_weight_grams));
  note('quantity', plain(item.quantity), plain(corrected.quantity));
  note('value', words(item.value), words(corrected.value), finding.value === undefined);
  note('description', item.description, corrected.description);
  return corrected;
}

function correctGross(
  declared: DeclarationData,
  items: readonly DeclarationItem[],
  findings: InspectionFindings,
  differences: InspectionDifference[],
): number {
  const more = netWeight(items) - netWeight(declared.items);
  const tooLight = netWeight(items) > declared.gross_weight_grams;
  const found =
    findings.gross_weight_grams ?? (tooLight ? declared.gross_weight_grams + more : declared.gross_weight_grams);
  if (found !== declared.gross_weight_grams) {
    differences.push({
      pointer: '/gross_weight_grams',
      line: null,
      field: 'gross_weight_grams',
      declared: String(declared.gross_weight_grams),
      found: String(found),
      derived: findings.gross_weight_grams === undefined,
    });
  }
  return found;
}

/** Found quantity at the declared price of one unit, at the declared value's decimals (at least those of the minor unit). */
function valueAtUnitPrice(item: DeclarationItem, quantity: string | undefined): Money {
  const declaredQuantity = new Decimal(item.quantity);
  if (quantity === undefined || declaredQuantity.isZero() || declaredQuantity.equals(quantity)) return item.value;
  const scale = Math.max(shownDecimals(item.value.currency), item.value.amount.split('.')[1]?.length ?? 0);
  const amount = new Decimal(item.value.amount).times(quantity).div(declaredQuantity).toFixed(scale);
  return { amount, currency: item.value.currency };
}

const netWeight = (items: readonly DeclarationItem[]): number =>
  items.reduce((total, item) => total + item.net_weight_grams, 0);

const plain = (decimalText: string): string => new Decimal(decimalText).toString();

const words = ({ amount, currency }: Money): string =>
  `${currency} ${new Decimal(amount).toFixed(shownScale(new Decimal(amount), currency))}`;
