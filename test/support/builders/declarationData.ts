import type { DeclarationData } from '../../../domain/declaration/declarationData.js';

/** Ten one-kilogram bags of roasted coffee from Kigali to Hangzhou, sold for USD 280 with USD 22 freight. */
const COFFEE: DeclarationData = {
  corridor: { origin: 'RW', destination: 'CN' },
  declarant: { name: 'Ingoma Coffee Ltd', tin: '101234567' },
  exporter: { name: 'Ingoma Coffee Ltd', tin: '101234567', address: 'KG 7 Avenue, Kigali', country: 'RW' },
  consignee: { name: 'Li Na', address: '18 Wensan Road, Hangzhou', country: 'CN', phone: '+8657185000000' },
  invoice: { number: 'ING-2026-0117', date: '2026-11-20', currency: 'USD' },
  incoterm: 'DAP',
  destination_charges_paid_by: 'buyer',
  regime: 'retail_import',
  office_of_export: 'RWKGL',
  place_of_destination: 'CNHGH',
  mode_of_transport: 'post',
  freight: { amount: '22.00', currency: 'USD' },
  insurance: { amount: '3.00', currency: 'USD' },
  gross_weight_grams: 10600,
  items: [
    {
      line: 1,
      description: 'Roasted coffee beans, 1 kg bags',
      hs_code: '090121',
      origin: 'RW',
      net_weight_grams: 10000,
      quantity: '10',
      unit: 'piece',
      value: { amount: '280.00', currency: 'USD' },
    },
  ],
};

/** Forty jars of ground chilli from Kigali to Hangzhou. */
const CHILI: DeclarationData = {
  ...COFFEE,
  declarant: { name: 'Akabanga Farms Ltd', tin: '107654321' },
  exporter: { name: 'Akabanga Farms Ltd', tin: '107654321', address: 'KK 15 Road, Kigali', country: 'RW' },
  invoice: { number: 'AKA-2026-0042', date: '2026-11-20', currency: 'USD' },
  freight: { amount: '12.00', currency: 'USD' },
  insurance: { amount: '1.00', currency: 'USD' },
  gross_weight_grams: 4600,
  items: [
    {
      line: 1,
      description: 'Ground bird’s eye chilli, 100 g jars',
      hs_code: '090422',
      origin: 'RW',
      net_weight_grams: 4000,
      quantity: '40',
      unit: 'piece',
      value: { amount: '96.00', currency: 'USD' },
    },
  ],
};

/** A complete declaration of roasted coffee that no rule objects to; whole fields may be replaced. */
export const buildCoffeeDeclaration = (overrides: Partial<DeclarationData> = {}): DeclarationData => ({
  ...COFFEE,
  ...overrides,
});

/** A complete declaration of ground chilli that no rule objects to; whole fields may be replaced. */
export const buildChiliDeclaration = (overrides: Partial<DeclarationData> = {}): DeclarationData => ({
  ...CHILI,
  ...overrides,
});
