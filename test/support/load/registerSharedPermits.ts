import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Me } from '../../../api/contract/ops.js';
import type { Permit } from '../../../api/contract/permit.js';
import type { PermitOnFile, Scenario } from '../../../cli/scenario/schema.js';
import type { People } from '../../../cli/scenario/target.js';

/** Enough for every load: a hundred tonnes. */
const PLENTY_GRAMS = 100_000_000;

/** What tells one shared permit from another: whose it is, its type and the goods it covers. */
export const stockOf = ({ exporter }: Scenario, { permit_type, hs_prefixes }: PermitOnFile): string =>
  [exporter, permit_type, ...hs_prefixes].join(' ');

/**
 * Puts every permit that the parcels of a load name on file once, with plenty on it: all parcels of a firm draw on one
 * stock, as they do in life, and meet each other at its ledger.
 */
export async function registerSharedPermits(
  people: People,
  scenarios: readonly Scenario[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const year = new Date().getUTCFullYear();
  for (const scenario of new Set(scenarios)) {
    const { body: me } = await people.get(scenario.exporter).call('getMe');
    for (const permit of Object.values(scenario.permits_on_file)) {
      const stock = stockOf(scenario, permit);
      if (ids.has(stock)) continue;
      const { permit_type, by, hs_prefixes } = permit;
      const { body } = await people.get(by).call('registerPermit', {
        body: {
          organisation_id: (me as z.infer<typeof Me>).organisation.id,
          permit_type,
          number: `SHARED-${randomBytes(4).toString('hex').toUpperCase()}`,
          hs_prefixes,
          quantity_grams: PLENTY_GRAMS,
          valid_from: `${year - 1}-01-01`,
          valid_until: `${year + 1}-12-31`,
          reason: 'Issued on paper before the firm joined the single window',
        },
      });
      ids.set(stock, (body as z.infer<typeof Permit>).id);
    }
  }
  return ids;
}
