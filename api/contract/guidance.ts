import { z } from 'zod';
import { MODES_OF_TRANSPORT } from '../../domain/declaration/declarationData.js';
import { RateUsed } from './quote.js';
import { calendarDate, countryCode, currencyCode, decimalText, instant, Money } from './primitives.js';

const LIST_ITEM = '[a-z]+(_[a-z]+)*';

/** What is asked: goods and their way, before anything is sent. */
export const GuidanceQuery = z.strictObject({
  hs_code: z
    .string()
    .regex(/^\d{6,10}$/, 'must be 6 to 10 digits of the tariff, such as "090121"')
    .meta({ description: 'Six digits of the Harmonized System, or the longer national code', example: '090121' }),
  description: z
    .string()
    .trim()
    .max(500)
    .optional()
    .meta({ description: 'The goods in words; some words raise questions' }),
  quantity: decimalText.optional().meta({ description: 'Pieces', example: '10' }),
  net_weight_grams: z.coerce
    .number('must be whole grams, such as 10000')
    .int('must be whole grams, such as 10000')
    .min(1, 'must be at least 1 gram')
    .max(1_000_000_000)
    .optional()
    .meta({ description: 'Net weight of the goods in grams', example: 10000 }),
  value: decimalText.optional().meta({ description: 'Value of the goods, with `currency`', example: '280.00' }),
  currency: currencyCode.optional(),
  origin: countryCode.meta({ description: 'Country they leave', example: 'RW' }),
  destination: countryCode.meta({ description: 'Country they go to', example: 'CN' }),
  mode: z
    .enum(MODES_OF_TRANSPORT)
    .meta({ description: 'How they travel; a courier’s flight is `air`', example: 'post' }),
  regime: z
    .string()
    .regex(/^[a-z]+(_[a-z]+)*$/, 'must be the code of a regime, such as "retail_import"')
    .optional()
    .meta({ description: 'Regime at the destination, as its pack names it', example: 'retail_import' }),
  date: calendarDate
    .optional()
    .meta({ description: 'Day the law of which is asked; today in the country of origin if left out' }),
  carrier: z.string().trim().min(1).max(60).optional().meta({ description: 'Carrier, such as DHL Express' }),
  requested: z
    .string()
    .regex(new RegExp(`^${LIST_ITEM}(,${LIST_ITEM})*$`), 'must be certificates with commas between, such as "halal"')
    .optional()
    .meta({
      description: 'Certificates that no law asks for and the exporter wants',
      example: 'certificate_of_origin',
    }),
  facts: z
    .string()
    .max(2000)
    .regex(
      /^[a-z][a-z0-9_]*:[^,:]+(,[a-z][a-z0-9_]*:[^,:]+)*$/,
      'must be names and answers, such as "battery:lithium_ion,battery_watt_hours:15"',
    )
    .optional()
    .meta({ description: 'Answers to `questions`, as name:answer with commas between', example: 'coffee_score:84' }),
});
export type GuidanceQuery = z.output<typeof GuidanceQuery>;

/** Where it was read. */
const rule = {
  rule_id: z.string(),
  country: countryCode.meta({ description: 'Whose rule; `EU` the European Union, `XX` an international authority' }),
  source: z.string(),
  source_url: z.string().nullable(),
  confidence: z.enum(['official', 'secondary', 'derived', 'tentative', 'default', 'demonstration']),
  note: z.string().nullable(),
  from: calendarDate,
  until: calendarDate.nullable(),
};

export const Duration = z
  .object({
    at_least: z.int().nullable(),
    at_most: z.int(),
    unit: z.enum(['minutes', 'hours', 'days', 'working_days', 'months', 'years']),
  })
  .meta({ id: 'Duration' });
export type Duration = z.infer<typeof Duration>;

const asks = z.array(z.string()).meta({ description: 'Names of `questions` that would settle it' });
const flow = z.enum(['export', 'import']);

