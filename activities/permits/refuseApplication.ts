import type { Json } from '../../domain/json.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { moveApplication } from '../../prisma/queries/permitApplications.js';
import type { PermitChange } from '../../prisma/queries/permitRecordings.js';
import { closeTasks } from '../../prisma/queries/tasks.js';
import type { DoneBy } from '../../prisma/queries/timeline.js';

/** APPLIED -> REFUSED, with the reasons that the exporter has to repair. */
export async function refuseApplication(
  { change, application }: PermitChange,
  reasons: Json,
  by: DoneBy,
  why: string,
): Promise<void> {
  const { id, permitType, agency } = application;
  application.reasons = reasons;
  moveApplication(application, 'REFUSED', change.at);
  await closeTasks(change, 'done', by.actor, { kinds: ['permit_decision'], subjectId: id });
  appendTimeline(change, {
    what: 'permitRefused',
    by,
    why,
    details: { application_id: id, permit_type: permitType, agency, reasons },
  });
}
