import { z } from 'zod';
import type { Transaction } from '../withActor.js';

/** One line that a firm declared. */
export interface DeclaredGoods {
  readonly declarationId: string;
  readonly description: string;
  /** Six digits. */
  readonly hsCode: string;
}

const Found = z.array(z.object({ declaration_id: z.string(), description: z.string(), hs_code: z.string() }));

/**
 * The lines of a firm's latest declarations, newest first, each description and code once. Drafts are left out: nobody has
 * said yet that their codes stand.
 */
export async function listOwnGoods(
  tx: Transaction,
  organisationId: string,
  declarations: number,
): Promise<DeclaredGoods[]> {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT ON (item->>'description', item->>'hs_code')
           recent.id AS declaration_id, item->>'description' AS description, left(item->>'hs_code', 6) AS hs_code
    FROM (SELECT id, declaration_version, created_at FROM declaration
          WHERE organisation_id = ${organisationId} AND declaration_version > 0
          ORDER BY created_at DESC LIMIT ${declarations}) AS recent
    JOIN declaration_version AS version
      ON version.declaration_id = recent.id AND version.number = recent.declaration_version
    CROSS JOIN LATERAL jsonb_array_elements(version.data->'items') AS item
    WHERE item->>'description' IS NOT NULL AND item->>'hs_code' IS NOT NULL
    ORDER BY item->>'description', item->>'hs_code', recent.created_at DESC`;
  return Found.parse(rows).map((row) => ({
    declarationId: row.declaration_id,
    description: row.description,
    hsCode: row.hs_code,
  }));
}
