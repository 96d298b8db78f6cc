import type { NoticeKind } from '../../domain/clearance/notices.js';
import type { Change } from '../../prisma/queries/change.js';
import type { NoticeRow } from '../../prisma/queries/notices.js';
import type { ActivityDeps } from '../deps.js';
import { carrierEvent } from './carrierEvent.js';
import { customsAccepted } from './customsAccepted.js';
import { customsControl } from './customsControl.js';
import { customsCorrected } from './customsCorrected.js';
import { customsDetained } from './customsDetained.js';
import { customsExited } from './customsExited.js';
import { customsInformed } from './customsInformed.js';
import { customsInvalidated } from './customsInvalidated.js';
import { customsReceived } from './customsReceived.js';
import { customsRejected } from './customsRejected.js';
import { customsReleased } from './customsReleased.js';
import { customsTaxCalculated } from './customsTaxCalculated.js';
import { APPLIED, ignored, type NoticeHandler, type Taken } from './noticeHandler.js';
import { orderFeed } from './orderFeed.js';
import { paymentFailed } from './paymentFailed.js';
import { paymentPaid } from './paymentPaid.js';
import { customsRequestDenied, customsRequestGranted } from './requestDecided.js';
import { heardOnce } from './theirWord.js';

const permitDecision: NoticeHandler = () => ignored("A permit's notice belongs to the workflow of its application.");

/** A hold in the same master began or ended: the snapshot that follows says how it stands now. */
const masterChanged: NoticeHandler = () => APPLIED;

const HANDLERS: Readonly<Record<NoticeKind, NoticeHandler>> = {
  customs_accepted: heardOnce(customsAccepted),
  customs_received: heardOnce(customsReceived),
  customs_rejected: heardOnce(customsRejected),
  customs_under_control: heardOnce(customsControl),
  customs_documents_required: heardOnce(customsControl),
  customs_queried: heardOnce(customsControl),
  customs_corrected: heardOnce(customsCorrected),
  customs_tax_calculated: heardOnce(customsTaxCalculated),
  customs_funds_insufficient: heardOnce(customsInformed),
  customs_funds_reminder: heardOnce(customsInformed),
  customs_request_granted: heardOnce(customsRequestGranted),
  customs_request_denied: heardOnce(customsRequestDenied),
  customs_released: heardOnce(customsReleased),
  customs_cleared: heardOnce(customsInformed),
  customs_invalidated: heardOnce(customsInvalidated),
  customs_detained: heardOnce(customsDetained),
  customs_handled_externally: heardOnce(customsInformed),
  customs_awaiting_exit: heardOnce(customsInformed),
  customs_exited: heardOnce(customsExited),
  customs_other: heardOnce(customsInformed),
  permit_granted: permitDecision,
  permit_refused: permitDecision,
  payment_paid: paymentPaid,
  payment_failed: paymentFailed,
  payment_record: orderFeed,
  carrier_waybill: orderFeed,
  marketplace_order: orderFeed,
  master_changed: masterChanged,
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
