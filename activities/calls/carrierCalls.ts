import { RecordError } from '../../prisma/recordErrors.js';
import type { Counterparties } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { callOut } from './callOut.js';

type CarrierCalls = Pick<Counterparties, 'bookCarriage' | 'cancelCarriage'>;

/** Calls to the carrier. */
export function createCarrierCalls(deps: ActivityDeps): CarrierCalls {
  const { carrier } = deps.adapters;
  return {
    bookCarriage: (input) =>
      callOut(deps, input, async ({ declaration: { declarationVersion }, data }) => ({
        counterparty: 'carrier',
        operation: 'book',
        version: declarationVersion,
        request: { declarationVersion },
        send: (command) => carrier.book({ ...command, declaration: data }),
      })),

    cancelCarriage: (input) =>
      callOut(deps, input, async ({ declaration: { id, s10, declarationVersion } }) => {
        if (s10 === null) throw new RecordError('RECORD.MISSING', `declaration ${id} has no label`);
        return {
          counterparty: 'carrier',
          operation: 'cancel_label',
          version: declarationVersion,
          request: { s10 },
          send: (command) => carrier.cancelLabel({ ...command, s10, reason: 'the clearance has ended' }),
        };
      }),
  };
}
