/** What a quote is asked: the goods and their way, the day, and what to answer beside them. Stored as it stands here. */
import { z } from 'zod';
import { CHARGE_PAYERS, MODES_OF_TRANSPORT } from '../../domain/declaration/declarationData.js';
import { Corridor, exportRegime, Item } from './declarationData.js';
import * as number from './partyNumbers.js';
import { calendarDate, countryCode, decimalText, Money, writtenText } from './primitives.js';

const QuoteItem = Item.extend({ description: writtenText(512).optional() }).meta({
  id: 'QuoteItem',
  description: 'A line of goods; `value` is the price of the whole line without freight and insurance',
});

const regime = z
  .string()
  .regex(/^[a-z_]{1,60}$/, 'must be the name of a regime, such as "retail_import"')
  .meta({ description: 'Regime at the destination; without one every regime that is open is answered' });

const subdivision = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'must be a province or state of ISO 3166-2, such as "CA-ON"')
  .meta({ description: 'Province or state of the consignee, where taxes go by it' });

const date = calendarDate.meta({
  description: 'Day whose law is applied; today in the country of origin if absent',
  example: '2026-11-23',
});
const saleDate = calendarDate.meta({ description: 'Day of the sale; the day of the quote if absent' });

const exportationDate = calendarDate.meta({
  description: 'Day of exportation, which fixes the exchange rate in some laws; the day of the quote if absent',
});

/** Several parcels in place of one. */
export const Split = z
  .union([
    z.strictObject({ into: z.int().min(2).max(50).meta({ description: 'So many parcels alike' }) }),
    z.strictObject({
      parcels: z
        .array(
          z.strictObject({
            lines: z
              .array(
                z.strictObject({
                  line: z.int().min(1).max(9999),
                  quantity: decimalText.optional().meta({ description: 'All that is left of the line if absent' }),
                }),
              )
              .min(1)
              .max(999),
            freight: Money.optional(),
            insurance: Money.optional(),
          }),
        )
        .min(2)
        .max(50),
    }),
  ])
  .meta({ id: 'Split', description: 'The same goods in several parcels, each a consignment of its own' });

const QuoteVariant = z
  .strictObject({
    name: writtenText(100).meta({ description: 'By which the answers are told apart', example: 'after 1 July' }),
    date: date.optional(),
    sale_date: saleDate.optional(),
    exportation_date: exportationDate.optional(),
    destination: countryCode.optional(),
    subdivision: subdivision.optional(),
    regime: regime.nullable().optional(),
    export_regime: exportRegime.nullable().optional(),
    mode_of_transport: z.enum(MODES_OF_TRANSPORT).optional(),
    destination_charges_paid_by: z.enum(CHARGE_PAYERS).optional(),
    freight: Money.optional(),
    insurance: Money.optional(),
    split: Split.nullable().optional(),
  })
  .meta({ id: 'QuoteVariant', description: 'What is different in another answer; what is not named stays' });

export const CreateQuoteBody = z
  .strictObject({
    corridor: Corridor,
    regime: regime.optional(),
    export_regime: exportRegime.optional(),
    mode_of_transport: z.enum(MODES_OF_TRANSPORT),
    destination_charges_paid_by: z.enum(CHARGE_PAYERS).default('buyer'),
    subdivision: subdivision.optional(),
    freight: Money.optional().meta({ description: 'Nothing if absent' }),
    insurance: Money.optional().meta({ description: 'Nothing if absent' }),
    items: z.array(QuoteItem).min(1, 'must hold at least one item').max(999),
    ioss_number: number.iossNumber.optional(),
    lvg_number: number.lvgNumber.optional(),
    sale_date: saleDate.optional(),
    exportation_date: exportationDate.optional(),
    buyer_year_to_date: Money.optional().meta({
      description: "What the buyer has bought this year under the regime, in the regime's currency",
    }),
    date: date.optional(),
    split: Split.optional(),
    variants: z.array(QuoteVariant).max(10).default([]),
  })
  .meta({ id: 'CreateQuoteBody' });
export type CreateQuoteBody = z.infer<typeof CreateQuoteBody>;
