import { buildLrn } from '../../domain/ids/lrn.js';
import type { Change } from '../../prisma/queries/change.js';
import { addDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import { isLrnInUse } from '../../prisma/queries/declarations.js';
import { coverPermits, openApplications } from '../../prisma/queries/permitCover.js';
import { closeTasks } from '../../prisma/queries/tasks.js';
import { needsOf } from '../effects/permitsInForce.js';
import { claimNamedWaybill } from '../effects/waybill.js';
import { moveTo } from '../enterState.js';
import { ActRefused, type ActHandler } from './actHandler.js';

/**
 * The exporter's corrected declaration becomes the next version. Permits are decided again for it: what is no longer
 * needed is given back, what is missing is applied for in a new round.
 */
export const resubmit: ActHandler<'resubmit'> = async ({ deps, change, act, payload, by, reason }) => {
  const { data } = payload;
  const why = reason('The exporter corrected the declaration.');
  const declarationVersion = await addDeclarationVersion(change, {
    data,
    madeBy: 'exporter',
    personId: act.personId,
    reason: why,
  });
  change.declaration.lrn = await chooseLrn(change, data.lrn);
  await claimNamedWaybill(deps, change, data);
  const { uncovered } = await coverPermits(change, needsOf(deps, change, data));
  const applications = await openApplications(change, uncovered);
  await closeTasks(change, 'done', act.personId, { kinds: ['correct_declaration'] });
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'resubmit' },
    what: 'declarationResubmitted',
    by,
    why,
    details: { declaration_version: declarationVersion, lrn: change.declaration.lrn, applications },
  });
  return undefined;
};

/** Each version lodged has a local reference of its own, unless the exporter gives one. */
async function chooseLrn({ tx, declaration, at }: Change, given: string | undefined): Promise<string> {
  const { id: declarationId, organisationId, declarationVersion } = declaration;
  const made = buildLrn(declarationId, declarationVersion);
  const lrn = given ?? (made.ok ? made.value.text : undefined);
  if (lrn === undefined)
    throw new ActRefused(
      'IDENTIFIER.LRN_MALFORMED',
      `no local reference can be made for version ${declarationVersion}`,
    );
  if (await isLrnInUse(tx, { organisationId, lrn, declarationId, at }))
    throw new ActRefused('DECLARATION.LRN_REUSED', lrn);
  return lrn;
}
