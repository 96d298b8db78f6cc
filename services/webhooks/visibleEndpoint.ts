import { findEndpoint, lockEndpoint, type EndpointRow } from '../../prisma/queries/webhookEndpoints.js';
import type { Transaction } from '../../prisma/withActor.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import type { UseCase } from '../permissions/table.js';
import { ServiceProblem } from '../problem.js';

export type { EndpointRow } from '../../prisma/queries/webhookEndpoints.js';

type Find = (tx: Transaction, id: string) => Promise<EndpointRow | undefined>;

const getWith =
  (find: Find) =>
  async (tx: Transaction, caller: Caller, useCase: UseCase, endpointId: string): Promise<EndpointRow> => {
    const reach = authorise(caller, useCase);
    const endpoint = await find(tx, endpointId);
    if (endpoint === undefined || (reach !== 'all' && endpoint.organisationId !== caller.organisationId)) {
      throw new ServiceProblem('WEBHOOK.NOT_FOUND');
    }
    return endpoint;
  };

/**
 * The endpoint that a caller names in a use case; another firm's is answered as unknown.
 * Throws `ACCESS.ROLE_NOT_ALLOWED`, `WEBHOOK.NOT_FOUND`.
 */
export const getVisibleEndpoint = getWith(findEndpoint);

/** The same, locked until the transaction ends. */
export const lockVisibleEndpoint = getWith(lockEndpoint);
