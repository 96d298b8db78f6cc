import type { NoticeKind } from '../../domain/clearance/notices.js';
import type { Change } from '../../prisma/queries/change.js';
import type { NoticeRow } from '../../prisma/queries/notices.js';
import type { ActivityDeps } from '../deps.js';
import { carrierEvent } from './carrierEvent.js';
import { customsAccepted } from './customsAccepted.js';
import { customsExited } from './customsExited.js';
import { customsOther } from './customsOther.js';
import { customsRejected } from './customsRejected.js';
import { ignored, type NoticeHandler, type Taken } from './noticeHandler.js';
import { paymentFailed } from './paymentFailed.js';
import { paymentPaid } from './paymentPaid.js';

const permitDecision: NoticeHandler = () => ignored("A permit's notice belongs to the workflow of its application.");

/** The three feeds of a marketplace parcel. */
const orderFeed: NoticeHandler = () => ignored('No order of a marketplace is awaited.');

const HANDLERS: Readonly<Record<NoticeKind, NoticeHandler>> = {
  customs_accepted: customsAccepted,
  customs_received: customsOther,
  customs_rejected: customsRejected,
  customs_under_control: customsOther,
  customs_documents_required: customsOther,
  customs_queried: customsOther,
  customs_corrected: customsOther,
  customs_tax_calculated: customsOther,
  customs_funds_insufficient: customsOther,
  customs_funds_reminder: customsOther,
  customs_request_granted: customsOther,
  customs_request_denied: customsOther,
  customs_released: customsOther,
  customs_cleared: customsOther,
  customs_invalidated: customsOther,
  customs_detained: customsOther,
  customs_handled_externally: customsOther,
  customs_awaiting_exit: customsOther,
  customs_exited: customsExited,
  customs_other: customsOther,
  permit_granted: permitDecision,
  permit_refused: permitDecision,
  payment_paid: paymentPaid,
  payment_failed: paymentFailed,
  payment_record: orderFeed,
  carrier_waybill: orderFeed,
  marketplace_order: orderFeed,
  carrier_posted: carrierEvent,
  carrier_departed: carrierEvent,
  carrier_arrived: carrierEvent,
  carrier_held: carrierEvent,
  carrier_returned: carrierEvent,
};

/** Applies a notice of the clearance by its kind. */
export async function applyNotice(deps: ActivityDeps, change: Change, notice: NoticeRow): Promise<Taken> {
  return notice.kind === null
    ? ignored('The notice was never understood.')
    : HANDLERS[notice.kind](deps, change, notice);
}
