import { isPermitApplicationOpen } from '../../domain/clearance/permitApplication.js';
import { applicationsOf, listApplications } from '../../prisma/queries/permitApplications.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/** SUBMITTED -> PERMITS_PENDING: the applications that the submission made out are sent off by workflows of their own. */
export const openPermitApplications: RecordedStep = async (deps, change) => {
  const { tx, declaration } = change;
  const applications = applicationsOf(await listApplications(tx, declaration.id), declaration.declarationVersion);
  const open = applications.filter(({ standing }) => isPermitApplicationOpen(standing));
  await moveTo(deps, change, {
    trigger: { kind: 'step', step: 'checkPermits' },
    facts: { permitToApplyFor: open.length > 0 },
    what: 'permitsRequired',
    by: BY_SYSTEM,
    why: `To be applied for: ${open.map(({ permitType, agency }) => `${permitType} (${agency})`).join(', ')}.`,
    details: {
      applications: open.map(({ id, permitType, agency }) => ({ application_id: id, permit_type: permitType, agency })),
    },
  });
};
