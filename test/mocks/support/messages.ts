import { randomUUID } from 'node:crypto';

/** References of a fresh command, as every message carries them. */
export function freshReferences(step: string): {
  reference: string;
  lrn: string;
  invoice_number: string;
  version: number;
} {
  const id = randomUUID();
  const lrn = id.replaceAll('-', '').slice(0, 20).toUpperCase();
  return { reference: `clearance:dec_${id}:${step}:1`, lrn, invoice_number: `INV-${id.slice(0, 8)}`, version: 1 };
}

/** A declaration that customs accepts. */
export function declarationMessage(references = freshReferences('lodge')) {
  return {
    ...references,
    ducr: '6RW100200300-ABC123',
    additional_type: 'A',
    procedure: '1000',
    office_of_export: 'RWKGL',
    declarant: { name: 'Ikawa Ltd', identification: '100200300' },
    exporter: { name: 'Ikawa Ltd', identification: '100200300', address: 'KN 5 Rd, Kigali', country: 'RW' },
    consignee: { name: 'Chen Wei', address: '1 Wensan Road, Hangzhou', country: 'CN' },
    goods_shipment: {
      destination_country: 'CN',
      place_of_destination: 'CNHGH',
      origin_country: 'RW',
      incoterm: 'DAP',
      invoice_date: '2026-11-02',
      freight: { amount: '18.00', currency: 'USD' },
      insurance: { amount: '1.20', currency: 'USD' },
      mode_of_transport: '5',
      gross_mass_kg: '2.400',
      items: [
        {
          sequence: 1,
          description: 'Roasted coffee, whole beans, 250 g bags',
          commodity_code: '090121',
          origin_country: 'RW',
          net_mass_kg: '2.000',
          quantity: '8',
          unit: 'piece',
          value: { amount: '96.00', currency: 'USD' },
          supporting_documents: [{ type: 'naeb-coffee-export', identifier: 'NAEB/CEX/2026/000001' }],
        },
      ],
    },
  };
}

/** An application that both agencies take. */
export const applicationMessage = (certificate_type: string, references = freshReferences('apply')) => ({
  ...references,
  certificate_type,
  applicant_tin: '100200300',
  commodity_code: '090121',
  quantity_grams: 2000,
  destination_country: 'CN',
});

/** A booking that the carrier takes. */
export const bookingMessage = (references = freshReferences('book')) => ({
  ...references,
  service: 'parcel',
  sender: { name: 'Ikawa Ltd', address: 'KN 5 Rd, Kigali', country: 'RW' },
  receiver: { name: 'Chen Wei', address: '1 Wensan Road, Hangzhou', country: 'CN' },
  gross_weight_grams: 2400,
  contents: [
    {
      description: 'Roasted coffee',
      quantity: '8',
      net_weight_grams: 2000,
      value: { amount: '96.00', currency: 'USD' },
      hs_code: '090121',
      origin_country: 'RW',
    },
  ],
});

/** A request for money. */
export const intentMessage = (references = freshReferences('pay')) => ({
  ...references,
  purpose: 'destination charges',
  amount: '12.50',
  currency: 'CNY',
});
