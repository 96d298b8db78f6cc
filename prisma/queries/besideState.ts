import type { Transaction } from '../withActor.js';
import type { DeclarationRow } from './declarationRow.js';

/** What stands beside the state of a declaration and decides what its clearance does next. */
export interface StandingBeside {
  /** Lodged before the goods are presented. */
  preLodged: boolean;
  /** Names the order of a marketplace. */
  fromMarketplace: boolean;
  /** No parcel of the shut master is on hold; true when it is in none. */
  masterFreeOfHolds: boolean;
  /** Messages that acts have made due, oldest first. */
  messages: { messageId: string; counterparty: string; kind: string }[];
}

/** Reads it in one statement: every recording asks for it. */
export async function findStanding(
  tx: Transaction,
  { id, declarationVersion, consolidationId }: DeclarationRow,
): Promise<StandingBeside> {
  const [row] = await tx.$queryRaw<StandingBeside[]>`SELECT
    COALESCE((v.data ->> 'pre_lodged')::boolean, false) AS "preLodged",
    v.data ? 'marketplace_order' AS "fromMarketplace",
    NOT EXISTS (SELECT FROM declaration o WHERE o.consolidation_id = ${consolidationId} AND 'hold' = ANY (o.flags))
      AS "masterFreeOfHolds",
    COALESCE((SELECT jsonb_agg(jsonb_build_object('messageId', m.id, 'counterparty', m.counterparty, 'kind', m.kind)
      ORDER BY m.created_at, m.id) FROM counterparty_message m WHERE m.declaration_id = ${id} AND m.standing = 'due'),
      '[]'::jsonb) AS messages
    FROM declaration_version v WHERE v.declaration_id = ${id} AND v.number = ${declarationVersion}`;
  return row ?? { preLodged: false, fromMarketplace: false, masterFreeOfHolds: true, messages: [] };
}
