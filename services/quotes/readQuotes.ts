import { findQuote, listQuotes as listRows, type QuoteRow } from '../../prisma/queries/quotes.js';
import { readKeptQuote, type ReadQuote } from '../../rules/decisions/quote/keptQuote.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** One quote of the caller's own firm; another firm's is answered as unknown. Throws `QUOTE.NOT_FOUND`. */
export async function getQuote({ record }: ServiceDeps, caller: Caller, quoteId: string): Promise<ReadQuote<QuoteRow>> {
  authorise(caller, 'getQuote');
  return record.withActor(actorOf(caller), async (tx) => {
    const quote = await findQuote(tx, quoteId);
    if (quote?.organisationId !== caller.organisationId) throw new ServiceProblem('QUOTE.NOT_FOUND');
    return readKeptQuote(quote);
  });
}

/** Quotes of the caller's own firm, newest first. */
export async function listQuotes(
  { record }: ServiceDeps,
  caller: Caller,
  { limit, cursor }: PageRequest,
): Promise<Page<QuoteRow>> {
  authorise(caller, 'listQuotes');
  return record.withActor(actorOf(caller), async (tx) => {
    const rows = await listRows(tx, { organisationId: caller.organisationId, after: positionOf(cursor), limit });
    return toPage(
      rows,
      (row) => row,
      ({ createdAt, id }) => ({ at: createdAt, id }),
    );
  });
}
