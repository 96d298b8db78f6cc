import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { QuoteQuestion } from '../../../domain/quote/quoteData.js';
import { sentence } from '../../explanations/sentence.js';
import type { PackReference } from '../../../domain/decision.js';
import type { Ruleset } from '../../loader/pack.js';
import type { RateInput } from '../../money/rateBook.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { dateAtDestination } from '../../loader/rulesetRef.js';
import { assessDuty } from '../assessment/assessDuty.js';
import type { Assessment } from '../assessment/assessment.js';
import { chargeDifferences, type ChargeDifference, type Charges } from '../assessment/chargeDifferences.js';
import { asDeclaration } from './asDeclaration.js';
import { parcelsOf } from './checkQuestion.js';
import { inputSteps } from './inputSteps.js';
import type { Offer, Quote } from './quote.js';

/** An input that is not what the quote was asked about, and by how much each charge differs because of it. Plain JSON. */
export type InputChange = { input: string; quoted: string; declared: string; differences: ChargeDifference[] };

/** How an assessment stands to the quote that its declaration names. */
export type QuoteComparison = {
  quoteId: string;
  /** True where every charge is as it was quoted, though inputs may differ. */
  asQuoted: boolean;
  changes: InputChange[];
  explanation: string;
};

export interface CompareWithQuoteInput {
  quoteId: string;
  question: QuoteQuestion;
  quote: Quote;
  packs: readonly PackReference[];
  data: DeclarationData;
  assessment: Assessment;
  /** The law that the declaration was assessed by. */
  ruleset: Ruleset;
  /** Exchange rates that it was assessed with. */
  rates?: RateInput;
}

/**
 * Holds an assessment against its quote. Starting from what was quoted, the inputs are changed to the declared ones one by
 * one: first the law, then the regime, the way, each line of goods, freight and insurance. What each change adds is its own,
 * and all of them together are the whole difference.
 */
export function compareWithQuote(registry: PackRegistry, input: CompareWithQuoteInput): QuoteComparison {
  const { quoteId, data, assessment, ruleset, question } = input;
  const quoted = quotedParcel(input);
  if (quoted === undefined) return closing(quoteId, [], chargeDifferences({ origin: [], destination: [] }, assessment));
  const { corridor } = quoted.data;
  if (corridor.origin !== data.corridor.origin || corridor.destination !== data.corridor.destination) {
    const differences = chargeDifferences(quoted.charges, assessment);
    const said = (one: DeclarationData['corridor']): string => `${one.origin} to ${one.destination}`;
    return closing(quoteId, [
      { input: 'corridor', quoted: said(corridor), declared: said(data.corridor), differences },
    ]);
  }
  const assess = (asked: DeclarationData): Charges =>
    assessDuty(registry, {
      data: asked,
      stage: assessment.stage,
      date: ruleset.date,
      ruleset,
      ...(input.rates && { rates: input.rates }),
    }).value;
  let charges: Charges = quoted.charges;
  const changes: InputChange[] = [];
  const step = ({ quiet, ...change }: Omit<InputChange, 'differences'> & { quiet: boolean }, next: Charges): void => {
    const differences = chargeDifferences(charges, next);
    charges = next;
    if (differences.length > 0 || (!quiet && change.quoted !== change.declared))
      changes.push({ ...change, differences });
  };

  const law = (dates: readonly string[], packs: readonly PackReference[]): string =>
    [...new Set(dates), ...packs.map(({ id, hash }) => `${id} ${hash.slice(0, 15)}`).sort()].join(', ');
  const laws = {
    quoted: law([question.date], input.packs),
    declared: law([ruleset.date, dateAtDestination(ruleset)], ruleset.packs),
  };
  step({ input: 'law', ...laws, quiet: true }, assess(quoted.data));
  for (const { data: next, ...change } of inputSteps(quoted.data, data)) step(change, assess(next));
  step({ input: 'anything else', quoted: '', declared: '', quiet: true }, assessment);
  return closing(quoteId, changes);
}

/** The quoted parcel that the declaration is of: the one with the same lines, else the first; and its charges. */
function quotedParcel({
  question,
  quote,
  data,
}: CompareWithQuoteInput): { data: DeclarationData; charges: Charges } | undefined {
  const offer = quote.offers.find(({ regime }) => regime === data.regime) ?? quote.offers[0];
  if (offer === undefined) return undefined;
  const parcels = parcelsOf(question).map((parcel) => asDeclaration(parcel, offer.regime, question.date));
  const sameLines = ({ items }: Pick<DeclarationData, 'items'>): string =>
    JSON.stringify(items.map(({ line, hs_code, quantity, value }) => [line, hs_code, quantity, value.amount]));
  const index = Math.max(
    0,
    parcels.findIndex((parcel) => sameLines(parcel) === sameLines(data)),
  );
  const parcel = parcels[index];
  return parcel === undefined ? undefined : { data: parcel, charges: chargesOf(offer, index + 1) };
}

function chargesOf(offer: Offer, number: number): Charges {
  const of = (side: 'origin' | 'destination') =>
    offer[side].filter(({ parcel }) => parcel === number).map(({ parcel: _parcel, ...charge }) => charge);
  return { origin: of('origin'), destination: of('destination') };
}

function closing(quoteId: string, changes: InputChange[], unexplained: ChargeDifference[] = []): QuoteComparison {
  const whole = unexplained.length === 0 ? changes : [...changes, otherwise(unexplained)];
  const asQuoted = whole.every(({ differences }) => differences.length === 0);
  const sentences = [
    ...(asQuoted ? [sentence('quote.as_quoted', { quote: quoteId })] : []),
    ...whole.map(({ input, quoted, declared, differences }) =>
      sentence('quote.input_changed', {
        input,
        ...{ quoted: quoted === '' ? '-' : quoted, declared: declared === '' ? '-' : declared },
        differences: differences.map(inWords).join(', ') || sentence('quote.no_difference').text,
      }),
    ),
  ];
  return { quoteId, asQuoted, changes: whole, explanation: sentences.map(({ text }) => text).join(' ') };
}

const otherwise = (differences: ChargeDifference[]): InputChange => ({
  input: 'anything else',
  quoted: '',
  declared: '',
  differences,
});

const inWords = ({ tax, line, currency, difference }: ChargeDifference): string =>
  `${tax.replaceAll('_', ' ')} on line ${line} ${difference.startsWith('-') ? '' : '+'}${difference} ${currency}`;
