import { z } from 'zod';
import { identifier, instant, pageOf, reasonText, signatories } from './primitives.js';
import { MODES } from '../../domain/access/apiKey.js';
import { RESOLUTIONS } from '../../domain/clearance/actions.js';
import { AgencyCode, MemberRoleName, ResolutionName, RoleName, StateName } from './vocabulary.js';

/** A step that could not be done and waits for an operator. */
export const ParkedStep = z
  .object({
    id: identifier('prk'),
    declaration_id: identifier('dec'),
    organisation_id: identifier('org'),
    workflow_id: z.string(),
    state: StateName,
    step: z.string(),
    counterparty: z.string(),
    code: z.string(),
    fingerprint: z.string().meta({ description: 'Cause: counterparty, error code, version' }),
    message: z.string(),
    attempts: z.int(),
    since: instant,
    last_answer: z.unknown().meta({ description: "The counterparty's last answer" }),
    overridable: z.string().meta({ description: 'What an override has to give: mrn, label, permit, payment or none' }),
    actions: z.array(ResolutionName).meta({ description: 'Safe actions' }),
    recommended: ResolutionName,
    status: z.enum(['parked', 'resolved']),
    resolution: z
      .enum([...RESOLUTIONS, 'settled'])
      .nullable()
      .meta({ description: '`settled`: the counterparty answered late, and no person was needed' }),
    resolved_at: instant.nullable(),
  })
  .meta({ id: 'ParkedStep' });
export type ParkedStep = z.infer<typeof ParkedStep>;
export const ParkedStepPage = pageOf(ParkedStep, 'ParkedStepPage');

/** Parked steps counted by cause. */
export const StuckCauses = z
  .object({
    items: z.array(
      z.object({
        fingerprint: z.string(),
        counterparty: z.string(),
        code: z.string(),
        count: z.int(),
        oldest_since: instant,
      }),
    ),
  })
  .meta({ id: 'StuckCauses' });

export const OperationBody = z
  .strictObject({
    parked_step_id: identifier('prk'),
    action: ResolutionName,
    reason: reasonText,
    value: z.record(z.string(), z.unknown()).optional().meta({
      description:
        'With override, by what the step can be overridden with: {"mrn": …}, {"s10": …}, {"permit_number", "valid_from", "valid_until", "quantity_grams"} or {"provider_reference": …}',
    }),
  })
  .meta({ id: 'OperationBody' });

export const SignBody = z.strictObject({ reason: reasonText }).meta({ id: 'SignBody' });

/** A repair of one parked step: done at once, or waiting for a second person's signature. */
export const Operation = z
  .object({
    id: identifier('prp'),
    parked_step_id: identifier('prk'),
    declaration_id: identifier('dec'),
    action: ResolutionName,
    reason: z.string(),
    value: z.unknown(),
    status: z.enum(['awaiting_signature', 'delivered', 'expired', 'refused']),
    signature_rule: z
      .object({ id: z.string(), explanation: z.string() })
      .nullable()
      .meta({ description: 'Why a second person has to sign; null when none has to' }),
    ...signatories,
    expires_at: instant.nullable(),
    act_id: identifier('act').nullable().meta({ description: 'The act that carried it out; see /v1/acts/{id}' }),
    created_at: instant,
  })
  .meta({ id: 'Operation' });
export type Operation = z.infer<typeof Operation>;
export const OperationPage = pageOf(Operation, 'OperationPage');

const atMost = 100;

export const BulkOperationsBody = z
  .strictObject({
    parked_step_ids: z.array(identifier('prk')).min(1).max(atMost),
    action: z.enum(['retry', 'skip', 'abort']).meta({ description: 'An override has a value of each step of its own' }),
    reason: reasonText,
  })
  .meta({ id: 'BulkOperationsBody' });

export const BulkSignBody = z
  .strictObject({ operation_ids: z.array(identifier('prp')).min(1).max(atMost), reason: reasonText })
  .meta({ id: 'BulkSignBody' });

/** What came of each case, in the order asked. */
export const BulkOperations = z
  .object({
    items: z.array(
      z.object({
        subject_id: z.string().meta({ description: 'The parked step, or the operation that was to be signed' }),
        operation: Operation.nullable().meta({ description: 'Null where it was refused' }),
        code: z.string().nullable().meta({ description: 'Why it was refused' }),
      }),
    ),
  })
  .meta({ id: 'BulkOperations' });
export type BulkOperations = z.infer<typeof BulkOperations>;

export const Me = z
  .object({
    person_id: identifier('prs').nullable().meta({ description: 'Null where a key asks' }),
    key_id: identifier('key').nullable().meta({ description: 'The key that asks, where no person does' }),
    mode: z.enum(MODES).meta({ description: 'Mode of what is begun with it' }),
    name: z.string(),
    member_role: MemberRoleName,
    role: RoleName.meta({ description: 'The role in which acts are done and recorded' }),
    agency: AgencyCode.nullable(),
    organisation: z.object({ id: identifier('org'), name: z.string(), kind: z.string() }),
    authority_id: identifier('aut').nullable().meta({ description: 'By which an agent acts for the organisation' }),
    environment: z.string(),
  })
  .meta({ id: 'Me' });
