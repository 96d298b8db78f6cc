import { z } from 'zod';
import { KEY_ROLES, MODES } from '../../domain/access/apiKey.js';
import { identifier, instant, pageOf, writtenText } from './primitives.js';

const mode = z.enum(MODES).meta({
  description:
    'In `test` the mock counterparties obey magic values; in `live` nobody does. Production knows `live` only',
});
const role = z.enum(KEY_ROLES).meta({ description: 'Role in which the key acts' });

/** A key of a firm, without its secret. */
export const ApiKey = z
  .object({
    id: identifier('key'),
    organisation_id: identifier('org'),
    name: z.string(),
    role,
    mode,
    shown: z.string().meta({
      description: 'Its beginning, by which it is recognised; no secret',
      example: 'ptl_live_01936f2e7c1a7b8e9a542f6d3c1b0a99',
    }),
    created_by: z.string(),
    created_at: instant,
    last_used_at: instant.nullable().meta({ description: 'To the minute' }),
    expires_at: instant.nullable(),
    revoked_at: instant.nullable(),
    revoked_by: z.string().nullable(),
    replaced_by: z.string().nullable().meta({ description: 'The key that took its place; it works until it expires' }),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;

/** A key with whoever made it. */
export const ListedApiKey = z
  .object({
    ...ApiKey.shape,
    created_by_name: z.string(),
    created_by_left: z.boolean().meta({
      description: 'Whether they are no member of the firm any more; the key is the firm’s and goes on',
    }),
  })
  .meta({ id: 'ListedApiKey' });
export type ListedApiKey = z.infer<typeof ListedApiKey>;
export const ApiKeyPage = pageOf(ListedApiKey, 'ApiKeyPage');

/** A key that has just been made. */
export const NewApiKey = z
  .object({
    ...ApiKey.shape,
    secret: z.string().nullable().meta({
      description:
        'The whole key, for `Authorization: Bearer`. Shown once: null where the same request is answered again',
    }),
  })
  .meta({ id: 'NewApiKey' });
export type NewApiKey = z.infer<typeof NewApiKey>;

export const CreateApiKeyBody = z
  .strictObject({
    name: writtenText(100).meta({ description: 'What it is for', example: 'Shop system' }),
    role,
    mode,
    expires_at: instant.optional().meta({ description: 'Instant from which it works no more; never, when absent' }),
  })
  .meta({ id: 'CreateApiKeyBody' });

export const RotateApiKeyBody = z
  .strictObject({
    overlap_hours: z
      .int()
      .min(0)
      .max(24 * 30)
      .default(24)
      .meta({ description: 'For how long the old key works on; 0 ends it at once' }),
  })
  .meta({ id: 'RotateApiKeyBody' });
