import type { QuoteData, QuoteItem } from '../../../domain/quote/quoteData.js';

const euro = (amount: string): QuoteItem['value'] => ({ amount, currency: 'EUR' });

/** Two agaseke baskets from Kigali to Germany, sold in euro; the same goods as `buildBasketsDeclaration`. */
export const buildBasketsQuote = (
  changes: Partial<QuoteData> = {},
  itemChanges: Partial<QuoteItem> = {},
): QuoteData => ({
  corridor: { origin: 'RW', destination: 'DE' },
  regime: 'low_value',
  mode_of_transport: 'post',
  destination_charges_paid_by: 'buyer',
  freight: euro('18.00'),
  insurance: euro('0.00'),
  items: [
    {
      line: 1,
      hs_code: '460219',
      origin: 'RW',
      net_weight_grams: 900,
      quantity: '2',
      unit: 'piece',
      value: euro('60.00'),
      ...itemChanges,
    },
  ],
  ...changes,
});
