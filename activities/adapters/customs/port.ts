import type { NoticeKind } from '../../../domain/clearance/notices.js';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Json } from '../../../domain/json.js';
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
  /** Absent before the declaration is accepted: it is then found by its LRN. */
  mrn?: string;
  reason: string;
}

export interface AmendmentCancellationCommand extends Command {
  mrn?: string;
  /** Key of the command by which the amendment was asked for. */
  amendment: string;
  reason: string;
}

export interface PresentationCommand extends Command {
  /** Where the goods are, UN/LOCODE. */
  place: string;
}

/** A document as the authority is told of it; its bytes are asked for by its hash. */
export interface DocumentReference {
  documentId: string;
  kind: string;
  /** Hexadecimal, over the bytes. */
  sha256: string;
}

export interface DocumentsCommand extends Command {
  mrn: string;
  documents: readonly DocumentReference[];
}

export interface QueryAnswerCommand extends DocumentsCommand {
  text: string;
}

/** The authority has the message; whether it accepts the declaration comes by notice. */
export interface Receipt {
  receipt: string;
}

export type LodgeAnswer = Answer<Receipt>;
export type CancelAnswer = Answer<Receipt>;
export type ArrivalAnswer = Answer<Receipt>;
export type AmendAnswer = Answer<Receipt>;

/** Its commands, by the names under which it keeps them. */
export const CUSTOMS_OPERATIONS = [
  'lodge',
  'cancel',
  'announce_arrival',
  'amend',
  'cancel_amendment',
  'present_goods',
  'supply_documents',
  'answer_query',
] as const;
export type CustomsOperation = (typeof CUSTOMS_OPERATIONS)[number];

/** A command that the authority has stored under a key, with the answer it gave. */
export interface FoundCustomsCommand {
  operation: CustomsOperation;
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
  /** Everything it has said of the declaration so far, oldest first, read like the notices that told it. */
  history: SaidByAuthority[];
}

/** One thing the authority said; `facts.at` is its instant of issue. */
export interface SaidByAuthority {
  kind: NoticeKind;
  facts: { readonly [name: string]: Json };
}

/**
 * The customs authority of a country. Its notices are listed with interpretNotice: what it decides of the five subjects
 * (acceptance, lane, assessment, release, exit) comes by them.
 */
export interface CustomsPort {
  readonly offers: OfferedQuestions;
  /** Sends the declaration. */
  lodge(command: LodgeCommand): Promise<LodgeAnswer>;
  /** Asks for a declaration, accepted or not, to be cancelled. */
  cancel(command: CancelCommand): Promise<CancelAnswer>;
  /** Announces that the goods are at the office of exit. */
  announceArrival(command: ArrivalCommand): Promise<ArrivalAnswer>;
  /** Asks for what was declared to be replaced by a new version; its notice 11 decides. */
  amend(command: AmendCommand): Promise<AmendAnswer>;
  /** Takes such a request back, if it is undecided. */
  cancelAmendment(command: AmendmentCancellationCommand): Promise<Answer<Receipt>>;
  /** Says that the goods of a declaration lodged ahead have come. */
  presentGoods(command: PresentationCommand): Promise<Answer<Receipt>>;
  /** Sends what it asked for by its notice 06. */
  supplyDocuments(command: DocumentsCommand): Promise<Answer<Receipt>>;
  /** Answers the question of its notice 51. */
  answerQuery(command: QueryAnswerCommand): Promise<Answer<Receipt>>;
  /** What became of a key; undefined: the authority never saw it. */
  findByKey(question: KeyQuestion): Promise<FoundCustomsCommand | undefined>;
  /** Where the declaration named by key, LRN or MRN stands; undefined: there is none. */
  status(question: StatusQuestion): Promise<CustomsStatus | undefined>;
}
