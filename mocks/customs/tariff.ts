import type { JsonObject } from '../service/json.js';
import type { DeclarationMessage } from './messages.js';

/** What this authority takes at export of goods of a chapter or heading. */
interface Levy {
  code: string;
  taxType: string;
  /** Of the price; where it is `inside`, the price holds it already. */
  percent: number;
  inside?: true;
}

/** By country. China takes the price in whatever currency it is told: no rate of exchange is known here. */
const LEVIES: Readonly<Record<string, readonly Levy[]>> = {
  XA: [{ code: '0904', taxType: 'EXL', percent: 1 }],
  CN: [
    { code: '720110', taxType: 'EXD', percent: 20, inside: true },
    { code: '720241', taxType: 'EXD', percent: 40, inside: true },
    { code: '720249', taxType: 'EXD', percent: 40, inside: true },
  ],
};

/** What it charges on top when it is told to come to other figures than everybody expects. */
const SURCHARGE = 100;

export interface Figures {
  customs_value: { amount: string; currency: string };
  lines: JsonObject[];
}

/** Hundredths of a decimal amount; more decimals are cut off. */
function hundredths(amount: string): number {
  const [whole = '0', decimals = ''] = amount.split('.');
  return Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
}

const amountOf = (value: number): string => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;

/** Calculates what is due at export, by a tariff of its own: one levy a line, half up to the cent. */
export function calculate({ office_of_export: office, goods_shipment: { items } }: DeclarationMessage): Figures {
  const levies = LEVIES[office.slice(0, 2)] ?? [];
  const currency = items[0]?.value.currency ?? 'USD';
  const lines = items.flatMap(({ sequence, commodity_code: code, value }) => {
    const levy = levies.find((row) => code.startsWith(row.code));
    if (levy === undefined) return [];
    const whole = levy.inside === true ? 100 + levy.percent : 100;
    const amount = Math.floor((2 * hundredths(value.amount) * levy.percent + whole) / (2 * whole));
    return [line(sequence, levy.taxType, value.amount, (levy.percent / 100).toFixed(2), amount, value.currency)];
  });
  const total = items.reduce((sum, { value }) => sum + hundredths(value.amount), 0);
  return { customs_value: { amount: amountOf(total), currency }, lines };
}

/** The same with a fee that nobody expects. */
export function surcharge({ customs_value: value, lines }: Figures): Figures {
  const fee: JsonObject = {
    tax_type: 'FEE',
    base: { ...value },
    rate: 'flat',
    amount: { amount: amountOf(SURCHARGE), currency: value.currency },
  };
  return { customs_value: value, lines: [...lines, fee] };
}

const line = (
  item: number,
  taxType: string,
  base: string,
  rate: string,
  amount: number,
  currency: string,
): JsonObject => ({
  item,
  tax_type: taxType,
  base: { amount: base, currency },
  rate,
  amount: { amount: amountOf(amount), currency },
});
