import type { ApplyCommand, IssueCommand } from './port.js';

/** The agencies' application, without the references that every command carries. */
export interface ApplicationMessage {
  certificate_type: string;
  applicant_tin: string;
  commodity_code: string;
  quantity_grams: number;
  destination_country: string;
}

export function buildApplication(command: ApplyCommand): ApplicationMessage {
  return {
    certificate_type: command.permitType,
    applicant_tin: command.organisationTin,
    commodity_code: command.hsCode,
    quantity_grams: command.quantityGrams,
    destination_country: command.destination,
  };
}

/** The decision that an officer took here, as the agency takes it. */
export interface IssueMessage {
  application_reference: string;
  decision: 'granted' | 'refused';
  reasons: { code: string; message: string }[];
}

export function buildIssue(command: IssueCommand): IssueMessage {
  const reasons = (command.reasons ?? []).map(({ code, message }) => ({ code, message }));
  return { application_reference: command.applicationReference, decision: command.decision, reasons };
}
