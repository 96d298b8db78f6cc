import { z } from 'zod';
import { REQUESTED_CERTIFICATES } from '../../domain/declaration/origin.js';
import { decimalText, Money } from './text.js';

const certificate = z.strictObject({
  scheme: z.string().min(1),
  certificateNumber: z.string().min(1),
  issuedOn: z.iso.date(),
});

const base = { id: z.string().min(1), title: z.string().min(1), source: z.string().min(1) };

/** A worked tax computation on one line whose customs value is already known. */
const taxExample = z.strictObject({
  ...base,
  kind: z.literal('tax'),
  regime: z.string(),
  date: z.iso.date(),
  partner: z.string(),
  hsCode: z.string().regex(/^\d{6}$/),
  customsValue: Money,
  netWeightGrams: z.int().positive(),
  quantity: decimalText,
  unit: z.string().min(1),
  expect: z.record(z.string(), z.strictObject({ amount: decimalText, unrounded: decimalText.optional() })),
  /** Claim to a lower duty, with its proof. */
  preference: certificate.optional(),
  /** Number of a seller who collected the tax at the sale. */
  sellerNumber: z.strictObject({ ioss_number: z.string().optional(), lvg_number: z.string().optional() }).optional(),
  /** Sum over all taxes divided by the value, where the source prints a combined rate. */
  combinedRate: decimalText.optional(),
});

const deadlineExample = z.strictObject({
  ...base,
  kind: z.literal('deadline'),
  name: z.string(),
  fromInstant: z.iso.datetime(),
  expectDueAt: z.iso.datetime(),
});

const permitExample = z.strictObject({
  ...base,
  kind: z.literal('permits'),
  date: z.iso.date(),
  destination: z.string(),
  hsCode: z.string().regex(/^\d{6}$/),
  /** Certificates the exporter asks for. */
  requested: z.array(z.enum(REQUESTED_CERTIFICATES)).optional(),
  expect: z.array(z.string()),
});

/** `examples.json`: worked examples; they run as tests, and `portolan countries check` runs them too. */
export const Example = z.discriminatedUnion('kind', [taxExample, deadlineExample, permitExample]);
export type Example = z.infer<typeof Example>;
export type ExampleOf<K extends Example['kind']> = Extract<Example, { kind: K }>;
