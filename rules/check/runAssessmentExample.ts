import type { DeclarationData, DeclarationItem } from '../../domain/declaration/declarationData.js';
import { assessDestination } from '../decisions/assessment/assessDestination.js';
import type { Pack } from '../loader/pack.js';
import { Decimal, sum } from '../money/decimal.js';
import type { ExampleOf } from '../schemas/examples.js';
import { differs } from './differs.js';

type AssessmentExample = ExampleOf<'assessment'>;

/** Computes a worked bill of a pack and says what comes out otherwise; nothing if it agrees. */
export function runAssessmentExample(pack: Pack, example: AssessmentExample): string[] {
  const { date, expect, quotas, paidOn } = example;
  const { charges, cannotSay, valued } = assessDestination(
    dataOf(pack, example),
    withMeasures(withRates(pack, example), example),
    date,
    {
      paidOn,
      ...(quotas === undefined
        ? {}
        : { quotas: new Map(Object.entries(quotas).map(([name, left]) => [name, new Decimal(left)])) }),
    },
  );
  const found = new Map<string, Decimal[]>();
  for (const { tax, amount } of charges) found.set(tax, [...(found.get(tax) ?? []), new Decimal(amount.amount)]);
  const taxes = [...new Set([...Object.keys(expect.taxes), ...found.keys()])];
  const open = expect.cannotSay ?? [];
  return [
    ...(expect.customsValue === undefined ? [] : sameAmount('customs value', expect.customsValue, valued?.total)),
    ...taxes.flatMap((tax) => sameAmount(tax, expect.taxes[tax] ?? '0', sum(found.get(tax) ?? []))),
    ...Object.entries(expect.lines ?? {}).flatMap(([line, wanted]) =>
      Object.entries(wanted).flatMap(([tax, amount]) => {
        const own = charges.filter((charge) => String(charge.line) === line && charge.tax === tax);
        return sameAmount(
          `${tax} on line ${line}`,
          amount,
          sum(own.map((charge) => new Decimal(charge.amount.amount))),
        );
      }),
    ),
    ...open
      .filter((start) => !cannotSay.some(({ what }) => what.startsWith(start)))
      .map((start) => `"${start}" should be left open, and is not`),
    ...cannotSay
      .filter(({ what }) => !open.some((start) => what.startsWith(start)))
      .map(({ what, why }) => `cannot say ${what}: ${why}`),
  ];
}

const sameAmount = (what: string, wanted: string, found: Decimal | undefined): string[] =>
  found?.equals(wanted) === true ? [] : differs(what, wanted, found?.toString());

/** The rates that an example states stand before those of its pack. */
function withRates(
  pack: Pack,
  { rates = [], date, invoiceDate = date, exportationDate = date, paidOn = date, source }: AssessmentExample,
): Pack {
  if (rates.length === 0) return pack;
  const days = [date, invoiceDate, exportationDate, paidOn].sort();
  const [from, until] = [days[0], days.at(-1)];
  const stated = rates.map(({ on, ...rate }, index) => ({
    ...rate,
    id: `${pack.manifest.country.toLowerCase()}.rate.of-the-example.${index}`,
    from: on ?? from ?? date,
    until: on ?? until ?? date,
    source,
    confidence: 'official' as const,
    kind: 'official' as const,
    publishedOn: on ?? from ?? date,
  }));
  return { ...pack, lists: { ...pack.lists, exchangeRates: [...stated, ...pack.lists.exchangeRates] } };
}

/** Measures that an example states: of each tax that it names, no other holds. */
function withMeasures(pack: Pack, { measures = [], date, source }: AssessmentExample): Pack {
  if (measures.length === 0) return pack;
  const stated = measures.map((measure, index) => ({
    ...measure,
    id: `${pack.manifest.country.toLowerCase()}.measure.of-the-example.${index}`,
    from: '1900-01-01',
    until: null,
    source,
    confidence: 'official' as const,
    note: `As the example states it for ${date}.`,
    flow: 'import' as const,
    partners: ['*'],
  }));
  const others = pack.lists.measures.filter(({ tax }) => !measures.some((measure) => measure.tax === tax));
  return { ...pack, lists: { ...pack.lists, measures: [...stated, ...others] } };
}

function dataOf(pack: Pack, example: AssessmentExample): DeclarationData {
  const { partner, items, date } = example;
  const country = pack.manifest.country;
  const currency = items[0]?.value.currency ?? pack.manifest.currency;
  const nothing = { amount: '0', currency };
  return {
    corridor: { origin: partner, destination: country },
    declarant: { name: 'Example', tin: '0' },
    exporter: { name: 'Example', tin: '0', address: 'Example', country: partner },
    consignee: {
      name: 'Example',
      address: 'Example',
      country,
      ...(example.subdivision === undefined ? {} : { subdivision: example.subdivision }),
    },
    invoice: { number: 'EXAMPLE', date: example.invoiceDate ?? date, currency },
    incoterm: 'DAP',
    destination_charges_paid_by: 'buyer',
    regime: example.regime,
    office_of_export: `${partner}AAA`,
    place_of_destination: `${country}AAA`,
    mode_of_transport: example.mode ?? 'air',
    exportation_date: example.exportationDate ?? date,
    freight: example.freight ?? nothing,
    insurance: example.insurance ?? nothing,
    gross_weight_grams: 1000,
    items: items.map((item, index) => itemOf(item, index, partner)),
    ...example.sellerNumber,
  };
}

function itemOf(item: AssessmentExample['items'][number], index: number, partner: string): DeclarationItem {
  const { preference, relief, commodityCode, supplementary } = item;
  return {
    line: index + 1,
    description: 'Goods of the example',
    hs_code: item.hsCode,
    ...(commodityCode === undefined ? {} : { commodity_code: commodityCode }),
    origin: item.origin ?? partner,
    net_weight_grams: item.netWeightGrams ?? 1000,
    quantity: item.quantity ?? '1',
    unit: item.unit ?? 'piece',
    value: item.value,
    ...(supplementary === undefined ? {} : { supplementary_quantities: supplementary }),
    ...(preference === undefined
      ? {}
      : {
          preference: {
            scheme: preference.scheme,
            certificate_number: preference.certificateNumber,
            issued_on: preference.issuedOn,
          },
        }),
    ...(relief === undefined
      ? {}
      : {
          relief: {
            code: relief.code,
            ...(relief.documentNumber === undefined ? {} : { document_number: relief.documentNumber }),
          },
        }),
  };
}
