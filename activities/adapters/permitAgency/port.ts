import type {
  Answer,
  Command,
  KeyQuestion,
  OfferedQuestions,
  RefusalReason,
  StatusQuestion,
} from '../transport/port.js';

/** An application for one permit. */
export interface ApplyCommand extends Command {
  permitType: string;
  organisationTin: string;
  hsCode: string;
  quantityGrams: number;
  /** Country of destination, ISO 3166-1 alpha-2. */
  destination: string;
}

/** Tells an agency whose decisions are taken in Portolan what was decided. */
export interface IssueCommand extends Command {
  applicationReference: string;
  decision: 'granted' | 'refused';
  /** Why it was refused. */
  reasons?: readonly { code: string; message: string }[];
}

export interface WithdrawCommand extends Command {
  applicationReference: string;
}

export interface AppliedFor {
  applicationReference: string;
}

/** A permit as the agency numbered it; dates are calendar dates, the last day included. */
export interface IssuedPermit {
  applicationReference: string;
  permitNumber: string;
  validFrom: string;
  validUntil: string;
  quantityGrams: number;
}

export type ApplyAnswer = Answer<AppliedFor>;
/** `decision: 'refused'` repeats our own refusal: the agency has closed the application. */
export type IssueAnswer = Answer<({ decision: 'granted' } & IssuedPermit) | ({ decision: 'refused' } & AppliedFor)>;
export type WithdrawAnswer = Answer<AppliedFor>;

export type FoundPermitCommand =
  | { operation: 'apply'; answer: ApplyAnswer }
  | { operation: 'issue'; answer: IssueAnswer }
  | { operation: 'withdraw'; answer: WithdrawAnswer };

export interface ApplicationStatus {
  state: 'registered' | 'granted' | 'refused' | 'withdrawn';
  applicationReference: string;
  version: number;
  permit?: IssuedPermit;
  reasons: RefusalReason[];
}

/**
 * An agency that issues permits. Notices that follow an application, where the agency decides itself: `permit_granted`
 * or `permit_refused`.
 */
export interface PermitAgencyPort {
  readonly offers: OfferedQuestions;
  apply(command: ApplyCommand): Promise<ApplyAnswer>;
  /** Refused by an agency that decides itself. */
  issue(command: IssueCommand): Promise<IssueAnswer>;
  /** Takes back an application that is not decided. */
  withdraw(command: WithdrawCommand): Promise<WithdrawAnswer>;
  findByKey(question: KeyQuestion): Promise<FoundPermitCommand | undefined>;
  /** By key, application reference or permit number. */
  status(question: StatusQuestion): Promise<ApplicationStatus | undefined>;
}
