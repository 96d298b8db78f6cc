import type { State } from '../states.js';
import type { Transition } from '../transition.js';
import { byAction } from '../transition.js';

/**
 * How an operator ends a clearance that cannot go on: only before customs has accepted the declaration, or after it while
 * nothing has left our hands: at PAYMENT_DUE (the payment provider) and at RELEASED before the carrier has the parcel
 * (label, announcement of arrival). Between registration and assessment customs decides, and an operator may not take the
 * decision away. The other resolutions leave the state to the step itself (beside.ts).
 */
const ABORTABLE_STATES = ['SUBMITTED', 'PERMITS_PENDING', 'LODGED', 'PRELODGED'] as const satisfies readonly State[];
const ABORTABLE_BEFORE_HANDOVER_STATES = ['PAYMENT_DUE', 'RELEASED'] as const satisfies readonly State[];

export const PARKING_TRANSITIONS: readonly Transition[] = [
  ...ABORTABLE_STATES.map((state) =>
    byAction(state, 'ABORTED', 'resolveParked', 'portolan', {
      guard: 'stepParked',
      resolution: 'abort',
      clears: ['parked'],
    }),
  ),
  ...ABORTABLE_BEFORE_HANDOVER_STATES.map((state) =>
    byAction(state, 'ABORTED', 'resolveParked', 'portolan', {
      guard: 'notHandedOver',
      resolution: 'abort',
      clears: ['parked'],
    }),
  ),
];
