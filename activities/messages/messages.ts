import { isIn } from '../../domain/isIn.js';
import { RecordError } from '../../prisma/recordErrors.js';
import { MESSAGE_KINDS, type MessageHandler, type MessageKind } from './messageKinds.js';
import { answerQuery, supplyDocuments } from './controlReplies.js';
import { payBack } from './payBack.js';
import { amend, cancelAmendment, presentGoods, requestWithdrawal } from './requestMessages.js';
import { resumeParcel, stopParcel } from './parcelStops.js';

/** The handlers of all kinds. */
const HANDLERS: Readonly<Record<MessageKind, MessageHandler>> = {
  present_goods: presentGoods,
  amend,
  cancel_amendment: cancelAmendment,
  request_withdrawal: requestWithdrawal,
  pay_back: payBack,
  supply_documents: supplyDocuments,
  answer_query: answerQuery,
  stop_parcel: stopParcel,
  resume_parcel: resumeParcel,
};

/** @throws RecordError `RECORD.MISSING` for a kind that this release does not send */
export function messageHandler(kind: string): MessageHandler {
  if (!isIn(MESSAGE_KINDS, kind)) throw new RecordError('RECORD.MISSING', `no message of kind ${kind} is sent`);
  return HANDLERS[kind];
}
