/**
 * What an organisation is: a firm that exports, an agent that acts for firms, an office of customs, a permit agency, those
 * who run the installation, and those who look over everybody's shoulder.
 */
export const ORGANISATION_KINDS = ['exporter', 'agent', 'customs', 'agency', 'operator', 'auditor'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
