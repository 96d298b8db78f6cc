import type { Json } from '../../domain/json.js';
import type { Quote } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';

/** A quote as it was given: never changed. */
export interface QuoteRow {
  id: string;
  organisationId: string;
  createdBy: string;
  /** ISO 8601 UTC. */
  createdAt: string;
  /** Day whose law was applied, YYYY-MM-DD. */
  date: string;
  origin: string;
  destination: string;
  /** Last day on which it holds, YYYY-MM-DD; null where nothing says. */
  validUntil: string | null;
  question: Json;
  answer: Json;
  /** Packs with version and content hash, and the exchange rates that were used. */
  packs: Json;
  rates: Json;
}

/** What of a new quote is written; question and answer are plain JSON by their types. */
export type NewQuote = Omit<QuoteRow, 'question' | 'answer'> & { question: object; answer: object };

/** Writes a quote; one of the same id is written once. @returns the quote that stands */
export async function createQuote(tx: Transaction, quote: NewQuote): Promise<QuoteRow> {
  const { id, organisationId, createdBy, createdAt, date, origin, destination, validUntil } = quote;
  const { question, answer } = quote;
  const [asked, answered, packs, rates] = [question, answer, quote.packs ?? [], quote.rates ?? []].map(toText);
  // Written as text: the client would walk every member of an answer, which takes longer than finding the answer.
  const count = await tx.$executeRaw`INSERT INTO quote
    (id, organisation_id, created_by, created_at, date, origin, destination, valid_until, question, answer, packs, rates)
    VALUES (${id}, ${organisationId}, ${createdBy}, ${createdAt}::timestamptz, ${date}::date, ${origin}, ${destination},
      ${validUntil}::date, ${asked}::jsonb, ${answered}::jsonb, ${packs}::jsonb, ${rates}::jsonb)
    ON CONFLICT (id) DO NOTHING`;
  const known = count === 0 ? await findQuote(tx, id) : undefined;
  return known ?? { ...quote, question: question as Json, answer: answer as Json };
}

/** A quote, if the actor may see it. */
export async function findQuote(tx: Transaction, id: string): Promise<QuoteRow | undefined> {
  const row = await tx.quote.findUnique({ where: { id } });
  return row === null ? undefined : readQuote(row);
}

/** Quotes of a firm, newest first. */
export async function listQuotes(
  tx: Transaction,
  { organisationId, after, limit }: { organisationId: string; after?: Position | undefined; limit: number },
): Promise<Rows<QuoteRow>> {
  const found = await tx.quote.findMany({
    where: { AND: [{ organisationId }, olderThan('createdAt', after)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toRows(found.map(readQuote), limit);
}

const toText = (value: Json | object): string => JSON.stringify(value);

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

const readQuote = ({ createdAt, date, validUntil, question, answer, packs, rates, ...row }: Quote): QuoteRow => ({
  ...row,
  createdAt: createdAt.toISOString(),
  date: dayOf(date),
  validUntil: validUntil === null ? null : dayOf(validUntil),
  question: question as Json,
  answer: answer as Json,
  packs: packs as Json,
  rates: rates as Json,
});
