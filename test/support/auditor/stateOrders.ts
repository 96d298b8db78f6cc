/**
 * Which state may follow which, typed from the canonical machine of the field (HMRC, ASYCUDA, CBEC life cycles) and not
 * from the product's transition table, so that a slip in the table shows. ABORTED from PAYMENT_DUE and from RELEASED
 * before handover is decision 0005.
 */
export const ALLOWED_ORDERS: Readonly<Record<string, readonly string[]>> = {
  DRAFT: ['SUBMITTED'],
  SUBMITTED: ['PERMITS_PENDING', 'LODGED', 'WITHDRAWN', 'ABORTED'],
  PERMITS_PENDING: ['LODGED', 'SUBMITTED', 'WITHDRAWN', 'EXPIRED', 'ABORTED'],
  LODGED: ['REJECTED', 'PRELODGED', 'REGISTERED', 'ABORTED'],
  REJECTED: ['SUBMITTED', 'WITHDRAWN', 'EXPIRED'],
  PRELODGED: ['REGISTERED', 'EXPIRED', 'WITHDRAWN', 'REJECTED', 'ABORTED'],
  REGISTERED: ['MATCHING', 'DOCUMENTS_REQUIRED', 'QUERY', 'INSPECTION', 'ASSESSED'],
  MATCHING: ['DOCUMENTS_REQUIRED', 'QUERY', 'INSPECTION', 'ASSESSED', 'WITHDRAWN'],
  DOCUMENTS_REQUIRED: ['QUERY', 'INSPECTION', 'ASSESSED', 'REFUSED', 'WITHDRAWN'],
  QUERY: ['DOCUMENTS_REQUIRED', 'INSPECTION', 'ASSESSED', 'REFUSED', 'WITHDRAWN'],
  INSPECTION: ['ASSESSED', 'DOCUMENTS_REQUIRED', 'QUERY', 'DETAINED', 'REFUSED'],
  ASSESSED: ['PAYMENT_DUE', 'RELEASED'],
  PAYMENT_DUE: ['RELEASED', 'EXPIRED', 'WITHDRAWN', 'ABORTED'],
  RELEASED: ['CONSOLIDATED', 'EXITED', 'EXIT_OVERDUE', 'RECALLED', 'ABORTED'],
  RECALLED: ['INSPECTION', 'DETAINED', 'RELEASED', 'WITHDRAWN'],
  CONSOLIDATED: ['EXITED', 'RELEASED', 'RECALLED', 'EXIT_OVERDUE'],
  EXIT_OVERDUE: ['EXITED', 'INVALIDATED'],
  EXITED: ['CLEARED'],
  DETAINED: ['ASSESSED', 'SEIZED', 'RETURNED_TO_EXPORTER', 'DESTROYED'],
  SEIZED: ['ASSESSED', 'FORFEITED', 'DESTROYED'],
};

const CONTROLS = ['DOCUMENTS_REQUIRED', 'QUERY', 'INSPECTION'];
const ENDED_BY_AUTHORITY = ['WITHDRAWN', 'INVALIDATED'];

/** What may follow beside that where the authority's own system decides: its control, its detention, its invalidation. */
export const ORDERS_OF_AUTHORITY: Readonly<Record<string, readonly string[]>> = {
  PRELODGED: ['EXPIRED'],
  REGISTERED: ['DETAINED', ...ENDED_BY_AUTHORITY],
  DOCUMENTS_REQUIRED: ['DETAINED', ...ENDED_BY_AUTHORITY],
  QUERY: ['DETAINED', ...ENDED_BY_AUTHORITY],
  INSPECTION: ENDED_BY_AUTHORITY,
  ASSESSED: [...CONTROLS, 'DETAINED', ...ENDED_BY_AUTHORITY],
  PAYMENT_DUE: [...CONTROLS, 'DETAINED', ...ENDED_BY_AUTHORITY],
  RELEASED: ENDED_BY_AUTHORITY,
  CONSOLIDATED: ENDED_BY_AUTHORITY,
  RECALLED: ENDED_BY_AUTHORITY,
  DETAINED: ENDED_BY_AUTHORITY,
};

export const TERMINAL: readonly string[] = [
  'CLEARED',
  'WITHDRAWN',
  'INVALIDATED',
  'EXPIRED',
  'REFUSED',
  'RETURNED_TO_EXPORTER',
  'FORFEITED',
  'DESTROYED',
  'ABORTED',
];

/** Permits a good needs before it may leave Rwanda, by the first four digits of its HS code. */
export const MANDATORY_PERMITS: Readonly<Record<string, readonly string[]>> = {
  '0901': ['naeb-coffee-export', 'rica-phytosanitary'],
  '0904': ['rica-phytosanitary'],
};
