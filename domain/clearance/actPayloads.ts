import type { DeclarationData } from '../declaration/declarationData.js';
import type { Money } from '../money/money.js';
import type { ActKind, Resolution } from './actions.js';

/** What an operator gives in place of a counterparty's answer, by what the step can be overridden with. */
export type OverrideValue =
  | { readonly mrn: string }
  | { readonly s10: string }
  | {
      readonly permitNumber: string;
      readonly validFrom: string;
      readonly validUntil: string;
      readonly quantityGrams: number;
    }
  | { readonly providerReference: string };

/** What was found on one item; a member that is absent was found as declared. Names as in the declaration. */
export interface FoundItem {
  readonly line: number;
  readonly hs_code?: string;
  readonly net_weight_grams?: number;
  readonly quantity?: string;
  readonly value?: Money;
}

/** What stands under an act that two officers signed. */
export interface Signed {
  readonly proposalId: string;
  /** The second officer. */
  readonly signedBy: string;
  /** The provision the act rests on, in the officers' words. */
  readonly legalBasis: string;
}

/**
 * What the stored row of an act carries beside its reason, by kind: written where the act is asked for, read where it is
 * taken up. Document ids have been checked to be the organisation's own.
 */
export interface ActPayloads {
  /** `sequence`: the event that told of the submission, which was recorded with the act. */
  submit: { readonly declarationVersion: number; readonly sequence: number };
  /** The whole corrected data; checked against contract and rules when the act was stored. */
  resubmit: { readonly data: DeclarationData };
  supplyDocuments: { readonly documentIds: readonly string[]; readonly note: string | null };
  answerQuery: { readonly text: string; readonly documentIds: readonly string[] };
  withdraw: Readonly<Record<string, never>>;
  /** `place`: UN/LOCODE or location of goods where they are presented. */
  presentGoods: { readonly place: string };
  requestWithdrawal: Readonly<Record<string, never>>;
  /** The whole data as it should be, and the JSON pointers of what differs from the version that stands. */
  requestAmendment: { readonly data: DeclarationData; readonly pointers: readonly string[] };
  cancelAmendment: { readonly amendmentId: string };
  lodgeAppeal: { readonly grounds: string; readonly documentIds: readonly string[] };
  /** Kinds of document that are asked for. */
  requestDocuments: { readonly kinds: readonly string[] };
  raiseQuery: { readonly question: string };
  acceptDocuments: Readonly<Record<string, never>>;
  orderInspection: Readonly<Record<string, never>>;
  recordInspection: {
    readonly inspectionId: string;
    readonly found: readonly FoundItem[];
    readonly grossWeightGrams: number | null;
    readonly notes: string | null;
    /** Where a second officer had to sign. */
    readonly proposalId?: string;
    readonly signedBy?: string;
  };
  refuse: Readonly<Record<string, never>>;
  decideWithdrawal: { readonly granted: boolean };
  decideAmendment: { readonly amendmentId: string; readonly granted: boolean };
  correctDeclaration: { readonly data: DeclarationData; readonly pointers: readonly string[] };
  placeHold: Readonly<Record<string, never>>;
  liftHold: Readonly<Record<string, never>>;
  recall: Readonly<Record<string, never>>;
  endRecall: Readonly<Record<string, never>>;
  /** `place`: where the goods are kept. */
  detain: Signed & { readonly place: string };
  endDetention: Signed;
  seize: Signed & { readonly place: string };
  decideAppeal: Signed & { readonly upheld: boolean };
  forfeit: Signed;
  destroyGoods: Signed;
  returnGoods: Signed;
  invalidate: Readonly<Record<string, never>>;
  consolidate: { readonly consolidationId: string };
  takeOut: Readonly<Record<string, never>>;
  recordProofOfExit: { readonly exitedAt: string; readonly officeOfExit: string; readonly reference: string | null };
  /** Absent dates and quantity: as applied for, and as the pack says. */
  grantPermit: {
    readonly applicationId: string;
    readonly quantityGrams?: number;
    readonly validFrom?: string;
    readonly validUntil?: string;
  };
  refusePermit: { readonly applicationId: string };
  /** `signedBy` and `proposalId` where a second person had to sign. */
  resolveParked: {
    readonly parkedStepId: string;
    readonly resolution: Resolution;
    readonly value: OverrideValue | null;
    readonly proposalId: string | null;
    readonly signedBy: string | null;
  };
}

/** Payload of one kind of act. */
export type ActPayload<Kind extends ActKind> = ActPayloads[Kind];
