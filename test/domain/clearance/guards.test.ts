/** Guards that no scenario shows saying no: each closes an arrow of the table that the same facts, but for one, open. */
import type { TransitionFacts } from '../../../domain/clearance/guards.js';
import type { State } from '../../../domain/clearance/states.js';
import { findTransition, type TriggerQuery } from '../../../domain/clearance/transitions.js';

type Row = [
  name: string,
  from: State,
  trigger: TriggerQuery,
  closed: TransitionFacts,
  open: TransitionFacts,
  to: State,
];

const abort: TriggerQuery = { kind: 'action', action: 'resolveParked', resolution: 'abort' };
const step = (name: Extract<TriggerQuery, { kind: 'step' }>['step']): TriggerQuery => ({ kind: 'step', step: name });
const notice = (name: Extract<TriggerQuery, { kind: 'notice' }>['notice']): TriggerQuery => ({
  kind: 'notice',
  notice: name,
});
const action = (name: Extract<TriggerQuery, { kind: 'action' }>['action']): TriggerQuery => ({
  kind: 'action',
  action: name,
});
const deadline = (name: Extract<TriggerQuery, { kind: 'deadline' }>['name']): TriggerQuery => ({
  kind: 'deadline',
  name,
});
const none: TransitionFacts = { flags: [] };
const paid = { permitsInForce: true, originChargesSettled: true } as const;

const ROWS: Row[] = [
  ['stepParked: nothing to abort', 'LODGED', abort, none, { flags: ['parked'] }, 'ABORTED'],
  [
    'notHandedOver: the carrier has the parcel',
    'RELEASED',
    abort,
    { flags: ['parked'], handedOver: true },
    { flags: ['parked'], handedOver: false },
    'ABORTED',
  ],
  [
    'decidedHere: the authority accepts',
    'LODGED',
    step('accept'),
    { ...none, decides: 'authority' },
    { ...none, decides: 'here' },
    'REGISTERED',
  ],
  [
    'decidedByAuthority: release is decided here',
    'ASSESSED',
    notice('customs_released'),
    { ...none, decides: 'here' },
    { ...none, decides: 'authority' },
    'RELEASED',
  ],
  [
    'permitRefused: no permit was refused',
    'PERMITS_PENDING',
    action('resubmit'),
    none,
    { flags: ['permit_refused'] },
    'SUBMITTED',
  ],
  [
    'permitToApplyFor: every permit is held',
    'SUBMITTED',
    step('checkPermits'),
    { ...none, permitToApplyFor: false },
    { ...none, permitToApplyFor: true },
    'PERMITS_PENDING',
  ],
  [
    'permitsInForce: a permit has run out',
    'PERMITS_PENDING',
    step('lodge'),
    { ...none, permitsInForce: false },
    { ...none, permitsInForce: true },
    'LODGED',
  ],
  [
    'noticeIsCurrent: the answer is to an old version',
    'LODGED',
    notice('customs_accepted'),
    { ...none, noticeIsCurrent: false },
    { ...none, noticeIsCurrent: true },
    'REGISTERED',
  ],
  [
    'laneRed: the lane is yellow',
    'REGISTERED',
    step('assignLane'),
    { ...none },
    { ...none, lane: 'red' },
    'INSPECTION',
  ],
  [
    'marketplaceOrder: the declaration names none',
    'REGISTERED',
    step('matchDocuments'),
    { ...none, marketplaceOrder: false },
    { ...none, marketplaceOrder: true },
    'MATCHING',
  ],
  [
    'matchedRed: a feed is missing',
    'MATCHING',
    step('assignLane'),
    { ...none, lane: 'red', matched: false },
    { ...none, lane: 'red', matched: true },
    'INSPECTION',
  ],
  [
    'documentsSupplied: nothing to accept yet',
    'DOCUMENTS_REQUIRED',
    action('acceptDocuments'),
    none,
    { flags: ['documents_supplied'] },
    'ASSESSED',
  ],
  [
    'documentsNotSupplied: the documents are here',
    'DOCUMENTS_REQUIRED',
    deadline('documents_due'),
    { flags: ['documents_supplied'] },
    none,
    'REFUSED',
  ],
  ['queryAnswered: no answer yet', 'QUERY', action('acceptDocuments'), none, { flags: ['query_answered'] }, 'ASSESSED'],
  [
    'queryNotAnswered: the answer is here',
    'QUERY',
    deadline('query_due'),
    { flags: ['query_answered'] },
    none,
    'REFUSED',
  ],
  [
    'originChargesUnpaid: nothing is due',
    'ASSESSED',
    step('assessFinally'),
    { ...none, originChargesSettled: true },
    { ...none, originChargesSettled: false },
    'PAYMENT_DUE',
  ],
  [
    'releasable: a hold stands',
    'ASSESSED',
    step('release'),
    { flags: ['hold'], ...paid },
    { ...none, ...paid },
    'RELEASED',
  ],
  [
    'releasable: a request is undecided',
    'PAYMENT_DUE',
    step('release'),
    { flags: ['amendment_requested'], ...paid },
    { ...none, ...paid },
    'RELEASED',
  ],
  [
    'exitDecidedHere: the authority certifies the exit',
    'RELEASED',
    step('confirmExit'),
    { ...none, decides: 'authority', masterFreeOfHolds: true },
    { ...none, decides: 'here', masterFreeOfHolds: true },
    'EXITED',
  ],
];

test.each(ROWS)('%s', (_name, from, trigger, closed, open, to) => {
  expect(findTransition(from, trigger, closed)).toBeUndefined();
  expect(findTransition(from, trigger, open)?.to).toBe(to);
});

test('withdrawalNotRequested: with a request of ours an invalidation is a withdrawal', () => {
  const invalidated = notice('customs_invalidated');
  expect(findTransition('REGISTERED', invalidated, { flags: ['withdrawal_requested'] })?.to).toBe('WITHDRAWN');
  expect(findTransition('REGISTERED', invalidated, none)?.to).toBe('INVALIDATED');
});
