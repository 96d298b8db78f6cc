import type { Agency, PersonRole } from '../../domain/clearance/roles.js';
import type { OrganisationKind } from '../../prisma/queries/organisations.js';

/** An organisation of a development installation. All are invented. */
export interface DevelopmentOrganisation {
  key: string;
  kind: OrganisationKind;
  name: string;
  agency?: Agency;
  tin?: string;
}

/** A person of a development installation: one for every role, a second one where two have to sign. */
export interface DevelopmentPerson {
  /** The name by which commands and scenarios call this person. */
  name: string;
  organisation: string;
  role: PersonRole;
  agency?: Agency;
}

export const developmentOrganisations: readonly DevelopmentOrganisation[] = [
  { key: 'roasters', kind: 'exporter', name: 'Ikawa Nziza Roasters Ltd', tin: '102345678' },
  { key: 'growers', kind: 'exporter', name: 'Urusenda Growers Cooperative', tin: '108765432' },
  { key: 'customs', kind: 'customs', name: 'Customs office Kigali' },
  { key: 'naeb', kind: 'agency', name: 'NAEB', agency: 'NAEB' },
  { key: 'rica', kind: 'agency', name: 'RICA', agency: 'RICA' },
  { key: 'operations', kind: 'operator', name: 'Portolan operations' },
];

export const developmentPeople: readonly DevelopmentPerson[] = [
  { name: 'exporter', organisation: 'roasters', role: 'exporter' },
  { name: 'exporter2', organisation: 'growers', role: 'exporter' },
  { name: 'customs_officer', organisation: 'customs', role: 'customs_officer' },
  { name: 'customs_officer2', organisation: 'customs', role: 'customs_officer' },
  { name: 'naeb_officer', organisation: 'naeb', role: 'agency_officer', agency: 'NAEB' },
  { name: 'rica_officer', organisation: 'rica', role: 'agency_officer', agency: 'RICA' },
  { name: 'operator', organisation: 'operations', role: 'operator' },
  { name: 'operator2', organisation: 'operations', role: 'operator' },
];
