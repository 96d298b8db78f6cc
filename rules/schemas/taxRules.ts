import { z } from 'zod';
import { UNIT_NAMES } from '../measurement/units.js';
import { decimalText, Money } from './text.js';

/** Code of a tax or charge, such as `duty`, `vat`, `infrastructure_levy`; a regime names its own in words. */
export const Tax = z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'write a code such as "excise_duty"');
export type Tax = z.infer<typeof Tax>;

const unitName = z.string().refine((name) => UNIT_NAMES.includes(name), 'write a unit such as "kilogram" or "litre"');

const adValorem = z.strictObject({ kind: z.literal('ad_valorem'), rate: decimalText });

/** An amount for each so many of a unit: `{"amount": EUR 1.20, "per": {"quantity": "100", "unit": "kilogram"}}`. */
const specific = z.strictObject({
  kind: z.literal('specific'),
  amount: Money,
  per: z.strictObject({ quantity: decimalText.optional(), unit: unitName }),
  /** For each per cent of alcohol by volume besides. */
  timesStrength: z.literal(true).optional(),
});

/** What can be added up, and held against a minimum or a maximum. */
const part = z.discriminatedUnion('kind', [adValorem, specific]);
const sumOfParts = z.array(part).min(1);

/** Parts added up; at least the minimum, and at most the maximum, each a sum of parts of its own. */
const compound = z.strictObject({
  kind: z.literal('compound'),
  parts: sumOfParts,
  minimum: sumOfParts.optional(),
  maximum: sumOfParts.optional(),
});

/** One rule for what a quota still covers, another for what lies beyond it. */
const quota = z.strictObject({
  kind: z.literal('quota'),
  /** Number of the quota, as its authority publishes it. */
  quota: z.string().min(1),
  /** The quota is counted in it. */
  unit: unitName,
  within: sumOfParts,
  beyond: sumOfParts,
});

/**
 * A rate that goes by the value of the whole consignment, less a fixed amount for it; the last band has no end. The value
 * is the base of the tax over all lines.
 */
const byConsignmentValue = z.strictObject({
  kind: z.literal('by_consignment_value'),
  bands: z
    .array(z.strictObject({ upTo: Money.optional(), rate: decimalText, less: Money.optional() }))
    .min(1)
    .refine((bands) => bands.every(({ upTo }, index) => (upTo === undefined) === (index === bands.length - 1)), {
      message: 'every band but the last names up to which value it goes',
    }),
});

/**
 * A tax that is part of the price it is taken from: taxable price = value / (1 - rate).
 * With a threshold it is due only if the value of one unit reaches it; any one of the thresholds suffices.
 * With specific parts, they are in the taxable price too (composite price): (value + parts) / (1 - rate).
 */
const insidePrice = z.strictObject({
  kind: z.literal('inside_price'),
  rate: decimalText,
  /** A further tax is levied on this one, as a share of it, and is inside the price too: value / (1 - rate x (1 + surtax)). */
  surtax: decimalText.optional(),
  specific: z.array(specific).min(1).optional(),
  threshold: z
    .strictObject({
      currency: z.string().regex(/^[A-Z]{3}$/),
      perGram: decimalText.optional(),
      perMillilitre: decimalText.optional(),
      perPiece: decimalText.optional(),
    })
    .optional(),
});

/** The price on which it is levied contains it already: what the tax is on = price / (1 + rate). */
const containedInPrice = z.strictObject({ kind: z.literal('contained_in_price'), rate: decimalText });

/** The tax exists and a source says that these goods do not bear it: no line, and not "cannot say". */
const notLevied = z.strictObject({ kind: z.literal('not_levied') });

/**
 * The law has a rule for these goods that no source in reach tells, such as whether they stand on a list of exceptions: not
 * answered, with this reason, where a row for more goods would answer wrongly.
 */
const notKnown = z.strictObject({ kind: z.literal('not_known'), why: z.string().min(1) });

/** What is missing to a rate on the base once the taxes named have been levied; nothing where they reach it. */
const topUp = z.strictObject({ kind: z.literal('top_up'), rate: decimalText, with: z.array(Tax).min(1) });

/** Once for the whole declaration, whatever it holds. */
const flatPerDeclaration = z.strictObject({ kind: z.literal('flat_per_declaration'), amount: Money });

/**
 * Once for the whole declaration, by the value of the consignment, which is the base of the tax over all lines: the amount
 * of the first band that it falls into (`upTo` with the value itself, `below` without it). Beyond the last band that has an
 * end nothing is answered.
 */
const flatByConsignmentValue = z.strictObject({
  kind: z.literal('flat_by_consignment_value'),
  bands: z
    .array(z.strictObject({ upTo: Money.optional(), below: Money.optional(), amount: Money }))
    .min(1)
    .refine((bands) => bands.every(({ upTo, below }) => upTo === undefined || below === undefined), {
      message: 'write upTo or below',
    })
    .refine((bands) => bands.slice(0, -1).every(({ upTo, below }) => (upTo ?? below) !== undefined), {
      message: 'every band but the last names up to which value it goes',
    }),
});

/** Once for each line, whatever its value and quantity. */
const flatPerLine = z.strictObject({ kind: z.literal('flat_per_line'), amount: Money });

/** Rules that are computed line by line. */
const lineRules = [
  adValorem,
  specific,
  compound,
  quota,
  byConsignmentValue,
  insidePrice,
  containedInPrice,
  notLevied,
  notKnown,
  topUp,
  flatPerLine,
] as const;
export const LineTaxRule = z.discriminatedUnion('kind', lineRules);
export type LineTaxRule = z.infer<typeof LineTaxRule>;

/** How one measure is computed; one evaluator a kind, in rules/decisions/assessment/evaluators. */
export const TaxRule = z.discriminatedUnion('kind', [...lineRules, flatPerDeclaration, flatByConsignmentValue]);
export type TaxRule = z.infer<typeof TaxRule>;
export type TaxRuleOf<K extends TaxRule['kind']> = Extract<TaxRule, { kind: K }>;
/** One addend of a compound rule. */
export type TaxRulePart = z.infer<typeof part>;
