import type { Action } from '../../domain/clearance/actions.js';
import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import type { ActRow } from '../../prisma/queries/acts.js';
import type { Change } from '../../prisma/queries/change.js';
import type { Resolution } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { acceptDocuments } from './acceptDocuments.js';
import { ActRefused, type ActHandler } from './actHandler.js';
import { answerQuery } from './answerQuery.js';
import { CONSOLIDATION_HANDLERS } from './consolidation/handlers.js';
import { ENFORCEMENT_HANDLERS } from './enforcement/handlers.js';
import { orderInspection } from './orderInspection.js';
import { raiseQuery } from './raiseQuery.js';
import { recordInspection } from './recordInspection.js';
import { recordProofOfExit } from './recordProofOfExit.js';
import { refuse } from './refuse.js';
import { requestDocuments } from './requestDocuments.js';
import { REQUESTS_HANDLERS } from './requests/handlers.js';
import { resolveParked } from './resolveParked.js';
import { resubmit } from './resubmit.js';
import { supplyDocuments } from './supplyDocuments.js';
import { withdraw } from './withdraw.js';

/** A submission was recorded with the act itself and starts the workflow: it is never delivered to one. */
const submit: ActHandler<'submit'> = () =>
  Promise.reject(new ActRefused('CLEARANCE.ACTION_NOT_ALLOWED', 'submitted already'));

const HANDLERS: { readonly [Kind in Action]: ActHandler<Kind> } = {
  submit,
  resubmit,
  supplyDocuments,
  answerQuery,
  withdraw,
  requestDocuments,
  raiseQuery,
  acceptDocuments,
  orderInspection,
  recordInspection,
  refuse,
  recordProofOfExit,
  resolveParked,
  ...REQUESTS_HANDLERS,
  ...ENFORCEMENT_HANDLERS,
  ...CONSOLIDATION_HANDLERS,
};

/** Records the effect of an act that its role may do now. @throws ActRefused */
export function performAct<Kind extends Action>(
  deps: ActivityDeps,
  change: Change,
  act: ActRow,
  kind: Kind,
): Promise<Resolution | undefined> {
  return HANDLERS[kind]({
    deps,
    change,
    act,
    // Written by the service that stored the act, in the shape of its kind.
    payload: act.payload as unknown as ActPayload<Kind>,
    by: { actor: act.personId, role: act.role },
    reason: (otherwise) => act.reason ?? otherwise,
  });
}
