import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import { createRateBook, type RateInput } from '../../money/rateBook.js';
import { assessSide, findRegime, gapText, WHOLE_SIDE, type SideAssessment } from './assessSide.js';
import { exceededLimits } from './limits.js';
import { leviedBy, whyClosed } from './openRegimes.js';
import { remarkStandIns } from './standIns.js';

/** Outright export: the regime at the origin of a declaration that names none. */
const OUTRIGHT_EXPORT = 'export';

/** The regime at the origin that a declaration is lodged under. */
export const exportRegimeOf = ({ export_regime }: Pick<DeclarationData, 'export_regime'>): string =>
  export_regime ?? OUTRIGHT_EXPORT;

const WHOLE = WHOLE_SIDE.origin;

/**
 * Charges at origin under the declared export regime, or outright export; a pack that names none cannot say whether there
 * are any. Above a limit of the regime another one applies, which is not answered here.
 */
export function assessOrigin(data: DeclarationData, pack: Pack, date: string, rates?: RateInput): SideAssessment {
  const code = exportRegimeOf(data);
  const named = findRegime(pack, 'export', code, date);
  const regime = named === undefined ? undefined : leviedBy(named, data.mode_of_transport);
  if (regime === undefined || regime.taxes.length === 0) {
    const params = { country: pack.manifest.country, regime: code, date };
    const gap = regime === undefined && code !== OUTRIGHT_EXPORT ? '' : gapText(pack, 'charges_at_origin');
    const why = gap || sentence('cannot_say.no_regime', params).text;
    return { ...(regime === undefined ? {} : { regime }), charges: [], cannotSay: [{ ...WHOLE, why }] };
  }
  const closed = whyClosed(pack, regime, data, date);
  if (closed !== undefined) return { regime, charges: [], cannotSay: [{ ...WHOLE, why: closed }] };
  const book = createRateBook({ pack, regime, date }, rates);
  const place = { pack, regime, partner: data.corridor.destination, date, rates: book };
  const side = assessSide(data, place, WHOLE);
  if (side.valued === undefined) return side;
  const over = exceededLimits({ data, valued: side.valued, place, whole: WHOLE });
  if (over.length > 0) return { ...side, charges: [], cannotSay: over };
  return { ...side, cannotSay: [...side.cannotSay, ...remarkStandIns(pack, book)], rates: book.used() };
}
