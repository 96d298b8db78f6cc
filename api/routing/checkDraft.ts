import type { Json } from '../../domain/json.js';
import type { CheckDraft } from '../../services/declarations/draftForm.js';
import { checkDraftShape } from '../contract/checkDeclarationShape.js';
import { asJson } from './answer.js';

/** The form of a draft by the contract, for services that put a patch over data. */
export const checkDraft: CheckDraft = (merged: Json) => {
  const { data, faults } = checkDraftShape(merged);
  return { data: asJson(data), faults };
};

/** The merge patch of a body, where there is one. */
export const patchOf = ({ data }: { data?: Record<string, unknown> | undefined }): Json | undefined =>
  data === undefined ? undefined : asJson(data);
