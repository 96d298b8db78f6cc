/**
 * Where a workflow may stand and wait, and how it may end. The replay gate demands a recorded history of each, so that
 * no new wait is released without one.
 */
export const WAIT_POINTS = {
  clearance: [
    'waits in PERMITS_PENDING for a decision',
    'waits in PERMITS_PENDING for a new version',
    'waits in LODGED for the answer of customs',
    'waits in LODGED, parked',
    'waits in REJECTED',
    'waits in DOCUMENTS_REQUIRED',
    'waits in QUERY',
    'waits in INSPECTION',
    'waits in PAYMENT_DUE',
    'waits in RELEASED for payment at origin',
    'waits in RELEASED for departure',
    'waits in RELEASED for proof of exit',
    'waits in EXIT_OVERDUE',
    'ends CLEARED',
    'ends WITHDRAWN',
    'ends REFUSED',
    'ends EXPIRED',
    'ends ABORTED',
  ],
  permit: ['waits for a decision', 'waits, parked', 'ends GRANTED', 'ends REFUSED', 'ends WITHDRAWN'],
} as const;
