import { z } from 'zod';
import { RATE_KINDS } from '../../domain/money/tableRate.js';
import { calendarDate, currencyCode, identifier, instant, writtenText } from './primitives.js';

/** How far a rate may be trusted, as of the rows of a pack. */
const Confidence = z
  .enum(['official', 'secondary', 'derived', 'tentative', 'default', 'demonstration'])
  .meta({ description: 'How far the rate may be trusted' });

const rate = z
  .string()
  .regex(/^(0|[1-9]\d{0,11})(\.\d{1,12})?$/, 'must be a decimal number as text, such as "1.1279"')
  .meta({ description: 'Units of `quote` for one unit of `base`, decimal text', example: '1.1279' });

const table = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,30}$/, 'must be a name such as "ecb"')
  .meta({ description: 'Official table, by the name that the regimes of a pack use for it', example: 'ecb' });

const kind = z.enum(RATE_KINDS).meta({
  description: '`official`: of the table that the law names; `reference`: stands in where that one is not in reach',
});

const fields = {
  table,
  base: currencyCode,
  quote: currencyCode,
  rate,
  kind,
  confidence: Confidence,
  source: z.string().meta({ description: 'Where it was published' }),
  published_on: calendarDate,
  valid_from: calendarDate.meta({ description: 'First day for which its publisher has it in force' }),
  valid_until: calendarDate.nullable().meta({ description: 'Last day; null while nothing ends it' }),
};

/** A rate as it stands. */
export const ExchangeRate = z
  .object({
    rate_id: z.string().meta({ example: 'ecb.eur-usd.2019-04-10.17' }),
    ...fields,
    entry_id: identifier('fxe').meta({ description: 'The act by which it was entered' }),
    entered: z.enum(['import', 'manual']),
    reason: z.string(),
    entered_by: z.string().nullable().meta({ description: 'Who entered it; told to officers and operators' }),
    entered_by_role: z.string(),
    entered_at: instant,
  })
  .meta({ id: 'ExchangeRate' });
export type ExchangeRate = z.infer<typeof ExchangeRate>;

/** The rates between two currencies on a day. */
export const ExchangeRatesOnDay = z
  .object({
    base: currencyCode,
    quote: currencyCode,
    on: calendarDate,
    items: z.array(
      z.object({
        ...ExchangeRate.shape,
        standing: z.enum(['in_force', 'last_before']).meta({
          description: '`last_before`: none is in force that day, and this one is the last; no law takes it by itself',
        }),
      }),
    ),
  })
  .meta({ id: 'ExchangeRatesOnDay' });
export type ExchangeRatesOnDay = z.infer<typeof ExchangeRatesOnDay>;

export const SetExchangeRateBody = z
  .strictObject({
    ...fields,
    kind: kind.default('official'),
    confidence: Confidence.default('secondary'),
    source: writtenText(500).meta({ description: 'Where it was published: authority, document, address' }),
    valid_until: calendarDate.nullable().default(null).meta({ description: 'Last day; null while nothing ends it' }),
    reason: writtenText(2000).meta({ description: 'Why it is entered by hand' }),
    supersede: z
      .boolean()
      .default(false)
      .meta({ description: 'Let it stand in place of another value for the same table, pair, kind and first day' }),
  })
  .meta({ id: 'SetExchangeRateBody' });

/** Fields beside the file of an import. */
export const ImportExchangeRatesFields = z
  .strictObject({
    table: z.enum(['ecb']).meta({ description: 'Whose history it is: `ecb`, the European Central Bank’s' }),
    supersede: z
      .enum(['true', 'false'])
      .default('false')
      .meta({ description: 'Let the file stand where it has another value for a known day' }),
    reason: writtenText(2000).optional().meta({ description: 'Why; obligatory when superseding' }),
  })
  .refine(({ supersede, reason }) => supersede === 'false' || reason !== undefined, {
    message: 'is needed where values are superseded',
    path: ['reason'],
  });

/** The whole multipart body, for the description only. */
export const ImportExchangeRatesBody = z
  .object({
    ...ImportExchangeRatesFields.shape,
    file: z.string().meta({ description: 'eurofxref-hist.csv', override: { format: 'binary' } }),
  })
  .meta({ id: 'ImportExchangeRatesBody' });

/** What an import did. */
export const ExchangeRateImport = z
  .object({
    entry_id: identifier('fxe'),
    table,
    days: z.int(),
    first_day: calendarDate,
    last_day: calendarDate,
    currencies: z.int(),
    read: z.int().meta({ description: 'Rates that the file has' }),
    added: z.int().meta({ description: 'Rates that were not known' }),
    superseded: z.int().meta({ description: 'Rates that stand in place of another value' }),
    gone: z.int().meta({ description: 'Known rates of which the file has none any more; they stand' }),
  })
  .meta({ id: 'ExchangeRateImport' });
export type ExchangeRateImport = z.infer<typeof ExchangeRateImport>;
