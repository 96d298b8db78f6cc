import type { Command, CommandResult } from '../service/operation.js';
import { defineOperation, refusal } from '../service/operation.js';
import type { ServiceParts, ServiceRules } from '../service/serviceParts.js';
import { afterArrival, afterLodgement } from './authorityProfile.js';
import { findErrors, NEVER_ARRIVED } from './businessRules.js';
import { commandRef } from './commandRef.js';
import type { DeclarationRecord } from './declarationRecord.js';
import { DECLARATION_EVENT_NAMES, isDeclarationEvent } from './events.js';
import {
  ArrivalMessageSchema,
  CancellationMessageSchema,
  DeclarationMessageSchema,
  type DeclarationMessage,
} from './messages.js';
import { DeclarationRegister } from './register.js';
import { createReplyOperations } from './replies.js';
import { createRequestOperations } from './requests.js';
import { calculate } from './tariff.js';

/** The customs authority: takes declarations, decides on them a little later, and tells by notice. */
export function createCustomsRules(parts: ServiceParts): ServiceRules {
  const register = new DeclarationRegister(parts);

  function lodge(command: Command<DeclarationMessage>): CommandResult {
    const { body, references, plan } = command;
    const errors = [...findErrors(body, { lrnTaken: register.isLrnTaken(body.lrn) }), ...(plan.reject ?? [])];
    if (!register.isLrnTaken(body.lrn)) register.takeLrn(body.lrn);
    const receipt = `${body.office_of_export.slice(0, 2)}C-${String(register.next('receipt')).padStart(8, '0')}`;
    const record: DeclarationRecord = {
      receipt,
      lrn: body.lrn,
      ducr: body.ducr,
      invoice_number: body.invoice_number,
      additional_type: body.additional_type,
      office_of_export: body.office_of_export,
      state: 'lodged',
      lodgement: commandRef(command),
      amendments: 0,
      errors,
      figures: calculate(body),
      lodged_at: parts.now().toISOString(),
      history: [],
    };
    // A second declaration under a taken LRN does not hide the first one.
    const isTwin = errors.some((error) => error.code === 'C101');
    register.save(record, references.reference, ...(isTwin ? [] : [body.lrn]));
    const declared = { rejected: errors.length > 0, ahead: body.additional_type === 'D' };
    parts.progress.schedule(receipt, plan.progress ?? afterLodgement(body.office_of_export, declared));
    return { outcome: 'accepted', result: receipt, answer: { receipt, lrn: body.lrn } };
  }

  const operations = [
    defineOperation({ name: 'lodge', path: '/declarations', schema: DeclarationMessageSchema, perform: lodge }),
    defineOperation({
      name: 'cancel',
      path: '/cancellations',
      schema: CancellationMessageSchema,
      perform: (command) => {
        const record = register.findNamed(command.body);
        if (!record) return refusal('C201', 'There is no such declaration.', command.body.mrn ? '/mrn' : '/lrn');
        if (record.state === 'exited' || record.state === 'cleared') {
          return refusal('C202', 'The goods have left: the declaration can no longer be cancelled.');
        }
        if (record.state === 'rejected' || record.state === 'invalidated') {
          return refusal('C205', 'The declaration is not in force: there is nothing to cancel.');
        }
        register.save({ ...record, cancellation: commandRef(command) }, command.references.reference);
        parts.progress.cancel(record.receipt);
        parts.progress.schedule(record.receipt, command.plan.progress ?? ['invalidate']);
        return { outcome: 'accepted', result: record.receipt, answer: { receipt: record.receipt } };
      },
    }),
    defineOperation({
      name: 'announce_arrival',
      path: '/arrivals',
      schema: ArrivalMessageSchema,
      perform: (command) => {
        const record = register.findNamed(command.body);
        if (!record) return refusal('C201', 'There is no such declaration.', '/mrn');
        if (record.state === 'invalidated') return refusal('C203', 'The declaration was cancelled.', '/mrn');
        const arrival = { ...commandRef(command), place: command.body.place };
        register.save({ ...record, arrival }, command.references.reference);
        parts.progress.schedule(record.receipt, command.plan.progress ?? afterArrival(record.office_of_export));
        const answer = { receipt: record.receipt, mrn: command.body.mrn };
        return { outcome: 'accepted', result: `${command.body.mrn}@${command.body.place}`, answer };
      },
    }),
    ...createRequestOperations(parts, register),
    ...createReplyOperations(parts, register),
  ];

  return {
    operations,
    findSubject: (reference) => register.find(reference)?.receipt,
    findStatus: (reference) => {
      const record = register.find(reference);
      if (!record) return undefined;
      const { receipt, lrn, ducr, mrn, state, errors, history, lodgement } = record;
      const function_code = history.at(-1)?.function_code;
      return {
        ...{ receipt, lrn, ducr, state, errors, history, version: lodgement.version, reference: lodgement.reference },
        ...(mrn === undefined ? {} : { mrn }),
        ...(function_code === undefined ? {} : { function_code }),
      };
    },
    eventNames: DECLARATION_EVENT_NAMES,
    applyEvent(receipt, event, data) {
      if (!isDeclarationEvent(event)) return false;
      if (event === 'reject') keepErrorsOf(receipt, data);
      if (event === 'never_arrived') keepErrors(receipt, [NEVER_ARRIVED]);
      return register.apply(receipt, event, data);
    },
    contraryOf: (draft) => ({
      type: 'customs.declaration.rejected',
      data: {
        ...draft.data,
        function_code: '03',
        errors: [{ pointer: '/goods_shipment', code: 'C199', message: 'An old answer that comes late.' }],
      },
    }),
  };

  /** A rejection pushed by hand may bring its own errors. */
  function keepErrorsOf(receipt: string, data: Record<string, unknown>): void {
    const record = register.find(receipt);
    if (!record || record.errors.length > 0 || data.errors !== undefined) return;
    keepErrors(receipt, [{ code: 'C100', message: 'Rejected by the authority.' }]);
  }

  function keepErrors(receipt: string, errors: DeclarationRecord['errors']): void {
    const record = register.find(receipt);
    if (record) register.save({ ...record, errors });
  }
}
