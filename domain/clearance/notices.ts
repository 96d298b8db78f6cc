/** What a counterparty's notice can mean to us once interpreted. */
export const NOTICE_KINDS = [
  'customs_accepted',
  'customs_rejected',
  'customs_exited',
  'permit_granted',
  'permit_refused',
  'payment_paid',
  'payment_failed',
  'carrier_posted',
  'carrier_departed',
  'carrier_arrived',
  'carrier_held',
  'carrier_returned',
  'customs_other',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const isNoticeKind = (text: string): text is NoticeKind => (NOTICE_KINDS as readonly string[]).includes(text);
