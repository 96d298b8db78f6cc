import { z } from 'zod';
import { MODES_OF_TRANSPORT } from '../../domain/declaration/declarationData.js';
import { REQUESTED_CERTIFICATES } from '../../domain/declaration/origin.js';
import { Tax, TaxRule } from './taxRules.js';
import { commodityPrefix, countryCode, decimalText, Money } from './text.js';

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

const exampleItem = z.strictObject({
  hsCode: z.string().regex(/^\d{6}$/),
  commodityCode: z.string().optional(),
  /** Country of origin; the country the goods are sent from where absent. */
  origin: z.string().optional(),
  value: Money,
  /** 1,000 g where the example does not go by weight. */
  netWeightGrams: z.int().positive().optional(),
  /** One piece where the example does not go by quantity. */
  quantity: decimalText.optional(),
  unit: z.string().min(1).optional(),
  supplementary: z.array(z.strictObject({ quantity: decimalText, unit: z.string().min(1) })).optional(),
  preference: certificate.optional(),
  relief: z.strictObject({ code: z.string().min(1), documentNumber: z.string().optional() }).optional(),
});

/** A worked bill at the destination, from the invoice on. */
const assessmentExample = z.strictObject({
  ...base,
  kind: z.literal('assessment'),
  regime: z.string(),
  /** Day of acceptance. */
  date: z.iso.date(),
  /** Day of the invoice; the day of acceptance where absent. */
  invoiceDate: z.iso.date().optional(),
  /** Day of exportation, where the regime's law takes its exchange rate; the day of acceptance where absent. */
  exportationDate: z.iso.date().optional(),
  /** Day of payment, where the regime's law is that of the payment. */
  paidOn: z.iso.date().optional(),
  /** Country the goods are sent from. */
  partner: z.string(),
  mode: z.enum(MODES_OF_TRANSPORT).optional(),
  subdivision: z.string().optional(),
  freight: Money.optional(),
  insurance: Money.optional(),
  items: z.array(exampleItem).min(1),
  sellerNumber: z.strictObject({ ioss_number: z.string().optional(), lvg_number: z.string().optional() }).optional(),
  /** Rates that the example itself states, in the place of any other. */
  rates: z
    .array(
      z.strictObject({
        base: z.string(),
        quote: z.string(),
        rate: decimalText,
        /** The one day on which it is in force; on every day of the example where absent. */
        on: z.iso.date().optional(),
      }),
    )
    .optional(),
  /** Measures that the example itself states; of each tax named they stand in the place of all others. */
  measures: z
    .array(z.strictObject({ tax: Tax, hs: z.array(z.union([commodityPrefix, z.literal('*')])).min(1), rule: TaxRule }))
    .optional(),
  quotas: z.record(z.string(), decimalText).optional(),
  expect: z.strictObject({
    customsValue: decimalText.optional(),
    /** Sum of each tax over all lines; a tax that is not here must not be charged, or be nothing. */
    taxes: z.record(z.string(), decimalText),
    /** The same line by line, where the source prints it: line number to tax to amount. */
    lines: z.record(z.string(), z.record(z.string(), decimalText)).optional(),
    /** Beginnings of what cannot be said; nothing else may be left open. */
    cannotSay: z.array(z.string()).optional(),
  }),
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

/**
 * What guidance says: of the rows of the example's own pack, exactly these are needed, do not apply, or depend on what is not
 * told; and, where it is named, the verdict over all packs and the steps of this pack in order.
 */
const guidanceExample = z.strictObject({
  ...base,
  kind: z.literal('guidance'),
  date: z.iso.date(),
  hsCode: z.string().regex(/^\d{6,10}$/),
  description: z.string().optional(),
  origin: countryCode,
  destination: countryCode,
  mode: z.enum(MODES_OF_TRANSPORT),
  regime: z.string().optional(),
  carrier: z.string().optional(),
  netWeightGrams: z.int().positive().optional(),
  quantity: decimalText.optional(),
  value: Money.optional(),
  requested: z.array(z.enum(REQUESTED_CERTIFICATES)).optional(),
  facts: z.record(z.string(), z.union([z.boolean(), z.string()])).optional(),
  expect: z.strictObject({
    verdict: z.enum(['allow', 'allow_with_permit', 'refuse', 'cannot_say']).optional(),
    /** Ids of rows: open options of needs that stand. */
    needed: z.array(z.string()).optional(),
    doesNotApply: z.array(z.string()).optional(),
    depends: z.array(z.string()).optional(),
    steps: z.array(z.string()).optional(),
    /** Rows that decide over prohibitions and dangerous goods. */
    restrictions: z.array(z.string()).optional(),
    /** Names of what has to be answered. */
    questions: z.array(z.string()).optional(),
  }),
});

/** `examples.json`: worked examples; they run as tests, and `portolan countries check` runs them too. */
export const Example = z.discriminatedUnion('kind', [
  taxExample,
  assessmentExample,
  deadlineExample,
  permitExample,
  guidanceExample,
]);
export type Example = z.infer<typeof Example>;
export type ExampleOf<K extends Example['kind']> = Extract<Example, { kind: K }>;
