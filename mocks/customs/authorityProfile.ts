import type { DeclarationEventName } from './events.js';

/** Which of the five subjects this authority's own system decides in a country; what it does not decide it only records. */
interface AuthorityProfile {
  acceptance: boolean;
  /** Lane, assessment and release: what comes between acceptance and exit. */
  goods: boolean;
  exit: boolean;
}

const DECIDES_ALL: AuthorityProfile = { acceptance: true, goods: true, exit: true };
const ACCEPTS_AND_CERTIFIES: AuthorityProfile = { acceptance: true, goods: false, exit: true };
const RECORDS: AuthorityProfile = { acceptance: false, goods: false, exit: false };

/** By the country of the office of export. XA and XT are countries of tests. */
const PROFILES: Readonly<Record<string, AuthorityProfile>> = {
  RW: ACCEPTS_AND_CERTIFIES,
  MY: DECIDES_ALL,
  CN: DECIDES_ALL,
  XA: DECIDES_ALL,
  XT: RECORDS,
};

const profileOf = (office: string): AuthorityProfile => PROFILES[office.slice(0, 2)] ?? ACCEPTS_AND_CERTIFIES;

type Progress = readonly DeclarationEventName[];

/** What it does with goods under its control when nothing is found. */
const LETS_GO: Progress = ['calculate_tax', 'release'];

/** What it does by itself after it has taken a declaration, until the goods are presented for exit. */
export function afterLodgement(office: string, declared: { rejected: boolean; ahead: boolean }): Progress {
  const { acceptance } = profileOf(office);
  if (!acceptance) return [];
  if (declared.rejected) return ['reject'];
  return declared.ahead ? ['receive'] : afterPresentation(office);
}

/** The same once goods that were declared ahead have been presented. */
export function afterPresentation(office: string): Progress {
  const { acceptance, goods } = profileOf(office);
  return acceptance ? ['accept', ...(goods ? LETS_GO : [])] : [];
}

/** After the declarant has given what a control asked for. */
export const afterReply = (): Progress => LETS_GO;

/** After the goods were announced at the office of exit. */
export function afterArrival(office: string): Progress {
  const { goods, exit } = profileOf(office);
  return exit ? ['exit', ...(goods ? (['clear'] as const) : [])] : [];
}
