/** Who acts. The first four are people with a task in the clearance; the others are our own parts and the partners. */
export const PERSON_ROLES = ['exporter', 'customs_officer', 'agency_officer', 'operator'] as const;
export const MACHINE_ROLES = ['system', 'counterparty', 'dispatcher'] as const;
export const ROLES = [...PERSON_ROLES, ...MACHINE_ROLES] as const;

export type PersonRole = (typeof PERSON_ROLES)[number];
/** The role under which an act is recorded. */
export type ActorRole = (typeof ROLES)[number];

/** Permit agencies of the corridor's origin. NAEB: agricultural exports; RICA: inspection, plant health. */
export const AGENCIES = ['NAEB', 'RICA'] as const;
export type Agency = (typeof AGENCIES)[number];

/** Everyone behind an adapter. */
export const COUNTERPARTIES = ['customs', 'naeb', 'rica', 'carrier', 'payment'] as const;
export type Counterparty = (typeof COUNTERPARTIES)[number];

export const isRole = (text: string): text is ActorRole => (ROLES as readonly string[]).includes(text);
export const isPersonRole = (text: string): text is PersonRole => (PERSON_ROLES as readonly string[]).includes(text);
export const isCounterparty = (text: string): text is Counterparty =>
  (COUNTERPARTIES as readonly string[]).includes(text);
