import type { Counterparties } from '../../workflows/ports.js';
import { atBoundary } from '../boundary.js';
import type { ActivityDeps } from '../deps.js';
import { createCarrierCalls } from './carrierCalls.js';
import { createCustomsCalls } from './customsCalls.js';
import { createMessageCalls } from './messageCalls.js';
import { createPaymentCalls } from './paymentCalls.js';
import { createPermitCalls } from './permitCalls.js';

/** Every call to a counterparty, as activities. */
export function createCounterparties(deps: ActivityDeps): Counterparties {
  const calls = {
    ...createCustomsCalls(deps),
    ...createPermitCalls(deps),
    ...createPaymentCalls(deps),
    ...createCarrierCalls(deps),
    ...createMessageCalls(deps),
  };
  const { log } = deps;
  return {
    lodge: atBoundary('lodge', log, calls.lodge),
    askLodgement: atBoundary('askLodgement', log, calls.askLodgement),
    cancelLodgement: atBoundary('cancelLodgement', log, calls.cancelLodgement),
    announceArrival: atBoundary('announceArrival', log, calls.announceArrival),
    askStatus: atBoundary('askStatus', log, calls.askStatus),
    sendMessage: atBoundary('sendMessage', log, calls.sendMessage),
    applyForPermit: atBoundary('applyForPermit', log, calls.applyForPermit),
    issuePermit: atBoundary('issuePermit', log, calls.issuePermit),
    withdrawApplication: atBoundary('withdrawApplication', log, calls.withdrawApplication),
    requestPayment: atBoundary('requestPayment', log, calls.requestPayment),
    refundPayment: atBoundary('refundPayment', log, calls.refundPayment),
    bookCarriage: atBoundary('bookCarriage', log, calls.bookCarriage),
    cancelCarriage: atBoundary('cancelCarriage', log, calls.cancelCarriage),
  };
}
