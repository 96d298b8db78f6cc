import type { Json } from '../../domain/json.js';
import { ServiceProblem, type Fault } from '../problem.js';
import { mergePatch } from './mergePatch.js';

/** The form of a draft by the contract: what it cannot hold is refused. Pointers into the body that brought the data. */
export type CheckDraft = (data: Json) => { data: Json; faults: readonly Fault[] };

/** Data of a draft with a merge patch (RFC 7396) put over it. Throws `REQUEST.BODY_INVALID` with all faults. */
export function patchDraft(data: Json | null, patch: Json | undefined, checkDraft: CheckDraft): Json {
  const merged = patch === undefined ? (data ?? {}) : mergePatch(data ?? {}, patch);
  const { data: checked, faults } = checkDraft(merged);
  if (faults.length > 0) throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
  return checked;
}
