import { DISPATCHER } from '../../../prisma/actor.js';
import { newId } from '../../../prisma/newId.js';
import type { TestApi } from '../api/startTestApi.js';

/** Writes a webhook endpoint of the roasters with one delivery straight into the record. */
export async function writeEndpoint({ deps, people }: TestApi): Promise<{ endpoint: string; delivery: string }> {
  const [endpoint, delivery] = [newId('webhookEndpoint'), newId('webhookDelivery')];
  const { organisationId, personId } = people.exporter;
  const at = new Date();
  await deps.record.withActor(DISPATCHER, async (tx) => {
    await tx.webhookEndpoint.create({
      data: {
        ...{ id: endpoint, organisationId, url: 'https://hook.example/', position: 0n, keyId: 'k1', version: 3 },
        // Not on, so that nothing is ever sent there.
        ...{ eventTypes: [], status: 'off', createdBy: personId, createdAt: at, updatedAt: at },
      },
    });
    await tx.webhookDelivery.create({
      data: {
        ...{ id: delivery, endpointId: endpoint, organisationId, eventId: newId('event'), position: 1n },
        ...{ dueAt: at, createdAt: at },
      },
    });
  });
  return { endpoint, delivery };
}
