import type { DeclarationData, DeclarationItem } from '../../../domain/declaration/declarationData.js';
import type { Money } from '../../../domain/money/money.js';
import { sentence, textOf } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import { Decimal, sum } from '../../money/decimal.js';
import type { Conversion } from '../../money/conversion.js';
import { createRateBook, type RateBook, type RateInput } from '../../money/rateBook.js';
import { money, shownScale } from '../../money/rounding.js';
import type { RegimeLimit, RegimeTax } from '../../schemas/regimes.js';
import type { Tax } from '../../schemas/taxRules.js';
import type { CannotSay } from './assessment.js';
import { assessSide, findRegime, gapText, type SideAssessment } from './assessSide.js';
import { eventDate, leviedBy, whyClosed } from './openRegimes.js';
import { whyExcluded } from './whyExcluded.js';
import { inWords } from './chargeLine.js';
import type { ValuedLines } from './customsValue.js';
import { convertAt, taxName, type SellerNumbers, type TaxPlace } from './taxPlace.js';

const WHAT = 'destination charges';
const LIMIT_NAMES = { transaction: 'one transaction', buyer_year: 'one buyer and year', piece: 'one piece' } as const;
/** Units that count what is sold one by one. */
const COUNTED_UNITS = new Set(['piece', 'sheet', 'set', 'pair', 'bottle', 'bag', 'box', 'pack', 'jar', 'tin']);
const ONE = new Decimal(1);

/** What no declaration carries and the caller may know. */
export interface KnownBesides {
  /** What the buyer has bought this year under the regime before this parcel, in the regime's currency. */
  buyerYearToDate?: Money | undefined;
  /** What is left of quotas, by their number, in their units. */
  quotas?: ReadonlyMap<string, Decimal>;
  /** Exchange rates of the installation's tables. */
  rates?: RateInput | undefined;
}

/**
 * Duties and taxes at the destination under the declared regime. Above one of its limits another regime applies, which
 * is not answered here: the charges are then unknown, not zero.
 */
export function assessDestination(
  data: DeclarationData,
  pack: Pack,
  date: string,
  { buyerYearToDate, quotas, rates }: KnownBesides = {},
): SideAssessment {
  const named = findRegime(pack, 'import', data.regime, date);
  if (named === undefined) {
    const params = { country: pack.manifest.country, regime: data.regime, date };
    return { charges: [], cannotSay: [{ what: WHAT, why: sentence('cannot_say.no_regime', params).text }] };
  }
  const regime = leviedBy(named, data.mode_of_transport);
  const closed = whyClosed(pack, regime, data, date) ?? whyExcluded(regime, data.items);
  if (closed !== undefined) return { regime, charges: [], cannotSay: [{ what: WHAT, why: closed }] };
  const day = eventDate(regime, data, date);
  const book = createRateBook({ pack, regime, date: day }, rates);
  const place = {
    pack,
    regime,
    partner: data.corridor.origin,
    date: day,
    rates: book,
    subdivision: data.consignee.subdivision,
    mode: data.mode_of_transport,
    sellerNumbers: sellerNumbersOf(data),
    ...(quotas === undefined ? {} : { quotas }),
  };
  const side = assessSide(data, place, WHAT);
  const { valued } = side;
  if (valued === undefined) return side;

  const over = regime.limits.flatMap((limit) => overLimit(limit, data, valued, buyerYearToDate, place));
  if (over.length > 0) return { ...side, charges: [], cannotSay: over, preferences: [] };
  const unchecked = regime.limits.flatMap((limit) => uncheckedLimit(limit, buyerYearToDate));
  const reference = book
    .used()
    .filter((rate) => rate.kind === 'reference')
    .map((rate) => ({ what: 'official exchange rate', why: standInText(pack, book, rate) }));
  const above = regime.taxes.flatMap((regimeTax) => aboveRelief(regimeTax, valued, place));
  const charges = side.charges.filter(({ tax }) => !above.some((entry) => entry.tax === tax));
  return {
    ...side,
    charges,
    cannotSay: [...side.cannotSay, ...above.map(({ said }) => said), ...reference, ...unchecked],
    rates: book.used(),
  };
}

/** What is said of a rate that stands in: the pack's words, and which official rate was looked for where. */
function standInText(pack: Pack, book: RateBook, { base, quote, note }: Conversion): string {
  const answer = book.find(base, quote);
  const lacking = 'conversion' in answer ? textOf(answer.lacking ?? []) : '';
  return [gapText(pack, 'exchange_rate'), note ?? '', lacking].filter((text) => text !== '').join(' ');
}

/** A tax whose relief ends at a value of the consignment that this one exceeds, or that cannot be told. */
function aboveRelief(
  { tax, upToLandedValue }: RegimeTax,
  { landed, currency }: ValuedLines,
  { pack, regime }: TaxPlace,
): { tax: Tax; said: CannotSay }[] {
  if (upToLandedValue === undefined || landed?.lessThanOrEqualTo(upToLandedValue) === true) return [];
  const params = {
    kind: 'value with freight and insurance',
    value: landed === undefined ? currency : inWords(money(landed, currency, shownScale(landed, currency))),
    limit: inWords({ amount: upToLandedValue, currency }),
    what: taxName(tax, regime),
    gap: gapText(pack, 'general_trade'),
  };
  return [{ tax, said: { what: taxName(tax, regime), why: sentence('cannot_say.over_limit', params).text } }];
}

const sellerNumbersOf = ({ ioss_number, lvg_number }: DeclarationData): SellerNumbers => ({ ioss_number, lvg_number });

function overLimit(
  limit: RegimeLimit,
  data: DeclarationData,
  valued: ValuedLines,
  yearToDate: Money | undefined,
  place: TaxPlace,
): CannotSay[] {
  if (limit.per === 'buyer_year' && yearToDate?.currency !== limit.amount.currency) return [];
  const used = heldAgainst(limit, data, valued, yearToDate);
  const amount = convertAt(place, limit.amount, valued.currency);
  if (amount === undefined) {
    const params = { base: limit.amount.currency, quote: valued.currency, date: place.date };
    return [{ what: WHAT, why: sentence('cannot_say.no_rate_for_measure', params).text }];
  }
  if (used.lessThanOrEqualTo(amount)) return [];
  const params = {
    kind: limit.of === 'goods_price' ? 'intrinsic value' : 'customs value',
    value: inWords(money(used, valued.currency, shownScale(used, valued.currency))),
    limit: inWords(limit.amount),
    what: LIMIT_NAMES[limit.per],
    gap: beyondText(place, limit),
  };
  return [{ what: WHAT, why: sentence('cannot_say.over_limit', params).text }];
}

/** Which regime holds above a limit, or what the pack says about not knowing it. */
function beyondText({ pack, date }: TaxPlace, { beyond }: RegimeLimit): string {
  const next = beyond === undefined ? undefined : findRegime(pack, 'import', beyond, date);
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

function uncheckedLimit(limit: RegimeLimit, yearToDate: Money | undefined): CannotSay[] {
  if (limit.per !== 'buyer_year' || yearToDate?.currency === limit.amount.currency) return [];
  const why = sentence('assessment.buyer_year_unknown', { limit: inWords(limit.amount) }).text;
  return [{ what: 'yearly limit of the buyer', why }];
}
