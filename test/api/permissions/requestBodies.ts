import { randomUUID } from 'node:crypto';
import type { UseCase } from '../../../services/permissions/table.js';
import type { CaseFixture } from '../../support/api/caseFixture.js';
import { coffee } from '../../support/api/declarations.js';
import { HANDLES, type Handle, type People } from '../../support/api/people.js';
import { basketsQuestion } from '../../support/api/quotes.js';
import { proposedPack } from '../../support/builders/proposedPack.js';

/** What is asked about. */
interface Asked {
  ids: CaseFixture;
  people: People;
}

export const reason = 'as the table allows';
/** A day that has begun nowhere yet, by whatever clocks. */
export const dayToCome = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

/** Somebody else of the same organisation. */
export const colleagueOf = (handle: Handle, people: People): Handle | undefined =>
  HANDLES.find((one) => one !== handle && people[one].organisationId === people[handle].organisationId);

/** A role into which each may invite who may. */
const invitedBy: Readonly<Partial<Record<Handle, string>>> = {
  customsSupervisor: 'customs_officer',
  operationsSupervisor: 'operator',
  administrator: 'administrator',
};

/** A body in order for each operation that takes one. */
export const bodyOf = (useCase: UseCase, handle: Handle, { ids, people }: Asked): unknown =>
  ({
    createDeclaration: { data: {} },
    changeDeclaration: { data: {} },
    copyDeclaration: {},
    createApiKey: { name: 'k', role: 'exporter', mode: 'test' },
    rotateApiKey: {},
    createWebhookEndpoint: { url: 'https://hook.example/' },
    changeWebhookEndpoint: { enabled: true },
    rotateWebhookSecret: {},
    resendWebhookRange: { from_position: 0, to_position: 1 },
    createTemplate: { name: randomUUID(), data: {} },
    changeTemplate: {},
    createDraftFromTemplate: {},
    createQuote: basketsQuestion(),
    reassessDeclaration: { date: '2026-06-30' },
    submitDeclaration: {},
    resubmitDeclaration: { data: coffee(), reason },
    withdrawDeclaration: { reason },
    presentGoods: {},
    requestAmendment: { data: coffee(), reason },
    cancelAmendment: { reason },
    requestWithdrawal: { reason },
    correctDeclaration: { data: coffee(), reason },
    supplyDocuments: { document_ids: [ids.document] },
    answerQuery: { text: 'yes' },
    recordProofOfExit: { exited_at: '2026-01-01T00:00:00Z', office_of_exit: 'RWKGL', reason },
    invalidateDeclaration: { reason },
    shutConsolidation: { mucr: 'A:17627280405', bag_sscc: '106141411234567897', declaration_ids: [ids.declaration] },
    takeOutOfBag: { reason },
    placeHold: { reason },
    liftHold: { reason },
    recallDeclaration: { reason },
    endRecall: { reason },
    proposeEnforcement: { action: 'endDetention', legal_basis: 'the law', reason },
    signEnforcement: { reason },
    lodgeAppeal: { grounds: 'unjust' },
    registerPermit: {
      organisation_id: people.exporter.organisationId,
      permit_type: handle === 'rica' ? 'rica-phytosanitary' : 'naeb-coffee-export',
      number: randomUUID(),
      hs_prefixes: ['0901'],
      quantity_grams: 1,
      valid_from: '2026-01-01',
      valid_until: '2026-12-31',
      reason,
    },
    decideTask: handle === 'naeb' ? { decision: 'grant', reason } : { decision: 'accept', reason },
    recordInspection: { found: [], reason },
    signInspectionResult: { reason },
    createOperation: { parked_step_id: ids.parkedStep, action: 'retry', reason },
    signOperation: { reason },
    createOperations: { parked_step_ids: [ids.parkedStep], action: 'retry', reason },
    signOperations: { operation_ids: [ids.operation], reason },
    tryCountryPack: { files: proposedPack(dayToCome) },
    proposeCountryPack: { files: proposedPack(dayToCome), reason },
    signCountryPack: { reason },
    endMembership: { reason },
    delegateRole: {
      person_id: people[colleagueOf(handle, people) ?? 'colleague'].personId,
      until: '2099-01-01T00:00:00.000Z',
      reason,
    },
    createInvitation: { name: 'Somebody', role: invitedBy[handle] ?? 'exporter', reason },
    revokeInvitation: { reason },
    chooseMembership: { membership_id: people[handle].membershipId },
    grantAuthority: { agent_organisation_id: people.agent.organisationId, reference: 'Paper 2' },
    revokeAuthority: { reason },
    decodePayloads: { payloads: [] },
    eraseSubject: { subject_id: people.leaver.personId, reason },
    classifyGoods: { description: 'roasted coffee beans' },
  })[useCase as string];
