import type { DeclarationData, DeclarationItem, ModeOfTransport } from '../../../domain/declaration/declarationData.js';
import type { KnownBesides } from '../../../rules/decisions/assessment/assessDestination.js';
import type { Pack } from '../../../rules/loader/pack.js';
import { buildCoffeeDeclaration } from './declarationData.js';

/** One line of goods as a test of a destination's law names it: heading, price, and what matters of the rest. */
export interface Goods extends Partial<Omit<DeclarationItem, 'line' | 'value'>> {
  hs_code: string;
  /** Of the whole line, in the currency of the parcel. */
  price: string;
}

/** Goods on their way to a destination, as far as its law cares. */
export interface Parcel extends KnownBesides {
  to: string;
  /** Country the goods are sent from, and of their origin where they name none. */
  from: string;
  regime: string;
  /** Day of acceptance. */
  date: string;
  /** Day of the sale; that of acceptance where absent. */
  soldOn?: string;
  /** Day of exportation, where the declaration names one. */
  exportedOn?: string;
  mode: ModeOfTransport;
  currency: string;
  goods: readonly Goods[];
  /** Nothing where absent. */
  freight?: string;
  /** Province or state of the consignee. */
  subdivision?: string | undefined;
  /** Numbers of a seller that has collected tax at the sale. */
  iossNumber?: string;
  lvgNumber?: string;
  /** In the place of the pack of the day. */
  pack?: Pack;
}

/** A line of goods with what a test knows of it. */
export const goods = (hs_code: string, price: string, more: Partial<Goods> = {}): Goods => ({
  hs_code,
  price,
  ...more,
});

/** Declaration data of a parcel: one piece of one kilogram a line, unless its goods say otherwise. */
export function parcelData(parcel: Parcel): DeclarationData {
  const { to, from, date, currency, subdivision, soldOn = date, freight = '0' } = parcel;
  const items = parcel.goods.map(({ price, ...item }, index) => ({
    line: index + 1,
    description: 'goods',
    origin: from,
    net_weight_grams: 1000,
    quantity: '1',
    unit: 'piece',
    ...item,
    value: { amount: price, currency },
  }));
  return buildCoffeeDeclaration({
    corridor: { origin: from, destination: to },
    exporter: { name: 'A', tin: '1', address: 'A', country: from },
    consignee: { name: 'B', address: 'B', country: to, ...(subdivision === undefined ? {} : { subdivision }) },
    invoice: { number: 'T-1', date: soldOn, currency },
    regime: parcel.regime,
    office_of_export: `${from}AAA`,
    place_of_destination: `${to}AAA`,
    mode_of_transport: parcel.mode,
    ...(parcel.exportedOn === undefined ? {} : { exportation_date: parcel.exportedOn }),
    freight: { amount: freight, currency },
    insurance: { amount: '0', currency },
    gross_weight_grams: items.reduce((sum, { net_weight_grams }) => sum + net_weight_grams, 0),
    items,
    ...(parcel.iossNumber === undefined ? {} : { ioss_number: parcel.iossNumber }),
    ...(parcel.lvgNumber === undefined ? {} : { lvg_number: parcel.lvgNumber }),
  });
}
