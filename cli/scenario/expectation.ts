import { z } from 'zod';
import { ActorName, CounterpartyName } from './names.js';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const pointer = z.string().regex(/^(\/.*)?$/, 'must be a JSON pointer');
const json = z.json();

const Amount = z.strictObject({ amount: z.string(), currency: z.string() });

const ExpectedLine = z.strictObject({
  side: z.enum(['origin', 'destination']),
  line: z.int(),
  tax: z.string(),
  base: Amount.optional(),
  rate: z.string().optional(),
  amount: Amount,
});

const ExpectedAssessment = z.strictObject({
  stage: z.enum(['provisional', 'final']),
  customs_value: Amount,
  lines: z.array(ExpectedLine).describe('All lines, in any order'),
  destination_is_estimate: z.boolean().optional(),
  cannot_say: z.array(z.string()).optional().describe('What the assessment says it cannot say, among others'),
  sum: z.string().describe('The sum worked out by hand from the published rule'),
});
export type ExpectedAssessment = z.infer<typeof ExpectedAssessment>;

export const Expectation = z.strictObject({
  state: z.string().optional(),
  lane: z.string().nullable().optional(),
  flags: z.array(z.string()).optional(),
  data_version: z.int().optional(),
  allowed_actions: z.record(ActorName, z.array(z.string())).optional(),
  assessment: ExpectedAssessment.optional(),
  effects: z
    .record(CounterpartyName, z.record(z.string(), z.int()))
    .optional()
    .describe('All effects at a counterparty for this parcel: operation to the number really performed'),
  documents: z.array(z.string()).optional().describe('Kinds of all documents of the declaration, in any order'),
  permits_remaining: z
    .record(name, z.int())
    .optional()
    .describe('Permit on file to grams neither reserved nor written off'),
  states: z.array(z.string()).optional().describe('Every state passed through, in order'),
  timeline: z.array(z.string()).optional().describe('These happened (the `what` of an entry), in this order'),
  happened: z.record(z.string(), z.int()).optional().describe('The `what` of an entry to how often it stands there'),
  data: z.record(pointer, json).optional().describe('Pointer into the declaration to the value that must stand there'),
});
export type Expectation = z.infer<typeof Expectation>;
