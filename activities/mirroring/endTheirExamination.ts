import type { Change } from '../../prisma/queries/change.js';
import { closeInspection, findOpenInspection } from '../../prisma/queries/inspections.js';
import { BY_AUTHORITY } from './byAuthority.js';

/** The authority went on from its own examination: it is over, with whatever it has corrected as its result. */
export async function endTheirExamination(change: Change): Promise<void> {
  const { tx, declaration } = change;
  if (declaration.state !== 'INSPECTION') return;
  const open = await findOpenInspection(tx, declaration.id);
  if (open === undefined) return;
  const { corrections = [] } = declaration.facts.theirs ?? {};
  await closeInspection(change, open.id, {
    inspectedBy: BY_AUTHORITY.actor,
    examinationResult: {
      decided_by: 'authority',
      corrections: corrections.map(({ at, details }) => ({ at, details })),
    },
  });
}
