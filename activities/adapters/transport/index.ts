export type {
  Answer,
  Call,
  Command,
  KeyQuestion,
  OfferedQuestions,
  RefusalReason,
  Refused,
  StatusQuestion,
  Unclear,
} from './call.js';
export { COUNTERPARTIES, CounterpartyFault, type CounterpartyName, type FaultCode } from './fault.js';
export type { TransportOptions } from './httpTransport.js';
export type { InterpretedNotice, NoticeReading, UninterpretableNotice } from './noticeEnvelope.js';
