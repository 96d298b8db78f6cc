import { z } from 'zod';
import { permitWorkflowId } from '../../domain/ids/workflowIds.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { findCall } from '../../prisma/queries/counterpartyCalls.js';
import { moveApplication } from '../../prisma/queries/permitApplications.js';
import type { PermitChange } from '../../prisma/queries/permitRecordings.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { PermitRecordingInput } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { dueAt } from '../enterState.js';
import { grant } from './grant.js';
import { Permit } from './permitShape.js';
import type { PermitStep } from './permitRecorded.js';
import { refuseApplication } from './refuseApplication.js';

const Applied = z.object({ outcome: z.literal('accepted'), applicationReference: z.string() });
const Refused = z.object({ outcome: z.literal('refused'), reasons: z.array(z.record(z.string(), z.json())) });

/**
 * TO_APPLY -> APPLIED: the agency has the application; where its officer decides here, the officer has a task. An answer
 * that refuses at once, or a permit that an operator entered by hand, decides the application with the same step.
 */
export const recordApplied: PermitStep<PermitRecordingInput & { effectKey: string }> = async (
  deps,
  under,
  { effectKey },
) => {
  const { change, application } = under;
  const { permitType, agency, standing } = application;
  if (standing !== 'TO_APPLY') return;
  const call = await findCall(change.tx, effectKey);
  moveApplication(application, 'APPLIED', change.at);
  if (call?.status === 'overridden') {
    await grant(deps, under, Permit.parse(call.answer), BY_SYSTEM);
    return;
  }
  const byAgency = { actor: application.counterparty, role: 'counterparty' } as const;
  const refused = Refused.safeParse(call?.answer);
  if (refused.success) {
    await refuseApplication(
      under,
      refused.data.reasons,
      byAgency,
      `${agency} did not take the application for ${permitType}.`,
    );
    return;
  }
  const applied = Applied.safeParse(call?.answer);
  if (!applied.success) throw new RecordError('RECORD.MISSING', `${effectKey} has no answer`);
  application.agencyReference = applied.data.applicationReference;
  appendTimeline(change, {
    what: 'permitApplied',
    by: BY_SYSTEM,
    why: `Applied for ${permitType} at ${agency}.`,
    details: { application_id: application.id, permit_type: permitType, agency, round: application.round },
  });
  await awaitDecision(deps, under);
};

async function awaitDecision(deps: ActivityDeps, { change, application }: PermitChange): Promise<void> {
  const { id, permitType, agency, decides, declarationId, hsCode, quantityGrams } = application;
  const due = dueAt(deps, change, 'permit_decision', change.at, permitType);
  application.deadlines = { permit_decision: due };
  if (decides !== 'here') return;
  await openTask(change, {
    kind: 'permit_decision',
    queue: `agency:${agency}`,
    title: `Decide on ${permitType} for ${quantityGrams} g`,
    workflowId: permitWorkflowId(declarationId, permitType),
    subjectId: id,
    dueAt: due,
    details: { hs_code: hsCode, quantity_grams: quantityGrams },
  });
}
