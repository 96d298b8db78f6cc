import type { ModeOfTransport } from '../../../domain/declaration/declarationData.js';
import type { Money } from '../../../domain/money/money.js';
import type { Pack } from '../../loader/pack.js';
import { convert } from '../../money/conversion.js';
import { Decimal } from '../../money/decimal.js';
import type { RateBook } from '../../money/rateBook.js';
import type { Regime } from '../../schemas/regimes.js';
import type { Tax } from '../../schemas/taxRules.js';

/** Where a line of goods is taxed: which pack, regime and day, and which country lies on the other side. */
export interface TaxPlace {
  pack: Pack;
  regime: Regime;
  partner: string;
  date: string;
  /** Exchange rates, and which of them have been used. */
  rates: RateBook;
  /** Numbers of a seller who collects tax at the sale, as declared. */
  sellerNumbers?: SellerNumbers;
  /** Province or state of the consignee (ISO 3166-2), as declared. */
  subdivision?: string | undefined;
  /** How the goods are carried, as declared. */
  mode?: ModeOfTransport | undefined;
  /** What is left of quotas, in their units, where the caller knows. */
  quotas?: ReadonlyMap<string, Decimal>;
}

export type SellerNumbers = Partial<Record<'ioss_number' | 'lvg_number', string | undefined>>;

/** A tax in words, as it stands within a sentence: the regime's name for it, or its code. */
export const taxName = (tax: Tax, { taxes }: Pick<Regime, 'taxes'>): string =>
  taxes.find((candidate) => candidate.tax === tax)?.name ?? (tax === 'vat' ? 'VAT' : tax.replaceAll('_', ' '));

/** A tax in words, as it begins a sentence. */
export const taxTitle = (tax: Tax, regime: Pick<Regime, 'taxes'>): string => {
  const name = taxName(tax, regime);
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** An amount of the law in the currency of the assessment by the rate of its day; undefined where there is none. */
export function convertAt(place: TaxPlace, { amount, currency }: Money, into: string): Decimal | undefined {
  if (currency === into) return new Decimal(amount);
  const rate = place.rates.findForAmounts(currency, into);
  return 'missing' in rate ? undefined : convert(amount, rate.conversion);
}
