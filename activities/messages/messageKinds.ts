import type { Change } from '../../prisma/queries/change.js';
import type { MessageRow } from '../../prisma/queries/counterpartyMessages.js';
import type { Answer, Command } from '../adapters/transport/port.js';
import type { CallSubject } from '../calls/callOut.js';
import type { ActivityDeps, Transaction } from '../deps.js';

/** Every message that an act can make due. */
export const MESSAGE_KINDS = [
  'present_goods',
  'supply_documents',
  'answer_query',
  'amend',
  'cancel_amendment',
  'request_withdrawal',
  'pay_back',
  'stop_parcel',
  'resume_parcel',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** How a message of one kind is sent, and what follows from its answer. */
export interface MessageHandler {
  counterparty: 'customs' | 'carrier' | 'payment';
  /** Name of the operation in the record of calls. */
  operation: string;
  /** Version of the declaration that answering notices will carry; that of the declaration when absent. */
  version?: (message: MessageRow) => number;
  send: (
    deps: ActivityDeps,
    subject: CallSubject,
    message: MessageRow,
    tx: Transaction,
  ) => Promise<(command: Command) => Promise<Answer<object>>>;
  /** Records what follows. `skipped`: an operator let the clearance go on without it. */
  settle: (
    deps: ActivityDeps,
    change: Change,
    message: MessageRow,
    outcome: 'sent' | 'refused' | 'skipped',
  ) => Promise<void>;
}
