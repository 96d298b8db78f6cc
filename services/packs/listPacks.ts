import { listPublishedPacks } from '../../prisma/queries/publishedPacks.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** A country's law from a day on, and whether it came with the installation or was published in it. */
export interface InstalledPack {
  id: string;
  country: string;
  name: string;
  effectiveFrom: string;
  version: string;
  hash: string;
  roles: readonly string[];
  publishedAt: string | null;
}

/** The packs by which this process answers, by country and day. */
export async function listPacks(
  { record, registry }: Pick<ServiceDeps, 'record' | 'registry'>,
  caller: Caller,
): Promise<InstalledPack[]> {
  authorise(caller, 'listCountryPacks');
  const published = await record.withActor(actorOf(caller), (tx) => listPublishedPacks(tx));
  const instants = new Map(published.map(({ id, publishedAt }) => [id, publishedAt]));
  return registry.packs
    .map(({ ref, manifest: { country, name, effectiveFrom, roles } }) => ({
      ...{ ...ref, country, name, effectiveFrom, roles },
      publishedAt: instants.get(ref.id) ?? null,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
