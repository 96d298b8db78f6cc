import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { WORKER } from '../../../prisma/actor.js';
import { newId, newRowId } from '../../../prisma/newId.js';
import { createPermit } from '../../../prisma/queries/permits.js';
import { coffee } from './declarations.js';
import type { Handle } from './people.js';
import type { TestApi } from './startTestApi.js';

/** One of everything about one declaration, written straight into the record. */
export interface CaseFixture {
  declaration: string;
  document: string;
  /** Issued by NAEB. */
  permit: string;
  /** Waits for NAEB. */
  application: string;
  /** A task in each queue. */
  tasks: Record<'exporter' | 'customs' | 'agency:NAEB' | 'operator', string>;
  inspection: string;
  payment: string;
  /** An exporter's act. */
  act: string;
  parkedStep: string;
  /** A repair that the first operator proposed. */
  operation: string;
  /** An act against the goods that the first officer proposed. */
  enforcement: string;
  /** The result of the inspection that the first officer proposed. */
  result: string;
  /** The bag that the parcel is in. */
  consolidation: string;
}

/** What may differ from the roasters' declaration, which stands in DOCUMENTS_REQUIRED with a step parked beside it. */
export interface CaseOptions {
  owner?: Handle;
  declarant?: Handle;
  state?: string;
  flags?: string[];
  lane?: 'green' | 'yellow' | 'red';
  /** Who decides what; here where it is not said. */
  authority?: Readonly<Record<string, 'here' | 'authority'>>;
}

