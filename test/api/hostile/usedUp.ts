import type { Operation } from '../../../api/contract/operation.js';
import { ACTION_ROLES, type Action } from '../../../domain/clearance/actions.js';
import { allowedResolutions, isActionAllowed } from '../../../domain/clearance/allowedActions.js';
import { FLAGS, type Flag } from '../../../domain/clearance/flags.js';
import { STATES, type State } from '../../../domain/clearance/states.js';
import { DISPATCHER } from '../../../prisma/actor.js';
import { writeCase, type CaseFixture } from '../../support/api/caseFixture.js';
import { addMember } from '../../support/api/people.js';
import { post } from '../../support/api/request.js';
import type { TestApi } from '../../support/api/startTestApi.js';
import { proposedPack } from '../../support/builders/proposedPack.js';
import { writeEndpoint } from '../../support/webhooks/writeEndpoint.js';

/** What a write uses up, or needs in a state of its own: there once, then ended, erased, signed or full. */
export interface UsedUp extends Partial<CaseFixture> {
  /** Of the roasters, of whom nothing but the name is held. */
  person?: string;
  /** Theirs. */
  membership?: string;
  authority?: string;
  invitation?: string;
  endpoint?: string;
  /** A pack that the first operator proposes. */
  publication?: string;
  /** Files of a pack that nobody has proposed. */
  pack?: Record<string, unknown>;
}

/** Makes what one request of an operation uses up; nothing for most. */
export async function makeUsedUp({ operationId }: Operation, api: TestApi): Promise<UsedUp> {
  switch (operationId) {
    case 'endMembership':
    case 'eraseSubject':
      return addMember(api.deps.record, api.people.exporter.organisationId);
    case 'revokeInvitation':
      return { invitation: await inviteOne(api) };
    case 'revokeAuthority':
      return { authority: await grantOne(api) };
    case 'changeWebhookEndpoint':
    case 'resendWebhookRange':
      return { endpoint: (await writeEndpoint(api)).endpoint };
    case 'createWebhookEndpoint':
      await makeRoom(api);
      return {};
    case 'proposeCountryPack':
      return { pack: nextPack() };
    case 'signCountryPack':
      return { publication: await proposePack(api) };
    default:
      return caseFor(operationId, api);
  }
}

/** The act that a write is, where it is one of somebody on a case. */
const ACTS: Readonly<Record<string, Action>> = {
  answerQuery: 'answerQuery',
  supplyDocuments: 'supplyDocuments',
  withdrawDeclaration: 'withdraw',
  requestWithdrawal: 'requestWithdrawal',
  requestAmendment: 'requestAmendment',
  cancelAmendment: 'cancelAmendment',
  resubmitDeclaration: 'resubmit',
  presentGoods: 'presentGoods',
  lodgeAppeal: 'lodgeAppeal',
  correctDeclaration: 'correctDeclaration',
  recordInspection: 'recordInspection',
  recordProofOfExit: 'recordProofOfExit',
  invalidateDeclaration: 'invalidate',
  placeHold: 'placeHold',
  liftHold: 'liftHold',
  recallDeclaration: 'recall',
  endRecall: 'endRecall',
  proposeEnforcement: 'detain',
  signEnforcement: 'detain',
  signInspectionResult: 'recordInspection',
  shutConsolidation: 'consolidate',
  takeOutOfBag: 'takeOut',
};

/** What is signed once. */
const SIGNED = ['signEnforcement', 'signInspectionResult', 'signOperation', 'signOperations'];

/** By the API of a test and the operation: its case, as long as nothing uses it up. */
const cases = new WeakMap<TestApi, Map<string, Promise<CaseFixture>>>();

/** A case in a state in which the act is to be done; that state's own, with as few flags as it takes. */
async function caseFor(operationId: string, api: TestApi): Promise<UsedUp> {
  const act = ACTS[operationId];
  const standing = operationId.startsWith('signOperation')
    ? { state: ABORTABLE }
    : act === undefined
      ? undefined
      : standingFor(act);
  if (standing === undefined) return {};
  if (SIGNED.includes(operationId)) return writeCase(api, standing);
  const known = cases.get(api) ?? new Map<string, Promise<CaseFixture>>();
  cases.set(api, known);
  const found = known.get(operationId) ?? writeCase(api, standing);
  known.set(operationId, found);
  return found;
}

/** Where a parked step may be ended by giving up, which is what waits for a signature. */
const ABORTABLE =
  STATES.find((state) => allowedResolutions(state, { skippable: false, handedOver: false }).includes('abort')) ?? '';

function standingFor(act: Action): { state: State; flags: Flag[] } {
  const flagSets: Flag[][] = [[], ...FLAGS.map((flag) => [flag])];
  for (const flags of flagSets)
    for (const state of STATES) if (isActionAllowed(state, flags, ACTION_ROLES[act], act)) return { state, flags };
  throw new Error(`${act} is to be done nowhere`);
}

async function grantOne(api: TestApi): Promise<string> {
  const body = { agent_organisation_id: api.people.agent.organisationId, reference: 'Paper 2' };
  return String((await post(api, '/v1/authorities', { as: 'firmAdministrator', body })).body.id);
}

async function inviteOne(api: TestApi): Promise<string> {
  const body = { name: 'Somebody new', role: 'exporter', reason: 'They come.' };
  return String((await post(api, '/v1/invitations', { as: 'firmAdministrator', body })).body.id);
}

const DAY_MS = 86_400_000;
let proposed = 0;

/** Each from another day, since one day has one pack. */
const nextPack = (): Record<string, unknown> => {
  proposed += 1;
  return proposedPack(new Date(Date.now() + (1 + proposed) * DAY_MS).toISOString().slice(0, 10));
};

async function proposePack(api: TestApi): Promise<string> {
  const body = { files: nextPack(), reason: 'the law' };
  return String((await post(api, '/v1/country_packs/proposals', { as: 'operator', body })).body.id);
}

/** A firm has so many endpoints at most. */
async function makeRoom({ deps, people }: TestApi): Promise<void> {
  const { organisationId } = people.exporter;
  await deps.record.withActor(DISPATCHER, (tx) =>
    tx.webhookEndpoint.updateMany({ where: { organisationId }, data: { status: 'deleted' } }),
  );
}
