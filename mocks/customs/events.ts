import type { DeclarationState } from './declarationRecord.js';

/** One event in the life of a declaration, and the notice that tells it. */
export interface DeclarationEvent {
  /** HMRC's function code (customs-facts: statuses visible to the trader). */
  functionCode: string;
  noticeType: string;
  from: readonly DeclarationState[];
  /** `same`: a request is decided, and the declaration stands as it did. */
  to: DeclarationState | 'same';
}

const LIVE: readonly DeclarationState[] = ['accepted', 'under_control', 'documents_required', 'queried'];

/** Not yet out of its reach: it may still call the goods back, and let them go again. */
const WITHIN_REACH: readonly DeclarationState[] = [...LIVE, 'detained', 'released'];

/** Where a request of the declarant can be decided. */
const REQUESTED: readonly DeclarationState[] = ['lodged', 'received', ...LIVE, 'released'];

/** Every event that this authority makes happen or that may be pushed by hand. */
export const DECLARATION_EVENTS = {
  accept: {
    functionCode: '01',
    noticeType: 'customs.declaration.accepted',
    from: ['lodged', 'received'],
    to: 'accepted',
  },
  receive: { functionCode: '02', noticeType: 'customs.declaration.received', from: ['lodged'], to: 'received' },
  reject: {
    functionCode: '03',
    noticeType: 'customs.declaration.rejected',
    from: ['lodged', 'received'],
    to: 'rejected',
  },
  /** Rejected for the one reason that the goods did not come in time. */
  never_arrived: {
    functionCode: '03',
    noticeType: 'customs.declaration.rejected',
    from: ['received'],
    to: 'rejected',
  },
  control: {
    functionCode: '05',
    noticeType: 'customs.declaration.under_control',
    from: [...LIVE, 'released'],
    to: 'under_control',
  },
  require_documents: {
    functionCode: '06',
    noticeType: 'customs.declaration.documents_required',
    from: LIVE,
    to: 'documents_required',
  },
  query: { functionCode: '51', noticeType: 'customs.declaration.queried', from: LIVE, to: 'queried' },
  correct: { functionCode: '07', noticeType: 'customs.declaration.corrected', from: WITHIN_REACH, to: 'same' },
  release: {
    functionCode: '08',
    noticeType: 'customs.declaration.released',
    from: WITHIN_REACH,
    to: 'released',
  },
  estimate_tax: { functionCode: '13', noticeType: 'customs.tax.provisional', from: WITHIN_REACH, to: 'same' },
  calculate_tax: { functionCode: '13', noticeType: 'customs.tax.final', from: WITHIN_REACH, to: 'same' },
  /** Final figures that nobody expects. */
  calculate_tax_otherwise: { functionCode: '13', noticeType: 'customs.tax.final', from: WITHIN_REACH, to: 'same' },
  lack_funds: { functionCode: '14', noticeType: 'customs.funds.insufficient', from: WITHIN_REACH, to: 'same' },
  remind_funds: { functionCode: '15', noticeType: 'customs.funds.reminder', from: WITHIN_REACH, to: 'same' },
  handle_externally: {
    functionCode: '17',
    noticeType: 'customs.declaration.handled_externally',
    from: WITHIN_REACH,
    to: 'same',
  },
  await_exit: { functionCode: '18', noticeType: 'customs.declaration.awaiting_exit', from: ['released'], to: 'same' },
  detain: { functionCode: '52', noticeType: 'customs.declaration.detained', from: WITHIN_REACH, to: 'detained' },
  clear: { functionCode: '09', noticeType: 'customs.declaration.cleared', from: ['released', 'exited'], to: 'cleared' },
  invalidate: {
    functionCode: '10',
    noticeType: 'customs.declaration.invalidated',
    from: ['lodged', 'received', ...WITHIN_REACH],
    to: 'invalidated',
  },
  amend: { functionCode: '11', noticeType: 'customs.amendment.granted', from: REQUESTED, to: 'same' },
  deny_amendment: { functionCode: '11', noticeType: 'customs.amendment.denied', from: REQUESTED, to: 'same' },
  deny_cancellation: { functionCode: '11', noticeType: 'customs.cancellation.denied', from: REQUESTED, to: 'same' },
  exit: { functionCode: '16', noticeType: 'customs.declaration.exited', from: [...LIVE, 'released'], to: 'exited' },
} as const satisfies Record<string, DeclarationEvent>;

export type DeclarationEventName = keyof typeof DECLARATION_EVENTS;

export const DECLARATION_EVENT_NAMES = Object.keys(DECLARATION_EVENTS) as readonly DeclarationEventName[];

export const isDeclarationEvent = (name: string): name is DeclarationEventName =>
  Object.hasOwn(DECLARATION_EVENTS, name);
