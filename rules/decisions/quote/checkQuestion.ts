import type { QuoteData, QuoteQuestion } from '../../../domain/quote/quoteData.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { Decimal } from '../../money/decimal.js';
import { checkMoney } from '../declaration/checkMoney.js';
import { repeatedLines } from '../declaration/checkItems.js';
import { checkExportRegime } from '../declaration/checkRegime.js';
import { fault, type DeclarationFault } from '../declaration/fault.js';
import { asDeclaration } from './asDeclaration.js';
import { regimesAsked } from './regimeChoice.js';
import { splitParcel } from './splitParcel.js';

/**
 * Everything for which a question cannot be answered at all, at once; pointers lead into it as it is on the wire. What is
 * merely not known to the packs is no fault: the answer says that it cannot say.
 */
export function checkQuestion(registry: PackRegistry, { data, date, split }: QuoteQuestion): DeclarationFault[] {
  const faults = [
    ...checkCorridor(registry, data, date),
    ...checkExported(registry, data, date),
    ...checkGoods(data, date),
  ];
  if (faults.length > 0 || split === undefined) return faults;
  const spread = splitParcel(data, split);
  return 'faults' in spread
    ? spread.faults.map(({ pointer, hint }) => fault(`/split${pointer}`, 'REQUEST.FIELD_INVALID', hint))
    : [];
}

/** The parcels of a question that has no faults. */
export function parcelsOf({ data, split }: QuoteQuestion): QuoteData[] {
  const spread = split === undefined ? { parcels: [data] } : splitParcel(data, split);
  if ('faults' in spread) throw new Error('A split with faults has no parcels');
  return spread.parcels;
}

function checkCorridor(registry: PackRegistry, { corridor, regime }: QuoteData, date: string): DeclarationFault[] {
  const sides = (['origin', 'destination'] as const).flatMap((side) => {
    const pack = registry.findPackAt(corridor[side], date);
    if (pack?.manifest.roles.includes(side) === true) return [];
    const hint = `No pack serves ${corridor[side]} as ${side} on ${date}.`;
    return [fault(`/corridor/${side}`, 'DECLARATION.CORRIDOR_NOT_SERVED', hint)];
  });
  const pack = registry.findPackAt(corridor.destination, date);
  if (sides.length > 0 || pack === undefined || regimesAsked(pack, regime, date).length > 0) return sides;
  const codes = regimesAsked(pack, undefined, date).map(({ code }) => code);
  return [fault('/regime', 'DECLARATION.REGIME_NOT_SERVED', `Regimes: ${codes.join(', ')}.`)];
}

/** A named export regime is one of the origin's; whether it takes the goods is part of the answer. */
function checkExported(registry: PackRegistry, data: QuoteData, date: string): DeclarationFault[] {
  const pack = registry.findPackAt(data.corridor.origin, date);
  if (data.export_regime === undefined || pack?.manifest.roles.includes('origin') !== true) return [];
  return checkExportRegime(asDeclaration(data, '', date), pack, date).filter(
    ({ code }) => code === 'DECLARATION.REGIME_NOT_SERVED',
  );
}

function checkGoods(data: QuoteData, date: string): DeclarationFault[] {
  const declared = asDeclaration(data, '', date);
  return [
    ...repeatedLines(declared.items),
    ...checkMoney(declared),
    ...declared.items.flatMap(({ quantity }, index) =>
      new Decimal(quantity).greaterThan(0)
        ? []
        : [fault(`/items/${index}/quantity`, 'REQUEST.FIELD_INVALID', 'A decimal number above 0, as text.')],
    ),
  ];
}
