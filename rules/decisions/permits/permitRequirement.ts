import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Ruleset } from '../../loader/pack.js';
import type { DecisionTime } from '../makeDecision.js';

/** A permit the organisation holds, as the record knows it. */
export interface PermitOnFile {
  id: string;
  permitType: string;
  number: string;
  hsPrefixes: readonly string[];
  /** Destination it is limited to; null for any. */
  destination: string | null;
  /** Calendar dates, both included. */
  validFrom: string;
  validUntil: string;
  /** What may still be written off. */
  availableGrams: number;
  revoked: boolean;
}

/** Why a permit on file does not serve. */
export type MisfitReason = 'revoked' | 'not_in_force' | 'goods_not_covered' | 'quantity_exhausted';

/** A permit that a declaration needs; one for each type. Aliases, so that it is plain JSON. */
export type PermitRequirement = {
  permitType: string;
  agency: string;
  /** `here`: the agency's officer decides in Portolan; `authority`: its own notice decides. */
  decides: 'here' | 'authority';
  /** Numbers of the items it is needed for. */
  lines: number[];
  /** HS code of the first of them; `hsCodes` has all. */
  hsCode: string;
  hsCodes: string[];
  /** Net weight of these items together. */
  quantityGrams: number;
  /** Documents the application asks for. */
  asksFor: string[];
  /** Working days the agency has to decide, where the pack says. */
  workingDaysLimit: number | null;
  why: string;
  ruleId: string;
  confidence: string;
  /** Permit on file that covers the whole quantity, or null: then it has to be applied for. */
  coveredBy: string | null;
  /** Permits on file of this type that do not serve, and why. */
  misfits: { permitId: string; reason: MisfitReason }[];
};

export interface DecidePermitsInput extends DecisionTime {
  data: DeclarationData;
  permitsOnFile?: readonly PermitOnFile[];
  /** The ruleset fixed at acceptance; before acceptance, the pack in force on `date`. */
  ruleset?: Ruleset;
}
