import type { z } from 'zod';
import type { DeclarationData, DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { assessDestination } from '../../../rules/decisions/assessment/assessDestination.js';
import type { SideAssessment } from '../../../rules/decisions/assessment/assessSide.js';
import type { Pack } from '../../../rules/loader/pack.js';
import { parsePack } from '../../../rules/loader/parsePack.js';
import { Decimal } from '../../../rules/money/decimal.js';
import type { LISTS } from '../../../rules/schemas/lists.js';
import { listFile, type ListName } from '../../../rules/schemas/lists.js';

type Row<Name extends ListName> = z.input<(typeof LISTS)[Name]>;
/** A row without what every row carries. */
type Bare<Name extends ListName> = Omit<Row<Name>, 'id' | 'from' | 'until' | 'source' | 'confidence'> &
  Partial<Pick<Row<Name> & { from: string; until: string | null }, 'from' | 'until'>>;

/** Lists of a country that does not exist, rows without id, source and confidence. */
export type BareLists = {
  [Name in 'regimes' | 'measures' | 'preferences' | 'reliefs']?: Bare<Name>[];
} & { rates?: { base: string; quote: string; rate: string; from?: string; until?: string }[] };

/** The pack XZ/2026-01-01 with these lists, held against the schemas. */
export function fictionalPack({ rates = [], ...lists }: BareLists, manifest: object = {}): Pack {
  const files = new Map<string, unknown>([
    [
      'pack.json',
      {
        id: 'XZ/2026-01-01',
        country: 'XZ',
        name: 'Nowhere',
        effectiveFrom: '2026-01-01',
        version: '1.0.0',
        roles: ['destination'],
        currency: 'XZD',
        timeZone: 'UTC',
        hsEdition: '2022',
        fictional: true,
        summary: 'Law of a test.',
        ...manifest,
      },
    ],
  ]);
  const named = {
    ...lists,
    exchangeRates: rates.map((rate) => ({ kind: 'official', publishedOn: '2026-01-01', ...rate })),
  };
  for (const [name, rows] of Object.entries(named)) {
    files.set(
      listFile(name as ListName),
      rows.map((row, index) => ({
        from: '2026-01-01',
        until: null,
        source: 'law-of-the-test',
        confidence: 'demonstration',
        ...row,
        id: `xz.${name.toLowerCase()}.${index}`,
      })),
    );
  }
  const result = parsePack(files);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems, null, 2));
  return result.pack;
}

type Tax = z.input<(typeof LISTS)['regimes']>['taxes'][number];

/** An import regime named `standard` in XZD that rounds half up to the cent; taxes on the customs value unless they say more. */
export const standardRegime = (
  taxes: (Partial<Tax> & { tax: string })[],
  more: Partial<Bare<'regimes'>> = {},
): Bare<'regimes'> => ({
  code: 'standard',
  name: 'Standard import',
  flow: 'import',
  valueBasis: 'goods_price',
  currency: 'XZD',
  apportionBy: 'value',
  rounding: { mode: 'half_up', scale: 2 },
  rateDate: { event: 'acceptance', rule: 'day_of_event' },
  limits: [],
  ...more,
  taxes: taxes.map((tax) => ({ base: ['customs_value'], levied: { kind: 'full' }, ...tax })),
});

/** Goods as a test states them; what it does not state does not matter. */
export interface BareGoods extends Partial<Omit<DeclarationItem, 'value'>> {
  value: string;
  currency?: string;
}

/** A declaration into XZ from XY under the regime `standard`. */
export function declarationOf(goods: readonly BareGoods[], more: Partial<DeclarationData> = {}): DeclarationData {
  return {
    corridor: { origin: 'XY', destination: 'XZ' },
    declarant: { name: 'A', tin: '1' },
    exporter: { name: 'A', tin: '1', address: 'A', country: 'XY' },
    consignee: { name: 'B', address: 'B', country: 'XZ' },
    invoice: { number: '1', date: '2026-06-01', currency: 'XZD' },
    incoterm: 'DAP',
    destination_charges_paid_by: 'buyer',
    regime: 'standard',
    office_of_export: 'XYAAA',
    place_of_destination: 'XZAAA',
    mode_of_transport: 'air',
    freight: { amount: '0', currency: 'XZD' },
    insurance: { amount: '0', currency: 'XZD' },
    gross_weight_grams: 1000,
    items: goods.map(({ value, currency = 'XZD', ...item }, index) => ({
      line: index + 1,
      description: 'goods',
      hs_code: '090121',
      origin: 'XY',
      net_weight_grams: 1000,
      quantity: '1',
      unit: 'piece',
      ...item,
      value: { amount: value, currency },
    })),
    ...more,
  };
}

/** The charges of an assessment as `line tax amount`, and the reasons for what cannot be said. */
export function bill({ charges, cannotSay }: SideAssessment): { charges: string[]; cannotSay: string[] } {
  return {
    charges: charges.map(({ line, tax, amount }) => `${line} ${tax} ${amount.amount}`),
    cannotSay: cannotSay.map(({ why }) => why),
  };
}

/** Assesses goods by a fictional pack on 1 July 2026. */
export const billOf = (
  pack: Pack,
  goods: readonly BareGoods[],
  more: Partial<DeclarationData> = {},
  quotas?: Readonly<Record<string, string>>,
): ReturnType<typeof bill> => {
  const left = Object.entries(quotas ?? {}).map(([name, amount]) => [name, new Decimal(amount)] as const);
  const known = quotas === undefined ? {} : { quotas: new Map(left) };
  return bill(assessDestination(declarationOf(goods, more), pack, '2026-07-01', known));
};
