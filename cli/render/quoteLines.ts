import type { Quote } from '../../api/contract/quote.js';
import { layOut, PAGE_WIDTH, wrap } from './columns.js';

type Answer = Omit<Quote['variants'][number], 'name' | 'compared'>;
type Offer = Answer['offers'][number];
type Money = Answer['goods'][number];

const AMOUNT_WIDTH = 14;
const LABEL_WIDTH = 30;

const inWords = ({ amount, currency }: Money): string => `${amount} ${currency}`;
const paragraph = (text: string, indent: string): string[] =>
  wrap(text, PAGE_WIDTH - indent.length).map((line) => `${indent}${line}`);

/** A quote as a bill: each regime with its charges and their reasons, then what else has to be known, then the variants. */
export function quoteLines(quote: Quote): string[] {
  const { corridor, date, variants } = quote;
  return [
    `Quote ${quote.id}: ${corridor.origin} to ${corridor.destination}, by the law of ${date}`,
    ...answerLines(quote),
    ...variants.flatMap((variant) => ['', `What if: ${variant.name}`, ...differenceLines(variant)]),
  ];
}

function answerLines(answer: Answer): string[] {
  const { offers, closed, permits, time, validity, cannot_say: unsaid } = answer;
  return [
    ...offers.flatMap((offer, index) => ['', ...offerLines(answer, offer, index === 0 && offers.length > 1)]),
    ...(offers.length === 0 ? ['', 'No regime takes these goods, sent so.'] : []),
    ...closed.flatMap(({ name, regime, why }) => [
      '',
      `Not open: ${name} (${regime})`,
      ...why.flatMap((text) => paragraph(text, '  ')),
    ]),
    '',
    permits.length === 0 ? 'No permit is known to be needed.' : 'Permits needed before the goods may leave:',
    ...permits.flatMap(permitLines),
    ...unsaid.flatMap(({ what, why }) => paragraph(`Cannot say: ${what}. ${why}`, '  ')),
    '',
    ...(time === null
      ? []
      : [
          `The goods may leave by ${time.ready_by}, or by ${time.ready_by_if_examined} if customs examines them.`,
          ...time.steps.flatMap((step) => paragraph(`${step.what}: by ${step.by} (${step.confidence})`, '  ')),
          ...time.cannot_say.flatMap(({ what, why }) => paragraph(`Cannot say: ${what}. ${why}`, '  ')),
        ]),
    ...paragraph(
      validity.until === null ? validity.why : `The quote holds up to and including ${validity.until}. ${validity.why}`,
      '',
    ),
  ];
}

function offerLines(answer: Answer, offer: Offer, isFirst: boolean): string[] {
  const { origin, destination, totals } = offer;
  const several = answer.parcels > 1;
  const stated: [string, readonly Money[]][] = [
    ['Goods', answer.goods],
    ['Freight', answer.freight],
    ['Insurance', answer.insurance],
    ['Fees of permits', answer.fees],
  ];
  const where = offer.destination_is_estimate ? 'an estimate: the buyer pays there' : 'the seller pays them';
  return [
    `Under ${offer.name} (${offer.regime})${isFirst ? ', the cheapest of those best known' : ''}`,
    ...stated.flatMap(([label, amounts]) =>
      amounts.filter(({ amount }) => Number(amount) !== 0).map((amount) => row(label, amount)),
    ),
    ...origin.flatMap((charge) => chargeLines(charge, 'at origin', several)),
    ...destination.flatMap((charge) => chargeLines(charge, 'on arrival', several)),
    ...totals.landed.map((money, index) =>
      row(index > 0 ? 'and' : offer.is_complete ? 'Landed cost' : 'Landed cost, as far as known', money),
    ),
    ...valueLines(offer, several),
    ...(destination.length === 0 ? [] : [`  Charges at the destination are ${where}.`]),
    ...offer.cannot_say.flatMap(({ what, why }) => paragraph(`Cannot say: ${what}. ${why}`, '  ')),
    ...offer.asks_for.flatMap(({ why }) => paragraph(`It asks for: ${why}`, '  ')),
  ];
}

const row = (label: string, money: Money): string =>
  `  ${label.padEnd(LABEL_WIDTH)}${money.amount.padStart(AMOUNT_WIDTH)} ${money.currency}`;

/** What the charges rest on: the value for customs, and the exchange rates by which it was reckoned. */
const valueLines = ({ customs_values: values, rates }: Offer, several: boolean): string[] => [
  ...values.map(
    ({ parcel, basis, ...value }) =>
      `  Customs value${several ? ` of parcel ${parcel}` : ''}: ${inWords(value)} (${basis.replaceAll('_', ' ')}).`,
  ),
  ...rates.map(({ id, rate, kind, confidence }) => `  Exchange rate: ${rate} [${kind}; ${id}, ${confidence}]`),
];

function chargeLines(charge: Offer['origin'][number], where: string, several: boolean): string[] {
  const of = charge.line === 0 ? '' : ` on item ${charge.line}`;
  const label = `${charge.tax.replaceAll('_', ' ')}${of}${several ? `, parcel ${charge.parcel}` : ''}`;
  const source = `[${where}; ${charge.rule_id}, ${charge.confidence}]`;
  return [row(label, charge.amount), ...paragraph(`${charge.explanation} ${source}`, '    ')];
}

function permitLines(permit: Answer['permits'][number]): string[] {
  const { name, agency, applications, covered_by: covering, working_days: days, fee, asks_for: documents } = permit;
  const standing = applications === 0 ? `covered by permit ${covering ?? 'on file'}` : 'to be applied for';
  const details = [
    ...(applications > 1 ? [`${applications} applications`] : []),
    ...(days === null ? [] : [`${days} working days`]),
    ...(fee === null ? [] : [`fee ${inWords(fee)}`]),
    ...(documents.length === 0 ? [] : [`with ${documents.join(', ').replaceAll('_', ' ')}`]),
  ];
  return paragraph(
    `${name} (${agency}), ${[standing, ...details].join(', ')} [${permit.rule_id}, ${permit.confidence}]`,
    '  ',
  );
}

/** What differs in a variant, tax by tax; all of it where the first answer has nothing to hold it against. */
function differenceLines({ compared, ...answer }: Quote['variants'][number]): string[] {
  if (compared === null) return answerLines(answer);
  if (compared.differences.length === 0) return ['  Nothing differs.'];
  const rows = compared.differences.map(({ of, tax, currency, before, after, difference }) => [
    `  ${tax === null ? 'landed cost' : `${tax.replaceAll('_', ' ')} (${of})`}`,
    before.padStart(AMOUNT_WIDTH),
    after.padStart(AMOUNT_WIDTH),
    `${difference.startsWith('-') ? '' : '+'}${difference} ${currency}`,
  ]);
  const regimes = compared.before === compared.after ? [] : [`  (${compared.before} before, ${compared.after} here)`];
  return [...regimes, ...layOut(['  Of', 'Before', 'Here', 'Difference'], rows)];
}
