import { z } from 'zod';
import { identifier, instant, Money, pageOf } from './primitives.js';

/** Ruleset that computed: pack, version and content hash. */
export const Pack = z.object({ id: z.string(), version: z.string(), hash: z.string() }).meta({ id: 'Pack' });

/** One tax on one item, with the sentence that explains it. */
export const ChargeLine = z
  .object({
    line: z.int().meta({ description: 'Item number' }),
    tax: z.string(),
    base: Money,
    rate: z.string(),
    amount: Money,
    unrounded: z.string().nullable(),
    explanation: z.string(),
    rule_id: z.string(),
    source: z.string().nullable(),
  })
  .meta({ id: 'ChargeLine' });

/** By how much a tax on a line differs; `difference` is signed. */
export const ChargeDifference = z
  .object({
    side: z.enum(['origin', 'destination']),
    line: z.int(),
    tax: z.string(),
    currency: z.string(),
    before: z.string(),
    after: z.string(),
    difference: z.string(),
  })
  .meta({ id: 'ChargeDifference' });

/** How an assessment stands to the quote that its declaration names. */
const AgainstQuote = z
  .object({
    quote_id: identifier('quo'),
    as_quoted: z.boolean().meta({ description: 'True where every charge is as it was quoted' }),
    changes: z
      .array(
        z.object({
          input: z.string(),
          quoted: z.string(),
          declared: z.string(),
          differences: z.array(ChargeDifference),
        }),
      )
      .meta({ description: 'Inputs that are not as quoted, and by how much each charge differs because of them' }),
    explanation: z.string(),
  })
  .meta({ id: 'AgainstQuote' });

/** Duties and taxes: charges at origin and at destination stay apart and are never netted. */
export const Assessment = z
  .object({
    id: identifier('asm'),
    declaration_id: identifier('dec'),
    data_version: z.int(),
    stage: z.enum(['provisional', 'final']),
    customs_value: z.object({ amount: z.string(), currency: z.string(), basis: z.string().nullable() }),
    origin: z.array(ChargeLine),
    destination: z.array(ChargeLine),
    totals: z.object({ origin: z.array(Money), destination: z.array(Money) }),
    destination_is_estimate: z.boolean(),
    cannot_say: z.array(z.object({ what: z.string(), why: z.string() })),
    quote: AgainstQuote.nullable().meta({ description: 'Null where the declaration names no quote' }),
    explanation: z.string(),
    decision_id: z.string(),
    pack: Pack,
    at: instant,
  })
  .meta({ id: 'Assessment' });
export type Assessment = z.infer<typeof Assessment>;
export const AssessmentPage = pageOf(Assessment, 'AssessmentPage');

/** A recorded decision: value, explanation, rule, facts, pack. */
export const Decision = z
  .object({
    id: z.string(),
    declaration_id: identifier('dec'),
    data_version: z.int(),
    kind: z.string(),
    value: z.unknown(),
    explanation: z.string(),
    rule_id: z.string(),
    facts: z.record(z.string(), z.unknown()),
    passive: z
      .array(z.unknown())
      .meta({ description: 'Rules that only watched, and what they would have answered; officers only' }),
    pack: Pack,
    at: instant,
  })
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof Decision>;
export const DecisionPage = pageOf(Decision, 'DecisionPage');
