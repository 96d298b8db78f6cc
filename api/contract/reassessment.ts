import { z } from 'zod';
import { ChargeDifference, ChargeLine, Pack } from './assessment.js';
import { calendarDate, identifier, Money } from './primitives.js';

export const ReassessBody = z
  .strictObject({
    date: calendarDate.meta({ description: 'Day whose law is applied: any day, past or to come' }),
  })
  .meta({ id: 'ReassessBody' });

const cannotSay = z.array(z.object({ what: z.string(), why: z.string() }));

const AssessedBy = z
  .object({
    date: calendarDate,
    packs: z.array(Pack),
    customs_value: z.object({ amount: z.string(), currency: z.string(), basis: z.string().nullable() }),
    origin: z.array(ChargeLine),
    destination: z.array(ChargeLine),
    totals: z.object({ origin: z.array(Money), destination: z.array(Money) }),
    cannot_say: cannotSay,
  })
  .meta({ id: 'AssessedBy', description: 'What the declaration comes to by the law of a day' });

const CitedRow = z
  .object({
    rule_id: z.string(),
    source: z.string(),
    confidence: z.string(),
    from: calendarDate.nullable(),
    until: calendarDate.nullable(),
    base: z.string(),
    rate: z.string(),
    explanation: z.string(),
  })
  .meta({ id: 'CitedRow', description: 'A row of a pack as a charge rests on it' });

const rates = z.array(z.record(z.string(), z.unknown()));

/** How a declaration would be assessed by the law of another day; nothing of it is recorded. */
export const Reassessment = z
  .object({
    declaration_id: identifier('dec'),
    data_version: z.int(),
    assessment_id: identifier('asm'),
    before: AssessedBy,
    after: AssessedBy,
    differences: z
      .array(
        ChargeDifference.extend({
          because: z.array(z.string()).meta({ description: 'What changed, in words' }),
          before_rows: z.array(CitedRow),
          after_rows: z.array(CitedRow),
        }),
      )
      .meta({ description: 'Every charge that differs, with the rows before and after' }),
    rates: z
      .object({ before: rates, after: rates })
      .nullable()
      .meta({ description: 'Exchange rates, where they differ' }),
    no_longer_said: cannotSay.meta({ description: 'What was known before and is not any more' }),
    now_said: cannotSay.meta({ description: 'What was not known before and is now' }),
  })
  .meta({ id: 'Reassessment' });
export type Reassessment = z.infer<typeof Reassessment>;
