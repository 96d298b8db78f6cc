/** What all ports have in common: the only part of the transport that activities know. */
export type {
  Answer,
  Command,
  KeyQuestion,
  OfferedQuestions,
  RefusalReason,
  Refused,
  StatusQuestion,
  Unclear,
} from './call.js';
export { CounterpartyFault, type FaultCode } from './fault.js';
export type { InterpretedNotice, NoticeReading } from './noticeEnvelope.js';
