import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Answer, Command, KeyQuestion, OfferedQuestions, StatusQuestion } from '../transport/port.js';

/** Orders a label: the parcel of this declaration shall be carried. */
export interface BookCommand extends Omit<Command, 'invoiceNumber'> {
  declaration: DeclarationData;
  /** An ordinary parcel if absent. */
  service?: 'parcel' | 'ems';
}

export interface CancelLabelCommand extends Command {
  s10: string;
  reason: string;
}

/** Keeps a parcel back for customs, or lets one that was kept back go on. */
export interface StopCommand extends Command {
  s10: string;
  reason: string;
}

/** The item identifier on the label (UPU standard S10). */
export interface Label {
  s10: string;
}

export type BookAnswer = Answer<Label>;
export type CancelLabelAnswer = Answer<Label>;
export type StopAnswer = Answer<Label>;

export interface FoundCarrierCommand {
  operation: 'book' | 'cancel_label' | 'stop' | 'resume';
  answer: Answer<Label>;
}

export interface ParcelStatus {
  state: 'booked' | 'cancelled' | 'posted' | 'held' | 'stopped' | 'departed' | 'arrived' | 'returned';
  s10: string;
  version: number;
}

/**
 * Who carries the parcel. Notices that follow a booking: `carrier_posted`, `carrier_departed`, `carrier_arrived`,
 * `carrier_held`, `carrier_returned`.
 */
export interface CarrierPort {
  readonly offers: OfferedQuestions;
  book(command: BookCommand): Promise<BookAnswer>;
  /** Takes back a label under which nothing was posted. */
  cancelLabel(command: CancelLabelCommand): Promise<CancelLabelAnswer>;
  /** Keeps a parcel back that has not left. */
  stop(command: StopCommand): Promise<StopAnswer>;
  /** Lets a parcel go on that was kept back. */
  resume(command: StopCommand): Promise<StopAnswer>;
  findByKey(question: KeyQuestion): Promise<FoundCarrierCommand | undefined>;
  /** By key or S10. */
  status(question: StatusQuestion): Promise<ParcelStatus | undefined>;
}
