import { permitWorkflowId, recordingKey } from '../../domain/ids/workflowIds.js';
import type { Json } from '../../domain/json.js';
import { WORKER } from '../../prisma/actor.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import { getApplication, type ApplicationRow } from '../../prisma/queries/permitApplications.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { Counterparties } from '../../workflows/ports.js';
import type { PermitAgencyPort } from '../adapters/permitAgency/port.js';
import { CounterpartyFault } from '../adapters/transport/port.js';
import type { ActivityDeps } from '../deps.js';
import { askContext } from './askContext.js';
import { callOut, type PlannedCall } from './callOut.js';

type PermitCalls = Pick<Counterparties, 'applyForPermit' | 'issuePermit' | 'withdrawApplication'>;

/** Calls to the agencies that issue permits. */
export function createPermitCalls(deps: ActivityDeps): PermitCalls {
  return {
    applyForPermit: (input) =>
      callOut(deps, input, async ({ data }, tx) => {
        const application = await getApplication(tx, input.applicationId);
        const { permitType, hsCode, quantityGrams } = application;
        const goods = { permitType, hsCode, quantityGrams, destination: data.corridor.destination };
        return planned(deps, application, 'apply', goods, (agency, command) =>
          agency.apply({ ...command, ...goods, organisationTin: data.exporter.tin }),
        );
      }),

    issuePermit: (input) =>
      callOut(deps, input, async (_subject, tx) => {
        const application = await getApplication(tx, input.applicationId);
        const decided = { applicationReference: referenceOf(application), decision: 'granted' as const };
        return planned(deps, application, 'issue', decided, (agency, command) =>
          agency.issue({ ...command, ...decided }),
        );
      }),

    withdrawApplication: async (input) => {
      const applicationReference = await findReference(deps, input);
      if (applicationReference === undefined) return { outcome: 'accepted' };
      const named = { applicationReference };
      return callOut(deps, input, async (_subject, tx) =>
        planned(deps, await getApplication(tx, input.applicationId), 'withdraw', named, (agency, command) =>
          agency.withdraw({ ...command, ...named }),
        ),
      );
    },
  };
}

/**
 * The agency's reference of an application. One that was sent and never answered may be there all the same: the agency
 * is asked by the key of the application. Undefined: it is not there, and there is nothing to withdraw.
 */
async function findReference(
  deps: ActivityDeps,
  { declarationId, applicationId }: { declarationId: string; applicationId: string },
): Promise<string | undefined> {
  const { application, correlationId } = await deps.record.withActor(WORKER, async (tx) => ({
    application: await getApplication(tx, applicationId),
    correlationId: (await getDeclaration(tx, declarationId)).correlationId,
  }));
  if (application.agencyReference !== null) return application.agencyReference;
  const key = recordingKey(permitWorkflowId(declarationId, application.permitType), 'apply', application.round);
  const found = await agencyOf(deps, application.counterparty).findByKey({ ...askContext(correlationId), key });
  return found?.answer.outcome === 'accepted' ? found.answer.applicationReference : undefined;
}

function planned(
  deps: ActivityDeps,
  { counterparty, round }: ApplicationRow,
  operation: string,
  request: Json,
  send: (agency: PermitAgencyPort, command: Parameters<PlannedCall['send']>[0]) => ReturnType<PlannedCall['send']>,
): PlannedCall {
  return {
    counterparty,
    operation,
    version: round,
    request,
    send: async (command) => send(agencyOf(deps, counterparty), command),
  };
}

/** A pack may name an agency that this installation was not told the address of: the step parks until it is. */
function agencyOf({ adapters }: ActivityDeps, counterparty: ApplicationRow['counterparty']): PermitAgencyPort {
  const agency = adapters.permitAgencies[counterparty];
  if (agency === undefined) throw new CounterpartyFault(counterparty, 'NOT_CONFIGURED', 'no address is configured');
  return agency;
}

/** The agency's own reference. An application that never reached it has none: there is nothing to name to it. */
function referenceOf({ id, agencyReference }: ApplicationRow): string {
  if (agencyReference === null)
    throw new RecordError('RECORD.MISSING', `application ${id} has no reference of the agency`);
  return agencyReference;
}
