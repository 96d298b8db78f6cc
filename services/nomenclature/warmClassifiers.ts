import { HS_EDITIONS, type HsEdition } from '../../classification/nomenclature/nomenclature.js';
import { REFERENCE_READER } from '../../prisma/actor.js';
import type { ServiceDeps } from '../serviceDeps.js';

/**
 * Builds the indexes of the imported editions before anybody asks, so that the first question after a start is not kept
 * waiting. The built-in part is left alone: it is small. Whatever fails here is built at the first question instead.
 */
export async function warmClassifiers({
  record,
  nomenclature,
  logger,
}: Pick<ServiceDeps, 'record' | 'nomenclature' | 'logger'>): Promise<HsEdition[]> {
  // Whatever was imported is taken in by a transaction before its work.
  await record.withActor(REFERENCE_READER, async () => {});
  const editions = HS_EDITIONS.filter((edition) => nomenclature.findImported(edition) !== undefined);
  for (const edition of editions) await nomenclature.getClassifier(edition);
  if (editions.length > 0) logger.info({ editions }, 'indexes of the nomenclature built');
  return editions;
}
