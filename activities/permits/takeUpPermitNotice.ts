import { z } from 'zod';
import { isPermitApplicationOpen } from '../../domain/clearance/permitApplication.js';
import { WORKER } from '../../prisma/actor.js';
import { getNotice, markNoticeTakenUp, type NoticeRow } from '../../prisma/queries/notices.js';
import { moveApplication } from '../../prisma/queries/permitApplications.js';
import { recordPermitOnce, type PermitChange } from '../../prisma/queries/permitRecordings.js';
import type { PermitRecording } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { countTakenUp } from '../notices/countTakenUp.js';
import { APPLIED, byCounterparty, ignored, type Taken } from '../notices/noticeHandler.js';
import { tellIgnored } from '../recording/takeUpNotice.js';
import { permitSnapshot } from '../snapshot.js';
import { grant } from './grant.js';
import { Permit } from './permitShape.js';
import { refuseApplication } from './refuseApplication.js';

const Reference = z.object({ applicationReference: z.string() });
const Refusal = z.object({ reasons: z.array(z.record(z.string(), z.json())) });

/** Takes up an agency's decision on an application that it decides in its own system. */
export const takeUpPermitNotice =
  (deps: ActivityDeps): PermitRecording['takeUpPermitNotice'] =>
  ({ noticeId, ...step }) =>
    countTakenUp(deps.meters, (took) =>
      deps.record.withActor(WORKER, (tx) =>
        recordPermitOnce(
          tx,
          step,
          async (under) => takeUp(deps, under, took(await getNotice(tx, noticeId))),
          async ({ change, application }, applied) => ({
            applied,
            snapshot: await permitSnapshot(deps, tx, change.declaration, application),
          }),
        ),
      ),
    );

async function takeUp(deps: ActivityDeps, under: PermitChange, notice: NoticeRow): Promise<boolean> {
  const { change } = under;
  if (notice.takenUpAt !== null) return notice.status === 'applied';
  const { ignored: why } = await apply(deps, under, notice);
  await markNoticeTakenUp(
    change.tx,
    notice.id,
    change.at,
    why === undefined ? { status: 'applied' } : { status: 'ignored', why },
  );
  if (why !== undefined) tellIgnored(change, notice, why);
  return why === undefined;
}

async function apply(deps: ActivityDeps, under: PermitChange, notice: NoticeRow): Promise<Taken> {
  const { standing, round, decides, permitType, agency, counterparty } = under.application;
  if (notice.counterparty !== counterparty) return ignored(`${notice.counterparty} does not decide ${permitType}.`);
  if (notice.version !== round)
    return ignored(`The decision concerns round ${String(notice.version)}; round ${round} stands.`);
  if (decides !== 'authority') return ignored(`${agency} decides ${permitType} through its officer here.`);
  if (!isPermitApplicationOpen(standing)) return ignored(`The application is ${standing}.`);
  // The agency may decide before its answer to the application has reached us: then it has the application.
  if (standing === 'TO_APPLY') moveApplication(under.application, 'APPLIED', under.change.at);
  under.application.agencyReference ??= Reference.safeParse(notice.facts).data?.applicationReference ?? null;
  if (notice.kind === 'permit_granted') {
    await grant(deps, under, Permit.parse(notice.facts), byCounterparty(notice));
    return APPLIED;
  }
  if (notice.kind === 'permit_refused') {
    const { reasons } = Refusal.parse(notice.facts);
    await refuseApplication(under, reasons, byCounterparty(notice), `${agency} refused ${permitType}.`);
    return APPLIED;
  }
  return ignored('Not a decision on an application.');
}
