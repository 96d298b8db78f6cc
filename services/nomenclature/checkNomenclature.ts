import { checkCodes, type CodeFinding, type NamedCode } from '../../classification/nomenclature/checkCodes.js';
import { HS_EDITIONS } from '../../classification/nomenclature/nomenclature.js';
import { listNomenclatureHeads, type NomenclatureHead } from '../../prisma/queries/nomenclature.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';

export interface NomenclatureChecked {
  readonly imported: readonly NomenclatureHead[];
  /** Codes looked at. */
  readonly codes: number;
  readonly findings: readonly CodeFinding[];
  /** What could not be judged, in words. */
  readonly notChecked: readonly string[];
}

/** The codes that country packs name, held against the imported editions and the table between them. */
export async function checkNomenclature(deps: ServiceDeps, caller: Caller): Promise<NomenclatureChecked> {
  authorise(caller, 'checkNomenclature');
  const imported = await deps.record.withActor(actorOf(caller), listNomenclatureHeads);
  const { findImported, findCorrelation } = deps.nomenclature;
  const correlation = findCorrelation();
  const named = codesOfPacks(deps.registry);
  const missing = HS_EDITIONS.filter((edition) => findImported(edition) === undefined);
  return {
    imported,
    codes: named.length,
    findings: checkCodes(named, findImported, correlation),
    notChecked: [
      ...missing.map((edition) => `Codes of HS ${edition}: the edition was not imported.`),
      ...(correlation === undefined ? ['What was split or renumbered: no correlation table was imported.'] : []),
      'Whether a code is the right one for the goods it is meant for.',
    ],
  };
}

/** Every code in a row of a pack (`hs`, `hsCode`), with the edition its manifest names. */
function codesOfPacks(registry: PackRegistry): NamedCode[] {
  const named = registry.packs.flatMap(({ ref, manifest, lists }) =>
    Object.entries(lists).flatMap(([list, rows]) =>
      (Array.isArray(rows) ? (rows as readonly unknown[]) : []).flatMap((row) =>
        codesOfRow(row).map(({ id, code }) => ({
          code,
          edition: manifest.hsEdition,
          where: `${ref.id} ${list} ${id}`,
        })),
      ),
    ),
  );
  return [...new Map(named.map((one) => [`${one.where} ${one.code}`, one])).values()];
}

function codesOfRow(row: unknown): { id: string; code: string }[] {
  if (typeof row !== 'object' || row === null) return [];
  const id = 'id' in row && typeof row.id === 'string' ? row.id : '';
  const listed: readonly unknown[] = 'hs' in row && Array.isArray(row.hs) ? row.hs : [];
  const single: readonly unknown[] = 'hsCode' in row ? [row.hsCode] : [];
  return [...listed, ...single]
    .filter((code): code is string => typeof code === 'string' && /^\d{2,10}$/.test(code))
    .map((code) => ({ id, code }));
}
