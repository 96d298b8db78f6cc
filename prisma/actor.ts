import type { ActorRole, Agency, PersonRole } from '../domain/clearance/roles.js';

/**
 * What an actor sees of the record; held by PostgreSQL's row-level security (first migration):
 * - `organisation` its own rows; `agency` the declarations that one of its permits was applied for with;
 * - `customs` every declaration but drafts; `operator`, `worker`, `dispatcher` everything;
 * - `auditor` everything but other people's drafts, and changes nothing;
 * - `administrator` organisations, people, memberships and authorities, and no case;
 * - `authentication` organisations, people and tokens only, before anybody knows who asks.
 */
export type Scope =
  | 'organisation'
  | 'agency'
  | 'customs'
  | 'operator'
  | 'auditor'
  | 'administrator'
  | 'worker'
  | 'dispatcher'
  | 'authentication';

/** On whose behalf a transaction runs. */
export interface Actor {
  kind: 'person' | 'key' | 'system' | 'dispatcher' | 'counterparty';
  personId?: string;
  organisationId?: string;
  role: ActorRole;
  /** Of agency officers. */
  agency?: Agency;
  scope: Scope;
}

/** The worker's recordings: they act on any declaration and write down whose act they record. */
export const WORKER: Actor = { kind: 'system', role: 'system', scope: 'worker' };
/** Delivers stored acts and notices, stores notices, places events in the feed. */
export const DISPATCHER: Actor = { kind: 'dispatcher', role: 'dispatcher', scope: 'dispatcher' };
/** Writes organisations and people: at set-up, and for the administrators. */
export const PEOPLE_KEEPER: Actor = { kind: 'system', role: 'system', scope: 'administrator' };
/** Looks up who presents a token. */
export const AUTHENTICATION: Actor = { kind: 'system', role: 'system', scope: 'authentication' };

/** Reads what belongs to nobody: the nomenclature. */
export const REFERENCE_READER: Actor = { kind: 'system', role: 'system', scope: 'authentication' };

const SCOPES: Readonly<Record<PersonRole, Scope>> = {
  exporter: 'organisation',
  agency_officer: 'agency',
  customs_officer: 'customs',
  operator: 'operator',
  auditor: 'auditor',
  administrator: 'administrator',
};

/** The actor a person, or a firm's key, is in a role. */
export function personActor(person: {
  kind?: 'person' | 'key';
  personId: string;
  organisationId: string;
  role: PersonRole;
  agency?: Agency;
}): Actor {
  return { kind: 'person', ...person, scope: SCOPES[person.role] };
}
