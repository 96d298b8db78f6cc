import type { DeclarationData, DeclarationItem } from '../../domain/declaration/declarationData.js';
import { assessDestination, type KnownBesides } from '../../rules/decisions/assessment/assessDestination.js';
import type { Pack } from '../../rules/loader/pack.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { COUNTRIES } from '../rules/packRoots.js';

export const registry = loadPacks(COUNTRIES);

/** One line of goods on its way to a country, as far as a test cares. */
export interface Parcel extends KnownBesides {
  regime: string;
  date: string;
  hs: string;
  value: string;
  currency: string;
  /** Country the goods are made in and sent from; China where absent. */
  from?: string;
  freight?: string;
  mode?: DeclarationData['mode_of_transport'];
  subdivision?: string;
  soldOn?: string;
  item?: Partial<DeclarationItem>;
  /** In the place of the pack of the day. */
  pack?: Pack;
  lvgNumber?: string;
}

/** What is charged, tax by tax, and what is left open; undefined taxes stand for nothing charged and nothing said. */
export interface Bill {
  taxes: Record<string, string>;
  open: string[];
  reasons: string;
}

/** Declaration data of a parcel with one line. */
export function dataOf(country: string, parcel: Parcel): DeclarationData {
  const { from = 'CN', date, currency, subdivision } = parcel;
  return {
    corridor: { origin: from, destination: country },
    declarant: { name: 'A', tin: '1' },
    exporter: { name: 'A', tin: '1', address: 'A', country: from },
    consignee: { name: 'B', address: 'B', country, ...(subdivision === undefined ? {} : { subdivision }) },
    invoice: { number: '1', date: parcel.soldOn ?? date, currency },
    incoterm: 'DAP',
    destination_charges_paid_by: 'buyer',
    regime: parcel.regime,
    office_of_export: `${from}AAA`,
    place_of_destination: `${country}AAA`,
    mode_of_transport: parcel.mode ?? 'post',
    freight: { amount: parcel.freight ?? '0', currency },
    insurance: { amount: '0', currency },
    gross_weight_grams: 2000,
    items: [
      {
        line: 1,
        description: 'Goods',
        hs_code: parcel.hs,
        origin: from,
        net_weight_grams: 1000,
        quantity: '1',
        unit: 'piece',
        value: { amount: parcel.value, currency },
        ...parcel.item,
      },
    ],
    ...(parcel.lvgNumber === undefined ? {} : { lvg_number: parcel.lvgNumber }),
  };
}

/** The bill of a parcel by the pack of its day. */
export function billOf(country: string, parcel: Parcel): Bill {
  const pack = parcel.pack ?? registry.packAt(country, parcel.date);
  const { charges, cannotSay } = assessDestination(dataOf(country, parcel), pack, parcel.date, parcel);
  return {
    taxes: Object.fromEntries(charges.map(({ tax, amount }) => [tax, amount.amount])),
    open: cannotSay.map(({ what }) => what),
    reasons: cannotSay.map(({ why }) => why).join(' '),
  };
}
