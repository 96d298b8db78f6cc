import type { Pack } from '../../loader/pack.js';
import type { Regime } from '../../schemas/regimes.js';
import type { Tax } from '../../schemas/taxRules.js';

/** Where a line of goods is taxed: which pack, regime and day, and which country lies on the other side. */
export interface TaxPlace {
  pack: Pack;
  regime: Regime;
  partner: string;
  date: string;
  /** Numbers of a seller who collects tax at the sale, as declared. */
  sellerNumbers?: SellerNumbers;
  /** Taxes whose sum over all lines is too small to be collected. */
  waived?: ReadonlySet<Tax>;
}

export type SellerNumbers = Partial<Record<'ioss_number' | 'lvg_number', string | undefined>>;

/** A tax in words, as it stands within a sentence. */
export const taxName = (tax: Tax): string => (tax === 'vat' ? 'VAT' : tax.replaceAll('_', ' '));

/** A tax in words, as it begins a sentence. */
export const taxTitle = (tax: Tax): string => {
  const name = taxName(tax);
  return name.charAt(0).toUpperCase() + name.slice(1);
};
