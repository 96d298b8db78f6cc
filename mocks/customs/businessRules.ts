import type { Reason } from '../service/behaviours.js';
import { isKnownCommodityCode } from './commodityCodes.js';
import type { DeclarationMessage } from './messages.js';

/** An LRN may not come again within this time (customs-declare-exports-frontend, Lrn). */
export const LRN_REUSE_MS = 48 * 3_600_000;

/** The one error of a declaration whose goods never came. */
export const NEVER_ARRIVED: Reason = {
  code: 'C110',
  message: 'The goods were not presented in time.',
};

/** Kilograms with up to three decimals, as whole grams. */
export function gramsOf(massKg: string): number {
  const [whole = '0', decimals = ''] = massKg.split('.');
  return Number(whole) * 1000 + Number(decimals.padEnd(3, '0'));
}

/** Every business error of a declaration at once; none means that it will be accepted. */
export function findErrors(message: DeclarationMessage, facts: { lrnTaken: boolean }): Reason[] {
  const errors: Reason[] = [];
  if (facts.lrnTaken) {
    errors.push({ pointer: '/lrn', code: 'C101', message: 'This LRN was used within the last 48 hours.' });
  }
  const { items, gross_mass_kg: grossMassKg } = message.goods_shipment;
  const netGrams = items.reduce((sum, item) => sum + gramsOf(item.net_mass_kg), 0);
  if (netGrams > gramsOf(grossMassKg)) {
    errors.push({
      pointer: '/goods_shipment/gross_mass_kg',
      code: 'C102',
      message: 'The net mass of the items is more than the gross mass.',
    });
  }
  items.forEach((item, index) => {
    const at = `/goods_shipment/items/${index}`;
    if (!isKnownCommodityCode(item.commodity_code)) {
      errors.push({ pointer: `${at}/commodity_code`, code: 'C103', message: 'There is no such commodity code.' });
    }
    if (gramsOf(item.net_mass_kg) === 0) {
      errors.push({ pointer: `${at}/net_mass_kg`, code: 'C105', message: 'The net mass is nil.' });
    }
  });
  return errors;
}
