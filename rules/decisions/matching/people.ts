import type { Buyer } from '../../../domain/declaration/marketplaceOrder.js';
import type { FeedConsignee, OrderFeeds } from '../../../domain/declaration/orderFeeds.js';
import { compare, type MatchingCheck, type Source } from './check.js';

const PEOPLE = 'MATCHING.3';

/** Unicode's composed form, and one blank wherever blanks are: nothing else is forgiven. */
const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
/** Blanks, hyphens and brackets in a number to be dialled say nothing. */
const dialled = (text: string): string => text.replaceAll(/[\s()-]/g, '');

/**
 * Rule 3: consignee on the order and on the waybill are the same by name, phone and address; the buyer is who paid,
 * unless a competent source has verified who the buyer is.
 */
export function checkPeople({ order, payment, waybill }: Partial<OrderFeeds>): MatchingCheck[] {
  const field = (subject: string, name: keyof FeedConsignee, normal: (text: string) => string): MatchingCheck => {
    const ordered = order && normal(order.consignee[name] ?? '');
    const carried = waybill && normal(waybill.consignee[name] ?? '');
    return compare({
      ruleId: PEOPLE,
      subject,
      left: said('order', ordered),
      right: said('waybill', carried),
      awaited: order === undefined ? 'order' : 'waybill',
      agrees: ordered === carried,
      personal: true,
    });
  };
  return [
    field("The consignee's name", 'name', plain),
    field("The consignee's phone", 'phone', dialled),
    field("The consignee's address", 'address', plain),
    compare({
      ruleId: PEOPLE,
      subject: 'The buyer and who paid',
      left: said('order', order && describe(order.buyer)),
      right: said('payment', payment && describe(payment.payer)),
      awaited: order === undefined ? 'order' : 'payment',
      agrees: order !== undefined && payment !== undefined && isPayer(order.buyer, payment),
      personal: true,
    }),
  ];
}

const said = (from: Source, value: string | undefined) =>
  value === undefined ? undefined : { from, value: value === '' ? null : value };

const describe = ({ name, identity_number }: Buyer): string =>
  [plain(name), ...(identity_number === undefined ? [] : [identity_number])].join(', ');

function isPayer(buyer: Buyer, { payer, identityVerified }: OrderFeeds['payment']): boolean {
  if (identityVerified) return true;
  const { identity_number: ordered } = buyer;
  const { identity_number: paying } = payer;
  return (
    plain(buyer.name) === plain(payer.name) && (ordered === undefined || paying === undefined || ordered === paying)
  );
}
