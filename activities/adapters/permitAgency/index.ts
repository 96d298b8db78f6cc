export { createHttpPermitAgency } from './http.js';
export { interpretNotice } from './interpretNotice.js';
export type {
  ApplicationStatus,
  AppliedFor,
  ApplyAnswer,
  ApplyCommand,
  FoundPermitCommand,
  IssueAnswer,
  IssueCommand,
  IssuedPermit,
  PermitAgencyPort,
  WithdrawAnswer,
  WithdrawCommand,
} from './port.js';
