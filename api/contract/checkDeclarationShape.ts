import { DeclarationData } from './declarationData.js';
import { DraftDeclarationData } from './draftDeclarationData.js';
import type { Fault } from './problem.js';
import { faultsOf } from './faults.js';

/** Faults of form of data that is to be submitted; pointers into the data. */
export function checkDeclarationShape(data: unknown): Fault[] {
  const result = DeclarationData.safeParse(data);
  if (result.success) return [];
  return faultsOf(result.error, DeclarationData, data).map((fault) => ({
    ...fault,
    code: fault.code.replace('REQUEST.', 'DECLARATION.').replace('FIELD_UNKNOWN', 'FIELD_INVALID'),
  }));
}

/** What a draft cannot hold at all, and the data as it is kept; pointers into the body that brought it. */
export function checkDraftShape(data: unknown): { data: DraftDeclarationData; faults: Fault[] } {
  const result = DraftDeclarationData.safeParse(data);
  if (result.success) return { data: result.data, faults: [] };
  return { data: {}, faults: faultsOf(result.error, DraftDeclarationData, data, '/data') };
}
