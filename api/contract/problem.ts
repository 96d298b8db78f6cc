import { z } from 'zod';

/** One fault of a request: where it stands (RFC 6901 pointer), what it is and what to do about it. */
export const Fault = z
  .object({
    pointer: z
      .string()
      .meta({ description: 'JSON pointer into the body (or `query`, `header`)', example: '/data/items/0/hs_code' }),
    code: z.string().meta({ example: 'DECLARATION.FIELD_REQUIRED' }),
    message: z.string(),
    hint: z.string().optional(),
  })
  .meta({ id: 'Fault' });
export type Fault = z.infer<typeof Fault>;

/** RFC 9457 problem document. `code` is stable; `title` and `detail` are for people. */
export const Problem = z
  .object({
    type: z.string().meta({ example: '/docs/errors#CLEARANCE.ACTION_NOT_ALLOWED' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ example: 'CLEARANCE.ACTION_NOT_ALLOWED' }),
    detail: z.string().optional(),
    instance: z.string().optional(),
    request_id: z.string(),
    errors: z.array(Fault).optional().meta({ description: 'All faults at once' }),
    state: z.string().optional().meta({ description: 'With 409: the state that stands' }),
    allowed_actions: z.array(z.string()).optional().meta({ description: 'With 409: what the caller may do instead' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
