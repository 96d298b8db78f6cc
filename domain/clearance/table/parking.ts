import type { Transition } from '../transition.js';
import { byAction } from '../transition.js';
import type { State } from '../states.js';
import { isReachableNow, STATES } from '../states.js';

/**
 * What an operator may do with a parked step. Retry, override and skip leave the state to the step itself. Abort ends
 * the clearance, and only before customs has accepted the declaration, or after it while nothing has left our hands:
 * at PAYMENT_DUE (the payment provider) and at RELEASED before the carrier has the parcel (label, announcement of arrival).
 * Between registration and assessment customs decides, and an operator may not take the decision away.
 *
 * A terminal state keeps the three other resolutions: undoing a reservation, a label or a payment can park too.
 */
const ABORTABLE_STATES = ['SUBMITTED', 'PERMITS_PENDING', 'LODGED'] as const satisfies readonly State[];
const ABORTABLE_BEFORE_HANDOVER_STATES = ['PAYMENT_DUE', 'RELEASED'] as const satisfies readonly State[];

const resolvable = STATES.filter((state) => state !== 'DRAFT' && isReachableNow(state));

export const PARKING_TRANSITIONS: readonly Transition[] = [
  ...(['retry', 'override', 'skip'] as const).flatMap((resolution) =>
    resolvable.map((state) =>
      byAction(state, state, 'resolveParked', 'portolan', { guard: 'stepParked', resolution, clears: ['parked'] }),
    ),
  ),
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
