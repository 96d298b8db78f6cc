import type { JsonObject } from '../service/json.js';
import type { CommandRef, DeclarationRecord } from './declarationRecord.js';
import type { DeclarationEventName } from './events.js';
import { surcharge } from './tariff.js';

/** The command that an event answers: what decides a request answers the request, the rest the lodgement that stands. */
export function answeredBy(record: DeclarationRecord, name: DeclarationEventName): CommandRef {
  const { arrival, cancellation, amendment, lodgement } = record;
  switch (name) {
    case 'exit':
      return arrival ?? lodgement;
    case 'invalidate':
    case 'deny_cancellation':
      return cancellation ?? lodgement;
    case 'amend':
    case 'deny_amendment':
      return amendment ?? lodgement;
    default:
      return lodgement;
  }
}

/** What an event's notice says beside its references. 39: a request was granted; 41: it was not. */
export function saidBy(happened: DeclarationRecord, before: DeclarationRecord, name: DeclarationEventName): JsonObject {
  const { reference, version } = answeredBy(before, name);
  switch (name) {
    case 'reject':
    case 'never_arrived':
      return { errors: happened.errors };
    case 'require_documents':
      return { documents: ['commercial_invoice'] };
    case 'query':
      return { question: 'Of which quality are the goods?' };
    case 'estimate_tax':
      return { stage: 'provisional', ...happened.figures };
    case 'calculate_tax':
      return { stage: 'final', ...happened.figures };
    case 'calculate_tax_otherwise':
      return { stage: 'final', ...surcharge(happened.figures) };
    case 'detain':
      return {
        reason: 'Goods and papers do not fit.',
        legal_basis: 'Customs Act, section 1',
        place: happened.office_of_export,
      };
    case 'exit':
      return { office_of_exit: happened.arrival?.place ?? happened.office_of_export };
    // Without a request the authority acted by itself.
    case 'invalidate':
      return before.cancellation === undefined ? {} : { decision_code: '39', request: reference };
    case 'amend':
      return { decision_code: '39', request: reference, version };
    case 'deny_amendment':
    case 'deny_cancellation':
      return { decision_code: '41', request: reference, version };
    default:
      return {};
  }
}
