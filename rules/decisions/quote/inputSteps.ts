import type { DeclarationData, DeclarationItem } from '../../../domain/declaration/declarationData.js';

/** One input on the way from the quoted to the declared data, and the data once it is changed too. */
export interface InputStep {
  /** Pointer into the data of the declaration. */
  input: string;
  quoted: string;
  declared: string;
  data: DeclarationData;
  /** True where a change without effect is none worth naming: a quote is of another day than its sale and its exportation. */
  quiet: boolean;
}

/** Members of an item that charges may go by; the others are words and numbers of papers. */
const ITEM_MEMBERS = [
  'hs_code',
  'commodity_code',
  'origin',
  'quantity',
  'unit',
  'net_weight_grams',
  'value',
  'preference',
  'relief',
  'supplementary_quantities',
] as const satisfies readonly (keyof DeclarationItem)[];

/** Members of the declaration that charges may go by, besides its items. */
const MEMBERS = [
  'regime',
  'export_regime',
  'mode_of_transport',
  'destination_charges_paid_by',
  'freight',
  'insurance',
  'ioss_number',
  'lvg_number',
] as const satisfies readonly (keyof DeclarationData)[];

const SALE = '/invoice/date';
const EXPORTATION = '/exportation_date';

/** The inputs that differ, one after the other; each step has all earlier ones. Lines are told apart by their number. */
export function inputSteps(quoted: DeclarationData, declared: DeclarationData): InputStep[] {
  const steps: InputStep[] = [];
  let data = quoted;
  const step = (input: string, before: unknown, after: unknown, next: DeclarationData): void => {
    if (inText(before) === inText(after)) return;
    data = next;
    const quiet = input === SALE || input === EXPORTATION;
    steps.push({ input, quoted: inText(before), declared: inText(after), data, quiet });
  };
  for (const name of MEMBERS) step(`/${name}`, data[name], declared[name], withMember(data, name, declared[name]));
  for (const item of declared.items) {
    const before = data.items.find(({ line }) => line === item.line);
    if (before === undefined) {
      step(`/items (line ${item.line})`, undefined, lineInText(item), { ...data, items: [...data.items, item] });
      continue;
    }
    for (const name of ITEM_MEMBERS) {
      const items = data.items.map((one) => (one.line === item.line ? withMember(one, name, item[name]) : one));
      step(`/items (line ${item.line})/${name}`, before[name], item[name], { ...data, items });
    }
  }
  for (const item of quoted.items.filter(({ line }) => !declared.items.some((one) => one.line === line))) {
    const items = data.items.filter(({ line }) => line !== item.line);
    step(`/items (line ${item.line})`, lineInText(item), undefined, { ...data, items });
  }
  const { invoice, consignee } = declared;
  step(SALE, data.invoice.date, invoice.date, { ...data, invoice: { ...data.invoice, date: invoice.date } });
  const { exportation_date: day } = declared;
  step(EXPORTATION, data.exportation_date, day, withMember(data, 'exportation_date', day));
  step('/consignee/subdivision', data.consignee.subdivision, consignee.subdivision, { ...data, consignee });
  return steps;
}

function withMember<T extends object, K extends keyof T>(whole: T, name: K, value: T[K] | undefined): T {
  const { [name]: _old, ...rest } = whole;
  return (value === undefined ? rest : { ...whole, [name]: value }) as T;
}

const lineInText = ({ hs_code, quantity, unit, value }: DeclarationItem): string =>
  `HS ${hs_code}, ${quantity} ${unit}, ${value.amount} ${value.currency}`;

/** A member as people read it: money as amount and currency, what is not there as nothing. */
function inText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'object' && 'amount' in value && 'currency' in value) {
    return `${String(value.amount)} ${String(value.currency)}`;
  }
  return JSON.stringify(value);
}