export const GuidanceOption = z
  .object({
    ...rule,
    state: z.enum(['open', 'depends', 'closed']),
    because: z.string().nullable().meta({ description: 'Why it is closed' }),
    name: z.string(),
    done_by: z.string(),
    issuer: z.string().nullable(),
    says: z.string(),
    asks_for: z.array(z.string()),
    fee: z.object({ amount: Money.nullable(), says: z.string() }).nullable(),
    usual_time: Duration.nullable(),
    validity: Duration.nullable(),
    field: z.string().nullable().meta({ description: 'Member of the declaration that takes its number' }),
    permit_type: z.string().nullable().meta({ description: 'Permit for which Portolan applies' }),
  })
  .meta({ id: 'GuidanceOption' });

export const GuidanceNeed = z
  .object({
    code: z.string(),
    flow,
    country: countryCode,
    standing: z.enum(['needed', 'one_of', 'on_request', 'does_not_apply', 'depends']),
    because: z.string().nullable().meta({ description: 'Why it does not apply' }),
    options: z.array(GuidanceOption).meta({ description: 'Alternatives: any open one is enough' }),
    asks,
  })
  .meta({ id: 'GuidanceNeed' });
export type GuidanceNeed = z.infer<typeof GuidanceNeed>;

export const GuidanceRestriction = z
  .object({
    line: z.string(),
    line_name: z.string(),
    verdict: z.enum(['allow', 'permit', 'refuse', 'depends']),
    carrier: z.string().nullable().meta({ description: 'Whose own rule it is; it counts only with this carrier' }),
    counts: z.boolean(),
    rules: z.array(
      z.object({
        ...rule,
        verdict: z.enum(['allow', 'permit', 'refuse']),
        reason: z.string(),
        needs: z.string().nullable(),
      }),
    ),
    asks,
  })
  .meta({ id: 'GuidanceRestriction' });

export const GuidanceStep = z
  .object({
    ...rule,
    number: z.int(),
    flow,
    title: z.string(),
    says: z.string(),
    done_by: z.string(),
    usual_time: Duration.nullable(),
    time_rule_id: z.string().nullable(),
    time_confidence: z.string().nullable(),
    time_is_limit: z.boolean().meta({ description: 'The longest it may last, not what it usually takes' }),
    standing: z.enum(['taken', 'depends']),
    asks,
  })
  .meta({ id: 'GuidanceStep' });

export const Guidance = z
  .object({
    hs_code: z.string(),
    origin: countryCode,
    destination: countryCode,
    mode: z.enum(MODES_OF_TRANSPORT),
    regime: z.string().nullable(),
    date: calendarDate,
    verdict: z.enum(['allow', 'allow_with_permit', 'refuse', 'cannot_say']),
    explanation: z.string(),
    restrictions: z.array(GuidanceRestriction).meta({ description: 'Prohibited and dangerous goods' }),
    permits: z.array(GuidanceNeed),
    registrations: z.array(GuidanceNeed),
    labels: z.array(GuidanceNeed),
    documents: z.array(GuidanceNeed),
    declaration_fields: z.array(
      z.object({ ...rule, field: z.string(), says: z.string(), standing: z.enum(['needed', 'depends']), asks }),
    ),
    steps: z.array(GuidanceStep).meta({ description: 'What happens next, in order' }),
    questions: z.array(
      z.object({
        name: z.string(),
        kind: z
          .enum(['fact', 'parameter'])
          .meta({ description: 'Answered in `facts`, or by the parameter of its name' }),
        asks: z.string(),
        answer: z.string(),
        unit: z.string().nullable(),
      }),
    ),
    cannot_say: z.array(z.object({ what: z.string(), country: countryCode, why: z.string() })),
    rates: z.array(RateUsed).meta({ description: 'By which the value was held against limits in other currencies' }),
    packs: z.array(z.object({ id: z.string(), version: z.string(), hash: z.string() })),
    decided_at: instant,
  })
  .meta({ id: 'Guidance' });
export type Guidance = z.infer<typeof Guidance>;
