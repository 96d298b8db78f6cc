import { z } from 'zod';

/** Masses are stated in kilograms with up to three decimals, amounts as decimal text, as on a paper declaration. */
const MassSchema = z.string().regex(/^\d{1,8}(\.\d{1,3})?$/, 'A mass in kilograms with up to three decimals.');
const AmountSchema = z.strictObject({
  amount: z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, 'A decimal amount.'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'A currency of three letters (ISO 4217).'),
});
const CountrySchema = z.string().regex(/^[A-Z]{2}$/, 'A country of two letters (ISO 3166-1).');
export const PlaceSchema = z.string().regex(/^[A-Z]{2}[A-Z2-9]{3}$/, 'A place of five characters (UN/LOCODE).');

const PartySchema = z.strictObject({
  name: z.string().min(1).max(70),
  identification: z.string().min(1).max(20).optional(),
  address: z.string().min(1).max(200).optional(),
  country: CountrySchema.optional(),
});

const ItemSchema = z.strictObject({
  sequence: z.int().min(1).max(999),
  description: z.string().min(1).max(512),
  commodity_code: z.string().min(1).max(14),
  origin_country: CountrySchema,
  net_mass_kg: MassSchema,
  quantity: z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'A decimal quantity.'),
  unit: z.string().min(1).max(20),
  value: AmountSchema,
  supporting_documents: z.array(z.strictObject({ type: z.string(), identifier: z.string() })).default([]),
});

/** References that every message carries, checked before by the frame. */
export const references = {
  reference: z.string(),
  lrn: z.string().regex(/^[A-Za-z0-9]{1,22}$/, 'An LRN has at most 22 letters and digits.'),
  invoice_number: z.string(),
  version: z.int(),
};

/** An export declaration as this customs authority takes it. */
export const DeclarationMessageSchema = z.strictObject({
  ...references,
  ducr: z.string().min(1).max(35),
  /** A: the goods are here; D: pre-lodged (additional declaration types). */
  additional_type: z.enum(['A', 'D']),
  procedure: z.string().regex(/^\d{4}$/, 'A procedure of four digits.'),
  /** Under which of the country's own modes the goods leave, such as one for electronic commerce; none: outright. */
  export_regime: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,59}$/, 'A mode of export in small letters.')
    .optional(),
  office_of_export: PlaceSchema,
  declarant: PartySchema,
  exporter: PartySchema,
  consignee: PartySchema,
  goods_shipment: z.strictObject({
    destination_country: CountrySchema,
    place_of_destination: PlaceSchema,
    origin_country: CountrySchema,
    incoterm: z.string().regex(/^[A-Z]{3}$/, 'A term of three letters (Incoterms).'),
    invoice_date: z.iso.date(),
    freight: AmountSchema,
    insurance: AmountSchema,
    /** 5: postal consignment. */
    mode_of_transport: z.string().regex(/^\d$/, 'A mode of transport of one digit.'),
    gross_mass_kg: MassSchema,
    items: z.array(ItemSchema).min(1).max(999),
  }),
});
export type DeclarationMessage = z.infer<typeof DeclarationMessageSchema>;

export const CancellationMessageSchema = z.strictObject({
  ...references,
  /** Absent when the declaration was never accepted: it is then found by its LRN. */
  mrn: z.string().optional(),
  reason: z.string().min(1).max(512),
});

export const ArrivalMessageSchema = z.strictObject({
  ...references,
  mrn: z.string(),
  /** Where the goods were presented for exit. */
  place: PlaceSchema,
  /** The transport document: the item identifier of the post. */
  transport_document: z.string().min(1).max(35),
});
