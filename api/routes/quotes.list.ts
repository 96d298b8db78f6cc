import { listQuotes as operation } from '../contract/operations/quotes.js';
import { listQuotes } from '../../services/quotes/readQuotes.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentQuoteSummary } from '../presenters/presentQuote.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const quotesList = defineRoute(operation, async ({ deps, caller, query }) =>
  ok(presentPage(await listQuotes(deps, caller, query), presentQuoteSummary)),
);
