/**
 * Who acts. The first four are people with a task in the clearance, then those who read and those who keep the people in
 * order, and do nothing in a clearance; the others are our own parts and the partners.
 */
export const PERSON_ROLES = [
  'exporter',
  'customs_officer',
  'agency_officer',
  'operator',
  'auditor',
  'administrator',
] as const;
export const MACHINE_ROLES = ['system', 'counterparty', 'dispatcher'] as const;
export const ROLES = [...PERSON_ROLES, ...MACHINE_ROLES] as const;

export type PersonRole = (typeof PERSON_ROLES)[number];
/** The role under which an act is recorded. */
export type ActorRole = (typeof ROLES)[number];

/** Everyone behind an adapter whom every installation has, whatever countries it serves. */
export const FIXED_COUNTERPARTIES = ['customs', 'carrier', 'payment', 'marketplace'] as const;
export type FixedCounterparty = (typeof FIXED_COUNTERPARTIES)[number];

/** Code of a permit agency, 2 to 12 capital letters (NAEB, RICA). Which agencies there are, the country packs say. */
export type Agency = string;

/** Everyone behind an adapter: a fixed counterparty, or a permit agency by its code in lower case. */
export type Counterparty = string;

/**
 * Whom the rules of a country speak of when they say how patiently a counterparty is called: a fixed one, or all permit
 * agencies at once.
 */
export const COUNTERPARTY_KINDS = [...FIXED_COUNTERPARTIES, 'permit_agency'] as const;
export type CounterpartyKind = (typeof COUNTERPARTY_KINDS)[number];

/** Whom a clearance calls; the marketplace only tells. */
export const CALLED_KINDS = ['customs', 'permit_agency', 'carrier', 'payment'] as const satisfies CounterpartyKind[];

/** Names that no agency may take: those of the fixed counterparties, and ours in the list of parked steps. */
const RESERVED: readonly string[] = [...FIXED_COUNTERPARTIES, 'portolan'];

export const isRole = (text: string): text is ActorRole => (ROLES as readonly string[]).includes(text);
export const isPersonRole = (text: string): text is PersonRole => (PERSON_ROLES as readonly string[]).includes(text);
export const isFixedCounterparty = (text: string): text is FixedCounterparty =>
  (FIXED_COUNTERPARTIES as readonly string[]).includes(text);

export const isAgency = (text: string): boolean =>
  /^[A-Z]{2,12}$/.test(text) && !RESERVED.includes(counterpartyOf(text));
/** Is this the name of a counterparty that is a permit agency? */
export const isAgencyCounterparty = (text: string): boolean => /^[a-z]+$/.test(text) && isAgency(text.toUpperCase());
export const isCounterparty = (text: string): boolean => isFixedCounterparty(text) || isAgencyCounterparty(text);

/** The name of the counterparty that an agency is: NAEB answers behind `naeb`. */
export const counterpartyOf = (agency: Agency): Counterparty => agency.toLowerCase();

export const kindOf = (counterparty: Counterparty): CounterpartyKind =>
  isFixedCounterparty(counterparty) ? counterparty : 'permit_agency';
