import { z } from 'zod';
import { DEADLINE_NAMES } from '../../domain/clearance/deadlines.js';
import { DOERS, scopeFields } from './formalities.js';
import { Length } from './lengths.js';
import { rowFields } from './row.js';

/** `steps.json`: what happens, in order, with who does it and how long it usually takes. */
export const ProcedureStep = z
  .strictObject({
    ...rowFields,
    ...scopeFields,
    /** Place among the steps of its pack and direction. */
    order: z.int().positive(),
    title: z.string().min(1),
    says: z.string().min(1),
    doneBy: z.enum(DOERS),
    usualTime: Length.optional(),
    /** The longest it may last is this named wait of `deadlines.json`. */
    deadline: z.enum(DEADLINE_NAMES).optional(),
    /** The longest of the permits that are needed. */
    lastsAsPermits: z.literal(true).optional(),
  })
  .refine((row) => [row.usualTime, row.deadline, row.lastsAsPermits].filter((part) => part !== undefined).length <= 1, {
    message: 'has one length at most',
  });
export type ProcedureStep = z.infer<typeof ProcedureStep>;
