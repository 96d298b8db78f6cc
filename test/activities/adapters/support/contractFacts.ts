import type { DeclarationData } from '../../../../domain/declaration/declarationData.js';

/** A declaration of roasted coffee that every partner takes. */
export const coffeeDeclaration = (invoiceNumber: string): DeclarationData => ({
  corridor: { origin: 'RW', destination: 'CN' },
  declarant: { name: 'Ikawa Ltd', tin: '100200300' },
  exporter: { name: 'Ikawa Ltd', tin: '100200300', address: 'KN 5 Rd, Kigali', country: 'RW' },
  consignee: {
    name: 'Chen Wei',
    address: '1 Wensan Road, Hangzhou',
    country: 'CN',
    phone: '+86 571 0000 0000',
    identity_number: '330102199001010000',
  },
  invoice: { number: invoiceNumber, date: '2026-11-02', currency: 'USD' },
  incoterm: 'DAP',
  destination_charges_paid_by: 'buyer',
  regime: 'retail_import',
  office_of_export: 'RWKGL',
  place_of_destination: 'CNHGH',
  mode_of_transport: 'post',
  freight: { amount: '18.00', currency: 'USD' },
  insurance: { amount: '1.20', currency: 'USD' },
  gross_weight_grams: 2400,
  items: [
    {
      line: 1,
      description: 'Roasted coffee, whole beans, 250 g bags',
      hs_code: '090121',
      commodity_code: '0901210000',
      origin: 'RW',
      net_weight_grams: 2000,
      quantity: '8',
      unit: 'piece',
      value: { amount: '96.00', currency: 'USD' },
    },
  ],
});
