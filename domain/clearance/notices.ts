/** What a counterparty's notice can mean to us once interpreted. */
export const NOTICE_KINDS = [
  'customs_accepted',
  'customs_received',
  'customs_rejected',
  'customs_under_control',
  'customs_documents_required',
  'customs_queried',
  'customs_corrected',
  'customs_tax_calculated',
  'customs_funds_insufficient',
  'customs_funds_reminder',
  'customs_request_granted',
  'customs_request_denied',
  'customs_released',
  'customs_cleared',
  'customs_invalidated',
  'customs_detained',
  'customs_handled_externally',
  'customs_awaiting_exit',
  'customs_exited',
  'customs_other',
  'permit_granted',
  'permit_refused',
  'payment_paid',
  'payment_failed',
  'payment_record',
  'carrier_posted',
  'carrier_departed',
  'carrier_arrived',
  'carrier_held',
  'carrier_returned',
  'carrier_waybill',
  'marketplace_order',
  /** Our own: a parcel of the same master was put on hold, let go or taken out. */
  'master_changed',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const isNoticeKind = (text: string): text is NoticeKind => (NOTICE_KINDS as readonly string[]).includes(text);