/** Writes the rows of a case that is under way, without any workflow. */
export async function writeCase(api: TestApi, options: CaseOptions = {}): Promise<CaseFixture> {
  const {
    owner = 'exporter',
    declarant = owner,
    state = 'DOCUMENTS_REQUIRED',
    flags = ['control_announced'],
    lane = null,
    authority = {},
  } = options;
  const { organisationId } = api.people[owner];
  const declarantPersonId = api.people[declarant].personId;
  const now = new Date();
  const declarationId = newId('declaration');
  const ids: CaseFixture = {
    declaration: declarationId,
    document: newId('document'),
    permit: newId('permit'),
    application: newId('permitApplication'),
    tasks: { exporter: newId('task'), customs: newId('task'), 'agency:NAEB': newId('task'), operator: newId('task') },
    inspection: newId('inspection'),
    payment: newId('payment'),
    act: newId('act'),
    parkedStep: newId('parkedStep'),
    operation: newId('proposal'),
    enforcement: newId('proposal'),
    result: newId('proposal'),
    consolidation: newId('consolidation'),
  };
  const own = { declarationId, organisationId };
  const clearance = `clearance:${declarationId}`;
  const text = `A paper about ${declarationId}`;
  const path = `${api.storageDir}-${ids.document}`;
  await writeFile(path, text);
  await api.deps.storage.put(ids.document, path);
  await api.deps.record.withActor(WORKER, async (tx) => {
    await tx.consolidation.create({
      data: {
        id: ids.consolidation,
        mucr: `A:${ids.consolidation.slice(-12).toUpperCase()}`,
        bagSscc: '106141411234567897',
        shutBy: api.people.operator.personId,
        shutAt: now,
      },
    });
    await tx.declaration.create({
      data: {
        id: declarationId,
        consolidationId: ids.consolidation,
        organisationId,
        declarantPersonId,
        state,
        flags,
        lane,
        authority: { ...authority },
        declarationVersion: 1,
        sequence: 3,
        version: 3,
        lrn: declarationId.slice(-12),
        originCountry: 'RW',
        destinationCountry: 'CN',
        correlationId: 'test',
        submittedAt: now,
      },
    });
    await tx.declarationVersion.create({
      data: {
        id: newRowId(),
        ...own,
        number: 1,
        madeBy: 'exporter',
        data: JSON.parse(JSON.stringify(coffee())) as object,
      },
    });
    await tx.document.create({
      data: {
        id: ids.document,
        ...own,
        kind: 'other',
        fileName: 'paper.txt',
        mediaType: 'text/plain',
        sizeBytes: text.length,
        sha256: createHash('sha256').update(text).digest('hex'),
        storageKey: ids.document,
        uploadedBy: declarantPersonId,
      },
    });
    await createPermit(tx, {
      id: ids.permit,
      organisationId,
      permitType: 'naeb-coffee-export',
      agency: 'NAEB',
      number: ids.permit,
      hsPrefixes: ['0901'],
      destination: null,
      quantity: '1000',
      unit: 'gram',
      validFrom: '2026-01-01',
      validUntil: '2099-12-31',
      applicationId: null,
    });
    await tx.permitApplication.create({
      data: {
        id: ids.application,
        ...own,
        declarationVersion: 1,
        permitType: 'naeb-coffee-export',
        agency: 'NAEB',
        counterparty: 'naeb',
        decides: 'here',
        round: 1,
        standing: 'APPLIED',
        hsCode: '090121',
        quantity: 10000,
        unit: 'gram',
      },
    });
    for (const [queue, id] of Object.entries(ids.tasks)) {
      const agency = queue.startsWith('agency');
      const kind =
        { exporter: 'supply_documents', customs: 'documentary_check', operator: 'parked_step' }[queue] ??
        'permit_decision';
      const workflowId = agency ? `permit:${declarationId}:naeb-coffee-export` : clearance;
      await tx.task.create({
        data: {
          id,
          ...own,
          kind,
          queue,
          subjectId: agency ? ids.application : null,
          workflowId,
          title: kind,
          openedAt: now,
        },
      });
    }
    await tx.inspection.create({
      data: { id: ids.inspection, ...own, round: 1, orderedBy: 'system', why: 'Random share', orderedAt: now },
    });
    await tx.payment.create({
      data: { id: ids.payment, ...own, purpose: 'destination', amount: '12.50', currency: 'USD', assessmentId: 'none' },
    });
    await tx.act.create({
      data: {
        id: ids.act,
        ...own,
        workflowId: clearance,
        kind: 'submit',
        role: 'exporter',
        personId: api.people[owner].personId,
        payload: {},
        correlationId: 'test',
        takenUpAt: now,
      },
    });
    await tx.parkedStep.create({
      data: {
        id: ids.parkedStep,
        ...own,
        workflowId: clearance,
        step: 'lodge',
        key: `${clearance}:park-lodge:v3`,
        effectKey: `${clearance}:lodge:1`,
        counterparty: 'customs',
        code: 'COUNTERPARTY.UNAVAILABLE',
        fingerprint: 'customs COUNTERPARTY.UNAVAILABLE test',
        message: 'away',
        attempts: 3,
        skippable: false,
        overridable: 'mrn',
        actions: ['retry', 'override', 'abort'],
        recommended: 'retry',
        since: now,
      },
    });
    await tx.proposal.create({
      data: {
        id: ids.operation,
        ...own,
        kind: 'resolve_parked',
        subjectId: ids.parkedStep,
        proposedBy: api.people.operator.personId,
        reason: 'r',
        payload: {
          action: 'abort',
          value: null,
          rule: { id: 'OPS.SIGN.ABORT', explanation: 'two sign' },
          actId: newId('act'),
        },
        expiresAt: new Date(now.getTime() + 3_600_000),
      },
    });
    await tx.proposal.create({
      data: {
        id: ids.enforcement,
        ...own,
        kind: 'enforcement',
        subjectId: declarationId,
        proposedBy: api.people.customs.personId,
        reason: 'r',
        payload: { action: 'detain', legalBasis: 'the law', place: 'the store', upheld: null, actId: newId('act') },
        expiresAt: new Date(now.getTime() + 3_600_000),
      },
    });
    await tx.proposal.create({
      data: {
        id: ids.result,
        ...own,
        kind: 'inspection_result',
        subjectId: ids.inspection,
        proposedBy: api.people.customs.personId,
        reason: 'r',
        payload: {
          ...{ found: [], grossWeightGrams: null, notes: null, actId: newId('act') },
          rule: { id: 'CUSTOMS.SIGN.RELEASE_FROM_RED', explanation: 'two sign' },
        },
        expiresAt: new Date(now.getTime() + 3_600_000),
      },
    });
    await tx.timelineEntry.create({
      data: {
        id: newRowId(),
        ...own,
        sequence: 1,
        at: now,
        actor: 'system',
        role: 'system',
        what: 'laneAssigned',
        why: 'Because of the draw',
        audience: 'officer',
      },
    });
    await tx.event.create({
      data: { id: newId('event'), ...own, sequence: 1, type: 'laneAssigned', audience: 'officer', at: now, data: {} },
    });
    await tx.event.create({
      data: { id: newId('event'), ...own, sequence: 2, type: 'documentsRequested', at: now, data: {} },
    });
  });
  return ids;
}
