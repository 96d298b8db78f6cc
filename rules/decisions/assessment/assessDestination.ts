import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Money } from '../../../domain/money/money.js';
import { sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import type { Decimal } from '../../money/decimal.js';
import { createRateBook, type RateInput } from '../../money/rateBook.js';
import { money, shownScale } from '../../money/rounding.js';
import type { Regime, RegimeTax } from '../../schemas/regimes.js';
import type { Tax } from '../../schemas/taxRules.js';
import type { CannotSay } from './assessment.js';
import { assessSide, findRegime, gapText, WHOLE_SIDE, type SideAssessment } from './assessSide.js';
import { leviedBy, measureDay, rateDay, whyClosed } from './openRegimes.js';
import { whyExcluded } from './whyExcluded.js';
import { inWords } from './chargeLine.js';
import type { ValuedLines } from './customsValue.js';
import { exceededLimits, uncheckedLimits } from './limits.js';
import { remarkStandIns } from './standIns.js';
import { taxName, type SellerNumbers, type TaxPlace } from './taxPlace.js';

const WHOLE = WHOLE_SIDE.destination;

/** What no declaration carries and the caller may know. */
export interface KnownBesides {
  /** What the buyer has bought this year under the regime before this parcel, in the regime's currency. */
  buyerYearToDate?: Money | undefined;
  /** What is left of quotas, by their number, in their units. */
  quotas?: ReadonlyMap<string, Decimal>;
  /** Exchange rates of the installation's tables. */
  rates?: RateInput | undefined;
  /** Day on which duty and tax were paid, YYYY-MM-DD. */
  paidOn?: string | undefined;
}

/**
 * Duties and taxes at the destination under the declared regime. Above one of its limits another regime applies, which
 * is not answered here: the charges are then unknown, not zero.
 */
export function assessDestination(
  data: DeclarationData,
  pack: Pack,
  date: string,
  { buyerYearToDate, quotas, rates, paidOn }: KnownBesides = {},
): SideAssessment {
  const named = findRegime(pack, 'import', data.regime, date);
  if (named === undefined) {
    const params = { country: pack.manifest.country, regime: data.regime, date };
    return { charges: [], cannotSay: [{ ...WHOLE, why: sentence('cannot_say.no_regime', params).text }] };
  }
  const regime = leviedBy(named, data.mode_of_transport);
  const closed = whyClosed(pack, regime, data, date) ?? whyExcluded(regime, data.items);
  if (closed !== undefined) return { regime, charges: [], cannotSay: [{ ...WHOLE, why: closed }] };
  const days = { data, date, paidOn };
  const book = createRateBook({ pack, regime, date: rateDay(regime, days) }, rates);
  const place = {
    pack,
    regime,
    partner: data.corridor.origin,
    date: measureDay(regime, days),
    rates: book,
    subdivision: data.consignee.subdivision,
    mode: data.mode_of_transport,
    sellerNumbers: sellerNumbersOf(data),
    ...(quotas === undefined ? {} : { quotas }),
  };
  const side = assessSide(data, place, WHOLE);
  const { valued } = side;
  if (valued === undefined) return side;

  const consignment = { data, valued, place, whole: WHOLE, yearToDate: buyerYearToDate };
  const over = exceededLimits(consignment);
  if (over.length > 0) return { ...side, charges: [], cannotSay: over, preferences: [] };
  const unpaid =
    isByPayment(regime) && paidOn === undefined
      ? [
          {
            about: 'remark' as const,
            what: 'day of payment',
            why: sentence('assessment.payment_day_unknown', { date }).text,
          },
        ]
      : [];
  const above = regime.taxes.flatMap((regimeTax) => aboveRelief(regimeTax, valued, place));
  const charges = side.charges.filter(({ tax }) => !above.some((entry) => entry.tax === tax));
  return {
    ...side,
    charges,
    cannotSay: [
      ...side.cannotSay,
      ...above.map(({ said }) => said),
      ...remarkStandIns(pack, book),
      ...unpaid,
      ...uncheckedLimits(consignment),
    ],
    rates: book.used(),
  };
}

const isByPayment = ({ rateDate: { event, measuresBy } }: Regime): boolean =>
  event === 'payment' || measuresBy === 'payment';

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
  const why = sentence('cannot_say.over_limit', params).text;
  return [{ tax, said: { about: 'tax', tax, what: taxName(tax, regime), why } }];
}

const sellerNumbersOf = ({ ioss_number, lvg_number }: DeclarationData): SellerNumbers => ({ ioss_number, lvg_number });
