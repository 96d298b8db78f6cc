import type { DeclarationData, DeclarationItem } from '../../../domain/declaration/declarationData.js';
import type { Money } from '../../../domain/money/money.js';
import { sentence } from '../../explanations/sentence.js';
import { Decimal, sum } from '../../money/decimal.js';
import { money, shownScale } from '../../money/rounding.js';
import type { RegimeLimit } from '../../schemas/regimes.js';
import type { CannotSay } from './assessment.js';
import { findRegime, gapText, type WholeSide } from './assessSide.js';
import { inWords } from './chargeLine.js';
import type { ValuedLines } from './customsValue.js';
import { convertAt, type TaxPlace } from './taxPlace.js';

const LIMIT_NAMES = { transaction: 'one transaction', buyer_year: 'one buyer and year', piece: 'one piece' } as const;
/** Units that count what is sold one by one. */
const COUNTED_UNITS = new Set(['piece', 'sheet', 'set', 'pair', 'bottle', 'bag', 'box', 'pack', 'jar', 'tin']);
const ONE = new Decimal(1);

/** A declaration whose lines are valued, where it is taxed, and how all its charges there are spoken of. */
export interface LimitedConsignment {
  data: DeclarationData;
  valued: ValuedLines;
  place: TaxPlace;
  whole: WholeSide;
  /** What the buyer has bought this year before, in the regime's currency. */
  yearToDate?: Money | undefined;
}

/** The limits of a regime that a consignment exceeds, each with what holds above it. */
export const exceededLimits = (consignment: LimitedConsignment): CannotSay[] =>
  consignment.place.regime.limits.flatMap((limit) => overLimit(limit, consignment));

/** The limits of a regime that cannot be held against anything, since what the buyer has bought is not known. */
export const uncheckedLimits = ({ place, yearToDate }: LimitedConsignment): CannotSay[] =>
  place.regime.limits.flatMap((limit) => {
    if (limit.per !== 'buyer_year' || yearToDate?.currency === limit.amount.currency) return [];
    const why = sentence('assessment.buyer_year_unknown', { limit: inWords(limit.amount) }).text;
    return [{ about: 'remark', what: 'yearly limit of the buyer', why }];
  });

function overLimit(limit: RegimeLimit, { data, valued, place, whole, yearToDate }: LimitedConsignment): CannotSay[] {
  if (limit.per === 'buyer_year' && yearToDate?.currency !== limit.amount.currency) return [];
  const { currency } = valued;
  const most = convertAt(place, limit.amount, currency);
  if (most === undefined) {
    const params = { base: limit.amount.currency, quote: currency, date: place.rates.day };
    return [{ ...whole, why: sentence('cannot_say.no_rate_for_measure', params).text }];
  }
  const used = heldAgainst(limit, data, valued, yearToDate);
  if (used.lessThanOrEqualTo(most)) return [];
  const params = {
    kind: limit.of === 'goods_price' ? 'intrinsic value' : 'customs value',
    value: inWords(money(used, currency, shownScale(used, currency))),
    limit: inWords(limit.amount),
    what: LIMIT_NAMES[limit.per],
    gap: beyondText(place, limit),
  };
  return [{ ...whole, why: sentence('cannot_say.over_limit', params).text }];
}

/** Which regime holds above a limit, or what the pack says about not knowing it. */
function beyondText({ pack, regime, date }: TaxPlace, { beyond }: RegimeLimit): string {
  const next = beyond === undefined ? undefined : findRegime(pack, regime.flow, beyond, date);
  return next === undefined
    ? gapText(pack, 'general_trade')
    : sentence('cannot_say.beyond', { regime: next.name, code: next.code }).text;
}

/**
 * The amount held against a limit. The intrinsic value is what the items are sold for; freight and insurance belong to it
 * only where they are inside that price and not stated beside it, as the declaration has it.
 */
function heldAgainst(
  limit: RegimeLimit,
  data: DeclarationData,
  { goods, values, total }: ValuedLines,
  yearToDate: Money | undefined,
): Decimal {
  const parts = limit.of === 'goods_price' ? goods : values;
  switch (limit.per) {
    case 'buyer_year':
      return total.plus(yearToDate?.amount ?? 0);
    case 'transaction':
      return limit.of === 'goods_price' ? sum(goods) : total;
    case 'piece':
      return Decimal.max(...parts.map((part, index) => part.div(piecesOf(data.items[index]))));
  }
}

/** How many single ones a line holds: its quantity where that counts pieces, else it is looked at as one. */
function piecesOf(item: DeclarationItem | undefined): Decimal {
  if (item === undefined || !COUNTED_UNITS.has(item.unit)) return ONE;
  const quantity = new Decimal(item.quantity);
  return quantity.greaterThan(ONE) ? quantity : ONE;
}
