import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type {
  Answer,
  Command,
  KeyQuestion,
  OfferedQuestions,
  RefusalReason,
  StatusQuestion,
} from '../transport/port.js';

/** The goods and papers that are declared; the adapter makes the authority's message from them. */
export interface CustomsLodgementFacts {
  declaration: DeclarationData;
  /** Permits that the goods go out under. */
  permits: readonly PermitReference[];
}

export interface PermitReference {
  permitType: string;
  permitNumber: string;
  /** Lines of the declaration that it covers; all if absent. */
  lines?: readonly number[];
}

export interface LodgeCommand extends Omit<Command, 'version' | 'invoiceNumber'> {
  declarationVersion: number;
  ducr: string;
  message: CustomsLodgementFacts;
}

export interface CancelCommand extends Command {
  /** Absent when the authority has not given one: the declaration is then found by its LRN. */
  mrn?: string;
  reason: string;
}

export interface ArrivalCommand extends Command {
  mrn: string;
  /** Office at which the goods are presented for exit, UN/LOCODE. */
  place: string;
  s10: string;
}

export interface AmendCommand extends LodgeCommand {
  mrn: string;
  reason: string;
}

/** The authority has the message; whether it accepts the declaration comes by notice. */
export interface Receipt {
  receipt: string;
}

export type LodgeAnswer = Answer<Receipt>;
export type CancelAnswer = Answer<Receipt>;
export type ArrivalAnswer = Answer<Receipt>;
export type AmendAnswer = Answer<Receipt>;

/** A command that the authority has stored under a key, with the answer it gave. */
export interface FoundCustomsCommand {
  operation: 'lodge' | 'cancel' | 'announce_arrival' | 'amend';
  answer: Answer<Receipt>;
}

/** Where a declaration stands with the authority. */
export interface CustomsStatus {
  /** `received`: it has the message and has not decided, or pre-lodged; `other`: a state we only show. */
  state: 'received' | 'accepted' | 'rejected' | 'released' | 'invalidated' | 'exited' | 'other';
  /** The authority's word for it. */
  theirState: string;
  version: number;
  mrn?: string;
  /** Why it was rejected. */
  reasons: RefusalReason[];
}

/**
 * The customs authority of a country.
 * Notices that follow: `customs_accepted` or `customs_rejected` after a lodgement, `customs_exited` after an arrival,
 * `customs_other` for everything else it tells.
 */
export interface CustomsPort {
  readonly offers: OfferedQuestions;
  /** Sends the declaration. */
  lodge(command: LodgeCommand): Promise<LodgeAnswer>;
  /** Asks for a declaration, accepted or not, to be cancelled. */
  cancel(command: CancelCommand): Promise<CancelAnswer>;
  /** Announces that the goods are at the office of exit. */
  announceArrival(command: ArrivalCommand): Promise<ArrivalAnswer>;
  /** Replaces what was declared by a new version. */
  amend(command: AmendCommand): Promise<AmendAnswer>;
  /** What became of a key; undefined: the authority never saw it. */
  findByKey(question: KeyQuestion): Promise<FoundCustomsCommand | undefined>;
  /** Where the declaration named by key, LRN or MRN stands; undefined: there is none. */
  status(question: StatusQuestion): Promise<CustomsStatus | undefined>;
}
