import type { PackReference } from '../../../domain/decision.js';
import type { Money } from '../../../domain/money/money.js';
import type { Conversion } from '../../money/conversion.js';
import type { FormalitySubject } from '../../schemas/formalities.js';
import type { Length } from '../../schemas/lengths.js';
import type { Confidence } from '../../schemas/row.js';

/** Where an answer was read: the row, and the source as its pack lists it. Aliases, so that it is plain JSON. */
export type RuleOrigin = {
  ruleId: string;
  /** Country, union (`EU`) or international authority (`XX`) whose pack holds the row. */
  country: string;
  source: string;
  sourceUrl: string | null;
  confidence: Confidence;
  /** The row's own remark, such as what is a default of this product. */
  note: string | null;
  /** First and last day of the row. */
  from: string;
  until: string | null;
};

/** One way to fulfil a need. */
export type Option = RuleOrigin & {
  /** `open`: may be used; `depends`: if what is asked turns out so; `closed`: not for these goods, see `because`. */
  state: 'open' | 'depends' | 'closed';
  because: string | null;
  name: string;
  doneBy: string;
  issuer: string | null;
  says: string;
  asksFor: string[];
  fee: { amount: Money | null; says: string } | null;
  usualTime: Length | null;
  validity: Length | null;
  /** Member of the declaration that takes its number. */
  field: string | null;
  /** Permit that Portolan applies for, by type. */
  permitType: string | null;
};

/**
 * - `needed`: by its one option; `one_of`: by any of its open options;
 * - `on_request`: only if the exporter wants it; `does_not_apply`: with the reason;
 * - `depends`: on what `asks` names.
 */
export type NeedStanding = 'needed' | 'one_of' | 'on_request' | 'does_not_apply' | 'depends';

export type Need = {
  subject: FormalitySubject;
  /** Its name among the needs of its pack. */
  code: string;
  flow: 'export' | 'import';
  country: string;
  standing: NeedStanding;
  because: string | null;
  options: Option[];
  /** Names of questions that would settle it. */
  asks: string[];
};

/** A member of the declaration that a regime asks for. */
export type FieldNeed = RuleOrigin & { field: string; says: string; standing: 'needed' | 'depends'; asks: string[] };

/** What a rule of one pack says of one line of goods. */
export type RestrictionFinding = {
  line: string;
  lineName: string;
  verdict: 'allow' | 'permit' | 'refuse' | 'depends';
  /** The carrier whose rule it is; it counts only where the parcel goes with it. */
  carrier: string | null;
  counts: boolean;
  /** The row that decides; with `depends`, each that may. */
  rules: (RuleOrigin & { verdict: 'allow' | 'permit' | 'refuse'; reason: string; needs: string | null })[];
  asks: string[];
};

export type GuidanceStep = RuleOrigin & {
  number: number;
  flow: 'export' | 'import';
  title: string;
  says: string;
  doneBy: string;
  /** The usual time, and the row that says so where it is another. */
  usualTime: (Length & { ruleId: string; confidence: string; isLimit: boolean }) | null;
  standing: 'taken' | 'depends';
  asks: string[];
};

/** Something that would have to be known. `name` is a fact's code, or the parameter of the question. */
export type GuidanceAsk = {
  name: string;
  kind: 'fact' | 'parameter';
  asks: string;
  answer: string;
  unit: string | null;
};

export type GuidanceCannotSay = { what: string; country: string; why: string };

export type Guidance = {
  /** `cannot_say`: no row answers, or an answer depends on what is not known. */
  verdict: 'allow' | 'allow_with_permit' | 'refuse' | 'cannot_say';
  restrictions: RestrictionFinding[];
  permits: Need[];
  registrations: Need[];
  labels: Need[];
  documents: Need[];
  fields: FieldNeed[];
  steps: GuidanceStep[];
  questions: GuidanceAsk[];
  cannotSay: GuidanceCannotSay[];
  /** Exchange rates by which the value was held against limits in other currencies. */
  rates: Conversion[];
  packs: PackReference[];
};
