export { createHttpCarrier } from './http.js';
export { interpretNotice } from './interpretNotice.js';
export type {
  BookAnswer,
  BookCommand,
  CancelLabelAnswer,
  CancelLabelCommand,
  CarrierPort,
  FoundCarrierCommand,
  Label,
  ParcelStatus,
} from './port.js';
