import { z } from 'zod';
import { Act } from './act.js';
import { identifier, instant, pageOf, reasonText } from './primitives.js';
import { StateName } from './vocabulary.js';

const mucr = z.string().min(1).max(35).meta({
  description: 'Master unique consignment reference: at most 35 capitals, digits and - / : ( )',
  example: 'A:17627280405',
});

/** A bag to be shut. */
export const ShutConsolidationBody = z
  .strictObject({
    mucr,
    bag_sscc: z.string().max(30).meta({ description: 'SSCC of the bag, 18 digits', example: '106141411234567897' }),
    container_number: z
      .string()
      .max(20)
      .optional()
      .meta({ description: 'ISO 6346, where the bag is in a container', example: 'CSQU3054383' }),
    declaration_ids: z
      .array(identifier('dec'))
      .min(1, 'must name at least one declaration')
      .max(100)
      .refine((ids) => new Set(ids).size === ids.length, 'must name each declaration once'),
  })
  .meta({ id: 'ShutConsolidationBody' });
export const TakeOutBody = z.strictObject({ reason: reasonText }).meta({ id: 'TakeOutBody' });

const Parcel = z
  .object({
    declaration_id: identifier('dec'),
    state: StateName,
    on_hold: z.boolean().meta({ description: 'While true, nothing in the bag leaves' }),
    s10: z.string().nullable(),
  })
  .meta({ id: 'ConsolidatedParcel' });

/** A bag and the master reference it travels under. */
export const Consolidation = z
  .object({
    id: identifier('con'),
    mucr: z.string(),
    bag_sscc: z.string(),
    container_number: z.string().nullable(),
    shut_by: z.string(),
    shut_at: instant,
    parcels: z.array(Parcel).meta({ description: 'What is in it now; an exporter sees its own' }),
  })
  .meta({ id: 'Consolidation' });
export type Consolidation = z.infer<typeof Consolidation>;
export const ConsolidationPage = pageOf(Consolidation, 'ConsolidationPage');

/** A bag that was just shut, with what became of each parcel. */
export const ShutConsolidation = z
  .object({
    ...Consolidation.shape,
    acts: z.array(Act).meta({ description: 'One a parcel, as asked for; one that was not accepted is not in the bag' }),
  })
  .meta({ id: 'ShutConsolidation' });
export type ShutConsolidation = z.infer<typeof ShutConsolidation>;
