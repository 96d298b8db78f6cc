import type { Reason } from '../service/behaviours.js';
import type { AgencyProfile, Certificate } from './agencyProfile.js';
import type { ApplicationMessage } from './messages.js';

const APPLICANTS: Readonly<Record<AgencyProfile['applicants'], RegExp>> = {
  'nine digits': /^\d{9}$/,
  'letters and digits': /^[A-Z0-9]{5,20}$/,
};

/** What is wrong with an application by the agency's own rules; undefined when it may be decided. */
export function findFault(
  { applicants, certificates }: AgencyProfile,
  { certificate_type: type, commodity_code: code, applicant_tin: tin }: ApplicationMessage,
): Reason | undefined {
  if (!APPLICANTS[applicants].test(tin))
    return { pointer: '/applicant_tin', code: 'FORMAT', message: `An applicant's number has ${applicants}.` };
  if (certificates.length === 0) return undefined;
  const certificate = certificates.find((issued) => issued.type === type);
  if (!certificate)
    return { pointer: '/certificate_type', code: 'P101', message: 'This agency issues no such certificate.' };
  const { goods, covers, notCovered } = certificate;
  if (goods.length === 0 || goods.some((prefix) => code.startsWith(prefix))) return undefined;
  return { pointer: '/commodity_code', code: notCovered, message: `This certificate is for ${covers} only.` };
}

/** How a permit is numbered and how long it holds. */
export function termsOf(
  { certificates, service }: AgencyProfile,
  type: string,
): Pick<Certificate, 'numbers' | 'validityDays'> {
  return certificates.find((issued) => issued.type === type) ?? { numbers: service.toUpperCase(), validityDays: 60 };
}
