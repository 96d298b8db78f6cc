import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { MarketplaceOrder } from '../../../domain/declaration/marketplaceOrder.js';
import type { OrderFeeds } from '../../../domain/declaration/orderFeeds.js';
import { buildCoffeeDeclaration } from './declarationData.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

/** Coffee for USD 280.00 that was sold on a marketplace, and the three records that agree with it. */
export function buildMarketplaceParcel(
  orderNumber: string,
  overrides: Partial<DeclarationData> = {},
): { data: DeclarationData & { marketplace_order: MarketplaceOrder }; feeds: OrderFeeds } {
  const order: MarketplaceOrder = {
    platform: 'ewtp-shop',
    order_number: orderNumber,
    payment_reference: `PAY-${orderNumber}`,
    goods_value: usd('280.00'),
    freight: usd('22.00'),
    discount: usd('5.50'),
    withheld_tax: usd('25.48'),
    paid: usd('321.98'),
    buyer: { name: 'Li Na', identity_number: '330106199001011234' },
  };
  const data = { ...buildCoffeeDeclaration(overrides), marketplace_order: order };
  const { name, address, phone = '' } = data.consignee;
  const consignee = { name, address, phone };
  const common = { platform: order.platform, orderNumber, issuedAt: '2026-11-20T08:00:00.000Z' };
  return {
    data,
    feeds: {
      order: {
        ...common,
        goodsValue: order.goods_value,
        freight: order.freight,
        discount: order.discount,
        withheldTax: order.withheld_tax,
        paid: order.paid,
        buyer: order.buyer,
        consignee,
      },
      payment: {
        ...common,
        transactionNumber: order.payment_reference,
        paid: order.paid,
        payer: order.buyer,
        identityVerified: false,
      },
      waybill: {
        ...common,
        waybillNumber: `WB-${orderNumber}`,
        consignee,
        grossWeightGrams: data.gross_weight_grams,
        netWeightGrams: data.items.reduce((sum, { net_weight_grams }) => sum + net_weight_grams, 0),
      },
    },
  };
}
