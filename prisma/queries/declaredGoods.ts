import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Transaction } from '../withActor.js';

/** What a submitted declaration declares now, and whose it is. */
export interface DeclaredGoods {
  declarationId: string;
  organisationId: string;
  organisationName: string;
  data: DeclarationData;
}

/** Submitted declarations from or to a country, newest first; a stretch of them by number. */
export async function listDeclaredGoods(
  tx: Transaction,
  { country, skip, limit }: { country: string; skip: number; limit: number },
): Promise<DeclaredGoods[]> {
  const rows = await tx.$queryRaw<
    { id: string; organisation_id: string; name: string; data: DeclarationData }[]
  >`SELECT d.id, d.organisation_id, o.name, v.data FROM declaration d
    JOIN organisation o ON o.id = d.organisation_id
    JOIN declaration_version v ON v.declaration_id = d.id AND v.number = d.declaration_version
    WHERE d.state <> 'DRAFT' AND ${country} IN (d.origin_country, d.destination_country)
    ORDER BY d.id DESC OFFSET ${skip} LIMIT ${limit}`;
  return rows.map(({ id, organisation_id: organisationId, name: organisationName, data }) => ({
    declarationId: id,
    ...{ organisationId, organisationName, data },
  }));
}
