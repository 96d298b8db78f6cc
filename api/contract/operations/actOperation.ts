import { Act } from '../act.js';

/** What every operation that stores an act has in common: its two answers are done, or stored and not yet taken up. */
export const actOperation = {
  method: 'post',
  auth: 'bearer',
  idempotent: true,
  responses: {
    200: { description: 'Taken up: its effect is recorded', schema: Act },
    202: {
      description: 'Stored, not yet taken up; ask again at `Location`',
      schema: Act,
      headers: { Location: 'Where the act can be read' },
    },
  },
  problems: [403, 404, 409],
} as const;
