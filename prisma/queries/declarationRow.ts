import type { Mode } from '../../domain/access/apiKey.js';
import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import { isFlag, type Flag } from '../../domain/clearance/flags.js';
import { isLane, type Lane } from '../../domain/clearance/lanes.js';
import { isState, type State } from '../../domain/clearance/states.js';
import type { Counterparty } from '../../domain/clearance/roles.js';
import type { DeadlinePolicy } from '../../domain/declaration/deadlinePolicy.js';
import type { PackReference } from '../../domain/decision.js';
import type { Json } from '../../domain/json.js';
import { RecordError } from '../recordErrors.js';

/** How often and how patiently a counterparty is called; fixed at submission. */
export interface StoredCallPolicy {
  maximumAttempts: number;
  initialIntervalMs: number;
  maximumIntervalMs: number;
  startToCloseMs: number;
}

/** The ruleset fixed at acceptance: the day in the country of origin, and that at destination where it was another one. */
export interface StoredRuleset {
  packs: PackReference[];
  /** YYYY-MM-DD */
  date: string;
  /** YYYY-MM-DD */
  destinationDate?: string;
}

/** Who decides each subject, fixed at submission. */
export type StoredAuthority = Record<'acceptance' | 'lane' | 'assessment' | 'release' | 'exit', 'here' | 'authority'>;

/** Something the authority said, with the instant at which it said it: theirs, not that of arrival. */
export interface TheirWord {
  at: string;
  details: Json;
}

/**
 * What the authority's own notices say, where its system decides: kept as facts in whatever order they come, the newest
 * by its own instant, and followed by the record one arrow at a time.
 */
export interface TheirDecisions {
  /** The newest control they ordered. */
  control?: TheirWord & { kind: 'documents' | 'query' | 'inspection' };
  /** The newest examination among their controls: it alone calls released goods back. */
  examinedAt?: string;
  /** Newest figures of each stage. */
  provisional?: TheirWord;
  final?: TheirWord;
  /** What they corrected, by instant. */
  corrections?: TheirWord[];
  detained?: TheirWord;
  releasedAt?: string;
  clearedAt?: string;
  invalidatedAt?: string;
  /** The version that they both accepted and rejected, once an operator has been told to ask. */
  contradictedVersion?: number;
  /** Every word taken up, `<notice>@<instant>`: said again, in another message or when asked, it changes nothing. */
  heard?: string[];
  /** Words that the record has followed. */
  followed?: string[];
}

/** What has become known so far and the next step depends on. Notices set facts in whatever order they come. */
export interface DeclarationFacts {
  /** Customs' answer to the lodgement of the present version. */
  lodgement: 'none' | 'received' | 'prelodged' | 'accepted' | 'rejected';
  labelled: boolean;
  posted: boolean;
  departed: boolean;
  arrivalAnnounced: boolean;
  exitProved: boolean;
  /** The carrier keeps the parcel back for customs. */
  stopped?: boolean;
  /** Deadlines of the present state that have been reminded of. */
  reminded: DeadlineName[];
  /** What customs said of the present version: MRN and time of acceptance, or the reasons of a rejection. */
  customs?: { mrn?: string; acceptedAt?: string; reasons?: Json };
  /** Version of the declaration that was lodged last; what customs says of an earlier one is late. */
  lodgedVersion?: number;
  /** Decisions of the authority that are mirrored. */
  theirs?: TheirDecisions;
  /** Order, payment and waybill of a marketplace parcel agree. */
  matched?: boolean;
  /** Proof of exit: where it came from, and when and where the goods left. */
  exit?: { from: 'customs' | 'officer'; exitedAt?: string; officeOfExit?: string; reference?: string };
}

/** One declaration as it stands. Instants are ISO 8601 UTC text. */
export interface DeclarationRow {
  readonly id: string;
  readonly organisationId: string;
  readonly declarantPersonId: string;
  state: State;
  version: number;
  sequence: number;
  declarationVersion: number;
  draft: Json | null;
  /** In test mode the mock counterparties obey magic values. */
  readonly mode: Mode;
  lrn: string | null;
  ducr: string | null;
  mrn: string | null;
  s10: string | null;
  lane: Lane | null;
  flags: Flag[];
  originCountry: string | null;
  destinationCountry: string | null;
  facts: DeclarationFacts;
  deadlines: Partial<Record<DeadlineName, string>>;
  policy: DeadlinePolicy | null;
  calls: Partial<Record<Counterparty, StoredCallPolicy>>;
  authority: StoredAuthority;
  consolidationId: string | null;
  ruleset: StoredRuleset | null;
  readonly correlationId: string;
  submittedAt: string | null;
  registeredAt: string | null;
  releasedAt: string | null;
  exitedAt: string | null;
  endedAt: string | null;
  readonly createdAt: string;
  updatedAt: string;
}

/** The row as PostgreSQL answers it: camel-cased names, dates as Date, JSON as parsed. */
export type RawDeclaration = {
  [Key in keyof DeclarationRow]: Key extends `${string}At` ? Date | null : unknown;
} & {
  id: string;
  organisationId: string;
  declarantPersonId: string;
  correlationId: string;
  state: string;
  flags: string[];
  lane: string | null;
};

/** A draft has no owner of decisions yet; whatever is not said is decided here. */
const DECIDED_HERE: StoredAuthority = {
  acceptance: 'here',
  lane: 'here',
  assessment: 'here',
  release: 'here',
  exit: 'here',
};

const NO_FACTS: DeclarationFacts = {
  lodgement: 'none',
  labelled: false,
  posted: false,
  departed: false,
  arrivalAnnounced: false,
  exitProved: false,
  reminded: [],
};

/**
 * A row in the words of the domain.
 * @throws RecordError `CLEARANCE.STATE_UNKNOWN` when the row was written by a release that knew more words than this one
 */
export function readDeclaration(raw: RawDeclaration): DeclarationRow {
  const { state, flags, lane } = raw;
  if (!isState(state) || !flags.every(isFlag) || !(lane === null || isLane(lane))) {
    throw new RecordError('CLEARANCE.STATE_UNKNOWN', `declaration ${raw.id} has words that this release does not know`);
  }
  // The other columns are typed by the schema; what stands in the JSON ones was written by this module's own types.
  const row = raw as unknown as Omit<DeclarationRow, 'facts' | 'authority'> & {
    facts: Partial<DeclarationFacts>;
    authority: Partial<StoredAuthority>;
  };
  return {
    ...row,
    ...instants(raw),
    facts: { ...NO_FACTS, ...row.facts },
    authority: { ...DECIDED_HERE, ...row.authority },
  };
}

function instants(raw: RawDeclaration): Pick<DeclarationRow, Extract<keyof DeclarationRow, `${string}At`>> {
  const text = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    submittedAt: text(raw.submittedAt),
    registeredAt: text(raw.registeredAt),
    releasedAt: text(raw.releasedAt),
    exitedAt: text(raw.exitedAt),
    endedAt: text(raw.endedAt),
    createdAt: text(raw.createdAt) ?? '',
    updatedAt: text(raw.updatedAt) ?? '',
  };
}

/** Facts for a version that has not been lodged yet: what customs and carrier said of an earlier one does not count. */
export function factsOfNewVersion(facts: DeclarationFacts): DeclarationFacts {
  const { customs: _superseded, theirs: _late, ...kept } = facts;
  return { ...kept, lodgement: 'none', reminded: [] };
}
