import type { ApiKeyRow, ListedApiKey as ListedRow } from '../../services/apiKeys/readApiKeys.js';
import type { NewApiKey as NewApiKeyView } from '../../services/apiKeys/writeApiKeys.js';
import type { ApiKey, ListedApiKey, NewApiKey } from '../contract/apiKey.js';
import type { Answer } from '../routing/answer.js';

export const presentApiKey = (row: ApiKeyRow): ApiKey => ({
  id: row.id,
  organisation_id: row.organisationId,
  name: row.name,
  role: row.role,
  mode: row.mode,
  shown: row.shown,
  created_by: row.createdBy,
  created_at: row.createdAt,
  last_used_at: row.lastUsedAt,
  expires_at: row.expiresAt,
  revoked_at: row.revokedAt,
  revoked_by: row.revokedBy,
  replaced_by: row.replacedBy,
});

export const presentListedApiKey = (row: ListedRow): ListedApiKey => ({
  ...presentApiKey(row),
  created_by_name: row.createdByName,
  created_by_left: row.hasCreatorLeft,
});

/** The answer to whoever made a key: the secret is theirs alone, and not kept with the answer. */
export const answerNewApiKey = ({ key, secret }: NewApiKeyView): Answer => ({
  status: 201,
  json: { ...presentApiKey(key), secret: null } satisfies NewApiKey,
  shownOnce: { secret },
});
