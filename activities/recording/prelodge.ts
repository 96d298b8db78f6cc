import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { openPresentation } from '../effects/openPresentation.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/** LODGED -> PRELODGED: taken in form, before the goods have been presented. */
export const prelodge: RecordedStep = async (deps, change) => {
  const { authority } = change.declaration;
  const isTheirs = authority.acceptance === 'authority';
  await moveTo(deps, change, {
    trigger: isTheirs ? { kind: 'notice', notice: 'customs_received' } : { kind: 'step', step: 'prelodge' },
    facts: { noticeIsCurrent: true, decides: authority.acceptance },
    what: 'declarationPrelodged',
    by: isTheirs ? { actor: 'customs', role: 'counterparty' } : BY_SYSTEM,
    why: 'The declaration is lodged ahead of the goods; it becomes effective when they are presented.',
  });
  await openPresentation(change);
};
