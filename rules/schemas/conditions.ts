import { z } from 'zod';
import { MODES_OF_TRANSPORT } from '../../domain/declaration/declarationData.js';
import { currencyCode, decimalText } from './text.js';

/** Code of a fact about goods, as a pack's `facts.json` asks for it. */
export const factCode = z.string().regex(/^[a-z]+(_[a-z0-9]+)*$/, 'write a code such as "battery_watt_hours"');

/** At least one of them; `above` and `below` leave the number itself out, `atLeast` and `atMost` take it in. */
const bounds = {
  above: decimalText.optional(),
  atLeast: decimalText.optional(),
  atMost: decimalText.optional(),
  below: decimalText.optional(),
};

const simple = z.discriminatedUnion('kind', [
  /** A fact that is answered by yes or no. */
  z.strictObject({ kind: z.literal('fact'), fact: factCode, is: z.boolean() }),
  /** A fact that is answered by one of several words. */
  z.strictObject({ kind: z.literal('choice'), fact: factCode, oneOf: z.array(z.string().min(1)).min(1) }),
  /** A fact that is answered by a number, in the unit that the fact names. */
  z.strictObject({ kind: z.literal('number'), fact: factCode, ...bounds }),
  /** Net weight of the goods, in grams. */
  z.strictObject({ kind: z.literal('net_weight'), ...bounds }),
  /** Number of pieces. */
  z.strictObject({ kind: z.literal('quantity'), ...bounds }),
  /** Value of the goods, in the currency of the law. */
  z.strictObject({ kind: z.literal('value'), currency: currencyCode, ...bounds }),
  /** Regime at the destination, by the codes of its pack. */
  z.strictObject({ kind: z.literal('regime'), oneOf: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ kind: z.literal('mode'), oneOf: z.array(z.enum(MODES_OF_TRANSPORT)).min(1) }),
]);
export type SimpleCondition = z.infer<typeof simple>;

/** A question to what is known of goods and their way; `any_of` holds where one of its parts does. */
export const Condition = z.union([simple, z.strictObject({ kind: z.literal('any_of'), of: z.array(simple).min(2) })]);
export type Condition = z.infer<typeof Condition>;

/** Where all of these hold, the row does not apply, for the reason that is given. Always, where there are none. */
export const Exemption = z.strictObject({ when: z.array(Condition), because: z.string().min(1) });
export type Exemption = z.infer<typeof Exemption>;
