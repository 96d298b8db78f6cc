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

/** Where a request of the declarant can be decided. */
const REQUESTED: readonly DeclarationState[] = ['received', ...LIVE, 'released'];

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
  control: { functionCode: '05', noticeType: 'customs.declaration.under_control', from: LIVE, to: 'under_control' },
  require_documents: {
    functionCode: '06',
    noticeType: 'customs.declaration.documents_required',
    from: LIVE,
    to: 'documents_required',
  },
  query: { functionCode: '51', noticeType: 'customs.declaration.queried', from: LIVE, to: 'queried' },
  release: { functionCode: '08', noticeType: 'customs.declaration.released', from: LIVE, to: 'released' },
  clear: { functionCode: '09', noticeType: 'customs.declaration.cleared', from: ['released', 'exited'], to: 'cleared' },
  invalidate: {
    functionCode: '10',
    noticeType: 'customs.declaration.invalidated',
    from: ['lodged', 'received', ...LIVE, 'released'],
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
