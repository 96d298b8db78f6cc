import { recordingKey, clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Json } from '../../domain/json.js';
import { WORKER } from '../../prisma/actor.js';
import { decideCall } from '../../prisma/queries/counterpartyCalls.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import { listPermitsUsed } from '../../prisma/queries/permits.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { CallAnswer, CallInput, Counterparties } from '../../workflows/ports.js';
import type { CustomsStatus } from '../adapters/customs/port.js';
import type { ActivityDeps } from '../deps.js';
import { askContext } from './askContext.js';
import { callOut } from './callOut.js';

type CustomsCalls = Pick<
  Counterparties,
  'lodge' | 'askLodgement' | 'askStatus' | 'cancelLodgement' | 'announceArrival'
>;

/** Calls to the customs authority of the country of export. */
export function createCustomsCalls(deps: ActivityDeps): CustomsCalls {
  const { customs } = deps.adapters;
  return {
    lodge: (input) =>
      callOut(deps, input, async ({ declaration, data }, tx) => {
        const permits = await listPermitsUsed(tx, declaration.id);
        const message = {
          declaration: data,
          permits: permits.map(({ permitType, number }) => ({ permitType, permitNumber: number })),
        };
        const { declarationVersion } = input;
        const ducr = declaration.ducr ?? missing(declaration.id, 'DUCR');
        return {
          counterparty: 'customs',
          operation: 'lodge',
          version: declarationVersion,
          request: { declarationVersion },
          send: (command) => customs.lodge({ ...command, declarationVersion, ducr, message }),
        };
      }),

    askLodgement: (input) => askLodgement(deps, input),

    askStatus: (input) => askStatus(deps, input),

    cancelLodgement: (input) =>
      callOut(deps, input, async ({ declaration: { mrn, declarationVersion } }) => ({
        counterparty: 'customs',
        operation: 'cancel',
        version: declarationVersion,
        request: { mrn },
        send: (command) =>
          customs.cancel({
            ...command,
            ...(mrn === null ? {} : { mrn }),
            reason: 'the clearance has ended before release',
          }),
      })),

    announceArrival: (input) =>
      callOut(deps, input, async ({ declaration: { id, mrn, s10, declarationVersion }, data }) => {
        const parcel = { mrn: mrn ?? missing(id, 'MRN'), s10: s10 ?? missing(id, 'S10'), place: data.office_of_export };
        return {
          counterparty: 'customs',
          operation: 'announce_arrival',
          version: declarationVersion,
          request: parcel,
          send: (command) => customs.announceArrival({ ...command, ...parcel }),
        };
      }),
  };
}

/**
 * Asks customs what became of a lodgement. An answer found there is kept as the answer to the lodgement itself, as if
 * its notice had come.
 */
async function askLodgement(
  deps: ActivityDeps,
  input: { declarationId: string; declarationVersion: number },
): Promise<CallAnswer> {
  const { declarationId, declarationVersion } = input;
  const { customs } = deps.adapters;
  const key = recordingKey(clearanceWorkflowId(declarationId), 'lodge', declarationVersion);
  const { correlationId } = await deps.record.withActor(WORKER, (tx) => getDeclaration(tx, declarationId));
  const call = askContext(correlationId);
  const status = await customs.status({ ...call, reference: key });
  if (status === undefined) return { outcome: 'none' };
  if (status.state === 'received' || status.version !== declarationVersion) return { outcome: 'unclear' };
  const answer = decisionOf(status);
  await deps.record.withActor(WORKER, (tx) => decideCall(tx, key, answer));
  return { outcome: status.state === 'rejected' ? 'refused' : 'accepted' };
}

/**
 * Asks customs how a declaration stands, by our reference of the version lodged last: everything it has said so far is
 * kept under the key of the question. That it knows of none is an answer too.
 */
function askStatus(deps: ActivityDeps, input: CallInput): Promise<CallAnswer> {
  const { customs } = deps.adapters;
  return callOut(deps, input, async ({ declaration }) => {
    const { id, correlationId, facts, declarationVersion } = declaration;
    const lodgedVersion = facts.lodgedVersion ?? declarationVersion;
    const reference = recordingKey(clearanceWorkflowId(id), 'lodge', lodgedVersion);
    return {
      counterparty: 'customs',
      operation: 'ask_status',
      version: declarationVersion,
      request: { reference },
      send: async ({ signal, timeoutMs }) => {
        const question = { correlationId, signal, reference, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
        const status = await customs.status(question);
        return { outcome: 'accepted', version: status?.version ?? null, said: status?.history ?? [] };
      },
    };
  });
}

function decisionOf(status: CustomsStatus): Json {
  if (status.state === 'rejected') {
    return {
      outcome: 'refused',
      code: 'COUNTERPARTY.REFUSED',
      theirCode: status.theirState,
      reasons: status.reasons as unknown as Json,
    };
  }
  const accepted = status.history.find(({ kind }) => kind === 'customs_accepted')?.facts.acceptedAt;
  return {
    outcome: 'accepted',
    ...(status.mrn === undefined ? {} : { mrn: status.mrn }),
    ...(accepted === undefined ? {} : { acceptedAt: accepted }),
  };
}

function missing(declarationId: string, what: string): never {
  throw new RecordError('RECORD.MISSING', `declaration ${declarationId} has no ${what}`);
}
