import { z } from 'zod';
import { factCode } from './conditions.js';
import { rowFields } from './row.js';

/** `facts.json`: what has to be known of goods, beyond their code, before a rule can answer; with the question for people. */
export const Fact = z
  .strictObject({
    ...rowFields,
    code: factCode,
    /** The question, in the trader's words. */
    asks: z.string().min(1),
    answer: z.enum(['yes_or_no', 'number', 'choice']),
    /** Unit of a number. */
    unit: z.string().min(1).optional(),
    /** The words a choice is made of. */
    choices: z
      .array(z.string().regex(/^[a-z]+(_[a-z0-9]+)*$/))
      .min(2)
      .optional(),
  })
  .refine((row) => (row.answer === 'choice') === (row.choices !== undefined), {
    path: ['choices'],
    message: 'a choice, and nothing else, names its words',
  });
export type Fact = z.infer<typeof Fact>;
