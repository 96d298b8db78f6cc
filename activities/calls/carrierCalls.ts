import { z } from 'zod';
import { clearanceWorkflowId, recordingKey } from '../../domain/ids/workflowIds.js';
import { WORKER } from '../../prisma/actor.js';
import { findCall } from '../../prisma/queries/counterpartyCalls.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import type { CallInput, Counterparties } from '../../workflows/ports.js';
import { CounterpartyFault } from '../adapters/transport/port.js';
import type { ActivityDeps } from '../deps.js';
import { claimLabel } from '../effects/waybill.js';
import { askContext } from './askContext.js';
import { callOut } from './callOut.js';

type CarrierCalls = Pick<Counterparties, 'bookCarriage' | 'cancelCarriage'>;

/** Calls to the carrier. */
export function createCarrierCalls(deps: ActivityDeps): CarrierCalls {
  const { carrier } = deps.adapters;
  return {
    bookCarriage: async (input) => {
      const answer = await callOut(deps, input, async ({ declaration: { declarationVersion }, data }) => ({
        counterparty: 'carrier',
        operation: 'book',
        version: declarationVersion,
        request: { declarationVersion },
        send: (command) => carrier.book({ ...command, declaration: data }),
      }));
      if (answer.outcome === 'accepted') await keepLabel(deps, input);
      return answer;
    },

    cancelCarriage: async (input) => {
      const s10 = await findLabel(deps, input.declarationId);
      if (s10 === undefined) return { outcome: 'accepted' };
      return callOut(deps, input, async ({ declaration: { declarationVersion } }) => ({
        counterparty: 'carrier',
        operation: 'cancel_label',
        version: declarationVersion,
        request: { s10 },
        send: (command) => carrier.cancelLabel({ ...command, s10, reason: 'the clearance has ended' }),
      }));
    },
  };
}

const Booked = z.object({ s10: z.string() });

/**
 * Keeps the identifier for this parcel before anything rests on it. A carrier that hands out one twice parks the booking:
 * an operator gets another from it, and enters that.
 */
async function keepLabel(deps: ActivityDeps, { declarationId, key }: CallInput): Promise<void> {
  const isOurs = await deps.record.withActor(WORKER, async (tx) => {
    const booked = Booked.safeParse((await findCall(tx, key))?.answer);
    const declaration = await getDeclaration(tx, declarationId);
    return !booked.success || claimLabel(tx, declaration, booked.data.s10, new Date().toISOString());
  });
  if (!isOurs) throw new CounterpartyFault('carrier', 'WAYBILL_REUSED', 'the identifier is on another parcel already');
}

/**
 * The label of a parcel. A booking that was sent and never answered may have made one all the same: the carrier is asked
 * by its key. Undefined: there is none, and nothing to cancel.
 */
async function findLabel(deps: ActivityDeps, declarationId: string): Promise<string | undefined> {
  const { s10, correlationId } = await deps.record.withActor(WORKER, (tx) => getDeclaration(tx, declarationId));
  if (s10 !== null) return s10;
  const key = recordingKey(clearanceWorkflowId(declarationId), 'book-carriage', 1);
  const found = await deps.adapters.carrier.findByKey({ ...askContext(correlationId), key });
  return found?.answer.outcome === 'accepted' ? found.answer.s10 : undefined;
}
