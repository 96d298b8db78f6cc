import type { QuoteData, QuoteQuestion } from '../../../domain/quote/quoteData.js';
import type { RateNeed } from '../../../domain/money/tableRate.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { neededRates } from '../assessment/neededRates.js';
import { asDeclaration } from './asDeclaration.js';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import { rowsAt } from '../../loader/rowsAt.js';
import type { RateInput } from '../../money/rateBook.js';
import type { Regime } from '../../schemas/regimes.js';
import { findRegime } from '../assessment/assessSide.js';
import { whyClosed } from '../assessment/openRegimes.js';
import { checkExportLimits } from '../declaration/checkExportLimits.js';
import { checkExportRegime, checkRegime } from '../declaration/checkRegime.js';

/** The regimes of the destination that a quote is asked about: the one named, or all import regimes of the day. */
export function regimesAsked(pack: Pack, code: string | undefined, date: string): Regime[] {
  if (code === undefined) return rowsAt(pack.lists.regimes, date).filter(({ flow }) => flow === 'import');
  const regime = findRegime(pack, 'import', code, date);
  return regime === undefined ? [] : [regime];
}

/** Why a regime is not offered where none was asked for: it is open only to goods that nothing said these are. */
export function whyNotOffered({ onlyFor, name, code }: Regime, asked: string | undefined): string[] {
  return onlyFor === undefined || asked !== undefined
    ? []
    : [sentence('quote.only_for', { regime: name, what: onlyFor.replaceAll('_', ' '), code }).text];
}

/** Why a regime does not take these goods, sent so, whatever they are worth: each reason once. */
export function whyNotTaken(pack: Pack, regime: Regime, parcels: readonly DeclarationData[], date: string): string[] {
  const closed = parcels.flatMap((data) => whyClosed(pack, regime, data, date) ?? []);
  if (closed.length > 0) return [...new Set(closed)];
  const reasons = parcels.flatMap((data) =>
    checkRegime(data, pack, date).map(({ pointer, hint }) => {
      const line = data.items[Number(/^\/items\/(\d+)/.exec(pointer)?.[1] ?? Number.NaN)]?.line;
      return line === undefined ? hint : `Line ${line}: ${hint}`;
    }),
  );
  return [...new Set(reasons)];
}

/** Why the goods may not leave under the export regime that is asked about: each reason once; none where none is named. */
export function whyNotExported(
  registry: PackRegistry,
  { export_regime: named, corridor }: QuoteData,
  { parcels, date, rates }: { parcels: readonly DeclarationData[]; date: string; rates: RateInput | undefined },
): string[] {
  const pack = registry.packAt(corridor.origin, date);
  if (named === undefined) return [];
  const faults = parcels.flatMap((data) => [
    ...checkExportRegime(data, pack, date),
    ...checkExportLimits(registry, data, date, rates),
  ]);
  return [...new Set(faults.map(({ hint }) => hint))];
}

/** The exchange rates that an answer needs of the installation's tables, under every regime it is asked about. */
export function quoteRateNeeds(registry: PackRegistry, { data, date }: QuoteQuestion): RateNeed[] {
  const pack = registry.packAt(data.corridor.destination, date);
  return regimesAsked(pack, data.regime, date).flatMap(({ code }) =>
    neededRates(registry, { data: asDeclaration(data, code, date), date }),
  );
}
