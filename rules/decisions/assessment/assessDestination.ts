import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Money } from '../../../domain/money/money.js';
import { sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import type { Decimal } from '../../money/decimal.js';
import { money } from '../../money/rounding.js';
import type { RegimeLimit } from '../../schemas/regimes.js';
import type { CannotSay } from './assessment.js';
import { assessSide, findRegime, gapText, type SideAssessment } from './assessSide.js';
import { inWords } from './chargeLine.js';

const WHAT = 'destination charges';
const LIMIT_NAMES = { transaction: 'one transaction', buyer_year: 'one buyer and year' } as const;

/**
 * Duties and taxes at the destination under the declared regime. Above one of its limits another regime applies, which
 * is not answered here: the charges are then unknown, not zero.
 */
export function assessDestination(
  data: DeclarationData,
  pack: Pack,
  date: string,
  buyerYearToDate: Money | undefined,
): SideAssessment {
  const regime = findRegime(pack, 'import', data.regime, date);
  if (regime === undefined) {
    const params = { country: pack.manifest.country, regime: data.regime, date };
    return { charges: [], cannotSay: [{ what: WHAT, why: sentence('cannot_say.no_regime', params).text }] };
  }
  const side = assessSide(data, { pack, regime, partner: data.corridor.origin, date }, WHAT);
  const { valued } = side;
  if (valued === undefined) return side;

  const over = regime.limits.flatMap((limit) => overLimit(limit, valued.total, buyerYearToDate, pack));
  if (over.length > 0) return { ...side, charges: [], cannotSay: over };
  const unchecked = regime.limits.flatMap((limit) => uncheckedLimit(limit, buyerYearToDate));
  const reference = valued.ratesUsed
    .filter((rate) => rate.kind === 'reference')
    .map((rate) => ({ what: 'official exchange rate', why: [gapText(pack, 'exchange_rate'), rate.note].join(' ') }));
  return { ...side, cannotSay: [...side.cannotSay, ...reference, ...unchecked] };
}

function overLimit(limit: RegimeLimit, total: Decimal, yearToDate: Money | undefined, pack: Pack): CannotSay[] {
  if (limit.per === 'buyer_year' && yearToDate?.currency !== limit.amount.currency) return [];
  const used = limit.per === 'buyer_year' ? total.plus(yearToDate?.amount ?? 0) : total;
  if (used.lessThanOrEqualTo(limit.amount.amount)) return [];
  const params = {
    value: inWords(money(used, limit.amount.currency, 2)),
    limit: inWords(limit.amount),
    what: LIMIT_NAMES[limit.per],
    gap: gapText(pack, 'general_trade'),
  };
  return [{ what: WHAT, why: sentence('cannot_say.over_limit', params).text }];
}

function uncheckedLimit(limit: RegimeLimit, yearToDate: Money | undefined): CannotSay[] {
  if (limit.per !== 'buyer_year' || yearToDate?.currency === limit.amount.currency) return [];
  const why = sentence('assessment.buyer_year_unknown', { limit: inWords(limit.amount) }).text;
  return [{ what: 'yearly limit of the buyer', why }];
}
