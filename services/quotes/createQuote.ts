import type { Decision } from '../../domain/decision.js';
import type { QuoteQuestion, QuoteVariant } from '../../domain/quote/quoteData.js';
import { loadTableRates } from '../../prisma/queries/exchangeRates.js';
import { listPermitsOnFile } from '../../prisma/queries/permits.js';
import { createQuote as createRow, type QuoteRow } from '../../prisma/queries/quotes.js';
import type { Transaction } from '../../prisma/withActor.js';
import type { PermitOnFile } from '../../rules/decisions/permits/permitRequirement.js';
import { needsPermits } from '../../rules/decisions/quote/quotePermits.js';
import { applyVariant } from '../../rules/decisions/quote/applyVariant.js';
import { checkQuestion, parcelsOf } from '../../rules/decisions/quote/checkQuestion.js';
import { compareOffers } from '../../rules/decisions/quote/compareQuotes.js';
import { quoteRateNeeds } from '../../rules/decisions/quote/regimeChoice.js';
import { decideQuote, type DecideQuoteInput } from '../../rules/decisions/quote/decideQuote.js';
import {
  readKeptQuote,
  type AnsweredVariant,
  type KeptQuestion,
  type QuoteAnswer,
  type ReadQuote,
} from '../../rules/decisions/quote/keptQuote.js';
import type { Quote } from '../../rules/decisions/quote/quote.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { itemCodeFaults } from '../nomenclature/codeFaults.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem, type Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** What is asked: the goods with the day (today at the origin where none is named), and what to answer beside them. */
export interface AskedQuote {
  question: Omit<QuoteQuestion, 'date'> & { date: string | undefined };
  variants: readonly QuoteVariant[];
  key: RequestKey;
}

/**
 * Answers a quote, with its variants side by side, and keeps question and answer with the packs and rates they rest on.
 * Throws `REQUEST.BODY_INVALID` with all faults.
 */
export async function createQuote(
  deps: Pick<ServiceDeps, 'record' | 'registry' | 'nomenclature' | 'clock'>,
  caller: Caller,
  { question, variants, key }: AskedQuote,
): Promise<ReadQuote<QuoteRow>> {
  authorise(caller, 'createQuote');
  const { record, registry, clock } = deps;
  const now = clock();
  const today = registry.dayIn(question.data.corridor.origin, now.toISOString());
  const base: QuoteQuestion = { ...question, date: question.date ?? today };
  const others = variants.map((variant) => ({ variant, question: applyVariant(base, variant) }));
  refuseFaults(questionFaults(deps, base));
  refuseFaults(others.flatMap((other, index) => variantFaults(deps, other, `/variants/${index}`)));
  const id = idOf('quote', key);
  const { organisationId, personId } = caller;
  return record.withActor(actorOf(caller), async (tx) => {
    const questions = [base, ...others.map(({ question: asked }) => asked)];
    const isPermitNeeded = questions.some((asked) => needsPermits(registry, asked));
    const permitsOnFile = isPermitNeeded ? await permitsOf(tx, organisationId) : [];
    const needs = questions.flatMap((asked) => quoteRateNeeds(registry, asked));
    const rates = needs.length === 0 ? {} : { tables: await loadTableRates(tx, needs) };
    const answers = (asked: QuoteQuestion): Decision<Quote> => answer(registry, asked, { permitsOnFile, rates }, now);
    const first = answers(base);
    const beside = others.map(({ variant, question: asked }) =>
      besideFirst(first.value, variant, asked, answers(asked)),
    );
    const { corridor } = base.data;
    const row = await createRow(tx, {
      ...{ id, organisationId, createdBy: personId, createdAt: now.toISOString(), date: base.date },
      ...{ origin: corridor.origin, destination: corridor.destination },
      validUntil: first.value.validity.until,
      question: { ...base, variants } satisfies KeptQuestion,
      answer: { quote: first.value, explanation: first.explanation, variants: beside } satisfies QuoteAnswer,
      packs: first.facts.packs ?? [],
      rates: first.facts.rates ?? [],
    });
    return readKeptQuote(row);
  });
}

function answer(
  registry: PackRegistry,
  asked: QuoteQuestion,
  known: Pick<DecideQuoteInput, 'permitsOnFile' | 'rates'>,
  now: Date,
): Decision<Quote> {
  const { data, date } = asked;
  const decidedAt = now.toISOString();
  return decideQuote(registry, { data, date, decidedAt, parcels: parcelsOf(asked), ...known });
}

/** The firm's permits with what may still be written off. */
async function permitsOf(tx: Transaction, organisationId: string): Promise<PermitOnFile[]> {
  const onFile = await listPermitsOnFile(tx, organisationId);
  return onFile.map(({ status, ...permit }) => ({ ...permit, revoked: status === 'revoked' }));
}

function besideFirst(
  first: Quote,
  { name }: QuoteVariant,
  question: QuoteQuestion,
  { value, explanation, facts }: Decision<Quote>,
): AnsweredVariant {
  const [before, after] = [first.offers[0], value.offers[0]];
  const compared =
    before === undefined || after === undefined
      ? null
      : { before: before.regime, after: after.regime, differences: compareOffers(before, after) };
  return { name, question, quote: value, explanation, packs: facts.packs ?? [], rates: facts.rates ?? [], compared };
}

type Known = Pick<ServiceDeps, 'registry' | 'nomenclature'>;

/** All faults of a question, its codes held against the nomenclature too. */
const questionFaults = (known: Known, question: QuoteQuestion): Fault[] => [
  ...checkQuestion(known.registry, question),
  ...itemCodeFaults(known, question.data, question.date),
];

/** Faults of a variant of a question that has none, where the variant is written. */
function variantFaults(
  known: Known,
  { variant, question }: { variant: QuoteVariant; question: QuoteQuestion },
  at: string,
): Fault[] {
  return questionFaults(known, question).map(({ pointer, ...fault }) => {
    const own = pointer.replace('/corridor/destination', '/destination');
    const [, member = ''] = own.split('/');
    return { ...fault, pointer: member in variant ? `${at}${own}` : at };
  });
}

function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
}
