import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { buildCoffeeDeclaration } from './declarationData.js';

type Item = DeclarationData['items'][number];

const usd = (amount: string): Item['value'] => ({ amount, currency: 'USD' });

const item = (changes: Partial<Item>): Item => ({
  line: 1,
  description: 'goods',
  hs_code: '090230',
  origin: 'RW',
  net_weight_grams: 2000,
  quantity: '10',
  unit: 'piece',
  value: usd('60.00'),
  ...changes,
});

/** Number under which China knows the maker of the food. */
export const GACC_NUMBER = 'CRWA15002602130007';

/** Ten packs of black tea from Kigali to a firm in Hangzhou, in general trade, with nothing claimed. */
export const buildTeaDeclaration = (
  changes: Partial<DeclarationData> = {},
  itemChanges: Partial<Item> = {},
): DeclarationData =>
  buildCoffeeDeclaration({
    declarant: { name: 'Nyungwe Tea Packers Ltd', tin: '103456789' },
    exporter: { name: 'Nyungwe Tea Packers Ltd', tin: '103456789', address: 'KN 3 Road, Kigali', country: 'RW' },
    consignee: {
      name: 'Hangzhou Chaye Trading Co., Ltd',
      address: '18 Wensan Road, Hangzhou',
      country: 'CN',
      uscc: '91330100799655058B',
    },
    regime: 'general_trade',
    freight: usd('12.00'),
    insurance: usd('0.00'),
    gross_weight_grams: 2400,
    items: [item({ description: 'Black tea in packs of 200 g', gacc_number: GACC_NUMBER, ...itemChanges })],
    ...changes,
  });

/** Two agaseke baskets from Kigali to a person in Frankfurt, sold in euro. */
export const buildBasketsDeclaration = (
  changes: Partial<DeclarationData> = {},
  itemChanges: Partial<Item> = {},
): DeclarationData =>
  buildCoffeeDeclaration({
    corridor: { origin: 'RW', destination: 'DE' },
    consignee: { name: 'Anna Weber', address: 'Zeil 12, 60313 Frankfurt am Main', country: 'DE' },
    invoice: { number: 'AGA-2026-0031', date: '2026-01-02', currency: 'EUR' },
    regime: 'low_value',
    place_of_destination: 'DEFRA',
    freight: { amount: '18.00', currency: 'EUR' },
    insurance: { amount: '0.00', currency: 'EUR' },
    gross_weight_grams: 1200,
    items: [
      item({
        description: 'Agaseke baskets of sisal and sweet-grass',
        hs_code: '460219',
        net_weight_grams: 900,
        quantity: '2',
        value: { amount: '60.00', currency: 'EUR' },
        ...itemChanges,
      }),
    ],
    ...changes,
  });

/** Coffee from Kigali to a person in Kuala Lumpur, sold in ringgit under the rule on low value goods. */
export const buildMalaysiaDeclaration = (
  changes: Partial<DeclarationData> = {},
  itemChanges: Partial<Item> = {},
): DeclarationData =>
  buildCoffeeDeclaration({
    corridor: { origin: 'RW', destination: 'MY' },
    consignee: { name: 'Nur Aisyah', address: 'Jalan Ampang 12, Kuala Lumpur', country: 'MY' },
    invoice: { number: 'ING-2026-0201', date: '2026-01-02', currency: 'MYR' },
    regime: 'low_value_goods',
    place_of_destination: 'MYKUL',
    freight: { amount: '20.00', currency: 'MYR' },
    insurance: { amount: '0.00', currency: 'MYR' },
    gross_weight_grams: 2400,
    items: [
      item({
        description: 'Roasted coffee beans',
        hs_code: '090121',
        quantity: '1',
        value: { amount: '480.00', currency: 'MYR' },
        ...itemChanges,
      }),
    ],
    ...changes,
  });

/** Rice crackers from Kuala Lumpur to a person in Hangzhou. */
export const buildSnackDeclaration = (
  changes: Partial<DeclarationData> = {},
  itemChanges: Partial<Item> = {},
): DeclarationData =>
  buildCoffeeDeclaration({
    corridor: { origin: 'MY', destination: 'CN' },
    declarant: { name: 'Kerepek Warisan Sdn Bhd', tin: 'C20880050010' },
    exporter: {
      name: 'Kerepek Warisan Sdn Bhd',
      tin: 'C20880050010',
      address: 'Jalan Raja 5, Kuala Lumpur',
      country: 'MY',
    },
    office_of_export: 'MYKUL',
    gross_weight_grams: 2400,
    items: [item({ description: 'Rice crackers', hs_code: '190590', origin: 'MY', ...itemChanges })],
    ...changes,
  });
