import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Money } from '../../../domain/money/money.js';
import type { ErrorCode } from '../../../domain/errors/errors.js';

/** What an examination found on one item; a field that is absent was found as declared. Names as in the declaration. */
export interface ItemFinding {
  line: number;
  hs_code?: string;
  net_weight_grams?: number;
  quantity?: string;
  value?: Money;
  description?: string;
}

/** The result of an examination. */
export interface InspectionFindings {
  items: readonly ItemFinding[];
  gross_weight_grams?: number;
}

/** One thing found otherwise than declared; values as text, weights in grams, money as `USD 12.50`. */
export type InspectionDifference = {
  /** JSON Pointer into the declaration data. */
  pointer: string;
  line: number | null;
  field: string;
  declared: string;
  found: string;
  /** True if the officer did not state it and it follows from what was found. */
  derived: boolean;
};

/** Why findings cannot be applied. */
export type FindingProblem = { pointer: string; code: ErrorCode; facts: { line: number } };

export interface InspectionComparison {
  corrected: DeclarationData;
  differences: InspectionDifference[];
  problems: FindingProblem[];
}
