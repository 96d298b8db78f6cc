import { z } from 'zod';
import type { TableRate } from '../../domain/money/tableRate.js';
import type { Json } from '../../domain/json.js';
import { CONFIDENCES } from '../schemas/row.js';
import { Decimal } from './decimal.js';

/** Decimals of the rate that is shown for a rate that was turned round or crossed; amounts are computed unrounded. */
const SHOWN_DECIMALS = 8;

const Leg = z.object({
  id: z.string(),
  table: z.string(),
  base: z.string(),
  quote: z.string(),
  rate: z.string(),
  kind: z.enum(['official', 'reference']),
  confidence: z.string(),
  source: z.string(),
  publishedOn: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  note: z.string().optional(),
  /** Amounts are divided by it, since it is quoted the other way round. */
  inverse: z.boolean(),
});

/** One published rate as it takes part in a conversion. */
export type RateLeg = z.infer<typeof Leg>;

const ConversionSchema = z.object({
  base: z.string(),
  quote: z.string(),
  /** Day of the event that fixes the rate. */
  date: z.string(),
  /** The day whose rate the law names. */
  legalDay: z.string(),
  /** Set where it is for amounts of the law that follow a rate of their own, not for the value of the goods. */
  of: z.literal('amounts').optional(),
  /** Set where none was published on the legal day and the law takes another. */
  instead: z.enum(['last_before', 'next_after', 'week_later']).optional(),
  legs: z.array(Leg).min(1),
  /** Ids of the legs. */
  id: z.string(),
  /** Units of `quote` for one of `base`, for display. */
  rate: z.string(),
  kind: z.enum(['official', 'reference']),
  /** The weaker of the legs'. */
  confidence: z.string(),
  publishedOn: z.string(),
  note: z.string().optional(),
});

/** How an amount of one currency becomes one of another: one published rate, or two of them crossed. Plain JSON. */
export type Conversion = z.infer<typeof ConversionSchema>;

/** A published rate with what a pack says beside it. */
export type KnownRate = TableRate & { note?: string | undefined };

/** Puts a conversion together from its legs. */
export function createConversion(
  found: Pick<Conversion, 'base' | 'quote' | 'date' | 'legalDay' | 'of' | 'instead'>,
  legs: readonly { row: KnownRate; inverse: boolean }[],
): Conversion {
  const made = legs.map(({ row: { note, ...row }, inverse }): RateLeg => ({
    ...row,
    ...(note === undefined ? {} : { note }),
    inverse,
  }));
  const notes = made.flatMap(({ note }) => note ?? []);
  const { instead, of, ...plain } = found;
  return {
    ...plain,
    ...(of === undefined ? {} : { of }),
    ...(instead === undefined ? {} : { instead }),
    legs: made,
    id: made.map(({ id }) => id).join(' + '),
    rate: shownRate(made),
    kind: made.some(({ kind }) => kind === 'reference') ? 'reference' : 'official',
    confidence: weakest(made.map(({ confidence }) => confidence)),
    publishedOn: made.map(({ publishedOn }) => publishedOn).sort()[0] ?? found.legalDay,
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  };
}

/** An amount in the other currency, not rounded: multiplied first and divided once, so that no digit is lost between. */
export function convert(amount: Decimal | string, { legs }: Pick<Conversion, 'legs'>): Decimal {
  const times = legs.filter(({ inverse }) => !inverse);
  const by = legs.filter(({ inverse }) => inverse);
  const product = times.reduce((value, { rate }) => value.times(rate), new Decimal(amount));
  return by.length === 0 ? product : product.div(by.reduce((value, { rate }) => value.times(rate), new Decimal(1)));
}

/** One published rate is shown as it was published; others are cut to what a reader needs. */
function shownRate(legs: readonly RateLeg[]): string {
  const [only, ...more] = legs;
  if (only !== undefined && more.length === 0 && !only.inverse) return only.rate;
  return convert('1', { legs: [...legs] })
    .toSignificantDigits(SHOWN_DECIMALS)
    .toString();
}

const weakest = (confidences: readonly string[]): string => {
  const order: readonly string[] = CONFIDENCES;
  return [...confidences].sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? 'default';
};

/** The conversions that stand among the facts of a decision; older decisions wrote down less, and have none. */
export function conversionsIn(facts: Json | undefined): Conversion[] {
  const parsed = z.object({ rates: z.array(z.unknown()) }).safeParse(facts);
  if (!parsed.success) return [];
  return parsed.data.rates.flatMap((rate) => {
    const conversion = ConversionSchema.safeParse(rate);
    return conversion.success ? [conversion.data] : [];
  });
}
