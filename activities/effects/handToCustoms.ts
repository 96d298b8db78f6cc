import type { ActRow } from '../../prisma/queries/acts.js';
import type { Change } from '../../prisma/queries/change.js';
import { makeMessageDue } from '../../prisma/queries/counterpartyMessages.js';
import { keptWait } from '../../prisma/queries/requestWait.js';
import type { Json } from '../../domain/json.js';
import type { ActivityDeps } from '../deps.js';
import { dueAt } from '../enterState.js';
import { openDocumentaryCheck } from './openDocumentaryCheck.js';
import { isAuthorityAwaited } from './runningWaits.js';

/** What the exporter gave on a control. */
export interface Supplied {
  kind: 'supply_documents' | 'answer_query';
  act: ActRow;
  title: string;
  details: Readonly<Record<string, Json>>;
}

/**
 * What the exporter gave goes to whoever decides the control: an officer here has the case, or the authority is sent it
 * and its next notice is waited for.
 */
export async function handToCustoms(
  deps: ActivityDeps,
  change: Change,
  { kind, act, title, details }: Supplied,
): Promise<void> {
  const { declaration, at } = change;
  declaration.deadlines = keptWait(declaration);
  if (!isAuthorityAwaited(declaration)) return openDocumentaryCheck(change, title, details);
  declaration.deadlines.authority_answer = dueAt(deps, change, 'authority_answer', at);
  // The exporter's words stay in the act; the message names it.
  await makeMessageDue(change, { counterparty: 'customs', kind, subjectId: act.id });
}
