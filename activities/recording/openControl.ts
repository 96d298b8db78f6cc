import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import { findLastDecision } from '../../prisma/queries/decisions.js';
import { askForDocuments } from '../effects/askForDocuments.js';
import { beginInspection } from '../effects/beginInspection.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/** REGISTERED or MATCHING -> DOCUMENTS_REQUIRED or INSPECTION, as the lane says: the control is announced to the exporter. */
export const openControl: RecordedStep = async (deps, change) => {
  const { tx, declaration } = change;
  const trigger = { kind: 'step', step: 'assignLane' } as const;
  const facts = { matched: declaration.facts.matched === true };
  if (declaration.lane === 'yellow') {
    const kinds = documentsOf(await findLastDecision(tx, declaration.id, 'lane'));
    const why = `Customs asks for documents before it assesses: ${kinds.join(', ')}.`;
    await moveTo(deps, change, { trigger, facts, what: 'documentsRequested', by: BY_SYSTEM, why, details: { kinds } });
    await askForDocuments(change, kinds);
  } else if (declaration.lane === 'red') {
    const why = 'Customs will examine the goods before it assesses.';
    await moveTo(deps, change, { trigger, facts, what: 'inspectionOrdered', by: BY_SYSTEM, why });
    await beginInspection(change, { orderedBy: 'system', why: 'Selected for physical examination.' });
  } else {
    throw new RecordError('CLEARANCE.TRANSITION_FORBIDDEN', `lane ${String(declaration.lane)} has no control`);
  }
};

/** What the rule that chose a yellow lane asks for; the invoice where it names nothing. */
function documentsOf(lane: unknown): string[] {
  if (typeof lane !== 'object' || lane === null || !('documents' in lane) || !Array.isArray(lane.documents))
    return ['commercial_invoice'];
  const kinds = lane.documents.filter((kind): kind is string => typeof kind === 'string');
  return kinds.length > 0 ? kinds : ['commercial_invoice'];
}
