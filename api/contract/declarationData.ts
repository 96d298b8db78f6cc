/**
 * What a person fills in: the data of a goods declaration. Stored as it stands here.
 * `DeclarationData` is the whole that may be submitted; `DraftDeclarationData` is the same with everything optional.
 */
import { z } from 'zod';
import { CHARGE_PAYERS, INCOTERMS, MODES_OF_TRANSPORT } from '../../domain/declaration/declarationData.js';
import { REQUESTED_CERTIFICATES } from '../../domain/declaration/origin.js';
import { MarketplaceOrder, TransportDocument } from './marketplaceOrder.js';
import * as number from './partyNumbers.js';
import {
  calendarDate,
  countryCode,
  currencyCode,
  decimalText,
  grams,
  identifier,
  Money,
  writtenText,
} from './primitives.js';
import { DeadlineName } from './vocabulary.js';

const place = z
  .string()
  .regex(/^[A-Z]{2}[A-Z2-9]{3}$/, 'must be a UN/LOCODE, such as "RWKGL"')
  .meta({ description: 'UN/LOCODE', example: 'RWKGL' });

export const Corridor = z.strictObject({ origin: countryCode, destination: countryCode });

const Declarant = z.strictObject({ name: writtenText(200), tin: number.tin });

const Exporter = z.strictObject({
  name: writtenText(200),
  tin: number.tin,
  address: writtenText(400),
  country: countryCode,
  eori: number.eori.optional(),
  gln: number.gln.optional(),
});

const Consignee = z.strictObject({
  name: writtenText(200),
  address: writtenText(400),
  country: countryCode,
  phone: writtenText(50).optional(),
  identity_number: writtenText(60).optional(),
  uscc: number.uscc.optional(),
  eori: number.eori.optional(),
  subdivision: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'must be a province or state of ISO 3166-2, such as "CA-ON"')
    .optional(),
});

const Invoice = z.strictObject({ number: writtenText(60), date: calendarDate, currency: currencyCode });

const Preference = z
  .strictObject({
    scheme: z.string().regex(/^[a-z_]{1,40}$/, 'must be the name of a scheme, such as "ldc"'),
    certificate_number: writtenText(60),
    issued_on: calendarDate,
  })
  .meta({ id: 'Preference', description: 'Claim to a lower duty, with its certificate of origin' });

const unit = z.string().regex(/^[a-z_]{1,30}$/, 'must be a unit in small letters, such as "piece"');

const Relief = z
  .strictObject({
    code: z.string().regex(/^[a-z0-9_]{1,40}$/, 'must be the code of a relief, such as "returned_goods"'),
    document_number: writtenText(60).optional(),
  })
  .meta({ id: 'Relief', description: 'Claim to be relieved of taxes, such as for returned goods' });

export const Item = z.strictObject({
  line: z.int().min(1).max(9999),
  description: writtenText(512),
  hs_code: z.string().regex(/^\d{6}$/, 'must be an HS code of six digits'),
  commodity_code: z
    .string()
    .regex(/^(\d{8}|\d{10})$/, 'must be a national code of 8 or 10 digits')
    .optional(),
  origin: countryCode,
  net_weight_grams: grams,
  quantity: decimalText,
  unit,
  value: Money,
  gtin: number.gtin.optional(),
  gacc_number: number.gaccNumber.optional(),
  preference: Preference.optional(),
  relief: Relief.optional(),
  supplementary_quantities: z
    .array(z.strictObject({ quantity: decimalText, unit }))
    .max(5)
    .optional(),
  requested_certificates: z.array(z.enum(REQUESTED_CERTIFICATES)).max(2).optional(),
});

const CallPolicy = z.strictObject({
  maximum_attempts: z.int().min(1).max(1000).optional(),
  initial_interval_ms: z.int().min(1).max(3_600_000).optional(),
  maximum_interval_ms: z.int().min(1).max(3_600_000).optional(),
  start_to_close_ms: z.int().min(10).max(600_000).optional(),
});

/** Shortens waits for trials and tests. Refused in production. */
export const DeadlinePolicy = z
  .strictObject({
    deadlines: z
      .partialRecord(DeadlineName, z.number().min(0.1).max(31_536_000))
      .optional()
      .meta({ description: 'Deadline name to seconds' }),
    counterparty: CallPolicy.optional(),
    random_draw: z
      .string()
      .regex(/^0\.\d{1,9}$/, 'must be a decimal from 0 up to 1, such as "0.9999"')
      .optional(),
  })
  .meta({ id: 'DeadlinePolicy', description: 'Shortens waits for trials and tests; refused in production' });
export type DeadlinePolicy = z.infer<typeof DeadlinePolicy>;

export const exportRegime = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'must be the name of an export regime, such as "export_9710"')
  .meta({ description: 'Regime at the origin; outright export if absent' });

const optionalMembers = {
  lrn: z
    .string()
    .regex(/^[A-Za-z0-9]{1,22}$/, 'must be at most 22 letters and digits')
    .optional()
    .meta({ description: 'Local reference number; made by Portolan if absent; not used again within 48 hours' }),
  permits_on_file: z
    .array(identifier('prm'))
    .max(50)
    .optional()
    .meta({ description: 'Permits to write off; if absent, any that fits is used' }),
  pre_lodged: z
    .boolean()
    .optional()
    .meta({ description: 'Lodged before the goods have arrived at the office; their arrival makes it live' }),
  exportation_date: calendarDate.optional().meta({
    description:
      "Day on which the goods begin their journey to the destination (direct shipment, posting); it fixes the exchange rate where the destination's law says so",
  }),
  transport_document: TransportDocument.optional(),
  marketplace_order: MarketplaceOrder.optional(),
  export_regime: exportRegime.optional(),
  ioss_number: number.iossNumber.optional(),
  lvg_number: number.lvgNumber.optional(),
  ucr: number.ucr.optional(),
  sscc: number.sscc.optional(),
  container_number: number.containerNumber.optional(),
  quote_id: identifier('quo')
    .optional()
    .meta({ description: 'Quote that was given for these goods; the assessments are held against it' }),
  policy: DeadlinePolicy.optional(),
};

const items = z.array(Item).max(999);

/** A complete declaration, ready to be submitted. */
export const DeclarationData = z
  .strictObject({
    corridor: Corridor,
    declarant: Declarant,
    exporter: Exporter,
    consignee: Consignee,
    invoice: Invoice,
    incoterm: z.enum(INCOTERMS),
    destination_charges_paid_by: z.enum(CHARGE_PAYERS),
    regime: z.string().regex(/^[a-z_]{1,60}$/, 'must be the name of a regime, such as "retail_import"'),
    office_of_export: place,
    place_of_destination: place,
    mode_of_transport: z.enum(MODES_OF_TRANSPORT),
    freight: Money,
    insurance: Money,
    gross_weight_grams: grams,
    items: items.min(1, 'must hold at least one item'),
    ...optionalMembers,
  })
  .meta({ id: 'DeclarationData' });
export type DeclarationData = z.infer<typeof DeclarationData>;
