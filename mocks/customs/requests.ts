import type { Command, Operation } from '../service/operation.js';
import { defineOperation, refusal } from '../service/operation.js';
import type { JsonObject } from '../service/json.js';
import type { ServiceParts } from '../service/serviceParts.js';
import { afterPresentation } from './authorityProfile.js';
import { findErrors } from './businessRules.js';
import { commandRef } from './commandRef.js';
import type { DeclarationRecord, DeclarationState } from './declarationRecord.js';
import {
  AmendmentCancellationMessageSchema,
  AmendmentMessageSchema,
  PresentationMessageSchema,
} from './requestMessages.js';
import type { DeclarationRegister } from './register.js';

/** Where this authority takes a request to amend: before a control, and after the release. What it only records stays lodged. */
const AMENDABLE: readonly DeclarationState[] = ['lodged', 'received', 'accepted', 'released'];
/** Where goods that were declared ahead can be presented. */
const AWAITING_GOODS: readonly DeclarationState[] = ['lodged', 'received'];

/** What a declarant asks for after the lodgement: a change, its cancellation; and the goods that come later. */
export function createRequestOperations(parts: ServiceParts, register: DeclarationRegister): Operation[] {
  const find = ({ mrn, lrn }: { mrn?: string | undefined; lrn: string }): DeclarationRecord | undefined =>
    (mrn === undefined ? undefined : register.find(mrn)) ?? register.find(lrn);
  const unknown = (body: { mrn?: string | undefined }) =>
    refusal('C201', 'There is no such declaration.', body.mrn === undefined ? '/lrn' : '/mrn');
  /** Replaces what would happen next to the declaration by itself. */
  const follow = (record: DeclarationRecord, command: Command<unknown>, usual: readonly string[]): void =>
    parts.progress.schedule(record.receipt, command.plan.progress ?? usual);

  return [
    defineOperation({
      name: 'amend',
      path: '/amendments',
      schema: AmendmentMessageSchema,
      perform: (command) => {
        const { body } = command;
        const record = find(body);
        if (!record) return unknown(body);
        if (!AMENDABLE.includes(record.state)) return refusal('C204', 'A control is under way or over.', '/mrn');
        if (record.amendment) return refusal('C209', 'An amendment is undecided.');
        const errors = [...findErrors(body.declaration, { lrnTaken: false }), ...(command.plan.reject ?? [])];
        const [first] = errors;
        if (first) {
          const below = errors.map((error) => ({ ...error, pointer: `/declaration${error.pointer ?? ''}` }));
          return { outcome: 'refused', code: first.code, errors: below };
        }
        const asked = { ...record, amendment: commandRef(command), amendments: record.amendments + 1 };
        register.save(asked, command.references.reference);
        follow(record, command, ['amend']);
        const mrn: JsonObject = record.mrn === undefined ? {} : { mrn: record.mrn };
        const result = `${record.receipt}/${asked.amendments}`;
        return { outcome: 'accepted', result, answer: { receipt: record.receipt, ...mrn } };
      },
    }),
    defineOperation({
      name: 'cancel_amendment',
      path: '/amendment-cancellations',
      schema: AmendmentCancellationMessageSchema,
      perform: (command) => {
        const { body } = command;
        const record = find(body);
        if (!record) return unknown(body);
        const { amendment, ...rest } = record;
        if (amendment?.reference !== body.amendment)
          return refusal('C207', 'The amendment has been decided: its cancellation comes too late.', '/amendment');
        register.save(rest, command.references.reference);
        parts.progress.cancel(record.receipt);
        return { outcome: 'accepted', result: record.receipt, answer: { receipt: record.receipt } };
      },
    }),
    defineOperation({
      name: 'present_goods',
      path: '/presentations',
      schema: PresentationMessageSchema,
      perform: (command) => {
        const { body } = command;
        const record = find(body);
        if (!record) return unknown(body);
        if (!AWAITING_GOODS.includes(record.state)) return refusal('C206', 'The declaration does not wait for goods.');
        register.save(record, command.references.reference);
        follow(record, command, afterPresentation(record.office_of_export));
        const result = `${record.receipt}@${body.place}`;
        return { outcome: 'accepted', result, answer: { receipt: record.receipt } };
      },
    }),
  ];
}
