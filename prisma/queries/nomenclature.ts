import { z } from 'zod';
import { jsonColumn } from '../jsonColumn.js';
import type { Transaction } from '../withActor.js';

/** An edition of the nomenclature, or the table between two. */
export type NomenclatureId = 'hs:2017' | 'hs:2022' | 'correlation:2017-2022';

/** What is known of an imported file without its content. */
export interface NomenclatureHead {
  readonly id: string;
  /** `sha256:` and hexadecimal digits, over the rows. */
  readonly contentHash: string;
  readonly sourceName: string;
  readonly rows: number;
  /** ISO 8601 UTC. */
  readonly importedAt: string;
}

/** Two columns: code and wording of an edition, older and newer code of a correlation table. */
export type NomenclatureRows = readonly (readonly [string, string])[];

const Rows = z.array(z.tuple([z.string(), z.string()]));
const HEAD = { id: true, contentHash: true, sourceName: true, rows: true, importedAt: true } as const;

/** Everything that was imported, without the content. */
export async function listNomenclatureHeads(tx: Transaction): Promise<NomenclatureHead[]> {
  const rows = await tx.nomenclature.findMany({ select: HEAD, orderBy: { id: 'asc' } });
  return rows.map((row) => ({ ...row, importedAt: row.importedAt.toISOString() }));
}

/** The content of an imported file with the hash it was stored under; undefined when none was imported. */
export async function findNomenclature(
  tx: Transaction,
  id: NomenclatureId,
): Promise<{ contentHash: string; content: NomenclatureRows } | undefined> {
  const row = await tx.nomenclature.findUnique({ where: { id } });
  return row === null ? undefined : { contentHash: row.contentHash, content: Rows.parse(row.content) };
}

/** Puts an import in the place of the earlier one, whole. */
export async function replaceNomenclature(
  tx: Transaction,
  imported: Omit<NomenclatureHead, 'id' | 'rows'> & {
    id: NomenclatureId;
    content: NomenclatureRows;
    importedBy: string;
  },
): Promise<void> {
  const { id, content, contentHash, sourceName, importedBy, importedAt } = imported;
  const data = {
    contentHash,
    sourceName,
    importedBy,
    rows: content.length,
    content: jsonColumn(content),
    importedAt: new Date(importedAt),
  };
  await tx.nomenclature.upsert({ where: { id }, create: { id, ...data }, update: data });
}
