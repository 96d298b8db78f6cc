import { exportSubject as operation } from '../contract/operations/privacy.js';
import { exportSubject } from '../../services/privacy/exportSubject.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const privacyExport = defineRoute(operation, async ({ deps, caller, params }) => {
  const { subject, held, kept } = await exportSubject(deps, caller, params.subject_id);
  return ok({
    subject_id: subject.id,
    kind: subject.kind,
    erased_at: subject.erasedAt,
    kept_until: kept?.until ?? null,
    kept_because: kept?.why ?? null,
    held,
  });
});
