import type { DeclarationData, DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { parseHsCode } from '../../../domain/ids/hsCode.js';
import { isAmount } from '../../../domain/money/money.js';
import type { Pack } from '../../loader/pack.js';
import { Decimal } from '../../money/decimal.js';
import { isKnown } from '../permits/findNeeds.js';
import { fault, type DeclarationFault } from './fault.js';

/** A pack that has to know the goods, on the day (YYYY-MM-DD) that it is in its country. */
export interface PackOnDay {
  pack: Pack;
  date: string;
}

/** Faults of the items: numbering, codes, weights and quantities. */
export function checkItems(data: DeclarationData, packs: readonly PackOnDay[]): DeclarationFault[] {
  if (data.items.length === 0) {
    return [fault('/items', 'DECLARATION.FIELD_REQUIRED', 'Describe at least one item.')];
  }
  return [
    ...data.items.flatMap((item, index) => checkItem(item, `/items/${index}`, data, packs)),
    ...repeatedLines(data.items),
    ...checkWeights(data),
  ];
}

function checkItem(
  item: DeclarationItem,
  pointer: string,
  data: DeclarationData,
  packs: readonly PackOnDay[],
): DeclarationFault[] {
  const faults = checkHsCode(item, pointer, packs, data.corridor.origin);
  if (item.origin !== data.corridor.origin) {
    const hint = `Only goods made in ${data.corridor.origin} are served on this corridor.`;
    faults.push(fault(`${pointer}/origin`, 'DECLARATION.FIELD_INVALID', hint));
  }
  if (!Number.isInteger(item.net_weight_grams) || item.net_weight_grams <= 0) {
    faults.push(fault(`${pointer}/net_weight_grams`, 'DECLARATION.FIELD_INVALID', 'Whole grams, more than 0.'));
  }
  if (!isPositiveDecimal(item.quantity)) {
    faults.push(fault(`${pointer}/quantity`, 'DECLARATION.FIELD_INVALID', 'A decimal number above 0, as text.'));
  }
  return faults;
}

function checkHsCode(
  item: DeclarationItem,
  pointer: string,
  packs: readonly PackOnDay[],
  origin: string,
): DeclarationFault[] {
  const parsed = parseHsCode(item.hs_code);
  if (!parsed.ok) {
    return parsed.problems.map((problem) => fault(`${pointer}/hs_code`, problem.code, 'Six digits, such as 090121.'));
  }
  if (parsed.value.text.length !== 6) {
    const hint = `Write six digits (${parsed.value.subheading}); the longer code goes into commodity_code.`;
    return [fault(`${pointer}/hs_code`, 'IDENTIFIER.HS_CODE_MALFORMED', hint)];
  }
  return packs
    .map((on) => ({ ...on, flow: on.pack.manifest.country === origin ? ('export' as const) : ('import' as const) }))
    .filter(({ pack, date, flow }) => !isKnown(pack, item.hs_code, flow, date))
    .map(({ pack: { manifest, lists }, flow }) => {
      const answered = lists.goods.filter((row) => row.flow === undefined || row.flow === flow);
      const known = [...new Set(answered.map((row) => row.hsCode))].join(', ');
      const hint = `What ${manifest.name} asks for HS ${item.hs_code} is not known here. Known: ${known}.`;
      return fault(`${pointer}/hs_code`, 'DECLARATION.FIELD_INVALID', hint);
    });
}

/** Items that carry the line number of one above them. */
export function repeatedLines(items: readonly DeclarationItem[]): DeclarationFault[] {
  return items.flatMap((item, index) =>
    items.findIndex((other) => other.line === item.line) < index
      ? [fault(`/items/${index}/line`, 'DECLARATION.LINE_REPEATED', `Line ${item.line} stands above already.`)]
      : [],
  );
}

function checkWeights(data: DeclarationData): DeclarationFault[] {
  const net = data.items.reduce((total, item) => total + item.net_weight_grams, 0);
  if (!Number.isInteger(data.gross_weight_grams) || data.gross_weight_grams <= 0) {
    return [fault('/gross_weight_grams', 'DECLARATION.FIELD_INVALID', 'Whole grams, more than 0.')];
  }
  if (net <= data.gross_weight_grams) return [];
  const hint = `The items weigh ${net} g together, the parcel is declared with ${data.gross_weight_grams} g.`;
  return [fault('/gross_weight_grams', 'DECLARATION.NET_EXCEEDS_GROSS', hint)];
}

const isPositiveDecimal = (text: string): boolean => isAmount(text) && new Decimal(text).greaterThan(0);
