import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readCorrelation } from '../../classification/nomenclature/correlation.js';
import type { HsEdition } from '../../classification/nomenclature/nomenclature.js';
import { readNomenclature } from '../../classification/nomenclature/readNomenclature.js';
import type { TableFault } from '../../classification/nomenclature/readTable.js';
import { appendAudit, INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import {
  listNomenclatureHeads,
  replaceNomenclature,
  type NomenclatureHead,
  type NomenclatureId,
  type NomenclatureRows,
} from '../../prisma/queries/nomenclature.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** What a file is: an edition of the nomenclature, or the table between HS 2017 and HS 2022. */
export type ImportKind = { readonly kind: 'edition'; readonly edition: HsEdition } | { readonly kind: 'correlation' };

export interface ImportResult extends NomenclatureHead {
  /** The same content stood there already: nothing was changed. */
  readonly unchanged: boolean;
}

/**
 * Imports a file whole or not at all. Throws `HS.FILE_INVALID` with the line and the column of every fault.
 */
export async function importNomenclature(
  deps: ServiceDeps,
  caller: Caller,
  file: { path: string; originalName: string },
  what: ImportKind,
): Promise<ImportResult> {
  authorise(caller, 'importNomenclature');
  const id: NomenclatureId = what.kind === 'edition' ? `hs:${what.edition}` : 'correlation:2017-2022';
  const content = readRows(decode(await readFile(file.path)), what.kind);
  const contentHash = `sha256:${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;
  const sourceName = basename(file.originalName)
    .replaceAll(/[^\p{L}\p{N}. _-]/gu, '_')
    .slice(0, 100);
  const importedAt = deps.clock().toISOString();
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const known = (await listNomenclatureHeads(tx)).find((head) => head.id === id);
    if (known?.contentHash === contentHash) return { ...known, unchanged: true };
    await replaceNomenclature(tx, { id, content, contentHash, sourceName, importedAt, importedBy: caller.personId });
    const entry = { what: 'nomenclatureImported', at: importedAt, actor: caller.personId, role: caller.role };
    const facts = { id, content_hash: contentHash, rows: content.length };
    await appendAudit(tx, INSTALLATION_CHAIN, [{ ...entry, facts, details: null }]);
    return { id, contentHash, sourceName, rows: content.length, importedAt, unchanged: false };
  });
}

/** Files are UTF-8; anything else is refused rather than read wrongly. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ServiceProblem('HS.FILE_INVALID', { detail: 'The file is not UTF-8 text. Save it as CSV in UTF-8.' });
  }
}

function readRows(text: string, kind: ImportKind['kind']): NomenclatureRows {
  if (kind === 'edition') {
    const read = readNomenclature(text);
    if (!read.ok) throw refused(read.faults);
    return read.entries.map((entry) => [entry.code, entry.text] as const);
  }
  const read = readCorrelation(text);
  if (!read.ok) throw refused(read.faults);
  return read.pairs;
}

const refused = (faults: readonly TableFault[]): ServiceProblem =>
  new ServiceProblem('HS.FILE_INVALID', {
    detail: 'Nothing was imported. Mend the lines named and import the file again.',
    faults: faults.map(({ line, column, message }) => ({
      pointer: '/file',
      code: 'HS.FILE_INVALID',
      message: `line ${String(line)}${column === '' ? '' : `, column ${column}`}: ${message}`,
    })),
  });
