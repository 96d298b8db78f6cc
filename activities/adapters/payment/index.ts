export { createHttpPayment } from './http.js';
export { interpretNotice } from './interpretNotice.js';
export type {
  CreateIntentAnswer,
  CreateIntentCommand,
  FoundPaymentCommand,
  Intent,
  IntentStatus,
  PaymentPort,
  Refund,
  RefundAnswer,
  RefundCommand,
} from './port.js';
