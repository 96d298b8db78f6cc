/** A declaration that is being written: the same members as `DeclarationData`, all of them optional. */
import { z } from 'zod';
import { DeadlinePolicy } from './declarationData.js';

/** Text of a draft: any form, so that a fault of form is listed with all the others and loses nobody's work. */
const draftText = (maximum: number) =>
  z.string().trim().normalize('NFC').max(maximum, `must not be longer than ${maximum} characters`).optional();
const draftNumber = z.number().optional();
const DraftMoney = z.strictObject({ amount: draftText(40), currency: draftText(10) }).optional();

const DraftItem = z.strictObject({
  line: draftNumber,
  description: draftText(512),
  hs_code: draftText(20),
  commodity_code: draftText(20),
  origin: draftText(10),
  net_weight_grams: draftNumber,
  quantity: draftText(40),
  unit: draftText(30),
  value: DraftMoney,
  gtin: draftText(40),
  gacc_number: draftText(40),
  preference: z
    .strictObject({ scheme: draftText(40), certificate_number: draftText(60), issued_on: draftText(40) })
    .optional(),
  relief: z.strictObject({ code: draftText(40), document_number: draftText(60) }).optional(),
  supplementary_quantities: z
    .array(z.strictObject({ quantity: draftText(40), unit: draftText(30) }))
    .max(10)
    .optional(),
  requested_certificates: z.array(z.string().max(40)).max(10).optional(),
});

const DraftMarketplaceOrder = z.strictObject({
  platform: draftText(60),
  order_number: draftText(60),
  payment_reference: draftText(60),
  goods_value: DraftMoney,
  freight: DraftMoney,
  discount: DraftMoney,
  withheld_tax: DraftMoney,
  paid: DraftMoney,
  buyer: z.strictObject({ name: draftText(60), identity_number: draftText(60) }).optional(),
});

/**
 * A draft: whatever is known so far. Only members that do not exist, wrong JSON types and excessive lengths are
 * refused; everything else that is missing or wrong is listed in `faults` until it is put right.
 */
export const DraftDeclarationData = z
  .strictObject({
    corridor: z.strictObject({ origin: draftText(10), destination: draftText(10) }).optional(),
    declarant: z.strictObject({ name: draftText(200), tin: draftText(40) }).optional(),
    exporter: z
      .strictObject({
        name: draftText(200),
        tin: draftText(40),
        address: draftText(400),
        country: draftText(10),
        eori: draftText(40),
        gln: draftText(40),
      })
      .optional(),
    consignee: z
      .strictObject({
        name: draftText(200),
        address: draftText(400),
        country: draftText(10),
        phone: draftText(50),
        identity_number: draftText(60),
        uscc: draftText(40),
        eori: draftText(40),
        subdivision: draftText(10),
      })
      .optional(),
    lrn: draftText(60),
    invoice: z.strictObject({ number: draftText(60), date: draftText(40), currency: draftText(10) }).optional(),
    incoterm: draftText(10),
    destination_charges_paid_by: draftText(20),
    regime: draftText(60),
    export_regime: draftText(60),
    office_of_export: draftText(20),
    place_of_destination: draftText(20),
    mode_of_transport: draftText(20),
    freight: DraftMoney,
    insurance: DraftMoney,
    gross_weight_grams: draftNumber,
    items: z.array(DraftItem).max(999).optional(),
    permits_on_file: z.array(z.string().max(100)).max(50).optional(),
    pre_lodged: z.boolean().optional(),
    exportation_date: draftText(40),
    transport_document: z.strictObject({ carrier: draftText(60), number: draftText(60) }).optional(),
    marketplace_order: DraftMarketplaceOrder.optional(),
    ioss_number: draftText(40),
    lvg_number: draftText(40),
    ucr: draftText(60),
    sscc: draftText(40),
    container_number: draftText(40),
    quote_id: draftText(60),
    policy: DeadlinePolicy.optional(),
  })
  .meta({ id: 'DraftDeclarationData' });
export type DraftDeclarationData = z.infer<typeof DraftDeclarationData>;
