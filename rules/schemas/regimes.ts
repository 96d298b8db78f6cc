import { z } from 'zod';
import { MODES_OF_TRANSPORT } from '../../domain/declaration/declarationData.js';
import { AmountRates, RateRule, RateTables } from './rateChoice.js';
import { rowFields } from './row.js';
import { Tax } from './taxRules.js';
import { countryCode, currencyCode, decimalText, hsPrefix, Money } from './text.js';

/**
 * How amounts are rounded, once each: to `scale` decimals, and to a multiple of `step` where the law names one (`0.05`,
 * `100`).
 */
export const Rounding = z.strictObject({
  mode: z.enum(['half_up', 'half_down', 'half_even', 'truncate', 'up']),
  scale: z.int().min(0).max(4),
  step: decimalText.optional(),
  /** To the minor unit of the currency in which the amounts stand (ISO 4217); `scale` where that is not known. */
  toMinorUnit: z.literal(true).optional(),
});
export type Rounding = z.infer<typeof Rounding>;

/**
 * What the tax is computed on: parts of the value (`goods_price`, `freight` and `insurance` as declared, `customs_value` by
 * the regime's basis), and the taxes named before it.
 */
const taxBase = z.array(z.union([z.literal('customs_value'), z.literal('goods_price'), Tax])).min(1);

/**
 * A value of the whole consignment up to which a tax is not levied: `upTo` with the value itself, `below` without it; or
 * from which on it is not: `above` without the value itself, `atLeast` with it.
 * `landed` is goods with freight and insurance.
 */
const Threshold = z
  .strictObject({
    upTo: Money.optional(),
    below: Money.optional(),
    above: Money.optional(),
    atLeast: Money.optional(),
    of: z.enum(['goods_price', 'customs_value', 'landed']),
    /** Countries the goods are sent from; all where absent. */
    partners: z.array(countryCode).min(1).optional(),
    /** Countries in which all the goods have their origin; all where absent. */
    origins: z.array(countryCode).min(1).optional(),
    /** Goods of these countries bear the tax whatever their value. */
    exceptOrigins: z.array(countryCode).min(1).optional(),
    /** Goods that bear the tax whatever their value. */
    exceptHs: z.array(hsPrefix).optional(),
  })
  .refine((row) => [row.upTo, row.below, row.above, row.atLeast].filter((limit) => limit !== undefined).length === 1, {
    message: 'write upTo, below, above or atLeast, one of the four',
  });
export type Threshold = z.infer<typeof Threshold>;

/** One tax of a regime. Their order in the list is the order in which they are computed. */
const RegimeTax = z.strictObject({
  tax: Tax,
  /** How sentences name it, such as `GST`; the code in words where absent. */
  name: z.string().min(1).optional(),
  base: taxBase,
  /** Levied only on goods sent so; on all where absent. */
  modes: z.array(z.enum(MODES_OF_TRANSPORT)).min(1).optional(),
  /** The base is rounded before the rate is applied. */
  baseRounding: Rounding.optional(),
  /** Other taxes count in the base by their full legal amount, unless the law takes what is charged, rounded. */
  taxesInBase: z.enum(['legal', 'charged']).optional(),
  /**
   * What the regime does to the legal amount: `full`, a `share` of it, or a `rate` of its own in place of the
   * measure's (then no measure is looked up).
   */
  levied: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('full') }),
    z.strictObject({ kind: z.literal('share'), share: decimalText }),
    z.strictObject({ kind: z.literal('rate'), rate: decimalText }),
  ]),
  /** Where no row names the goods: not answered, or, where the rows are a closed list of the goods that bear it, not levied. */
  absent: z.enum(['cannot_say', 'not_levied']).optional(),
  /** Rounding of this tax, where it is not the regime's. */
  rounding: Rounding.optional(),
  /**
   * A tax named before it of which it is a part: the two are rounded as one, and this one is what the other leaves of the
   * whole.
   */
  roundedWith: Tax.optional(),
  /** Rounded line by line, unless the law rounds the sum over the declaration; the lines then share it. */
  roundedOver: z.enum(['line', 'declaration']).optional(),
  /** At least and at most so much on the whole declaration. */
  wholeDeclaration: z.strictObject({ minimum: Money.optional(), maximum: Money.optional() }).optional(),
  /** Not levied on small consignments; one threshold that fits suffices. */
  notLevied: z.array(Threshold).min(1).optional(),
  /** The seller collects it at the sale where this number is declared; then nothing is charged at import. */
  collectedAtSale: z.strictObject({ number: z.enum(['ioss_number', 'lvg_number']) }).optional(),
  /**
   * Holds up to and including this value of the whole consignment, goods with freight and insurance, in the regime's
   * currency; above it the tax is not answered.
   */
  upToLandedValue: decimalText.optional(),
  /** Below this sum over all lines it is not collected; in the regime's currency. */
  notCollectedBelow: decimalText.optional(),
  /** Up to and including this sum over all lines it is not collected; in the regime's currency. */
  notCollectedUpTo: decimalText.optional(),
});
export type RegimeTax = z.infer<typeof RegimeTax>;

