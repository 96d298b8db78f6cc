import { eraseSubject as operation } from '../contract/operations/privacy.js';
import { eraseSubject } from '../../services/privacy/eraseSubject.js';
import { defineRoute } from '../routing/route.js';

export const privacyErase = defineRoute(
  operation,
  async ({ deps, caller, body }) => {
    const { subject_id: asked, reason } = body;
    const { subjectId, kind, erasedAt } = await eraseSubject(deps, caller, { subjectId: asked, reason });
    return { status: 201, json: { subject_id: subjectId, kind, erased_at: erasedAt } };
  },
  { isOneTransaction: true },
);
