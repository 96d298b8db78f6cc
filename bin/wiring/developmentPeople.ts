import { isAgency, type Agency } from '../../domain/clearance/roles.js';
import type { MemberRole } from '../../domain/people/memberRoles.js';
import type { OrganisationKind } from '../../domain/people/organisationKinds.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';

/** An organisation of a development installation. All are invented. */
export interface DevelopmentOrganisation {
  key: string;
  kind: OrganisationKind;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  agency?: Agency;
  tin?: string;
}

/** A person of a development installation: one for every role, a second one where two have to sign. */
export interface DevelopmentPerson {
  /** The name by which commands and scenarios call this person. */
  name: string;
  organisation: string;
  role: MemberRole;
  agency?: Agency;
}

/** Who there is in a development installation. */
export interface Development {
  organisations: readonly DevelopmentOrganisation[];
  people: readonly DevelopmentPerson[];
}

const ORGANISATIONS: readonly DevelopmentOrganisation[] = [
  { key: 'roasters', kind: 'exporter', name: 'Ikawa Nziza Roasters Ltd', country: 'RW', tin: '102345678' },
  { key: 'growers', kind: 'exporter', name: 'Urusenda Growers Cooperative', country: 'RW', tin: '108765432' },
  { key: 'bakers', kind: 'exporter', name: 'Seri Rasa Foods and Care Sdn Bhd', country: 'MY', tin: 'C20345678901' },
  {
    key: 'outfitters',
    kind: 'exporter',
    name: 'Hangzhou Yuncai Outfitters Co., Ltd',
    country: 'CN',
    tin: '91330106MA2GK31C79',
  },
  { key: 'customs', kind: 'customs', name: 'Customs office Kigali', country: 'RW' },
  { key: 'operations', kind: 'operator', name: 'Portolan operations', country: 'RW' },
  { key: 'forwarders', kind: 'agent', name: 'Inzira Forwarders Ltd', country: 'RW' },
  { key: 'auditors', kind: 'auditor', name: 'Office of the auditor', country: 'RW' },
];

const PEOPLE: readonly DevelopmentPerson[] = [
  { name: 'exporter', organisation: 'roasters', role: 'exporter' },
  { name: 'other_exporter', organisation: 'growers', role: 'exporter' },
  { name: 'exporter_my', organisation: 'bakers', role: 'exporter' },
  { name: 'exporter_cn', organisation: 'outfitters', role: 'exporter' },
  { name: 'customs_officer', organisation: 'customs', role: 'customs_officer' },
  { name: 'second_customs_officer', organisation: 'customs', role: 'customs_officer' },
  { name: 'operator', organisation: 'operations', role: 'operator' },
  { name: 'second_operator', organisation: 'operations', role: 'operator' },
  { name: 'firm_administrator', organisation: 'roasters', role: 'firm_administrator' },
  { name: 'agent', organisation: 'forwarders', role: 'agent' },
  { name: 'customs_supervisor', organisation: 'customs', role: 'customs_supervisor' },
  { name: 'operations_supervisor', organisation: 'operations', role: 'operations_supervisor' },
  { name: 'auditor', organisation: 'auditors', role: 'auditor' },
  { name: 'administrator', organisation: 'operations', role: 'administrator' },
];

/**
 * The people of a development installation: those of every role, and `<agency>_officer` for each agency that has an
 * address and that a pack names, in the country of that pack.
 * @param counterparties names of the counterparties that have an address
 */
export function developmentPeople(registry: PackRegistry, counterparties: readonly string[]): Development {
  const agencies = [...countriesOfAgencies(registry)].filter(([agency]) =>
    counterparties.includes(agency.toLowerCase()),
  );
  return {
    organisations: [
      ...ORGANISATIONS,
      ...agencies.map(([agency, country]) => ({
        key: agency.toLowerCase(),
        kind: 'agency' as const,
        name: agency,
        country,
        agency,
      })),
    ],
    people: [
      ...PEOPLE,
      ...agencies.map(([agency]) => ({
        name: `${agency.toLowerCase()}_officer`,
        organisation: agency.toLowerCase(),
        role: 'agency_officer' as const,
        agency,
      })),
    ],
  };
}

/** Every agency that a pack names, with the country of the pack. */
function countriesOfAgencies({ packs }: PackRegistry): Map<Agency, string> {
  const rows = packs.flatMap(({ lists, manifest }) =>
    lists.permits.map(({ agency }) => [agency, manifest.country] as const),
  );
  return new Map(rows.filter(([agency]) => isAgency(agency)));
}