const Limit = z.strictObject({
  id: z.string().min(1),
  /** `piece`: the price of each single one, where the quantity counts pieces, else of the line. */
  per: z.enum(['transaction', 'buyer_year', 'piece']),
  /**
   * What is held against it: the customs value, or the intrinsic value, which is the price of the goods without the
   * freight and insurance that are stated beside it.
   */
  of: z.enum(['customs_value', 'goods_price']).optional(),
  /** The regime holds up to and including this amount. */
  amount: Money,
  /** The law states it in another currency than the regime's: it is converted by the rate of the day. */
  converted: z.literal(true).optional(),
  /** Code of the regime that holds above it. */
  beyond: z.string().optional(),
});
export type RegimeLimit = z.infer<typeof Limit>;

/** `regimes.json`: under which rules goods are exported or imported; order of taxes, basis, rounding, legal dates. */
export const Regime = z.strictObject({
  ...rowFields,
  /** By which a declaration names it; an export regime may carry the number that its authority gave it: `export_9710`. */
  code: z.string().regex(/^[a-z]+(_[a-z0-9]+)*$/),
  name: z.string().min(1),
  flow: z.enum(['export', 'import']),
  /**
   * `cif`: goods, freight and insurance to the destination. `fob`: the goods' price alone, as declared for export.
   * `sale_price`: what the buyer pays, freight and insurance included. `goods_price`: what the buyer pays for the goods.
   */
  valueBasis: z.enum(['cif', 'fob', 'sale_price', 'goods_price']),
  /** Currency of the value and of amounts; `invoice` keeps the invoice's own. */
  currency: z.union([currencyCode, z.literal('invoice')]),
  /** How freight and insurance are spread over the lines; the last line takes the remainder. */
  apportionBy: z.enum(['value', 'net_weight']),
  /** What the law takes of that value: a share of it (`0.6` of a retail price), so much less, or both in this order. */
  valuation: z.strictObject({ share: decimalText.optional(), less: Money.optional() }).optional(),
  /** Rounding of the customs value and of each tax line, once each. */
  rounding: Rounding,
  /** Which event fixes the exchange rate and the measures, and how the day of the rate follows from it. */
  rateDate: z
    .strictObject({
      /**
       * `acceptance` of the declaration; `sale`: the day of the invoice; `payment`: the day on which duty and tax are
       * paid, for which the day of acceptance stands until that is known; `exportation`: the day on which the goods began
       * their journey to the destination, as the declaration names it, and without which no rate counts.
       * Source of the last: Agreement on Customs Valuation (WTO), article 9(2), the rate of the time of exportation or of
       * importation, as each member provides.
       */
      event: z.enum(['acceptance', 'sale', 'payment', 'exportation']),
      rule: RateRule,
      /** Which event fixes the measures that hold; that of the rate where absent. */
      measuresBy: z.enum(['acceptance', 'sale', 'payment']).optional(),
    })
    .refine(({ event, measuresBy }) => event !== 'exportation' || measuresBy !== undefined, {
      message: 'exportation fixes the exchange rate alone: name the event that fixes the measures',
      path: ['measuresBy'],
    }),
  /** Which tables of exchange rates the law names. */
  rates: RateTables.optional(),
  /** Thresholds and other amounts that the law states in another currency, where they follow a rate of their own. */
  amountRates: AmountRates.optional(),
  taxes: z.array(RegimeTax),
  limits: z.array(Limit),
  /** None of these taxes is collected where they come to less than this together, over all lines; in the currency. */
  notCollectedTogether: z.strictObject({ taxes: z.array(Tax).min(2), below: decimalText }).optional(),
  /** Open only to these modes of transport; to all where absent. */
  modes: z.array(z.enum(MODES_OF_TRANSPORT)).min(1).optional(),
  /** Open only to goods sent from these countries (of an export: to them); to all where absent. */
  partners: z.array(countryCode).min(1).optional(),
  /** Goods that may not be declared under the regime. */
  excludes: z.array(hsPrefix).optional(),
  /** What the goods must be, whatever else holds: `gifts` from one private person to another, or one article that cannot be divided. A quote does not offer it unasked. */
  onlyFor: z.enum(['gifts', 'one_indivisible_article']).optional(),
  /** For so many months a carrier does not use the number of a waybill again. */
  waybillRestMonths: z.int().positive().optional(),
  /** True where the regime takes no claim to a lower duty. */
  refusesPreference: z.boolean().optional(),
});
export type Regime = z.infer<typeof Regime>;
