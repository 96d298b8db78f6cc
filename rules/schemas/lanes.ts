import { z } from 'zod';
import { LANES } from '../../domain/clearance/lanes.js';
import { documentCode } from './documents.js';
import { rowFields } from './row.js';
import { countryCode, decimalText, hsPrefix, Money } from './text.js';

/** Standings of a permit that a lane rule may look at. */
export const PERMIT_STANDINGS = ['valid', 'expiring', 'nearly_used_up', 'expired', 'missing'] as const;
export const permitStanding = z.enum(PERMIT_STANDINGS);
export type PermitStanding = z.infer<typeof permitStanding>;

/** A question to the declaration and its record. One evaluator a kind, in rules/decisions/lane/conditions.ts. */
export const LaneCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({ kind: z.literal('first_export') }),
  z.strictObject({ kind: z.literal('earlier_corrections'), atLeast: z.int().positive() }),
  z.strictObject({ kind: z.literal('permit_standing'), anyOf: z.array(permitStanding).min(1) }),
  z.strictObject({ kind: z.literal('hs'), prefixes: z.array(hsPrefix).min(1) }),
  z.strictObject({ kind: z.literal('destination'), countries: z.array(countryCode).min(1) }),
  z.strictObject({ kind: z.literal('total_value_over'), amount: Money }),
  z.strictObject({
    kind: z.literal('value_per_kilogram_outside'),
    hs: z.array(hsPrefix).min(1),
    minimum: Money,
    maximum: Money,
  }),
  z.strictObject({ kind: z.literal('net_over_gross') }),
  z.strictObject({ kind: z.literal('packaging_weightless') }),
  z.strictObject({ kind: z.literal('gross_over_net_factor'), factor: decimalText }),
  z.strictObject({
    kind: z.literal('random_share'),
    /** Share of declarations, 0 to 1. */
    share: decimalText,
    /** Keeps the draws of one profile independent of another's. */
    salt: z.string().min(4),
  }),
]);
export type LaneCondition = z.infer<typeof LaneCondition>;

/** `lanes.json`: the selectivity profile. Rows are asked in `order`; the first active one that fits decides. */
export const LaneRule = z.strictObject({
  ...rowFields,
  order: z.int().positive(),
  /** A passive rule is evaluated and recorded, and decides nothing. */
  active: z.boolean(),
  /** All of these must hold. */
  when: z.array(LaneCondition).min(1),
  lane: z.enum(LANES),
  /** What a yellow lane asks the exporter for. */
  documents: z.array(documentCode),
  /** The reason, for the officer. */
  reason: z.string().min(1),
});
export type LaneRule = z.infer<typeof LaneRule>;
