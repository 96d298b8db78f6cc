import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { RateNeed } from '../../../domain/money/tableRate.js';
import type { Pack } from '../../loader/pack.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { createRateBook, type RateInput } from '../../money/rateBook.js';
import type { Regime } from '../../schemas/regimes.js';
import { exportRegimeOf } from '../assessment/assessOrigin.js';
import { findRegime, WHOLE_SIDE } from '../assessment/assessSide.js';
import { valueLines } from '../assessment/customsValue.js';
import { exceededLimits } from '../assessment/limits.js';
import { needsOfRegime } from '../assessment/neededRates.js';
import { convertAt, type TaxPlace } from '../assessment/taxPlace.js';
import { fault, type DeclarationFault } from './fault.js';

/**
 * The exchange rates by which the limits of the export regime are held against the goods; none where the regime has no
 * limit, or where nothing is converted.
 */
export function exportLimitRates(registry: PackRegistry, data: DeclarationData, date: string): RateNeed[] {
  const limited = findLimited(registry, data, date);
  if (limited === undefined) return [];
  const { regime } = limited;
  const own = regime.currency === 'invoice' ? data.invoice.currency : regime.currency;
  const stated = [
    ...data.items.map(({ value }) => value.currency),
    ...regime.limits.map(({ amount }) => amount.currency),
  ];
  return needsOfRegime(regime, [own, ...stated], date);
}

/**
 * Goods above a limit of the export regime that is declared are refused, with the regime that holds above it. Goods that
 * no exchange rate values are not: their assessment says that it cannot say.
 *
 * @param date day of the submission at the origin, YYYY-MM-DD
 */
export function checkExportLimits(
  registry: PackRegistry,
  data: DeclarationData,
  date: string,
  rates?: RateInput,
): DeclarationFault[] {
  const limited = findLimited(registry, data, date);
  if (limited === undefined) return [];
  const { pack, regime } = limited;
  const book = createRateBook({ pack, regime, date }, rates);
  const result = valueLines(data, regime, book);
  if (!('valued' in result)) return [];
  const { valued } = result;
  const place: TaxPlace = { pack, regime, partner: data.corridor.destination, date, rates: book };
  const limits = regime.limits.filter(({ amount }) => convertAt(place, amount, valued.currency) !== undefined);
  const held = { ...place, regime: { ...regime, limits } };
  return exceededLimits({ data, valued, place: held, whole: WHOLE_SIDE.origin }).map(({ why }) =>
    fault('/export_regime', 'DECLARATION.LIMIT_EXCEEDED', why),
  );
}

/** The export regime that is declared, where it has a limit. */
function findLimited(
  registry: PackRegistry,
  data: DeclarationData,
  date: string,
): { pack: Pack; regime: Regime } | undefined {
  const pack = registry.findPackAt(data.corridor.origin, date);
  const regime = pack === undefined ? undefined : findRegime(pack, 'export', exportRegimeOf(data), date);
  return pack === undefined || regime === undefined || regime.limits.length === 0 ? undefined : { pack, regime };
}
