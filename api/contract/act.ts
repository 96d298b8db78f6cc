import { z } from 'zod';
import { identifier, instant } from './primitives.js';
import { ActionName, StateName } from './vocabulary.js';

/**
 * What became of a person's act. It is stored before anything else, so an act is never lost; `taken_up` says whether
 * the clearance has recorded its effect yet (answered 200) or will do so (answered 202: ask again at `/v1/acts/{id}`).
 */
export const Act = z
  .object({
    id: identifier('act'),
    declaration_id: identifier('dec'),
    kind: ActionName,
    stored_at: instant,
    taken_up: z.boolean(),
    accepted: z.boolean().nullable().meta({ description: 'Null until taken up' }),
    state: StateName.meta({ description: 'State of the declaration after the act, or now' }),
    sequence: z.int().meta({ description: 'Sequence number of the declaration after the act, or now' }),
    allowed_actions: z.array(ActionName),
    code: z.string().nullable().meta({ description: 'Why it was not accepted' }),
  })
  .meta({ id: 'Act' });
export type Act = z.infer<typeof Act>;
