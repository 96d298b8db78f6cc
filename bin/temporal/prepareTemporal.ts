import { Connection } from '@temporalio/client';
import { assertNamespace, type TemporalTarget } from '../supervise/startTemporal.js';
import { until } from '../supervise/until.js';
import { assertRetention } from './retention.js';
import { searchAttributes } from './temporalPlan.js';

/** Numbers of the types in Temporal's own enumeration of indexed values. */
const indexedTypes = { Keyword: 2, Datetime: 6 } as const;

/**
 * Waits for a Temporal server of the user's own, checks the namespace, and registers the search attributes it lacks.
 * @throws when it is not reached, knows no such namespace or keeps what has ended there too long, or refuses the registration
 */
export async function prepareTemporal(target: TemporalTarget): Promise<void> {
  await until(() => assertNamespace(target).then(() => true), {
    what: `Temporal at ${target.address} with namespace ${target.namespace}`,
    withinMs: 20_000,
  });
  const connection = await Connection.connect({ address: target.address });
  try {
    await assertRetention(connection, target);
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: target.namespace });
    const missing = Object.entries(searchAttributes).filter(([name]) => !customAttributes?.[name]);
    if (missing.length === 0) return;
    await connection.operatorService.addSearchAttributes({
      namespace: target.namespace,
      searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, indexedTypes[type]])),
    });
  } finally {
    await connection.close();
  }
}
