export { createHttpCustoms } from './http.js';
export { interpretNotice } from './interpretNotice.js';
export type {
  AmendAnswer,
  AmendCommand,
  ArrivalAnswer,
  ArrivalCommand,
  CancelAnswer,
  CancelCommand,
  CustomsLodgementFacts,
  CustomsPort,
  CustomsStatus,
  FoundCustomsCommand,
  LodgeAnswer,
  LodgeCommand,
  PermitReference,
  Receipt,
} from './port.js';
