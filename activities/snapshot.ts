import { clearanceWorkflowId, permitWorkflowId } from '../domain/ids/workflowIds.js';
import type { State } from '../domain/clearance/states.js';
import type { DeclarationRow } from '../prisma/queries/declarationRow.js';
import { listOpenParkedSteps } from '../prisma/queries/parkedSteps.js';
import { findStanding } from '../prisma/queries/besideState.js';
import { listPayments } from '../prisma/queries/payments.js';
import { applicationsOf, listApplications, type ApplicationRow } from '../prisma/queries/permitApplications.js';
import type { ChargeDue, ClearanceSnapshot, ParkedRef, PermitNeed, PermitSnapshot } from '../workflows/ports.js';
import { callPolicyOf } from './callPolicies.js';
import type { ActivityDeps, Transaction } from './deps.js';
import { areFiguresAwaited, findMirror } from './effects/mirror.js';

/** States in which the clearance looks at its applications, and at its charges; elsewhere they are not read. */
const PERMIT_STATES: readonly State[] = ['SUBMITTED', 'PERMITS_PENDING'];
const CHARGE_STATES: readonly State[] = [
  'ASSESSED',
  'PAYMENT_DUE',
  'RELEASED',
  'RECALLED',
  'CONSOLIDATED',
  'EXIT_OVERDUE',
];

/** Everything a clearance needs to know to take its next step, read from the record. */
export async function clearanceSnapshot(
  deps: ActivityDeps,
  tx: Transaction,
  declaration: DeclarationRow,
): Promise<ClearanceSnapshot> {
  const { id, state, version, sequence, declarationVersion, flags, lane, facts, deadlines, authority } = declaration;
  const { lodgement, labelled, posted, departed, arrivalAnnounced, exitProved, reminded } = facts;
  return {
    state,
    version,
    sequence,
    declarationVersion,
    flags,
    lane,
    deadlines,
    authority,
    ...(await besideState(tx, declaration)),
    mirrorDue: findMirror(declaration) !== undefined,
    figuresAwaited: areFiguresAwaited(declaration),
    facts: { lodgement, labelled, posted, departed, arrivalAnnounced, exitProved, reminded },
    permits: PERMIT_STATES.includes(state) ? await permitNeeds(tx, declaration) : [],
    charges: CHARGE_STATES.includes(state) ? await chargesDue(tx, id) : [],
    parked: await parkedRefs(tx, declaration, clearanceWorkflowId(id)),
  };
}

/** What stands beside the state: messages due, how far the matching has come, the master it travels in. */
async function besideState(
  tx: Transaction,
  declaration: DeclarationRow,
): Promise<Pick<ClearanceSnapshot, 'preLodged' | 'matching' | 'masterFreeOfHolds' | 'messages'>> {
  const { preLodged, fromMarketplace, masterFreeOfHolds, messages } = await findStanding(tx, declaration);
  const isMatched = declaration.facts.matched === true;
  return {
    preLodged,
    masterFreeOfHolds,
    messages,
    // Where the authority chooses the lane it compares the records itself.
    matching: fromMarketplace && declaration.authority.lane === 'here' ? (isMatched ? 'matched' : 'due') : 'none',
  };
}

/** Everything the workflow of one application needs to know. */
export async function permitSnapshot(
  deps: ActivityDeps,
  tx: Transaction,
  declaration: DeclarationRow,
  application: ApplicationRow,
): Promise<PermitSnapshot> {
  const {
    id: applicationId,
    declarationId,
    permitType,
    agency,
    counterparty,
    decides,
    standing,
    round,
    version,
    granted,
    deadlines,
    reminded,
  } = application;
  return {
    applicationId,
    declarationId,
    permitType,
    agency,
    counterparty,
    decides,
    standing,
    round,
    version,
    issueDue: standing === 'APPLIED' && granted !== null,
    deadlines,
    reminded,
    calls: callPolicyOf(deps.registry, declaration, counterparty),
    parked: await parkedRefs(tx, declaration, permitWorkflowId(declarationId, permitType)),
  };
}

async function permitNeeds(tx: Transaction, { id, declarationVersion }: DeclarationRow): Promise<PermitNeed[]> {
  const applications = applicationsOf(await listApplications(tx, id), declarationVersion);
  return applications.map(({ id: applicationId, permitType, agency, standing, settled }) => ({
    applicationId,
    permitType,
    agency,
    standing,
    settled,
  }));
}

async function chargesDue(tx: Transaction, declarationId: string): Promise<ChargeDue[]> {
  const payments = await listPayments(tx, declarationId);
  return payments.flatMap(({ id: paymentId, purpose, money, status }) =>
    status === 'refunded' || status === 'cancelled' ? [] : [{ paymentId, purpose, money, status }],
  );
}

/** The flag says whether there is anything to look for. */
async function parkedRefs(tx: Transaction, { id, flags }: DeclarationRow, workflowId: string): Promise<ParkedRef[]> {
  if (!flags.includes('parked')) return [];
  const steps = await listOpenParkedSteps(tx, id, workflowId);
  return steps.map(({ id: parkedStepId, step }) => ({ parkedStepId, step }));
}
