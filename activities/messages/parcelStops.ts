import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { MessageRow } from '../../prisma/queries/counterpartyMessages.js';
import { knownOfGoods } from '../effects/goodsInHand.js';
import type { MessageHandler } from './messageKinds.js';

/** The carrier is to keep a recalled parcel back. Where it cannot, the officers who wait for the parcel are told. */
export const stopParcel: MessageHandler = {
  counterparty: 'carrier',
  operation: 'stop',
  send: async ({ adapters }, _subject, message) => {
    const s10 = s10Of(message);
    return (command) => adapters.carrier.stop({ ...command, s10, reason: 'customs called the parcel back' });
  },
  settle: async (_deps, change, _message, outcome) => {
    const { declaration } = change;
    if (outcome === 'sent') {
      declaration.facts = { ...declaration.facts, stopped: true };
      return;
    }
    await openTask(change, {
      kind: 'recalled_goods',
      queue: 'customs',
      title:
        outcome === 'refused'
          ? 'The carrier could not stop the recalled parcel: it has left'
          : 'The carrier was not told to stop the recalled parcel',
      workflowId: clearanceWorkflowId(declaration.id),
      details: knownOfGoods(change),
    });
  },
};

/** The carrier may carry a stopped parcel on. Where it does not, an operator sees to it. */
export const resumeParcel: MessageHandler = {
  counterparty: 'carrier',
  operation: 'resume',
  send: async ({ adapters }, _subject, message) => {
    const s10 = s10Of(message);
    return (command) => adapters.carrier.resume({ ...command, s10, reason: 'customs lets the parcel go on' });
  },
  settle: async (_deps, change, _message, outcome) => {
    const { declaration } = change;
    declaration.facts = { ...declaration.facts, stopped: false };
    if (outcome === 'sent') return;
    await openTask(change, {
      kind: 'undo_failed',
      queue: 'operator',
      title: 'Tell the carrier by hand that the stopped parcel may go on',
      workflowId: clearanceWorkflowId(declaration.id),
      details: knownOfGoods(change),
    });
  },
};

function s10Of({ id, payload }: MessageRow): string {
  const { s10 } = payload as { s10?: string };
  if (s10 === undefined) throw new RecordError('RECORD.MISSING', `message ${id} names no parcel`);
  return s10;
}
